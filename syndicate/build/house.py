"""Every part of one syndicate, put together."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import ExitStack, closing, contextmanager
from dataclasses import dataclass
from datetime import datetime, timedelta
from functools import partial
from random import SystemRandom
from time import monotonic

from syndicate.build.clock import SystemClock
from syndicate.build.couriers import courier, orders
from syndicate.build.filings import defaults_of
from syndicate.build.forms import readers
from syndicate.build.listening import switchboard
from syndicate.build.sources import source_of
from syndicate.build.writers import BY_VERSION, front_writers, item_forms, item_writers, outlet_writer, writers
from syndicate.bus.local import LocalBus
from syndicate.config import (
    Config,
    PolledSettings,
    PushSettings,
    Web,
    WebSubSettings,
)
from syndicate.desk.collect import Collector
from syndicate.desk.deliver import Courier
from syndicate.desk.health import Record
from syndicate.desk.intake import DeskIntake, Hatch
from syndicate.desk.kept import Kept
from syndicate.desk.lines import Line
from syndicate.desk.publish import Press
from syndicate.desk.reading import Desk
from syndicate.desk.ticker import Ticker
from syndicate.errors import StoreInUse
from syndicate.model.outlet import Outlet
from syndicate.ports.bus import Bus
from syndicate.ports.clock import Clock
from syndicate.ports.deliveries import Deliveries
from syndicate.ports.ledger import Ledger
from syndicate.ports.memory import Memory
from syndicate.ports.source import ConfiguredSource
from syndicate.ports.subscriber import Subscriber
from syndicate.ports.wire import Wire
from syndicate.rules.addresses import section_path
from syndicate.rules.allowance import Allowance
from syndicate.rules.facts.profiles import SITEMAP
from syndicate.rules.normalise import Defaults
from syndicate.rules.outlets import outlet_section
from syndicate.sources.remote import RemoteSource
from syndicate.sources.websub import WebSub
from syndicate.stand.folder import FolderStand
from syndicate.store import claim, open_ledger
from syndicate.store.ledger import SqlLedger
from syndicate.web.description import Description
from syndicate.web.doors import Door
from syndicate.web.hub_door import PATH, HubDoor
from syndicate.web.limits import Limits
from syndicate.web.links import Links
from syndicate.web.push import PushDoor
from syndicate.web.server import WebServer
from syndicate.web.wire.switchboard import Switchboard


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
        memory: What an owner (`source:newsroom`) must know again after a restart.
        inlets: Its sources that are collected from, in the configured order.
        intake: Takes what is handed in under the others.
        switchboard: Makes what plays the wire to those who listen.
    """

    config: Config
    clock: Clock
    dice: Callable[[], float]
    ledger: Ledger
    bus: Bus
    stand: FolderStand
    collector: Collector
    press: Press
    deliveries: Deliveries
    wire: Wire
    memory: Callable[[str], Memory]
    inlets: tuple[Inlet, ...]
    intake: DeskIntake
    switchboard: Callable[[], Switchboard]

    @property
    def subscribers(self) -> tuple[Subscriber, ...]:
        """Its sources that hubs send to."""
        return tuple(inlet.source for inlet in self.inlets if isinstance(inlet.source, WebSub))

    def health(self, source: str) -> Memory:
        """The memory of how a source has been doing."""
        return self.memory(f"health:{source}")

    def outlet(self, name: str) -> Memory:
        """The memory of how an outlet has been doing."""
        return self.memory(f"outlet:{name}")

    def forgets_before(self) -> datetime:
        """The moment from before which events of the wire are kept no longer."""
        return self.clock.now() - timedelta(days=self.config.wire.keep_days)

    def courier(self) -> Courier:
        """What tells outlets; for one thread, and one at a time on a store.

        Raises:
            StoreError: What is known of outlets cannot be read.
        """
        return courier(
            self.config,
            deliveries=self.deliveries,
            ledger=self.ledger,
            clock=self.clock,
            dice=self.dice,
            memory=self.outlet,
        )


@contextmanager
def open_house(config: Config) -> Iterator[House]:
    """Build everything, and let go of it at the end.

    Raises:
        StoreError: The ledger cannot be opened.
        StandError: The stand cannot be opened.
    """
    clock = SystemClock()
    dice = SystemRandom().random
    with ExitStack() as held:
        ledger = held.enter_context(closing(open_ledger(config.store.url)))
        stand = held.enter_context(closing(open_stand(config)))
        bus = held.enter_context(closing(LocalBus()))
        inlets = tuple(
            _inlet(settings, config, clock, ledger)
            for settings in config.sources
            if isinstance(settings, PolledSettings)
        )
        for inlet in inlets:
            if isinstance(inlet.source, RemoteSource):
                held.callback(inlet.source.close)
        collector = Collector(ledger=ledger, bus=bus, desk=Desk(readers()), sections=config.sections)
        yield House(
            config=config,
            clock=clock,
            dice=dice,
            ledger=ledger,
            bus=bus,
            stand=stand,
            collector=collector,
            press=_press(config, clock, ledger, stand, bus),
            deliveries=ledger.deliveries(),
            wire=ledger.wire(),
            memory=ledger.memory,
            inlets=inlets,
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
            switchboard=partial(switchboard, config, ledger, bus),
        )


def open_stand(config: Config) -> FolderStand:
    """The published folder."""
    agency = config.agency
    pages = {writer.filename: writer.media_type for writer in writers(agency)}
    documents = {f".{writer.suffix}": writer.media_type for writer in item_writers(agency)}
    lines = {
        section_path(outlet_section(line.outlet).name, line.writer.filename): line.writer.media_type
        for line in _lines(config)
    }
    return FolderStand(config.stand.path, pages | documents | lines)


def open_web(
    config: Config,
    stand: FolderStand,
    intake: DeskIntake | None = None,
    subscribers: Sequence[Subscriber] = (),
    *,
    wire: Switchboard | None = None,
) -> WebServer:
    """The web server in front of a stand, not started.

    Args:
        config: Which pages there are, and whether dispatches are pushed.
        stand: The pages.
        intake: Where dispatches go that are pushed; None for a server that only serves.
        subscribers: Sources that hubs send to.
        wire: What plays the wire to those who listen; None where nobody can.

    Raises:
        StoreError: What is agreed with hubs cannot be read.
    """
    known = writers(config.agency)
    addresses = tuple(
        section_path(section.name, "" if writer.filename == "index.html" else writer.filename)
        for section in config.sections
        for writer in known
        if writer.name in section.formats
    )
    return WebServer(
        stand,
        config.web.host,
        config.web.port,
        addresses,
        _doors(config, intake, subscribers),
        limits=_limits(config.web),
        renamed={former: section.name for section in config.sections for former in section.formerly},
        links=Links(stand, config.agency.base_url, config.agency.hubs),
        wire=wire,
    )


def _limits(web: Web) -> Limits | None:
    if not web.client_requests_per_minute:
        return None
    allowance = Allowance(requests_per_minute=web.client_requests_per_minute, burst_requests=web.client_burst_requests)
    return Limits(allowance, repeat_requests=web.repeat_cost_requests, trusted=web.trusted_proxies, now=monotonic)


def _doors(config: Config, intake: DeskIntake | None, subscribers: Sequence[Subscriber]) -> Mapping[str, Door]:
    doors: dict[str, Door] = {}
    if any(isinstance(settings, PushSettings) for settings in config.sources):
        doors |= {"/api/dispatches": PushDoor(intake), "/api/openapi.json": Description()}
    if intake is not None:
        doors |= {f"{PATH}{each.name}/{each.key}": HubDoor(each, intake) for each in subscribers}
    return doors


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


def _press(config: Config, clock: Clock, ledger: SqlLedger, stand: FolderStand, bus: Bus) -> Press:
    items = item_forms(config.items.formats, config.sections, config.outlets, config.agency)
    return Press(
        ledger=ledger,
        stand=stand,
        clock=clock,
        sections=config.sections,
        writers=writers(config.agency),
        item_writers=item_writers(config.agency, items),
        items=items,
        versions=BY_VERSION,
        front_writers=front_writers(config.agency),
        lines=_lines(config),
        kept=Kept(ledger, most=_kept(config)),
        orders=orders(config, ledger.deliveries(), bus),
        ticker=Ticker(
            ledger=ledger,
            wire=ledger.wire(),
            bus=bus,
            sections=frozenset(section.name for section in config.sections),
        ),
    )


def _lines(config: Config) -> list[Line]:
    return [
        Line(outlet=outlet, writer=outlet_writer(outlet, config.agency)) for outlet in (_news(config), *config.outlets)
    ]


def _news(config: Config) -> Outlet:
    """Search engines, which find what is new by the sitemap of all sections."""
    return Outlet(
        name="",
        title=config.agency.name,
        language=config.agency.language,
        sections=tuple(section.name for section in config.sections),
        profile=SITEMAP,
    )


def _kept(config: Config) -> int:
    """How many versions are kept rendered: those on current pages, and as many as one round may bring."""
    return (
        1000
        + sum(section.limit for section in config.sections)
        + sum(2 * outlet.profile.most_items for outlet in config.outlets)
    )
