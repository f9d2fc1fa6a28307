"""Conditional requests (RFC 9110 §13): whether the client already has what it would be sent."""

import re
from collections.abc import Mapping, Sequence
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime

_TAG = re.compile(r'(?:W/)?("[\x21\x23-\x7e\x80-\xff]*")')


def unchanged(
    *,
    tags: Mapping[str, str],
    modified: datetime | None,
    acceptable: Sequence[str],
    none_match: str | None,
    modified_since: str | None,
) -> str | None:
    """The encoding in which the client already has the page, to be confirmed by a 304; None when it needs it sent.

    If-None-Match beats If-Modified-Since (RFC 9110 §13.2.2) and compares weakly (§13.1.2). Every encoding that the
    client takes is considered, not only the one it would be sent (§12.1 leaves that to us): a better twin that has
    come meanwhile is no reason to send the same page again.

    Args:
        tags: By strong entity tag, quotes included, the encoding it stands for.
        modified: What Last-Modified says, or None where it does not tell this version from an earlier one.
        acceptable: The encodings that the client takes, the best first; at least one.
        none_match: The If-None-Match field, several joined by commas, or None.
        modified_since: The If-Modified-Since field, or None.
    """
    if none_match is not None:
        if (encoding := tags.get(none_match)) is not None:  # most clients send back the one tag they hold, as it was
            return encoding if encoding in acceptable else None
        if none_match.strip() == "*":
            return acceptable[0]
        held = {tags.get(tag) for tag in entity_tags(none_match)}
        return next((encoding for encoding in acceptable if encoding in held), None)
    if modified_since is not None and modified is not None:
        since = http_date(modified_since)
        if since is not None and since >= modified:
            return acceptable[0]
    return None


def entity_tags(field: str) -> list[str]:
    """The entity tags in an If-None-Match field, quotes included, weak ones as if they were strong (§13.1.2)."""
    return _TAG.findall(field)


def http_date(field: str) -> datetime | None:
    """Read a date in any of the three forms (RFC 9110 §5.6.7); None for anything else, which is to be ignored."""
    try:
        date = parsedate_to_datetime(field[:64])
    except (ValueError, TypeError, IndexError, OverflowError):
        return None
    return date.replace(tzinfo=UTC) if date.tzinfo is None else date
