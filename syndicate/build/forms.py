"""Every form that is read or written, and the rules that documents are checked by."""

from collections.abc import Mapping

from syndicate.errors import ConfigError, Problem
from syndicate.formats.anpa_1312 import Anpa1312
from syndicate.formats.atom import AtomWriter
from syndicate.formats.feed_reader import FeedReader
from syndicate.formats.html_front import IndexWriter
from syndicate.formats.html_item import HtmlItemWriter
from syndicate.formats.html_section import HtmlSectionWriter
from syndicate.formats.iptc_7901 import Iptc7901
from syndicate.formats.jsonfeed import JsonFeedWriter
from syndicate.formats.jsonfeed_reader import JsonFeed
from syndicate.formats.mail import Mail
from syndicate.formats.news_sitemap import NewsSitemapWriter
from syndicate.formats.newsml_1 import NewsMl1
from syndicate.formats.newsml_g2 import NewsmlG2Writer
from syndicate.formats.newsml_g2.documents import NewsItemWriter
from syndicate.formats.newsml_g2.reading import NewsmlG2Reader
from syndicate.formats.newsml_g2.running_order import RunningOrderWriter
from syndicate.formats.ninjs import Ninjs
from syndicate.formats.nitf import Nitf
from syndicate.formats.opml import OpmlWriter
from syndicate.formats.outlet_rss import OutletRssWriter
from syndicate.formats.plain_text import PlainText
from syndicate.formats.rss import RssWriter
from syndicate.formats.smartnews import SmartNewsWriter
from syndicate.formats.telex import Telex
from syndicate.formats.validation import (
    anpa_1312,
    atom,
    html_page,
    iptc_7901,
    json_feed,
    newsml_1,
    newsml_g2,
    ninjs,
    nitf,
    opml,
    plain_text,
    rss,
    sitemap,
)
from syndicate.formats.validation.finding import Rules
from syndicate.formats.validation.standard import Standard
from syndicate.formats.web_page import WebPage
from syndicate.model.outlet import Form, Outlet
from syndicate.model.section import Agency
from syndicate.ports.format import FrontWriter, ItemWriter, Reader, Writer


def readers() -> tuple[Reader, ...]:
    """Every format that reads, in the order they are asked."""
    return (
        NewsmlG2Reader(),
        NewsMl1(),
        Nitf(),
        FeedReader(),
        JsonFeed(),
        Ninjs(),
        Iptc7901(),
        Anpa1312(),
        Telex(),
        WebPage(),
        Mail(),
        PlainText(),
    )


def writers(agency: Agency) -> tuple[Writer, ...]:
    """Every format that writes a section's page."""
    return (
        HtmlSectionWriter(agency),
        RssWriter(agency),
        AtomWriter(agency),
        JsonFeedWriter(agency),
        NewsmlG2Writer(agency),
        RunningOrderWriter(agency),
    )


def item_writers(agency: Agency) -> tuple[ItemWriter, ...]:
    """Every format that writes a document of one story."""
    return (HtmlItemWriter(agency), NewsItemWriter(agency))


BY_VERSION = frozenset({"newsml-g2"})
"""The forms in which every version of a story has a document of its own too."""


def outlet_writer(outlet: Outlet, agency: Agency) -> Writer:
    """What writes an outlet's feed."""
    match outlet.profile.form:
        case Form.RSS:
            return OutletRssWriter(outlet, agency)
        case Form.SMARTNEWS:
            return SmartNewsWriter(outlet, agency)
        case Form.ATOM:
            return AtomWriter(agency)
        case Form.JSON_FEED:
            return JsonFeedWriter(agency)
        case Form.NEWSML_G2:
            return NewsmlG2Writer(agency)
        case Form.SITEMAP:
            return NewsSitemapWriter(agency)
        case form:
            raise ConfigError([Problem(f"outlets.{outlet.name}.form", f"nothing writes '{form}' for an outlet")])


def front_writers(agency: Agency) -> tuple[FrontWriter, ...]:
    """Every format that writes a page about all sections."""
    return (IndexWriter(agency), OpmlWriter(agency))


def rules() -> Mapping[Standard, Rules]:
    """What a document of each standard is checked by."""
    return {
        Standard.RSS: rss.findings,
        Standard.ATOM: atom.findings,
        Standard.JSON_FEED: json_feed.findings,
        Standard.NEWSML_G2: newsml_g2.findings,
        Standard.NINJS: ninjs.findings,
        Standard.NITF: nitf.findings,
        Standard.NEWSML_1: newsml_1.findings,
        Standard.IPTC_7901: iptc_7901.findings,
        Standard.ANPA_1312: anpa_1312.findings,
        Standard.NEWS_SITEMAP: sitemap.findings,
        Standard.SITEMAP: sitemap.findings,
        Standard.OPML: opml.findings,
        Standard.HTML: html_page.findings,
        Standard.PLAIN_TEXT: plain_text.findings,
    }
