"""The few numbers that say whether anybody need get up."""

from dataclasses import dataclass
from datetime import datetime
from typing import Protocol


@dataclass(frozen=True, slots=True, kw_only=True)
class Overview:
    """How it all is now.

    Attributes:
        stored: Versions that were received in the last hour.
        rejects: Filings in the reject tray.
        behind: Outlets with a channel that does not keep up.
        dead: Deliveries that were given up.
        failing: Sources whose last attempt failed.
        next_embargo: When the next embargo ends, aware; None where nothing is embargoed.
    """

    stored: int
    rejects: int
    behind: int
    dead: int
    failing: int
    next_embargo: datetime | None


class Watch(Protocol):
    """Looks at everything at once, at a cost that grows neither with the record nor with a backlog."""

    def overview(self) -> Overview:
        """How it all is now.

        Raises:
            StoreError: It cannot be read.
        """
        ...
