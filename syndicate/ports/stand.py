"""Where pages stand for readers to fetch."""

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Protocol

from syndicate.model.edition import Outline, Page


@dataclass(frozen=True, slots=True, kw_only=True)
class Representation:
    """One encoding of a page.

    Attributes:
        encoding: `identity`, `gzip`, `br` or `zstd` (RFC 9110 §8.4.1, RFC 8878).
        content: The bytes as sent.
        etag: Strong, quoted, different for every encoding (RFC 9110 §8.8.3).
    """

    encoding: str
    content: bytes
    etag: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Published:
    """A page as it can be fetched now.

    Attributes:
        media_type: With its charset.
        modified: When these bytes were first published, aware, whole seconds; never earlier than those they replaced.
        modified_is_strong: Whether `modified` tells these bytes from all earlier ones: not so when two versions were
            published within one second (RFC 9110 §8.8.2.2).
        representations: Identity first; only encodings of exactly this content.
        gone: Whether this is said instead of a page that was here and will not be again (RFC 9110 §15.5.11).
        outline: Where the entries lie in the identity's bytes, where some of them may be sent alone; None for other
            pages, and for those that another process put.
    """

    media_type: str
    modified: datetime
    modified_is_strong: bool = True
    representations: tuple[Representation, ...]
    gone: bool = False
    outline: Outline | None = None


class Stand(Protocol):
    """The published folder or bucket, and the memory in front of it.

    One process publishes at a time. Where several may, each takes the stand first, under a number that is higher than
    that of whoever had it before. From then on a process with a lower one, or with none, has lost it: nothing that has
    not taken its place yet ever will, and its readers see what stands, not what it had let them see before.
    """

    def take(self, fence: int) -> None:
        """Publish under this number from now on.

        Args:
            fence: From 1; higher at every change of who publishes. Taking it again changes nothing.

        Raises:
            StandLost: The stand was taken under a higher one.
            StandError: The number cannot be written.
        """
        ...

    def put(self, pages: Iterable[Page]) -> int:
        """Publish pages; when this returns, each is durable, whole or not at all.

        Readers of this process have each as soon as it is made, before it is durable; for others they take their places
        once all are, in the order given, in a bucket documents of stories and archives before all else.

        A page equal to the one that stands is not touched. A page that is `gone` takes what stood at its path away
        first. A folder's pages have twins, but for those of single stories (`items/…`): they are many, small and
        compressed when asked for, as are all of a bucket. Slower twins (br, zstd) follow behind; twins of older content
        are gone before the new content shows.

        Args:
            pages: May be made while they are put. If that breaks, none takes its place; readers of this process keep
                what they have seen, and the pages are to be put again.

        Returns:
            How many pages changed.

        Raises:
            StandLost: Another process took the stand; of the pages that have not taken their places none will, and
                readers of this process do not see them any more.
            StandError: A page could not be written; others may stand, and of the rest the stand has what it had.
                Readers of this process keep what they have seen; the pages are to be put again.
        """
        ...

    def remove(self, paths: Sequence[str]) -> int:
        """Take pages and their twins away; how many were there.

        Raises:
            StandLost: Another process took the stand.
            StandError: One of them would not go.
        """
        ...

    def get(self, path: str) -> Published | None:
        """The page at this path (`diplomacy/rss.xml`), or None. Safe for any path, from any thread.

        None also for a page that is not in memory and cannot be read now.
        """
        ...

    def is_at_hand(self, path: str) -> bool:
        """Whether `get` would answer at once, without waiting for a network; cheap, from any thread."""
        ...

    def changed(self, places: Collection[str]) -> None:
        """Hear that another process changed current pages, sooner than by looking. From any thread; waits for nothing.

        Args:
            places: Where (:func:`syndicate.rules.addresses.place_of`).
        """
        ...

    def probe(self) -> str:
        """Try whether pages can be put, read and removed here; what was tried with does not stay. In words.

        Raises:
            StandError: They cannot.
        """
        ...

    def settle(self) -> None:
        """Wait until every twin that follows behind is written."""
        ...

    def close(self) -> None:
        """Let go. What still follows behind is given up: `settle` first where it is wanted now."""
        ...
