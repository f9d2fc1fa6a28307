"""When a message went out, as the trailers of the wires say it.

A zone that is named is believed if `facts.zones` knows it. A time without one is in the zone of its service where the
reader knows that, else in UTC. A day without month and year is the one nearest to the filing.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta, timezone, tzinfo
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from syndicate.rules.facts.keys import key
from syndicate.rules.facts.months import MONTHS
from syndicate.rules.facts.zones import HOURS, REGIONS

_FIRST_YEAR = 70
"""Of two digits: before it is this century."""
_LONGEST = 200
"""How much of a line is looked at."""
_AHEAD = timedelta(days=2)
"""So much later than the filing a day may be: clocks differ, and papers of tomorrow are written today."""

_MONTH = r"(?P<month>[^\W\d_]{3,12})\.?"
_YEAR = r"(?P<year>\d{4}|\d{2})(?!\d)"
_CLOCK = r"(?P<hour>[01]\d|2[0-4]|\d(?=[:.h]))[:.h]?(?P<minute>[0-5]\d)(?:[:.](?P<second>[0-5]\d))?(?!\d)"
_DAY = r"(?P<day>0?[1-9]|[12]\d|3[01])"
_TWO = r"(?P<day>0[1-9]|[12]\d|3[01])"
_ZONE = r"(?P<zone>[^\W\d_]{1,5}(?=$|[^\w])|[+-]\d{2}:?\d{2})"
_LATE_ZONE = _ZONE.replace("zone", "late_zone")

_MONTH_DAY = r"(?P<month_no>\d{2})-(?P<day>\d{2})"
_DAY_MONTH = r"(?P<day>\d{2})[-/.](?P<month_no>\d{2})"
_ISO = r"(?P<year>\d{4})-?(?P<month_no>\d{2})-?(?P<day>\d{2})"
_ANY_CLOCK = r"(?P<hour>\d{2})[:.h-]?(?P<minute>\d{2})(?:[:.-]?(?P<second>\d{2}))?(?:\.\d{1,9})?(?!\d)"

_SEVEN_NINE = rf"(?<!\d){_TWO}{_CLOCK}\s*(?:{_ZONE}\s+)??{_MONTH}\s*{_YEAR}\s*(?:{_LATE_ZONE})?"
"""IPTC 7901 §2: 131137 GMT Nov 13, 050932 sep 14EDT, 241205 Sep 24."""
_AP = rf"[A-Z]{{2,6}}-(?:[A-Z]{{1,4}}-)?{_MONTH_DAY}-{_YEAR}\s+{_CLOCK}\s*{_ZONE}?"
"""AP, New York Times, Scripps: AP-WF-11-13-13 1509GMT."""
_KYODO = r"(?P<zone>[A-Z]{3,4})-(?P<hour>\d{2}):(?P<minute>\d{2})-" + rf"{_DAY_MONTH}-{_YEAR}"
"""JST-14:05-13-11-13."""
_CP = rf"(?<![\d-]){_CLOCK}\s*(?:{_ZONE}\s+)?{_DAY_MONTH}[-/.]{_YEAR}"
"""Canadian Press: 16:35ET 31-10-14."""
_ITALIAN = rf"(?<![\d-]){_DAY}[-/. ]{_MONTH}[-/. ]{_YEAR}[,T]?\s+{_CLOCK}\s*{_ZONE}?"
"""ANSA, Adnkronos: 14-FEB-19 15:32."""
_ISO_8601 = rf"(?<!\d){_ISO}[T ]\s?{_ANY_CLOCK}\s*{_ZONE}?"
_AAP = rf"(?<![\d-]){_DAY_MONTH}[-/.]{_YEAR},?\s+{_ANY_CLOCK}\s*{_ZONE}?"
"""13-11-13 15-09-44."""
_CLOCK_FIRST = rf"(?<!\d){_CLOCK}\s*(?:{_ZONE}\s+)?{_DAY}[-/. ]{_MONTH}[-/. ]{_YEAR}"
"""1509 GMT 13 Nov 2013."""
_ALONE = rf"(?<!\d){_TWO}{_CLOCK}(?!\s*(?:[^\W\d_]{{1,5}}\s+)?[^\W\d_]{{3,12}}\.?\s*\d{{2}})\s*{_ZONE}?"
"""A day and a time: 131137 GMT."""

_FORMS = tuple(
    re.compile(form, re.IGNORECASE)
    for form in (_SEVEN_NINE, _AP, _KYODO, _CP, _ITALIAN, _ISO_8601, _AAP, _CLOCK_FIRST, _ALONE)
)


@dataclass(frozen=True, slots=True)
class Stamp:
    """A moment read from a line.

    Attributes:
        at: Aware, in the zone that the line names.
        start: Where in the line it begins.
        end: And ends.
    """

    at: datetime
    start: int
    end: int


def read_stamp(line: str, filed: datetime, zone: str | None = None) -> Stamp | None:
    """Read the moment that a line of a trailer holds.

    Args:
        line: One line.
        filed: When it was filed, aware: chooses month and year where they are not written.
        zone: The zone of the service in the tz database, for a time without a zone.
    """
    if not any(map(str.isdigit, line[:_LONGEST])):
        return None
    for form in _FORMS:
        for found in form.finditer(line, 0, _LONGEST):
            at = _moment(found.groupdict(), filed, zone)
            if at:
                return Stamp(at, found.start(), found.end())
    return None


def is_stamp(line: str, filed: datetime, zone: str | None = None) -> Stamp | None:
    """Read a line that is a trailer and nothing else (`131137 GMT Nov 13`, `AP-WF-11-13-13 1509GMT<`)."""
    stamp = read_stamp(line, filed, zone)
    if stamp is None or any(map(str.isalnum, line[: stamp.start] + line[stamp.end :])):
        return None
    return stamp


def day_of(month: int, day: int, filed: datetime) -> datetime | None:
    """The first moment of a day without a year, the last such day before the filing; the filing itself on that day."""
    days = [at for year in (-1, 0, 1) if (at := _at(filed.year + year, month, (day, 0, 0, 0), UTC))]
    last = max((at for at in days if at <= filed + _AHEAD), default=None)
    return filed if last and last.date() == filed.date() else last


def _moment(parts: dict[str, str | None], filed: datetime, service_zone: str | None) -> datetime | None:
    month = _month(parts)
    if month == 0:
        return None
    zone = _zone(parts.get("zone") or parts.get("late_zone")) or in_region(service_zone)
    day, hour, minute, second = (int(parts.get(part) or 0) for part in ("day", "hour", "minute", "second"))
    year = parts.get("year")
    if month is None or year is None:
        near = _near((day, hour, minute, second), filed, zone)
        return min(near, key=lambda at: abs(at - filed), default=None)
    return _at(_full_year(year), month, (day, hour, minute, second), zone)


def _month(parts: dict[str, str | None]) -> int | None:
    """The month's number; None where none is written, 0 where what is written is no month."""
    if number := parts.get("month_no"):
        return int(number)
    if name := parts.get("month"):
        return MONTHS.get(key(name), (0,))[0]
    return None


def _near(clock: tuple[int, int, int, int], filed: datetime, zone: tzinfo) -> Iterator[datetime]:
    for months in (-1, 0, 1):
        years, month = divmod(filed.month - 1 + months, 12)
        at = _at(filed.year + years, month + 1, clock, zone)
        if at:
            yield at


def _at(year: int, month: int, clock: tuple[int, int, int, int], zone: tzinfo) -> datetime | None:
    day, hour, minute, second = clock
    try:
        at = datetime(year, month, day, hour % 24, minute, second, tzinfo=zone)
        at += timedelta(days=hour // 24)
        at.astimezone(UTC)
    except (ValueError, OverflowError):
        return None
    return at


def _full_year(written: str) -> int:
    year = int(written)
    if len(written) > 2:  # noqa: PLR2004 - `13`
        return year
    return year + (1900 if year >= _FIRST_YEAR else 2000)


def _zone(name: str | None) -> tzinfo | None:
    """The zone of a name; None where there is none, or none that is known."""
    if not name:
        return None
    if name[0] in "+-":
        digits = name[1:].replace(":", "")
        offset = timedelta(hours=min(int(digits[:2]), 23), minutes=int(digits[2:]) % 60)
        return timezone(-offset if name[0] == "-" else offset)
    folded = name.casefold()
    if folded in REGIONS:
        return in_region(REGIONS[folded])
    return timezone(timedelta(hours=HOURS[folded])) if folded in HOURS else None


def in_region(name: str | None) -> tzinfo:
    """The zone of this name in the tz database; UTC for none, or where the database has none of that name."""
    if name is None:
        return UTC
    try:
        return ZoneInfo(name)
    except (ZoneInfoNotFoundError, ValueError):
        return UTC
