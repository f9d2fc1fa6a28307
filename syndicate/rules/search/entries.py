"""What is kept of a dispatch to find it by: one row of terms, the same for every engine.

First come facts (its source, its month …), each one term behind a mark of its own; then its fields, the short ones
twice: plain, and each term behind the mark of the field. A break parts what does not stand side by side. Marks and
breaks are of Unicode's private use area, which no term of a text has.
"""

from bisect import bisect_right
from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Sequence
from datetime import datetime
from enum import StrEnum
from functools import lru_cache
from itertools import accumulate
from typing import Final

from syndicate.model.dispatch import Dispatch
from syndicate.model.search import Field
from syndicate.rules.search.words import terms

BREAK: Final = "\ue000"

FIELD_MARKS: Final = {
    Field.HEADLINE: "\ue001",
    Field.SLUGLINE: "\ue002",
    Field.BYLINE: "\ue003",
    Field.DATELINE: "\ue004",
}

MOST_TERMS: Final = 16_000
"""Of a dispatch; PostgreSQL knows no position behind 16,383."""

_MOST_CHARACTERS: Final = 200_000  # in all of them; PostgreSQL takes a megabyte
_MOST_OF_ONE: Final = 255  # PostgreSQL keeps no more positions of one term
_JOINT: Final = "\ue00f"
_LONGEST_FACT: Final = 120


class Fact(StrEnum):
    """What is known of a version beside its words, with the mark in front of it."""

    SOURCE = "\ue011"
    AGENCY = "\ue012"
    LANGUAGE = "\ue013"
    KIND = "\ue014"
    STATUS = "\ue015"
    SECTION = "\ue016"
    MONTH = "\ue017"


@lru_cache(maxsize=4096)
def fact(kind: Fact, value: str) -> str:
    """The term of a fact; values that differ in case and punctuation alone have the same."""
    return (kind + _JOINT.join(terms(value)))[:_LONGEST_FACT]


def month(moment: datetime) -> str:
    """The term of the month of a moment in UTC."""
    return fact(Fact.MONTH, f"{moment.year:04}{moment.month:02}")


def entry(dispatch: Dispatch, sections: Collection[str]) -> list[str]:
    """The terms that a version is found by.

    Args:
        dispatch: The version.
        sections: Those that its story is in.
    """
    row = [*_facts(dispatch), *(fact(Fact.SECTION, name) for name in sorted(sections))]
    for field, texts in _fields(dispatch):
        mark = FIELD_MARKS[field]
        for text in texts:
            found = terms(text)
            row += [BREAK, *found, BREAK, *(mark + term for term in found)]
    for said in (*dispatch.keywords, *(subject.name for subject in dispatch.subjects), dispatch.ed_note):
        if said:
            row += [BREAK, *terms(said)]
    row += [BREAK, *terms(dispatch.body.text[:_MOST_CHARACTERS])]
    return _bounded(row)


def _facts(dispatch: Dispatch) -> Iterator[str]:
    yield fact(Fact.SOURCE, dispatch.source)
    if dispatch.agency:
        yield fact(Fact.AGENCY, dispatch.agency)
    for tag in accumulate(dispatch.language.split("-"), lambda front, part: f"{front}-{part}"):
        yield fact(Fact.LANGUAGE, tag)
    yield fact(Fact.KIND, dispatch.item_class)
    yield fact(Fact.STATUS, dispatch.pub_status)
    yield month(dispatch.created)


def _fields(dispatch: Dispatch) -> Iterator[tuple[Field, Iterable[str]]]:
    yield Field.HEADLINE, [dispatch.headline]
    yield Field.SLUGLINE, [dispatch.slugline] if dispatch.slugline else []
    yield Field.BYLINE, [dispatch.byline] if dispatch.byline else []
    yield Field.DATELINE, _places(dispatch)


def _places(dispatch: Dispatch) -> Iterator[str]:
    dateline = dispatch.dateline
    if dateline:
        yield dateline.raw
        yield from (name for name in (dateline.region, dateline.country) if name)
    yield from (place.name for place in dispatch.located)


def _bounded(row: Sequence[str]) -> list[str]:
    """The same within what both engines keep; what is left out of the middle leaves a break in its place."""
    sizes = list(accumulate(map(len, row[:MOST_TERMS])))
    kept = list(row[: bisect_right(sizes, _MOST_CHARACTERS)])
    for often in [term for term, count in Counter(kept).items() if count > _MOST_OF_ONE]:
        for at in [at for at, term in enumerate(kept) if term == often][_MOST_OF_ONE:]:
            kept[at] = BREAK
    return kept
