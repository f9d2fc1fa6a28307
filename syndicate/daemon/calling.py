"""What calls others in a thread of its own: the courier, and the hub."""

import time
from collections.abc import Callable
from datetime import timedelta
from typing import Protocol

import structlog

from syndicate.errors import LeaseLost, StoreError
from syndicate.ports.bus import Bus
from syndicate.ports.meter import UNMETERED, Meter, Part

LOOK_EVERY = timedelta(milliseconds=200)
"""How often is looked for what nobody on this bus announced: embargoes that end, verbs typed beside us."""

CALLS_END = timedelta(seconds=5)
"""How long calls that are under way are waited for when the daemon stops."""

CALLS_FOR = timedelta(milliseconds=20)
"""How long they are waited for before it is looked whether there are others to begin."""

BUSY_SECS = 1.0

log = structlog.get_logger(__name__)


class Caller(Protocol):
    """Calls whoever is to be told; every method may raise StoreError, then it is tried again."""

    @property
    def busy(self) -> bool:
        """Whether calls are under way."""
        ...

    def look(self) -> None:
        """Look at what there is to be told."""
        ...

    def turn(self, patience: timedelta) -> int:
        """Begin what is due, and settle what has ended."""
        ...

    def finish(self, patience: timedelta) -> None:
        """Settle what is under way and ends in time."""
        ...

    def close(self) -> None:
        """Break off the rest."""
        ...


def keep_at(
    caller: Caller,
    bus: Bus,
    subject: str,
    look_secs: float,
    ended: Callable[[], bool],
    *,
    meter: Meter = UNMETERED,
) -> None:
    """Have it call until it is to end: whenever the bus says that there is something, and by itself now and then.

    Args:
        caller: It; closed at the end.
        bus: Says when.
        subject: Of what it says.
        look_secs: After which it looks by itself.
        ended: Whether it is to end; asked several times a second.
        meter: Counts how often the store could not be used.

    Raises:
        LeaseLost: Somebody else calls now.
    """
    looked = time.monotonic()
    unseen = False
    try:
        while not ended():
            messages = bus.pull(subject, 100, timedelta() if caller.busy else LOOK_EVERY)
            unseen = unseen or bool(messages) or time.monotonic() - looked > look_secs
            try:
                if unseen:
                    caller.look()
                    looked, unseen = time.monotonic(), False
                caller.turn(CALLS_FOR)
            except LeaseLost:
                raise
            except StoreError as error:
                meter.failed(Part.STORE)
                log.error("calling stopped, what is to be told stays due", subject=subject, reason=str(error))
                time.sleep(BUSY_SECS)
            for message in messages:
                bus.ack(message)
        caller.finish(CALLS_END)
    finally:
        caller.close()
