"""Every part of one syndicate, put together."""

import os
import socket
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import ExitStack, closing, contextmanager
from dataclasses import dataclass
from datetime import timedelta
from functools import partial
from random import SystemRandom
from time import monotonic

from syndicate.build.access import Records
from syndicate.build.bus import open_bus
from syndicate.build.by_hand import channel_memory, editor, queue, tray
from syndicate.build.clock import SystemClock
from syndicate.build.couriers import courier, probes, shares
from syndicate.build.filings import defaults_of
from syndicate.build.forms import readers
from syndicate.build.hub import hub, registrar
from syndicate.build.metrics import desk_meter
from syndicate.build.pages import open_press, open_stand
from syndicate.build.retention import retention
from syndicate.build.sources import source_of
from syndicate.build.web import Behind
from syndicate.config import (
    Config,
    PolledSettings,
    PushSettings,
    WebSubSettings,
)
from syndicate.desk.collect import Collector
from syndicate.desk.deliver import Courier
from syndicate.desk.editor import DeskEditor
from syndicate.desk.health import Record
from syndicate.desk.hub import Hub
from syndicate.desk.intake import DeskIntake, Hatch
from syndicate.desk.posts import COLLECT, COURIER, HUB, PRESS, Posts
from syndicate.desk.publish import Press
from syndicate.desk.queue import QueueDesk
from syndicate.desk.reading import Desk
from syndicate.desk.retention import Retention
from syndicate.desk.trail import Trail
from syndicate.desk.tray import TrayDesk
from syndicate.errors import StoreInUse
from syndicate.metrics.counts import DeskMeter
from syndicate.metrics.reading import Feed
from syndicate.ports.bus import Bus
from syndicate.ports.check import Check
from syndicate.ports.clock import Clock
from syndicate.ports.deliveries import Deliveries
from syndicate.ports.hub import Distributions, Subscriptions
from syndicate.ports.memory import Memory
from syndicate.ports.search import Search
from syndicate.ports.source import ConfiguredSource
from syndicate.ports.stand import Stand
from syndicate.ports.wire import Wire
from syndicate.rules.normalise import Defaults
from syndicate.sources.remote import RemoteSource
from syndicate.sources.websub import WebSub
from syndicate.store import claim, open_ledger
from syndicate.store.alone import Alone
from syndicate.store.ledger import SqlLedger


@dataclass(frozen=True, slots=True, kw_only=True)
class Inlet:
    """One source and what belongs to it.

    Attributes:
        settings: As configured.
        source: What is collected from.
        defaults: What its filings do not say.
    """

    settings: PolledSettings
    source: ConfiguredSource
    defaults: Defaults


@dataclass(frozen=True, slots=True, kw_only=True)
class House:
    """Every part of one syndicate, put together.

    Attributes:
        config: What it was built from.
        clock: Its time.
        dice: Its luck: a number from 0 to 1, another each time.
        ledger: Its record.
        bus: Its messages.
        stand: Its pages.
        collector: Takes from sources.
        press: Makes pages.
        deliveries: What outlets are told, and were.
        wire: What came to stand, for those who listen.
        retention: What it forgets after a while.
        subscriptions: Who is told when a page has changed.
        distributions: What they are told, and were.
        memory: What an owner (`source:newsroom`) must know again after a restart.
        channel: By a channel's name, the memory of how it has been doing.
        records: Of tokens, and of what was fetched with them.
        inlets: Its sources that are collected from, in the configured order.
        intake: Takes what is handed in under the others.
        posts: What this node does that only one does at a time.
        meter: Counts what it does.
        trail: Where it is written down what people do by hand.
        editor: What they do to stories.
        tray: What they do with what was rejected.
        queue: What they do with deliveries and channels.
    """

    config: Config
    clock: Clock
    dice: Callable[[], float]
    ledger: SqlLedger
    bus: Bus
    stand: Stand
    collector: Collector
    press: Press
    deliveries: Deliveries
    wire: Wire
    retention: Retention
    subscriptions: Subscriptions
    distributions: Distributions
    memory: Callable[[str], Memory]
    channel: Callable[[str], Memory]
    records: Records
    inlets: tuple[Inlet, ...]
    intake: DeskIntake
    posts: Posts
    meter: DeskMeter
    trail: Trail
    editor: DeskEditor
    tray: TrayDesk
    queue: QueueDesk

    @property
    def search(self) -> Search:
        """Finds what was ever recorded by its words."""
        return self.ledger.search()

    def health(self, source: str) -> Memory:
        """The memory of how a source has been doing."""
        return self.memory(f"health:{source}")

    def probes(self) -> Mapping[str, Callable[[], str]]:
        """By name, in the configured order, how each channel is tried; see :meth:`Channel.probe`."""
        return probes(self.config, self.stand, self.ledger)

    @property
    def shares(self) -> int:
        """How many couriers the channels are shared among."""
        return len(shares(self.config))

    def courier(self, share: int) -> Courier:
        """What tells a share of the outlets; for one thread, of the node that holds its post.

        Args:
            share: Which, from 0.

        Raises:
            StoreError: What is known of channels cannot be read.
        """
        ledger = self.fenced(COURIER.format(share=share))
        return courier(
            self.config,
            shares(self.config)[share],
            stand=self.stand,
            deliveries=ledger.deliveries(),
            ledger=ledger,
            clock=self.clock,
            dice=self.dice,
            memory=partial(channel_memory, ledger),
            meter=self.meter,
        )

    def hub(self) -> Hub:
        """What tells who is to be told that a page has changed; for one thread, of the node that holds the post.

        Raises:
            StoreError: What is known from before cannot be read.
        """
        ledger = self.fenced(HUB)
        return hub(
            self.config,
            subscriptions=ledger.subscriptions(),
            distributions=ledger.distributions(),
            stand=self.stand,
            clock=self.clock,
            dice=self.dice,
        )

    def fenced(self, post: str) -> SqlLedger:
        """The record, where nothing is written unless this node holds a post."""
        return _fenced(self.ledger, self.config, self.posts, post)

    def take_stand(self, fence: int) -> None:
        """Keep those off the stand who held the press before.

        Args:
            fence: Of this node's lease.

        Raises:
            StandError: Somebody holds it since, or it cannot be reached.
        """
        if self.config.is_shared:
            self.stand.take(fence)

    def behind(self, checks: Sequence[Check] = (), *feeds: Feed) -> Behind:
        """What the web server hands requests on to.

        Args:
            checks: What must be so for this process to do its work, beside the store.
            feeds: What is measured of it, beside the desk's work.
        """
        return Behind(
            ledger=self.ledger,
            bus=self.bus,
            editor=self.editor,
            tray=self.tray,
            intake=self.intake,
            subscribers=[inlet.source for inlet in self.inlets if isinstance(inlet.source, WebSub)],
            registrar=registrar(self.config, self.subscriptions, self.stand, self.bus, self.clock),
            checks=checks,
            feeds=(self.meter.readings, *feeds),
        )


@contextmanager
def open_house(config: Config, clock: Clock | None = None) -> Iterator[House]:
    """Build everything, and let go of it at the end.

    Args:
        config: What.
        clock: The machine's by default.

    Raises:
        StoreError: The ledger cannot be opened.
        StandError: The stand cannot be opened.
    """
    clock = clock or SystemClock()
    dice = SystemRandom().random
    with ExitStack() as held:
        ledger = held.enter_context(closing(open_ledger(config.store.url)))
        stand = held.enter_context(closing(open_stand(config)))
        bus = held.enter_context(closing(open_bus(config.bus)))
        posts = held.enter_context(_posts(config, ledger))
        inlets = tuple(
            _inlet(settings, config, clock, _fenced(ledger, config, posts, COLLECT.format(source=settings.name)))
            for settings in config.sources
            if isinstance(settings, PolledSettings)
        )
        for inlet in inlets:
            if isinstance(inlet.source, RemoteSource):
                held.callback(inlet.source.close)
        press = _fenced(ledger, config, posts, PRESS)
        meter = desk_meter(config)
        collector = Collector(ledger=ledger, bus=bus, desk=Desk(readers()), sections=config.sections, meter=meter)
        trail = Trail(acts=ledger.acts(), clock=clock)
        yield House(
            config=config,
            clock=clock,
            dice=dice,
            ledger=ledger,
            bus=bus,
            stand=stand,
            collector=collector,
            press=open_press(config, clock, press, stand, bus, meter=meter),
            deliveries=ledger.deliveries(),
            wire=ledger.wire(),
            retention=retention(config, clock, press, bus),
            subscriptions=ledger.subscriptions(),
            distributions=ledger.distributions(),
            memory=ledger.memory,
            channel=partial(channel_memory, ledger),
            records=Records.of(ledger),
            inlets=inlets,
            posts=posts,
            meter=meter,
            trail=trail,
            editor=editor(config, collector, trail),
            tray=tray(config, collector, trail),
            queue=queue(config, ledger, trail),
            intake=DeskIntake(
                collector,
                clock,
                [
                    Hatch(
                        defaults=defaults_of(config, settings),
                        tokens=settings.token.read if isinstance(settings, PushSettings) else None,
                        record=Record(ledger.memory(f"health:{settings.name}"), clock, dice),
                    )
                    for settings in config.sources
                    if isinstance(settings, PushSettings | WebSubSettings)
                ],
            ),
        )


@contextmanager
def _posts(config: Config, ledger: SqlLedger) -> Iterator[Posts]:
    """What this node holds, and gives up at the end."""
    holder = f"{socket.gethostname()}:{os.getpid()}"
    posts = Posts(
        ledger.leases() if config.is_shared else Alone(), holder, timedelta(seconds=config.nodes.lease_secs), monotonic
    )
    try:
        yield posts
    finally:
        posts.leave()


def _fenced(ledger: SqlLedger, config: Config, posts: Posts, post: str) -> SqlLedger:
    return ledger.under(partial(posts.lease, post)) if config.is_shared else ledger


def daemon_runs(config: Config) -> bool:
    """Whether a daemon holds this store now."""
    try:
        with claim(config.store.url):
            return False
    except StoreInUse:
        return True


def _inlet(settings: PolledSettings, config: Config, clock: Clock, ledger: SqlLedger) -> Inlet:
    return Inlet(
        settings=settings,
        source=source_of(settings, config.agency, clock, ledger.memory(f"source:{settings.name}")),
        defaults=defaults_of(config, settings),
    )
