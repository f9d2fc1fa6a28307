"""The record of a hub: who asked to be told of which page, and what they are to be told."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Protocol

from syndicate.model.delivery import Answer, DeliveryState
from syndicate.model.hub import Distribution, Kind, Question, Subscription, Wish


@dataclass(frozen=True, slots=True, kw_only=True)
class Held:
    """How much there is already.

    Attributes:
        all: Subscriptions of ours, and questions that are open.
        of_host: Those whose callback is at a host.
        of_client: Those that a client asked for.
        open_at_host: Questions to a host that are open.
    """

    all: int
    of_host: int
    of_client: int
    open_at_host: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Told:
    """One call that ended.

    Attributes:
        number: Of the distribution.
        answer: What it came to.
        state: What becomes of it; one that was superseded meanwhile stays so unless it is done.
        due: When it is tried again.
    """

    number: int
    answer: Answer
    state: DeliveryState
    due: datetime


class Subscriptions(Protocol):
    """Durable. A subscription is known by its callback and topic; safe from any thread.

    Every method may raise :class:`~syndicate.errors.StoreBusy` (nothing was written, try again) or
    :class:`~syndicate.errors.StoreError`.
    """

    def ask(self, wish: Wish, now: datetime) -> None:
        """Have a callback asked; takes the place of a question to the same callback about the same topic."""
        ...

    def held(self, wish: Wish) -> Held:
        """How much there is already, beside what this wish would take the place of."""
        ...

    def questions(self, now: datetime, most: int, without: Collection[str] = ()) -> list[Question]:
        """Those that are due by `now`, but for these hosts, first what is due first."""
        ...

    def begin(self, numbers: Mapping[int, datetime]) -> None:
        """Put questions off, before each is asked, to when it is asked again if nothing is heard of this attempt."""
        ...

    def settle(self, question: Question, now: datetime, *, agreed: bool) -> bool:
        """Close a question: grant, replace or end the subscription it is about where the callback agreed.

        Returns:
            False where another question took its place meanwhile; nothing is changed then.
        """
        ...

    def revoke(self, topic: str, reason: str, now: datetime) -> int:
        """End every subscription to a topic, and have the subscribers told; how many there were."""
        ...

    def expire(self, now: datetime) -> list[Subscription]:
        """End the subscriptions whose lease is over; those."""
        ...

    def end(self, numbers: Collection[int]) -> int:
        """End subscribers' subscriptions without a word; how many there were."""
        ...

    def ping(self, hubs: Collection[str], pages: Mapping[str, str | None], now: datetime) -> None:
        """Have exactly these hubs pinged of these pages.

        Args:
            hubs: Their addresses.
            pages: By topic its tag now: hubs that are new are not pinged of what stands already.
            now: Aware.
        """
        ...

    def listed(self) -> list[tuple[Subscription, Distribution | None]]:
        """Every subscription, with what was last to be told to it."""
        ...

    def open(self) -> list[Question]:
        """Every question."""
        ...


class Distributions(Protocol):
    """Durable; of what is told to one subscription only the newest waits. A subscription's lease counts.

    Every method may raise as those of :class:`Subscriptions`.
    """

    def ordered(self, kinds: Collection[Kind], now: datetime) -> Sequence[tuple[str, str | None]]:
        """By topic the tags that were ordered last; a topic stands as often as they differ."""
        ...

    def order(self, pages: Mapping[str, str], kinds: Collection[Kind], now: datetime) -> int:
        """Have pages told to whom they were not ordered for last; what waits for them is superseded.

        Who is failing is not called sooner for it, but in five minutes at the latest, unless it asked for more.

        Args:
            pages: By topic its tag now.
            kinds: Who is told.
            now: Aware.

        Returns:
            How many are told.
        """
        ...

    def due(
        self, now: datetime, most: int, kinds: Collection[Kind], without: Collection[str] = (), *, failing: bool = True
    ) -> list[Distribution]:
        """What waits and is due by `now`, first what is due first.

        Args:
            now: Aware.
            most: How many of them.
            kinds: To whom.
            without: Hosts that are left out.
            failing: Whether also to those that are failing.
        """
        ...

    def next_due(self) -> datetime | None:
        """When the next is due of what waits, questions too; None where nothing does."""
        ...

    def begin(self, numbers: Mapping[int, datetime], now: datetime) -> list[Distribution]:
        """Count an attempt at each, before it is made.

        Args:
            numbers: Each with the moment at which it is tried again if nothing is heard of this attempt.
            now: When it is made.

        Returns:
            Those that still wait, as they are now.
        """
        ...

    def settle(self, told: Sequence[Told], now: datetime) -> None:
        """Write down what calls came to, and how it goes with their subscriptions."""
        ...

    def trim(self, before: datetime, most: int) -> int:
        """Forget up to `most` of what was made before a moment and does not wait, oldest first; how many."""
        ...


@dataclass(frozen=True, slots=True)
class Turned:
    """A request that is not taken.

    Attributes:
        reason: In words for whoever wrote the subscriber.
        full: Whether it is no fault of the request: there is too much already.
    """

    reason: str
    full: bool = False


class Registrar(Protocol):
    """Takes requests of subscribers. Safe from any thread."""

    def take(self, form: Mapping[str, str], client: str) -> Turned | None:
        """Take a request (§5.1), to be verified soon; durable when it returns.

        Args:
            form: Its parameters, the first of each name.
            client: Who asks, or empty for this machine.

        Raises:
            StoreError: Nothing was taken.
        """
        ...
