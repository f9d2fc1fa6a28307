"""The running desk: APScheduler, the watchers, the pressroom and the callers, between a start and a stop."""

import time
from collections.abc import Callable, Collection, Iterator, Sequence
from datetime import datetime
from functools import partial
from threading import Event, Thread

import structlog
from apscheduler.executors.pool import ThreadPoolExecutor
from apscheduler.schedulers.background import BackgroundScheduler
from apscheduler.triggers.base import BaseTrigger
from apscheduler.triggers.cron import CronTrigger
from apscheduler.triggers.date import DateTrigger
from apscheduler.triggers.interval import IntervalTrigger

from syndicate.build import House, Inlet
from syndicate.config import PolledSettings
from syndicate.daemon import allocator
from syndicate.daemon.calling import BUSY_SECS, Caller, keep_at
from syndicate.daemon.clock_steps import ClockSteps, follow
from syndicate.daemon.hearing import hear
from syndicate.daemon.lane import Lane
from syndicate.daemon.pressroom import Pressroom
from syndicate.daemon.pulse import Pulse
from syndicate.daemon.roles import EVERY, Role
from syndicate.daemon.supervise import supervised
from syndicate.daemon.watch import watch
from syndicate.desk.health import Record
from syndicate.desk.indexing import Indexing
from syndicate.desk.posts import COURIER, HUB, PRESS
from syndicate.errors import LeaseLost, StandError
from syndicate.model.section import Section
from syndicate.ports.check import Check
from syndicate.ports.source import WakefulSource
from syndicate.rules import places

log = structlog.get_logger(__name__)

DELIVERIES_EVERY_SECS = 2.0
"""How often the courier looks for deliveries nobody announced: those to be tried again, verbs typed beside us."""

FORGET_EVERY_SECS = 3600
"""How often what was kept for long enough is forgotten."""

GIVE_BACK_EVERY_SECS = 3600
"""How often memory that lies free is given back."""

INDEX_EVERY_SECS = 60
"""How often it is looked whether nodes that know no index stored something."""

PAGES_EVERY_SECS = 30.0
"""How often the hub compares pages that nobody announced with what was told."""

CLOCK_EVERY_SECS = 1.0
"""How often it is looked whether the clock was set back."""

STOP_SECS = 30.0

LANE_STOP_SECS = 5.0
"""For all lanes together: what a source that hangs has not given by then, it still has."""

THREADS = 4


class RunningDesk:
    """Everything of the daemon but its web server and its signals."""

    def __init__(self, house: House, roles: Collection[Role] = EVERY, pulse: Pulse | None = None) -> None:
        """Make ready; nothing happens yet.

        Args:
            house: The parts.
            roles: What it does of collecting, publishing and delivering.
            pulse: Where its threads show that they go on.
        """
        self._house = house
        self._roles = roles
        self._pulse = pulse or Pulse(time.monotonic)
        self._begun = False
        self._stopped = Event()
        self._pressroom = Pressroom(house, self._stopped, self._pulse)
        self._lanes: list[Lane] = []
        self._threads: list[Thread] = []
        self._watches: Sequence[Thread] = ()
        self._scheduler = BackgroundScheduler(
            executors={  # for pages; lanes have threads of their own, and posts wait for no pages
                "default": ThreadPoolExecutor(THREADS),
                "posts": ThreadPoolExecutor(1),
            },
            job_defaults={"coalesce": True, "max_instances": 1, "misfire_grace_time": None},
            timezone="UTC",
        )

    def start(self) -> None:
        """Bring every page up to date where this node publishes, then let things happen.

        Raises:
            StoreError: The ledger cannot be used.
            StandError: The pages cannot be written.
        """
        house = self._house
        every = IntervalTrigger(seconds=house.posts.pause_secs, timezone="UTC")
        renew = partial(self._renew, self._pulse.worker("schedule", house.posts.pause_secs))
        self._scheduler.add_job(renew, every, id="posts", executor="posts")
        seldom = IntervalTrigger(seconds=GIVE_BACK_EVERY_SECS, timezone="UTC")
        self._scheduler.add_job(allocator.give_back, seldom, id="memory")
        self._scheduler.start()
        self._threads.append(supervised("clock", self._follow_clock, self._stopped))
        if Role.COLLECT in self._roles:
            Thread(target=places.load, name="places", daemon=True).start()
        if Role.SERVE in self._roles and house.config.is_shared:
            hearing = partial(hear, house.bus, house.stand, self._stopped.is_set)
            self._threads.append(supervised("pages", hearing, self._stopped))
        if Role.PUBLISH in self._roles:
            self._pressroom.open()
            self._threads.append(supervised("press", self._pressroom.work, self._stopped))
            self._schedule_pages()
        if Role.DELIVER in self._roles:
            self._threads += self._callers()
        self._scheduler.add_job(
            Indexing(house.search).catch_up,
            IntervalTrigger(seconds=INDEX_EVERY_SECS, timezone="UTC"),
            args=[self._stopped.wait],
            id="index",
            next_run_time=house.clock.now(),
        )
        if Role.COLLECT in self._roles:
            self._lanes = [self._lane(inlet) for inlet in house.inlets]
            self._watches = self._watchers()
            self._schedule_lanes()
        self._begun = True

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
        self._house.posts.leave()

    def checks(self, patience_secs: float) -> Sequence[Check]:
        """What must be so for this node to do its work.

        Args:
            patience_secs: How long a thread may show no progress.
        """
        return (
            Check("stand", self._stand_trouble),
            Check("sources", self._source_trouble),
            Check("workers", partial(self._worker_trouble, patience_secs)),
            Check("leases", lambda: "" if self._house.posts.answered else "cannot be renewed"),
        )

    def _stand_trouble(self) -> str:
        """Whether pages can be written, where this node writes them."""
        if PRESS not in self._house.posts.mine():
            return ""
        try:
            self._house.stand.probe()
        except StandError:
            return "cannot be written"
        return ""

    def _worker_trouble(self, patience_secs: float) -> str:
        if not self._begun:
            return "beginning"
        return "not going on" if self._pulse.stuck(patience_secs) else ""

    def _source_trouble(self) -> str:
        ended = sum(not thread.is_alive() for thread in self._watches)
        if Role.COLLECT in self._roles and not self._scheduler.running:
            return "the schedule has ended"
        return f"{ended} of {len(self._watches)} watches have ended" if ended else ""

    def _lane(self, inlet: Inlet) -> Lane:
        house = self._house
        name = inlet.source.name
        record = Record(house.health(name), house.clock, house.dice)
        return Lane(house.collector, inlet, record, partial(self._again, name), house.posts)

    def _callers(self) -> Iterator[Thread]:
        house = self._house
        for share in range(house.shares):
            courier = partial(self._call, COURIER.format(share=share), partial(house.courier, share))
            deliver = partial(courier, f"deliver.{share}", DELIVERIES_EVERY_SECS)
            yield supervised(f"courier:{share}", deliver, self._stopped)
        if house.config.agency.hubs:
            distribute = partial(self._call, HUB, house.hub, "distribute.*", PAGES_EVERY_SECS)
            yield supervised("hub", distribute, self._stopped)

    def _renew(self, beat: Callable[[], None]) -> None:
        self._house.posts.renew()
        beat()

    def _follow_clock(self) -> None:
        """Keep the schedule going when the clock is set back; until stopped."""
        steps = ClockSteps(self._house.clock, time.monotonic)
        while not self._stopped.wait(CLOCK_EVERY_SECS):
            if back := steps.back():
                log.warning("the clock was set back, the schedule follows", secs=round(back.total_seconds(), 1))
                follow(self._scheduler, self._house.clock.now(), back)

    def _call(self, post: str, caller: Callable[[], Caller], subject: str, look_secs: float) -> None:
        """Tell whoever is to be told, for as long as this node holds the post."""
        posts = self._house.posts
        beat = self._pulse.worker(post, posts.pause_secs + BUSY_SECS)

        def is_over() -> bool:
            beat()
            return self._stopped.is_set() or not posts.hold(post)

        while not self._stopped.is_set():
            beat()
            if posts.hold(post):
                try:
                    keep_at(caller(), self._house.bus, subject, look_secs, is_over, meter=self._house.meter)
                except LeaseLost as lost:
                    posts.lose(post)
                    log.warning("another node calls", post=post, reason=str(lost))
            self._stopped.wait(posts.pause_secs)

    def _schedule_lanes(self) -> None:
        for lane in self._lanes:
            settings = lane.inlet.settings
            at_once = {} if settings.cron else {"next_run_time": self._house.clock.now()}
            self._scheduler.add_job(lane.ask, trigger(settings), id=f"collect:{lane.name}", **at_once)

    def _schedule_pages(self) -> None:
        self._scheduler.add_job(
            self._pressroom.forget,
            IntervalTrigger(seconds=FORGET_EVERY_SECS, timezone="UTC"),
            id="forget",
            next_run_time=self._house.clock.now(),
        )
        for section in self._house.config.sections:
            job = f"publish:{section.name}"
            self._scheduler.add_job(self._pressroom.sweep, trigger(section), args=[section.name], id=job)

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


def trigger(every: PolledSettings | Section) -> BaseTrigger:
    """When the job of a source or a section runs: its crontab line, else its interval."""
    if every.cron:
        return CronTrigger.from_crontab(every.cron, timezone="UTC")
    return IntervalTrigger(seconds=every.every_secs, timezone="UTC")
