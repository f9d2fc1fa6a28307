"""Text, person and date constructs, identifiers and categories of Atom (RFC 4287 §3, §4.2)."""

from lxml.etree import _Element

from syndicate.formats.validation.finding import Findings, error, shown, warning
from syndicate.formats.validation.markup import faults_of_html
from syndicate.formats.validation.values import is_language, is_mailbox, is_reference, is_rfc_3339, is_uri
from syndicate.formats.validation.xml_tree import elements, local, namespace, text_of

ATOM = "{http://www.w3.org/2005/Atom}"
TOMBSTONES = "{http://purl.org/atompub/tombstones/1.0}"
XHTML = "{http://www.w3.org/1999/xhtml}"
_LANG = "{http://www.w3.org/XML/1998/namespace}lang"
_TYPES = frozenset(("text", "html", "xhtml"))


def text(construct: _Element) -> Findings:
    """A text construct (§3.1)."""
    kind, name = construct.get("type", "text"), local(construct)
    if kind not in _TYPES:
        yield error(construct, f"the type of {name} is none of text, html, xhtml: {shown(kind)}", "RFC 4287 §3.1.1")
    elif kind == "xhtml":
        yield from xhtml(construct)
    elif len(construct):
        yield error(construct, f"{name} of type {kind} holds elements", f"RFC 4287 §3.1.1.{1 if kind == 'text' else 2}")
    elif kind == "html":
        for fault in faults_of_html(construct.text or "", name):
            yield warning(construct, fault, "RFC 4287 §8.1")
    yield from language(construct)


def xhtml(construct: _Element) -> Findings:
    """One `div` of XHTML and nothing beside it (§3.1.1.3)."""
    children = list(elements(construct))
    beside = (construct.text or "").strip() or any((child.tail or "").strip() for child in children)
    if [child.tag for child in children] != [f"{XHTML}div"] or beside:
        message = f"{local(construct)} of type xhtml does not hold one div of XHTML and nothing else"
        yield error(construct, message, "RFC 4287 §3.1.1.3")


def person(construct: _Element) -> Findings:
    """An author or contributor (§3.2)."""
    counts: dict[str, int] = {}
    for child in elements(construct):
        if f"{{{namespace(child)}}}" != ATOM:
            continue
        name, said = local(child), text_of(child)
        counts[name] = counts.get(name, 0) + 1
        match name:
            case "name" if not said:
                yield error(child, f"the name of {local(construct)} is empty", "RFC 4287 §3.2.1")
            case "uri" if not said or not is_reference(said):
                yield error(child, f"the uri of {local(construct)} is no address: {shown(said)}", "RFC 4287 §3.2.2")
            case "email" if not is_mailbox(said):
                message = f"the email of {local(construct)} is no e-mail address: {shown(said)}"
                yield error(child, message, "RFC 4287 §3.2.3")
            case "name" | "uri" | "email":
                pass
            case _:
                yield error(child, f"{local(construct)} has no element {name}", "RFC 4287 §3.2")
    if "name" not in counts:
        yield error(construct, f"{local(construct)} has no name", "RFC 4287 §3.2.1")
    for name, count in counts.items():
        if count > 1 and name in {"name", "uri", "email"}:
            yield error(construct, f"{local(construct)} has {count} of {name}", "RFC 4287 §3.2")


def dates(construct: _Element) -> Findings:
    """A date construct (§3.3)."""
    said = text_of(construct)
    if not is_rfc_3339(said):
        yield error(construct, f"{local(construct)} is no RFC 3339 date: {shown(said)}", "RFC 4287 §3.3")


def identifier(element: _Element) -> Findings:
    """An id: a URI with a scheme (§4.2.6)."""
    said = text_of(element)
    if not is_uri(said):
        yield error(element, f"id is no URI: {shown(said)}", "RFC 4287 §4.2.6")


def categories(category: _Element) -> Findings:
    """A category (§4.2.2)."""
    if not (category.get("term") or "").strip():
        yield error(category, "category has no term", "RFC 4287 §4.2.2.1")
    if (scheme := category.get("scheme")) is not None and not is_uri(scheme):
        yield error(category, f"scheme of category is no URI: {shown(scheme)}", "RFC 4287 §4.2.2.2")


def language(element: _Element) -> Findings:
    """Its `xml:lang` (§2)."""
    if (tag := element.get(_LANG)) and not is_language(tag):
        yield error(element, f"xml:lang of {local(element)} is no language tag: {shown(tag)}", "RFC 4287 §2")
