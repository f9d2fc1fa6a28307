"""One source's lane: whoever asks for a collection, one runs at a time, and a source in trouble is left alone."""

from collections.abc import Callable
from datetime import datetime
from threading import Lock, Thread

import structlog
from structlog.contextvars import bound_contextvars

from syndicate.build import Inlet
from syndicate.desk.collect import Collector, Tally
from syndicate.desk.health import Record
from syndicate.desk.posts import COLLECT, Posts
from syndicate.errors import LeaseLost, StoreError, SyndicateError, Temporary
from syndicate.ports.meter import Part

log = structlog.get_logger(__name__)


class Lane:
    """Collects from one source for a schedule and a watcher alike."""

    def __init__(
        self, collector: Collector, inlet: Inlet, record: Record, again: Callable[[datetime], None], posts: Posts
    ) -> None:
        """Make a lane.

        Args:
            collector: Does the work.
            inlet: The source.
            record: Its health.
            again: Called after a failure with the moment to call :meth:`collect` again.
            posts: Those of this node; where another collects, it does not.
        """
        self._collector = collector
        self._record = record
        self._again = again
        self._posts = posts
        self._post = COLLECT.format(source=inlet.source.name)
        self._busy = Lock()
        self._waiting = Lock()
        self._closed = False
        self._told = ""
        self.inlet = inlet

    @property
    def name(self) -> str:
        """The source's."""
        return self.inlet.source.name

    def ask(self) -> None:
        """Have it collected soon, in a thread that the end of the process does not wait for; one turn waits at most."""
        if self._waiting.acquire(blocking=False):
            Thread(target=self._turn, name=f"lane:{self.name}", daemon=True).start()

    def finish(self, patience_secs: float) -> bool:
        """Let no other turn begin, and wait for the one in hand; whether it ended in time."""
        self._closed = True
        ended = self._busy.acquire(timeout=patience_secs)
        if ended:
            self._busy.release()
        return ended

    def collect(self) -> Tally:
        """Collect what is there, unless the source failed lately and its time has not come, or another node collects.

        Trouble is logged, once for as long as it stays the same; what it left is found at the next turn.
        """
        with self._busy:
            return Tally() if self._resting() else self._collect()

    def _turn(self) -> None:
        with self._busy:
            self._waiting.release()
            if not self._resting():
                self._collect()

    def _resting(self) -> bool:
        return self._closed or (bool(self._told) and self._record.resting()) or not self._posts.hold(self._post)

    def _collect(self) -> Tally:
        try:
            with bound_contextvars(source=self.name):
                tally = self._collector.collect(self.inlet.source, self.inlet.defaults)
        except LeaseLost:
            self._posts.lose(self._post)
            return Tally()
        except Exception as error:  # noqa: BLE001 - whatever breaks in a source, the others go on
            self._failed(error)
            return Tally()
        if self._told:
            log.info("source works again", source=self.name, failures=self._record.health.failures)
            self._told = ""
        self._record.succeeded()
        if tally.filed:
            log.info(
                "collected",
                source=self.name,
                stored=tally.stored,
                repeated=tally.repeated,
                rejected=tally.rejected,
            )
        return tally

    def _failed(self, error: Exception) -> None:
        if isinstance(error, StoreError):
            self._collector.meter.failed(Part.STORE)
        health = self._record.failed(error)
        if health.error and health.error != self._told:
            level = log.warning if isinstance(error, Temporary) else log.error
            ours = None if isinstance(error, SyndicateError) else error
            level("collection stopped", source=self.name, reason=health.error, exc_info=ours)
            self._told = health.error
        if health.next_attempt:
            self._again(health.next_attempt)
