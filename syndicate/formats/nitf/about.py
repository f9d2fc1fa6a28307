"""What an NITF document is about: `tobject`, `identified-content`, `key-list` and the `meta` that wires use."""

import re
from collections.abc import Iterator

from lxml.etree import _Element

from syndicate.formats.elements import children, find, find_all, local_name, value, value_at, values_at
from syndicate.formats.markup import element_text
from syndicate.formats.nitf.conventions import FILED_FROM, NATURES
from syndicate.formats.nitf.meta import meta, metas
from syndicate.formats.subjects import distinct, subject
from syndicate.model.dispatch import Subject
from syndicate.rules.facts.schemes import SCHEMES

_SEVERAL = re.compile(r"[,;]")
_KINDS = {
    "person": "person",
    "org": "organisation",
    "location": "geoArea",
    "event": "event",
    "function": None,
    "object.title": "object",
    "virtloc": None,
    "classifier": None,
}
_CODES = ("value", "location-code", "city-code", "state-code", "region-code", "iso-cc")
_SOURCES = ("idsrc", "code-source")
_NEWS = frozenset(("news", "data", "advisory", "alert", "text", "story", "article"))
_SLUGLINES = ("slugline", "slug", "anpa-keyword", "ntbstikkord", "catchline")
_KEYWORDS = frozenset(("keywords", "keyword", "news_keywords"))
_CATEGORIES = frozenset(("category", "categoria", "anpa-category", "category_iptc"))
_PRIORITIES = frozenset(("priority", "prioridad", "anpa-priority"))
_MACHINE_MADE = re.compile(r"[0-9a-f]{8}-[0-9a-f]{4}-|[0-9a-f]{16}", re.IGNORECASE)
_WORD = re.compile(r"[^\W\d_]{3}")


def subjects(nitf: _Element) -> tuple[Subject, ...]:
    """Subject codes first, then categories and scopes, then whom and what the document names, each once."""
    head = find(nitf, "head")
    return distinct((*_topics(head), *_categories(head), *_identified(head)))


def item_class(nitf: _Element) -> str | None:
    """What it is where that is no text (`tobject.type`)."""
    kind = value_at(nitf, "head/tobject", "tobject.type")
    return kind if kind in NATURES else None


def genre(nitf: _Element) -> str | None:
    """`tobject.property`, the first that says something."""
    return value_at(nitf, "head/tobject/tobject.property", "tobject.property.type")


def keywords(nitf: _Element) -> tuple[str, ...]:
    """`key-list/keyword` and keywords in `meta`, each once."""
    listed = (value(found, "key") or element_text(found) for found in find_all(nitf, "head/docdata/key-list/keyword"))
    named = (word.strip() for content in metas(nitf, _KEYWORDS) for word in _SEVERAL.split(content))
    return tuple(dict.fromkeys(filter(None, (*listed, *named))))


def slugline(nitf: _Element) -> str | None:
    """What the wire calls so in `meta`, else the key that links takes (`du-key`) where it is words, else `fixture`."""
    for name in _SLUGLINES:
        if named := meta(nitf, frozenset((name,))):
            return named
    key = value_at(nitf, "head/docdata/du-key", "key")
    if key and _WORD.search(key) and not _MACHINE_MADE.search(key):
        return key
    return value_at(nitf, "head/docdata/fixture", "fix-id")


def priority(nitf: _Element) -> str | None:
    """A wire's letter, where `meta` has one."""
    return next((letter for letter in metas(nitf, _PRIORITIES) if len(letter) == 1 and letter.isalpha()), None)


def wire_number(nitf: _Element) -> str | None:
    """The service and the number on the wire that documents made of ANPA 1312 keep in `meta` (AAP)."""
    number = meta(nitf, frozenset(("anpa-sequence",)))
    return f"{meta(nitf, frozenset(('anpa-service',))) or ''}{number}" if number and number.strip("0") else None


def _topics(head: _Element | None) -> Iterator[Subject]:
    for topic in find_all(head, "tobject/tobject.subject"):
        names = [value(topic, f"tobject.subject.{part}") for part in ("detail", "matter", "type")]
        name = next(filter(None, names), None)
        code = value(topic, "tobject.subject.refnum") or value(topic, "tobject.subject.code") or name
        if code:
            scheme = value(topic, "tobject.subject.ipr") or ""
            yield subject(code, name, scheme if "://" in scheme else None)


def _categories(head: _Element | None) -> Iterator[Subject]:
    for pair in find_all(head, "meta"):
        name, content = (value(pair, "name") or "").lower(), value(pair, "content")
        if content and name in _CATEGORIES:
            is_letter = name.startswith("anpa") and len(content) == 1
            yield Subject(code=f"a1312cat:{content}", scheme=SCHEMES["a1312cat"]) if is_letter else subject(content)
    kind = value_at(head, "tobject", "tobject.type")
    if kind and kind.lower() not in _NEWS | NATURES:
        yield Subject(code=kind, name=kind)
    for scope in values_at(head, "docdata/doc-scope", "scope"):
        yield Subject(code=scope, name=scope)


def _identified(head: _Element | None) -> Iterator[Subject]:
    for content in find_all(head, "docdata/identified-content"):
        for thing in children(content):
            if local_name(thing) in _KINDS and thing.get("class") != FILED_FROM and (named := _thing(thing)):
                yield named


def _thing(thing: _Element) -> Subject | None:
    name = element_text(thing)
    code = next(filter(None, (value(thing, attribute) for attribute in _CODES)), None)
    source = next(filter(None, (value(thing, attribute) for attribute in _SOURCES)), None)
    scheme = source if source and "://" in source else None
    kind = _KINDS[local_name(thing)]
    if code and len(code) == 1 and value(thing, "type") == "apcategorycode":
        return Subject(code=f"a1312cat:{code}", name=name, scheme=SCHEMES["a1312cat"])
    if kind is None and code:
        return subject(code, name, scheme)
    return Subject(code=code or name or "", name=name, scheme=scheme, kind=kind) if code or name else None
