"""The search for a dateline: over lead-ins in one text, or over the lines of a page."""

import re
from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from typing import Final

from syndicate.model.dateline import Dateline
from syndicate.rules.dateline.east import EastLine, read_east
from syndicate.rules.dateline.found import Found, LineFound
from syndicate.rules.dateline.lead_in import byline_start, name_ends, skip_lead_in, skip_line
from syndicate.rules.dateline.line import read_line
from syndicate.rules.dateline.pieces import Pieces
from syndicate.rules.dateline.places import word_starts
from syndicate.rules.dateline.shapes import Case
from syndicate.rules.facts.keys import key
from syndicate.rules.facts.regions import REGIONS

_REACH = 1500
_LEAD_INS = 10
_PAGE_REACH = 400
_SPACE: Final = re.compile(r"\s*")
_MARK: Final = re.compile(r"[^\w\s]")


def search(text: str, filed: date) -> Found | None:
    """See :func:`syndicate.rules.dateline.find`."""
    head = text[:_REACH]
    at = start = _blank(head, 0)
    byline: str | None = None
    doubtful = False
    for _ in range(_LEAD_INS):
        if at >= len(head):
            return None
        line = _at(head, at, filed)
        if line is not None and (not doubtful or _leaves_no_doubt(line)):
            return _found(text, line, byline)
        if (names := byline_start(head, at)) is not None:
            written = _behind_byline(head, names, filed)
            if written is not None:
                line, name = written
                return _found(text, line, byline or name)
            lead_in = skip_line(head, at)
            if lead_in is None:
                return None
            byline = byline or " ".join(head[names : lead_in.end].split("\n")[0].split())
        else:
            lead_in = skip_lead_in(head, at)
        if lead_in is None:
            return None
        at = lead_in.end
        if lead_in.slug:
            line = _behind_slug(head, at, filed)
            return _found(text, line, byline) if line else None
        doubtful = doubtful or lead_in.line or at > start
    return None


def search_lines(lines: Sequence[str], filed: date) -> LineFound | None:
    """See :func:`syndicate.rules.dateline.find_line`."""
    spare: LineFound | None = None
    for index, text in enumerate(lines):
        line = _on_line(text[:_PAGE_REACH], filed)
        if line is None:
            continue
        found = LineFound(index=index, found=_found(text, line[0], line[1]))
        if text[found.found.end :].strip() or (isinstance(line[0], Pieces) and line[0].credit):
            return found
        spare = spare or found
    return spare


def _on_line(head: str, filed: date) -> tuple[Pieces | EastLine, str | None] | None:
    at = _blank(head, 0)
    for _ in range(_LEAD_INS):
        if at >= len(head):
            return None
        line = _at(head, at, filed)
        if line is not None:
            return (line, None) if _is_confident(line) else None
        if (names := byline_start(head, at)) is not None:
            return _behind_byline(head, names, filed)
        lead_in = skip_lead_in(head, at)
        if lead_in is None:
            return None
        at = lead_in.end
        if lead_in.slug:
            slugged = _behind_slug(head, at, filed)
            return (slugged, None) if slugged else None
    return None


def _at(head: str, at: int, filed: date) -> Pieces | EastLine | None:
    east = None if head[at : at + 16].isascii() else read_east(head, at, filed)
    if east is not None:
        return east
    line = read_line(head, at, filed)
    if line and line.credit and not line.places and not line.day and not line.credit.bracketed:
        return _behind_credit(head, line, filed) or line
    return line


def _behind_credit(head: str, line: Pieces, filed: date) -> Pieces | None:
    """A dateline behind an agency's name, its own credit preferred (`Canadian Press - KINSHASA, Congo (AP) - `)."""
    start = _blank(head, line.end)
    inner = read_line(head, start, filed)
    if inner is None or not inner.confident or not inner.places:
        return None
    if inner.credit is None:
        return replace(inner, start=line.start, credit=line.credit)
    words = list(word_starts(head, start, inner.end))
    for later in words[1:]:
        if key(head[start:later]) in REGIONS and (shorter := read_line(head, later, filed)) and shorter.places:
            return shorter
    return inner


def _behind_slug(head: str, at: int, filed: date) -> Pieces | None:
    """A slug's last words run on into the city: it is the longest known one that ends there, else the last word."""
    last: Pieces | None = None
    for start in list(word_starts(head, at, len(head)))[:8]:
        line = read_line(head, start, filed)
        if line is None or not line.places or not line.confident:
            break
        if line.places.known:
            return line
        if line.places.case is Case.UPPER:
            last = line
    return last


def _behind_byline(head: str, at: int, filed: date) -> tuple[Pieces, str] | None:
    """A dateline that runs on from the names of a byline."""
    for end in name_ends(head, at):
        line = read_line(head, end, filed)
        if line is None or (line.places is None and not (line.credit and line.credit.bracketed)):
            continue
        places = line.places
        if places and not (places.case is Case.UPPER or places.known or places.placed):
            continue
        if _leaves_no_doubt(line):
            return line, " ".join(head[at:end].split()).rstrip(" ,.-–—|")
    return None


def _is_confident(line: Pieces | EastLine) -> bool:
    if isinstance(line, EastLine):
        return bool(line.cities) or (line.day is not None and line.agency is not None)
    return line.confident


def _leaves_no_doubt(line: Pieces | EastLine) -> bool:
    """Enough for a dateline behind something else: two parts, or a known agency in brackets before a dash."""
    if isinstance(line, EastLine):
        return True
    return line.confident or (line.credit is not None and line.credit.alone and line.credit.bracketed)


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
