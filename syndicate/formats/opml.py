"""OPML 2.0 (opml.org/spec2.opml): every section's feed in one file, for a reader to import.

A section is one subscription, to its RSS feed, which every reader of OPML takes, else to its Atom feed: both would show
each story twice to whoever imports the file. A section with neither is a line of text. The date is that of the newest
page: never now, and none while there is no news.
"""

from collections.abc import Sequence

from lxml import etree

from syndicate.formats.addresses import section_home, section_url
from syndicate.formats.dates import rfc822
from syndicate.model.edition import Edition, Page
from syndicate.model.section import Agency, Section

_FEEDS = {"rss": "rss.xml", "atom": "atom.xml"}


class OpmlWriter:
    """Writes `feeds.opml`; see the module."""

    name = "opml"
    filename = "feeds.opml"
    media_type = "text/x-opml; charset=utf-8"

    def __init__(self, agency: Agency) -> None:
        self._agency = agency

    def page(self, editions: Sequence[Edition]) -> Page:
        """The page; without a section a line of text stands there, as an OPML body has at least one outline."""
        root = etree.Element("opml", version="2.0")
        head = etree.SubElement(root, "head")
        etree.SubElement(head, "title").text = self._agency.name
        if shown := [edition.updated for edition in editions if edition.dispatches]:
            etree.SubElement(head, "dateModified").text = rfc822(max(shown))
        etree.SubElement(head, "ownerName").text = self._agency.name
        if self._agency.contact:
            etree.SubElement(head, "ownerEmail").text = self._agency.contact
        body = etree.SubElement(root, "body")
        for edition in editions:
            etree.SubElement(body, "outline", self._outline(edition))
        if not editions:
            etree.SubElement(body, "outline", {"text": self._agency.name})
        content = etree.tostring(root, encoding="UTF-8", xml_declaration=True, pretty_print=True)
        return Page(path=self.filename, media_type=self.media_type, parts=(content,))

    def _outline(self, edition: Edition) -> dict[str, str]:
        section = edition.section
        attributes = {"text": section.title, "title": section.title} | self._subscription(section)
        return attributes | ({"description": section.description} if section.description else {})

    def _subscription(self, section: Section) -> dict[str, str]:
        feed = next((filename for name, filename in _FEEDS.items() if name in section.formats), None)
        if feed is None:
            return {}
        version = {"version": "RSS2"} if feed == _FEEDS["rss"] else {}  # OPML has no word for Atom
        return {
            "type": "rss",
            **version,
            "language": section.language,
            "xmlUrl": section_url(self._agency, section, feed),
            "htmlUrl": section_home(self._agency, section),
        }
