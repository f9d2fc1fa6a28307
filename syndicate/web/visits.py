"""What was fetched with tokens, on its way into the store: noted at once in memory, written behind in batches.

A crash loses what was noted since the last batch: a second of it. Where the store takes nothing for long the oldest
are lost too, and the log says how many.
"""

import threading
from collections import deque
from collections.abc import Sequence
from typing import Final

import structlog

from syndicate.model.access import Fetch
from syndicate.ports.tokens import Fetches

MOST_WAITING: Final = 50_000
"""Some 15 MB."""

_BATCH: Final = 5000

log = structlog.get_logger(__name__)


class Visits:
    """Notes fetches. Safe from any thread."""

    def __init__(self, fetches: Fetches) -> None:
        """Write into a store when told to."""
        self._fetches = fetches
        self._waiting: deque[Fetch] = deque()
        self._lost = 0
        self._turn = threading.Lock()

    def note(self, fetch: Fetch) -> None:
        """Note one."""
        if len(self._waiting) >= MOST_WAITING:
            self._waiting.popleft()
            self._lost += 1
        self._waiting.append(fetch)

    def flush(self) -> None:
        """Write what waits.

        Raises:
            StoreError: The store takes nothing; it waits on.
        """
        with self._turn:
            if self._lost:
                log.warning("fetches of outlets were not written down", number=self._lost)
                self._lost = 0
            while self._waiting:
                batch = [self._waiting.popleft() for _ in range(min(len(self._waiting), _BATCH))]
                try:
                    self._fetches.note(batch)
                except BaseException:
                    self._put_back(batch)
                    raise

    def _put_back(self, batch: Sequence[Fetch]) -> None:
        self._waiting.extendleft(reversed(batch))
