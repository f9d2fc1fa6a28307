"""What was fetched with tokens, on its way into the store: noted at once in memory, written behind in batches.

Of equal answers within a second the first and the last are written down: a client that asks a thousand times in it
makes no thousand rows.

A crash loses what was noted since the last batch: a second of it. Where the store takes nothing for long the oldest
are lost too, and the log says how many.
"""

import threading
from collections import deque
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Final, NamedTuple

import structlog

from syndicate.model.access import Fetch
from syndicate.ports.tokens import Fetches

MOST_WAITING: Final = 50_000
"""Some 15 MB."""

_MOST_OPEN: Final = 4096
_TOGETHER: Final = timedelta(seconds=1)
_BATCH: Final = 5000

log = structlog.get_logger(__name__)


class Visit(NamedTuple):
    """An answer without its moment; the fields are those of :class:`~syndicate.model.access.Fetch`."""

    outlet: str
    prefix: str
    path: str
    status: int
    tag: str | None
    client: str

    def at(self, moment: datetime) -> Fetch:
        """The answer at a moment."""
        return Fetch(
            outlet=self.outlet,
            prefix=self.prefix,
            at=moment,
            path=self.path,
            status=self.status,
            tag=self.tag,
            client=self.client,
        )


@dataclass(slots=True)
class _Equal:
    """Equal answers: when the first was, until when others count to them, when the last was."""

    first: datetime
    until: datetime
    last: datetime


class Visits:
    """Notes fetches. Safe from any thread."""

    def __init__(self, fetches: Fetches) -> None:
        """Write into a store when told to."""
        self._fetches = fetches
        self._open: dict[Visit, _Equal] = {}
        self._waiting: deque[Fetch] = deque()
        self._lost = 0
        self._noting = threading.Lock()
        self._turn = threading.Lock()

    def note(self, visit: Visit, moment: datetime) -> None:
        """Note one."""
        with self._noting:
            equal = self._open.get(visit)
            if equal is not None and moment < equal.until:
                equal.last = moment
                return
            if equal is not None:
                self._close(visit, equal)
            elif len(self._open) >= _MOST_OPEN:
                self._close_all()
            self._open[visit] = _Equal(moment, moment + _TOGETHER, moment)

    def flush(self) -> None:
        """Write what waits.

        Raises:
            StoreError: The store takes nothing; it waits on.
        """
        with self._turn:
            with self._noting:
                self._close_all()
                lost, self._lost = self._lost, 0
            if lost:
                log.warning("fetches of outlets were not written down", number=lost)
            while batch := self._next():
                try:
                    self._fetches.note(batch)
                except BaseException:
                    self._put_back(batch)
                    raise

    def _close_all(self) -> None:
        for visit, equal in self._open.items():
            self._close(visit, equal)
        self._open.clear()

    def _close(self, visit: Visit, equal: _Equal) -> None:
        self._waiting.append(visit.at(equal.first))
        if equal.last != equal.first:
            self._waiting.append(visit.at(equal.last))
        while len(self._waiting) > MOST_WAITING:
            self._waiting.popleft()
            self._lost += 1

    def _next(self) -> Sequence[Fetch]:
        with self._noting:
            return [self._waiting.popleft() for _ in range(min(len(self._waiting), _BATCH))]

    def _put_back(self, batch: Sequence[Fetch]) -> None:
        with self._noting:
            self._waiting.extendleft(reversed(batch))
