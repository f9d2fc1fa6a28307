"""Moments as agencies write them in fields of their own, made aware."""

import re
from datetime import UTC, datetime, tzinfo
from email.utils import parsedate_to_datetime

from syndicate.rules.facts.zones import HOURS

_COMPACT = re.compile(r"(?P<day>\d{8})(?:T?(?P<time>\d{2}(?:\d{2}(?:\d{2})?)?)(?P<rest>\D.*)?)?", re.ASCII)
_NAMED_ZONE = re.compile(r"(?<=\d) ?(?P<name>[A-Za-z]{1,5})$")
_SPACED_ZONE = re.compile(r"\s+(?=(?:[+-]\d{2}:?\d{2}|Z)$)")
_SHORT_ZONE = re.compile(r"(?<=[\d])(?P<sign>[+-])(?P<hours>\d{1,2})$")


def read_moment(text: str | None, zone: tzinfo = UTC) -> datetime | None:
    """Read a moment: ISO 8601 in its basic and extended forms, a date alone (its first moment), RFC 822.

    A zone may be named (`20261124T101500 CET`) where the standards have none.

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
    hours = HOURS.get(found["name"].lower())
    if hours is None:
        return found[0]
    whole, part = divmod(round(abs(hours) * 60), 60)
    return f"{'-' if hours < 0 else '+'}{whole:02d}:{part:02d}"


def _full_zone(found: re.Match[str]) -> str:
    return f"{found['sign']}{int(found['hours']):02d}:00"


def _rfc822(written: str) -> datetime | None:
    try:
        return parsedate_to_datetime(_NAMED_ZONE.sub(lambda found: f" {_offset(found)}".replace(":", ""), written))
    except (ValueError, TypeError, IndexError, OverflowError):
        return None
