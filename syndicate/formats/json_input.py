"""The door for JSON that others wrote: bytes to values, or a reason why not.

At most `MAX_BYTES` bytes, `MAX_CONTAINERS` objects and arrays and a depth of about a thousand. Damage that real wires
do is mended: another encoding than UTF-8, a byte order mark, control characters and lone surrogates in strings, `NaN`.
Of a name that stands twice in an object the last is heard (RFC 8259 §4 leaves it open).
"""

import json
import re

import orjson

from syndicate.errors import UnreadableFiling
from syndicate.formats.decode import MAX_BYTES, decode

MAX_CONTAINERS = 500_000

_GAP = re.compile(r"[\s\x00\x1a\x1e]*")
"""Around values: white space, padding, an old end of files, and what begins a record (RFC 7464 §2.1)."""
_BOM = b"\xef\xbb\xbf"
_OPENING = (b"{", b"[")


def looks_like_json(content: bytes) -> bool:
    """Whether it begins like an object or an array, in UTF-8, UTF-16 or an 8-bit code."""
    head = content[:1024].removeprefix(_BOM).removeprefix(b"\xff\xfe").removeprefix(b"\xfe\xff")
    return head.replace(b"\x00", b"").lstrip().startswith(_OPENING)


def searchable(content: bytes) -> bytes:
    """The content as names in it can be searched for: its ASCII characters one byte each, UTF-16 too."""
    content = content[:MAX_BYTES]
    return content.replace(b"\x00", b"") if b"\x00" in content[:64] else content


def parse_json(content: bytes) -> object:
    """Parse JSON; several values one after another (JSON Lines) are a list of them.

    Raises:
        UnreadableFiling: It is too large, nested too deeply, cut off, or no JSON.
    """
    if len(content) > MAX_BYTES:
        raise UnreadableFiling(f"the filing is larger than {MAX_BYTES // 1024 // 1024} MB ({len(content)} bytes)")
    if content.count(b"{") + content.count(b"[") > MAX_CONTAINERS:
        raise UnreadableFiling(f"the JSON has more than {MAX_CONTAINERS} objects and arrays; no dispatch has")
    try:
        return orjson.loads(content.removeprefix(_BOM))
    except orjson.JSONDecodeError:
        return _parse_mended(decode(content).lstrip("\ufeff"))


def _parse_mended(text: str) -> object:
    decoder = json.JSONDecoder(strict=False, parse_constant=lambda _: None, parse_int=_whole)
    values: list[object] = []
    at = 0
    try:
        while (at := _after_gap(text, at)) < len(text):
            value, at = decoder.raw_decode(text, at)
            values.append(value)
    except RecursionError:
        raise UnreadableFiling("the JSON is nested too deeply; no dispatch is") from None
    except ValueError as error:
        raise UnreadableFiling(f"the JSON cannot be read: {error}") from error
    return values[0] if len(values) == 1 else values


def _after_gap(text: str, at: int) -> int:
    gap = _GAP.match(text, at)
    return gap.end() if gap else at


def _whole(digits: str) -> float:
    """A whole number; one that no counter of any agency reaches is only about as large."""
    return int(digits) if len(digits) <= 18 else float(digits[:300])  # noqa: PLR2004  within 64 bits
