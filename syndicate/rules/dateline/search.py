"""The search for a dateline: over lead-ins in one text, or over the lines of a page."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from itertools import islice
from typing import Final

from syndicate.model.dateline import Dateline
from syndicate.rules.dateline.east import EastLine, read_east
from syndicate.rules.dateline.found import Found, LineFound
from syndicate.rules.dateline.lead_in import byline_start, name_ends, skip_lead_in, skip_line
from syndicate.rules.dateline.line import read_line, read_whole
from syndicate.rules.dateline.pieces import Pieces
from syndicate.rules.dateline.places import word_starts
from syndicate.rules.dateline.shapes import Case
from syndicate.rules.facts.keys import key
from syndicate.rules.facts.regions import REGIONS
from syndicate.rules.text import fold

_REACH = 1500
_MOST_LEAD_INS = 8
_PAGE_REACH = 400
_LONGEST_REGION = 8
_SPACE: Final = re.compile(r"\s*")


def search(text: str, filed: date, own: frozenset[str]) -> Found | None:
    """See :func:`syndicate.rules.dateline.find`."""
    head = text[:_REACH]
    walk = _Walk(head, filed, own, at=_blank(head, 0))
    for _ in range(_MOST_LEAD_INS):
        if line := walk.look():
            return _found(text, line, walk.byline)
        if not walk.step():
            break
    return None


def read_field(text: str, filed: date) -> Dateline | None:
    """See :func:`syndicate.rules.dateline.read`."""
    line = text.strip()[:_REACH]
    if not line:
        return None
    read = read_east(line, 0, filed) or read_whole(line, filed)
    return _dateline(line, read)[0] if read else Dateline(raw=line)


def search_lines(lines: Sequence[str], filed: date, own: frozenset[str]) -> LineFound | None:
    """See :func:`syndicate.rules.dateline.find_line`."""
    spare: LineFound | None = None
    for index, text in enumerate(lines):
        found = search(text[:_PAGE_REACH], filed, own)
        if found is None or not _leaves_no_doubt(found.dateline):
            continue
        here = LineFound(index=index, found=found)
        if text[found.end :].strip() or found.dateline.agency:
            return here
        spare = spare or here
    return spare


@dataclass(slots=True)
class _Walk:
    """The way over what leads in to a dateline.

    Attributes:
        head: The text, as far as it is looked at.
        filed: The day of filing.
        own: See :func:`syndicate.rules.dateline.find`.
        at: Where the walk stands.
        byline: The writers named on the way.
        moved: Whether anything was stepped over: what is found then must leave no doubt.
        slug: Whether that was a slug whose last words may run on up to the city.
    """

    head: str
    filed: date
    own: frozenset[str]
    at: int
    byline: str | None = None
    moved: bool = False
    slug: bool = False

    def look(self) -> Pieces | EastLine | None:
        """The dateline that begins here, if one does."""
        if self.slug:
            return _behind_slug(self.head, self.at, self.filed, self.own)
        line = _at(self.head, self.at, self.filed, self.own)
        if line is not None:
            return line if not self.moved or _is_proven(line) else None
        names = byline_start(self.head, self.at)
        written = _behind_byline(self.head, names, self.filed, self.own) if names is not None else None
        if written is None:
            return None
        line, writers = written
        self.byline = self.byline or writers
        return line

    def step(self) -> bool:
        """Step over the lead-in that begins here; False where none does."""
        if self.at >= len(self.head) or self.slug:
            return False
        names = byline_start(self.head, self.at)
        lead_in = skip_lead_in(self.head, self.at) if names is None else skip_line(self.head, self.at)
        if lead_in is None:
            return False
        if names is not None:
            self.byline = self.byline or fold(self.head[names : lead_in.end].split("\n")[0])
        self.moved, self.slug, self.at = True, lead_in.slug, lead_in.end
        return True


def _at(head: str, at: int, filed: date, own: frozenset[str]) -> Pieces | EastLine | None:
    if (east := read_east(head, at, filed)) is not None:
        return east
    line = read_line(head, at, filed, own)
    if line and line.credit and not line.places and not line.day and not line.credit.bracketed:
        return _behind_credit(head, line, filed, own) or line
    return line


def _behind_credit(head: str, line: Pieces, filed: date, own: frozenset[str]) -> Pieces | None:
    """A dateline behind an agency's name, its own credit preferred (`Canadian Press - KINSHASA, Congo (AP) - `)."""
    start = _blank(head, line.end)
    inner = read_line(head, start, filed, own)
    if inner is None or not inner.confident or not inner.places:
        return None
    if inner.credit is None:
        return replace(inner, start=line.start, credit=line.credit)
    for later in islice(word_starts(head, start), 1, _LONGEST_REGION):
        if key(head[start:later]) in REGIONS and (shorter := read_line(head, later, filed, own)) and shorter.places:
            return shorter
    return inner


def _behind_slug(head: str, at: int, filed: date, own: frozenset[str]) -> Pieces | None:
    """A slug's last words run on into the city: it is the longest known one that ends there, else the last word."""
    last: Pieces | None = None
    for start in word_starts(head, at):
        line = read_line(head, start, filed, own)
        if line is None or not line.places or not line.confident:
            break
        if line.places.known:
            return line
        if line.places.case is Case.UPPER:
            last = line
    return last


def _behind_byline(head: str, at: int, filed: date, own: frozenset[str]) -> tuple[Pieces, str] | None:
    """A dateline that runs on from the names of a byline."""
    for end in name_ends(head, at):
        line = read_line(head, end, filed, own)
        if line is None or (line.places is None and not (line.credit and line.credit.bracketed)):
            continue
        places = line.places
        if places and not (places.case is Case.UPPER or places.known or places.placed):
            continue
        if _is_proven(line):
            return line, fold(head[at:end]).rstrip(" ,.-–—|")
    return None


def _is_proven(line: Pieces | EastLine) -> bool:
    """Enough for a dateline behind something else: two parts, or a known agency in brackets before a dash."""
    if isinstance(line, EastLine):
        return True
    return line.confident or (line.credit is not None and line.credit.alone and line.credit.bracketed)


def _leaves_no_doubt(line: Dateline) -> bool:
    if line.cities:
        return line.agency is not None or line.month is not None or line.day is not None
    return line.agency is not None and line.month is not None


def _found(text: str, line: Pieces | EastLine, byline: str | None) -> Found:
    dateline, written = _dateline(text[line.start : line.end].strip(), line)
    return Found(
        dateline=dateline,
        start=line.start,
        end=_blank(text, line.end),
        byline=written or byline,
        lead_in=text[: line.start].strip(),
    )


def _dateline(raw: str, line: Pieces | EastLine) -> tuple[Dateline, str | None]:
    day = line.day
    if isinstance(line, EastLine):
        cities, region, country, agency, byline = line.cities, None, None, line.agency, line.byline
    else:
        places, credit = line.places, line.credit
        cities = places.cities if places else ()
        region = places.region if places else None
        country = places.country if places else None
        agency, byline = (credit.agency, credit.byline) if credit else (None, None)
    dateline = Dateline(
        raw=raw,
        cities=cities,
        region=region,
        country=country,
        month=day.month if day else None,
        day=day.day if day else None,
        year=day.year if day else None,
        year_written=day.year_written if day else False,
        agency=agency,
    )
    return dateline, byline


def _blank(text: str, at: int) -> int:
    space = _SPACE.match(text, at)
    return space.end() if space else at
