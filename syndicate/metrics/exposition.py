"""What is read off, in the forms that Prometheus reads: text (0.0.4) and OpenMetrics 1.0.0."""

import re
from collections.abc import Iterable, Iterator, Sequence
from itertools import accumulate
from threading import Lock
from typing import Any, Final

from prometheus_client import CollectorRegistry, GCCollector, ProcessCollector
from prometheus_client.core import CounterMetricFamily, GaugeMetricFamily, HistogramMetricFamily
from prometheus_client.exposition import choose_encoder
from prometheus_client.metrics_core import Metric as Family
from prometheus_client.registry import Collector

from syndicate.metrics.catalogue import BUILD, EVERY, Kind, Metric
from syndicate.metrics.reading import Feed, Reading, Spread
from syndicate.ports.exposition import Exposed

_FAMILIES: Final[dict[Kind, type[Any]]] = {
    Kind.COUNTER: CounterMetricFamily,
    Kind.GAUGE: GaugeMetricFamily,
    Kind.HISTOGRAM: HistogramMetricFamily,
}

_ODD: Final = re.compile(r"version=(?![0-9]{1,4}(?:\.[0-9]{1,4}){2}\s*(?:;|$))")
"""A version that is none: the library compares it as one, and repeats it in its answer."""


class Exposition:
    """See :class:`syndicate.ports.exposition.Exposition`; its registry is its own.

    Args:
        version: Of the program.
        feeds: What is read off.
    """

    def __init__(self, version: str, feeds: Sequence[Feed]) -> None:
        self._registry = CollectorRegistry()
        self._registry.register(_Feeds((lambda: (Reading(BUILD, 1, (version,)),), *feeds)))
        ProcessCollector(registry=self._registry)
        GCCollector(registry=self._registry)
        self._asking = Lock()

    def exposed(self, accept: str) -> Exposed:
        """See the port."""
        sound = (each for each in accept.split(",") if not _ODD.search(each))
        encode, media_type = choose_encoder(",".join(sound))
        with self._asking:
            return Exposed(media_type, encode(self._registry))


class _Feeds(Collector):
    """All feeds as Prometheus has them."""

    def __init__(self, feeds: Sequence[Feed]) -> None:
        self._feeds = feeds

    def describe(self) -> Iterable[Family]:
        """What there may be, so that nothing is asked for when this is registered."""
        return [_family(metric) for metric in EVERY]

    def collect(self) -> Iterator[Family]:
        """What there is."""
        families: dict[Metric, Family] = {}
        for feed in self._feeds:
            for reading in feed():
                family = families.setdefault(reading.metric, _family(reading.metric))
                _add(family, reading)
        yield from (families[metric] for metric in EVERY if metric in families)


def _family(metric: Metric) -> Any:
    return _FAMILIES[metric.kind](metric.name, metric.says, labels=metric.labels)


def _add(family: Any, reading: Reading | Spread) -> None:
    if isinstance(reading, Reading):
        family.add_metric(reading.labels, reading.value)
        return
    bounds = (*map(str, reading.metric.bounds), "+Inf")
    family.add_metric((), list(zip(bounds, accumulate(reading.counts), strict=True)), reading.total)
