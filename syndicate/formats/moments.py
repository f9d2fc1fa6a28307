"""Moments as agencies write them in fields of their own, made aware."""

import re
from datetime import UTC, datetime, tzinfo
from email.utils import parsedate_to_datetime

_COMPACT = re.compile(r"(?P<day>\d{8})(?:T?(?P<time>\d{2}(?:\d{2}(?:\d{2})?)?)(?P<rest>\D.*)?)?", re.ASCII)
_NAMED_ZONE = re.compile(r"(?<=\d) ?(?P<name>[A-Za-z]{1,4})$")
_NAMED = {
    "Z": 0, "UT": 0, "UTC": 0, "GMT": 0, "WET": 0, "WEST": 1, "BST": 1, "CET": 1, "MEZ": 1, "CEST": 2, "MESZ": 2,
    "EET": 2, "EEST": 3, "MSK": 3, "JST": 9, "KST": 9, "HKT": 8, "SGT": 8, "AEST": 10, "AEDT": 11, "EST": -5, "EDT": -4,
    "CST": -6, "CDT": -5, "MST": -7, "MDT": -6, "PST": -8, "PDT": -7,
}  # fmt: skip
"""Hours east of Greenwich; a name that means several zones is the one of wires (RFC 5322 §4.3 for North America)."""
_SPACED_ZONE = re.compile(r"\s+(?=(?:[+-]\d{2}:?\d{2}|Z)$)")
_SHORT_ZONE = re.compile(r"(?<=[\d])(?P<sign>[+-])(?P<hours>\d{1,2})$")


def read_moment(text: str | None, zone: tzinfo = UTC) -> datetime | None:
    """Read a moment: ISO 8601 in its basic and extended forms, a date alone (its first moment), RFC 822.

    Args:
        text: As it stands in the field.
        zone: What a time without a zone of its own is in.

    Returns:
        The moment, aware; None for what is none.
    """
    written = " ".join((text or "").split())
    if not written:
        return None
    moment = _iso(written) or _rfc822(written)
    if moment is None:
        return None
    return moment if moment.tzinfo else moment.replace(tzinfo=zone)


def _iso(written: str) -> datetime | None:
    written = _SPACED_ZONE.sub("", _NAMED_ZONE.sub(_offset, written))
    compact = _COMPACT.fullmatch(written)
    if compact and compact["time"]:
        written = f"{compact['day']}T{compact['time']}{compact['rest'] or ''}"
    for form in (written, _SHORT_ZONE.sub(_full_zone, written)):
        try:
            return datetime.fromisoformat(form)
        except ValueError:
            continue
    return None


def _offset(found: re.Match[str]) -> str:
    hours = _NAMED.get(found["name"].upper())
    return found[0] if hours is None else f"{'-' if hours < 0 else '+'}{abs(hours):02d}:00"


def _full_zone(found: re.Match[str]) -> str:
    return f"{found['sign']}{int(found['hours']):02d}:00"


def _rfc822(written: str) -> datetime | None:
    try:
        return parsedate_to_datetime(written)
    except (ValueError, TypeError, IndexError, OverflowError):
        return None
