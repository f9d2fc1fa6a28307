"""How sources have been doing, kept over a restart so that the command line and the next daemon know it."""

from collections.abc import Callable
from datetime import timedelta
from typing import Final

import structlog

from syndicate.errors import StoreError
from syndicate.model.health import Health
from syndicate.ports.clock import Clock
from syndicate.ports.memory import Memory
from syndicate.rules import retry
from syndicate.rules.health import in_words, read

SUCCESS_EVERY: Final = timedelta(minutes=1)
"""Of sources."""

log = structlog.get_logger(__name__)


def recalled(memory: Memory) -> Health:
    """The health that was written down last.

    Raises:
        StoreError: The memory cannot be read.
    """
    return read(memory.recall())


class Record:
    """The health of one source, as attempts change it. Not for two threads at once."""

    def __init__(
        self, memory: Memory, clock: Clock, dice: Callable[[], float], success_every: timedelta = SUCCESS_EVERY
    ) -> None:
        """Take up where the last process left off.

        Args:
            memory: Where it is kept.
            clock: The time.
            dice: From 0 to 1.
            success_every: A success is written down no more often, unless it follows a failure.

        Raises:
            StoreError: The memory cannot be read.
        """
        self._memory = memory
        self._clock = clock
        self._dice = dice
        self._success_every = success_every
        self._health = recalled(memory)
        self._written = self._health

    @property
    def health(self) -> Health:
        """As it is now."""
        return self._health

    def resting(self) -> bool:
        """Whether the source is to be left alone for now."""
        return retry.resting(self._health, self._clock.now())

    def succeeded(self) -> None:
        """Note that an attempt ended well."""
        self._health = retry.after_success(self._clock.now())
        last = self._written.succeeded
        if self._written.failures or last is None or not last <= self._clock.now() < last + self._success_every:
            self._write()

    def failed(self, error: Exception) -> Health:
        """Note that an attempt failed; says when to try again."""
        self._health = retry.after_failure(self._health, error, self._clock.now(), self._dice())
        self._write()
        return self._health

    def _write(self) -> None:
        try:
            self._memory.remember(in_words(self._health))
        except StoreError as error:
            log.warning("the health of a source was not written down", reason=str(error))
        else:
            self._written = self._health
