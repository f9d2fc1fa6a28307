"""Atom 1.0 (RFC 4287) with tombstones (RFC 6721), through feedgen.

feedgen makes the feed and every entry; an extension, which feedgen calls last, mends its defects: links that lost
their rel, type and length, text constructs without a type, and dates that move by themselves. A page joined from the
standalone entries is byte for byte what feedgen gives for the whole feed with these extensions, its plain text spelt as
:class:`~syndicate.formats.fragments.PlainText` says.

A kill is an `at:deleted-entry` and nothing else: an entry of the same id beside it would say that the story is back
(RFC 6721 §3). It declares its namespace itself, so a feed without one names none that readers do not know. Readers
that know no tombstones learn of it at the story's address. A hold is left out.
"""

from datetime import UTC, datetime

from feedgen.entry import FeedEntry
from feedgen.feed import FeedGenerator
from lxml import etree
from lxml.etree import _Element

from syndicate.formats.addresses import edition_home, edition_url, section_id
from syndicate.formats.dates import rfc3339
from syndicate.formats.feed_item import FeedItem, feed_item
from syndicate.formats.fragments import Fragments, PlainText, frame_of
from syndicate.formats.geo import GEORSS, add_place
from syndicate.formats.paging import HISTORY, page_links
from syndicate.model.dispatch import Dispatch
from syndicate.model.edition import Edition
from syndicate.model.section import Agency
from syndicate.ports.format import Frame

TOMBSTONES = "http://purl.org/atompub/tombstones/1.0"

DC = "http://purl.org/dc/elements/1.1/"

NAMESPACES = {"dc": DC, "georss": GEORSS}

PLAIN = PlainText(("title", "subtitle", "summary", "rights", "name", "category"))

# A feed must have a date (RFC 4287 §4.1.1), also while it has shown nothing: that of RFC 4287 itself.
_NEVER = datetime(2005, 12, 1, tzinfo=UTC)

_XML_LANG = "{http://www.w3.org/XML/1998/namespace}lang"


class AtomWriter:
    """Writes `atom.xml`; see the module."""

    name = "atom"
    filename = "atom.xml"
    media_type = "application/atom+xml; charset=utf-8"

    def __init__(self, agency: Agency) -> None:
        self._agency = agency
        self._fragments = Fragments(NAMESPACES, PLAIN)

    def entry(self, dispatch: Dispatch) -> bytes | None:
        """One `entry`, or the `at:deleted-entry` of a kill; None for a hold."""
        item = feed_item(dispatch, self._agency)
        if item is None:
            return None
        return self._fragments.render(tombstone(item) if item.killed else feedgen_entry(item).atom_entry())

    def frame(self, edition: Edition) -> Frame:
        """The `feed` without its entries."""
        page = feedgen_feed(edition, self._agency, self.filename).atom_str()
        return frame_of(PLAIN.spelt(page), b"</feed>")


def feedgen_entry(item: FeedItem) -> FeedEntry:
    """The entry as feedgen's own object, for its `atom_entry()`."""
    entry = FeedEntry()
    entry.id(item.guid)
    entry.title(item.title)
    entry.updated(item.updated)
    entry.published(item.published)
    entry.author(name=item.author)
    entry.summary(item.lead, type="text")
    entry.content(item.html, type="html")
    entry.category(
        [{"term": category.code, "label": category.name, "scheme": category.scheme} for category in item.categories]
    )
    if item.rights:
        entry.rights(item.rights)
    entry.register_extension("mended", lambda: _MendedEntry(item))
    return entry


def feedgen_feed(edition: Edition, agency: Agency, filename: str) -> FeedGenerator:
    """The feed as feedgen's own object, without entries."""
    section = edition.section
    feed = FeedGenerator()
    feed.id(section_id(agency, section))
    feed.title(section.title)
    if section.description:
        feed.subtitle(section.description)
    feed.updated(edition.updated if edition.dispatches else _NEVER)
    feed.language(section.language)
    feed.author({"name": agency.name, "email": agency.contact, "uri": agency.base_url})
    if agency.copyright:
        feed.rights(agency.copyright)
    feed.generator("syndicate")
    feed.link(href=edition_url(agency, edition, filename), rel="self", type="application/atom+xml")
    feed.link(href=edition_home(agency, edition), rel="alternate", type="text/html")
    for relation, address in page_links(agency, edition, filename):
        feed.link(href=address, rel=relation)
    feed.register_extension("mended", lambda: _MendedFeed(archived=edition.document is not None))
    return feed


def tombstone(item: FeedItem) -> _Element:
    """The `at:deleted-entry` of a killed story, the kill's note as its comment (RFC 6721 §3)."""
    element = etree.Element(
        f"{{{TOMBSTONES}}}deleted-entry", ref=item.guid, when=rfc3339(item.updated), nsmap={"at": TOMBSTONES}
    )
    comment = etree.SubElement(element, f"{{{TOMBSTONES}}}comment", type="text")
    comment.text = item.plain
    if item.language:
        comment.set(_XML_LANG, item.language)
    return element


class _MendedEntry:
    """What feedgen's entry lacks or gets wrong."""

    def __init__(self, item: FeedItem) -> None:
        self._item = item

    def extend_atom(self, element: _Element) -> None:
        item = self._item
        if item.language:
            element.set(_XML_LANG, item.language)
        _type_text(element)
        if item.publisher:
            etree.SubElement(element, f"{{{DC}}}publisher").text = item.publisher
        add_place(element, item.place)
        etree.SubElement(element, "link", rel="alternate", type="text/html", href=item.url)
        for media in item.media:
            # RFC 4287 §4.2.7.2: an enclosure is the thing itself, for readers that fetch ahead.
            link = etree.SubElement(element, "link", rel="enclosure" if media.medium else "related", href=media.url)
            if media.media_type:
                link.set("type", media.media_type)
            if media.size is not None:
                link.set("length", str(media.size))
            if media.caption:
                link.set("title", media.caption)


class _MendedFeed:
    """What feedgen's feed lacks."""

    def __init__(self, *, archived: bool) -> None:
        self._archived = archived

    def extend_ns(self) -> dict[str, str]:
        return NAMESPACES

    def extend_atom(self, element: _Element) -> None:
        _type_text(element)
        if self._archived:
            etree.SubElement(element, f"{{{HISTORY}}}archive", nsmap={"fh": HISTORY})


def _type_text(element: _Element) -> None:
    """Say that text constructs are plain text, never markup (RFC 4287 §3.1.1)."""
    for name in ("title", "subtitle", "rights"):
        construct = element.find(name)
        if construct is not None:
            construct.set("type", "text")
