"""The record: what came, what stands, what is still to be done."""

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from contextlib import AbstractContextManager
from dataclasses import dataclass
from datetime import datetime
from typing import Protocol

from syndicate.model.delivery import Errand
from syndicate.model.dispatch import Dispatch, PubStatus
from syndicate.model.filing import Filing, Rejected, Unfiled
from syndicate.model.story import Numbered, Sketch, Sketched, Story


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """One dispatch as it is to be recorded.

    Attributes:
        dispatch: The version, its guid and number final.
        sections: Every section the story belongs to from now on (it never leaves one it was in).
        announce: Whether pages change because of it: one errand per section is written with it, due when the version
            may be seen.
        sketch: What it is found again by, with the marks that are to be stored; None for nothing.
    """

    dispatch: Dispatch
    sections: frozenset[str]
    announce: bool
    sketch: Sketch | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Receipt:
    """What became of one filing.

    Attributes:
        digest: Of its content; a second filing of the same bytes is known by it.
        source: The source's name.
        name: What the source called it.
        received: Aware.
        outcome: In words, for `syndicate show` and logs.
        versions: The guid and version that each of its dispatches became, or was on the wire as before; in the
            filing's order.
    """

    digest: str
    source: str
    name: str
    received: datetime
    outcome: str
    versions: tuple[tuple[str, int], ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Showing:
    """Which version of a story the sections show from now on.

    Attributes:
        guid: The story.
        version: The version, or None: it is not shown at all.
        pub_status: Of that version.
        shown_from: Its place in the running order.
    """

    guid: str
    version: int | None
    pub_status: PubStatus
    shown_from: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class Archived:
    """How far the archive of a section goes.

    Attributes:
        newest: The number of its newest document, 0 for none.
        fresh: The numbers of those that were made just now.
    """

    newest: int
    fresh: range = range(0)


@dataclass(frozen=True, slots=True, kw_only=True)
class Counts:
    """The ledger in numbers.

    Attributes:
        stories: Guids.
        versions: Stored versions.
        rejects: Rows in the reject tray.
        errands: Pages still to be published.
        next_due: When the earliest errand falls due, or None.
        newest: When the newest version was received, or None.
    """

    stories: int
    versions: int
    rejects: int
    errands: int
    next_due: datetime | None
    newest: datetime | None


class Writing(Protocol):
    """One transaction on the ledger; what it reads includes what it wrote, and no other writer comes between."""

    def known(self, digests: Collection[str]) -> frozenset[str]:
        """Those of the digests that were recorded before (rejected filings are not recorded as known)."""
        ...

    def stories(self, guids: Collection[str]) -> list[Story]:
        """The stories with these guids; unknown ones are left out."""
        ...

    def chained(self, chains: Collection[str], since: datetime) -> list[Story]:
        """The stories of these chains that had a take created at or after `since`."""
        ...

    def numbered(self, digits: Collection[int], since: datetime, until: datetime) -> list[Numbered]:
        """Versions created from `since` to `until` that have a number with these digits, or name one."""
        ...

    def sketched(self, after: int, most: int) -> list[Sketched]:
        """The newest `most` of the versions with a sketch that were stored after a number, in the order stored."""
        ...

    def dispatches(self, keys: Collection[tuple[str, int]]) -> list[Dispatch]:
        """The versions with these guids and numbers, in no order; unknown ones are left out."""
        ...

    def sections(self, guids: Collection[str]) -> Mapping[str, frozenset[str]]:
        """The sections each story belongs to; a story in none is left out."""
        ...

    def record(self, entries: Sequence[Entry], receipts: Sequence[Receipt]) -> None:
        """Append versions and receipts, and an errand per section for each entry that is announced."""
        ...

    def reject(self, refused: Filing | Unfiled, reason: str) -> None:
        """Put a filing into the reject tray; the same bytes again (or the same name, unread) replace their row."""
        ...

    def route(self, sections: Mapping[str, frozenset[str]]) -> None:
        """Add stories (by guid) to sections.

        Each section that is new to a story gets an errand for each of its versions, due when that may be seen.
        """
        ...


class Ledger(Protocol):
    """The durable record; append-only versions.

    Every method may raise :class:`~syndicate.errors.StoreBusy` (nothing was written, try again) or
    :class:`~syndicate.errors.StoreError`. Datetimes go in and come out aware, to the microsecond.
    """

    def writing(self) -> AbstractContextManager[Writing]:
        """Open a transaction: durable when the block ends, undone when it raises."""
        ...

    def errands(self, now: datetime, most: int) -> list[Errand]:
        """Errands due by `now`, lowest number first."""
        ...

    def show(self, showings: Sequence[Showing]) -> Mapping[str, frozenset[str]]:
        """Change what the sections show, in every section a story belongs to; which these are, of each that is shown.

        A usable story that a section has never shown waits there for a place in its archive.
        """
        ...

    def done(self, numbers: Collection[int]) -> None:
        """Strike errands off, and forget them; striking twice is no error."""
        ...

    def window(self, section: str, limit: int) -> list[tuple[str, int]]:
        """The guid and version of the newest `limit` stories a section shows, newest first."""
        ...

    def overtaken(self, sections: Collection[str], after: datetime, most: int) -> datetime | None:
        """When `most` stories were shown after a moment, of those that these sections show; None while fewer were."""
        ...

    def unarchived(self, section: str) -> list[tuple[str, int]]:
        """The guid and version of what a section shows of the stories that no archive document of it holds yet."""
        ...

    def kills(self, section: str, since: datetime, most: int) -> list[tuple[str, int]]:
        """The guid and version of the newest `most` kills that a section shows, of those shown from `since` on."""
        ...

    def archive(self, section: str, size: int) -> Archived:
        """Put stories that wait for it into archive documents of `size` stories each, those first shown first.

        A document, once made, holds the same stories for ever (RFC 5005 §4); fewer than `size` go on waiting.
        """
        ...

    def newest_document(self, section: str) -> int:
        """The number of the section's newest archive document, 0 for none."""
        ...

    def documents(self, guids: Collection[str]) -> set[tuple[str, int]]:
        """The section and number of every archive document that holds one of these stories."""
        ...

    def document(self, section: str, number: int) -> list[tuple[str, int]]:
        """The guid and version of what the section shows of an archive document's stories, newest first."""
        ...

    def close_archive(self, sections: Collection[str]) -> None:
        """Forget the archive documents of sections that are no more."""
        ...

    def dispatches(self, keys: Collection[tuple[str, int]]) -> list[Dispatch]:
        """The versions with these guids and numbers, in no order; unknown ones are left out."""
        ...

    def stories(self, guids: Collection[str]) -> list[Story]:
        """The stories with these guids; unknown ones are left out."""
        ...

    def sections(self, guids: Collection[str]) -> Mapping[str, frozenset[str]]:
        """The sections each story belongs to; a story in none is left out."""
        ...

    def sections_at(self, key: str) -> frozenset[str]:
        """The sections of the story whose documents have an address (`rules.addresses.story_key`); none for none."""
        ...

    def versions(self, guid: str) -> list[Dispatch]:
        """Every version of a story, in the order they were stored; empty for an unknown guid."""
        ...

    def latest(self, most: int, section: str | None = None) -> list[Dispatch]:
        """The newest stored version of each of the newest stories (embargoed ones too: this is for the desk)."""
        ...

    def newest(self, most: int, section: str | None = None, *, before: int | None = None) -> list[tuple[int, Dispatch]]:
        """As :meth:`latest`, each with a number that rises in the order of storing.

        Args:
            most: How many at most.
            section: Only stories of this section.
            before: Only those with a lower number.
        """
        ...

    def every(self, batch: int) -> Iterator[Sequence[Dispatch]]:
        """Every stored version in the order stored, in batches."""
        ...

    def receipt(self, digest: str) -> Receipt | None:
        """What became of the filing with this digest; None for one that never came, or was rejected."""
        ...

    def rejects(self, most: int, source: str | None = None) -> list[Rejected]:
        """The newest rows of the reject tray, newest first; of one source, or of all."""
        ...

    def rejected(self, number: int) -> Rejected | None:
        """One row of the reject tray."""
        ...

    def drop_rejects(self, numbers: Iterable[int]) -> int:
        """Throw rows of the reject tray away; how many were there."""
        ...

    def rules(self) -> Mapping[str, str]:
        """By section, the fingerprint of the rules that its stories were routed by."""
        ...

    def set_rules(self, fingerprints: Mapping[str, str]) -> None:
        """Say which rules the sections' stories are now routed by; sections not named are forgotten."""
        ...

    def unroute(self, sections: Collection[str]) -> None:
        """Empty sections of their stories, so they can be filled again."""
        ...

    def counts(self) -> Counts:
        """The ledger in numbers."""
        ...

    def close(self) -> None:
        """Let go of the store."""
        ...
