"""Plain text: text that any receiver can read."""

import re

from syndicate.errors import UnreadableFiling
from syndicate.formats.decode import decode
from syndicate.formats.validation.finding import Findings, error, warning

_CONTROL = re.compile(r"[\x00-\x08\x0b\x0e-\x1f\x7f-\x84\x86-\x9f]")
_CLAUSE = "RFC 5198 §2"


def findings(content: bytes) -> Findings:
    """Check a text."""
    try:
        text = decode(content)
    except UnreadableFiling as fault:
        yield error(1, str(fault).replace("the filing", "the file", 1), "RFC 2046 §4.1")
        return
    if content.startswith(b"\xef\xbb\xbf"):
        yield warning(1, "a byte order mark stands before the text", _CLAUSE)
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError as fault:
        yield warning(content.count(b"\n", 0, fault.start) + 1, "not in UTF-8; receivers must guess", _CLAUSE)
    yield from _characters(text)
    if not text.endswith("\n"):
        yield warning(text.count("\n") + 1, "the last line has no end", "POSIX.1-2024 §3.185")


def _characters(text: str) -> Findings:
    told = {"control": False, "damage": False, "ends": False}
    for number, line in enumerate(text.split("\n"), 1):
        body = line.removesuffix("\r")
        if not told["control"] and (found := _CONTROL.search(body)):
            told["control"] = True
            yield error(number, f"the control character U+{ord(found[0]):04X}", _CLAUSE)
        if not told["damage"] and "\ufffd" in body:
            told["damage"] = True
            yield warning(number, "U+FFFD stands where a character was lost", "Unicode 16 §23.8")
        if not told["ends"] and "\r" in body:
            told["ends"] = True
            yield warning(number, "a carriage return without a line feed", _CLAUSE)
