"""The record as the desk looks at it: the wire with everything that came, and one story with all that became of it."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import Protocol

from syndicate.model.delivery import Attempt, Delivery
from syndicate.model.dispatch import Dispatch
from syndicate.model.search import Hit, Query, Wanted


class Standing(StrEnum):
    """How a story stands now, whatever its newest version says."""

    LIVE = "live"
    EMBARGOED = "embargoed"
    HELD = "held"
    KILLED = "killed"


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """One story on the wire.

    Attributes:
        number: Where it stands: rises with every version that is stored.
        dispatch: The version stored last.
        standing: How the story stands.
        sections: It belongs to, by name.
    """

    number: int
    dispatch: Dispatch
    standing: Standing
    sections: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Question:
    """Which stories are asked for; what is empty asks for nothing.

    Attributes:
        section: By name.
        agency: Part of its name, in any case.
        source: By name.
        language: A BCP 47 tag; `en` finds `en-GB`.
        urgency: The least urgent that is asked for, 1-9.
        standing: See :class:`Standing`.
        query: What is searched for (:mod:`syndicate.rules.search.query`), or None.
        before: Only stories with a lower number.
    """

    section: str = ""
    agency: str = ""
    source: str = ""
    language: str = ""
    urgency: int = 9
    standing: Standing | None = None
    query: Query | None = None
    before: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Sheet:
    """Some of the wire, newest first.

    Attributes:
        lines: Those that were asked for.
        older: What to ask for as `before` to go on; None where nothing is older.
        looked: How many stories were looked at for it.
    """

    lines: Sequence[Line]
    older: int | None
    looked: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Results:
    """Some of what a search found, newest first.

    Attributes:
        hits: Each with how its story stands.
        before: What to ask for as `before` to go on; None where there is nothing more.
        behind: How many stored versions the index does not know yet.
    """

    hits: Sequence[tuple[Hit, Standing]]
    before: int | None
    behind: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Carrier:
    """A page that carries a story.

    Attributes:
        title: Of the section or the outlet, in words.
        form: What the page is (`rss`).
        path: Below the base URL.
        stands: Whether there is such a page now.
    """

    title: str
    form: str
    path: str
    stands: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Told:
    """What an outlet was told of a story by one channel.

    Attributes:
        outlet: In words.
        channel: Its name.
        kind: How it works (`webhook`, `sftp`).
        deliveries: Newest first; empty where nothing was ordered yet.
        attempts: At these, by the number of the delivery, first one first.
    """

    outlet: str
    channel: str
    kind: str
    deliveries: Sequence[Delivery] = ()
    attempts: Sequence[tuple[int, Sequence[Attempt]]] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Folder:
    """All there is of a story.

    Attributes:
        guid: Its name.
        versions: In the order stored; at least one.
        stored: When the story's sections show a version: its number; else None.
        standing: How it stands.
        until: When an embargo ends and a version of it shows at last, where it is embargoed.
        reasons: By section it belongs to, its title and why.
        carriers: The pages that carry it, or will once a version shows.
        told: What outlets are told of it, one for each channel.
    """

    guid: str
    versions: Sequence[Dispatch]
    stored: int | None
    standing: Standing
    until: datetime | None
    reasons: Sequence[tuple[str, str]]
    carriers: Sequence[Carrier]
    told: Sequence[Told]

    @property
    def newest(self) -> Dispatch:
        """The version that an editor would work on: the one that shows, else the one stored last."""
        shown = (version for version in self.versions if version.version == self.stored)
        return next(shown, self.versions[-1])


class Newsroom(Protocol):
    """Looks into the record. Every method may raise :class:`~syndicate.errors.StoreError`."""

    @property
    def sections(self) -> Sequence[tuple[str, str]]:
        """The name and the title of each section, in the configured order."""
        ...

    @property
    def sources(self) -> Sequence[str]:
        """The names of sources, and `desk` for what is filed by hand."""
        ...

    def sheet(self, question: Question, most: int) -> Sheet:
        """The newest stories that are asked for; it looks at a bounded number of stories."""
        ...

    def find(self, wanted: Wanted) -> Results:
        """What is found in everything that was recorded, embargoed, held and killed stories too."""
        ...

    def folder(self, guid: str) -> Folder | None:
        """All there is of a story; None for a guid that nothing has."""
        ...

    def position(self) -> str:
        """Where the wire is: another word whenever something was stored or came to stand."""
        ...
