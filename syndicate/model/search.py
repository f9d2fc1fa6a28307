"""What is searched for, and what is found."""

from dataclasses import dataclass
from datetime import datetime
from enum import Enum, StrEnum
from typing import TypeAlias

from syndicate.model.dispatch import Dispatch, PubStatus


class Field(StrEnum):
    """A field that can be searched alone (`headline:cocoa`)."""

    HEADLINE = "headline"
    SLUGLINE = "slugline"
    BYLINE = "byline"
    DATELINE = "dateline"


@dataclass(frozen=True, slots=True)
class Phrase:
    """Terms that stand side by side; one of them is a word.

    Attributes:
        terms: At least one, as `rules.search.words` makes them of text.
        prefix: Whether the last may go on.
        field: Where they stand; None for anywhere.
    """

    terms: tuple[str, ...]
    prefix: bool = False
    field: Field | None = None


@dataclass(frozen=True, slots=True)
class Every:
    """All of these, and none of those.

    Attributes:
        parts: At least one.
        without: None of which may be there.
    """

    parts: tuple["Query", ...]
    without: tuple["Query", ...] = ()


@dataclass(frozen=True, slots=True)
class Either:
    """One of these, or several; there are at least two."""

    parts: tuple["Query", ...]


Query: TypeAlias = Phrase | Every | Either


class Scope(Enum):
    """Which versions of a story are looked at."""

    NEWEST = "newest"
    """For the desk: the version stored last, embargoed, held or killed as it may be."""

    EVERY = "every"
    """For the desk: all versions."""

    STANDING = "standing"
    """For everybody else: the version that sections show, if it may be used; of a killed story none."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Wanted:
    """A question to the archive.

    Attributes:
        query: What is to be in it; None for anything.
        scope: Which versions.
        sections: Of at least one of which the story must be; None for any story. Of :attr:`Scope.STANDING` those that
            must show it.
        source: The source that it came through.
        agency: The agency that filed it, whatever the case.
        language: A BCP 47 tag; `en` finds `en-GB` too.
        kind: Its item class (`text`, `picture` …).
        pub_status: Its status.
        since: Not created before this moment, aware.
        until: Created before this moment, aware.
        before: The cursor of an earlier answer: go on behind it.
        limit: How many are found at the most.
    """

    query: Query | None = None
    scope: Scope = Scope.NEWEST
    sections: frozenset[str] | None = None
    source: str | None = None
    agency: str | None = None
    language: str | None = None
    kind: str | None = None
    pub_status: PubStatus | None = None
    since: datetime | None = None
    until: datetime | None = None
    before: int | None = None
    limit: int = 50


@dataclass(frozen=True, slots=True)
class Snippet:
    """A stretch of a dispatch around what was searched for.

    Attributes:
        text: One line.
        marks: Start and end, in code points, of what was searched for; in order, none overlapping another.
    """

    text: str
    marks: tuple[tuple[int, int], ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Hit:
    """One version that was found.

    Attributes:
        number: Rises in the order of storing; good as a cursor.
        dispatch: It.
        sections: Those that the story is in; where sections were asked for, of these alone.
        headline: Its headline with marks.
        snippet: Of its text.
    """

    number: int
    dispatch: Dispatch
    sections: frozenset[str]
    headline: Snippet
    snippet: Snippet


@dataclass(frozen=True, slots=True, kw_only=True)
class Found:
    """An answer of the archive.

    Attributes:
        hits: Newest first: in the reverse order of storing.
        before: The cursor that goes on behind them; None where there is nothing more.
        behind: How many stored versions the index does not know yet.
    """

    hits: tuple[Hit, ...]
    before: int | None
    behind: int
