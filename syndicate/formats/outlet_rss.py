"""RSS 2.0 in the shape of one outlet: that of `formats.rss`, and what the outlet's profile asks beyond it.

- `pubDate` is that of this version where the outlet sees by it what has changed.
- The first picture is an `enclosure` too, its length 0 where it is not known (RSS 2.0.11): Flipboard and Dzen look for
  it there.
- Where a story is taken back by its status, the item of a kill has `media:status` and another `pubDate`.
- Where a story is taken back by an expiry (MSN, "MSN content expiration and takedown rules"), every item has
  `dcterms:modified`, and that of a kill an expiry at the moment of the kill, which is past.
- Where leaving a story out does not take it back (`status`, `expire`), a hold is told as a kill is; a release is then
  an update like any other.
- The channel's `link` is the front: an outlet has no page of its own for people.
"""

from collections.abc import Callable, Mapping
from dataclasses import replace

from lxml import etree
from lxml.etree import _Element

from syndicate.formats.dates import rfc3339
from syndicate.formats.feed_item import FeedItem, feed_item
from syndicate.formats.fragments import Fragments, frame_of
from syndicate.formats.media import Media
from syndicate.formats.notices import HOLD_TITLE, notice_text
from syndicate.formats.rss import MEDIA, NAMESPACES, PLAIN, feedgen_channel, feedgen_item
from syndicate.model.dispatch import Dispatch, PubStatus
from syndicate.model.edition import Edition
from syndicate.model.outlet import Deletion, Outlet
from syndicate.model.section import Agency
from syndicate.ports.format import Frame

DCTERMS = "http://purl.org/dc/terms/"
INGESTION = "http://schemas.ingestion.microsoft.com/common/"


_TOLD_OF_HOLDS = frozenset({Deletion.STATUS, Deletion.EXPIRE})


class OutletRssWriter:
    """Writes `rss.xml` for one outlet; see the module."""

    name = "rss"
    filename = "rss.xml"
    media_type = "application/rss+xml; charset=utf-8"
    namespaces: Mapping[str, str] = {"dcterms": DCTERMS, "mi": INGESTION}

    def __init__(self, outlet: Outlet, agency: Agency) -> None:
        self._outlet = outlet
        self._agency = agency
        self._fragments = Fragments(NAMESPACES | dict(self.namespaces), PLAIN)

    def entry(self, dispatch: Dispatch) -> bytes | None:
        """One `item`; None for a hold that the outlet is not told of."""
        item = self._item(dispatch)
        if item is None:
            return None
        made = feedgen_item(item)
        made.register_extension("outlet", lambda: _Extension({}, lambda element: self.extend_item(element, item)))
        return self._fragments.render(made.rss_entry())

    def frame(self, edition: Edition) -> Frame:
        """The `channel` without its items."""
        feed = feedgen_channel(edition, self._agency, self.filename)
        # The last link becomes the channel's own.
        feed.link(href=self._agency.base_url, rel="alternate")
        feed.register_extension(
            "outlet", lambda: _Extension(self.namespaces, lambda root: self.extend_channel(root[0], edition))
        )
        return frame_of(PLAIN.spelt(feed.rss_str()), b"</channel></rss>")

    def extend_item(self, element: _Element, item: FeedItem) -> None:
        """Add to an item what this outlet asks beyond our own RSS."""
        picture = picture_of(item)
        if picture and picture.media_type and element.find("enclosure") is None:
            etree.SubElement(element, "enclosure", url=picture.url, length="0", type=picture.media_type)
        self.extend_status(element, item)

    def extend_status(self, element: _Element, item: FeedItem) -> None:
        """Say whether the story stands, in the terms of this outlet."""
        if self._outlet.profile.deletion is Deletion.STATUS and item.killed:
            etree.SubElement(element, f"{{{MEDIA}}}status", state="deleted")
        if self._outlet.profile.deletion is Deletion.EXPIRE:
            etree.SubElement(element, f"{{{DCTERMS}}}modified").text = rfc3339(item.updated)
            if item.killed:
                etree.SubElement(element, f"{{{DCTERMS}}}valid").text = rfc3339(item.updated)
                etree.SubElement(element, f"{{{INGESTION}}}expirationDate").text = rfc3339(item.updated)

    def extend_channel(self, channel: _Element, edition: Edition) -> None:
        """Add to the channel what this outlet asks beyond our own RSS: nothing."""

    def _item(self, dispatch: Dispatch) -> FeedItem | None:
        profile = self._outlet.profile
        held = dispatch.pub_status is PubStatus.WITHHELD
        if held and profile.deletion in _TOLD_OF_HOLDS:
            dispatch = replace(dispatch, pub_status=PubStatus.CANCELED, ed_note=notice_text(dispatch))
        item = feed_item(dispatch, self._agency)
        if item is None:
            return None
        if held:
            item = replace(item, title=HOLD_TITLE)
        moves = profile.pub_date_moves or (item.killed and profile.deletion is Deletion.STATUS)
        return replace(item, published=item.updated) if moves else item


def picture_of(item: FeedItem) -> Media | None:
    """The first picture of an item."""
    return next((media for media in item.media if media.medium == "image"), None)


class _Extension:
    """What feedgen calls to have namespaces declared and elements added."""

    def __init__(self, namespaces: Mapping[str, str], extend: Callable[[_Element], None]) -> None:
        self._namespaces = dict(namespaces)
        self._extend = extend

    def extend_ns(self) -> dict[str, str]:
        return self._namespaces

    def extend_rss(self, element: _Element) -> None:
        self._extend(element)
