"""How sources are doing, as the desk looks at them."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Final

from syndicate.model.health import Health
from syndicate.ports.clock import Clock
from syndicate.ports.gauges import Filed, Gauges
from syndicate.ports.incoming import Supply, Turns

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
        healths = self.gauges.levels(self.clock.now(), names, ()).sources
        filed = self.gauges.filed(names)
        return [
            Supply(
                source=source.name,
                kind=source.kind,
                turns=source.turns,
                health=healths.get(source.name, _UNTRIED),
                newest=filed.get(source.name, _NOTHING).newest,
                rejects=filed.get(source.name, _NOTHING).rejects,
                backlog=source.backlog(),
            )
            for source in self.sources
        ]
