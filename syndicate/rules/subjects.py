"""What a story is about, in IPTC Media Topics: from what its agency says of it in codes and words of its own.

Subjects as filed always stay as they are, and come first; each topic added says in `because` which rule gave it. An
agency that uses Media Topics itself is not second-guessed: then its words are not looked at. Which words and codes
stand for which topic are facts (`facts.topic_words`, and the names in `facts.topics`); an operator adds rules.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from syndicate.model.dispatch import Dispatch, Subject
from syndicate.model.section import Criteria
from syndicate.rules.facts.topic_words import ANPA_CATEGORIES, CATEGORIES, DEPARTMENTS, DESKS
from syndicate.rules.media_topics import name_of, of_name, of_subject_code, topic
from syndicate.rules.routing import first_met

__all__ = ["TopicRule", "with_topics"]

_WORD = re.compile(r"[^\W_]+(?:['’][^\W_]+)*")
_LONGEST_NAME = 3
"""Words of a slugline that are tried together as one name."""
_SHORTEST_WORD = 4
"""Shorter words of a slugline are parts of names oftener than subjects."""
_MOST_FROM_SLUG = 3


@dataclass(frozen=True, slots=True, kw_only=True)
class TopicRule:
    """An operator's own rule: what meets it is about the topic.

    Attributes:
        code: A Media Topic's eight digits.
        criteria: Any of them will do.
    """

    code: str
    criteria: Criteria


def with_topics(dispatch: Dispatch, rules: Sequence[TopicRule] = ()) -> Dispatch:
    """Add the Media Topics that follow from a dispatch's codes and words, and names where codes came without.

    Args:
        dispatch: As the other steps of the normaliser left it.
        rules: The operator's.

    Returns:
        The dispatch with each topic once.
    """
    filed = tuple(map(_named, dispatch.subjects))
    found = {subject.code: subject for subject in filed}
    for subject in _topics(dispatch, rules):
        found.setdefault(subject.code, subject)
    if len(found) == len(dispatch.subjects) and filed == dispatch.subjects:
        return dispatch
    return replace(dispatch, subjects=(*filed, *list(found.values())[len({subject.code for subject in filed}) :]))


def _topics(dispatch: Dispatch, rules: Sequence[TopicRule]) -> Iterator[Subject]:
    for subject in dispatch.subjects:
        if code := _of_code(subject):
            yield topic(code, subject.code)
    if not any(subject.code.startswith("medtop:") for subject in dispatch.subjects):
        yield from _of_words(dispatch)
    for rule in rules:
        if met := first_met(dispatch, rule.criteria):
            yield topic(rule.code, f"rule {met}")


def _of_code(subject: Subject) -> str | None:
    scheme, _, code = subject.code.rpartition(":")
    if scheme == "subj":
        return of_subject_code(code)
    if scheme == "a1312cat":
        return ANPA_CATEGORIES.get(code.lower())
    if scheme == "medtop" or subject.kind:
        return None
    capitals = code.upper()
    if not scheme or "cat" in scheme.casefold():
        return CATEGORIES.get(capitals) or DEPARTMENTS.get(capitals)
    return None


def _of_words(dispatch: Dispatch) -> Iterator[Subject]:
    for subject in dispatch.subjects:
        if subject.name and not subject.kind and (code := of_name(subject.name)):
            yield topic(code, f"subject {subject.name}")
    for keyword in dispatch.keywords:
        if code := of_name(keyword) or CATEGORIES.get(keyword):
            yield topic(code, f"keyword {keyword}")
    yield from _of_slugline(dispatch.slugline or "")


def _of_slugline(slugline: str) -> Iterator[Subject]:
    words = _WORD.findall(slugline)
    given = 0
    at = 0
    while at < len(words) and given < _MOST_FROM_SLUG:
        for length in range(min(_LONGEST_NAME, len(words) - at), 0, -1):
            phrase = " ".join(words[at : at + length])
            if code := _of_slug_words(phrase):
                yield topic(code, f"slugline {phrase}")
                given += 1
                break
        else:
            length = 1
        at += length


def _of_slug_words(phrase: str) -> str | None:
    if len(phrase) < _SHORTEST_WORD:
        return DESKS.get(phrase) or CATEGORIES.get(phrase)
    return of_name(phrase)


def _named(subject: Subject) -> Subject:
    scheme, _, code = subject.code.rpartition(":")
    if subject.name or scheme != "medtop":
        return subject
    return replace(subject, name=name_of(code))
