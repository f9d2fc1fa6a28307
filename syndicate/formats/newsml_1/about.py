"""What a NewsML 1 story is about, where it comes from and whose it is: its metadata, innermost component first."""

import re
from collections.abc import Iterable, Iterator

from lxml.etree import _Element

from syndicate.formats.elements import children, find_all, local_name, text_at, texts_at, value
from syndicate.formats.markup import element_text
from syndicate.formats.newsml_1.lines import first_line, split
from syndicate.formats.newsml_1.parts import formal, word
from syndicate.formats.newsml_1.topics import Vocabularies
from syndicate.formats.subjects import distinct, subject
from syndicate.model.dispatch import Subject
from syndicate.model.place import Place
from syndicate.rules.facts.country_codes import two_letters
from syndicate.rules.facts.places import table
from syndicate.rules.facts.schemes import ALIASES

_PROPERTIES = ("DescriptiveMetadata/Property", "DescriptiveMetadata/Property/Property", "Metadata/Property")
_KEYWORDS = re.compile(r".{0,30}keywords?", re.IGNORECASE)
_DEGREES = re.compile(r"[+-]?\d{1,3}(?:\.\d{1,400})?", re.ASCII)
_NAME = re.compile(r"[^\W\d_]{2,}(?:[^\W\d_]|[ .'’-]){1,60}")
_SUBJECT_CODE = re.compile(r"\d{8}", re.ASCII)
"""Subject codes are IPTC's wherever an agency says that its list of them is."""
_LONGEST_CODE = 3
_URGENCIES = frozenset("12345678")


def descriptive(around: Iterable[_Element]) -> Iterator[_Element]:
    """The DescriptiveMetadata of each component; TASS drops a letter of the name."""
    for component in around:
        yield from find_all(component, "DescriptiveMetadata")
        yield from find_all(component, "DescriptiveMetada")


def subjects(around: Iterable[_Element], known: Vocabularies) -> tuple[Subject, ...]:
    """Subject codes, outermost component first, then categories beside them, then topics that occur."""
    metadata = list(descriptive(around))[::-1]
    codes = (one for found in metadata for group in find_all(found, "SubjectCode") for one in (group, *children(group)))
    elements = [one for one in codes if value(one, "FormalName")]
    return distinct(
        (
            *(_subject(one, known) for one in elements),
            *(Subject(code=category) for one in elements if (category := value(one, "cat"))),
            *(found for one in metadata for found in _occurring(one, known)),
        )
    )


def keywords(around: Iterable[_Element]) -> Iterator[str]:
    """Every keyword in properties, one by one; TASS has elements of its own for them."""
    for component in list(around)[::-1]:
        for path in _PROPERTIES:
            for found in find_all(component, path):
                if _KEYWORDS.fullmatch(value(found, "FormalName") or ""):
                    yield from split(value(found, "Value") or "")
        yield from texts_at(component, "item_keywords/item_keyword")


def item_class(around: Iterable[_Element]) -> str | None:
    """What the item says that it is, outermost component first."""
    for component in around:
        for found in find_all(component, "DescriptiveMetadata/Property"):
            if value(found, "FormalName") == "ItemClass" and (told := value(found, "Value")):
                return told
    return None


def genre(around: Iterable[_Element]) -> str | None:
    """The innermost genre."""
    return next(filter(None, (formal(found, "Genre") for found in descriptive(around))), None)


def places(around: Iterable[_Element]) -> tuple[Place, ...]:
    """Where it is filed from: locations that say so, else any, else where the event was; one with a name in words."""
    components = list(around)
    found = [location for one in descriptive(components) for location in find_all(one, "Location")]
    for present in ("origin", "", "event"):
        named = [_place(one) for one in found if word(value(one, "HowPresent")) == present]
        if places := tuple(dict.fromkeys(place for place in named if place)):
            return places
    loose = next(filter(None, map(_place, descriptive(components))), None)
    return (loose,) if loose else ()


def urgency(around: Iterable[_Element]) -> int | None:
    """What Belga calls priority and has with each story."""
    figure = _own(around, "priority")
    return int(figure) if figure in _URGENCIES else None


def wire_number(around: Iterable[_Element]) -> str | None:
    """The number on the wire, which Belga calls the foreign identifier (`BIN118`)."""
    number = _own(around, "foreignid")
    return number if number and number.strip("0") else None


def provider(around: Iterable[_Element], known: Vocabularies) -> str | None:
    """Who provides it."""
    return next(_parties(around, "Provider", known), None)


def source(around: Iterable[_Element], known: Vocabularies) -> str | None:
    """Whose story it is, where that is said apart from who provides it."""
    return next(_parties(around, "Source", known), None)


def writer(around: Iterable[_Element], known: Vocabularies, others: frozenset[str | None]) -> str | None:
    """The creator, where that is a person's name: not an agency, initials or a desk."""
    for name in _parties(around, "Creator", known):
        agency = any(other and (other in name or name in other) for other in others)
        if " " in name and _NAME.fullmatch(name) and not name.isupper() and not agency:
            return name
    return None


def copyright_notice(around: Iterable[_Element], known: Vocabularies) -> str | None:
    """The notice, else the name of who holds the copyright."""
    components = list(around)
    return first_line(components, "CopyrightLine") or next(_holders(components, known), None)


def usage_terms(around: Iterable[_Element]) -> str | None:
    """The line that says what may be done, else limits of use, else its kind."""
    components = list(around)
    if line := first_line(components, "RightsLine"):
        return line
    for component in components:
        for rights in find_all(component, "RightsMetadata/UsageRights"):
            if terms := text_at(rights, "Limitations") or text_at(rights, "UsageType"):
                return terms
    return None


def _own(around: Iterable[_Element], name: str) -> str | None:
    """The innermost administrative property of this name."""
    for component in around:
        for found in find_all(component, "AdministrativeMetadata/Property"):
            if word(value(found, "FormalName")) == name and (said := value(found, "Value")):
                return said
    return None


def _holders(components: Iterable[_Element], known: Vocabularies) -> Iterator[str]:
    for component in components:
        for holder in find_all(component, "RightsMetadata/Copyright/CopyrightHolder"):
            yield from filter(None, [element_text(holder)])
            for origin in find_all(holder, "Origin"):
                topic = known.referred(value(origin, "Href"))
                yield from filter(None, [topic.name if topic else None])


def _parties(around: Iterable[_Element], name: str, known: Vocabularies) -> Iterator[str]:
    for component in around:
        for party in find_all(component, f"AdministrativeMetadata/{name}/Party"):
            topic = known.referred(value(party, "Topic"))
            yield from filter(None, [value(party, "FormalName") or (topic.name if topic else None)])


def _subject(element: _Element, known: Vocabularies) -> Subject:
    code = value(element, "FormalName") or ""
    topic = known.by_name.get(code)
    vocabulary = value(element, "Vocabulary") or known.defaults.get(local_name(element))
    scheme = None if _SUBJECT_CODE.fullmatch(code) and vocabulary not in ALIASES else vocabulary
    return subject(code, topic.name if topic else None, scheme)


def _occurring(metadata: _Element, known: Vocabularies) -> Iterator[Subject]:
    for occurrence in find_all(metadata, "TopicOccurrence"):
        topic = known.referred(value(occurrence, "Topic"))
        if topic and topic.codes:
            code, scheme = topic.codes[0]
            if scheme and "://" in scheme:
                yield Subject(code=code, name=topic.name, scheme=scheme, kind=topic.kind)
            else:
                yield Subject(code=f"{scheme}:{code}" if scheme else code, name=topic.name, kind=topic.kind)


def _place(location: _Element) -> Place | None:
    said = {word(value(found, "FormalName")): value(found, "Value") for found in find_all(location, "Property")}
    country = said.get("country")
    code = two_letters(country)
    region = said.get("countryarea") or said.get("area")
    told = said.get("countryname")
    in_words = told or (country if country and code is None and len(country) > _LONGEST_CODE else None)
    regions = region if region and len(region) > _LONGEST_CODE else None
    known = table().countries.get(code) if code else None
    name = said.get("city") or said.get("sublocation") or regions or in_words or (known.name if known else None)
    if not name:
        return None
    whole = known is not None and known.name == name
    return Place(
        name=name,
        code=said.get("locationcode"),
        region=(regions if whole else region) if region != name else None,
        country=told or (name if whole else in_words if in_words != name else None),
        country_code=code,
        latitude=_degrees(said.get("latitude"), 90),
        longitude=_degrees(said.get("longitude"), 180),
    )


def _degrees(text: str | None, most: int) -> float | None:
    number = float(text) if text and _DEGREES.fullmatch(text) else None
    return number if number is not None and abs(number) <= most else None
