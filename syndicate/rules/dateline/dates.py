"""The day a story was filed, in any order and language, at one place of a text."""

import re
from calendar import isleap
from dataclasses import dataclass
from datetime import date
from functools import lru_cache

from syndicate.rules.dateline.shapes import LETTERS
from syndicate.rules.facts.keys import key
from syndicate.rules.facts.months import MONTHS, WEEKDAYS

_YEAR = r"(?:\s*+,?\s*+(?:de[l]?\s++|أ)?((?:19|20)\d\d)(?!\w)(?:\s?(?:г|р|года)\b\.?)?)?+"
_ORDINAL = r"(?:(?:st|nd|rd|th|ST|ND|RD|TH|er|ER|ère|-го|º|ª|°)(?!\w)|\.(?=\s*[^\W\d_]))?+"
_RANGE = r"(?:[-–/]\d{1,2}(?![\d/]))?+"
_NAME = re.compile(rf"({LETTERS})\.?")
_TWO_NAMES = re.compile(rf"({LETTERS}\s{LETTERS})\.?")
_SAME_MONTH = re.compile(rf"\s*[/\s]\s*({LETTERS}(?:\s{LETTERS})?)(?=[\s,.(])")
_BEHIND_MONTH = re.compile(rf",?\s{{0,3}}(\d{{1,2}}){_RANGE}{_ORDINAL}(?!\w){_YEAR}")
_DAMAGED_DAY = re.compile(r",?\s{0,3}(?=\w*\d)[\dOoIl]{1,4}(?!\w)|,?\s{0,3}\d\w{1,3}(?!\w)")
_DAY = re.compile(rf"(\d{{1,2}}){_RANGE}{_ORDINAL}\s{{0,3}}(?:(?:de|of|di|tháng)\s+|d['’]\s?|-)?(?=[^\W\d_])")
_YEAR_BEHIND = re.compile(_YEAR)
_ISO = re.compile(r"(\d{4})-(\d\d)-(\d\d)(?!\w)")
_NUMERIC = re.compile(r"(\d{1,2})([/.-])(\d{1,2})(?:\2(\d{4}|\d\d)(?!\w)|(?![\w/.]))")
_LEAD = re.compile(rf"{LETTERS}\s+(?=\d)")
_WEEKDAY = re.compile(rf"({LETTERS}(?:-{LETTERS})?)\.?,?\s+(?=\S)")

LEADS = frozenset({"le", "den", "il", "el", "on", "du", "ngay", "a"})
"""Keys of small words that may lead a date (`le 23 novembre`)."""

_DAYS_OF_MONTH = (31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)
_MONTHS_IN_YEAR = 12
_LEAP_REACH = 8
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
    for reach in (1, _LEAP_REACH):
        years = [year for year in range(filed.year - reach, filed.year + reach + 1) if _exists(year, month, day)]
        if years:
            return min(years, key=lambda year: (abs(date(year, month, day) - filed), year))
    return None


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


def _exists(year: int, month: int, day: int) -> bool:
    if not (date.min.year <= year <= date.max.year and 1 <= month <= _MONTHS_IN_YEAR):
        return False
    return 1 <= day <= _DAYS_OF_MONTH[month - 1] and ((month, day) != (2, 29) or isleap(year))


def read_day(text: str, at: int, filed: date) -> Day | None:
    """Read the date that begins exactly here; None where none does. A month alone is no date."""
    first = text[at : at + 1]
    if first.isdecimal():
        return _numeric(text, at, filed) or _day_first(text, at, filed)
    name = _NAME.match(text, at) if first.isalpha() else None
    if name is None:
        return None
    word = key(name[1])
    if word in MONTHS and (found := _month_first(text, name.end(), MONTHS[word], filed)):
        return found
    if word in WEEKDAYS and (weekday := _WEEKDAY.match(text, at)) and not _is_weekday(text, weekday.end()):
        return read_day(text, weekday.end(), filed)
    led = _LEAD.match(text, at) if word in LEADS else None
    return read_day(text, led.end(), filed) if led else None


def read_month(text: str, at: int) -> Day | None:
    """Read a month that stands alone (`LONDON, March - `)."""
    name = _NAME.match(text, at)
    months = MONTHS.get(key(name[1])) if name else None
    return Day(name.end(), months[0], None, None, year_written=False) if name and months else None


def read_weekday(text: str, at: int) -> Day | None:
    """Read a weekday that stands alone (`LONDON, Monday (Agency) - `): it gives neither month nor day."""
    return (
        Day(name.end(), None, None, None, year_written=False)
        if (name := _NAME.match(text, at)) and _is_weekday(text, at)
        else None
    )


def _is_weekday(text: str, at: int) -> bool:
    name = _NAME.match(text, at)
    return name is not None and key(name[1]) in WEEKDAYS and key(name[1]) not in MONTHS


def _month_first(text: str, at: int, months: tuple[int, ...], filed: date) -> Day | None:
    if behind := _BEHIND_MONTH.match(text, at):
        year = int(behind[2]) if behind[2] else None
        found = make_day(behind.end(), [(month, int(behind[1])) for month in months], year, filed)
        return found or Day(behind.end(), months[0], None, None, year_written=False)
    if damaged := _DAMAGED_DAY.match(text, at):
        return Day(damaged.end(), months[0], None, None, year_written=False)
    return None


def _day_first(text: str, at: int, filed: date) -> Day | None:
    number = _DAY.match(text, at)
    if number is None:
        return None
    months, end = _month_at(text, number.end())
    if not months:
        return None
    behind = _YEAR_BEHIND.match(text, end)
    year = int(behind[1]) if behind and behind[1] else None
    end = behind.end() if behind and behind[1] else end
    return make_day(end, [(month, int(number[1])) for month in months], year, filed)


def _month_at(text: str, at: int) -> tuple[tuple[int, ...], int]:
    """The months a name can mean and its end; Arabic may give a month's two names (`نوفمبر تشرين الثاني`)."""
    for shape in (_TWO_NAMES, _NAME):
        name = shape.match(text, at)
        months = MONTHS.get(key(name[1])) if name else None
        if name and months:
            other = _SAME_MONTH.match(text, name.end())
            same = other is not None and MONTHS.get(key(other[1])) == months
            return months, other.end() if other and same else name.end()
    return (), at


def _numeric(text: str, at: int, filed: date) -> Day | None:
    if iso := _ISO.match(text, at):
        year, month, day = map(int, iso.groups())
        return make_day(iso.end(), [(month, day)], year, filed)
    numbers = _NUMERIC.match(text, at)
    if numbers is None or (numbers[2] != "/" and not numbers[4]):
        return None
    first, second = int(numbers[1]), int(numbers[3])
    choices = [(second, first)] if numbers[2] != "/" else [(first, second), (second, first)]
    return make_day(numbers.end(), choices, _year(numbers[4], filed), filed)


def _year(digits: str | None, filed: date) -> int | None:
    if digits is None:
        return None
    year = int(digits)
    if year >= _CENTURY:
        return year
    century = filed.year - filed.year % _CENTURY
    return min((century + shift + year for shift in (-_CENTURY, 0, _CENTURY)), key=lambda full: abs(full - filed.year))
