"""A checker of what the W3C's feed validation service calls an error or a warning in RSS 2.0 and Atom.

Beyond the standards: which modules and elements it knows, how plain text is told from markup, dates that cannot be,
names that are not spelt canonically. `complaints` lists every one in a sentence; an empty list is a pass.
"""

import re
from collections import Counter
from collections.abc import Iterator
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime
from html.entities import name2codepoint

from lxml import etree
from lxml.etree import _Element

from tests.conformance.feed_uris import uri_faults

USUAL = {
    "http://www.w3.org/2005/Atom": "atom",
    "http://purl.org/rss/1.0/modules/content/": "content",
    "http://purl.org/dc/elements/1.1/": "dc",
    "http://purl.org/syndication/history/1.0": "fh",
    "http://www.georss.org/georss": "georss",
    "http://search.yahoo.com/mrss/": "media",
    "http://purl.org/rss/1.0/modules/syndication/": "sy",
    "http://www.w3.org/XML/1998/namespace": "xml",
}
"""Namespaces of ours that it knows, by the prefix that it wants."""

_EVERYWHERE = "dc:publisher dc:language dc:rights georss:point georss:featureName"
_CHANNEL = (
    "title link description language copyright managingEditor webMaster pubDate lastBuildDate category generator docs "
    f"ttl image item atom:link sy:updatePeriod sy:updateFrequency fh:archive {_EVERYWHERE}"
)
_ITEM = (
    "title link description author category enclosure guid pubDate source content:encoded atom:updated dc:creator "
    f"media:content media:group {_EVERYWHERE}"
)
_FEED = f"id title subtitle updated author link generator rights entry category icon logo fh:archive {_EVERYWHERE}"
_ENTRY = f"id title updated published author contributor link summary content category rights source {_EVERYWHERE}"
_LINK = "href rel type title length hreflang"
_KNOWN = {
    "rss": ("channel", "version"),
    "channel": (_CHANNEL, ""),
    "item": (_ITEM, ""),
    "category": ("", "domain term scheme label"),
    "enclosure": ("", "url length type"),
    "guid": ("", "isPermaLink"),
    "atom:link": ("", _LINK),
    "media:group": ("media:content media:title media:description media:credit", ""),
    "media:content": ("media:title media:description media:credit", "url type medium fileSize lang height width"),
    "media:title": ("", "type"),
    "media:description": ("", "type"),
    "media:credit": ("", "role scheme"),
    "feed": (_FEED, ""),
    "entry": (_ENTRY, ""),
    "author": ("name email uri", ""),
    "link": ("", _LINK),
    "generator": ("", "uri version"),
    "content": ("", "type src"),
    **dict.fromkeys(("title", "subtitle", "summary", "rights"), ("", "type")),
}
"""What may stand in an element, and which attributes it may have; an element that is not here holds text alone."""

_LANG = "{http://www.w3.org/XML/1998/namespace}lang"
_MANY = frozenset({"item", "entry", "category", "author", "link", "atom:link", "media:content", "dc:creator"})
_PLAIN = frozenset(
    {
        *("title", "copyright", "category", "dc:rights", "media:title", "media:description", "subtitle", "rights"),
        *("summary", "name"),
    }
)
_RFC822 = re.compile(r"(Mon|Tue|Wed|Thu|Fri|Sat|Sun), \d\d? [A-Z][a-z]{2} \d{4} \d\d:\d\d:\d\d (GMT|[+-]\d\d[03]0)")
_RFC3339 = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?(Z|[+-]\d\d:\d\d)")
_EARLIEST = datetime(1990, 1, 1, tzinfo=UTC)
_LANGUAGE = re.compile(r"[A-Za-z]{2,3}(-.+)?")
_MIME = re.compile(r"[^\s()<>,;:\\\"/\[\]?=]+/[^\s()<>,;:\\\"/\[\]?=]+(\s*;\s*[^\s=;]+=[^\s=;]+)*")
_POINT = re.compile(r"[-+]?\d+\.?\d* [-+]?\d+\.?\d*")
_ADDRESS = re.compile(r"[\w+.'-]+@([A-Za-z0-9-]+\.)+[A-Za-z0-9-]+")
_DOTTED_HOST = re.compile(r"https?://([A-Za-z0-9-]+\.)+[A-Za-z0-9-]+(:\d+)?(/|$)")
_DATES = frozenset({"pubDate", "lastBuildDate", "updated", "published", "atom:updated"})
_PERIODS = frozenset({"hourly", "daily", "weekly", "monthly", "yearly"})
_HTML = frozenset(
    {"a", "b", "i", "p", "br", "em", "div", "h1", "h2", "pre", "span", "script", "style", "strong", "table"}
)
_SAFE = frozenset(
    {
        *("a", "em", "strong", "p", "span", "div", "h2", "blockquote", "ul", "ol", "li", "pre"),
        *("table", "thead", "tbody", "tr", "th", "td"),
    }
)


def complaints(page: bytes, now: datetime | None = None) -> list[str]:
    """Everything that the service would say of this page; of dates to come only where it is told what time it is."""
    root = etree.fromstring(page)
    found = [fault for element in root.iter(etree.Element) for fault in _element(element, page, now)]
    feed = root[0] if root.tag == "rss" else root
    return [*_namespaces(root), *found, *_feed(feed), *_uniqueness(feed)]


def _namespaces(root: _Element) -> Iterator[str]:
    for prefix, namespace in {pair for element in root.iter(etree.Element) for pair in element.nsmap.items()}:
        if namespace not in USUAL:
            yield f"a namespace that it does not know: {namespace}"
        elif prefix and prefix != USUAL[namespace]:
            yield f"{prefix} is not the usual prefix of {namespace}"


def _name(element: _Element) -> str:
    """As the tables have it: without a prefix for RSS and for Atom in Atom."""
    qualified = etree.QName(element)
    own = "http://www.w3.org/2005/Atom" if element.getroottree().getroot().tag != "rss" else None
    if qualified.namespace == own:
        return qualified.localname
    return f"{USUAL.get(qualified.namespace or '', '?')}:{qualified.localname}"


def _element(element: _Element, page: bytes, now: datetime | None) -> Iterator[str]:
    name, text = _name(element), (element.text or "").strip()
    if name.startswith("?"):
        return
    yield from _structure(element, name)
    if any(re.search("[\x80-\x9f\ufffd]", said) for said in (text, *map(str, element.attrib.values()))):
        yield f"a character that was decoded wrongly in {name}"
    yield from _language(element, name, text)
    yield from _addresses(element, name, text)
    yield from _numbers(element, name, text)
    yield from _words(element, name, text)
    if name in _DATES:
        yield from _date(name, text, now)
    if name in _PLAIN and element.get("type", "text") in {"text", "plain"}:
        yield from _plain(element, name, text, page)
    if name == "content:encoded" or (name == "content" and element.get("type") == "html"):
        yield from _html(text)


def _structure(element: _Element, name: str) -> Iterator[str]:
    children, attributes = (words.split() for words in _KNOWN.get(name, ("", "")))
    for child, count in Counter(_name(child) for child in element.iterchildren(etree.Element)).items():
        if child not in children and not child.startswith("?"):
            yield f"{name} may not hold {child}"
        if count > 1 and child not in _MANY:
            yield f"{child} stands {count} times in {name}"
    for attribute in map(str, element.attrib):
        if not attribute.startswith("{") and attribute not in attributes:
            yield f"{name} has no attribute {attribute}"


def _language(element: _Element, name: str, text: str) -> Iterator[str]:
    language = text if name in {"language", "dc:language"} else element.get(_LANG)
    if language is not None and not _LANGUAGE.fullmatch(language):
        yield f"{language!r} is no language"


def _addresses(element: _Element, name: str, text: str) -> Iterator[str]:
    if name == "id" or (name == "link" and text):
        yield from uri_faults(text, canonical=name == "id")
    elif name in {"link", "atom:link"}:
        yield from uri_faults(element.get("href", ""))
    elif name == "category" and element.get("scheme"):
        yield from uri_faults(element.get("scheme", ""))
    elif name == "media:content":
        yield from uri_faults(element.get("url", ""))
    elif name == "enclosure" and not _DOTTED_HOST.match(element.get("url", "")):
        yield "the enclosure's address is not on the web"


def _numbers(element: _Element, name: str, text: str) -> Iterator[str]:
    size = element.get("fileSize", "1")
    if not size.isdecimal() or size == "0":
        yield "fileSize is no positive number"
    if name == "enclosure" and not element.get("length", "").isdecimal():
        yield "the enclosure's length is no number"
    if name == "georss:point" and not _POINT.fullmatch(text):
        yield f"{text!r} is no point"


def _words(element: _Element, name: str, text: str) -> Iterator[str]:
    media_type = element.get("type")
    if name in {"enclosure", "media:content", "link", "atom:link"} and media_type and not _MIME.fullmatch(media_type):
        yield f"{media_type!r} is no media type"
    if name in {"title", "category", "name", "summary"} and not (text or element.get("term")):
        yield f"{name} is blank"
    if name == "managingEditor" and not re.fullmatch(rf"{_ADDRESS.pattern} \(.+\)", text):
        yield "managingEditor is no address with a name"
    if name == "email" and not _ADDRESS.fullmatch(text):
        yield f"{text!r} is no e-mail address"
    if name == "name" and re.search(f"<{_ADDRESS.pattern}>", text):
        yield "a name holds an e-mail address"
    if name == "sy:updatePeriod" and text not in _PERIODS:
        yield "sy:updatePeriod is none of the five words"


def _date(name: str, text: str, now: datetime | None) -> Iterator[str]:
    rss = name in {"pubDate", "lastBuildDate"}
    if not (_RFC822 if rss else _RFC3339).fullmatch(text):
        yield f"{text!r} in {name} is no date"
        return
    moment = parsedate_to_datetime(text) if rss else datetime.fromisoformat(text)
    if rss and f"{moment:%a}" != text[:3]:
        yield f"{text!r} names the wrong day of the week"
    if moment < _EARLIEST or (now and moment > now):
        yield f"{text!r} in {name} cannot be"


def _plain(element: _Element, name: str, text: str, page: bytes) -> Iterator[str]:
    ends = [tag for tag in re.findall(r"</(\w+)>", text) if tag.lower() in _HTML]
    if ends:
        yield f"{name} reads like HTML: </{ends[0]}>"
        return
    entity = any(word in name2codepoint or not word.isalpha() for word in re.findall(r"&(#?\w+)", text))
    markup = element.getroottree().getroot().tag == "rss" and re.search(r"<[/A-Za-z]", text)
    line = page.split(b"\n")[int(element.sourceline or 1) - 1]
    if (entity or markup) and b"&#x" not in line:
        yield f"{name} could be taken for HTML"


def _html(text: str) -> Iterator[str]:
    for element in etree.fromstring(f"<div>{text}</div>").iter(etree.Element):
        if element.tag not in _SAFE:
            yield f"HTML with {element.tag!s}"
        yield from (f"HTML with {name!s}" for name in element.attrib if name not in {"class", "dir", "href", "lang"})
        if not re.match(r"\w+:", element.get("href", "x:")):
            yield "HTML with a relative link"


def _feed(feed: _Element) -> Iterator[str]:
    names = [_name(child) for child in feed.iterchildren(etree.Element)]
    entry = "item" if "item" in names or ("link" in names and _name(feed) == "channel") else "entry"
    if entry in names and set(names[names.index(entry) :]) - {entry, "?:deleted-entry"}:
        yield "something of the feed's own stands behind an entry"
    links = [link for link in feed.iterchildren(etree.Element) if _name(link) in {"atom:link", "link"}]
    relations = {link.get("rel") for link in links}
    if "self" not in relations:
        yield "no link to itself"
    if "fh:archive" in names and _name(feed) == "feed":
        if not relations & {"prev-archive", "next-archive"}:
            yield "an archive document that leads nowhere"
        if "current" not in relations:
            yield "an archive document without the current one"


def _uniqueness(feed: _Element) -> Iterator[str]:
    for entry in feed.iterchildren(etree.Element):
        kinds = [
            (link.get("type"), link.get("hreflang"))
            for link in entry.iterchildren(etree.Element)
            if _name(link) == "link" and link.get("rel") == "alternate"
        ]
        if len(kinds) != len(set(kinds)):
            yield "two alternates of one type"
    for name in ("guid", "id", "updated"):
        found = [
            child.text
            for entry in feed.iterchildren(etree.Element)
            for child in entry.iterchildren(etree.Element)
            if _name(child) == name and _name(entry) in {"item", "entry"}
        ]
        yield from (f"{count} entries have {name} {value}" for value, count in Counter(found).items() if count > 1)
