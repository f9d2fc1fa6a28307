"""NewsML 1.0 to 1.2: the frame of envelope, items and management (NewsML 1.2 DTD and its comments)."""

import re
from collections.abc import Iterator
from urllib.parse import unquote

from lxml.etree import _Element

from syndicate.formats.validation.finding import Findings, error, shown, warning
from syndicate.formats.validation.newsml_1_model import NAMED, ORDER, Child
from syndicate.formats.validation.values import is_basic_iso, is_number, is_xsd_date_time
from syndicate.formats.validation.xml_tree import elements, local, on_xml, text_of

_STATUSES = frozenset(("Usable", "Embargoed", "Withheld", "Canceled"))
_UPDATES = frozenset("NUA")
_VERSIONS = frozenset(("1.0", "1.1", "1.2"))
_DATES = ("DateAndTime", "FirstCreated", "ThisRevisionCreated", "DateLineDate")
_FOREIGN = frozenset(("DataContent", "Encoding"))
_LAST_URGENCY = 8


def findings(content: bytes) -> Findings:
    """Check a document."""
    return on_xml(content, _newsml)


def _newsml(root: _Element) -> Findings:
    if local(root) == "NewsML":
        version = root.get("Version")
        if version is None:
            yield warning(root, "NewsML has no Version; receivers look for '1.2'", _of("NewsML"))
        elif version not in _VERSIONS:
            yield warning(root, f"Version is none of 1.0, 1.1 and 1.2: {shown(version)}", _of("NewsML"))
    for element in _own(root):
        yield from _model(element)
    for item in root.iter("{*}NewsItem"):
        yield from _item(item)
    for element in root.iter(*(f"{{*}}{name}" for name in _DATES)):
        said = text_of(element)
        if is_basic_iso(said):
            continue
        if is_xsd_date_time(said):
            yield warning(
                element, f"{local(element)} is not in ISO 8601's basic form: {shown(said)}", _of(local(element))
            )
        else:
            yield error(element, f"{local(element)} is no ISO 8601 date: {shown(said)}", _of(local(element)))
    yield from _identifiers(root)


def _own(root: _Element) -> Iterator[_Element]:
    """Every element of NewsML; what DataContent holds is of another standard."""
    waiting = [root]
    while waiting:
        element = waiting.pop()
        yield element
        if local(element) not in _FOREIGN:
            waiting.extend(reversed(list(elements(element))))


def _model(element: _Element) -> Findings:
    name = local(element)
    if name in NAMED and not (element.get("FormalName") or "").strip():
        yield error(element, f"{name} has no FormalName", _of(name))
    model = ORDER.get(name)
    if model is None:
        return
    known = {child.name: (index, child) for index, child in enumerate(model)}
    reached, misplaced, counts = 0, False, dict.fromkeys(known, 0)
    for child in elements(element):
        if local(child) not in known:
            yield error(child, f"{name} has no element {local(child)}", _of(name))
            continue
        index, _ = known[local(child)]
        counts[local(child)] += 1
        if index < reached:
            if not misplaced:
                yield error(child, f"{local(child)} stands behind {model[reached].name} in {name}", _of(name))
            misplaced = True
        reached = max(reached, index)
    yield from _counted(element, model, counts)


def _counted(element: _Element, model: tuple[Child, ...], counts: dict[str, int]) -> Findings:
    for child in model:
        if counts[child.name] < child.least:
            yield error(element, f"{local(element)} has no {child.name}", _of(local(element)))
        elif child.most is not None and counts[child.name] > child.most:
            message = f"{local(element)} has {counts[child.name]} of {child.name}, not one"
            yield error(element, message, _of(local(element)))


def _item(item: _Element) -> Findings:
    for status in item.iterfind("{*}NewsManagement/{*}Status"):
        yield from _status(status, item)
    for urgency in item.iterfind("{*}NewsManagement/{*}Urgency"):
        word = urgency.get("FormalName") or ""
        if word and not (is_number(word) and 1 <= int(word) <= _LAST_URGENCY):
            yield warning(urgency, f"Urgency is no number from 1 to {_LAST_URGENCY}: {shown(word)}", _of("Urgency"))
    revision = item.find("{*}Identification/{*}NewsIdentifier/{*}RevisionId")
    if revision is not None and item.find("{*}TopicSet") is None:
        wanted = (
            "U" if item.find("{*}Update") is not None else "N" if item.find("{*}NewsComponent") is not None else "A"
        )
        if (update := revision.get("Update")) in _UPDATES and update != wanted:
            yield error(revision, f"Update is {update}; of an item with this content it is {wanted}", _of("RevisionId"))


def _status(status: _Element, item: _Element) -> Findings:
    word = status.get("FormalName") or ""
    if word and word.capitalize() not in _STATUSES:
        yield warning(status, f"Status is none of {', '.join(sorted(_STATUSES))}: {shown(word)}", _of("Status"))
    if word == "Embargoed" and item.find("{*}NewsManagement/{*}StatusWillChange") is None:
        yield warning(status, "Embargoed, and no StatusWillChange says until when", _of("StatusWillChange"))
    if word == "Canceled" and any(text_of(content) for content in item.iter("{*}DataContent")):
        yield warning(status, "Canceled, and the content is still in it", _of("Status"))


def _identifiers(root: _Element) -> Findings:
    for identifier in root.iter("{*}NewsIdentifier"):
        part = {local(child): child for child in elements(identifier)}
        if (date := part.get("DateId")) is not None and not re.fullmatch(r"\d{8}", text_of(date)):
            yield error(date, f"DateId is no date (CCYYMMDD): {shown(text_of(date))}", _of("DateId"))
        if (revision := part.get("RevisionId")) is not None:
            yield from _revision(revision)
        if (public := part.get("PublicIdentifier")) is not None:
            yield from _public(public, {name: text_of(child) for name, child in part.items()}, revision)


def _revision(revision: _Element) -> Findings:
    number, previous, update = text_of(revision), revision.get("PreviousRevision"), revision.get("Update")
    if not is_number(number) or not int(number):
        yield error(revision, f"RevisionId is no number from 1: {shown(number)}", _of("RevisionId"))
    if previous is None or not is_number(previous):
        yield error(revision, f"PreviousRevision is no number: {shown(previous or '')}", _of("RevisionId"))
    elif is_number(number) and int(previous) >= int(number) > 0:
        yield error(revision, f"PreviousRevision {previous} is not before {number}", _of("RevisionId"))
    if update not in _UPDATES:
        yield error(revision, f"Update is none of N, U and A: {shown(update or '')}", _of("RevisionId"))


def _public(public: _Element, parts: dict[str, str], revision: _Element | None) -> Findings:
    """It repeats what stands before it; of the update, N is left out."""
    said = text_of(public)
    update = (revision.get("Update") or "").removeprefix("N") if revision is not None else ""
    told = ":".join(parts.get(name, "") for name in ("ProviderId", "DateId", "NewsItemId", "RevisionId"))
    if unquote(said) != f"urn:newsml:{told}{update}":
        message = f"PublicIdentifier is not urn:newsml:{told}{update}: {shown(said)}"
        yield error(public, message, _of("PublicIdentifier"))


def _of(name: str) -> str:
    return f"NewsML 1.2 {name}"
