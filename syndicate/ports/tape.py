"""What listeners are sent, of what the live wire tells."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import timedelta
from typing import Protocol


@dataclass(frozen=True, slots=True, kw_only=True)
class Strand:
    """What a listener gets of the wire; all who get the same are sent the same bytes.

    Attributes:
        sections: Those that it may see; an event names no others.
        outlet: In whose shape, and without what that outlet refuses; empty for stories as they are.
    """

    sections: frozenset[str]
    outlet: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Joined:
    """Where a listener begins.

    Attributes:
        position: The number after which it is sent everything.
        missed: Whether there may be something before it that it has never been sent.
    """

    position: int
    missed: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Stretch:
    """Some of what comes after a position.

    Attributes:
        content: Events as they are sent; may be none.
        position: Up to which this is all.
    """

    content: bytes
    position: int


class Tape(Protocol):
    """Plays events from any position; for any number of threads, but :meth:`wait` for one.

    Of each story only its newest event is played: what was superseded is never sent again, least of all the text of a
    killed story. Methods that read the store may raise :class:`~syndicate.errors.StoreError`.
    """

    def join(self, identifier: str) -> Joined:
        """Where a listener begins that had this event last; with an empty identifier at what comes next.

        One that had an event so old that what followed is not all kept begins at the oldest that is kept; one with an
        identifier that is none of ours begins at what comes next. Both have missed something.
        """
        ...

    def ready(self, strand: Strand, position: int) -> Stretch | None:
        """What comes next, at once; None where that takes a look into the store. Nothing new ends where it began."""
        ...

    def read(self, strand: Strand, position: int) -> Stretch:
        """What comes next, from the store."""
        ...

    def wait(self, patience: timedelta, strands: Collection[Strand]) -> bool:
        """Wait for events, at most so long, and have them ready for these strands; whether there are any."""
        ...
