"""What is forgotten of the record, on request of whoever has to."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Protocol


@dataclass(frozen=True, slots=True, kw_only=True)
class Old:
    """A story that has not changed for long.

    Attributes:
        place: Its place in the order in which stories changed.
        guid: Its name.
        source: That its first version came through.
        received: When its newest version was.
        sections: That it belongs to.
    """

    place: int
    guid: str
    source: str
    received: datetime
    sections: frozenset[str]


class Forgetting(Protocol):
    """The part of a ledger that forgets."""

    def old(self, before: datetime, after: int, most: int) -> Sequence[Old]:
        """Stories with words that are not forgotten, received and shown before a moment, in their order.

        Args:
            before: Aware.
            after: The place that was looked at last; 0 for the first.
            most: How many.
        """
        ...

    def forget(self, guids: Collection[str], now: datetime) -> None:
        """Empty all versions of these stories but kills, with what was told of them, and have their pages published.

        In one transaction. What was told last on the wire stays to be told from.
        """
        ...
