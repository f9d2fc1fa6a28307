"""A checker of RSS 2.0 pages: the specification (RSS Advisory Board 2.0.11) and its Best Practices Profile.

`violations` lists every breach in a sentence; an empty list is a pass.
"""

import re
from collections import Counter
from collections.abc import Iterator
from email.utils import parsedate_to_datetime
from urllib.parse import urlsplit

from lxml import etree
from lxml import html as lxml_html
from lxml.etree import _Element

ATOM = "{http://www.w3.org/2005/Atom}"
CONTENT = "{http://purl.org/rss/1.0/modules/content/}"
DC = "{http://purl.org/dc/elements/1.1/}"
MEDIA = "{http://search.yahoo.com/mrss/}"
SY = "{http://purl.org/rss/1.0/modules/syndication/}"

CHANNEL_ONCE = frozenset(
    {
        *("title", "link", "description", "language", "copyright", "managingEditor", "webMaster", "pubDate"),
        *("lastBuildDate", "generator", "docs", "cloud", "ttl", "image", "rating", "textInput", "skipHours"),
        *("skipDays", f"{SY}updatePeriod", f"{SY}updateFrequency", f"{SY}updateBase"),
    }
)
CHANNEL_MANY = frozenset({"category", "item"})
ITEM_ONCE = frozenset(
    {
        *("title", "link", "description", "author", "comments", "enclosure", "guid", "pubDate", "source"),
        *(f"{CONTENT}encoded", f"{ATOM}updated", f"{DC}language", f"{DC}rights"),
    }
)
ITEM_MANY = frozenset({"category"})

DATE = re.compile(
    r"((Mon|Tue|Wed|Thu|Fri|Sat|Sun), )\d{2} (Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec) \d{4} "
    r"\d{2}:\d{2}:\d{2} (GMT|[+-]\d{4})"
)
MAILBOX = re.compile(r"\S+@\S+( \(.+\))?")
LANGUAGE = re.compile(r"[A-Za-z]{1,8}(-[A-Za-z0-9]{1,8})*")
PERIODS = frozenset({"hourly", "daily", "weekly", "monthly", "yearly"})
ACTIVE = frozenset({"script", "style", "iframe", "object", "embed", "form", "link", "meta"})


def violations(page: bytes) -> list[str]:
    """Every breach of a rule in this page."""
    root = etree.fromstring(page)
    if root.tag != "rss" or root.get("version") != "2.0":
        return ['the root is not <rss version="2.0">']
    if [child.tag for child in root] != ["channel"]:
        return ["the root does not hold exactly one channel"]
    channel = root[0]
    items = channel.findall("item")
    found = list(_channel(channel))
    for number, item in enumerate(items, 1):
        found += [f"item {number}: {breach}" for breach in _item(item)]
    guids = Counter(item.findtext("guid") for item in items)
    found += [f"guid {guid} stands {count} times" for guid, count in guids.items() if count > 1]
    return found


def _channel(channel: _Element) -> Iterator[str]:
    yield from _names(channel, CHANNEL_ONCE, CHANNEL_MANY)
    for name in ("title", "link", "description"):
        if not (channel.findtext(name) or "").strip():
            yield f"the channel has no {name}"
    yield from _address(channel.findtext("link"), "the channel's link")
    own = [link for link in channel.findall(f"{ATOM}link") if link.get("rel") == "self"]
    if len(own) != 1:
        yield "the channel does not have exactly one atom:link rel=self"
    for link in own:
        yield from _address(link.get("href"), "the channel's own address")
        if link.get("type") != "application/rss+xml":
            yield "the channel's own address has the wrong type"
    yield from _dates(channel)
    yield from _channel_words(channel)


def _channel_words(channel: _Element) -> Iterator[str]:
    language = channel.findtext("language")
    if language is not None and not LANGUAGE.fullmatch(language):
        yield "the language is no language tag"
    ttl = channel.findtext("ttl")
    if ttl is not None and not (ttl.isdecimal() and int(ttl) > 0):
        yield "ttl is no number of minutes"
    for name in ("managingEditor", "webMaster"):
        mailbox = channel.findtext(name)
        if mailbox is not None and not MAILBOX.fullmatch(mailbox):
            yield f"{name} is no e-mail address"
    period = channel.findtext(f"{SY}updatePeriod")
    if period is not None and period not in PERIODS:
        yield "sy:updatePeriod is none of the five words"


def _item(item: _Element) -> Iterator[str]:
    yield from _names(item, ITEM_ONCE, ITEM_MANY)
    if not (item.findtext("title") or item.findtext("description")):
        yield "neither title nor description"
    if any(len(child) for child in item if not str(child.tag).startswith("{")):
        yield "markup that is not escaped"
    yield from _address(item.findtext("link"), "the link")
    yield from _guid(item)
    yield from _dates(item)
    yield from _author(item)
    yield from _text(item)
    yield from _media(item)


def _guid(item: _Element) -> Iterator[str]:
    guid = item.find("guid")
    if guid is None or not (guid.text or "").strip():
        yield "no guid"
    elif guid.get("isPermaLink", "true") == "true":
        yield from _address(guid.text, "the guid, said to be a permalink,")
    elif not urlsplit(guid.text or "").scheme:
        yield "the guid is no URI"


def _author(item: _Element) -> Iterator[str]:
    author = item.findtext("author")
    if author is not None:
        if not MAILBOX.fullmatch(author):
            yield "author is no e-mail address"
        if item.find(f"{DC}creator") is not None:
            yield "both author and dc:creator"


def _text(item: _Element) -> Iterator[str]:
    if any(not (category.text or "").strip() for category in item.findall("category")):
        yield "an empty category"
    names = [str(child.tag) for child in item]
    encoded = f"{CONTENT}encoded"
    if encoded in names and ("description" not in names or names.index("description") > names.index(encoded)):
        yield "content:encoded without a description before it"
    for name in ("description", encoded):
        yield from _markup(item.findtext(name) or "", name)


def _names(parent: _Element, once: frozenset[str], many: frozenset[str]) -> Iterator[str]:
    for name, count in Counter(str(child.tag) for child in parent).items():
        if name in once and count > 1:
            yield f"{name} stands {count} times"
        if not name.startswith("{") and name not in once | many:
            yield f"RSS has no element {name} here"


def _dates(parent: _Element) -> Iterator[str]:
    for name in ("pubDate", "lastBuildDate"):
        date = parent.findtext(name)
        if date is None:
            continue
        if not DATE.fullmatch(date):
            yield f"{name} is no RFC 822 date with a year of four digits"
        elif parsedate_to_datetime(date).strftime("%a") != date[:3]:
            yield f"{name} names the wrong day of the week"


def _address(text: str | None, what: str) -> Iterator[str]:
    parts = urlsplit(text or "")
    if parts.scheme not in {"http", "https"} or not parts.netloc or re.search(r"\s", text or ""):
        yield f"{what} is no absolute address"


def _markup(fragment: str, where: str) -> Iterator[str]:
    """HTML in an item needs absolute addresses, and nothing that runs or styles."""
    if not fragment.strip():
        return
    for element in lxml_html.fragment_fromstring(fragment, create_parent=True).iter(etree.Element):
        if element.tag in ACTIVE or any(str(name).startswith("on") for name in element.keys()):  # noqa: SIM118  an _Element is no dict
            yield f"{where} holds active content: {element.tag!s}"
        for name in ("href", "src"):
            if element.get(name) is not None:
                yield from _address(element.get(name), f"{name} in {where}")


def _media(item: _Element) -> Iterator[str]:
    for group in item.findall(f"{MEDIA}group"):
        if len(group.findall(f"{MEDIA}content")) < 2:
            yield "a media:group of fewer than two"
    for content in item.iter(f"{MEDIA}content"):
        yield from _address(content.get("url"), "media:content")
        if content.get("fileSize") is not None and not (content.get("fileSize") or "").isdecimal():
            yield "fileSize is no number"
    for enclosure in item.findall("enclosure"):
        yield from _address(enclosure.get("url"), "the enclosure")
        if not (enclosure.get("length") or "").isdecimal() or not enclosure.get("type"):
            yield "an enclosure without length or type"
