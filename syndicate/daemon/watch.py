"""Collect whenever a source says that something has come."""

from collections.abc import Callable
from datetime import timedelta
from threading import Event
from typing import Final

import structlog

from syndicate.daemon.lane import Lane
from syndicate.daemon.supervise import PAUSE_SECS
from syndicate.errors import SourceError
from syndicate.ports.clock import Clock
from syndicate.ports.source import WakefulSource
from syndicate.rules.retry import next_attempt

STEADY: Final = timedelta(minutes=1)
"""A watch that held for so long begins to count its failures anew."""

log = structlog.get_logger(__name__)


def watch(lane: Lane, source: WakefulSource, stopped: Event, clock: Clock, dice: Callable[[], float]) -> None:
    """Collect at every wake-up until `stopped` is set.

    A source that cannot be watched is tried again with growing pauses, and told of in the log once for as long as the
    trouble stays the same; its schedule goes on meanwhile.
    """
    failures = 0
    told = ""
    while not stopped.is_set():
        began = clock.now()
        try:
            for _ in source.wakes(stopped.is_set):
                lane.collect()
        except SourceError as error:
            now = clock.now()
            failures = 1 if now - began >= STEADY else failures + 1
            if str(error) != told:
                told = str(error)
                log.warning("source cannot be watched, only looked into", source=lane.name, reason=told)
            stopped.wait((next_attempt(failures, now, dice()) - now).total_seconds())
        else:
            stopped.wait(PAUSE_SECS)
