"""The running desk: APScheduler, the watchers and the press, between a start and a stop."""

import time
from collections.abc import Sequence
from datetime import datetime
from functools import partial
from threading import Event, Lock, Thread

import structlog
from apscheduler.executors.pool import ThreadPoolExecutor
from apscheduler.schedulers.background import BackgroundScheduler
from apscheduler.triggers.base import BaseTrigger
from apscheduler.triggers.cron import CronTrigger
from apscheduler.triggers.date import DateTrigger
from apscheduler.triggers.interval import IntervalTrigger

from syndicate.build import House, Inlet
from syndicate.config import PolledSettings
from syndicate.daemon.calling import LOOK_EVERY, keep_at
from syndicate.daemon.lane import Lane
from syndicate.daemon.supervise import supervised
from syndicate.daemon.watch import watch
from syndicate.desk.health import Record
from syndicate.desk.rebuild import changed_rules, reroute, retire
from syndicate.errors import StandError, StoreError
from syndicate.model.section import Section
from syndicate.ports.source import WakefulSource
from syndicate.rules import language, places

log = structlog.get_logger(__name__)

DELIVERIES_EVERY_SECS = 2.0
"""How often the courier looks for deliveries nobody announced: those to be tried again, verbs typed beside us."""

FORGET_EVERY_SECS = 3600
"""How often what was kept for long enough is forgotten."""

PAGES_EVERY_SECS = 30.0
"""How often the hub compares pages that nobody announced with what was told."""

STOP_SECS = 30.0

LANE_STOP_SECS = 5.0
"""For all lanes together: what a source that hangs has not given by then, it still has."""

THREADS = 4


class RunningDesk:
    """Everything of the daemon but its web server and its signals."""

    def __init__(self, house: House) -> None:
        self._house = house
        self._stopped = Event()
        self._pressing = Lock()
        self._lanes: list[Lane] = []
        self._threads: list[Thread] = []
        self._watches: Sequence[Thread] = ()
        self._scheduler = BackgroundScheduler(
            executors={"default": ThreadPoolExecutor(THREADS)},  # for pages; lanes have threads of their own
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
        Thread(target=places.load, name="places", daemon=True).start()
        retire(house.press)
        again = changed_rules(house.ledger, house.press.sections)
        if again:
            log.info("rules changed, routing again", sections=[section.name for section in again])
            reroute(house.press, again, lambda _: None)
        with self._pressing:
            house.press.publish()
            house.press.refresh()
        self._lanes = [self._lane(inlet) for inlet in house.inlets]
        self._threads = [supervised("press", self._press, self._stopped)]
        if house.config.channels:
            self._threads.append(supervised("courier", self._deliver, self._stopped))
        if house.config.agency.hubs:
            self._threads.append(supervised("hub", self._distribute, self._stopped))
        self._watches = self._watchers()
        self._schedule()
        self._scheduler.start()

    def stop(self) -> None:
        """Finish what is in hand and return; nothing new is begun."""
        self._stopped.set()
        if self._scheduler.running:
            self._scheduler.shutdown(wait=True)
        end = time.monotonic() + LANE_STOP_SECS
        for lane in self._lanes:
            if not lane.finish(max(0.0, end - time.monotonic())):
                log.warning("source left in the middle of a turn", source=lane.name)
        for thread in self._watches:
            thread.join(max(0.1, end - time.monotonic()))
        for thread in self._threads:
            thread.join(STOP_SECS)

    def _lane(self, inlet: Inlet) -> Lane:
        house = self._house
        name = inlet.source.name
        record = Record(house.health(name), house.clock, house.dice)
        return Lane(house.collector, inlet, record, partial(self._again, name))

    def _schedule(self) -> None:
        for lane in self._lanes:
            settings = lane.inlet.settings
            at_once = {} if settings.cron else {"next_run_time": self._house.clock.now()}
            self._scheduler.add_job(lane.ask, trigger(settings), id=f"collect:{lane.name}", **at_once)
        self._scheduler.add_job(
            partial(self._house.retention.sweep, self._stopped.is_set),
            IntervalTrigger(seconds=FORGET_EVERY_SECS, timezone="UTC"),
            id="forget",
            next_run_time=self._house.clock.now(),
        )
        for section in self._house.config.sections:
            self._scheduler.add_job(self._sweep, trigger(section), args=[section.name], id=f"publish:{section.name}")

    def _again(self, name: str, when: datetime) -> None:
        """Let a lane have another turn, beside those of its schedule."""
        [lane] = [lane for lane in self._lanes if lane.name == name]
        self._scheduler.add_job(lane.ask, DateTrigger(when), id=f"again:{name}", replace_existing=True)

    def _watchers(self) -> Sequence[Thread]:
        house = self._house
        return [
            supervised(
                f"watch:{lane.name}",
                partial(watch, lane, lane.inlet.source, self._stopped, house.clock, house.dice),
                self._stopped,
            )
            for lane in self._lanes
            if isinstance(lane.inlet.source, WakefulSource)
        ]

    def _press(self) -> None:
        """Publish whenever the bus says so, and look by itself now and then."""
        while not self._stopped.is_set():
            messages = self._house.bus.pull("publish.*", 100, LOOK_EVERY)
            try:
                with self._pressing:
                    changed = self._house.press.publish()
                self._announce(changed)
            except (StoreError, StandError) as error:
                log.error("publishing stopped, the errands stay due", reason=str(error))
                self._stopped.wait(1.0)
            for message in messages:
                self._house.bus.ack(message)

    def _deliver(self) -> None:
        """Tell outlets whenever the bus says so, and look by itself now and then."""
        keep_at(self._house.courier(), self._house.bus, "deliver.*", DELIVERIES_EVERY_SECS, self._stopped)

    def _distribute(self) -> None:
        """Tell subscribers, and the hubs of others, whenever pages have changed; look by itself now and then."""
        keep_at(self._house.hub(), self._house.bus, "distribute.*", PAGES_EVERY_SECS, self._stopped)

    def _announce(self, changed: int) -> None:
        """Have the hub look where pages have changed."""
        if changed:
            self._house.bus.publish("distribute.due", "distribute.due")

    def _sweep(self, section: str) -> None:
        try:
            with self._pressing:
                changed = self._house.press.refresh([section])
            self._announce(changed)
        except (StoreError, StandError) as error:
            log.error("sweep stopped", section=section, reason=str(error))


def trigger(every: PolledSettings | Section) -> BaseTrigger:
    """When the job of a source or a section runs: its crontab line, else its interval."""
    if every.cron:
        return CronTrigger.from_crontab(every.cron, timezone="UTC")
    return IntervalTrigger(seconds=every.every_secs, timezone="UTC")
