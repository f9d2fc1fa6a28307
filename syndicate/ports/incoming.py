"""How sources are doing, as the desk looks at them."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Protocol

from syndicate.model.health import Health


@dataclass(frozen=True, slots=True, kw_only=True)
class Turns:
    """When a source is read.

    Attributes:
        on_news: Whether it tells by itself when something has come.
        every: Between looks, or None where it has a crontab line, or is not looked into.
        cron: Five crontab fields (UTC), or None.
    """

    on_news: bool = False
    every: timedelta | None = None
    cron: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Supply:
    """One source.

    Attributes:
        source: Its name.
        kind: How it works (`spool`, `push`).
        turns: When it is read.
        next: When the next look is as far as that can be told: after a failure, or by a crontab line; else None.
        health: Of the attempts to read it.
        newest: When the newest of its filings was received that could be taken, aware; None for never.
        rejects: How many of its filings lie in the reject tray; no more than were looked at.
        backlog: How many files wait in its folder; None where it has none on this machine.
    """

    source: str
    kind: str
    turns: Turns
    next: datetime | None
    health: Health
    newest: datetime | None
    rejects: int
    backlog: int | None

    @property
    def last(self) -> datetime | None:
        """When it was read last, well or in vain; a success is written down once a minute."""
        return max((at for at in (self.health.succeeded, self.health.failed) if at), default=None)

    @property
    def fails(self) -> bool:
        """Whether the last attempt to read it failed."""
        return self.health.failures > 0


class Incoming(Protocol):
    """Looks at sources, at a cost that grows neither with the record nor with the reject tray."""

    def supplies(self) -> Sequence[Supply]:
        """Every source, in the configured order.

        Raises:
            StoreError: It cannot be read.
        """
        ...
