"""Threads that must outlive what goes wrong in them."""

from collections.abc import Callable
from threading import Event, Thread

import structlog

log = structlog.get_logger(__name__)

PAUSE_SECS = 1.0


def supervised(name: str, work: Callable[[], None], stopped: Event) -> Thread:
    """Start a thread that runs `work` again, after a pause, whenever it ends before `stopped` is set."""

    def loop() -> None:
        while not stopped.is_set():
            try:
                work()
            except Exception:
                log.exception("started again after trouble", thread=name)
            stopped.wait(PAUSE_SECS)

    thread = Thread(target=loop, name=name, daemon=True)
    thread.start()
    return thread
