"""Links of Atom (RFC 4287 §4.2.7)."""

import re

from lxml.etree import _Element

from syndicate.formats.validation.atom_constructs import ATOM
from syndicate.formats.validation.finding import Findings, error, shown, warning
from syndicate.formats.validation.values import is_language, is_media_type, is_number, is_reference, is_uri
from syndicate.formats.validation.xml_tree import elements, local

_CLAUSE = "RFC 4287 §4.2.7"
_REGISTERED = re.compile(r"[A-Za-z][A-Za-z0-9.-]*")
_BASE = "{http://www.w3.org/XML/1998/namespace}base"


def links(parent: _Element) -> Findings:
    """Check the links of a feed, an entry or a source."""
    alternates: set[tuple[str, str]] = set()
    own = 0
    for link in elements(parent, f"{ATOM}link"):
        yield from _link(link)
        relation = link.get("rel", "alternate")
        own += relation == "self"
        if relation == "alternate":
            key = (link.get("type") or "", link.get("hreflang") or "")
            if key in alternates:
                message = f"{local(parent)} has two alternate links of the same type and language"
                yield error(link, message, "RFC 4287 §4.1.1" if local(parent) == "feed" else "RFC 4287 §4.1.2")
            alternates.add(key)
        if relation == "self" and own > 1:
            yield warning(link, f"{local(parent)} has more than one link rel=self", "RFC 4287 §4.1.1")


def _link(link: _Element) -> Findings:
    href = link.get("href")
    if not href:
        yield error(link, "link has no href", f"{_CLAUSE}.1")
    elif not is_reference(href):
        yield error(link, f"href of link is no address: {shown(href)}", f"{_CLAUSE}.1")
    elif not is_uri(href) and not any(one.get(_BASE) for one in (link, *link.iterancestors())):
        yield warning(link, f"href of link is relative and no xml:base says to what: {shown(href)}", "RFC 4287 §2")
    relation = link.get("rel")
    if relation is not None and not _REGISTERED.fullmatch(relation) and not is_uri(relation):
        yield error(link, f"rel of link is neither a name nor a URI: {shown(relation)}", f"{_CLAUSE}.2")
    if (media_type := link.get("type")) is not None and not is_media_type(media_type):
        yield error(link, f"type of link is no media type: {shown(media_type)}", f"{_CLAUSE}.3")
    if (language := link.get("hreflang")) is not None and not is_language(language):
        yield error(link, f"hreflang of link is no language tag: {shown(language)}", f"{_CLAUSE}.4")
    if (length := link.get("length")) is not None and not is_number(length):
        yield error(link, f"length of link is no number of bytes: {shown(length)}", f"{_CLAUSE}.6")
    if relation == "enclosure" and length is None:
        yield warning(link, "an enclosure without its length", f"{_CLAUSE}.6")
