"""What is counted of the work, for those who watch."""

from collections.abc import Collection
from datetime import timedelta
from enum import StrEnum
from typing import Final, Protocol

from syndicate.model.delivery import DeliveryState


class Part(StrEnum):
    """What the desk stands on, and may fail it."""

    STORE = "store"
    STAND = "stand"


class Meter(Protocol):
    """Counts. Safe from any thread; every method returns at once and none fails."""

    def filed(self, source: str, *, stored: int, repeated: int, rejected: int) -> None:
        """So many filings of a source were stored, were on the wire before, or went to the reject tray."""
        ...

    def shown(self, sections: Collection[str], after: timedelta) -> None:
        """A version stands now on the pages of these sections, so long after it might have been seen."""
        ...

    def printed(self, pages: int, took: timedelta) -> None:
        """A round of publishing ended, which changed so many pages."""
        ...

    def attempted(self, channel: str, became: DeliveryState, took: timedelta, after: timedelta | None) -> None:
        """An attempt to deliver ended.

        Args:
            channel: By its name.
            became: What has become of the delivery; `WAITING` where it is to be tried again.
            took: The attempt alone.
            after: How long after the version might have been seen the outlet has it; None where it has not, or where
                somebody had it sent again.
        """
        ...

    def failed(self, part: Part) -> None:
        """Work was put off because this could not be used."""
        ...


class _Unmetered:
    """Counts nothing: for a verb that does one thing and ends."""

    def filed(self, source: str, *, stored: int, repeated: int, rejected: int) -> None:
        """See the port."""

    def shown(self, sections: Collection[str], after: timedelta) -> None:
        """See the port."""

    def printed(self, pages: int, took: timedelta) -> None:
        """See the port."""

    def attempted(self, channel: str, became: DeliveryState, took: timedelta, after: timedelta | None) -> None:
        """See the port."""

    def failed(self, part: Part) -> None:
        """See the port."""


UNMETERED: Final[Meter] = _Unmetered()
"""The meter of whoever has none."""
