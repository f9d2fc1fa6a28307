"""The pieces of one dateline, read one after the other in whatever order they come."""

import re
from dataclasses import dataclass, replace
from datetime import date
from typing import Final

from syndicate.rules.dateline.agencies import Credit, is_one_name, read_bare, read_bracketed, read_byline
from syndicate.rules.dateline.closing import blank_end, closing, dashed_again, is_break, is_dash, runs
from syndicate.rules.dateline.dates import read_day, read_month, read_weekday
from syndicate.rules.dateline.days import Day
from syndicate.rules.dateline.places import Places, read_places
from syndicate.rules.dateline.shapes import DAMAGED, Case

_BRACKETS: Final = "(/|[（【"
_NUMBER: Final = re.compile(r"(\d{1,2})(?=\s?\()")
_BESIDE: Final = re.compile(r"[ \u00a0]|, ")
_FULL = 2
_LAST_DAY = 31


@dataclass(slots=True)
class Pieces:
    """A dateline while it grows piece by piece.

    Attributes:
        text: The whole text.
        filed: The day of filing.
        start: Where the dateline begins.
        end: Where it ends so far, the mark behind the last piece included.
        places: The places, if any.
        day: The day, if any.
        credit: The credit, if any.
        mark: What closes it so far (:class:`syndicate.rules.dateline.closing.Closing`).
        comma: Whether a comma or point stands before the day.
        own: See :func:`syndicate.rules.dateline.find`.
    """

    text: str
    filed: date
    start: int
    end: int
    places: Places | None = None
    day: Day | None = None
    credit: Credit | None = None
    mark: str = ""
    comma: bool = False
    own: frozenset[str] = frozenset()

    @property
    def whole(self) -> bool:
        """Whether the line ends with the dateline."""
        return is_break(self.text, self.end)

    @property
    def confident(self) -> bool:
        """Whether two of place, day and agency are there."""
        agency = self.credit is not None and self.credit.agency is not None
        return (self.places is not None) + (self.day is not None) + agency >= _FULL

    def grow(self) -> bool:
        """Read one piece more and the mark behind it; False where what comes next is no piece."""
        at = blank_end(self.text, self.end)
        if at >= len(self.text):
            return False
        first = self.end == self.start
        if self.credit is None and self.text[at] in _BRACKETS:
            return self._take_bracket(at, first=first)
        return self._take_day(at, first=first) or self._take_bare(at, first=first) or self._take_places(at, first=first)

    def _close(self, end: int) -> bool:
        behind = closing(self.text, end, slashed=self.credit is not None and self.credit.slashed)
        self.end, self.mark = behind.end, behind.mark
        self.comma = self.comma or (behind.pointed and self.day is None)
        return True

    def _take_bracket(self, at: int, *, first: bool) -> bool:
        credit = read_bracketed(self.text, at, self.filed, self.own)
        if credit is None or not self._may_credit(credit, first=first):
            return False
        self.credit = credit
        inside = self.text[at + 1 : credit.end - 1].strip()
        if credit.agency is None and self.day and (credit.slashed or is_one_name(inside)):
            self.credit = replace(credit, agency=inside)
        self.day = self.day or credit.day
        return self._close(credit.end)

    def _may_credit(self, credit: Credit, *, first: bool) -> bool:
        if first:
            return credit.known or (not credit.slashed and (credit.named or credit.day is not None))
        if self.mark in {"", ".", "/"}:
            return True
        return credit.known or credit.named or bool(credit.agency and closing(self.text, credit.end).mark)

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
            behind = closing(self.text, day.end)
            if not (behind.mark or is_break(self.text, behind.end) or self.text.startswith(("(", " ("), behind.end)):
                return False
        self.day = day
        return self._close(day.end)

    def _poor_day(self, at: int) -> Day | None:
        """A month, weekday or number alone, or what damage left of a date."""
        number = _NUMBER.match(self.text, at)
        credit = read_bracketed(self.text, number.end() + 1, self.filed, self.own) if number else None
        if number and credit and credit.known and 1 <= int(number[1]) <= _LAST_DAY:
            return Day(number.end(), None, int(number[1]), None, year_written=False)
        alone = read_weekday(self.text, at) or read_month(self.text, at)
        if alone and (closing(self.text, alone.end).mark or self.text.startswith((" (", " /"), alone.end)):
            return alone
        damaged = None if self.credit else DAMAGED.match(self.text, at)
        return Day(damaged.end(), None, None, None, year_written=False) if damaged else None

    def _take_bare(self, at: int, *, first: bool) -> bool:
        if self.credit is not None or not (first or self.places or self.day):
            return False
        credit = read_bare(self.text, at)
        if credit is None or not self._may_stand(credit, at, first=first):
            return False
        self.credit = read_byline(self.text, credit)
        return self._close(self.credit.end)

    def _may_stand(self, bare: Credit, at: int, *, first: bool) -> bool:
        """Whether an agency's name without brackets is a credit: a mark must part it from the text."""
        behind = closing(self.text, bare.end)
        if first:
            dated = read_day(self.text, bare.end + 2, self.filed) is not None
            site = self.text.startswith(", ", bare.end) and (dated or "." in (bare.agency or ""))
            dashed = behind.dashed and behind.mark != "="
            return (bare.alone and (site or dashed)) or self._opens_city(bare)
        # An agency's name on the next line may be an end mark.
        if "\n" in self.text[self.end : at]:
            return False
        exact = self.day is not None and self.day.day is not None
        backed = self.places is None or self.places.known or self.places.case in {Case.UPPER, Case.NONE}
        if (exact and backed) or self.mark or self.text[self.end - 1] in ",.":
            ends = bool(behind.mark) or is_break(self.text, behind.end)
            return ends or read_byline(self.text, bare).byline is not None or self._runs_on(bare)
        return False

    def _opens_city(self, bare: Credit) -> bool:
        """Whether a city follows the name and a date or a dash the city (`AKP Phnom Penh, November 24 -- `)."""
        gap = _BESIDE.match(self.text, bare.end)
        places = read_places(self.text, gap.end(), self.filed) if gap else None
        if gap is None or places is None or not places.known:
            return False
        shouted = (bare.agency or "").isupper()
        behind = closing(self.text, places.end)
        if read_day(self.text, blank_end(self.text, behind.end), self.filed):
            return shouted or bare.alone
        closed = is_dash(behind.mark) and runs(self.text, behind.end) and not dashed_again(self.text, behind.end)
        return shouted and gap[0] != ", " and closed

    def _runs_on(self, bare: Credit) -> bool:
        """Whether a sentence follows the name without a mark (`Pretoria Nov 24 Sapa The court sat.`)."""
        if self.mark or self.places is None or not self.places.known:
            return False
        return self.text.startswith(" ", bare.end) and runs(self.text, bare.end)

    def _take_places(self, at: int, *, first: bool) -> bool:
        credit = self.credit
        glued = self.mark == "-" and not self.text[self.end].isspace()
        behind_credit = credit is not None and (credit.bracketed or self.mark == "" or glued)
        if self.places is not None or not (first or self.day or behind_credit):
            return False
        places = read_places(self.text, at, self.filed)
        if places is None or not (first or self._may_follow(places)):
            return False
        self.places = places
        return self._close(places.end)

    def _may_follow(self, places: Places) -> bool:
        """Whether places behind a credit or a day belong to the dateline: dated, or closed and no sentence."""
        behind = closing(self.text, places.end)
        at = blank_end(self.text, behind.end)
        if behind.mark in {"", "."} and read_day(self.text, at, self.filed):
            return True
        if self.credit is None and self.text[at : at + 1] in {"(", "/"}:
            credit = read_bracketed(self.text, at, self.filed, self.own)
            return credit is not None and credit.known and places.case not in {Case.LOWER, Case.MIXED}
        return behind.dashed and behind.mark != "=" and (places.case is Case.UPPER or places.known or places.placed)
