"""Decides which sections a dispatch belongs to.

Words are compared without case, accents kept, punctuation counting as a space: `missile defense` is found in
`MISSILE-DEFENSE/TALKS`. Phrases match whole words; in scripts that do not part words by spaces they match anywhere.
"""

import hashlib
import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import astuple, dataclass, fields
from functools import cached_property, lru_cache

from syndicate.model.dispatch import Dispatch, Subject
from syndicate.model.section import Criteria, Section
from syndicate.rules import media_topics

_SCHEME = "routing-2"
"""Part of every fingerprint: raised when the meaning of the rules changes, so that sections are filled again."""

_WORD = re.compile(r"[^\W_]+")
_UNSPACED = re.compile(
    r"[\u0e00-\u0eff\u1000-\u109f\u1100-\u11ff\u1780-\u17ff\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af\uf900-\ufaff"
    r"\U00020000-\U0003ffff]"
)
"""Thai, Lao, Burmese, Khmer, Hangul (its particles are written on), kana, Han."""


def _words(text: str | None) -> str:
    """The words of a text, a space before, between and after them; joined to others, no phrase runs over."""
    return f" {' '.join(_WORD.findall(text.casefold()))} " if text else " "


class _View:
    """A dispatch as the criteria see it; each part is made when first asked for."""

    def __init__(self, dispatch: Dispatch) -> None:
        self.dispatch = dispatch

    @cached_property
    def slugline(self) -> str:
        return _words(self.dispatch.slugline)

    @cached_property
    def headline(self) -> str:
        return _words(self.dispatch.headline)

    @cached_property
    def keywords(self) -> str:
        named = [_words(keyword) for keyword in self.dispatch.keywords]
        return "".join((*named, self.slugline, self.headline))

    @cached_property
    def text(self) -> str:
        return "".join((self.headline, *map(_words, self.dispatch.body.lines())))

    @cached_property
    def agencies(self) -> frozenset[str]:
        dateline = self.dispatch.dateline
        named = [name for name in (self.dispatch.agency, dateline and dateline.agency) if name]
        shared = [part for name in named for part in name.split("/")]
        return frozenset(map(_words, named + shared))

    @cached_property
    def places(self) -> frozenset[str]:
        dateline = self.dispatch.dateline
        written = (*dateline.cities, dateline.region, dateline.country) if dateline else ()
        located = (name for place in self.dispatch.located for name in (place.name, place.region, place.country))
        return frozenset(_words(name) for name in (*written, *located) if name)


_Test = Callable[[_View], bool]


@dataclass(frozen=True, slots=True)
class _Tests:
    """Criteria made ready: each inner tuple asks for one of its tests."""

    groups: tuple[tuple[_Test, ...], ...]

    def some(self, view: _View) -> bool:
        return any(test(view) for group in self.groups for test in group)

    def every(self, view: _View) -> bool:
        return all(any(test(view) for test in group) for group in self.groups)


def _phrase(value: str, part: Callable[[_View], str]) -> _Test:
    phrase = _words(value)
    if _UNSPACED.search(phrase):
        phrase = phrase.strip()
    return lambda view: bool(phrase.strip()) and phrase in part(view)


def _subject(value: str) -> _Test:
    wanted = value.strip().casefold()
    name = _words(value)
    scheme, _, code = wanted.rpartition(":")
    significant = _significant(code)

    def matches(subject: Subject) -> bool:
        if subject.name and _words(subject.name) == name:
            return True
        filed_scheme, _, filed = subject.code.strip().casefold().rpartition(":")
        if scheme and scheme != filed_scheme:
            return False
        if filed_scheme == "medtop" and code in media_topics.wider(filed):
            return True
        return filed == code or (significant is not None and len(filed) == len(code) and filed.startswith(significant))

    return lambda view: any(map(matches, view.dispatch.subjects))


def _significant(code: str) -> str | None:
    """What narrower codes begin with, for an IPTC Subject Code of two digits subject, three matter, three detail."""
    if not (code.isascii() and code.isdigit() and len(code) == 8) or code >= "20":  # noqa: PLR2004 - eight digits
        return None
    return code[:2] if code.endswith("000000") else code[:5] if code.endswith("000") else None


def _language(value: str) -> _Test:
    """Basic filtering (RFC 4647 §3.3.1): a range matches itself and what continues it after a hyphen."""
    wanted = value.casefold()
    return lambda view: f"{view.dispatch.language.casefold()}-".startswith(f"{wanted}-")


def _tests(criteria: Criteria) -> _Tests:
    return _Tests(tuple(_groups(criteria)))


def _groups(criteria: Criteria) -> Iterator[tuple[_Test, ...]]:
    for value in criteria.subjects:
        yield (_subject(value),)
    for value in criteria.keywords:
        yield (_phrase(value, lambda view: view.keywords),)
    for value in criteria.sluglines:
        yield (_phrase(value, lambda view: view.slugline),)
    for value in criteria.texts:
        yield (_phrase(value, lambda view: view.text),)
    for place in map(_words, criteria.places):
        yield (_place(place),)
    if criteria.agencies:
        agencies = frozenset(map(_words, criteria.agencies))
        yield (lambda view: not agencies.isdisjoint(view.agencies),)
    if criteria.sources:
        sources = frozenset(source.casefold() for source in criteria.sources)
        yield (lambda view: view.dispatch.source.casefold() in sources,)
    if criteria.languages:
        yield tuple(map(_language, criteria.languages))
    if criteria.urgencies:
        yield (lambda view: view.dispatch.urgency in criteria.urgencies,)


def _place(place: str) -> _Test:
    return lambda view: place in view.places


@lru_cache(maxsize=1024)
def _rules(section: Section) -> tuple[_Tests, _Tests, _Tests]:
    return _tests(section.any), _tests(section.all), _tests(section.none)


def sections_of(dispatch: Dispatch, sections: Sequence[Section]) -> frozenset[str]:
    """The names of the sections whose rules the dispatch meets."""
    view = _View(dispatch)
    return frozenset(section.name for section in sections if _belongs(view, section))


def _belongs(view: _View, section: Section) -> bool:
    if view.dispatch.source in section.takes or section.name in view.dispatch.assigned:
        return True
    some, every, none = _rules(section)
    return (not some.groups or some.some(view)) and every.every(view) and not none.some(view)


def reason(dispatch: Dispatch, section: Section) -> str:
    """Why a dispatch belongs to a section, in words; empty where it does not."""
    view = _View(dispatch)
    if section.name in dispatch.assigned:
        return "put there by hand"
    if not _belongs(view, section):
        return ""
    if dispatch.source in section.takes:
        return f"everything from {dispatch.source}"
    met = (first_met(dispatch, section.any), first_met(dispatch, section.all))
    return ", ".join(words for words in met if words) or "everything"


def first_met(dispatch: Dispatch, criteria: Criteria) -> str | None:
    """The first of the criteria that a dispatch meets, as `keywords treaty`; None where it meets none."""
    view = _View(dispatch)
    return next((named for named, tests in _one_by_one(criteria) if tests.some(view)), None)


@lru_cache(maxsize=1024)
def _one_by_one(criteria: Criteria) -> tuple[tuple[str, _Tests], ...]:
    return tuple(
        (f"{field.name} {value}", _tests(Criteria(**{field.name: (value,)})))
        for field in fields(criteria)
        for value in getattr(criteria, field.name)
    )


def fingerprint(section: Section) -> str:
    """Name a section's rules and forms: the same for the same ones in any order, whatever the section is called."""
    rules = [
        [sorted(map(repr, values)) for values in astuple(part)] for part in (section.any, section.all, section.none)
    ]
    named = f"{_SCHEME}{rules}{sorted(section.takes)}{sorted(section.formats)}"
    return hashlib.sha256(named.encode()).hexdigest()
