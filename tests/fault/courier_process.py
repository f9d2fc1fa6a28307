"""A courier that delivers until it is killed.

`python -m tests.fault.courier_process URL PORT BEGUN OUTLET…` forks a courier for a line read from stdin (so a kill
costs no start of Python), writes `born` when it begins to deliver, kills it at the next line, and writes `gone`. The
first line says where it dies by itself, which is waited for: `begun`, when an attempt was counted and the call is not
made yet; `answered`, when the call was made and its answer is not written down yet; or `running`, nowhere.
"""

import logging
import os
import signal
import sys
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from random import SystemRandom
from select import select
from time import monotonic

import structlog

from syndicate.desk.deliver import Courier
from syndicate.model.delivery import Answer
from syndicate.ports.pusher import Parcel, Pusher
from syndicate.store import open_ledger
from tests.crowd import origin
from tests.makers import NOON
from tests.subscribers import courier_of

SPEED = 3600
"""An hour of the courier is a second: what was under way when it died is tried again soon."""

TIMEOUT = timedelta(seconds=1)
CALLS_FOR = timedelta(milliseconds=5)


@dataclass(frozen=True, slots=True)
class FastClock:
    """Noon when it was begun (on the machine's monotonic clock), and much later soon."""

    begun: float

    def now(self) -> datetime:
        return NOON + SPEED * timedelta(seconds=monotonic() - self.begun)


@dataclass(frozen=True, slots=True)
class Mortal:
    """A pusher whose process dies at a point."""

    pusher: Pusher
    point: str

    def send(self, parcel: Parcel) -> None:
        if self.point == "begun":
            os.kill(os.getpid(), signal.SIGKILL)
        self.pusher.send(parcel)

    def ended(self, patience: timedelta) -> Sequence[tuple[Parcel, Answer]]:
        ended = self.pusher.ended(patience)
        if ended and self.point == "answered":
            os.kill(os.getpid(), signal.SIGKILL)
        return ended

    def close(self) -> None:
        self.pusher.close()


def main() -> None:
    structlog.configure(wrapper_class=structlog.make_filtering_bound_logger(logging.CRITICAL))
    url, port, begun, *outlets = sys.argv[1:]
    urls = {name: origin(name, int(port)) for name in outlets}
    ledger = open_ledger(url)

    def courier_until(point: str) -> Courier:
        return courier_of(
            ledger,
            urls,
            TIMEOUT,
            FastClock(float(begun)),
            dice=SystemRandom().random,
            road=lambda pusher: Mortal(pusher, point),
        )

    first = courier_until("running")  # what it has to learn its children know
    while first.turn(CALLS_FOR) or first.busy:
        pass
    first.close()
    ledger.close()
    for point in sys.stdin:
        child = os.fork()
        if child == 0:
            _deliver_for_ever(courier_until(point.strip()))
        sys.stdin.readline()
        if point.strip() == "running" or not _dies(child):
            os.kill(child, signal.SIGKILL)
        os.waitpid(child, 0)
        os.write(1, b"gone\n")


def _dies(child: int) -> bool:
    """Whether it comes to the point of its death in five seconds."""
    died = os.pidfd_open(child)
    try:
        return bool(select([died], [], [], 5)[0])
    finally:
        os.close(died)


def _deliver_for_ever(courier: Courier) -> None:
    os.write(1, b"born\n")
    while True:
        courier.look()
        courier.turn(CALLS_FOR)


if __name__ == "__main__":
    main()
