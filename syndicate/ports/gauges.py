"""What the store can be asked for again and again by those who watch."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field
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
        rejects: How many of its filings are among the newest :data:`MOST_COUNTED` of the reject tray.
    """

    newest: datetime | None = None
    rejects: int = 0


@dataclass(frozen=True, slots=True)
class Counted:
    """How many there are of something.

    Attributes:
        number: As many as were looked at.
        many: Whether there may be more.
    """

    number: int = 0
    many: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Rates:
    """How many versions were received in each of some hours of the clock, by the sections that their stories are in.

    Attributes:
        length: How many hours; the last of them is now.
        whole: So many of them, the newest, were counted; what was received before was too much.
        counts: By section and hour, from 0 for the oldest; what is not there is none.
    """

    length: int
    whole: int
    counts: Mapping[tuple[str, int], int] = field(default_factory=dict)

    def of(self, section: str) -> Sequence[int | None]:
        """Those of one section, the oldest first; None for an hour that was not counted."""
        first = self.length - self.whole
        return [None if hour < first else self.counts.get((section, hour), 0) for hour in range(self.length)]


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

    def stories(self, sections: Collection[str]) -> Mapping[str, Counted]:
        """By section of these, how many stories it has; no more than :data:`MOST_COUNTED` are counted of each.

        Raises:
            StoreError: It cannot be read.
        """
        ...

    def hours(self, now: datetime, length: int) -> Rates:
        """How much was received in the last hours, of which `now` is in the last.

        It looks at a bounded number of versions, the newest: where more were received, the oldest hours are not told.

        Raises:
            StoreError: It cannot be read.
        """
        ...
