"""Whether a channel keeps up with the wire."""

from datetime import datetime, timedelta
from typing import Final

from syndicate.model.health import Health
from syndicate.model.levels import Queue
from syndicate.model.pace import Pace
from syndicate.rules.delivering import OPENS

PATIENCE: Final = timedelta(minutes=1)
"""What waits for longer is behind."""


def pace(queue: Queue, health: Health, now: datetime, *, disabled: bool) -> Pace:
    """How a channel is doing.

    Args:
        queue: What waits for it.
        health: Of its calls.
        now: Aware.
        disabled: Whether it is used no more.
    """
    if disabled:
        return Pace.DISABLED
    if health.failures:
        return Pace.OPEN if health.failures >= OPENS else Pace.FAILING
    if queue.since is not None and now - queue.since > PATIENCE:
        return Pace.BEHIND
    return Pace.IN_TIME if health.succeeded or queue.waiting else Pace.IDLE
