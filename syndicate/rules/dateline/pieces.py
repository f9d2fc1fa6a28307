"""The pieces of one dateline, read one after the other in whatever order they come."""

from dataclasses import dataclass, replace
from datetime import date
from typing import Final

from syndicate.rules.dateline.agencies import Credit, is_one_name, read_bare, read_bracketed, read_byline
from syndicate.rules.dateline.closing import blank_end, closing, is_break
from syndicate.rules.dateline.dates import read_day, read_month, read_weekday
from syndicate.rules.dateline.days import Day
from syndicate.rules.dateline.places import Places, read_places
from syndicate.rules.dateline.shapes import DAMAGED, Case

_BRACKETS: Final = "(/[（【"
_FULL = 2


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
        if self.credit is None and self.text[at] in _BRACKETS and (self.text[at] != "/" or not first):
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
        if credit.agency is None and self.day and is_one_name(self.text[at + 1 : credit.end - 1].strip()):
            self.credit = replace(credit, agency=self.text[at + 1 : credit.end - 1].strip())
        self.day = self.day or credit.day
        return self._close(credit.end)

    def _may_credit(self, credit: Credit, *, first: bool) -> bool:
        if first:
            return credit.known or credit.named or credit.day is not None
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
        """A month or weekday alone, or what damage left of a date."""
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
            site = self.text.startswith(", ", bare.end) and "." in (bare.agency or "")
            return bare.alone and (site or (behind.dashed and behind.mark != "="))
        # An agency's name on the next line may be an end mark.
        parted = self.mark or self.text[self.end - 1] in ",."
        if parted and "\n" not in self.text[self.end : at]:
            ends = bool(behind.mark) or is_break(self.text, behind.end)
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
        behind = closing(self.text, places.end)
        if behind.mark in {"", "."} and read_day(self.text, blank_end(self.text, behind.end), self.filed):
            return True
        return behind.dashed and behind.mark != "=" and (places.case is Case.UPPER or places.known or places.placed)
