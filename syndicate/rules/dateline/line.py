"""One dateline at one place of a text, in the scripts that part words: its pieces in any order, and the case for it.

A dateline is made of places, a day and a credit, with points, dashes or a colon between them and behind the last.
What it is made of decides what proof is asked: a sentence must never lose its beginning.
"""

import re
from dataclasses import dataclass, replace
from datetime import date
from typing import Final

from syndicate.rules.dateline.agencies import Credit, is_one_name, read_bare, read_bracketed, read_byline
from syndicate.rules.dateline.dates import Day, read_day, read_month
from syndicate.rules.dateline.places import Places, read_places
from syndicate.rules.dateline.shapes import BLANK, DAMAGED, GAP, Case

_PIECES = 4
_SENTENCE: Final = re.compile(r"""["'“”‘’«»„¿¡$€£(<\[`\d]{0,3}\s?(?:[A-ZÀ-ÖØ-ÞА-ЯЁ]|[^\W\d_a-zß-öø-ÿа-яё])""")
_RUNNING: Final = re.compile(r"\S+(?:[^\S\n]+\S+){0,4}?[^\S\n]+[^\W\d_]*[a-zß-öø-ÿа-яё]{2}")
_BREAK: Final = re.compile(r"\s*(?:\n|\Z)")
_BRACKET: Final = "(/[（【"


@dataclass(frozen=True, slots=True)
class Line:
    """A dateline under reading.

    Attributes:
        start: Where it begins in the text.
        end: Where it ends, closing mark included.
        places: The places, if any.
        day: The day, if any.
        credit: The credit, if any.
        mark: What closes it: a dash, `:`, `.`, or empty.
        comma: Whether a comma or point stands between places and day.
        whole: Whether the line ends with it.
    """

    start: int
    end: int
    places: Places | None = None
    day: Day | None = None
    credit: Credit | None = None
    mark: str = ""
    comma: bool = False
    whole: bool = False

    @property
    def confident(self) -> bool:
        """Whether two of place, day and agency are there."""
        agency = self.credit is not None and self.credit.agency is not None
        return sum((self.places is not None, self.day is not None, agency)) > 1


def read_line(text: str, at: int, filed: date) -> Line | None:
    """Read the dateline that begins exactly here; None where none does, or where the proof is too thin."""
    reading = _Reading(text, filed, at, at)
    for _ in range(_PIECES):
        if not reading.grow():
            break
    line = reading.line()
    return line if line.end > at and _holds(text, line) else None


@dataclass(frozen=True, slots=True)
class _Closing:
    """What stands behind a piece: where it ends, the mark, and whether points are part of it."""

    end: int
    mark: str
    pointed: bool


def _closing(text: str, at: int, *, slashed: bool = False) -> _Closing:
    gap = GAP.match(text, at)
    if gap is None:
        return _Closing(at, "", pointed=False)
    mark = (gap[2] or "").strip()
    stops = gap[1].strip()
    end = gap.end() if mark or stops else at
    if slashed and not mark and text[end : end + 3].strip(" ") == "/":
        return _Closing(text.index("/", end) + 1, "/", pointed=bool(stops))
    return _Closing(end, mark or stops.strip(",;")[:1], pointed=bool(stops))


def _is_break(text: str, at: int) -> bool:
    return _BREAK.match(text, at) is not None


@dataclass(slots=True)
class _Reading:
    """A dateline while it grows piece by piece."""

    text: str
    filed: date
    start: int
    end: int
    places: Places | None = None
    day: Day | None = None
    credit: Credit | None = None
    mark: str = ""
    comma: bool = False

    def line(self) -> Line:
        return Line(
            self.start, self.end, self.places, self.day, self.credit, self.mark, self.comma, _is_break(self.text, self.end)
        )  # fmt: skip

    def grow(self) -> bool:
        """Read one piece more and the mark behind it, if what comes next is a piece."""
        blank = BLANK.match(self.text, self.end)
        at = blank.end() if blank else self.end
        if at >= len(self.text):
            return False
        first = self.end == self.start
        if self.credit is None and self.text[at] in _BRACKET and (self.text[at] != "/" or not first):
            return self._take_bracket(at, first=first)
        return self._take_day(at, first=first) or self._take_bare(at, first=first) or self._take_places(at, first=first)

    def _close(self, end: int) -> bool:
        closing = _closing(self.text, end, slashed=self.credit is not None and self.credit.slashed)
        self.end, self.mark = closing.end, closing.mark
        self.comma = self.comma or (closing.pointed and self.day is None)
        return True

    def _take_bracket(self, at: int, *, first: bool) -> bool:
        credit = read_bracketed(self.text, at, self.filed)
        if credit is None or not self._may_credit(credit, first=first):
            return False
        self.credit = credit
        if credit.agency is None and self.day and is_one_name(self.text[at + 1 : credit.end - 1].strip()):
            self.credit = replace(credit, agency=self.text[at + 1 : credit.end - 1].strip())
        self.day = self.day or credit.day
        return self._close(credit.end)

    def _may_credit(self, credit: Credit, *, first: bool) -> bool:
        if first:
            return credit.known or credit.named or credit.day is not None
        if self.mark in {"", ".", "/"}:
            return True
        return credit.known or credit.named or bool(credit.agency and _closing(self.text, credit.end).mark)

    def _take_day(self, at: int, *, first: bool) -> bool:
        if self.day is not None:
            return False
        dashed = self.mark not in {"", "."} and not first
        day = read_day(self.text, at, self.filed)
        if day is None and self.places and self.comma and not dashed:
            day = self._poor_day(at)
        if day is None:
            return False
        if dashed and self.mark != ":":
            closing = _closing(self.text, day.end)
            if not (closing.mark or _is_break(self.text, closing.end) or self.text[closing.end :].startswith(("(", " ("))):
                return False
        self.day = day
        return self._close(day.end)

    def _poor_day(self, at: int) -> Day | None:
        """A month alone, or what damage left of a date."""
        month = read_month(self.text, at)
        if month and _closing(self.text, month.end).mark:
            return month
        damaged = None if self.credit else DAMAGED.match(self.text, at)
        return Day(damaged.end(), None, None, None, year_written=False) if damaged else None

    def _take_bare(self, at: int, *, first: bool) -> bool:
        if self.credit is not None or not (first or self.places or self.day):
            return False
        credit = read_bare(self.text, at)
        if credit is None or not self._may_stand(credit, first=first):
            return False
        self.credit = read_byline(self.text, credit)
        return self._close(self.credit.end)

    def _may_stand(self, bare: Credit, *, first: bool) -> bool:
        """Whether an agency's name without brackets is a credit: a mark must part it from the text."""
        closing = _closing(self.text, bare.end)
        if first:
            site = self.text.startswith(", ", bare.end) and "." in (bare.agency or "")
            return bare.alone and (site or bool(closing.mark and closing.mark not in ".:="))
        if self.mark or self.text[self.end - 1] in ",.":
            ends = bool(closing.mark) or _is_break(self.text, closing.end)
            return ends or read_byline(self.text, bare).byline is not None
        return False

    def _take_places(self, at: int, *, first: bool) -> bool:
        credit = self.credit
        behind_credit = credit is not None and (credit.bracketed or self.mark == "")
        if self.places is not None or not (first or self.day or behind_credit):
            return False
        places = read_places(self.text, at, self.filed)
        if places is None or not (first or self._may_follow(places)):
            return False
        self.places = places
        return self._close(places.end)

    def _may_follow(self, places: Places) -> bool:
        """Whether places behind a credit or a day belong to the dateline: dated, or closed and no sentence."""
        closing = _closing(self.text, places.end)
        blank = BLANK.match(self.text, closing.end)
        if closing.mark in {"", "."} and blank and read_day(self.text, blank.end(), self.filed):
            return True
        return closing.mark not in {"", ".", ":", "="} and (places.case is Case.UPPER or places.known or places.placed)


def _holds(text: str, line: Line) -> bool:
    """Whether what was read is proof enough of a dateline."""
    places, credit = line.places, line.credit
    if places is None:
        return _holds_without_place(text, line)
    if places.ordinary and not (credit and credit.known and places.case is Case.UPPER):
        return False
    if places.case is Case.MIXED and not places.known:
        return False
    if line.day and credit:
        return _holds_whole(text, line, places, credit)
    if line.day:
        return _holds_dated(text, line, places)
    if credit:
        return _holds_credited(text, line, places, credit)
    return _holds_bare(text, line, places)


def _holds_without_place(text: str, line: Line) -> bool:
    credit = line.credit
    if credit is None or credit.agency is None:
        return False
    dash = line.mark not in {"", ".", ":"}
    if line.day:
        return dash or (credit.known and (line.mark == "." or line.whole or (credit.alone and _opens(text, line.end))))
    return dash and credit.alone and (credit.bracketed or _opens(text, line.end))


def _holds_whole(text: str, line: Line, places: Places, credit: Credit) -> bool:
    if places.case is Case.LOWER:
        return credit.known
    if credit.known or credit.named:
        return True
    return bool(line.mark) or line.whole or places.case is Case.UPPER or places.known


def _holds_dated(text: str, line: Line, places: Places) -> bool:
    if places.case is Case.LOWER:
        return False
    backed = places.known or places.placed
    shouted = places.case is Case.UPPER
    if line.whole and line.mark != ":":
        return backed or (shouted and line.comma)
    if line.mark in {"", ".", ":"}:
        named = shouted or (backed and line.mark != "")
        return named and line.comma and line.day is not None and line.day.day is not None and _runs(text, line.end)
    return shouted or backed or line.comma


def _holds_credited(text: str, line: Line, places: Places, credit: Credit) -> bool:
    backed = places.known or places.placed
    shouted = places.case is Case.UPPER
    caseless = places.case is Case.NONE
    if line.mark not in {"", ".", ":"}:
        if credit.known:
            return shouted or caseless or backed or places.case is Case.TITLE
        if credit.agency is None:
            return backed and shouted and credit.bracketed and text[credit.end - 2 : credit.end] == "()"
        return backed or ((shouted or places.case is Case.TITLE) and credit.named)
    if not credit.known or places.case is Case.LOWER:
        return False
    if line.whole:
        return shouted or backed
    if line.mark:
        return (shouted or backed or caseless) and _opens(text, line.end)
    return caseless or (credit.alone and (shouted or backed) and _opens(text, line.end))


def _holds_bare(text: str, line: Line, places: Places) -> bool:
    """A place and a mark, and nothing else: only places that we know, before a running sentence."""
    if not (places.plain or places.placed) or not places.sure or line.mark in {"", ".", "="} or places.case is Case.LOWER:
        return False
    if line.mark == ":":
        return places.case is Case.UPPER and _runs(text, line.end)
    spaced = text[line.end : line.end + 1].isspace() or line.mark == "--"
    if places.placed and places.case is Case.UPPER:
        return spaced and _opens(text, line.end)
    title = places.case is Case.TITLE
    return spaced and _runs(text, line.end) and not (title and _dashed_again(text, line.end))


def _opens(text: str, at: int) -> bool:
    """Whether a sentence could begin here."""
    blank = BLANK.match(text, at)
    return blank is not None and _SENTENCE.match(text, blank.end()) is not None


def _runs(text: str, at: int) -> bool:
    """Whether a sentence with words in lower case begins here, not a heading or a row of figures."""
    blank = BLANK.match(text, at)
    return blank is not None and _opens(text, at) and _RUNNING.match(text, blank.end()) is not None


def _dashed_again(text: str, at: int) -> bool:
    """Whether another dash follows soon, as in a list or an aside (`London - Paris - Rome`)."""
    return re.search(r"\s[-–—]\s", text[at + 1 : at + 60]) is not None
