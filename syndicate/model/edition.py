"""What a section shows at one moment, and the pages made of it."""

from dataclasses import dataclass
from datetime import datetime

from syndicate.model.dispatch import Dispatch
from syndicate.model.section import Section


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


@dataclass(frozen=True, slots=True, kw_only=True)
class Page:
    """One published file.

    Attributes:
        path: Below `feeds/`, with `/` (`diplomacy/rss.xml`).
        media_type: With its charset where it is text.
        parts: The bytes in order: head, entries with what joins them, tail. Parts that return from page to page are
            the same object or equal, so their compressed form can be kept.
        gone: Whether this is what is said of a page that was there and will not be again (RFC 9110 §15.5.11).
    """

    path: str
    media_type: str
    parts: tuple[bytes, ...]
    gone: bool = False

    @property
    def content(self) -> bytes:
        """The page whole."""
        return b"".join(self.parts)
