"""The few numbers that say whether anybody need get up."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import timedelta
from typing import Final

from syndicate.desk.outgoing import ChannelName, way_of
from syndicate.ports.clock import Clock
from syndicate.ports.gauges import Gauges
from syndicate.ports.watch import Overview

_LATELY: Final = timedelta(hours=1)


@dataclass(frozen=True, slots=True, kw_only=True)
class WatchDesk:
    """See :class:`syndicate.ports.watch.Watch`.

    Attributes:
        gauges: How much waits where.
        clock: The time.
        sources: Their names.
        channels: As configured.
    """

    gauges: Gauges
    clock: Clock
    sources: Sequence[str]
    channels: Sequence[ChannelName]

    def overview(self) -> Overview:
        """See the port."""
        now = self.clock.now()
        levels = self.gauges.levels(now, self.sources, [channel.name for channel in self.channels])
        late = {each.outlet for each in self.channels if not way_of(each, levels, now).pace.keeps_up}
        return Overview(
            stored=self.gauges.stored_since(now - _LATELY),
            rejects=levels.rejects,
            behind=len(late),
            dead=sum(levels.dead.values()),
            failing=sum(health.failures > 0 for health in levels.sources.values()),
            next_embargo=levels.next_embargo,
        )
