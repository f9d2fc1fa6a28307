"""The content and summary of an entry (RFC 4287 §4.1.2, §4.1.3)."""

import base64
import binascii

from lxml.etree import _Element

from syndicate.formats.validation.atom_constructs import ATOM, xhtml
from syndicate.formats.validation.finding import Findings, error, shown, warning
from syndicate.formats.validation.markup import faults_of_html
from syndicate.formats.validation.values import is_media_type, is_reference
from syndicate.formats.validation.xml_tree import elements

_CLAUSE = "RFC 4287 §4.1.3"
_WORDS = frozenset(("text", "html", "xhtml"))
_COMPOSITE = ("multipart/", "message/")


def content(entry: _Element) -> Findings:
    """Check what an entry says, and whether a summary must stand beside it."""
    found = entry.find(f"{ATOM}content")
    summary = entry.find(f"{ATOM}summary")
    links = [link.get("rel", "alternate") for link in elements(entry, f"{ATOM}link")]
    if found is None:
        if "alternate" not in links:
            yield error(entry, "the entry has neither content nor an alternate link", "RFC 4287 §4.1.2")
        if summary is None:
            yield warning(entry, "the entry has neither content nor summary", "RFC 4287 §4.1.2")
        return
    kind = found.get("type", "" if found.get("src") is not None else "text")
    yield from _kind(found, kind)
    if found.get("src") is None:
        yield from _inline(found, kind)
    if summary is None and (found.get("src") is not None or _is_base64(kind)):
        yield error(entry, "content that is elsewhere or in base64 needs a summary beside it", "RFC 4287 §4.1.2")


def _kind(found: _Element, kind: str) -> Findings:
    src = found.get("src")
    if kind and kind not in _WORDS and not is_media_type(kind):
        yield error(found, f"the type of content is no media type: {shown(kind)}", f"{_CLAUSE}.1")
    if kind.lower().startswith(_COMPOSITE):
        yield error(found, f"the type of content is a composite one: {shown(kind)}", f"{_CLAUSE}.1")
    if src is None:
        return
    if not is_reference(src) or not src:
        yield error(found, f"src of content is no address: {shown(src)}", f"{_CLAUSE}.2")
    if (found.text or "").strip() or len(found):
        yield error(found, "content with src is not empty", f"{_CLAUSE}.2")
    if not kind:
        yield warning(found, "content with src has no type", f"{_CLAUSE}.2")
    elif kind in _WORDS:
        yield error(found, f"the type of content with src is {kind}, not a media type", f"{_CLAUSE}.2")


def _inline(found: _Element, kind: str) -> Findings:
    if kind == "xhtml":
        yield from xhtml(found)
    elif _is_xml(kind):
        if len(found) != 1:
            yield warning(found, f"content of type {kind} does not hold one element", f"{_CLAUSE}.3")
    elif len(found):
        yield error(found, f"content of type {kind} holds elements", f"{_CLAUSE}.3")
    elif kind == "html":
        for fault in faults_of_html(found.text or "", "content"):
            yield warning(found, fault, "RFC 4287 §8.1")
    elif _is_base64(kind):
        try:
            base64.b64decode("".join((found.text or "").split()), validate=True)
        except binascii.Error:
            yield error(found, f"content of type {kind} is not in base64", f"{_CLAUSE}.3")


def _is_xml(kind: str) -> bool:
    bare = kind.partition(";")[0].strip().lower()
    return bare.endswith(("+xml", "/xml"))


def _is_base64(kind: str) -> bool:
    return bool(kind) and kind not in _WORDS and not kind.lower().startswith("text/") and not _is_xml(kind)
