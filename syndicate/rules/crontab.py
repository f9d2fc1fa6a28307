"""When a crontab line comes next.

Five fields as the configuration takes them: days of the week by name, and a day must suit both its fields.
"""

from collections.abc import Sequence
from datetime import date, datetime, time, timedelta
from typing import Final

_MONTHS: Final = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_DAYS: Final = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
_FARTHEST: Final = 366 * 40
"""Days; a Monday that is 29 February may be as far away."""


def next_time(line: str, now: datetime) -> datetime | None:
    """The first moment at or after `now` that a line names; None for one that never comes (30 February).

    Args:
        line: Minute, hour, day of the month, month, day of the week.
        now: Aware; the line is meant in its time zone.
    """
    minutes, hours, days, months, weekdays = line.split()
    wanted_days = _values(days, 1, 31), _values(months, 1, 12, _MONTHS), _values(weekdays, 0, 6, _DAYS)
    times = [time(hour, minute) for hour in _values(hours, 0, 23) for minute in _values(minutes, 0, 59)]
    for ahead in range(_FARTHEST):
        day = now.date() + timedelta(days=ahead)
        if _suits(day, *wanted_days):
            for at in times:
                moment = datetime.combine(day, at, now.tzinfo)
                if moment >= now:
                    return moment
    return None


def _suits(day: date, days: Sequence[int], months: Sequence[int], weekdays: Sequence[int]) -> bool:
    return day.day in days and day.month in months and day.weekday() in weekdays


def _values(field: str, least: int, most: int, names: Sequence[str] = ()) -> Sequence[int]:
    """What a field names, rising."""
    found: set[int] = set()
    for item in field.split(","):
        span, _, step = item.partition("/")
        first, _, last = (f"{least}-{most}" if span == "*" else span).partition("-")
        begins, ends = (_number(word, least, names) for word in (first, last or first))
        found.update(range(begins, ends + 1, int(step or 1)))
    return sorted(found)


def _number(word: str, least: int, names: Sequence[str]) -> int:
    return names.index(word) + least if word in names else int(word)
