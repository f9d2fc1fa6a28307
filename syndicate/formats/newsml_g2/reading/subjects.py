"""What an item is about: `contentMeta/subject`, whatever stands inside it."""

from collections.abc import Iterator, Sequence

from lxml.etree import _Element

from syndicate.formats.elements import children, local_name
from syndicate.formats.newsml_g2.reading.concepts import (
    Code,
    Scope,
    bare,
    bare_codes,
    code_of,
    label_of,
    more_about,
)
from syndicate.model.dispatch import Subject

_KINDS = {
    "person": "person",
    "organisation": "organisation",
    "organization": "organisation",
    "company": "organisation",
    "geoarea": "geoArea",
    "poi": "poi",
    "event": "event",
    "object": "object",
    **dict.fromkeys(
        ("place", "location", "city", "country", "countryarea", "statprov", "state", "region", "worldregion"), "geoArea"
    ),
}
_DETAILS = {
    "personDetails": "person",
    "organisationDetails": "organisation",
    "geoAreaDetails": "geoArea",
    "POIDetails": "poi",
    "eventDetails": "event",
    "objectDetails": "object",
}
_TELLING = ("{*}type", *(f"{{*}}{name}" for name in _DETAILS))
_REUTERS_PLACE = "cpttype:5"
_MEDIA_TOPIC = "medtop:"


def read_subjects(elements: Sequence[_Element], scope: Scope) -> tuple[Subject, ...]:
    """Read subjects in the filing's order, each code once.

    A media topic that the item itself says to be the same as a subject of another scheme, or broader, follows at the
    end, so that whoever knows IPTC's topics alone is served too; `because` stays empty, as the agency gave it.
    """
    found: dict[str, Subject] = {}
    for element in elements:
        for concept in _concepts(element):
            if subject := _subject(concept, scope):
                known = found.get(subject.code)
                found[subject.code] = known if known and (known.name or not subject.name) else subject
    for element in elements:
        for topic in _media_topics(element, scope):
            found.setdefault(topic.code, topic)
    return tuple(found.values())


def kind_of(element: _Element, scope: Scope) -> str | None:
    """What a concept is a name of (scheme `cpnat:`), by its type or by the details it brings; None for a topic."""
    if (element.get("type") or "").lower() == _REUTERS_PLACE:
        return "geoArea"
    for one in (element, *more_about(element, scope)):
        types = [*bare_codes(one, "type")]
        for child in one.iterchildren(*_TELLING):
            name = local_name(child)
            if name in _DETAILS:
                return _DETAILS[name]
            types += [bare(value).lower() for value in (child.get("qcode"), child.get("uri")) if value]
        for kind in types:
            if kind in _KINDS or kind.startswith("geoarea"):
                return _KINDS.get(kind, "geoArea")
    return None


def _concepts(subject: _Element) -> Iterator[_Element]:
    """The concepts of one subject: itself, else the main one and its facets, else those of a bag."""
    if subject.get("qcode") or subject.get("uri") or subject.get("literal"):
        yield subject
        return
    inner = [child for child in children(subject) if local_name(child) in {"mainConcept", "facetConcept", "bag"}]
    if not inner:
        yield subject
    for child in inner:
        if local_name(child) == "bag":
            yield from children(child)
        else:
            yield child


def _subject(element: _Element, scope: Scope) -> Subject | None:
    code, name = code_of(element, scope), label_of(element, scope)
    code = code or (Code(name) if name else None)
    if code is None:
        return None
    return Subject(code=code.text, name=name, scheme=code.scheme, kind=kind_of(element, scope))


def _media_topics(subject: _Element, scope: Scope) -> Iterator[Subject]:
    own = code_of(subject, scope)
    if own is None or own.text.startswith(_MEDIA_TOPIC) or not len(subject):
        return
    for relation in ("{*}sameAs", "{*}broader"):
        related = [_subject(element, scope) for element in subject.iterchildren(relation)]
        topics = [topic for topic in related if topic and topic.code.startswith(_MEDIA_TOPIC)]
        yield from topics
        if topics:
            return
