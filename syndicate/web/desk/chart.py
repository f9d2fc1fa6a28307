"""A small chart of hours, drawn as SVG in a page; what it shows is said in words too."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Final

HEIGHT: Final = 32
STEP: Final = 6
_HOUR: Final = timedelta(hours=1)


@dataclass(frozen=True, slots=True)
class Bar:
    """One hour.

    Attributes:
        x: Where it stands.
        y: Its upper end.
        height: Of the whole chart's :data:`HEIGHT`; something is seen of every number but 0.
        begins: The hour.
        number: In it; None where it was not counted.
    """

    x: int
    y: float
    height: float
    begins: datetime
    number: int | None


@dataclass(frozen=True, slots=True)
class Chart:
    """Some hours of the clock, the oldest first.

    Attributes:
        bars: One for each.
    """

    bars: Sequence[Bar]

    @property
    def width(self) -> int:
        """Of the drawing."""
        return STEP * len(self.bars)

    @property
    def height(self) -> int:
        """Of the drawing."""
        return HEIGHT

    @property
    def total(self) -> int:
        """Of all hours that were counted."""
        return sum(bar.number or 0 for bar in self.bars)

    @property
    def words(self) -> str:
        """What is to be seen in it."""
        return "; ".join(self._said())

    def _said(self) -> Iterator[str]:
        counted = [bar for bar in self.bars if bar.number is not None]
        yield f"{self.total} received in {len(counted)} hours"
        if self.total:
            most = max(counted, key=lambda bar: bar.number or 0)
            yield f"most from {most.begins:%H}:00: {most.number}"
            if empty := sum(not bar.number for bar in counted):
                yield f"none in {empty} of them"
        if counted and counted[-1].number is not None:
            yield f"this hour: {counted[-1].number}"


def chart(hours: Sequence[int | None], now: datetime) -> Chart:
    """Draw hours, of which `now` is in the last."""
    most = max((number or 0 for number in hours), default=0) or 1
    last = now.replace(minute=0, second=0, microsecond=0)
    bars: list[Bar] = []
    for at, number in enumerate(hours):
        height = max(1.5, round(HEIGHT * number / most, 1)) if number else 0.0
        begins = last - (len(hours) - 1 - at) * _HOUR
        bars.append(Bar(x=STEP * at, y=round(HEIGHT - height, 1), height=height, begins=begins, number=number))
    return Chart(bars)
