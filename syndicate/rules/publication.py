"""When a story and a version of it count as published."""

from datetime import datetime

from syndicate.model.dispatch import Dispatch


def made(dispatch: Dispatch) -> datetime:
    """When this version was free to use: by the agency's clock, not before its embargo ended or after it was seen."""
    free = max(dispatch.created, dispatch.embargo) if dispatch.embargo else dispatch.created
    return min(free, dispatch.shown_from)


def published(dispatch: Dispatch) -> datetime:
    """When the story's first version was made: it stays while `updated` moves (RFC 4287 §4.2.9)."""
    return min(dispatch.first_created or made(dispatch), dispatch.shown_from)
