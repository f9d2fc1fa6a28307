"""ninjs 3.1, 2.1 and 1.4, the IPTC's News in JSON: one item, or a section as an array of items.

A kill is the same `uri` with `pubStatus` `canceled`, a hold with `withheld`; neither says a word of the story. Every
item is valid by its release's JSON Schema, which allows no member that it does not name.

A page is an array and nothing else: ninjs has no object for a list of items, so neither the section nor the archive
document next older than it can be named in one.
"""

import orjson

from syndicate.formats.ninjs.writing.earlier import first, second
from syndicate.formats.ninjs.writing.item import item_of
from syndicate.formats.ninjs.writing.members import Members
from syndicate.formats.ninjs.writing.release import Release
from syndicate.model.dispatch import Dispatch
from syndicate.model.edition import Edition
from syndicate.model.section import Agency
from syndicate.ports.format import Frame

_FRAME = Frame(head=b"[\n", joint=b",\n", tail=b"\n]\n")


class NinjsWriter:
    """Writes items and arrays of them (a Writer and an ItemWriter)."""

    name = "ninjs"
    filename = "ninjs.json"
    suffix = "json"
    media_type = "application/json; charset=utf-8"  # the IPTC has registered none of its own for ninjs

    def __init__(self, agency: Agency, release: str = Release.THIRD) -> None:
        """Write for an agency.

        Args:
            agency: Who publishes.
            release: `3.1`, `2.1` or `1.4`.

        Raises:
            ValueError: It is no such release.
        """
        self._agency = agency
        self._release = Release(release)

    def entry(self, dispatch: Dispatch) -> bytes:
        """Render an item; a hold has one too, as outlets that hold the story must learn of it."""
        return orjson.dumps(self._item(dispatch))

    def frame(self, edition: Edition) -> Frame:  # noqa: ARG002  an array says nothing of the section
        """The brackets of the array."""
        return _FRAME

    def document(self, dispatch: Dispatch) -> bytes:
        """Render an item as a document of its own."""
        return self.entry(dispatch) + b"\n"

    def _item(self, dispatch: Dispatch) -> Members:
        item = item_of(dispatch, self._agency, self._release)
        match self._release:
            case Release.THIRD:
                return item
            case Release.SECOND:
                return second(item)
            case Release.FIRST:
                return first(item)
