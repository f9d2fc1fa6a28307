"""Moments as feeds write them, in English whatever the locale and in UTC."""

from datetime import UTC, datetime
from email.utils import format_datetime

from syndicate.model.dispatch import Dispatch


def rfc822(moment: datetime) -> str:
    """For RSS and OPML, whole seconds (`Tue, 24 Nov 2026 12:00:00 GMT`; RFC 822 §5 with a year of four digits)."""
    return format_datetime(moment.astimezone(UTC), usegmt=True)


def rfc3339(moment: datetime) -> str:
    """For Atom and JSON Feed, to the microsecond where there is one (`2026-11-24T12:00:00+00:00`)."""
    return moment.astimezone(UTC).isoformat()


def made(dispatch: Dispatch) -> datetime:
    """When this version was free to use: by the agency's clock, not before its embargo ended or after it was seen."""
    free = max(dispatch.created, dispatch.embargo) if dispatch.embargo else dispatch.created
    return min(free, dispatch.shown_from)


def published(dispatch: Dispatch) -> datetime:
    """When the story's first version was made: it stays while `updated` moves (RFC 4287 §4.2.9)."""
    return min(dispatch.first_created or made(dispatch), dispatch.shown_from)
