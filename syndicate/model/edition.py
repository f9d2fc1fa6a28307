"""What a section shows at one moment, and the pages made of it."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from itertools import accumulate

from syndicate.model.dispatch import Dispatch
from syndicate.model.section import Section

_WITH_AN_ENTRY = len(("head", "entry", "tail"))


@dataclass(frozen=True, slots=True, kw_only=True)
class Edition:
    """A section at one moment.

    Attributes:
        section: Which.
        updated: When what it shows last changed: never "now", the latest `shown_from` of its dispatches, the epoch
            for an empty one.
        dispatches: Kill notices first, then stories, each newest first; one version of a story at the most.
        document: The number of the archive document this is, from 1; None for the section's current page.
        previous: The number of the archive document that holds what is next older, or None where nothing is.
        unarchived: Guids of stories that no archive document holds yet: these are never left out for want of room.
    """

    section: Section
    updated: datetime
    dispatches: tuple[Dispatch, ...]
    document: int | None = None
    previous: int | None = None
    unarchived: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Outline:
    """Where the entries of a page lie in its bytes.

    Attributes:
        head: Bytes before the first entry.
        sizes: Bytes of each entry; there is one at least.
        joint: Between two entries.
    """

    head: int
    sizes: tuple[int, ...]
    joint: bytes

    def entries(self, content: bytes) -> list[bytes]:
        """The entries in a page's bytes, in order, without what joins them."""
        starts = accumulate((size + len(self.joint) for size in self.sizes[:-1]), initial=self.head)
        return [content[start : start + size] for start, size in zip(starts, self.sizes, strict=True)]

    def only(self, content: bytes, places: Iterable[int]) -> bytes:
        """The page with only the entries at these places, from 0."""
        entries = self.entries(content)
        end = self.head + sum(self.sizes) + len(self.joint) * (len(self.sizes) - 1)
        return content[: self.head] + self.joint.join(entries[place] for place in places) + content[end:]


@dataclass(frozen=True, slots=True, kw_only=True)
class Page:
    """One published file.

    Attributes:
        path: Below `feeds/`, with `/` (`diplomacy/rss.xml`).
        media_type: With its charset where it is text.
        parts: The bytes in order: head, entries with what joins them between them, tail. Parts that return from page
            to page are the same object or equal, so their compressed form can be kept.
        gone: Whether this is what is said of a page that was there and will not be again (RFC 9110 §15.5.11).
        joint: What stands between two entries in `parts`, where readers may be sent some of the entries alone; None
            for any other page.
    """

    path: str
    media_type: str
    parts: tuple[bytes, ...]
    gone: bool = False
    joint: bytes | None = None

    @property
    def outline(self) -> Outline | None:
        """Where the entries lie; None where there is none, or none is to be sent alone."""
        if self.joint is None or len(self.parts) < _WITH_AN_ENTRY:
            return None
        head, *entries, _ = self.parts
        return Outline(len(head), tuple(map(len, entries[::2])), self.joint)

    @property
    def content(self) -> bytes:
        """The page whole."""
        return b"".join(self.parts)
