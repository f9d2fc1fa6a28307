"""RSS 2.0 (RSS Advisory Board 2.0.11, and its Best Practices Profile) through feedgen.

feedgen makes the channel and every item; an extension, which feedgen calls last, mends its defects: dates (feedgen
switches the locale of the whole process for each), `lastBuildDate` (now, where not set), the author without an e-mail
address, rights, pictures, links to other documents, and the syndication module in the wrong case. A page joined from
the standalone items is byte for byte what feedgen gives for the whole feed with these extensions, in the spelling that
the profile asks for.

`pubDate` is `FeedItem.published`, `atom:updated` its `updated`; `description` is the lead and `content:encoded` the
whole, both HTML. A kill is the same guid with the notice in the story's place, and no `media:status`: the W3C's
validator holds Media RSS 1.5 to be an error, and outlets that want it have feeds of their own. A hold is left out.
"""

from html import escape

from feedgen.entry import FeedEntry
from feedgen.feed import FeedGenerator
from lxml import etree
from lxml.etree import _Element

from syndicate.formats.addresses import edition_url, section_home
from syndicate.formats.dates import rfc822, rfc3339
from syndicate.formats.feed_item import FeedItem, feed_item
from syndicate.formats.fragments import Fragments, PlainText, frame_of
from syndicate.formats.geo import GEORSS, add_place
from syndicate.formats.media import Media
from syndicate.formats.paging import HISTORY, page_links
from syndicate.model.dispatch import Dispatch
from syndicate.model.edition import Edition
from syndicate.model.section import Agency
from syndicate.ports.format import Frame

ATOM = "http://www.w3.org/2005/Atom"
CONTENT = "http://purl.org/rss/1.0/modules/content/"
DC = "http://purl.org/dc/elements/1.1/"
MEDIA = "http://search.yahoo.com/mrss/"
SY = "http://purl.org/rss/1.0/modules/syndication/"

NAMESPACES = {"atom": ATOM, "content": CONTENT, "dc": DC, "georss": GEORSS, "media": MEDIA, "sy": SY}

PLAIN = PlainText(
    ("title", "description", "copyright", "category", "dc:rights", "media:title", "media:description"),
)

# Minutes a reader may keep the feed: readers wait for the longest that any header or element asks (Miniflux).
_TTL_MINUTES = 1
_UPDATES_AN_HOUR = 60 // _TTL_MINUTES


class RssWriter:
    """Writes `rss.xml`; see the module."""

    name = "rss"
    filename = "rss.xml"
    media_type = "application/rss+xml; charset=utf-8"

    def __init__(self, agency: Agency) -> None:
        self._agency = agency
        self._fragments = Fragments(NAMESPACES, PLAIN)

    def entry(self, dispatch: Dispatch) -> bytes | None:
        """One `item`; None for a hold."""
        item = feed_item(dispatch, self._agency)
        return self._fragments.render(feedgen_item(item).rss_entry()) if item else None

    def frame(self, edition: Edition) -> Frame:
        """The `channel` without its items."""
        page = feedgen_channel(edition, self._agency, self.filename).rss_str()
        return frame_of(PLAIN.spelt(page), b"</channel></rss>")


def feedgen_item(item: FeedItem) -> FeedEntry:
    """The item as feedgen's own object, for its `rss_entry()`."""
    entry = FeedEntry()
    entry.title(item.title)
    entry.link(href=item.url)
    entry.guid(item.guid, permalink=False)
    entry.description(escape(item.lead, quote=False))
    entry.content(item.html)
    entry.category(
        [
            {"term": category.code, "label": category.name or category.code, "scheme": category.scheme}
            for category in item.categories
        ]
    )
    enclosure = next((media for media in item.media if media.medium and media.media_type and media.size), None)
    if enclosure:
        # The profile: one enclosure at the most, and its size is needed.
        entry.enclosure(enclosure.url, str(enclosure.size), enclosure.media_type)
    entry.register_extension("mended", lambda: _MendedItem(item))
    return entry


def feedgen_channel(edition: Edition, agency: Agency, filename: str) -> FeedGenerator:
    """The channel as feedgen's own object, without items."""
    section = edition.section
    feed = FeedGenerator()
    # Left set, feedgen would write it itself, and switch the locale of the whole process to do so.
    feed._FeedGenerator__rss_lastBuildDate = None  # noqa: SLF001  feedgen has no public way to leave it out
    feed.title(section.title)
    feed.description(section.description or section.title)
    feed.language(section.language)
    feed.generator("syndicate")
    if edition.document is None:
        feed.ttl(_TTL_MINUTES)
    if agency.copyright:
        feed.copyright(agency.copyright)
    if agency.contact:
        feed.managingEditor(f"{agency.contact} ({agency.name})")
    feed.link(href=edition_url(agency, edition, filename), rel="self", type="application/rss+xml")
    # The last link becomes the channel's own.
    feed.link(href=section_home(agency, section), rel="alternate")
    feed.register_extension("mended", lambda: _MendedChannel(edition, agency, filename))
    return feed


class _MendedItem:
    """What feedgen's item lacks."""

    def __init__(self, item: FeedItem) -> None:
        self._item = item

    def extend_rss(self, element: _Element) -> None:
        item = self._item
        _child(element, "pubDate", rfc822(item.published))
        _child(element, f"{{{ATOM}}}updated", rfc3339(item.updated))
        _child(element, f"{{{DC}}}creator", item.author)
        if item.publisher:
            _child(element, f"{{{DC}}}publisher", item.publisher)
        if item.language:
            _child(element, f"{{{DC}}}language", item.language)
        if item.rights:
            _child(element, f"{{{DC}}}rights", item.rights)
        add_place(element, item.place)
        for media in item.media:
            _add_media(element, media)


class _MendedChannel:
    """What feedgen's channel lacks."""

    def __init__(self, edition: Edition, agency: Agency, filename: str) -> None:
        self._edition = edition
        self._agency = agency
        self._links = page_links(agency, edition, filename)

    def extend_ns(self) -> dict[str, str]:
        return NAMESPACES

    def extend_rss(self, root: _Element) -> None:
        channel = root[0]
        for relation, address in self._links:
            etree.SubElement(channel, f"{{{ATOM}}}link", href=address, rel=relation)
        _child(channel, f"{{{DC}}}publisher", self._agency.name)
        if self._edition.dispatches:
            _child(channel, "lastBuildDate", rfc822(self._edition.updated))
        if self._edition.document is None:
            _child(channel, f"{{{SY}}}updatePeriod", "hourly")
            _child(channel, f"{{{SY}}}updateFrequency", str(_UPDATES_AN_HOUR))
        else:
            etree.SubElement(channel, f"{{{HISTORY}}}archive", nsmap={"fh": HISTORY})


def _add_media(element: _Element, media: Media) -> None:
    """One `media:content` directly on the item: a group is for renditions of one and the same picture."""
    content = etree.SubElement(element, f"{{{MEDIA}}}content", url=media.url)
    if media.media_type:
        content.set("type", media.media_type)
    if media.medium:
        content.set("medium", media.medium)
    if media.size is not None:
        content.set("fileSize", str(media.size))
    if media.width:
        content.set("width", str(media.width))
    if media.height:
        content.set("height", str(media.height))
    if media.title:
        _child(content, f"{{{MEDIA}}}title", media.title).set("type", "plain")
    if media.caption:
        _child(content, f"{{{MEDIA}}}description", media.caption).set("type", "plain")
    if media.credit:
        _child(content, f"{{{MEDIA}}}credit", media.credit)


def _child(parent: _Element, name: str, text: str) -> _Element:
    child = etree.SubElement(parent, name)
    child.text = text
    return child
