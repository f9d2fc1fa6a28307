"""Reads a moment as wires write it: `18:00 GMT Nov 24`, `24.11.2026, 18 Uhr`, `Thurs AMs, Jan. 12`."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta

from syndicate.rules.embargo.words import CYCLES, FILLERS, MONTHS, RELATIVE, US_ZONES, WEEKDAYS, ZONES


@dataclass(frozen=True, slots=True)
class Moment:
    """A moment read from text.

    Attributes:
        at: In UTC.
        whole: Whether both a day and a time of day were named.
        end: Where the text goes on after it.
    """

    at: datetime
    whole: bool
    end: int


def _one_of(names: Iterable[str], group: str, tail: str = "") -> str:
    return "|".join(f"(?P<{group}{number}>(?:{name}){tail})" for number, name in enumerate(names))


_DAY = r"(?:0?[1-9]|[12]\d|3[01])"
_TH = r"(?:st|nd|rd|th|er|[.º])?"
_LETTERS = r"[^\W\d_]{0,7}\b"
_ZONE = "|".join((*ZONES, *US_ZONES))
_OFFSET = r"[+-]\d{1,2}(?::?\d{2})?"
_YEAR = rf"(?:19|20)\d\d(?![ \t]*(?:{_ZONE}|hrs|hours|h|uhr)\b|[:.]\d|\d)"

_WRITTEN_MONTH = _one_of(MONTHS, "wri_m", _LETTERS)
_AMERICAN_MONTH = _one_of(MONTHS, "ame_m", _LETTERS)
_DATES = (
    r"(?P<iso>(?P<iso_y>\d{4})-(?P<iso_m>\d\d)-(?P<iso_d>\d\d)(?:T(?=\d))?)",
    rf"(?P<dotted>(?P<dot_d>{_DAY})\.\s?(?P<dot_m>0?[1-9]|1[0-2])\.(?:\s?(?P<dot_y>{_YEAR}|\d\d\b(?![:.h]\d)))?)",
    rf"(?P<slashed>(?P<sla_1>{_DAY})/(?P<sla_2>{_DAY})/(?P<sla_y>\d{{4}}|\d\d)\b)",
    rf"(?P<written>(?P<wri_d>{_DAY}){_TH}\s*(?:de\s+|of\s+)?(?:{_WRITTEN_MONTH})(?:[.,]*\s*(?:de\s+)?(?P<wri_y>{_YEAR}))?)",
    rf"(?P<weekday>(?:{_one_of(WEEKDAYS, 'wee')})\b\.?)",
    rf"(?P<relative>(?:{_one_of(RELATIVE, 'rel')})\b)",
    rf"(?P<american>(?:{_AMERICAN_MONTH})\.?\s*(?P<ame_d>{_DAY})(?!\d|[:.h]\d){_TH}(?:,?\s*(?P<ame_y>{_YEAR}))?)",
)
_TIMES = (
    r"(?P<half>(?P<hal_h>\d{1,2})(?:[:.](?P<hal_m>\d\d))?\s*(?P<hal_of>[ap])\.?\s?m\b\.?)",
    r"(?P<colon>(?P<col_h>\d{1,2})[:.h](?P<col_m>\d\d)(?::(?P<col_s>\d\d(?:\.\d{1,6})?)\d*)?(?!\d)(?:\s*(?:uhr|hrs?|hours|horas)\b)?)",
    r"(?P<hour>(?P<hou_h>\d{1,2})\s*(?:uhr|h|hrs?|hours|ore|horas)\b)",
    rf"(?P<military>(?!{_YEAR})(?P<mil_h>\d\d)(?P<mil_m>[0-5]\d)(?!\d))",
    r"(?P<noon>(?:12\s*)?(?:noon|midday|mittag|midi))\b",
    r"(?P<night>midnight|mitternacht|minuit|medianoche)\b",
    r"(?P<cycle>ams|pms)\b",
)
_PLACES = (rf"(?P<zone>(?P<zon_n>{_ZONE})(?P<zon_o>{_OFFSET})?(?![^\W_]))", rf"(?P<offset>(?P<off_o>{_OFFSET})(?!\d))")
_TOKEN = re.compile(
    rf"[\s,;.:=*|–—-]*?(?:{'|'.join((*_DATES, *_TIMES, *_PLACES))}|(?P<filler>(?:{FILLERS})(?![^\W_])))", re.IGNORECASE
)

_SLOTS = (
    dict.fromkeys(("iso", "dotted", "slashed", "written", "american"), "date")
    | dict.fromkeys(("weekday", "relative"), "day")
    | dict.fromkeys(("half", "colon", "hour", "military", "noon", "night", "cycle"), "time")
    | dict.fromkeys(("zone", "offset"), "zone")
)


def read(text: str, start: int, filed: datetime) -> Moment | None:
    """Read the moment that stands at `start`, words such as `until` before and within it passed over.

    A date without a year is taken in the year nearest to the filing, `3/4/2027` as the later of the two days it can
    mean, a weekday as the first on or after the filing's day, a time alone as its next occurrence. A time without a
    zone is in that of the filing, a day without a time begins at 00:00, midnight is the day's end.

    Args:
        text: One line, or the rest of it.
        start: Where to begin.
        filed: When the text was filed, aware, in the zone of who filed it.

    Returns:
        The moment, or None where there is none, or none that the calendar has.
    """
    tokens: dict[str, re.Match[str]] = {}
    position = end = start
    while found := _TOKEN.match(text, position):
        kind = str(found.lastgroup)
        position = found.end()
        if kind != "filler":
            slot = _SLOTS[kind]
            if slot in tokens or (slot == "zone" and "time" not in tokens):
                break
            tokens[slot] = found
            end = position
    if not tokens:
        return None
    at = _assemble(tokens, filed)
    whole = "time" in tokens and ("date" in tokens or "day" in tokens)
    return Moment(at, whole, end) if at else None


def _assemble(tokens: dict[str, re.Match[str]], filed: datetime) -> datetime | None:
    hours, minutes = _time(tokens["time"]) if "time" in tokens else (0, 0)
    if hours > 24 or minutes > 59:  # noqa: PLR2004 - the clock's own numbers
        return None
    day = _date(tokens, filed)
    if day is None:
        return None
    named = "date" in tokens or "day" in tokens
    try:
        at = datetime(day.year, day.month, day.day, tzinfo=UTC) + timedelta(hours=hours, minutes=minutes)
        at += _seconds(tokens)
        at -= _from_utc(tokens, at, filed)
        return at if named or at >= filed else at + timedelta(days=1)
    except OverflowError:  # in the calendar's first or last year
        return None


def _seconds(tokens: dict[str, re.Match[str]]) -> timedelta:
    """Seconds count too: an embargo that lost them would end up to a minute early."""
    found = tokens.get("time")
    written = found["col_s"] if found else None
    return timedelta(seconds=float(written)) if written else timedelta(0)


def _time(found: re.Match[str]) -> tuple[int, int]:
    kind = str(found.lastgroup)
    if kind == "noon":
        return 12, 0
    if kind == "night":
        return 24, 0
    if kind == "cycle":
        return CYCLES[found["cycle"].casefold()]
    prefix = kind[:3]
    hours = int(found[f"{prefix}_h"])
    minutes = 0 if kind == "hour" else int(found[f"{prefix}_m"] or 0)
    if kind == "half":
        hours = hours % 12 + (12 if found["hal_of"].casefold() == "p" else 0)
    return hours, minutes


def _date(tokens: dict[str, re.Match[str]], filed: datetime) -> date | None:
    today = filed.date()
    if "date" in tokens:
        candidates = list(_dates(tokens["date"], today))
        if tokens["date"].lastgroup == "slashed":
            return max(candidates, default=None)
        return min(candidates, key=lambda day: abs((day - today).days), default=None)
    if "day" not in tokens:
        return today
    found = tokens["day"]
    if found.lastgroup == "relative":
        return today + timedelta(days=_number(found, "rel", RELATIVE))
    return today + timedelta(days=(_number(found, "wee", WEEKDAYS) - today.weekday()) % 7)


def _dates(found: re.Match[str], today: date) -> Iterable[date]:
    """Every day that the written date can mean."""
    kind = str(found.lastgroup)
    prefix = kind[:3]
    if kind == "slashed":
        one, other = int(found["sla_1"]), int(found["sla_2"])
        pairs = [(one, other), (other, one)]
    elif kind in {"written", "american"}:
        pairs = [(int(found[f"{prefix}_d"]), _number(found, f"{prefix}_m", MONTHS) + 1)]
    else:
        pairs = [(int(found[f"{prefix}_d"]), int(found[f"{prefix}_m"]))]
    written = found[f"{prefix}_y"]
    century = 2000 if written and len(written) == 2 else 0  # noqa: PLR2004 - `24.11.26`
    years = [century + int(written)] if written else [today.year - 1, today.year, today.year + 1]
    for year in years:
        for day, month in pairs:
            try:
                yield date(year, month, day)
            except ValueError:
                continue


def _number(found: re.Match[str], group: str, names: tuple[str, ...]) -> int:
    return next(number for number in range(len(names)) if found[f"{group}{number}"])


def _from_utc(tokens: dict[str, re.Match[str]], local: datetime, filed: datetime) -> timedelta:
    found = tokens.get("zone")
    if found is None:
        american = "time" in tokens and tokens["time"].lastgroup == "cycle"
        return _in_us(US_ZONES["et"], local) if american else filed.utcoffset() or timedelta(0)
    name = (found["zon_n"] or "utc").casefold()
    shift = found["zon_o"] or found["off_o"]
    if shift:
        digits = shift[1:].replace(":", "")
        hours, minutes = (digits[:-2], digits[-2:]) if len(digits) > 2 else (digits, "0")  # noqa: PLR2004 - `+0530`
        offset = timedelta(hours=int(hours), minutes=int(minutes))
        return -offset if shift[0] == "-" else offset
    return timedelta(hours=ZONES[name]) if name in ZONES else _in_us(US_ZONES[name], local)


def _in_us(hours: int, local: datetime) -> timedelta:
    """The offset of a United States zone: daylight time from the second Sunday of March to the first of November.

    15 U.S.C. § 260a (Energy Policy Act of 2005). Both changes are at 2 a.m.: the hour that is skipped and the one that
    comes twice are read as winter's, which is later.
    """
    march, november = (datetime(local.year, month, 1, hour, tzinfo=UTC) for month, hour in ((3, 3), (11, 1)))
    begins = march + timedelta(days=13 - march.weekday())
    ends = november + timedelta(days=6 - november.weekday())
    return timedelta(hours=hours + (begins <= local < ends))
