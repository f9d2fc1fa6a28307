"""SmartFormat 2.1 (SmartNews, "SmartFormat Specification"): RSS 2.0 with elements of SmartNews's own.

The channel has a `pubDate` and, where they are configured, `snf:logo`, `snf:darkModeLogo`; an item `media:thumbnail`,
`snf:analytics` where it is configured, and always `media:status`, which SmartNews reads as text. A story goes by
`media:status` deleted together with another `pubDate` ("Deleting Articles"), a hold likewise; after its release it is
active again.
"""

from collections.abc import Mapping

from lxml import etree
from lxml.etree import _Element

from syndicate.formats.dates import rfc822
from syndicate.formats.feed_item import FeedItem
from syndicate.formats.outlet_rss import OutletRssWriter, picture_of
from syndicate.formats.rss import MEDIA
from syndicate.model.edition import Edition

SNF = "http://www.smartnews.be/snf"


class SmartNewsWriter(OutletRssWriter):
    """Writes `smartnews.xml`; see the module."""

    name = "smartnews"
    filename = "smartnews.xml"
    namespaces: Mapping[str, str] = {"snf": SNF}

    def extend_item(self, element: _Element, item: FeedItem) -> None:
        """Add what SmartFormat has beyond RSS."""
        super().extend_item(element, item)
        if picture := picture_of(item):
            etree.SubElement(element, f"{{{MEDIA}}}thumbnail", url=picture.url)
        if self._outlet.analytics and not item.killed:
            etree.SubElement(element, f"{{{SNF}}}analytics").text = self._outlet.analytics

    def extend_status(self, element: _Element, item: FeedItem) -> None:
        """Say whether the story stands, in an attribute as Media RSS does and in text as SmartNews reads it."""
        state = "deleted" if item.killed else "active"
        etree.SubElement(element, f"{{{MEDIA}}}status", state=state).text = state

    def extend_channel(self, channel: _Element, edition: Edition) -> None:
        """Add what SmartFormat has beyond RSS."""
        etree.SubElement(channel, "pubDate").text = rfc822(edition.updated)
        for name, url in (("logo", self._outlet.logo_url), ("darkModeLogo", self._outlet.dark_logo_url)):
            if url:
                etree.SubElement(etree.SubElement(channel, f"{{{SNF}}}{name}"), "url").text = url
