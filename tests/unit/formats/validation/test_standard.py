"""Which standard a document follows, told by its content, damaged or not."""

import pytest

from syndicate.formats.validation.standard import Standard, standard_of

ATOM = "http://www.w3.org/2005/Atom"
SITEMAP = "http://www.sitemaps.org/schemas/sitemap/0.9"
KNOWN = {
    '<?xml version="1.0"?><rss version="2.0"><channel/></rss>': Standard.RSS,
    '<rss version="0.92">': Standard.RSS,
    f'<feed xmlns="{ATOM}"/>': Standard.ATOM,
    f'<entry xmlns="{ATOM}">': Standard.ATOM,
    "<feed/>": Standard.ATOM,
    '{"version": "https://jsonfeed.org/version/1.1", "items": []}': Standard.JSON_FEED,
    '{"version": "https://jsonfeed.org/version/1", "items": [}': Standard.JSON_FEED,
    '<newsItem xmlns="http://iptc.org/std/nar/2006-10-01/"/>': Standard.NEWSML_G2,
    '<newsMessage xmlns="http://iptc.org/std/nar/2006-10-01/"/>': Standard.NEWSML_G2,
    "<packageItem/>": Standard.NEWSML_G2,
    '{"uri": "tag:wire.example,2026:1", "headline": "Talks", "versioncreated": "2026-11-24"}': Standard.NINJS,
    '[{"uri": "tag:wire.example,2026:1", "headlines": []}]': Standard.NINJS,
    '{"uri": "tag:wire.example,2026:1", "headlines": [}': Standard.NINJS,
    "[\n]\n": Standard.NINJS,
    '<nitf xmlns="http://iptc.org/std/NITF/2006-10-18/"/>': Standard.NITF,
    '<!DOCTYPE nitf SYSTEM "nitf.dtd"><nitf>': Standard.NITF,
    "<NewsML/>": Standard.NEWSML_1,
    "<NewsItem/>": Standard.NEWSML_1,
    "\x01exw062 4 i 2 ccccb\r\nHarbour/\r\n\x02Talks\x03241200\x04": Standard.IPTC_7901,
    "\x16\x16\x01W2870\x1fexw\nf l\x13\x11 BC-Harbour 11-24 0007\n\x02Talks\x03\x04": Standard.ANPA_1312,
    f'<urlset xmlns="{SITEMAP}" xmlns:n="http://www.google.com/schemas/sitemap-news/0.9"/>': Standard.NEWS_SITEMAP,
    f'<urlset xmlns="{SITEMAP}"/>': Standard.SITEMAP,
    f'<sitemapindex xmlns="{SITEMAP}"/>': Standard.SITEMAP,
    '<opml version="2.0"/>': Standard.OPML,
    "<!DOCTYPE html><html></html>": Standard.HTML,
    "<html><body>": Standard.HTML,
    "TALKS RESUME\n\nTalks resumed.\n": Standard.PLAIN_TEXT,
    "[Kestrel Bay] Talks resumed.\n": Standard.PLAIN_TEXT,
    "": Standard.PLAIN_TEXT,
}
UNKNOWN = (
    "<svg/>",
    '{"a": 1}',
    '{"a": ',
    "[1, 2]",
    '{"_items": [{"uri": "x:1", "headline": "a", "versioncreated": "b"}]}',
)


@pytest.mark.parametrize("content", KNOWN)
def test_a_standard_is_told(content: str) -> None:
    assert standard_of(content.encode()) is KNOWN[content]


@pytest.mark.parametrize("content", UNKNOWN)
def test_xml_and_json_of_no_standard(content: str) -> None:
    assert standard_of(content.encode()) is None
