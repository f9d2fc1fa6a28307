"""IPTC Media Topics, ready to be asked: by code, by Subject Code, by name."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from syndicate.model.dispatch import Subject
from syndicate.rules.facts.keys import key
from syndicate.rules.facts.schemes import SCHEMES
from syndicate.rules.facts.topic_words import WORDS
from syndicate.rules.facts.topics import TOPIC_LINES

_TOP = "000000"
_MATTER = "000"


@dataclass(frozen=True, slots=True)
class _Vocabulary:
    """The tables.

    Attributes:
        names: English, by code.
        broader: The broader topic's code, by code; none for the seventeen at the top.
        by_subject_code: Media Topic, by Subject Code.
        by_name: Media Topic, by any of its names, folded.
    """

    names: dict[str, str]
    broader: dict[str, str]
    by_subject_code: dict[str, str]
    by_name: dict[str, str]


@cache
def _vocabulary() -> _Vocabulary:
    names: dict[str, str] = {}
    broader: dict[str, str] = {}
    by_subject_code: dict[str, str] = {}
    named: dict[str, set[str]] = {}
    for line in TOPIC_LINES:
        code, parent, subject_codes, name, *others = line.split("|")
        names[code] = name
        if parent:
            broader[code] = parent
        by_subject_code.update(dict.fromkeys(subject_codes.split(), code))
        for label in (name, *others):
            named.setdefault(key(label), set()).add(code)
    by_name = {label: one for label, codes in named.items() if (one := _widest(codes, broader))}
    by_name.update({key(word): code for word, code in WORDS})
    return _Vocabulary(names, broader, by_subject_code, by_name)


def _widest(codes: set[str], broader: dict[str, str]) -> str | None:
    """The one that all the others are narrower than; None where a name means things apart."""
    for code in codes:
        if all(other == code or code in _above(other, broader) for other in codes):
            return code
    top = [code for code in codes if code.endswith(_TOP)]
    return top[0] if len(top) == 1 else None


def _above(code: str, broader: dict[str, str]) -> Iterator[str]:
    while code := broader.get(code, ""):
        yield code


def topic(code: str, because: str | None = None) -> Subject:
    """A Media Topic as a subject; one that IPTC has added since is without a name."""
    return Subject(code=f"medtop:{code}", name=_vocabulary().names.get(code), scheme=SCHEMES["medtop"], because=because)


def wider(code: str) -> tuple[str, ...]:
    """The Media Topics that one is narrower than, nearest first."""
    return tuple(_above(code, _vocabulary().broader))


def of_subject_code(code: str) -> str | None:
    """The Media Topic of an IPTC Subject Code, else that of the matter or subject it is a detail of."""
    table = _vocabulary().by_subject_code
    for candidate in (code, code[:5] + _MATTER, code[:2] + _TOP):
        if candidate in table:
            return table[candidate]
    return None


def of_name(name: str) -> str | None:
    """The Media Topic that a word or phrase is a name of, in any language of the vocabulary."""
    return _vocabulary().by_name.get(key(name))


def name_of(code: str) -> str | None:
    """A Media Topic's name in English."""
    return _vocabulary().names.get(code)
