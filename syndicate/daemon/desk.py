"""The running desk: APScheduler, the watchers and the press, between a start and a stop."""

from collections.abc import Sequence
from datetime import timedelta
from functools import partial
from threading import Event, Lock, Thread

import structlog
from apscheduler.executors.pool import ThreadPoolExecutor
from apscheduler.schedulers.background import BackgroundScheduler
from apscheduler.triggers.base import BaseTrigger
from apscheduler.triggers.cron import CronTrigger
from apscheduler.triggers.interval import IntervalTrigger

from syndicate.build import House
from syndicate.config import SpoolSettings
from syndicate.daemon.lane import Lane
from syndicate.daemon.supervise import supervised
from syndicate.desk.rebuild import changed_rules, reroute, retire
from syndicate.errors import StandError, StoreError
from syndicate.model.section import Section
from syndicate.ports.source import WakefulSource
from syndicate.rules import language

log = structlog.get_logger(__name__)

LOOK_EVERY = timedelta(milliseconds=200)
"""How often the press looks for errands nobody on this bus announced: embargoes that end, verbs typed beside us."""

STOP_SECS = 30.0


class RunningDesk:
    """Everything of the daemon but its web server and its signals."""

    def __init__(self, house: House) -> None:
        self._house = house
        self._stopped = Event()
        self._pressing = Lock()
        self._lanes = [Lane(house.collector, source, defaults) for source, defaults in house.sources]
        self._threads: list[Thread] = []
        self._scheduler = BackgroundScheduler(
            executors={"default": ThreadPoolExecutor(max(4, len(self._lanes) + 1))},
            job_defaults={"coalesce": True, "max_instances": 1, "misfire_grace_time": None},
            timezone="UTC",
        )

    def start(self) -> None:
        """Bring every page up to date, then let things happen.

        Raises:
            StoreError: The ledger cannot be used.
            StandError: The pages cannot be written.
        """
        house = self._house
        Thread(target=language.load, name="language", daemon=True).start()
        retire(house.press)
        again = changed_rules(house.ledger, house.press.sections)
        if again:
            log.info("rules changed, routing again", sections=[section.name for section in again])
            reroute(house.press, again, lambda _: None)
        with self._pressing:
            house.press.publish()
            house.press.refresh()
        self._threads = [supervised("press", self._press, self._stopped), *self._watchers()]
        self._schedule()
        self._scheduler.start()

    def stop(self) -> None:
        """Finish what is in hand and return; nothing new is begun."""
        self._stopped.set()
        if self._scheduler.running:
            self._scheduler.shutdown(wait=True)
        for thread in self._threads:
            thread.join(STOP_SECS)

    def _schedule(self) -> None:
        for lane, every in zip(self._lanes, self._house.config.sources, strict=True):
            self._scheduler.add_job(lane.collect, trigger(every), id=f"collect:{lane.source.name}")
        for section in self._house.config.sections:
            self._scheduler.add_job(self._sweep, trigger(section), args=[section.name], id=f"publish:{section.name}")

    def _watchers(self) -> Sequence[Thread]:
        return [
            supervised(f"watch:{lane.source.name}", partial(self._watch, lane, lane.source), self._stopped)
            for lane in self._lanes
            if isinstance(lane.source, WakefulSource)
        ]

    def _watch(self, lane: Lane, source: WakefulSource) -> None:
        for _ in source.wakes(self._stopped.is_set):
            lane.collect()

    def _press(self) -> None:
        """Publish whenever the bus says so, and look by itself now and then."""
        while not self._stopped.is_set():
            messages = self._house.bus.pull("publish.*", 100, LOOK_EVERY)
            try:
                with self._pressing:
                    self._house.press.publish()
            except (StoreError, StandError) as error:
                log.error("publishing stopped, the errands stay due", reason=str(error))
                self._stopped.wait(1.0)
            for message in messages:
                self._house.bus.ack(message)

    def _sweep(self, section: str) -> None:
        try:
            with self._pressing:
                self._house.press.refresh([section])
        except (StoreError, StandError) as error:
            log.error("sweep stopped", section=section, reason=str(error))


def trigger(every: SpoolSettings | Section) -> BaseTrigger:
    """When the job of a source or a section runs: its crontab line, else its interval."""
    if every.cron:
        return CronTrigger.from_crontab(every.cron, timezone="UTC")
    return IntervalTrigger(seconds=every.every_secs, timezone="UTC")
