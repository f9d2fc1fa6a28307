"""The watchdog: the service manager hears that all is well for as long as every worker goes on."""

from collections.abc import Callable

import structlog

from syndicate.daemon.notify import Manager
from syndicate.daemon.pulse import Pulse

PATIENCE_SECS = 60.0
"""How long a worker may show no progress where no service manager says how long it waits."""

_OFTENER = 4
"""So many times in its term the manager is told (sd_watchdog_enabled(3) advises two at least)."""

log = structlog.get_logger(__name__)


class Watchdog:
    """Tells the manager, or does not. For the main thread, which thereby shows that it goes on too.

    Args:
        manager: Who is told.
        seconds: Counts seconds.
    """

    def __init__(self, manager: Manager, seconds: Callable[[], float]) -> None:
        self._manager = manager
        self._seconds = seconds
        self._told = float("-inf")
        self._stuck: frozenset[str] = frozenset()
        self.pulse = Pulse(seconds, self.turn)

    @property
    def patience_secs(self) -> float:
        """How long a worker may show no progress beyond what it always may."""
        term = self._manager.watchdog_secs
        return term / 2 if term else PATIENCE_SECS

    def begin(self) -> Pulse:
        """Expect signs of workers anew, as another configuration has others."""
        self.pulse = Pulse(self._seconds, self.turn)
        self._stuck = frozenset()
        return self.pulse

    def turn(self) -> None:
        """Look at all workers, and tell the manager where they go on; to be called several times a second."""
        stuck = frozenset(self.pulse.stuck(self.patience_secs))
        for name in sorted(stuck - self._stuck):
            log.error("a worker does not go on", worker=name, at=self.pulse.place(name))
        for name in sorted(self._stuck - stuck):
            log.info("a worker goes on again", worker=name)
        if stuck and stuck != self._stuck:
            self._manager.tell(f"STATUS=Not going on: {', '.join(sorted(stuck))}")
        self._stuck = stuck
        term = self._manager.watchdog_secs
        if term and not stuck and self._seconds() >= self._told + term / _OFTENER:
            self._told = self._seconds()
            self._manager.tell("WATCHDOG=1")
