"""Moments as feeds write them, in English whatever the locale and in UTC."""

from datetime import UTC, datetime
from email.utils import format_datetime

from syndicate.rules.publication import made, published

__all__ = ["made", "published", "rfc822", "rfc3339"]


def rfc822(moment: datetime) -> str:
    """For RSS and OPML, whole seconds (`Tue, 24 Nov 2026 12:00:00 GMT`; RFC 822 §5 with a year of four digits)."""
    return format_datetime(moment.astimezone(UTC), usegmt=True)


def rfc3339(moment: datetime) -> str:
    """For Atom and JSON Feed, to the microsecond where there is one (`2026-11-24T12:00:00+00:00`)."""
    return moment.astimezone(UTC).isoformat()
