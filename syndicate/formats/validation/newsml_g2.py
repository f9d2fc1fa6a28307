"""NewsML-G2 2.x: messages, items and packages (XSD 2.35; Guide 9, pages as G31; Specification, pages as S18)."""

from collections.abc import Callable, Mapping
from types import MappingProxyType

from lxml.etree import _Element

from syndicate.formats.newsml_g2.terms import NAR
from syndicate.formats.validation.finding import Findings, error, shown, warning
from syndicate.formats.validation.g2_content import content
from syndicate.formats.validation.g2_item_meta import item_meta
from syndicate.formats.validation.g2_names import G2, ordered
from syndicate.formats.validation.g2_package import groups
from syndicate.formats.validation.g2_power import power
from syndicate.formats.validation.g2_qcodes import qcodes
from syndicate.formats.validation.values import is_language, is_number, is_xsd_date_time, moment
from syndicate.formats.validation.xml_tree import elements, local, namespace, on_xml, text_of

ITEMS = ("newsItem", "packageItem", "conceptItem", "knowledgeItem", "planningItem", "catalogItem")
_OPENING = ("catalogRef", "catalog", "hopHistory", "pubHistory", "rightsInfo", "itemMeta")
_MIDDLE = ("contentMeta", "partMeta", "assert", "inlineRef", "derivedFrom", "derivedFromValue")
_CONTENT: Mapping[str, tuple[str, ...]] = MappingProxyType(
    {
        "newsItem": ("contentSet",),
        "packageItem": ("groupSet",),
        "conceptItem": ("concept",),
        "knowledgeItem": ("conceptSet", "schemeMeta"),
        "planningItem": ("newsCoverageSet", "newsCoverage"),
        "catalogItem": ("catalogContainer",),
    }
)
_SAME_PLACE = MappingProxyType(
    {"catalog": "catalogRef", "pubHistory": "hopHistory", "derivedFromValue": "derivedFrom", "schemeMeta": "conceptSet"}
)
_HEADER = ("sent", "catalogRef", "sender", "transmitId", "priority", "origin", "timestamp")
_HEADER_ONCE = frozenset(("sent", "sender", "transmitId", "priority", "origin"))
_ANY_ORDER = MappingProxyType(
    {"catalog": "catalogRef", **dict.fromkeys(("destination", "channel", "signal", "headerExtProperty"), "timestamp")}
)
_LANG = "{http://www.w3.org/XML/1998/namespace}lang"


def findings(document: bytes) -> Findings:
    """Check a message or an item."""
    return on_xml(document, _document)


def _document(root: _Element) -> Findings:
    if namespace(root) != NAR:
        yield error(root, f"the root is in the namespace {shown(namespace(root))}, not in {NAR}", "NewsML-G2 XSD")
        return
    if local(root) == "newsMessage":
        yield from _message(root)
    else:
        yield from _item(root)
    yield from _identifiers(root)


def _message(message: _Element) -> Findings:
    yield from ordered(message, ("header", "itemSet"), frozenset(("header", "itemSet")), {}, "NewsML-G2 G179")
    header, item_set = message.find(f"{G2}header"), message.find(f"{G2}itemSet")
    if header is None:
        yield error(message, "newsMessage has no header", "NewsML-G2 G179")
    else:
        yield from _header(header)
    if item_set is None:
        yield error(message, "newsMessage has no itemSet", "NewsML-G2 G179")
        return
    items = list(elements(item_set))
    if not items:
        yield error(item_set, "itemSet holds no item", "NewsML-G2 G179")
    seen: set[tuple[str, str]] = set()
    for item in items:
        if local(item) not in ITEMS or namespace(item) != NAR:
            yield error(item, f"itemSet holds {local(item)}, which is no item", "NewsML-G2 G179")
            continue
        yield from _item(item)
        key = (item.get("guid") or "", item.get("version", "1"))
        if key in seen:
            yield warning(item, f"version {key[1]} of {shown(key[0])} stands twice in the message", "NewsML-G2 G179")
        seen.add(key)


def _header(header: _Element) -> Findings:
    yield from ordered(header, _HEADER, _HEADER_ONCE, _ANY_ORDER, "NewsML-G2 G179-183")
    sent, priority = header.find(f"{G2}sent"), header.find(f"{G2}priority")
    if sent is None:
        yield error(header, "header has no sent", "NewsML-G2 G180")
    elif not is_xsd_date_time(text_of(sent)):
        yield error(sent, f"sent is no date and time: {shown(text_of(sent))}", "NewsML-G2 G180")
    if not text_of(header.find(f"{G2}transmitId")):
        yield warning(header, "header has no transmitId, by which receivers know a message again", "NewsML-G2 G181")
    if header.find(f"{G2}sender") is None:
        yield warning(header, "header has no sender", "NewsML-G2 G181")
    if priority is not None and text_of(priority) not in set("123456789"):
        yield error(priority, f"priority is no number from 1 to 9: {shown(text_of(priority))}", "NewsML-G2 G181")
    yield from qcodes(header)


def _item(item: _Element) -> Findings:
    name = local(item)
    yield from _attributes(item)
    order = (*_OPENING, *_MIDDLE, *_CONTENT[name])
    once = frozenset(("hopHistory", "pubHistory", "itemMeta", "contentMeta", "contentSet", "groupSet", "conceptSet"))
    yield from ordered(item, order, once, _SAME_PLACE, "NewsML-G2 XSD AnyItemType")
    meta = item.find(f"{G2}itemMeta")
    if meta is None:
        yield error(item, f"{name} has no itemMeta", "NewsML-G2 G191")
    else:
        yield from item_meta(item, meta)
    yield from _content_meta(item, meta)
    yield from qcodes(item)
    yield from power(item)
    if name == "newsItem":
        yield from content(item)
    elif name == "packageItem":
        yield from groups(item)


_ATTRIBUTES: Mapping[str, tuple[Callable[[str], bool], str, str]] = MappingProxyType(
    {
        "standard": (lambda text: text.endswith("-G2"), "not 'NewsML-G2'", "NewsML-G2 G190"),
        "standardversion": (
            lambda text: text.startswith("2.") and is_number(text[2:]),
            "no version of NewsML-G2 2",
            "NewsML-G2 G190",
        ),
        "guid": (lambda text: bool(text.strip()), "empty", "NewsML-G2 G31"),
    }
)


def _attributes(item: _Element) -> Findings:
    name = local(item)
    for attribute, (is_sound, fault, clause) in _ATTRIBUTES.items():
        said = item.get(attribute)
        if said is None:
            yield error(item, f"{name} has no {attribute}", clause)
        elif not is_sound(said):
            yield error(item, f"{attribute} of {name} is {fault}: {shown(said)}", clause)
    if (conformance := item.get("conformance", "core")) not in {"core", "power"}:
        yield error(item, f"conformance is neither core nor power: {shown(conformance)}", "NewsML-G2 G190")
    version = item.get("version")
    if version is None:
        yield warning(item, f"{name} has no version; receivers take it for the first", "NewsML-G2 G32")
    elif not is_number(version) or not int(version):
        yield error(item, f"version is no number from 1: {shown(version)}", "NewsML-G2 G32")
    if (language := item.get(_LANG)) is not None and not is_language(language):
        yield error(item, f"xml:lang is no language tag: {shown(language)}", "NewsML-G2 XSD i18nAttributes")


def _content_meta(item: _Element, meta: _Element | None) -> Findings:
    about = item.find(f"{G2}contentMeta")
    if about is None:
        return
    created = moment(text_of(meta.find(f"{G2}versionCreated"))) if meta is not None else None
    for name in ("contentCreated", "contentModified"):
        date = about.find(f"{G2}{name}")
        own = moment(text_of(date))
        if date is not None and created and own and own > created:
            yield error(date, f"{name} is later than versionCreated", "NewsML-G2 G191")
    for child in elements(about):
        match str(child.tag).removeprefix(G2):
            case "urgency" if text_of(child) not in set("123456789"):
                yield error(child, f"urgency is no number from 1 to 9: {shown(text_of(child))}", "NewsML-G2 G191")
            case "language" if not is_language(child.get("tag") or ""):
                yield error(child, f"language has no tag: {shown(child.get('tag') or '')}", "NewsML-G2 G191")


def _identifiers(root: _Element) -> Findings:
    """Ids are unique in a whole document, what refers to them finds them (XSD xs:ID)."""
    seen: set[str] = set()
    for element in root.iter(f"{G2}*"):
        name = element.get("id")
        if name in seen:
            yield error(element, f"the id {shown(name or '')} stands twice", "NewsML-G2 XSD xs:ID")
        elif name is not None:
            seen.add(name)
