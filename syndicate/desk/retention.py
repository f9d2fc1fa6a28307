"""Retention: what only grows is forgotten after a while, a little at a time, so that nobody waits for it."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Final

import structlog

from syndicate.desk.forgetting import Sweeper
from syndicate.errors import StoreError
from syndicate.ports.clock import Clock

STEP: Final = 500
"""Rows that one transaction takes away: a tenth of a second in which others wait for their turn to write."""

log = structlog.get_logger(__name__)


@dataclass(frozen=True, slots=True, kw_only=True)
class Kind:
    """One kind of records, which only grow.

    Attributes:
        name: For the log.
        trim: Forgets what is older than a moment, about so many rows; how many there were, 0 when nothing is left.
        keep: For how long it is kept.
    """

    name: str
    trim: Callable[[datetime, int], int]
    keep: timedelta


@dataclass(frozen=True, slots=True, kw_only=True)
class Retention:
    """Forgets what was kept for long enough.

    Attributes:
        kinds: Of records.
        clock: The time.
        stories: Forgets these; None where all are kept.
    """

    kinds: Sequence[Kind]
    clock: Clock
    stories: Sweeper | None = None

    def sweep(self, stopped: Callable[[], bool] = lambda: False) -> None:
        """Forget everything that is old enough, until told to stop; what cannot be forgotten now is the next time."""
        for each in self.kinds:
            before = self.clock.now() - each.keep
            forgotten = 0
            try:
                while not stopped() and (count := each.trim(before, STEP)):
                    forgotten += count
            except StoreError as error:
                log.warning("old records were not all forgotten", of=each.name, reason=str(error))
            if forgotten:
                log.info("old records forgotten", of=each.name, rows=forgotten)
        if self.stories:
            self.stories.sweep(stopped)
