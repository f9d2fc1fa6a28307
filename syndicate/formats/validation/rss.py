"""RSS 2.0: the specification (RSS Advisory Board, 2.0.11) and its Best Practices Profile.

A breach of the specification is an error; what the profile, or the feed validator of W3C, advises is a warning.
"""

from collections import Counter
from collections.abc import Mapping
from types import MappingProxyType

from lxml.etree import _Element

from syndicate.formats.validation.finding import Findings, error, shown, warning
from syndicate.formats.validation.rss_item import item_findings
from syndicate.formats.validation.rss_modules import ATOM, MODULES_ONCE, module_findings
from syndicate.formats.validation.rss_values import dates, mailbox, names, required
from syndicate.formats.validation.values import is_absolute, is_language, is_number
from syndicate.formats.validation.xml_tree import elements, local, on_xml, text_of

_SPEC = "RSS 2.0 channel"
_PROFILE = "RSS Best Practices"
_ONCE = frozenset(
    (
        *("title", "link", "description", "language", "copyright", "managingEditor", "webMaster", "pubDate"),
        *("lastBuildDate", "generator", "docs", "cloud", "ttl", "image", "rating", "textInput", "skipHours"),
        *("skipDays",),
    )
)
_MANY = frozenset(("category", "item"))
_DAYS = frozenset(("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"))
_PROTOCOLS = frozenset(("xml-rpc", "soap", "http-post"))
_LAST_HOUR = 23
_WIDEST, _HIGHEST = 144, 400
_PARTS: Mapping[str, tuple[frozenset[str], frozenset[str]]] = MappingProxyType(
    {
        "image": (frozenset(("url", "title", "link")), frozenset(("width", "height", "description"))),
        "textInput": (frozenset(("title", "description", "name", "link")), frozenset()),
    }
)


def findings(content: bytes) -> Findings:
    """Check a feed."""
    return on_xml(content, _feed)


def _feed(root: _Element) -> Findings:
    if root.tag != "rss":
        yield error(root, f"the root is {local(root)}, not rss", "RSS 2.0 rss")
        return
    if root.get("version") != "2.0":
        yield error(root, f"version is {root.get('version')!r}, not '2.0'", "RSS 2.0 rss")
    channels = [child for child in elements(root) if child.tag == "channel"]
    for child in elements(root):
        if child.tag != "channel" and not str(child.tag).startswith("{"):
            yield error(child, f"rss holds {local(child)}; only channel may stand in it", "RSS 2.0 rss")
    if len(channels) != 1:
        yield error(root, f"rss holds {len(channels)} channels, not one", "RSS 2.0 rss")
    for channel in channels:
        yield from _channel(channel)


def _channel(channel: _Element) -> Findings:
    yield from names(channel, _ONCE | MODULES_ONCE, _MANY, _SPEC)
    yield from required(channel, ("title", "link", "description"), _SPEC)
    own = channel.find("link")
    link = text_of(own)
    if own is not None and link and not is_absolute(link):
        yield error(own, f"the channel's link is no absolute address: {shown(link)}", _SPEC)
    yield from dates(channel, ("pubDate", "lastBuildDate"), _SPEC)
    yield from _words(channel)
    yield from _parts(channel, link)
    yield from _skipped(channel)
    yield from _own_address(channel)
    yield from module_findings(channel)
    for number, item in enumerate(elements(channel, "item"), 1):
        yield from item_findings(item, f"item {number}")
    yield from _repeated(channel)


def _words(channel: _Element) -> Findings:
    for child in elements(channel):
        text = text_of(child)
        match child.tag:
            case "language" if not is_language(text):
                yield error(child, f"language is no language tag: {shown(text)}", _SPEC)
            case "ttl" if not is_number(text) or not int(text):
                yield error(child, f"ttl is no number of minutes: {shown(text)}", _SPEC)
            case "docs" if not is_absolute(text):
                yield error(child, f"docs is no absolute address: {shown(text)}", _SPEC)
            case "managingEditor" | "webMaster":
                yield from mailbox(child, _SPEC)
            case "category" if not text:
                yield warning(child, "an empty category", f"{_PROFILE}: category")
            case "cloud":
                yield from _cloud(child)


def _cloud(cloud: _Element) -> Findings:
    missing = [name for name in ("domain", "port", "path", "registerProcedure", "protocol") if cloud.get(name) is None]
    if missing:
        yield error(cloud, f"cloud has no {', '.join(missing)}", "RSS 2.0 cloud")
    if (port := cloud.get("port")) is not None and not is_number(port):
        yield error(cloud, f"the port of cloud is no number: {shown(port)}", "RSS 2.0 cloud")
    if (protocol := cloud.get("protocol")) is not None and protocol not in _PROTOCOLS:
        yield error(cloud, f"the protocol of cloud is none of {', '.join(sorted(_PROTOCOLS))}", "RSS 2.0 cloud")


def _parts(channel: _Element, link: str) -> Findings:
    for name, (needed, possible) in _PARTS.items():
        for part in elements(channel, name):
            clause = f"RSS 2.0 {name}"
            yield from names(part, needed | possible, frozenset(), clause)
            yield from required(part, tuple(sorted(needed)), clause)
            for address in elements(part, "url", "link"):
                if text_of(address) and not is_absolute(text_of(address)):
                    yield error(address, f"{local(address)} of {name} is no absolute address", clause)
            if name == "textInput":
                yield warning(part, "textInput is ignored by every reader", f"{_PROFILE}: textInput")
            else:
                yield from _image(part, link)


def _image(image: _Element, link: str) -> Findings:
    for name, most in (("width", _WIDEST), ("height", _HIGHEST)):
        size = image.find(name)
        if size is not None and not (is_number(text_of(size)) and 0 < int(text_of(size)) <= most):
            yield error(size, f"{name} of image is no number of pixels up to {most}", "RSS 2.0 image")
    own = image.find("link")
    if own is not None and link and text_of(own) != link:
        yield warning(own, "the link of image is not that of the channel", f"{_PROFILE}: image")


def _skipped(channel: _Element) -> Findings:
    for skip in elements(channel, "skipHours", "skipDays"):
        seen: set[str] = set()
        inner, is_sound = ("hour", _is_hour) if skip.tag == "skipHours" else ("day", _DAYS.__contains__)
        clause = f"RSS 2.0 {local(skip)}"
        for child in elements(skip):
            if child.tag != inner:
                yield error(child, f"{local(skip)} holds {local(child)}; only {inner} may stand in it", clause)
            elif not is_sound(text_of(child)):
                yield error(child, f"no {inner}: {shown(text_of(child))}", clause)
            elif text_of(child) in seen:
                yield error(child, f"the {inner} {text_of(child)} stands twice", clause)
            seen.add(text_of(child))


def _is_hour(text: str) -> bool:
    return is_number(text) and int(text) <= _LAST_HOUR


def _own_address(channel: _Element) -> Findings:
    own = [link for link in elements(channel, f"{ATOM}link") if link.get("rel") == "self"]
    clause = f"{_PROFILE}: atom:link"
    if not own:
        yield warning(channel, "no atom:link rel=self says where the feed is", clause)
    for link in own:
        if link.get("type") != "application/rss+xml":
            yield warning(link, "the type of atom:link rel=self is not application/rss+xml", clause)
    for link in own[1:]:
        yield warning(link, "more than one atom:link rel=self", clause)


def _repeated(channel: _Element) -> Findings:
    guids = Counter(text_of(item.find("guid")) for item in elements(channel, "item"))
    seen: set[str] = set()
    for guid in channel.iterfind("item/guid"):
        text = text_of(guid)
        if text and guids[text] > 1 and text in seen:
            yield error(guid, f"the guid {shown(text)} stands {guids[text]} times", "RSS 2.0 guid")
        seen.add(text)
