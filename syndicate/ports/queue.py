"""What is to be delivered, as people work on it at the desk."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Protocol

from syndicate.model.delivery import Attempt, Delivery, DeliveryState


@dataclass(frozen=True, slots=True, kw_only=True)
class Letter:
    """One delivery, as it is shown.

    Attributes:
        delivery: The row.
        headline: Of its version.
        attempts: That are kept, first one first; empty in lists.
    """

    delivery: Delivery
    headline: str
    attempts: Sequence[Attempt] = ()


class Queue(Protocol):
    """Shows what waits and what was given up, has it tried again or takes it out; every act is in the audit trail.

    Every method may raise :class:`~syndicate.errors.StoreBusy` (try again) or :class:`~syndicate.errors.StoreError`.
    """

    def listed(self, state: DeliveryState, most: int, channel: str | None = None) -> Sequence[Letter]:
        """The newest in a state, newest first; of one channel, or of all."""
        ...

    def one(self, number: int) -> Letter | None:
        """That of a number; None for none."""
        ...

    def dead(self) -> Mapping[str, int]:
        """By channel, how many were given up: of the newest :data:`~syndicate.ports.gauges.MOST_COUNTED`."""
        ...

    def retry(self, number: int, by: str) -> str:
        """Have one tried again at once; what became of it, in words.

        Raises:
            SyndicateError: It cannot be: it is unknown, or another version of its story was ordered since.
        """
        ...

    def drop(self, number: int, by: str) -> str:
        """Take one out that waits or was given up; what became of it, in words.

        Raises:
            SyndicateError: It is unknown, or neither waits nor was given up.
        """
        ...

    def retry_all(self, channel: str, by: str) -> str:
        """Have everything tried again that was given up of a channel; what became of it, in words."""
        ...

    def drop_all(self, channel: str, by: str) -> str:
        """Take everything out that was given up of a channel; what became of it, in words."""
        ...

    def resume(self, channel: str, by: str) -> str:
        """Use a channel again that was given up; what became of it, in words.

        Raises:
            SyndicateError: There is no such channel.
        """
        ...
