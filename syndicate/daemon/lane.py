"""One source's lane: whoever asks for a collection, one runs at a time."""

from threading import Lock

import structlog

from syndicate.desk.collect import Collector, Tally
from syndicate.errors import SyndicateError, Temporary
from syndicate.ports.source import Source
from syndicate.rules.normalise import Defaults

log = structlog.get_logger(__name__)


class Lane:
    """Collects from one source for a schedule and a watcher alike."""

    def __init__(self, collector: Collector, source: Source, defaults: Defaults) -> None:
        self._collector = collector
        self._defaults = defaults
        self._busy = Lock()
        self.source = source

    def collect(self) -> Tally:
        """Collect what is there; trouble is logged, and what it left is found at the next turn."""
        with self._busy:
            return self._collect()

    def _collect(self) -> Tally:
        try:
            tally = self._collector.collect(self.source, self._defaults)
        except SyndicateError as error:
            level = log.warning if isinstance(error, Temporary) else log.error
            level("collection stopped", source=self.source.name, reason=str(error))
            return Tally()
        if tally.filed:
            log.info(
                "collected",
                source=self.source.name,
                stored=tally.stored,
                repeated=tally.repeated,
                rejected=tally.rejected,
            )
        return tally
