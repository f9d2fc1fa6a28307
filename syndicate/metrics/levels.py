"""What the store knows, asked for when somebody looks."""

from collections.abc import Callable, Collection, Iterator, Mapping
from datetime import datetime
from typing import Final

from syndicate.errors import StoreError
from syndicate.metrics.catalogue import (
    DELIVERIES,
    ERRANDS,
    NEWEST,
    NEXT_EMBARGO,
    OUTLET_BEHIND,
    OUTLET_FAILURES,
    OUTLET_LAG,
    REJECTS,
    SECTION_BEHIND,
    SECTION_LAG,
    SOURCE_FAILURES,
    SOURCE_LAG,
    SOURCE_SUCCESS,
    STORE_UP,
    SUBSCRIBERS,
    VERSIONS,
)
from syndicate.metrics.reading import Reading
from syndicate.model.health import Health
from syndicate.model.levels import Levels, Queue
from syndicate.ports.clock import Clock
from syndicate.ports.gauges import Gauges

KEPT_SECS: Final = 1.0
"""For so long what was asked for is told again."""

_NOTHING: Final = Queue()


class StoreLevels:
    """Reads off what the store says. For one thread at a time.

    Args:
        gauges: The store.
        clock: The time.
        seconds: Counts seconds.
        sources: Their names.
        sections: Their names.
        channels: By name, the outlet that each goes to.
    """

    def __init__(
        self,
        gauges: Gauges,
        clock: Clock,
        seconds: Callable[[], float],
        *,
        sources: Collection[str],
        sections: Collection[str],
        channels: Mapping[str, str],
    ) -> None:
        self._gauges = gauges
        self._clock = clock
        self._seconds = seconds
        self._sources = sources
        self._sections = sections
        self._channels = channels
        self._asked = float("-inf")
        self._known: list[Reading] = []

    def readings(self) -> Iterator[Reading]:
        """As it is now, or was a moment ago; whether the store answers alone where it does not."""
        if self._seconds() >= self._asked + KEPT_SECS:
            self._known = [*self._read()]
            self._asked = self._seconds()
        yield from self._known

    def _read(self) -> Iterator[Reading]:
        now = self._clock.now()
        try:
            levels = self._gauges.levels(now, self._sources, self._channels)
        except StoreError:
            yield Reading(STORE_UP, 0)
            return
        yield Reading(STORE_UP, 1)
        yield from self._record(levels)
        for source in self._sources:
            yield from _source(source, levels.sources.get(source, Health()), now)
        for section in self._sections:
            behind = levels.sections.get(section)
            yield Reading(SECTION_LAG, _seconds(behind.since, now) if behind else 0, (section,))
            yield Reading(SECTION_BEHIND, behind.number if behind else 0, (section,))
        for channel in self._channels:
            yield from self._channel(channel, levels, now)

    def _record(self, levels: Levels) -> Iterator[Reading]:
        yield Reading(VERSIONS, levels.versions)
        if levels.newest:
            yield Reading(NEWEST, levels.newest.timestamp())
        yield Reading(REJECTS, levels.rejects)
        yield Reading(SUBSCRIBERS, levels.subscribers)
        yield Reading(ERRANDS, levels.held_back, ("waiting",))
        yield Reading(ERRANDS, sum(behind.number for behind in levels.sections.values()), ("due",))
        if levels.next_embargo:
            yield Reading(NEXT_EMBARGO, levels.next_embargo.timestamp())

    def _channel(self, channel: str, levels: Levels, now: datetime) -> Iterator[Reading]:
        which = self._channels[channel], channel
        queue = levels.queues.get(channel, _NOTHING)
        yield Reading(OUTLET_LAG, _seconds(queue.since, now) if queue.since else 0, which)
        yield Reading(OUTLET_BEHIND, queue.waiting, which)
        yield Reading(OUTLET_FAILURES, levels.channels.get(channel, Health()).failures, which)
        for state, number in (("waiting", queue.waiting), ("due", queue.due), ("dead", levels.dead.get(channel, 0))):
            yield Reading(DELIVERIES, number, (*which, state))


def _source(name: str, health: Health, now: datetime) -> Iterator[Reading]:
    since = (health.succeeded or health.failing) if health.failures else None
    yield Reading(SOURCE_LAG, _seconds(since, now) if since else 0, (name,))
    yield Reading(SOURCE_FAILURES, health.failures, (name,))
    if health.succeeded:
        yield Reading(SOURCE_SUCCESS, health.succeeded.timestamp(), (name,))


def _seconds(since: datetime, now: datetime) -> float:
    return max(0.0, (now - since).total_seconds())
