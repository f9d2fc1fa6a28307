"""What the store can be asked for again and again by those who watch."""

from collections.abc import Collection
from datetime import datetime
from typing import Final, Protocol

from syndicate.model.levels import Levels

MOST_COUNTED: Final = 10_000
"""Of each kind at the most: what is above is many, and to count it would cost more the worse things are."""


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
