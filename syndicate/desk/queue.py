"""What people do with deliveries and channels, at the command line and at the web desk."""

from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Final

from syndicate.desk.trail import Trail
from syndicate.errors import SyndicateError
from syndicate.model.delivery import Delivery, DeliveryState
from syndicate.ports.deliveries import Deliveries
from syndicate.ports.gauges import Gauges
from syndicate.ports.ledger import Ledger
from syndicate.ports.memory import Memory
from syndicate.ports.queue import Letter
from syndicate.rules.health import DISABLED

_ANEW: Final = dict.fromkeys((DISABLED, "failures", "failing", "failed", "next_attempt"))
"""What the memory of a channel forgets once it is used again."""

_DONE: Final = {DeliveryState.WAITING: "tried again", DeliveryState.DROPPED: "dropped"}


@dataclass(frozen=True, slots=True, kw_only=True)
class QueueDesk:
    """See :class:`syndicate.ports.queue.Queue`.

    Attributes:
        ledger: Where the stories are.
        deliveries: What outlets are told, and were.
        gauges: Counts what was given up.
        channels: Their names.
        memory: By a channel's name, how it has been doing.
        trail: Where it is written down who did what.
    """

    ledger: Ledger
    deliveries: Deliveries
    gauges: Gauges
    channels: Collection[str]
    memory: Callable[[str], Memory]
    trail: Trail

    def listed(self, state: DeliveryState, most: int, channel: str | None = None) -> Sequence[Letter]:
        """See the port."""
        return letters(self.ledger, self.deliveries.listed([state], most, channel))

    def one(self, number: int) -> Letter | None:
        """See the port."""
        row = self.deliveries.one(number)
        if row is None:
            return None
        [letter] = letters(self.ledger, [row])
        return replace(letter, attempts=self.deliveries.attempts([number]).get(number, ()))

    def dead(self) -> Mapping[str, int]:
        """See the port."""
        return self.gauges.levels(self.trail.clock.now(), (), ()).dead

    def retry(self, number: int, by: str) -> str:
        """See the port."""
        return self._changed(number, DeliveryState.WAITING, by)

    def drop(self, number: int, by: str) -> str:
        """See the port."""
        return self._changed(number, DeliveryState.DROPPED, by)

    def retry_all(self, channel: str, by: str) -> str:
        """See the port."""
        return self._all_changed(channel, DeliveryState.WAITING, by)

    def drop_all(self, channel: str, by: str) -> str:
        """See the port."""
        return self._all_changed(channel, DeliveryState.DROPPED, by)

    def change(self, numbers: Collection[int], state: DeliveryState, by: str) -> int:
        """Have deliveries tried again (`WAITING`) or taken out (`DROPPED`); how many could be.

        Raises:
            StoreError: Nothing was changed.
        """
        about = " ".join(map(str, numbers))
        with self.trail.noted(_act(state, "deliveries"), about, by) as result:
            count = self.deliveries.change(numbers, state, self.trail.clock.now())
            result.words = f"{count} of {len(numbers)} {_DONE[state]}"
        return count

    def replay(self, channel: str, since: datetime, by: str) -> str:
        """Bring again what a channel was to bring since a moment; what became of it, in words.

        Raises:
            StoreError: Nothing was changed.
        """
        with self.trail.noted("replay channel", channel, by, f"since {since.isoformat()}") as result:
            count = self.deliveries.replay(channel, since, self.trail.clock.now())
            result.words = f"{count} deliveries are tried again."
        return result.words

    def resume(self, channel: str, by: str) -> str:
        """See the port."""
        if channel not in self.channels:
            raise SyndicateError(f"there is no channel {channel!r}; there are: {', '.join(self.channels) or 'none'}")
        with self.trail.noted("resume channel", channel, by) as result:
            memory = self.memory(channel)
            why = memory.recall().get(DISABLED)
            memory.remember(_ANEW)
            result.words = f"{channel} is used again." if why else f"{channel} was in use all the time."
        return result.words

    def _changed(self, number: int, state: DeliveryState, by: str) -> str:
        with self.trail.noted(_act(state, "delivery"), str(number), by) as result:
            row = self.deliveries.one(number)
            if row is None:
                raise SyndicateError(f"there is no delivery {number}; it was forgotten meanwhile")
            result.about = row.guid
            if not self.deliveries.change([number], state, self.trail.clock.now()):
                raise SyndicateError(
                    f"delivery {number} to {row.outlet} cannot be {_DONE[state]}: it is {row.state}, "
                    "or another version of its story was ordered since"
                )
            result.words = f"Delivery {number} to {row.outlet} is {_DONE[state]}."
        return result.words

    def _all_changed(self, channel: str, state: DeliveryState, by: str) -> str:
        with self.trail.noted(_act(state, "all dead deliveries"), channel, by) as result:
            numbers = self.deliveries.numbers(channel, DeliveryState.DEAD)
            count = self.deliveries.change(numbers, state, self.trail.clock.now())
            what = "1 delivery" if count == 1 else f"{count} deliveries"
            result.words = f"{what} to {channel} {'is' if count == 1 else 'are'} {_DONE[state]}."
            if left := len(numbers) - count:
                result.words += (
                    f" Not so {left}: other versions of their stories were ordered since; drop what is left."
                )
        return result.words


def letters(ledger: Ledger, rows: Sequence[Delivery]) -> Sequence[Letter]:
    """Deliveries with the headlines of their versions.

    Raises:
        StoreError: These cannot be read.
    """
    keys = {(row.guid, row.version) for row in rows}
    headlines = {(each.guid, each.version): each.headline for each in ledger.dispatches(keys)}
    return [Letter(delivery=row, headline=headlines.get((row.guid, row.version), row.guid)) for row in rows]


def _act(state: DeliveryState, what: str) -> str:
    return f"{'retry' if state is DeliveryState.WAITING else 'drop'} {what}"
