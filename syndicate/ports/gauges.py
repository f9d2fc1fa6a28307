"""What the store can be asked for again and again by those who watch."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Final, Protocol

from syndicate.model.levels import Levels

MOST_COUNTED: Final = 10_000
"""Of each kind at the most: what is above is many, and to count it would cost more the worse things are."""


@dataclass(frozen=True, slots=True)
class Filed:
    """What came from one source.

    Attributes:
        newest: When the last of its filings was received that became something, aware; None for never.
        rejects: How many of its filings lie in the reject tray; never above :data:`MOST_COUNTED`.
    """

    newest: datetime | None = None
    rejects: int = 0


class Gauges(Protocol):
    """Reads how much waits where, at a cost that grows neither with the record nor with a backlog."""

    def levels(self, now: datetime, sources: Collection[str], channels: Collection[str]) -> Levels:
        """As it is now, of these sources and channels; no number is above :data:`MOST_COUNTED` but that of versions.

        Raises:
            StoreError: It cannot be read.
        """
        ...

    def stored_since(self, moment: datetime) -> int:
        """How many versions were received at or after a moment; it takes them to have come in the order of storing.

        Raises:
            StoreError: It cannot be read.
        """
        ...

    def filed(self, sources: Collection[str]) -> Mapping[str, Filed]:
        """By source of these, what came from it.

        Raises:
            StoreError: It cannot be read.
        """
        ...
