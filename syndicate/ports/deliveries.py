"""The record of what outlets are to be told."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Protocol

from syndicate.model.delivery import Answer, Attempt, Delivery, DeliveryState


@dataclass(frozen=True, slots=True, kw_only=True)
class Order:
    """One version that an outlet is to be told of by one of its channels.

    Attributes:
        outlet: The channel's name.
        guid: Of the story.
        version: That stands now.
    """

    outlet: str
    guid: str
    version: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Settled:
    """One attempt that ended.

    Attributes:
        number: Of the delivery.
        answer: What it came to.
        state: What becomes of the delivery; one that was superseded meanwhile stays so unless it is done.
        due: When it is tried again.
    """

    number: int
    answer: Answer
    state: DeliveryState
    due: datetime


class Deliveries(Protocol):
    """Durable; the order of versions is kept for each outlet and story. An outlet is one of its channels here.

    Every method may raise :class:`~syndicate.errors.StoreBusy` (nothing was written, try again) or
    :class:`~syndicate.errors.StoreError`.
    """

    def order(self, orders: Sequence[Order], now: datetime) -> None:
        """Have versions delivered, in the order in which they came to stand; what was ordered last stays as it is.

        What waits for the outlet of the same story is superseded.
        """
        ...

    def due(self, now: datetime, each: int, outlets: Collection[str]) -> list[Delivery]:
        """What waits for these outlets and is due by `now`: of each at most so many, first what is due first."""
        ...

    def begin(self, numbers: Mapping[int, datetime], now: datetime) -> list[Delivery]:
        """Count an attempt at each, before it is made.

        Args:
            numbers: Of deliveries, each with the moment at which it is tried again if nothing is heard of this attempt.
            now: When it is made.

        Returns:
            Those that still wait, as they are now.
        """
        ...

    def settle(self, settled: Sequence[Settled]) -> None:
        """Write down what attempts came to."""
        ...

    def waiting(self, outlets: Collection[str]) -> Mapping[str, tuple[int, datetime]]:
        """By outlet, how many wait and since when the oldest does; outlets that nothing waits for are left out."""
        ...

    def next_due(self, outlets: Collection[str]) -> Mapping[str, datetime]:
        """By outlet, when the next is due of what waits for it; outlets that nothing waits for are left out."""
        ...

    def listed(self, states: Collection[DeliveryState], most: int, outlet: str | None = None) -> list[Delivery]:
        """The newest in these states, newest first."""
        ...

    def of_story(self, guid: str, outlets: Collection[str]) -> list[Delivery]:
        """What was ordered of a story for these outlets, newest first."""
        ...

    def one(self, number: int) -> Delivery | None:
        """That of a number; None where there is none, or none any more."""
        ...

    def recent(self, outlet: str, most: int) -> list[Delivery]:
        """What was ordered for an outlet last, in any state, newest first."""
        ...

    def numbers(self, outlet: str, state: DeliveryState) -> list[int]:
        """The numbers of all that an outlet has in a state, lowest first."""
        ...

    def attempts(self, numbers: Collection[int]) -> Mapping[int, list[Attempt]]:
        """By delivery, the attempts at it that are kept, first one first; those never tried are left out."""
        ...

    def change(self, numbers: Collection[int], state: DeliveryState, now: datetime) -> int:
        """Have deliveries tried again (`WAITING`) or taken out (`DROPPED`); how many there are of them.

        One tried again is due now and has all its attempts before it; one that is superseded, or in whose place another
        of its story was ordered, stays as it is.
        """
        ...

    def trim(self, before: datetime, most: int) -> int:
        """Forget what is done with: deliveries that another of their story followed, attempts; 0 when none is left.

        Of each outlet and story the last delivery stays, with what it came to: it says what the outlet has, so the same
        version is not ordered again, and it can be tried again.

        Args:
            before: When the other was ordered, or the attempt made.
            most: Of either, in one transaction.
        """
        ...

    def replay(self, outlet: str, since: datetime, now: datetime) -> int:
        """Have everything tried again that was ordered for an outlet since a moment, as by :meth:`change`."""
        ...
