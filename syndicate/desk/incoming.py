"""How sources are doing, as the desk looks at them."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Final

from syndicate.model.health import Health
from syndicate.ports.clock import Clock
from syndicate.ports.gauges import Filed, Gauges
from syndicate.ports.incoming import Supply, Turns
from syndicate.rules.crontab import next_time

_UNTRIED: Final = Health()
_NOTHING: Final = Filed()


@dataclass(frozen=True, slots=True)
class SourceName:
    """A source as it is configured.

    Attributes:
        name: Its own.
        kind: How it works.
        turns: When it is read.
        backlog: Counts what waits in it; None where that cannot be told.
    """

    name: str
    kind: str
    turns: Turns
    backlog: Callable[[], int | None]


@dataclass(frozen=True, slots=True, kw_only=True)
class IncomingDesk:
    """See :class:`syndicate.ports.incoming.Incoming`.

    Attributes:
        gauges: What the store says.
        clock: The time.
        sources: As configured.
    """

    gauges: Gauges
    clock: Clock
    sources: Sequence[SourceName]

    def supplies(self) -> Sequence[Supply]:
        """See the port."""
        names = [source.name for source in self.sources]
        now = self.clock.now()
        healths = self.gauges.levels(now, names, ()).sources
        filed = self.gauges.filed(names)
        return [
            Supply(
                source=source.name,
                kind=source.kind,
                turns=source.turns,
                next=_next(source.turns, healths.get(source.name, _UNTRIED), now),
                health=healths.get(source.name, _UNTRIED),
                newest=filed.get(source.name, _NOTHING).newest,
                rejects=filed.get(source.name, _NOTHING).rejects,
                backlog=source.backlog(),
            )
            for source in self.sources
        ]


def _next(turns: Turns, health: Health, now: datetime) -> datetime | None:
    """When it is read next; before its time is up, a source that failed is left alone."""
    if health.next_attempt and health.next_attempt > now:
        return health.next_attempt
    return next_time(turns.cron, now) if turns.cron else None
