"""NITF 3.x: what its XSD and DTD demand, and what receivers need of a dispatch."""

import re

from lxml.etree import _Element

from syndicate.formats.validation.finding import Findings, error, shown, warning
from syndicate.formats.validation.nitf_model import CHOICES, ONCE, ORDER, REQUIRED_ATTRIBUTES, TEXTLESS
from syndicate.formats.validation.values import is_basic_iso, is_day, is_language, is_number, is_xsd_date_time
from syndicate.formats.validation.xml_tree import elements, local, namespace, on_xml, text_of

NAMESPACE = "http://iptc.org/std/NITF/2006-10-18/"
_VERSION = re.compile(r"-//IPTC//DTD NITF (?P<release>\d\.\d)//EN")
_STATUSES = frozenset(("usable", "embargoed", "withheld", "canceled"))
_SUBJECT = re.compile(r"\d{8}")
_LAST_URGENCY = 8
_NOTICE = 1000
"""Characters that the notice of a kill may take."""
_DATED = ("date.issue", "date.release", "date.expire", "story.date", "revision-history")


def findings(content: bytes) -> Findings:
    """Check a document, in the namespace of NITF or in none."""
    return on_xml(content, _nitf)


def _nitf(root: _Element) -> Findings:
    if namespace(root) not in {"", NAMESPACE}:
        message = f"the root is in the namespace {shown(namespace(root))}, not in {NAMESPACE}"
        yield error(root, message, "NITF 3.6 nitf")
    version = root.get("version")
    if version is not None and not _VERSION.fullmatch(version):
        yield error(root, f"version is not of the form '-//IPTC//DTD NITF 3.6//EN': {shown(version)}", "NITF 3.6 nitf")
    if (language := root.get("baselang")) is not None and not is_language(language):
        yield error(root, f"baselang is no language tag: {shown(language)}", "NITF 3.6 nitf")
    for element in root.iter("*"):
        if namespace(element) == namespace(root):
            yield from _model(element)
    yield from _docdata(root)
    yield from _story(root)


def _model(element: _Element) -> Findings:
    """What the grammar says of an element, as far as it is here."""
    name = local(element)
    clause = f"NITF 3.6 {name}"
    if order := ORDER.get(name):
        yield from _order(element, order, ONCE.get(name, frozenset()))
    if name in TEXTLESS and _has_text(element):
        yield error(element, f"text stands right in {name}, outside of its paragraphs", clause)
    for attribute in REQUIRED_ATTRIBUTES.get(name, ()):
        if element.get(attribute) is None:
            yield error(element, f"{name} has no {attribute}", clause)
    for attribute, words in CHOICES.get(name, {}).items():
        if (word := element.get(attribute)) is not None and word not in words:
            yield error(element, f"{attribute} of {name} is none of {', '.join(words)}: {shown(word)}", clause)


def _order(element: _Element, order: tuple[str, ...], once: frozenset[str]) -> Findings:
    name, reached, misplaced, seen = local(element), 0, False, set[str]()
    for child in elements(element):
        if namespace(child) != namespace(element):
            continue
        own = local(child)
        if own not in order:
            yield error(child, f"{name} has no element {own}", f"NITF 3.6 {name}")
            continue
        if order.index(own) < reached:
            if not misplaced:
                yield error(child, f"{own} stands behind {order[reached]} in {name}", f"NITF 3.6 {name}")
            misplaced = True
        reached = max(reached, order.index(own))
        if own in once and own in seen:
            yield error(child, f"{own} stands more than once in {name}", f"NITF 3.6 {name}")
        seen.add(own)
    if name in {"nitf", "hedline"}:
        needed = "body" if name == "nitf" else "hl1"
        if needed not in seen:
            yield error(element, f"{name} has no {needed}", f"NITF 3.6 {name}")


def _has_text(element: _Element) -> bool:
    return bool((element.text or "").strip()) or any((child.tail or "").strip() for child in element.iterchildren())


def _docdata(root: _Element) -> Findings:
    docdata = root.find("{*}head/{*}docdata")
    if docdata is None:
        yield warning(root, "no head/docdata says which document this is", "NITF 3.6 docdata")
        return
    yield from _status(docdata)
    if not any((one.get("id-string") or "").strip() for one in elements(docdata, "{*}doc-id")):
        yield warning(docdata, "no doc-id/@id-string names the document", "NITF 3.6 doc-id")
    for urgency in elements(docdata, "{*}urgency"):
        said = urgency.get("ed-urg") or ""
        if not is_number(said) or not 1 <= int(said) <= _LAST_URGENCY:
            yield error(urgency, f"ed-urg is no number from 1 to {_LAST_URGENCY}: {shown(said)}", "NITF 3.6 urgency")
    for keyword in docdata.iterfind("{*}key-list/{*}*"):
        if local(keyword) != "keyword":
            yield error(keyword, f"key-list has no element {local(keyword)}", "NITF 3.6 key-list")
        elif not keyword.get("key"):
            yield warning(keyword, "keyword has no key", "NITF 3.6 keyword")


def _status(docdata: _Element) -> Findings:
    status = docdata.get("management-status")
    if status is None:
        yield warning(docdata, "docdata has no management-status", "NITF 3.6 docdata")
    elif status.lower() not in _STATUSES:
        message = f"management-status is none of {', '.join(sorted(_STATUSES))}: {shown(status)}"
        yield warning(docdata, message, "NITF 3.6 docdata")
    elif status == "embargoed" and docdata.find("{*}date.release") is None:
        yield error(docdata, "embargoed without a date.release", "NITF 3.6 docdata")


def _story(root: _Element) -> Findings:
    for element in root.iter(*(f"{{*}}{name}" for name in _DATED)):
        norm = element.get("norm")
        if norm is not None and not _is_date(norm):
            yield error(element, f"norm of {local(element)} is no ISO 8601 date: {shown(norm)}", "NITF 3.6 norm")
    for subject in root.iter("{*}tobject.subject"):
        number, registry = subject.get("tobject.subject.refnum"), subject.get("tobject.subject.ipr", "IPTC")
        if number is not None and registry == "IPTC" and not _SUBJECT.fullmatch(number):
            message = f"refnum is no Subject Reference Number of eight digits: {shown(number)}"
            yield warning(subject, message, "NITF 3.6 tobject.subject")
    body, docdata = root.find("{*}body"), root.find("{*}head/{*}docdata")
    if body is None:
        return
    if body.find("{*}body.head/{*}hedline/{*}hl1") is None:
        yield warning(body, "the body has no headline (body.head/hedline/hl1)", "NITF 3.6 hedline")
    killed = docdata is not None and docdata.get("management-status") == "canceled"
    if killed and len("".join(text_of(content) for content in elements(body, "{*}body.content"))) > _NOTICE:
        yield warning(body, "canceled, and a long text is still in it", "NITF 3.6 docdata")


def _is_date(norm: str) -> bool:
    return is_basic_iso(norm) or is_xsd_date_time(norm) or is_day(norm)
