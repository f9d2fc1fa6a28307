"""How outlets are doing, as the desk looks at them."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Protocol

from syndicate.model.access import Fetch
from syndicate.model.health import Health
from syndicate.model.levels import Queue
from syndicate.model.outlet import Outlet
from syndicate.model.pace import Pace
from syndicate.ports.queue import Letter


@dataclass(frozen=True, slots=True, kw_only=True)
class Way:
    """One channel, by which an outlet is told.

    Attributes:
        channel: Its name.
        kind: How it works (`webhook`, `sftp`).
        pace: How it is doing.
        queue: What waits for it.
        dead: How many deliveries were given up.
        health: Of its calls.
        disabled: Why it is used no more; empty where it is.
    """

    channel: str
    kind: str
    pace: Pace
    queue: Queue
    dead: int
    health: Health
    disabled: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Account:
    """One outlet.

    Attributes:
        outlet: As configured.
        ways: Its channels, in the configured order.
        tokens: How many of its tokens are live.
        seen: When one of these was last shown, to a second or so; None for never.
    """

    outlet: Outlet
    ways: Sequence[Way]
    tokens: int
    seen: datetime | None

    @property
    def keeps_up(self) -> bool:
        """Whether all its channels do."""
        return all(way.pace.keeps_up for way in self.ways)


@dataclass(frozen=True, slots=True, kw_only=True)
class Statement:
    """One outlet, and what it had lately.

    Attributes:
        account: The outlet.
        brought: By channel, what was ordered for it last, newest first, with the attempts.
        fetched: The newest answers to its tokens, newest first.
    """

    account: Account
    brought: Sequence[tuple[Way, Sequence[Letter]]]
    fetched: Sequence[Fetch]


class Outgoing(Protocol):
    """Looks at outlets. Every method may raise :class:`~syndicate.errors.StoreError`."""

    def accounts(self) -> Sequence[Account]:
        """Every outlet, in the configured order."""
        ...

    def statement(self, name: str, most: int) -> Statement | None:
        """One outlet, with so many deliveries of each channel and so many fetches; None where there is none."""
        ...
