"""When a delivery is tried again, and when an outlet is left alone (Standard Webhooks, "Delivery")."""

from datetime import datetime, timedelta
from typing import Final, Protocol

from syndicate.model.delivery import Answer, DeliveryState
from syndicate.rules.retry import Pauses, next_attempt

SCHEDULE: Final[Pauses] = (
    timedelta(seconds=5),
    timedelta(minutes=5),
    timedelta(minutes=30),
    timedelta(hours=2),
    timedelta(hours=5),
    timedelta(hours=10),
    timedelta(hours=10),
)
"""After the first attempt, the second and so on."""

ATTEMPTS: Final = len(SCHEDULE) + 1
"""So often a delivery is tried; then it is dead."""

OPENS: Final = 5
"""After so many failures in a row an outlet gets one call at a time, with pauses, until one ends well."""


class Tried(Protocol):
    """Something to be delivered."""

    @property
    def attempts(self) -> int:
        """How often it was tried."""
        ...


def becomes(delivery: Tried, answer: Answer, now: datetime, jitter: float) -> tuple[DeliveryState, datetime]:
    """Say what an attempt makes of its delivery, and when it is tried again.

    Args:
        delivery: With this attempt counted.
        answer: What it came to.
        now: Aware.
        jitter: From 0 to 1, drawn anew each time.
    """
    if answer.accepted:
        return DeliveryState.DONE, now
    if answer.gone or answer.refused or delivery.attempts >= ATTEMPTS:
        return DeliveryState.DEAD, now
    return DeliveryState.WAITING, next_attempt(delivery.attempts, now, jitter, answer.retry_after, SCHEDULE)


def given_up(since: datetime, now: datetime, most_days: int) -> bool:
    """Whether an outlet at which everything has failed since a moment is to be given up."""
    return now - since >= timedelta(days=most_days)
