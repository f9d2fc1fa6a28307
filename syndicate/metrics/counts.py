"""The Meter port in plain numbers, which cost next to nothing until they are asked for."""

from bisect import bisect_left
from collections.abc import Collection, Iterator, Mapping
from datetime import timedelta
from threading import Lock
from typing import Final

from syndicate.metrics.catalogue import (
    ATTEMPT,
    ATTEMPTS,
    ERRORS,
    FILINGS,
    PAGES,
    PUBLISHED,
    ROUND,
    TO_DELIVERED,
    TO_VISIBLE,
    Metric,
)
from syndicate.metrics.reading import Reading, Spread
from syndicate.model.delivery import DeliveryState
from syndicate.ports.meter import Part

_RESULTS: Final = ("stored", "repeated", "rejected")
_BECAME: Final = {
    DeliveryState.DONE: "delivered",
    DeliveryState.WAITING: "deferred",
    DeliveryState.DEAD: "dead",
}


class Histogram:
    """How many of what was observed lay between which bounds. Not for two threads at once."""

    def __init__(self, metric: Metric) -> None:
        self._metric = metric
        self._counts = [0] * (len(metric.bounds) + 1)
        self._total = 0.0

    def observe(self, took: timedelta) -> None:
        """Count one; less than nothing, as when a clock was put back, counts as nothing."""
        seconds = max(0.0, took.total_seconds())
        self._counts[bisect_left(self._metric.bounds, seconds)] += 1
        self._total += seconds

    def spread(self) -> Spread:
        """As it is now."""
        return Spread(self._metric, tuple(self._counts), self._total)


class DeskMeter:
    """See :class:`syndicate.ports.meter.Meter`; what is not configured is not counted.

    Args:
        sources: Their names.
        sections: Their names.
        channels: By name, the outlet that each goes to.
    """

    def __init__(self, sources: Collection[str], sections: Collection[str], channels: Mapping[str, str]) -> None:
        self._lock = Lock()
        self._channels = channels
        self._filings = dict.fromkeys(((source, result) for source in sources for result in _RESULTS), 0)
        self._published = dict.fromkeys(sections, 0)
        self._attempts = dict.fromkeys(((name, word) for name in channels for word in _BECAME.values()), 0)
        self._errors = dict.fromkeys(Part, 0)
        self._pages = 0
        self._visible, self._delivered = Histogram(TO_VISIBLE), Histogram(TO_DELIVERED)
        self._attempt, self._round = Histogram(ATTEMPT), Histogram(ROUND)

    def filed(self, source: str, *, stored: int, repeated: int, rejected: int) -> None:
        """See the port."""
        with self._lock:
            for result, number in zip(_RESULTS, (stored, repeated, rejected), strict=True):
                if (source, result) in self._filings:
                    self._filings[source, result] += number

    def shown(self, sections: Collection[str], after: timedelta) -> None:
        """See the port."""
        with self._lock:
            self._visible.observe(after)
            for section in sections:
                if section in self._published:
                    self._published[section] += 1

    def printed(self, pages: int, took: timedelta) -> None:
        """See the port."""
        with self._lock:
            self._pages += pages
            self._round.observe(took)

    def attempted(self, channel: str, became: DeliveryState, took: timedelta, after: timedelta | None) -> None:
        """See the port."""
        with self._lock:
            self._attempt.observe(took)
            if after is not None:
                self._delivered.observe(after)
            key = channel, _BECAME.get(became, "")
            if key in self._attempts:
                self._attempts[key] += 1

    def failed(self, part: Part) -> None:
        """See the port."""
        with self._lock:
            self._errors[part] += 1

    def readings(self) -> Iterator[Reading | Spread]:
        """Everything counted since the process began, as it was at one moment."""
        with self._lock:
            every = [*self._numbers()]
            spreads = [each.spread() for each in (self._visible, self._delivered, self._attempt, self._round)]
        yield from every
        yield from spreads

    def _numbers(self) -> Iterator[Reading]:
        for (source, result), number in self._filings.items():
            yield Reading(FILINGS, number, (source, result))
        for section, number in self._published.items():
            yield Reading(PUBLISHED, number, (section,))
        yield Reading(PAGES, self._pages)
        for (channel, word), number in self._attempts.items():
            yield Reading(ATTEMPTS, number, (self._channels[channel], channel, word))
        for part, number in self._errors.items():
            yield Reading(ERRORS, number, (part,))
