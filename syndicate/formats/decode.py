"""Bytes to text: the door every text dispatch comes through.

Tries what can be known before what must be guessed: a byte order mark, UTF-8, UTF-16 and UTF-32 by where their zero
bytes stand, ISO-2022 by its escapes, UTF-8 with a few damaged bytes, and only then the code pages of wire services.
Characters that no feed may carry are still in the result: :func:`syndicate.rules.text.clean` takes them out.
"""

import codecs
import re

from charset_normalizer import from_bytes

from syndicate.errors import UnreadableFiling
from syndicate.formats.code_pages import latin_code_page

MAX_BYTES = 8 * 1024 * 1024

_SIGNATURES: tuple[tuple[bytes, str], ...] = (
    (b"\x1f\x8b", "a gzip archive"),
    (b"PK\x03\x04", "a zip archive or office document"),
    (b"PK\x05\x06", "an empty zip archive"),
    (b"%PDF-", "a PDF document"),
    (b"\xff\xd8\xff", "a JPEG picture"),
    (b"\x89PNG\r\n\x1a\n", "a PNG picture"),
    (b"GIF87a", "a GIF picture"),
    (b"GIF89a", "a GIF picture"),
    (b"II*\x00", "a TIFF picture"),
    (b"MM\x00*", "a TIFF picture"),
    (b"BM", "a BMP picture"),
    (b"BZh", "a bzip2 archive"),
    (b"\xfd7zXZ\x00", "an xz archive"),
    (b"\x28\xb5\x2f\xfd", "a zstd archive"),
    (b"7z\xbc\xaf\x27\x1c", "a 7z archive"),
    (b"Rar!\x1a\x07", "a RAR archive"),
    (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "an old office document"),
    (b"SQLite format 3\x00", "an SQLite database"),
    (b"\x7fELF", "a program"),
    (b"MZ", "a program"),
    (b"ID3", "an MP3 recording"),
    (b"OggS", "an Ogg recording"),
    (b"fLaC", "a FLAC recording"),
    (b"\x1aE\xdf\xa3", "a Matroska film"),
    (b"%!PS", "a PostScript document"),
)
_FIRST_BYTES = tuple(signature for signature, _ in _SIGNATURES)
_SHORT_SIGNATURES = frozenset({b"BM", b"MZ", b"ID3", b"BZh"})  # also how text may begin: believed only with controls

_BYTE_ORDER_MARKS = (  # UTF-32's begins with UTF-16's
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)

# What wires and newsrooms really use; guessing among a hundred code pages finds a wrong one for every short text.
_CODE_PAGES = [
    *("cp1252", "cp1250", "cp1251", "cp1253", "cp1254", "cp1255", "cp1256", "cp1257", "cp874", "koi8_r", "cp866"),
    *("iso8859_2", "iso8859_5", "iso8859_6", "iso8859_7", "iso8859_8"),
    *("cp932", "euc_jp", "gb18030", "big5", "euc_kr"),
]
_LATIN = frozenset({"cp1250", "cp1252", "cp1254", "cp1257", "iso8859_2"})

_PADDING = b"\x00\x1a"  # old systems fill the last block of a file with these
_CONTROLS = bytes(byte for byte in range(0x20) if byte not in b"\t\n\r") + b"\x7f"
_ISO_2022_ESCAPES = (b"\x1b$B", b"\x1b$@", b"\x1b$(D")
_CONTROLS_IN_TEXT = 0.05  # random bytes have 11 %
_FEW_CONTROLS = 12  # around the header of any wire (IPTC 7901 §2, ANPA 1312), however short the text
_ZEROS_IN_TEXT = 0.005
_DAMAGE = 0.02
_SOUND = 3  # so many whole sequences for every broken one: code pages hardly ever make one by chance
_PRINTABLE = bytes(range(0x20, 0x7F)) + b"\t\n\r"
_ASCII_SHARE = 0.85
_READABLE = 0.97
_WRITTEN = re.compile(  # what living scripts write in; two bytes taken at random fall outside half of the time
    "[\t\n\r\x20-\x7e\u00a0-\u024f\u0370-\u06ff\u0900-\u0dff\u0e00-\u0eff\u2010-\u203b\u20ac\u3000-\u30ff\u4e00-\u9fff\uac00-\ud7a3"
    "\uff00-\uffef]"
)
_STRANGE = re.compile("[\x00-\x08\x0e-\x1f\x7f-\x9f\ue000-\uf8ff\ufff0-\uffff]")
_LATIN_SHARE = 0.25
_SAMPLE = 65536


def decode(content: bytes, controls: bytes = b"", charset: str | None = None) -> str:
    """Read bytes as text.

    Args:
        content: The bytes.
        controls: Control characters that its form is made of, so that they are no sign of binary content.
        charset: What its source says it is in: believed after a byte order mark, if it is an encoding known here and
            most of the bytes are sound in it.

    Raises:
        UnreadableFiling: They are empty, white space, larger than `MAX_BYTES`, not text, or in no encoding known
            here; the message says which.
    """
    if len(content) > MAX_BYTES:
        raise UnreadableFiling(f"the filing is larger than {MAX_BYTES // 1024 // 1024} MB ({len(content)} bytes)")
    if not content:
        raise UnreadableFiling("the filing is empty")
    text = _decoded(content, controls, charset)
    if not text.strip("\ufeff \t\r\n\x0b\x0c\x00\x1a\x85\xa0"):
        raise UnreadableFiling("the filing holds nothing but white space")
    return text


def _decoded(content: bytes, allowed: bytes, charset: str | None) -> str:
    for mark, encoding in _BYTE_ORDER_MARKS:
        if content.startswith(mark):
            return _marked(content[len(mark) :], encoding)
    _refuse_signatures(content)
    trimmed = content.rstrip(_PADDING)
    zeros = trimmed.count(0)
    if zeros and (wide := _wide_encoding(content)):
        return _marked(content, wide)
    _refuse_binary(trimmed.translate(None, allowed) if allowed else trimmed, zeros)
    if charset and (told := _told(trimmed, charset)):
        return told
    if any(escape in trimmed for escape in _ISO_2022_ESCAPES):
        try:
            return trimmed.decode("iso2022_jp_2")
        except UnicodeDecodeError:
            pass
    try:
        return trimmed.decode("utf-8")
    except UnicodeDecodeError:
        return _damaged_utf8(trimmed) or _guessed(trimmed)


def _told(content: bytes, charset: str) -> str | None:
    """The text in the encoding that its source names; None where there is none of that name, or it is another."""
    try:
        text = content.decode(codecs.lookup(charset).name, "replace")
    except (LookupError, ValueError):
        return None
    return text if text.count("\ufffd") <= max(1, len(text) * _DAMAGE) else None


def _marked(content: bytes, encoding: str) -> str:
    """Decode what is surely in this encoding: a lone surrogate or a cut-off end is damage, not another encoding."""
    text = content.decode(encoding, "surrogatepass" if _decodes(content, encoding) else "replace")
    _refuse_gibberish(text, f"damaged {encoding.upper()}")
    return text


def _decodes(content: bytes, encoding: str) -> bool:
    try:
        content.decode(encoding, "surrogatepass")
    except UnicodeDecodeError:
        return False
    return True


def _refuse_signatures(content: bytes) -> None:
    for signature, what in _SIGNATURES if content.startswith(_FIRST_BYTES) else ():
        if content.startswith(signature):
            if signature in _SHORT_SIGNATURES and not _has_controls(content[:512]):
                continue
            raise UnreadableFiling(f"the filing is {what}, not text")
    if content[4:8] == b"ftyp":
        raise UnreadableFiling("the filing is an MP4 film or HEIF picture, not text")
    if content[:4] == b"RIFF" and content[8:12] in (b"WAVE", b"WEBP", b"AVI "):
        raise UnreadableFiling("the filing is a recording or picture (RIFF), not text")


def _has_controls(content: bytes) -> bool:
    return len(content.translate(None, _CONTROLS)) < len(content)


def _refuse_binary(content: bytes, zeros: int) -> None:
    if zeros > max(2, len(content) * _ZEROS_IN_TEXT):
        raise UnreadableFiling("the filing is binary, not text: zero bytes all through it")
    controls = len(content) - len(content.translate(None, _CONTROLS))
    if controls > max(_FEW_CONTROLS, len(content) * _CONTROLS_IN_TEXT) or 2 * controls > len(content):
        raise UnreadableFiling(f"the filing is binary, not text: {controls} control characters in {len(content)} bytes")


def _refuse_gibberish(text: str, what: str) -> None:
    """Refuse text that is mostly replacement, private or control characters: the guess at its encoding was wrong."""
    sample = text[:_SAMPLE]
    strange = len(_STRANGE.findall(sample))
    if strange > max(4, len(sample) * _CONTROLS_IN_TEXT):
        raise UnreadableFiling(f"the filing is not text, or {what}: {strange} of {len(sample)} characters unreadable")


def _wide_encoding(content: bytes) -> str | None:
    """UTF-16 or UTF-32 without its mark: ASCII, if only spaces and line ends, leaves zeros at every 2nd or 4th byte."""
    sample = content[: _SAMPLE & ~3]
    zeros = [sample[place::4].count(0) for place in range(4)]
    most = 0.9 * len(sample) / 4
    if min(zeros[2], zeros[3]) > most > zeros[0]:
        return "utf-32-le"
    if min(zeros[0], zeros[1]) > most > zeros[3]:
        return "utf-32-be"
    plain = len(sample) - len(sample.translate(None, _PRINTABLE))
    if plain > _ASCII_SHARE * len(sample):  # a stray zero in ASCII, whose pairs of letters would pass for Chinese
        return None
    shares = {encoding: _written_share(sample, encoding) for encoding in ("utf-16-le", "utf-16-be")}
    likely = max(shares, key=lambda encoding: shares[encoding])
    return likely if shares[likely] > _READABLE and _has_spaces(sample, likely) else None


def _has_spaces(sample: bytes, encoding: str) -> bool:
    return any(space in sample.decode(encoding, "replace") for space in " \n\u3000")


def _written_share(sample: bytes, encoding: str) -> float:
    text = sample.decode(encoding, "replace")
    return len(_WRITTEN.findall(text)) / len(text)


def _damaged_utf8(content: bytes) -> str | None:
    """UTF-8 in which surrogates were encoded (CESU-8, UTR 26) or a few bytes broke; None where it is not UTF-8."""
    text = content.decode("utf-8", "surrogatepass" if _decodes(content, "utf-8") else "replace")
    broken = text.count("\ufffd")
    if not broken:
        return text
    sound = len(text) - len(text.encode("ascii", "ignore")) - broken
    if sound >= _SOUND * broken and broken <= max(1, len(text) * _DAMAGE):
        return text
    return None


def _guessed(content: bytes) -> str:
    sample = content[:_SAMPLE]
    high = len(sample.translate(None, bytes(range(0x80))))
    letters = high + sum(map(sample.count, b"abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ"))
    if high <= letters * _LATIN_SHARE:
        return content.decode(latin_code_page(sample), "replace")
    best = from_bytes(sample, cp_isolation=_CODE_PAGES).best()
    if best is None:
        raise UnreadableFiling("the filing is in no encoding known here: neither UTF-8 nor a code page of the wires")
    encoding = latin_code_page(sample) if best.encoding in _LATIN else best.encoding
    text = content.decode(encoding, "replace")
    _refuse_gibberish(text, f"not in {encoding}, the nearest encoding")
    return text
