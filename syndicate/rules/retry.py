"""When to try again."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime, timedelta
from typing import Final

from syndicate.errors import OutletDeferred, SourceUnavailable, Temporary
from syndicate.model.health import Health

Pauses = Sequence[timedelta]
"""After the first failure, the second and so on; the last stands for all that follow."""

UNAVAILABLE: Final[Pauses] = tuple(timedelta(seconds=secs) for secs in (5, 15, 30, 60, 120, 300))
"""For a source or an outlet that does not answer."""

BROKEN: Final[Pauses] = tuple(timedelta(minutes=minutes) for minutes in (1, 5))
"""For what its operator must mend: seldom, for nothing changes by itself."""

BUSY: Final[Pauses] = tuple(timedelta(seconds=secs) for secs in (1, 5, 15, 30))
"""For our own store."""

LONGEST_ASKED: Final = timedelta(days=1)
"""No source is left alone for longer, whatever it asks for."""

_SPREAD: Final = 0.2


def next_attempt(
    attempts: int, now: datetime, jitter: float, asked: timedelta | None = None, pauses: Pauses = UNAVAILABLE
) -> datetime:
    """Say when to try again.

    Args:
        attempts: How many in a row have failed, at least 1.
        now: Aware.
        jitter: From 0 to 1, drawn anew each time: it spreads those that failed together by a fifth of the pause.
        asked: How long the other side asked to be left alone, or None.
        pauses: See :data:`Pauses`.
    """
    pause = pauses[min(attempts, len(pauses)) - 1]
    least = min(asked, LONGEST_ASKED) if asked else timedelta()
    return now + max(pause, least) * (1 + _SPREAD * jitter)


def after_success(now: datetime) -> Health:
    """The health of a source whose attempt has just ended well."""
    return Health(succeeded=now)


def after_failure(health: Health, error: Exception, now: datetime, jitter: float) -> Health:
    """The health of a source whose attempt has just failed.

    Args:
        health: Before.
        error: Its class says whether trying again can help, and how soon.
        now: Aware.
        jitter: As for :func:`next_attempt`.
    """
    failures = health.failures + 1
    asked = error.retry_after if isinstance(error, Temporary) else None
    return replace(
        health,
        failures=failures,
        failing=health.failing or now,
        failed=now,
        error=str(error) or type(error).__name__,
        next_attempt=next_attempt(failures, now, jitter, asked, _pauses(error)),
    )


def resting(health: Health, now: datetime) -> bool:
    """Whether a source is to be left alone; never so when the clock was set back before its last failure."""
    return bool(health.failed and health.next_attempt and health.failed <= now < health.next_attempt)


def _pauses(error: Exception) -> Pauses:
    if isinstance(error, SourceUnavailable | OutletDeferred):
        return UNAVAILABLE
    return BUSY if isinstance(error, Temporary) else BROKEN
