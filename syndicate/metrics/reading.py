"""What is read off when somebody asks."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import TypeAlias

from syndicate.metrics.catalogue import Metric


@dataclass(frozen=True, slots=True)
class Reading:
    """One number.

    Attributes:
        metric: Of what.
        value: It.
        labels: The values of the metric's labels, in their order.
    """

    metric: Metric
    value: float
    labels: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Spread:
    """A histogram.

    Attributes:
        metric: Of what.
        counts: Of each bucket alone; one more than there are bounds.
        total: The sum of all that was observed.
    """

    metric: Metric
    counts: tuple[int, ...]
    total: float


Feed: TypeAlias = Callable[[], Iterable[Reading | Spread]]
"""Reads off, whenever it is asked."""
