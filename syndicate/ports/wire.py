"""The record of what came to stand, in the order in which it did."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Protocol

from syndicate.model.dispatch import PubStatus
from syndicate.model.wire import WireEvent


@dataclass(frozen=True, slots=True, kw_only=True)
class News:
    """A version that stands now.

    Attributes:
        guid: Of the story.
        version: Its number.
        pub_status: Of the version.
        sections: In which it stands.
    """

    guid: str
    version: int
    pub_status: PubStatus
    sections: frozenset[str]


@dataclass(frozen=True, slots=True, kw_only=True)
class Span:
    """Which events are kept.

    Attributes:
        first: The number of the oldest, 1 for none yet; all after it are kept.
        last: The number given last, 0 for none yet.
    """

    first: int
    last: int


class Wire(Protocol):
    """Durable; whoever has seen a number has missed nothing below it.

    Numbers rise by one and are seen in their order: none becomes visible after a higher one, whoever reads. Every
    method may raise :class:`~syndicate.errors.StoreBusy` (nothing was written, try again) or
    :class:`~syndicate.errors.StoreError`.
    """

    def tell(self, news: Sequence[News], now: datetime) -> int:
        """Write an event for each version that is not the one told last of its story; how many there were.

        When it returns they are there for good: a number that a listener was given is never given to another event.
        """
        ...

    def after(self, number: int, most: int) -> list[WireEvent]:
        """The events after a number, lowest first, without those whose story has a newer one."""
        ...

    def told_at(self, guid: str, version: int) -> datetime | None:
        """When a version came to stand that is the last told of its story; None where that is not kept."""
        ...

    def span(self) -> Span:
        """Which events are kept."""
        ...

    def trim(self, before: datetime, most: int) -> int:
        """Delete up to `most` events from before a moment, oldest first; how many. The newest of all is kept."""
        ...
