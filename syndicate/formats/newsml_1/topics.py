"""What the formal names in a NewsML 1 file stand for: its TopicSets and Catalogs, as far as they are in the file."""

from collections.abc import Iterator
from dataclasses import dataclass

from lxml.etree import _Element

from syndicate.formats.elements import find_all, inside, text_at, value, value_at
from syndicate.formats.markup import element_text
from syndicate.formats.newsml_1.parts import LANG, word

_KINDS = {
    "person": "person",
    "people": "person",
    "company": "organisation",
    "organisation": "organisation",
    "organization": "organisation",
    "party": "organisation",
    "country": "geoArea",
    "countryarea": "geoArea",
    "city": "geoArea",
    "location": "geoArea",
    "place": "geoArea",
    "region": "geoArea",
    "event": "event",
    "object": "object",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Topic:
    """One entry of a TopicSet.

    Attributes:
        codes: Its formal names, each with its scheme's name or None.
        name: In words, in English where it is.
        kind: See :class:`syndicate.model.dispatch.Subject`.
    """

    codes: tuple[tuple[str, str | None], ...]
    name: str | None
    kind: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Vocabularies:
    """The topics and vocabularies of a file.

    Attributes:
        by_name: Topics by formal name.
        by_id: Topics by Duid.
        defaults: Addresses of vocabularies by the element whose formal names they explain.
    """

    by_name: dict[str, Topic]
    by_id: dict[str, Topic]
    defaults: dict[str, str]

    def referred(self, reference: str | None) -> Topic | None:
        """The topic that a reference (`#company1`) points to."""
        return self.by_id.get((reference or "").removeprefix("#"))


def vocabularies(newsml: _Element) -> Vocabularies:
    """Collect every Topic and every DefaultVocabularyFor; the first of a name wins."""
    by_name: dict[str, Topic] = {}
    by_id: dict[str, Topic] = {}
    for element in inside(newsml, "Topic"):
        topic = _topic(element)
        for code, _ in topic.codes:
            by_name.setdefault(code, topic)
        if duid := value(element, "Duid"):
            by_id.setdefault(duid, topic)
    return Vocabularies(by_name=by_name, by_id=by_id, defaults=dict(_defaults(newsml)))


def _topic(element: _Element) -> Topic:
    names = [(value(name, "Scheme"), element_text(name)) for name in find_all(element, "FormalName")]
    return Topic(
        codes=tuple((code, scheme) for scheme, code in names if code),
        name=_described(element),
        kind=_KINDS.get(word(value_at(element, "TopicType", "FormalName"))),
    )


def _described(element: _Element) -> str | None:
    """Its description: one that is called a name first, English before others; a category is none."""
    found = [
        (word(value(text, "Variant")), (value(text, LANG) or "").lower(), element_text(text))
        for text in find_all(element, "Description")
    ]
    usable = [
        (not variant.endswith("name"), not lang.startswith("en"), text)
        for variant, lang, text in found
        if text and variant != "category"
    ]
    return min(usable, key=lambda one: one[:2])[2] if usable else None


def _defaults(newsml: _Element) -> Iterator[tuple[str, str]]:
    """The element that each context ends in (`NewsComponent/Role/@FormalName` is of Role), and its vocabulary."""
    for resource in inside(newsml, "Resource"):
        address = text_at(resource, "Url") or text_at(resource, "Urn")
        for context in find_all(resource, "DefaultVocabularyFor"):
            steps = [step for step in (value(context, "Context") or "").split("/") if step and not step.startswith("@")]
            if steps and address:
                yield steps[-1], address
