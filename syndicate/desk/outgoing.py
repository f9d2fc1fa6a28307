"""How outlets are doing, as the desk looks at them."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Final

from syndicate.desk.queue import letters
from syndicate.model.health import Health
from syndicate.model.levels import Levels, Queue
from syndicate.model.outlet import Outlet
from syndicate.ports.clock import Clock
from syndicate.ports.deliveries import Deliveries
from syndicate.ports.gauges import Gauges
from syndicate.ports.ledger import Ledger
from syndicate.ports.outgoing import Account, Statement, Way
from syndicate.ports.queue import Letter
from syndicate.ports.tokens import Fetches, Tokens
from syndicate.rules.pace import pace

_EMPTY: Final = Queue()
_UNTRIED: Final = Health()


@dataclass(frozen=True, slots=True)
class ChannelName:
    """A channel as it is configured.

    Attributes:
        name: Its own.
        kind: How it works.
        outlet: The name of its outlet.
    """

    name: str
    kind: str
    outlet: str


@dataclass(frozen=True, slots=True, kw_only=True)
class OutgoingDesk:
    """See :class:`syndicate.ports.outgoing.Outgoing`.

    Attributes:
        ledger: Where the stories are.
        deliveries: What outlets are told, and were.
        gauges: How much waits.
        tokens: Of outlets.
        fetches: With these tokens.
        clock: For what is late.
        outlets: As configured.
        channels: As configured.
    """

    ledger: Ledger
    deliveries: Deliveries
    gauges: Gauges
    tokens: Tokens
    fetches: Fetches
    clock: Clock
    outlets: Sequence[Outlet]
    channels: Sequence[ChannelName]

    def accounts(self) -> Sequence[Account]:
        """See the port."""
        return list(self._accounts(self.outlets))

    def statement(self, name: str, most: int) -> Statement | None:
        """See the port."""
        account = next(self._accounts([outlet for outlet in self.outlets if outlet.name == name]), None)
        if account is None:
            return None
        brought = [(way, self._brought(way.channel, most)) for way in account.ways]
        return Statement(account=account, brought=brought, fetched=self.fetches.listed(name, None, most))

    def _accounts(self, outlets: Sequence[Outlet]) -> Iterator[Account]:
        names = {outlet.name for outlet in outlets}
        channels = [channel for channel in self.channels if channel.outlet in names]
        now = self.clock.now()
        levels = self.gauges.levels(now, (), [channel.name for channel in channels])
        live = self.tokens.live()
        for outlet in outlets:
            own = [token for token in live if token.outlet == outlet.name]
            seen = max((token.seen for token in own if token.seen), default=None)
            ways = [way_of(channel, levels, now) for channel in channels if channel.outlet == outlet.name]
            yield Account(outlet=outlet, ways=ways, tokens=len(own), seen=seen)

    def _brought(self, channel: str, most: int) -> Sequence[Letter]:
        rows = self.deliveries.recent(channel, most)
        tried = self.deliveries.attempts([row.number for row in rows])
        found = letters(self.ledger, rows)
        return [replace(letter, attempts=tried.get(letter.delivery.number, ())) for letter in found]


def way_of(channel: ChannelName, levels: Levels, now: datetime) -> Way:
    """How a channel is doing at a moment, by what the store says."""
    name = channel.name
    queue, health = levels.queues.get(name, _EMPTY), levels.channels.get(name, _UNTRIED)
    disabled = levels.disabled.get(name, "")
    return Way(
        channel=name,
        kind=channel.kind,
        pace=pace(queue, health, now, disabled=bool(disabled)),
        queue=queue,
        dead=levels.dead.get(name, 0),
        health=health,
        disabled=disabled,
    )
