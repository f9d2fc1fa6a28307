"""Every form that is read or written, and the rules that documents are checked by."""

from collections.abc import Mapping
from typing import TYPE_CHECKING

from syndicate.formats.anpa_1312 import Anpa1312
from syndicate.formats.feed_reader import FeedReader
from syndicate.formats.iptc_7901 import Iptc7901
from syndicate.formats.jsonfeed_reader import JsonFeed
from syndicate.formats.mail import Mail
from syndicate.formats.newsml_1 import NewsMl1
from syndicate.formats.newsml_g2.reading import NewsmlG2Reader
from syndicate.formats.ninjs import Ninjs
from syndicate.formats.nitf import Nitf
from syndicate.formats.plain_text import PlainText
from syndicate.formats.telex import Telex
from syndicate.formats.web_page import WebPage
from syndicate.ports.format import Reader

if TYPE_CHECKING:
    from syndicate.formats.validation.finding import Rules
    from syndicate.formats.validation.standard import Standard


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


def rules() -> "Mapping[Standard, Rules]":
    """What a document of each standard is checked by; loaded only where documents are: that takes 0.1 seconds."""
    from syndicate.formats.validation import (  # noqa: PLC0415
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
    from syndicate.formats.validation.standard import Standard  # noqa: PLC0415

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
