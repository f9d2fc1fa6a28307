"""What goes on behind the guard: live tokens are looked at again and again, what was fetched is written down."""

from collections.abc import Callable
from dataclasses import dataclass
from threading import Event, Thread
from typing import Final

import structlog

from syndicate.errors import StoreError
from syndicate.web.guard import Guard
from syndicate.web.keys import Keys
from syndicate.web.visits import Visits

LOOK_SECS: Final = 0.25
"""How often tokens are looked at: so soon one that was ended opens nothing."""

_FLUSH_SECS: Final = 1.0

log = structlog.get_logger(__name__)


class Keeper:
    """Two threads between a start and a stop: a store that is slow to write keeps no ended token alive."""

    def __init__(self, keys: Keys, visits: Visits) -> None:
        """Keep these up to date.

        Args:
            keys: Looked at again and again.
            visits: Written down again and again.
        """
        self._keys = keys
        self._visits = visits
        self._stopped = Event()
        self._threads: list[Thread] = []

    def start(self) -> None:
        """Look at the tokens once, and go on.

        Raises:
            StoreError: They cannot be read.
        """
        self._keys.refresh()
        for name, work, secs in (("keys", self._keys.refresh, LOOK_SECS), ("visits", self._visits.flush, _FLUSH_SECS)):
            thread = Thread(target=self._run, args=(name, work, secs), name=name, daemon=True)
            thread.start()
            self._threads.append(thread)

    def stop(self) -> None:
        """Write down what is left, and end; a second time is no error."""
        self._stopped.set()
        for thread in self._threads:
            thread.join()
        if self._threads:
            self._threads.clear()
            try:
                self._visits.flush()
            except StoreError as error:
                log.error("what outlets fetched last is not written down", reason=str(error))

    def _run(self, name: str, work: Callable[[], None], secs: float) -> None:
        while not self._stopped.wait(secs):
            try:
                work()
            except StoreError as error:
                log.error("tried again later", thread=name, reason=str(error))
            except Exception:
                log.exception("gone on after trouble", thread=name)


@dataclass(frozen=True, slots=True)
class Guarded:
    """A guard and what goes on behind it.

    Attributes:
        guard: Lets requests in.
        keeper: Runs as long as it does.
    """

    guard: Guard
    keeper: Keeper
