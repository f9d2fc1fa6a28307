"""Atom 1.0: RFC 4287, with tombstones (RFC 6721) and paged and archived feeds (RFC 5005).

What the RFCs say MUST be is an error, what they say SHOULD be a warning.
"""

from collections.abc import Callable, Mapping
from types import MappingProxyType

from lxml.etree import _Element

from syndicate.formats.validation.atom_constructs import ATOM, TOMBSTONES, categories, dates, identifier, person, text
from syndicate.formats.validation.atom_content import content
from syndicate.formats.validation.atom_history import history
from syndicate.formats.validation.atom_links import links
from syndicate.formats.validation.atom_tombstones import tombstone
from syndicate.formats.validation.finding import Findings, error, shown, warning
from syndicate.formats.validation.values import is_reference, moment
from syndicate.formats.validation.xml_tree import elements, local, namespace, on_xml, text_of

_PERSONS = ("author", "contributor")
_FEED_ONCE = ("generator", "icon", "id", "logo", "rights", "subtitle", "title", "updated")
_ENTRY_ONCE = ("content", "id", "published", "rights", "source", "summary", "title", "updated")
_FEED = frozenset((*_FEED_ONCE, *_PERSONS, "category", "link", "entry"))
_ENTRY = frozenset((*_ENTRY_ONCE, *_PERSONS, "category", "link"))
_SOURCE = _FEED - {"entry"}
_SPACE = ATOM.strip("{}")


def findings(document: bytes) -> Findings:
    """Check a feed, or an entry document."""
    return on_xml(document, _document)


def _document(root: _Element) -> Findings:
    if root.tag == f"{ATOM}feed":
        yield from _feed(root)
    elif root.tag == f"{ATOM}entry":
        yield from _entry(root, has_author=False)
    elif root.tag == f"{TOMBSTONES}deleted-entry":
        yield from tombstone(root)
    else:
        message = f"the root {local(root)} is in the namespace {shown(namespace(root))}, not in Atom's, {_SPACE}"
        yield error(root, message, "RFC 4287 §2")


def _feed(feed: _Element) -> Findings:
    yield from _children(feed, _FEED, _FEED_ONCE, "RFC 4287 §4.1.1")
    yield from _needed(feed, "RFC 4287 §4.1.1")
    yield from _parts(feed)
    if not any(link.get("rel") == "self" for link in elements(feed, f"{ATOM}link")):
        yield warning(feed, "no link rel=self says where the feed is", "RFC 4287 §4.1.1")
    yield from history(feed)
    has_author = feed.find(f"{ATOM}author") is not None
    for child in elements(feed):
        if child.tag == f"{ATOM}entry":
            yield from _entry(child, has_author=has_author)
        elif child.tag == f"{TOMBSTONES}deleted-entry":
            yield from tombstone(child)
    yield from _order(feed)
    yield from _same(feed)


def _entry(entry: _Element, *, has_author: bool) -> Findings:
    yield from _children(entry, _ENTRY, _ENTRY_ONCE, "RFC 4287 §4.1.2")
    yield from _needed(entry, "RFC 4287 §4.1.2")
    yield from _parts(entry)
    source = entry.find(f"{ATOM}source")
    if source is not None:
        yield from _children(source, _SOURCE, _FEED_ONCE, "RFC 4287 §4.2.11")
        yield from _parts(source)
        for name in ("id", "title", "updated"):
            if source.find(f"{ATOM}{name}") is None:
                yield warning(source, f"source has no {name}", "RFC 4287 §4.2.11")
    own = [one.find(f"{ATOM}author") for one in (entry, source) if one is not None]
    if not has_author and all(author is None for author in own):
        yield error(entry, "the entry has no author, nor its source, nor the feed", "RFC 4287 §4.1.2")
    yield from content(entry)


def _children(parent: _Element, known: frozenset[str], once: tuple[str, ...], clause: str) -> Findings:
    seen: set[str] = set()
    for child in elements(parent):
        if namespace(child) == _SPACE:
            name = local(child)
            if name not in known:
                yield error(child, f"{local(parent)} has no element {name}", clause)
            elif name in seen and name in once:
                yield error(child, f"{name} stands more than once in {local(parent)}", clause)
            seen.add(name)
        elif not namespace(child):
            yield error(child, f"{local(child)} is in no namespace", "RFC 4287 §6.1")


def _needed(parent: _Element, clause: str) -> Findings:
    for name in ("id", "title", "updated"):
        if parent.find(f"{ATOM}{name}") is None:
            yield error(parent, f"{local(parent)} has no {name}", clause)


def _parts(parent: _Element) -> Findings:
    """What feeds, entries and sources have alike."""
    for child in elements(parent):
        check = _CHECKS.get(local(child)) if namespace(child) == _SPACE else None
        if check is not None:
            yield from check(child)
    title = parent.find(f"{ATOM}title")
    if title is not None and not text_of(title) and not len(title):
        yield warning(title, f"the title of {local(parent)} is empty", "RFC 4287 §4.2.14")
    yield from links(parent)


def _picture(element: _Element) -> Findings:
    if not text_of(element) or not is_reference(text_of(element)):
        yield error(element, f"{local(element)} is no address", f"RFC 4287 §4.2.{5 if local(element) == 'icon' else 8}")


def _generator(element: _Element) -> Findings:
    if (uri := element.get("uri")) is not None and not is_reference(uri):
        yield error(element, f"uri of generator is no address: {shown(uri)}", "RFC 4287 §4.2.4")


_CHECKS: Mapping[str, Callable[[_Element], Findings]] = MappingProxyType(
    {
        **dict.fromkeys(("title", "subtitle", "rights", "summary"), text),
        **dict.fromkeys(_PERSONS, person),
        **dict.fromkeys(("updated", "published"), dates),
        **dict.fromkeys(("icon", "logo"), _picture),
        "id": identifier,
        "category": categories,
        "generator": _generator,
    }
)


def _order(feed: _Element) -> Findings:
    """A feed changes when one of its entries does."""
    updated = moment(text_of(feed.find(f"{ATOM}updated")))
    for entry in elements(feed, f"{ATOM}entry"):
        own = moment(text_of(entry.find(f"{ATOM}updated")))
        if updated and own and own > updated:
            yield warning(entry, "the entry is updated later than its feed", "RFC 4287 §4.2.15")
        first = moment(text_of(entry.find(f"{ATOM}published")))
        if first and own and first > own:
            yield warning(entry, "the entry is published later than it is updated", "RFC 4287 §4.2.9")


def _same(feed: _Element) -> Findings:
    """Two entries of one id may stand together only with different times; a tombstone ends an entry (RFC 6721 §3)."""
    seen: dict[str, str] = {}
    graves: dict[str, str] = {}
    for child in elements(feed, f"{ATOM}entry", f"{TOMBSTONES}deleted-entry"):
        if child.tag == f"{ATOM}entry":
            guid, updated = text_of(child.find(f"{ATOM}id")), text_of(child.find(f"{ATOM}updated"))
            if guid and guid in seen:
                if seen[guid] == updated:
                    yield error(child, f"{shown(guid)} stands twice with the same updated", "RFC 4287 §4.1.1")
                else:
                    yield warning(child, f"{shown(guid)} stands twice; readers show one", "RFC 4287 §4.1.1")
            seen[guid] = updated
        else:
            graves[child.get("ref") or ""] = child.get("when") or ""
    for entry in elements(feed, f"{ATOM}entry"):
        guid = text_of(entry.find(f"{ATOM}id"))
        deleted, changed = moment(graves.get(guid, "")), moment(text_of(entry.find(f"{ATOM}updated")))
        if deleted and changed and changed <= deleted:
            yield warning(entry, f"{shown(guid)} stands here and is deleted by a tombstone", "RFC 6721 §3")
