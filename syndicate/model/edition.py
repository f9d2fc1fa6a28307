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
            for an empty section.
        dispatches: Kill notices first, then stories, each newest first; one version of a story at the most.
    """

    section: Section
    updated: datetime
    dispatches: tuple[Dispatch, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Page:
    """One published file.

    Attributes:
        path: Below `feeds/`, with `/` (`diplomacy/rss.xml`).
        media_type: With its charset where it is text.
        parts: The bytes in order: head, entries with what joins them, tail. Parts that return from page to page are
            the same object or equal, so their compressed form can be kept.
    """

    path: str
    media_type: str
    parts: tuple[bytes, ...]

    @property
    def content(self) -> bytes:
        """The page whole."""
        return b"".join(self.parts)
