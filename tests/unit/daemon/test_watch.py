"""Watching goes on whatever becomes of a watch."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import datetime
from threading import Event

import structlog

from syndicate.daemon.lane import Lane
from syndicate.daemon.watch import watch
from syndicate.desk.collect import Tally
from syndicate.errors import SourceUnavailable
from syndicate.model.filing import Filing
from tests.makers import NOON


class Clock:
    def now(self) -> datetime:
        return NOON


class Brief(Event):
    """An event nobody waits for long for."""

    def __init__(self) -> None:
        super().__init__()
        self.waited: list[float] = []

    def wait(self, timeout: float | None = None) -> bool:
        self.waited.append(timeout or 0.0)
        return super().wait(0)


@dataclass
class Blind:
    """A source whose watch breaks some times before it holds."""

    breaks: int
    stopped: Event
    name: str = "wire"

    def collect(self) -> Iterator[Filing]:
        yield from ()

    def ack(self, receipt: str) -> None:
        raise NotImplementedError(receipt)

    def reject(self, receipt: str, reason: str) -> None:
        raise NotImplementedError(receipt, reason)

    def wakes(self, stopped: Callable[[], bool]) -> Iterator[None]:
        assert not stopped()
        yield None
        if self.breaks:
            self.breaks -= 1
            raise SourceUnavailable("no watches left")
        self.stopped.set()


class CountingLane(Lane):
    """A lane that only counts its turns."""

    def __init__(self) -> None:
        self.turns = 0

    @property
    def name(self) -> str:
        return "wire"

    def collect(self) -> Tally:
        self.turns += 1
        return Tally()


def test_a_watch_that_breaks_is_set_again_with_growing_pauses_and_told_once() -> None:
    stopped = Brief()
    lane = CountingLane()
    with structlog.testing.capture_logs() as logs:
        watch(lane, Blind(3, stopped), stopped, Clock(), lambda: 0.0)
    assert lane.turns == 4
    assert stopped.waited[:3] == [5.0, 15.0, 30.0]
    assert [line["event"] for line in logs] == ["source cannot be watched, only looked into"]
