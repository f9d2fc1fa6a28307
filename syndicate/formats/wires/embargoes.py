"""Embargoes in notes of messages that say themselves when they went out, and in which zone their wire lives."""

import re
from dataclasses import replace
from datetime import UTC, datetime

from syndicate.formats.wires.stamps import in_region
from syndicate.model.dispatch import Draft
from syndicate.rules import embargo

_ZONED = re.compile(r"\b(?:GMT|UTC|[CEW]ES?T|MESZ|MEZ|[ECMP][SD]?T|AMs|PMs)\b|\d[+-]\d{2}:?\d{2}|\dZ\b", re.IGNORECASE)


def with_embargo(draft: Draft, filed: datetime, zone: str | None) -> Draft:
    """The draft under the embargo that its note to editors speaks of, if that names a moment.

    The day is taken in the year nearest to the message's own time, and a time without a zone in the wire's zone: the
    normaliser knows neither.
    """
    sent = (draft.created or filed).astimezone(UTC)
    found = embargo.read(draft.ed_note, sent) if draft.ed_note and draft.embargo is None else None
    if found is None or found.until is None:
        return draft
    until = found.until
    if zone and not _ZONED.search(str(draft.ed_note)[found.start : found.end]):
        until = until.replace(tzinfo=in_region(zone))
    return replace(draft, embargo=until)
