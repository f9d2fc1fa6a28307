"""JSON for webhooks: an event in the envelope that Standard Webhooks advises, its data a ninjs 3.1 item.

    {"type": "dispatch.canceled", "timestamp": "2026-11-24T12:05:00+00:00", "data": {"uri": …, "version": "3", …}}

The type ends in the item's `pubStatus`: `usable`, `withheld` or `canceled`. The timestamp is when the version was
made, so a version is the same bytes at every attempt.
"""

from collections.abc import Collection

import orjson

from syndicate.formats.dates import rfc3339
from syndicate.formats.ninjs.writing.item import item_of
from syndicate.formats.ninjs.writing.release import Release
from syndicate.model.dispatch import Dispatch
from syndicate.model.section import Agency


class EnvelopeWriter:
    """Writes the event of one version (an ItemWriter, but for pages)."""

    name = "json"
    suffix = "event.json"
    media_type = "application/json"

    def __init__(self, agency: Agency) -> None:
        self._agency = agency

    def document(self, dispatch: Dispatch) -> bytes:
        """Render the event; of a kill or a hold it says which story, and nothing of it."""
        return orjson.dumps(self._envelope(dispatch))

    def event(self, dispatch: Dispatch, sections: Collection[str]) -> bytes:
        """Render the event for the live wire, with the sections that the story stands in."""
        return orjson.dumps(self._envelope(dispatch) | {"sections": sorted(sections)})

    def _envelope(self, dispatch: Dispatch) -> dict[str, object]:
        return {
            "type": f"dispatch.{dispatch.pub_status}",
            "timestamp": rfc3339(dispatch.created),
            "data": item_of(dispatch, self._agency, Release.THIRD),
        }
