"""The pressroom: publishes for as long as this node holds the press."""

from collections.abc import Callable
from functools import partial
from threading import Event, Lock

import structlog

from syndicate.build import House
from syndicate.daemon.calling import LOOK_EVERY
from syndicate.daemon.pulse import Pulse
from syndicate.desk.posts import PRESS
from syndicate.desk.rebuild import changed_rules, refill, reroute, retire
from syndicate.desk.rebuilds import OWNER, Rebuilds
from syndicate.errors import LeaseLost, StandError, StandLost, StoreError
from syndicate.ports.meter import Part

BUSY_SECS = 1.0

log = structlog.get_logger(__name__)


class _Stopping(Exception):
    """The node is to end: what is in hand is left, to be begun again."""


class Pressroom:
    """Makes pages whenever there is something to publish. Its methods may be called by several threads."""

    def __init__(self, house: House, stopped: Event, pulse: Pulse) -> None:
        """Make one.

        Args:
            house: The parts.
            stopped: Set when it is to end.
            pulse: Where it shows that it goes on, from :meth:`open` on.
        """
        self._house = house
        self._pulse = pulse
        self._beat: Callable[[], None] = lambda: None
        self._stopped = stopped
        self._pressing = Lock()
        self._entered: int | None = None
        self._rebuilds = Rebuilds(house.fenced(PRESS).memory(OWNER), house.clock)

    def open(self) -> None:
        """Where the post is free, take it and bring every page up to date.

        Raises:
            StoreError: The ledger cannot be used.
            StandError: The pages cannot be written.
        """
        self._beat = self._pulse.worker(PRESS, self._house.posts.pause_secs + BUSY_SECS)
        if self._house.posts.hold(PRESS):
            with self._pressing:
                self._enter()

    def work(self) -> None:
        """Publish whenever the bus says so, and look by itself now and then; until stopped."""
        house = self._house
        while not self._stopped.is_set():
            self._beat()
            if not house.posts.hold(PRESS):
                self._stopped.wait(house.posts.pause_secs)
                continue
            messages = house.bus.pull("publish.*", 100, LOOK_EVERY)
            self._press(self._due)
            self._press(self._rebuild)
            for message in messages:
                house.bus.ack(message)

    def sweep(self, section: str) -> None:
        """Compose a section afresh, where this node publishes."""
        if self._house.posts.hold(PRESS):
            self._press(partial(self._house.press.refresh, [section]))

    def forget(self) -> None:
        """Forget what was kept for long enough, where this node publishes."""
        if self._house.posts.hold(PRESS):
            self._house.retention.sweep(self._stopped.is_set)

    def _press(self, work: Callable[[], int]) -> None:
        """Change pages; trouble is logged, and what is due stays so.

        Args:
            work: Says how many it changed.
        """
        try:
            with self._pressing:
                self._enter()
                changed = work()
            if changed:  # the hub looks where pages have changed
                self._house.bus.publish("distribute.due")
        except _Stopping:
            log.info("rebuilding put off until the next start")
        except (LeaseLost, StandLost) as lost:
            self._house.posts.lose(PRESS)
            log.warning("another node publishes", reason=str(lost))
        except (StoreError, StandError) as error:
            self._house.meter.failed(Part.STORE if isinstance(error, StoreError) else Part.STAND)
            log.error("publishing stopped, the errands stay due", reason=str(error))
            self._stopped.wait(BUSY_SECS)

    def _due(self) -> int:
        return self._house.press.publish(told=self._beat)

    def _rebuild(self) -> int:
        """Rebuild sections that somebody asked for at the desk."""
        changed = 0
        known = self._rebuilds.known()
        for section in self._house.config.sections:
            if section.name in known and known[section.name].asked:
                log.info("rebuilding", section=section.name)
                pages = refill(self._house.press, section, self._going_on)
                self._rebuilds.end(section.name, pages)
                log.info("rebuilt", section=section.name, pages=pages)
                changed += pages
        return changed

    def _going_on(self, _looked: int) -> None:
        self._beat()
        if self._stopped.is_set():
            raise _Stopping

    def _enter(self) -> None:
        """Begin to publish: another node, or an older configuration, may have published what this one knows."""
        house = self._house
        fence = house.posts.lease(PRESS).fence
        if fence == self._entered:
            return
        house.take_stand(fence)
        house.press.forget()
        retire(house.press)
        again = changed_rules(house.ledger, house.press.sections)
        if again:
            log.info("rules changed, routing again", sections=[section.name for section in again])
            reroute(house.press, again, lambda _: self._beat())
        house.press.publish(told=self._beat)
        house.press.refresh()
        self._entered = fence
