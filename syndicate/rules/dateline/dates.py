"""The day a story was filed, in any order and language, at one place of a text."""

import re
from datetime import date

from syndicate.rules.dateline.days import Day, full_year, make_day
from syndicate.rules.dateline.shapes import LETTERS
from syndicate.rules.facts.keys import key
from syndicate.rules.facts.months import MONTHS, WEEKDAYS

_CENTURIES = "19|20|১৯|২০|१९|२०|١٩|٢٠|۱۹|۲۰"
_YEAR = (
    rf"(?:\s*+[,/]?\s*+(?:de[l]?\s++|năm\s++|أ)?((?:{_CENTURIES})\d\d)(?!\w)"
    r"(?:\s?(?:г|р|года|год|року|god|godine|roku|m|م)(?!\w)\.?|\.(?=\s?[(/,]|$))?)?+"
)
_ENDING = "st|nd|rd|th|ST|ND|RD|TH|er|ER|ère|-го|º|ª|°"
_ORDINAL = rf"(?:(?:{_ENDING})(?!\w)|\.(?=\s*[^\W\d_]))?+"
_ORDINAL_BEHIND = rf"(?:(?:{_ENDING})(?!\w)|\s?d\.|\.(?=,))?+"
_RANGE = r"(?:[-–/]\d{1,2}(?![\d/]))?+"
_NAME = re.compile(rf"({LETTERS})\.?")
_TWO_NAMES = re.compile(rf"({LETTERS}\s{LETTERS})\.?")
_POINTED_NAME = re.compile(rf"((?:{LETTERS}\.){{2,3}})")
_SAME_MONTH = re.compile(rf"\s*[/\s]\s*({LETTERS}(?:\s{LETTERS})?)(?=[\s,.(])")
_BEHIND_MONTH = re.compile(rf"(?:\s\.)?,?\s{{0,3}}(\d{{1,2}}){_RANGE}{_ORDINAL_BEHIND}(?!\w){_YEAR}")
_DAMAGED_DAY = re.compile(r",?\s{0,3}(?=\w*\d)[\dOoIl]{1,4}(?!\w)|,?\s{0,3}\d\w{1,3}(?!\w)")
_DAY = re.compile(rf"(\d{{1,2}}){_RANGE}{_ORDINAL}\s{{0,3}}(?:(?:de|of|di)\s+|d['’]\s?|-)?(?=[^\W\d_])")
_NUMBERED_MONTH = re.compile(rf"(\d{{1,2}})\s+tháng\s+(\d{{1,2}}){_YEAR}")
_YEAR_BEHIND = re.compile(_YEAR)
_YEAR_FIRST = re.compile(rf"((?:{_CENTURIES})\d\d)(?:\.|\s?m\.|,)?\s+(?=[^\W\d_])")
_HIJRI = re.compile(
    r"\d{1,2}\s+[^\d,]{3,25}\s1[45]\d\d(?:\s?(?:هـ|ه|AH|H))?[,\s]*(?:الموافق|(?:corresponding|equivalent)\s+to)?\s*"
)
_ISO = re.compile(r"(\d{4})-(\d\d)-(\d\d)(?!\w)")
_NUMERIC = re.compile(r"(\d{1,2})([/.-])(\d{1,2})(?:\2(\d{4}|\d\d)(?!\w)|\2(?=\s|,|$)|(?![\w/.]))")
_DASHED = re.compile(r"(\d{1,2})\s?-\s?(\d{1,2})(?=\s?\((?:كونا|KUNA)\))")
_LEAD = re.compile(rf"{LETTERS}\s+(?=\d)")
_WEEKDAY = re.compile(rf"({LETTERS}(?:-{LETTERS})?)\.?,?\s+(?=\S)")
_WEEKDAY_BEHIND = re.compile(rf",?\s+({LETTERS}(?:-{LETTERS})?)(?=\s*[(/\-–—:,.]|$)")

LEADS = frozenset({"le", "den", "il", "el", "on", "du", "ngay", "a", "am", "dne", "dnia", "em", "في", "в"})
"""Keys of small words that may lead a date (`le 23 novembre`)."""


def read_day(text: str, at: int, filed: date) -> Day | None:
    """Read the date that begins exactly here; None where none does. A month alone is no date."""
    day = _read_day(text, at, filed)
    behind = _WEEKDAY_BEHIND.match(text, day.end) if day and day.day else None
    if day and behind and key(behind[1]) in WEEKDAYS and key(behind[1]) not in MONTHS:
        return Day(behind.end(), day.month, day.day, day.year, day.year_written)
    return day


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


def _read_day(text: str, at: int, filed: date) -> Day | None:
    first = text[at : at + 1]
    if first.isdecimal():
        return _numeric(text, at, filed) or _year_first(text, at, filed) or _day_first(text, at, filed)
    name = _NAME.match(text, at) if first.isalpha() else None
    if name is None:
        return None
    word = key(name[1])
    if word in MONTHS and (found := _month_first(text, name.end(), MONTHS[word], None, filed)):
        return found
    if word in WEEKDAYS and (weekday := _WEEKDAY.match(text, at)) and not _is_weekday(text, weekday.end()):
        return _read_day(text, weekday.end(), filed)
    led = _LEAD.match(text, at) if word in LEADS else None
    return _read_day(text, led.end(), filed) if led else None


def _is_weekday(text: str, at: int) -> bool:
    name = _NAME.match(text, at)
    return name is not None and key(name[1]) in WEEKDAYS and key(name[1]) not in MONTHS


def _month_first(text: str, at: int, months: tuple[int, ...], year: int | None, filed: date) -> Day | None:
    if behind := _BEHIND_MONTH.match(text, at):
        year = int(behind[2]) if behind[2] else year
        found = make_day(behind.end(), [(month, int(behind[1])) for month in months], year, filed)
        return found or Day(behind.end(), months[0], None, None, year_written=False)
    if damaged := _DAMAGED_DAY.match(text, at):
        return Day(damaged.end(), months[0], None, None, year_written=False)
    return None


def _year_first(text: str, at: int, filed: date) -> Day | None:
    """Read `2026. november 24.` or `2026 m. lapkričio 24 d.`."""
    year = _YEAR_FIRST.match(text, at)
    months, end = _month_at(text, year.end()) if year else ((), at)
    return _month_first(text, end, months, int(year[1]), filed) if year and months else None


def _day_first(text: str, at: int, filed: date) -> Day | None:
    if numbered := _NUMBERED_MONTH.match(text, at):
        year = int(numbered[3]) if numbered[3] else None
        return make_day(numbered.end(), [(int(numbered[2]), int(numbered[1]))], year, filed)
    number = _DAY.match(text, at)
    if number is None:
        return None
    months, end = _month_at(text, number.end())
    if not months:
        hijri = _HIJRI.match(text, at)
        return _read_day(text, hijri.end(), filed) if hijri else None
    behind = _YEAR_BEHIND.match(text, end)
    year = int(behind[1]) if behind and behind[1] else None
    end = behind.end() if behind else end
    return make_day(end, [(month, int(number[1])) for month in months], year, filed)


def _month_at(text: str, at: int) -> tuple[tuple[int, ...], int]:
    """The months a name can mean and its end; Arabic may give a month's two names (`نوفمبر تشرين الثاني`)."""
    for shape in (_POINTED_NAME, _TWO_NAMES, _NAME):
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
    if dashed := _DASHED.match(text, at):
        return make_day(dashed.end(), [(int(dashed[2]), int(dashed[1]))], None, filed)
    numbers = _NUMERIC.match(text, at)
    if numbers is None or not (numbers[4] or numbers[2] == "/" or numbers[0].endswith(".")):
        return None
    first, second = int(numbers[1]), int(numbers[3])
    choices = [(second, first)] if numbers[2] != "/" else [(first, second), (second, first)]
    return make_day(numbers.end(), choices, full_year(numbers[4], filed) if numbers[4] else None, filed)
