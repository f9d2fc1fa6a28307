"""What brings deliveries to outlets."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Protocol

from syndicate.model.delivery import Answer
from syndicate.model.dispatch import Dispatch


@dataclass(frozen=True, slots=True, kw_only=True)
class Parcel:
    """What is brought to an outlet.

    Attributes:
        number: Of the delivery.
        outlet: The channel's name.
        identifier: The same at every attempt.
        ordered: When it was to be brought first, aware; the same at every attempt.
        sent: When this attempt is made, aware.
        dispatch: The version, in the outlet's shape.
        media_type: Of the content.
        content: The bytes, the same at every attempt.
    """

    number: int
    outlet: str
    identifier: str
    ordered: datetime
    sent: datetime
    dispatch: Dispatch
    media_type: str
    content: bytes


class Pusher(Protocol):
    """Brings many parcels at once; a slow outlet keeps no other waiting. For one thread."""

    def send(self, parcel: Parcel) -> None:
        """Begin to bring a parcel; how it ends is told by :meth:`ended`, whatever goes wrong."""
        ...

    def ended(self, patience: timedelta) -> Sequence[tuple[Parcel, Answer]]:
        """The parcels that have ended; waits for one, at most this long, if any is on its way. Each is told once."""
        ...

    def close(self) -> None:
        """Break off what is on its way."""
        ...
