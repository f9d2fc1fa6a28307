"""An Atom feed that leads to NITF documents, as NITF has none for a list of stories.

Each entry is that of `formats.atom`, with the document as one more alternate (RFC 4287 §4.2.7.2).
"""

from lxml import etree

from syndicate.formats.addresses import item_url
from syndicate.formats.atom import AtomWriter, feedgen_entry
from syndicate.formats.feed_item import feed_item
from syndicate.formats.nitf.writing import NitfWriter
from syndicate.model.dispatch import Dispatch
from syndicate.model.section import Agency


class NitfListWriter(AtomWriter):
    """Writes `atom.xml` for an outlet that reads NITF."""

    def __init__(self, agency: Agency, documents: NitfWriter) -> None:
        """Lead to the documents of a writer."""
        super().__init__(agency)
        self._documents = documents

    def entry(self, dispatch: Dispatch) -> bytes | None:
        """One `entry` with its document, or the `at:deleted-entry` of a kill; None for a hold."""
        item = feed_item(dispatch, self._agency)
        if item is None or item.killed:
            return super().entry(dispatch)
        entry = feedgen_entry(item).atom_entry()
        href = item_url(self._agency, dispatch.guid, self._documents.suffix)
        media_type = self._documents.media_type.partition(";")[0]
        etree.SubElement(entry, "link", rel="alternate", type=media_type, href=href)
        return self._fragments.render(entry)
