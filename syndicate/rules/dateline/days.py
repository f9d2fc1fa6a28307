"""One day of a dateline, and the year it means where none is written."""

from calendar import isleap
from dataclasses import dataclass
from datetime import date
from functools import lru_cache

_DAYS_OF_MONTH = (31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)
_MONTHS_IN_YEAR = 12
_LEAP_REACH = 4
_CENTURY = 100


@dataclass(frozen=True, slots=True)
class Day:
    """A date as it stands in a dateline.

    Attributes:
        end: Where it ends in the text.
        month: 1-12, or None.
        day: 1-31, or None where it is missing or damaged.
        year: As written, else the one nearest to the filing; None without month and day.
        year_written: Whether it was written.
    """

    end: int
    month: int | None
    day: int | None
    year: int | None
    year_written: bool


@lru_cache(maxsize=1024)
def nearest_year(month: int, day: int, filed: date) -> int | None:
    """The year that puts this day nearest to the filing; of two as near, the earlier. None for 31 June and the like."""
    reach = range(filed.year - _LEAP_REACH, filed.year + _LEAP_REACH + 1)
    years = (year for year in reach if _exists(year, month, day))
    return min(years, key=lambda year: (abs(date(year, month, day) - filed), year), default=None)


def make_day(end: int, choices: list[tuple[int, int]], year: int | None, filed: date) -> Day | None:
    """The day these numbers mean: of several choices of month and day, the one nearest to the filing."""
    best: tuple[int, int, int] | None = None
    for month, day in choices:
        meant = year if year is not None else nearest_year(month, day, filed)
        if meant is None or not _exists(meant, month, day):
            continue
        if best is None or abs(date(meant, month, day) - filed) < abs(date(*best) - filed):
            best = (meant, month, day)
    if best is None:
        return None
    return Day(end, best[1], best[2], best[0], year is not None)


def full_year(digits: str, filed: date) -> int:
    """The year that two or four digits mean: of two, the one nearest to the filing."""
    year = int(digits)
    if year >= _CENTURY:
        return year
    century = filed.year - filed.year % _CENTURY
    return min((century + shift + year for shift in (-_CENTURY, 0, _CENTURY)), key=lambda full: abs(full - filed.year))


def _exists(year: int, month: int, day: int) -> bool:
    if not (date.min.year <= year <= date.max.year and 1 <= month <= _MONTHS_IN_YEAR):
        return False
    return 1 <= day <= _DAYS_OF_MONTH[month - 1] and ((month, day) != (2, 29) or isleap(year))
