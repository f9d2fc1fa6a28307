"""Reads until when a story must not be shown, from the lines that say so in words.

A line that says plainly that there is an embargo, but not until when, is an embargo without an end: the story must be
withheld until someone says more. Where a moment can be read in two ways the later is taken.
"""

import re
from dataclasses import dataclass
from datetime import datetime, timedelta

from syndicate.rules.embargo import moment


@dataclass(frozen=True, slots=True, kw_only=True)
class Embargo:
    """What a text says of its embargo.

    Attributes:
        until: The moment it ends, in UTC; None where that could not be read.
        start: Where in the text the words begin …
        end: … and where they end.
    """

    until: datetime | None
    start: int
    end: int


_SURE = (
    r"embargoed(?=\s*(?:$|[:)\]*=\n]|[–—-]\s|\d|until\b|till?\b|before\b|(?:by|for|to)\s+\d|for\s+(?:use|release|pub)))",
    r"embargo\s+(?:until|till?|jusqu\S*|hasta|fino|até|bis|tot)\b",
    r"sperrfrist(?:ende)?(?=\s*(?:$|[:=]|bis\b|\d|(?:mon|diens|donners|frei|sams|sonn)tag|mittwoch))",
    r"gesperrt\s+bis\b",
    r"hold\s+for\s+release\b",
    r"(?:not\s+(?:for|to\s+be)|no)\s+(?:release|released|publication|published|use|used)\s+(?:before|until|till)\b",
    r"embargad[oa]s?\s+(?:hasta|até)\b",
    r"эмбарго\s+до\b",
)
"""Openings that say for certain that there is an embargo."""
_MAYBE = (
    r"embargo(?=\s*[:=]|\s+\d|\s+[–—-]\s)",
    r"эмбарго(?=\s*:)",
    r"(?:advance\s+)?for\s+(?:release|use|publication)\b",
    r"sous\s+embargo\b",
    r"bajo\s+embargo\b",
    r"release(?=\s*:)",
)
"""Openings that mean an embargo if a moment follows; else they are news (`Embargo: how it works`) or politeness."""
_BEFORE = r"(?P<before>^|[(\[*\n;]|\b(?:eds?|note|attention|achtung)\b[.:!]?)[\s*+=!(\[^-]*(?:(?:strictly|under)\s+)*"
_STATEMENT = re.compile(rf"{_BEFORE}(?:(?P<sure>{'|'.join(_SURE)})|(?P<maybe>{'|'.join(_MAYBE)}))", re.IGNORECASE)
_NEEDED = ("embarg", "release", "publ", "use", "sperr", "эмбарг")
"""Every opening has one of these in it, case folded: without them a text need not be searched."""
_CLOSES = re.compile(r"[\s.]*(?:$|[+=!*:|;)\]<–—\n-])")
"""What must follow a day without a time, or a time without a day: `until Nov 24 after the vote` is neither."""
_LONGEST = 2000
"""How much of a text is looked at; embargoes are spoken of early."""
_MARKS = " \t\r\n*+=!:.,;)]<–—-"


_LATE, _EARLY = 7, 24
"""An advance is filed at the most so many days after its day, or before it."""


def of_advance(day: int, filed: datetime) -> datetime | None:
    """The moment from which an advance may be used: when the morning papers of its day are out.

    Args:
        day: Of the month (AP: `Adv12`).
        filed: When it was filed, aware.

    Returns:
        The moment in UTC, or None where no day near the filing has this number.
    """
    near = (filed + timedelta(days=days) for days in range(-_LATE, _EARLY))
    meant = next((date for date in near if date.day == day), None)
    found = moment.read(f"{meant:%Y-%m-%d}, AMs", 0, filed) if meant else None
    return found.at if found else None


def read(text: str, filed: datetime) -> Embargo | None:
    """Find what a text says of an embargo, at its beginning, in brackets or on a line of its own.

    Args:
        text: A headline, a note to editors or a line of the body.
        filed: When it was filed, aware: names the year and the week, and the zone of a time that says none.

    Returns:
        The embargo, or None where the text does not speak of one.
    """
    folded = text[:_LONGEST].casefold()
    if not any(word in folded for word in _NEEDED):
        return None
    for found in _STATEMENT.finditer(text, 0, _LONGEST):
        until = moment.read(text, found.end(), filed)
        if until is None and found["sure"] is None:
            continue
        start = found.start() + (found["before"] in {";", "*"})
        end = until.end if until else found.end()
        if until and found["sure"] and not until.whole and not _CLOSES.match(text, end):
            until = None
        rest = text[end:]
        return Embargo(until=until.at if until else None, start=start, end=len(text) - len(rest.lstrip(_MARKS)))
    return None
