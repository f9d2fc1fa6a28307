"""JSON Feed 1.0 and 1.1 (jsonfeed.org/version/1.1).

What the specification requires is an error, what it advises against a warning.
"""

from collections.abc import Callable, Mapping
from types import MappingProxyType

from syndicate.formats.validation.finding import Findings, error, shown, warning
from syndicate.formats.validation.json_tree import Node, on_json
from syndicate.formats.validation.markup import faults_of_html, has_tags
from syndicate.formats.validation.values import is_absolute, is_language, is_media_type, is_rfc_3339, is_uri

VERSIONS = ("https://jsonfeed.org/version/1.1", "https://jsonfeed.org/version/1")
_TOP, _ITEM, _AUTHOR = "JSON Feed 1.1, Top-level", "JSON Feed 1.1, Items", "JSON Feed 1.1, Authors"
_HUB, _FILE = "JSON Feed 1.1, Hubs", "JSON Feed 1.1, Attachments"

Check = tuple[Callable[[Node], bool], str]


def _text(node: Node) -> bool:
    return isinstance(node.value, str)


def _truth(node: Node) -> bool:
    return isinstance(node.value, bool)


def _list(node: Node) -> bool:
    return isinstance(node.value, list)


def _object(node: Node) -> bool:
    return isinstance(node.value, dict)


def _amount(node: Node) -> bool:
    return isinstance(node.value, int | float) and not isinstance(node.value, bool) and node.value >= 0


def _address(node: Node) -> bool:
    return is_absolute(node.text)


_TEXT: Check = (_text, "no text")
_TRUTH: Check = (_truth, "neither true nor false")
_LIST: Check = (_list, "no list")
_OBJECT: Check = (_object, "no object")
_AMOUNT: Check = (_amount, "no number")
_ADDRESS: Check = (_address, "no absolute address")
_LANGUAGE: Check = (lambda node: is_language(node.text), "no language tag")
_DATE: Check = (lambda node: is_rfc_3339(node.text), "no RFC 3339 date")
_TYPE: Check = (lambda node: is_media_type(node.text), "no media type")
_ID: Check = (lambda node: _text(node) or _amount(node), "neither text nor a number")

_FEED: Mapping[str, Check] = MappingProxyType(
    {
        **dict.fromkeys(("version", "title", "description", "user_comment"), _TEXT),
        **dict.fromkeys(("home_page_url", "feed_url", "next_url", "icon", "favicon"), _ADDRESS),
        **dict.fromkeys(("authors", "hubs", "items"), _LIST),
        "author": _OBJECT,
        "language": _LANGUAGE,
        "expired": _TRUTH,
    }
)
_ENTRY: Mapping[str, Check] = MappingProxyType(
    {
        **dict.fromkeys(("title", "content_html", "content_text", "summary"), _TEXT),
        **dict.fromkeys(("url", "external_url", "image", "banner_image"), _ADDRESS),
        **dict.fromkeys(("date_published", "date_modified"), _DATE),
        **dict.fromkeys(("authors", "tags", "attachments"), _LIST),
        "id": _ID,
        "author": _OBJECT,
        "language": _LANGUAGE,
    }
)
_PERSON: Mapping[str, Check] = MappingProxyType(
    {"name": _TEXT, "url": (lambda node: is_uri(node.text), "no address"), "avatar": _ADDRESS}
)
_ATTACHMENT: Mapping[str, Check] = MappingProxyType(
    {"url": _ADDRESS, "mime_type": _TYPE, "title": _TEXT, "size_in_bytes": _AMOUNT, "duration_in_seconds": _AMOUNT}
)
_ENDPOINT: Mapping[str, Check] = MappingProxyType({"type": _TEXT, "url": _ADDRESS})


def findings(content: bytes) -> Findings:
    """Check a feed."""
    return on_json(content, _feed)


def _feed(feed: Node) -> Findings:
    if not isinstance(feed.value, dict):
        yield error(feed.line, "the document is no object", _TOP)
        return
    version = feed.text_at("version")
    if version not in VERSIONS:
        yield error(_line(feed, "version"), f"version is none of {', '.join(VERSIONS)}: {shown(version)}", _TOP)
    elif version == VERSIONS[1]:
        yield warning(_line(feed, "version"), "the feed follows version 1.0; 1.1 has languages and authors", _TOP)
    yield from _members(feed, _FEED, ("version", "title", "items"), _TOP)
    yield from _addresses(feed)
    yield from _authors(feed)
    for hub in _each(feed, "hubs"):
        yield from _members(hub, _ENDPOINT, ("type", "url"), _HUB)
    seen: set[str] = set()
    for item in _each(feed, "items"):
        yield from _item(item)
        if (own := item.member("id")) is not None and own.value not in (None, ""):
            if str(own.value) in seen:
                yield error(own.line, f"the id {shown(str(own.value))} stands twice", _ITEM)
            seen.add(str(own.value))


def _addresses(feed: Node) -> Findings:
    for name in ("home_page_url", "feed_url"):
        if feed.member(name) is None:
            yield warning(feed.line, f"no {name}", _TOP)
    if (own := feed.text_at("feed_url")) and own == feed.text_at("next_url"):
        yield error(_line(feed, "next_url"), "next_url is feed_url: readers would go round and round", _TOP)


def _item(item: Node) -> Findings:
    if not isinstance(item.value, dict):
        yield error(item.line, f"{item.name} is no object", _ITEM)
        return
    yield from _members(item, _ENTRY, ("id",), _ITEM)
    own = item.member("id")
    if own is not None and _amount(own):
        yield warning(own.line, f"{own.name} is a number; it should be text", _ITEM)
    if item.member("content_html") is None and item.member("content_text") is None:
        yield error(item.line, f"{item.name} has neither content_html nor content_text", _ITEM)
    yield from _authors(item)
    yield from _plain(item)
    for tag in _each(item, "tags"):
        if not tag.text:
            yield error(tag.line, f"{tag.name} is no text", _ITEM)
    for attachment in _each(item, "attachments"):
        yield from _members(attachment, _ATTACHMENT, ("url", "mime_type"), _FILE)


def _plain(item: Node) -> Findings:
    """What is HTML and what is not."""
    if html := item.member("content_html"):
        for fault in faults_of_html(html.text, html.name):
            yield warning(html.line, fault, _ITEM)
    for name in ("title", "content_text", "summary"):
        found = item.member(name)
        if found is not None and has_tags(found.text):
            yield warning(found.line, f"{found.name} looks like HTML; it is plain text", _ITEM)


def _authors(parent: Node) -> Findings:
    one = parent.member("author")
    if one is not None:
        yield warning(one.line, f"{one.name} is deprecated; use authors", _AUTHOR)
    for author in (*filter(None, (one,)), *_each(parent, "authors")):
        yield from _members(author, _PERSON, (), _AUTHOR)
        if isinstance(author.value, dict) and not set(_PERSON) & set(author.names):
            yield error(author.line, f"{author.name} has neither name, url nor avatar", _AUTHOR)


def _members(node: Node, known: Mapping[str, Check], needed: tuple[str, ...], clause: str) -> Findings:
    if not isinstance(node.value, dict):
        yield error(node.line, f"{node.name} is no object", clause)
        return
    for name in needed:
        found = node.member(name)
        if found is None or found.value == "":
            yield error(_line(node, name), f"{node.name} has no {name}", clause)
    for member in node.members():
        name = str(member.path[-1])
        check = known.get(name)
        if check is None:
            if not name.startswith("_"):
                message = f"{node.name} has no member {name}; extensions begin with _"
                yield error(member.line, message, "JSON Feed 1.1, Extensions")
        elif not check[0](member) and not (name in needed and member.value == ""):
            yield error(member.line, f"{member.name} is {check[1]}: {shown(str(member.value))}", clause)
        if name.startswith("_") and not isinstance(member.value, dict):
            yield error(member.line, f"the extension {member.name} is no object", "JSON Feed 1.1, Extensions")


def _each(node: Node, name: str) -> tuple[Node, ...]:
    found = node.member(name)
    return tuple(found.each()) if found else ()


def _line(node: Node, name: str) -> int:
    found = node.member(name)
    return (found or node).line
