"""Which standard a document follows, told by its content."""

from enum import StrEnum

import orjson

from syndicate.formats.anpa_1312 import Anpa1312
from syndicate.formats.iptc_7901 import Iptc7901
from syndicate.formats.json_input import looks_like_json
from syndicate.formats.jsonfeed_reader import JsonFeed
from syndicate.formats.newsml_g2.terms import NAR
from syndicate.formats.ninjs.shape import looks_like_ninjs
from syndicate.formats.validation.html_page import is_html
from syndicate.formats.validation.newsml_g2 import ITEMS
from syndicate.formats.validation.ninjs_members import MEMBERS
from syndicate.formats.validation.sitemap import NEWS, SITEMAP
from syndicate.formats.xml_input import root_name

_REACH = 65_536
_ATOM = frozenset(("http://www.w3.org/2005/Atom", "http://purl.org/atom/ns#"))
_TOMBSTONES = "http://purl.org/atompub/tombstones/1.0"
_BOM = b"\xef\xbb\xbf"
_JSON_OPENS = (b"{", b"[{", b"[]")


class Standard(StrEnum):
    """A standard that documents are checked against."""

    RSS = "RSS 2.0"
    ATOM = "Atom 1.0"
    JSON_FEED = "JSON Feed"
    NEWSML_G2 = "NewsML-G2"
    NINJS = "ninjs"
    NITF = "NITF"
    NEWSML_1 = "NewsML 1.x"
    IPTC_7901 = "IPTC 7901"
    ANPA_1312 = "ANPA 1312"
    NEWS_SITEMAP = "Google news sitemap"
    SITEMAP = "Sitemap 0.9"
    OPML = "OPML 2.0"
    HTML = "HTML news page"
    PLAIN_TEXT = "plain text"


_BY_ROOT = {
    **dict.fromkeys(("rss", "RDF"), Standard.RSS),
    **dict.fromkeys((*ITEMS, "newsMessage"), Standard.NEWSML_G2),
    **dict.fromkeys(("NewsML", "NewsItem"), Standard.NEWSML_1),
    **dict.fromkeys(("urlset", "sitemapindex"), Standard.SITEMAP),
    "nitf": Standard.NITF,
    "opml": Standard.OPML,
}
_BY_NAMESPACE = {
    **dict.fromkeys(_ATOM, Standard.ATOM),
    _TOMBSTONES: Standard.ATOM,
    NAR: Standard.NEWSML_G2,
    SITEMAP: Standard.SITEMAP,
}


def standard_of(content: bytes) -> Standard | None:
    """Tell the standard, however damaged the document is; None for XML and JSON of no standard that is known here."""
    if is_html(content):
        return Standard.HTML
    namespace, _, name = root_name(content).removeprefix("{").rpartition("}")
    if name:
        return _of_xml(namespace, name, content)
    if looks_like_json(content) and _is_json(content):
        return _of_json(content)
    return _of_wires(content)


def _of_json(content: bytes) -> Standard | None:
    if JsonFeed().recognises(content):
        return Standard.JSON_FEED
    is_empty_list = b"".join(content[:64].split()) == b"[]"
    return Standard.NINJS if is_empty_list or (looks_like_ninjs(content) and _holds_items(content)) else None


def _holds_items(content: bytes) -> bool:
    """Whether members of ninjs stand at the top, not in an envelope of an agency's; of broken JSON, who knows."""
    try:
        document = orjson.loads(content.removeprefix(_BOM))
    except orjson.JSONDecodeError:
        return True
    return any(
        isinstance(one, dict) and "$schema" not in one and len(MEMBERS & one.keys()) > 1
        for one in (document if isinstance(document, list) else [document])
    )


def _of_wires(content: bytes) -> Standard:
    if Iptc7901().recognises(content):
        return Standard.IPTC_7901
    return Standard.ANPA_1312 if Anpa1312().recognises(content) else Standard.PLAIN_TEXT


def _of_xml(namespace: str, name: str, content: bytes) -> Standard | None:
    found = _BY_NAMESPACE.get(namespace) or _BY_ROOT.get(name)
    if found is None and name in {"feed", "entry"}:
        return Standard.ATOM
    is_news = found is Standard.SITEMAP and NEWS.encode() in content[:_REACH]
    return Standard.NEWS_SITEMAP if is_news else found


def _is_json(content: bytes) -> bool:
    """Whether a text that begins with a bracket is meant as JSON: it is some, or begins as only JSON does."""
    try:
        orjson.loads(content.removeprefix(_BOM))
    except orjson.JSONDecodeError:
        return b"".join(content.removeprefix(_BOM)[:64].split()).startswith(_JSON_OPENS)
    return True
