"""The items of an RSS feed."""

from urllib.parse import urlsplit

from lxml.etree import _Element

from syndicate.formats.validation.finding import Findings, error, shown, warning
from syndicate.formats.validation.markup import faults_of_html, has_tags
from syndicate.formats.validation.rss_modules import CONTENT, DC, MODULES_ONCE, module_findings
from syndicate.formats.validation.rss_values import dates, mailbox, names
from syndicate.formats.validation.values import is_absolute, is_media_type, is_number, is_uri
from syndicate.formats.validation.xml_tree import elements, local, text_of

_SPEC = "RSS 2.0 item"
_PROFILE = "RSS Best Practices"
_ONCE = frozenset(("title", "link", "description", "author", "comments", "guid", "pubDate", "source"))
_MANY = frozenset(("category", "enclosure"))
_ENCODED = f"{CONTENT}encoded"


def item_findings(item: _Element, which: str) -> Findings:
    """Check one item.

    Args:
        item: It.
        which: What messages call it (`item 3`).
    """
    yield from names(item, _ONCE | MODULES_ONCE, _MANY, _SPEC)
    if not (text_of(item.find("title")) or text_of(item.find("description"))):
        yield error(item, f"{which} has neither title nor description", _SPEC)
    for child in elements(item):
        if not str(child.tag).startswith("{") and len(child):
            yield error(child, f"{local(child)} of {which} holds markup that is not escaped", _SPEC)
    for name in ("link", "comments"):
        for child in elements(item, name):
            if not is_absolute(text_of(child)):
                yield error(child, f"{name} of {which} is no absolute address: {shown(text_of(child))}", _SPEC)
    if item.find("link") is None:
        yield warning(item, f"{which} has no link", f"{_PROFILE}: link")
    yield from dates(item, ("pubDate",), "RSS 2.0 pubDate")
    yield from _guid(item, which)
    yield from _author(item, which)
    yield from _source(item, which)
    yield from _enclosures(item, which)
    yield from _text(item, which)
    yield from module_findings(item)


def _guid(item: _Element, which: str) -> Findings:
    guid = item.find("guid")
    if guid is None:
        yield warning(item, f"{which} has no guid: readers will show it again when it changes", f"{_PROFILE}: guid")
        return
    text, permanent = text_of(guid), guid.get("isPermaLink", "true")
    if not text:
        yield error(guid, f"the guid of {which} is empty", "RSS 2.0 guid")
    elif permanent not in {"true", "false"}:
        yield error(guid, f"isPermaLink of {which} is neither true nor false: {shown(permanent)}", "RSS 2.0 guid")
    elif permanent == "true" and not is_absolute(text):
        yield error(guid, f"the guid of {which} is said to be a permalink and is no absolute address", "RSS 2.0 guid")
    elif permanent == "false" and not is_uri(text) and not urlsplit(text.replace("[", "")).scheme:
        yield warning(guid, f"the guid of {which} is no URI, so it may be another feed's too", f"{_PROFILE}: guid")


def _author(item: _Element, which: str) -> Findings:
    for author in elements(item, "author"):
        yield from mailbox(author, "RSS 2.0 author")
        if item.find(f"{DC}creator") is not None:
            yield warning(author, f"{which} has both author and dc:creator", f"{_PROFILE}: author")


def _source(item: _Element, which: str) -> Findings:
    for source in elements(item, "source"):
        if not is_absolute(source.get("url") or ""):
            yield error(source, f"source of {which} has no url that is an absolute address", "RSS 2.0 source")


def _enclosures(item: _Element, which: str) -> Findings:
    enclosures = list(elements(item, "enclosure"))
    for enclosure in enclosures:
        if not is_absolute(enclosure.get("url") or ""):
            yield error(enclosure, f"the enclosure of {which} has no absolute url", "RSS 2.0 enclosure")
        if not is_number(enclosure.get("length") or ""):
            yield error(enclosure, f"the enclosure of {which} has no length in bytes", "RSS 2.0 enclosure")
        if not is_media_type(enclosure.get("type") or ""):
            yield error(enclosure, f"the enclosure of {which} has no media type", "RSS 2.0 enclosure")
    for extra in enclosures[1:]:
        yield warning(extra, f"{which} has more than one enclosure; readers take one", f"{_PROFILE}: enclosure")


def _text(item: _Element, which: str) -> Findings:
    title = item.find("title")
    if title is not None and has_tags(text_of(title)) and not len(title):
        yield warning(title, f"the title of {which} looks like HTML; it is plain text", f"{_PROFILE}: title")
    for category in elements(item, "category"):
        if not text_of(category):
            yield warning(category, f"an empty category in {which}", f"{_PROFILE}: category")
    before: set[str] = set()
    for child in elements(item):
        if child.tag == _ENCODED and "description" not in before:
            yield warning(
                child, f"content:encoded of {which} without a description before it", f"{_PROFILE}: content:encoded"
            )
        before.add(str(child.tag))
    for child in elements(item, "description", _ENCODED):
        name = "description" if child.tag == "description" else "content:encoded"
        for fault in faults_of_html(child.text or "", f"{name} of {which}"):
            yield warning(child, fault, f"{_PROFILE}: {name}")
