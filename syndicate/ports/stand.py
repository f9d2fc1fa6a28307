"""Where pages stand for readers to fetch."""

from collections.abc import Sequence
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
    """The published folder and the memory in front of it."""

    def put(self, pages: Sequence[Page]) -> int:
        """Publish pages; when this returns, each is durable with its gzip twin, whole or not at all.

        Readers of this process have all of them as soon as they are made, before any is durable; in the folder each
        takes its place once it is.

        Pages of single stories (`items/…`) have no twins: they are many, small and compressed when asked for. A page
        equal to the one that stands is not touched. Slower twins (br, zstd) follow behind; twins of older content are
        gone before the new content shows. A page that is `gone` takes what stood at its path away first.

        Returns:
            How many pages changed.

        Raises:
            StandError: A page could not be written; those before it stand, and of the rest the folder has what it had.
                Readers of this process keep what they have seen; a page is to be put again.
        """
        ...

    def remove(self, paths: Sequence[str]) -> int:
        """Take pages and their twins away; how many were there.

        Raises:
            StandError: One of them would not go.
        """
        ...

    def get(self, path: str) -> Published | None:
        """The page at this path (`diplomacy/rss.xml`), or None. Safe for any path, from any thread."""
        ...

    def settle(self) -> None:
        """Wait until every twin that follows behind is written."""
        ...
