"""The lines a wire's computers write above a dispatch.

Reuters and AP (ANPA 1312): `u f BC-HARBOUR-TALKS   11-24 0105` is priority, wire, cycle and slug, month-day, words,
with service lines (`C T`, `f0704reute`) above it. IPTC 7901 §3: `xwe0012 3 pl 210 Harbour` is message number, urgency,
category, words. A slug may stand on a line of its own (`AM-Harbour, 2nd Ld-Writethru, a0578`; `Elsewhere/harbour/`).
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

_WIRE = re.compile(
    r"(?:\S?(?P<priority>[A-Za-z])\s(?P<wire>[A-Za-z])?\s?)\s*"
    r"(?P<slug>\S.*?)\s+(?P<month>\d{2})-(?P<day>\d{2})(?:-\d{2,4})?(?:\s+\d{1,5})?\s*"
)
_WIRE_UNDATED = re.compile(r"\S?(?P<priority>[A-Za-z])\s(?:(?P<wire>[A-Za-z])\s)?\s*(?P<slug>(?:BC|AM|PM)-\S.*)")
_IPTC = re.compile(
    r"(?P<number>[a-z]{2,4}\d{3,4}) (?P<urgency>[1-9]) (?P<category>[a-z]{1,4}) \d+"
    r"(?: .*?(?P<quoted>\b[a-z]{2,5} \d{2,5})?\s*)?",
    re.IGNORECASE,
)
_SERVICE = re.compile(r"(?P<number>[A-Za-z]{0,3}\d{3,5})[A-Za-z]{2,8}")
_CODES = re.compile(r"(?:[A-Z]{1,3} ){0,9}[A-Z]{1,3}")
_SLUG = re.compile(r"(?:BC|AM|PM)-+[^\s-].*|[^\s/](?:[^/]{0,40}/){2,6}")
_LOOK_AHEAD = 6


@dataclass(frozen=True, slots=True)
class Header:
    """What stood above the headline.

    Attributes:
        priority: The wire's letter, small.
        slugline: With its cycle, as filed.
        urgency: 1-9, from an IPTC 7901 header.
        number: What the wire calls it, as its editors quote it.
        end: The index of the first line after it.
    """

    priority: str | None = None
    slugline: str | None = None
    urgency: int | None = None
    number: str | None = None
    end: int = 0


def read_header(lines: Sequence[str]) -> Header:
    """Read the service and header lines at the top; `Header()` where there are none."""
    written = [index for index, line in enumerate(lines[: 2 * _LOOK_AHEAD]) if line][:_LOOK_AHEAD]
    number = None
    for above, index in enumerate(written):
        line = lines[index]
        if not line[0].isalnum():
            break
        if found := _WIRE.fullmatch(line) or _WIRE_UNDATED.fullmatch(line):
            return Header(priority=found["priority"].lower(), slugline=found["slug"], number=number, end=index + 1)
        if found := _IPTC.fullmatch(line):
            number = found["quoted"] or found["number"]
            return _with_slug(lines, Header(urgency=int(found["urgency"]), number=number, end=index + 1))
        service = _SERVICE.fullmatch(line)
        if not (service or (above == 0 and _CODES.fullmatch(line))):
            break
        if service:
            number = service["number"]
            if not _more_header(lines, written[above + 1 :]):
                return _with_slug(lines, Header(number=number, end=index + 1))
    return _with_slug(lines, Header())


def _more_header(lines: Sequence[str], indexes: Sequence[int]) -> bool:
    return any(pattern.fullmatch(lines[index]) for index in indexes for pattern in (_WIRE, _WIRE_UNDATED, _IPTC))


def _with_slug(lines: Sequence[str], header: Header) -> Header:
    """Take a slug on a line of its own, if that is what comes next and something comes after it."""
    for index in range(header.end, len(lines)):
        if lines[index]:
            slug = lines[index].rstrip("<")
            if _SLUG.fullmatch(slug) and any(lines[index + 1 :]):
                return replace(header, slugline=slug, end=index + 1)
            break
    return header
