"""Bytes of a wire to text: what its source says, what the bytes say, then what text usually is."""

import re

from syndicate.formats.decode import MAX_BYTES, decode
from syndicate.formats.wires.controls import FRAMING, restored, with_line_feeds
from syndicate.formats.wires.national import in_national_letters
from syndicate.formats.wires.t61 import decode_t61, is_t61

_SETS = {
    b"\x1b%G": "utf-8", b"\x1b%/G": "utf-8", b"\x1b%/H": "utf-8", b"\x1b%/I": "utf-8",
    b"\x1b-A": "iso8859_1", b"\x1b-B": "iso8859_2", b"\x1b-C": "iso8859_3", b"\x1b-D": "iso8859_4",
    b"\x1b-F": "iso8859_7", b"\x1b-G": "iso8859_6", b"\x1b-H": "iso8859_8", b"\x1b-L": "iso8859_5",
    b"\x1b-M": "iso8859_9", b"\x1b-b": "iso8859_15",
}  # fmt: skip
"""Designations of the right-hand half (ISO 2022; IPTC 7901 Annex C)."""
_ESCAPE = re.compile(rb"\x1b[\x20-\x2f]{0,3}[\x30-\x7e]")
_T61_NAMES = frozenset({"t61", "t618bit", "iso6937", "isoir103", "isoir156"})
_POINTS = str.maketrans("", "", "-_. ")
_ISO_2022 = (b"\x1b$B", b"\x1b$@", b"\x1b$(D")


def wire_text(content: bytes, charset: str | None = None) -> str:
    """The text of a filing, its framing control characters in it and LF for every line end.

    Args:
        content: The bytes.
        charset: What the source says they are in, believed if it is an encoding that is known here.

    Raises:
        UnreadableFiling: They are empty, too large or not text.
    """
    return with_line_feeds(restored(_decoded(content, charset)))


def _decoded(content: bytes, charset: str | None) -> str:
    if len(content) > MAX_BYTES:
        return decode(content)
    if not content.translate(None, FRAMING).strip():
        return decode(content and b" ")
    if charset:
        is_6937 = charset.casefold().translate(_POINTS) in _T61_NAMES
        return decode_t61(content) if is_6937 else decode(content, FRAMING, charset)
    if b"\x1b" in content and not any(escape in content for escape in _ISO_2022):
        designated = next((_SETS[found[0]] for found in _ESCAPE.finditer(content) if found[0] in _SETS), None)
        return decode(_ESCAPE.sub(b"", content), FRAMING, designated)
    return _seen(content)


def _seen(content: bytes) -> str:
    """The text in the set that its bytes look like."""
    if content.isascii():
        return in_national_letters(decode(content, FRAMING))
    is_6937 = not _is_utf8(content) and is_t61(content)
    return decode_t61(content) if is_6937 else decode(content, FRAMING)


def _is_utf8(content: bytes) -> bool:
    try:
        content.decode("utf-8")
    except UnicodeDecodeError:
        return False
    return True
