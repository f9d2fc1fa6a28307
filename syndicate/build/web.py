"""The web server, and what requests are handed on to."""

from collections.abc import Iterator, Mapping, Sequence
from contextlib import closing, contextmanager
from dataclasses import dataclass
from functools import partial
from secrets import token_hex
from time import monotonic
from typing import TYPE_CHECKING

from syndicate.build.access import Records, guarded, is_guarded
from syndicate.build.bus import open_bus
from syndicate.build.by_hand import editor, tray
from syndicate.build.clock import SystemClock
from syndicate.build.forms import readers
from syndicate.build.hub import subscribe_door
from syndicate.build.listening import switchboard
from syndicate.build.monitors import monitors
from syndicate.build.writers import writers
from syndicate.config import Config, PushSettings, Web
from syndicate.desk.collect import Collector
from syndicate.desk.editor import DeskEditor
from syndicate.desk.reading import Desk
from syndicate.desk.trail import Trail
from syndicate.desk.tray import TrayDesk
from syndicate.metrics.reading import Feed
from syndicate.ports.bus import Bus
from syndicate.ports.check import Check
from syndicate.ports.hub import Registrar
from syndicate.ports.intake import Intake
from syndicate.ports.stand import Stand
from syndicate.ports.subscriber import Subscriber
from syndicate.rules.addresses import section_path
from syndicate.rules.allowance import Allowance
from syndicate.store import open_ledger
from syndicate.store.ledger import SqlLedger
from syndicate.web.clients import Clients
from syndicate.web.description import OPENAPI, PAGE, for_people, for_programs
from syndicate.web.desk.front import DeskFront
from syndicate.web.doors import Door
from syndicate.web.gate import Gate
from syndicate.web.hub_door import PATH, HubDoor
from syndicate.web.limits import Limits
from syndicate.web.links import Links
from syndicate.web.push import PushDoor
from syndicate.web.search_door import PATH as SEARCH
from syndicate.web.search_door import SearchDoor
from syndicate.web.server import WebServer
from syndicate.web.subscribing import HUB
from syndicate.web.traffic import Traffic

if TYPE_CHECKING:
    from syndicate.web.certificates import Certificate

_ID_BYTES = 8


@dataclass(frozen=True, slots=True, kw_only=True)
class Behind:
    """What requests are handed on to.

    Attributes:
        ledger: What listeners hear, who has which token, and where it is noted what was fetched.
        bus: Says when there is something to hear.
        editor: What people do to stories at the web desk.
        tray: What they do there with what was rejected.
        intake: Where dispatches go that are pushed; None for a server that only serves.
        subscribers: Sources that hubs send to.
        registrar: Takes requests of our hub's subscribers; None for a server that only serves.
        checks: What must be so for this process to do its work, beside the store.
        feeds: What is measured of this process, beside what it serves.
    """

    ledger: SqlLedger
    bus: Bus
    editor: DeskEditor
    tray: TrayDesk
    intake: Intake | None = None
    subscribers: Sequence[Subscriber] = ()
    registrar: Registrar | None = None
    checks: Sequence[Check] = ()
    feeds: Sequence[Feed] = ()


def open_web(
    config: Config,
    stand: Stand,
    behind: Behind,
) -> WebServer:
    """The web server in front of a stand, not started.

    Args:
        config: Which pages there are, and whether dispatches are pushed.
        stand: The pages.
        behind: What requests are handed on to.

    Raises:
        StoreError: What is agreed with hubs, or the wire, cannot be read.
        ConfigError: Its certificate cannot be used, or nobody could log in to its desk.
    """
    known = writers(config.agency)
    addresses = tuple(
        section_path(section.name, "" if writer.filename == "index.html" else writer.filename)
        for section in config.sections
        for writer in known
        if section.public and writer.name in section.formats
    )
    clients = Clients(config.web.trusted_proxies)
    limits = _limits(config.web, clients)
    front = guarded(config, Records.of(behind.ledger), clients, limits, addresses) if is_guarded(config) else None
    traffic = Traffic()
    wire = switchboard(config, behind.ledger, behind.bus, front.guard if front else None)
    traffic.listeners = lambda: wire.listeners
    return WebServer(
        stand,
        config.web.host,
        config.web.port,
        addresses,
        _doors(config, behind, clients, limits, front.guard.gate if front else None),
        limits=limits,
        renamed={former: section.name for section in config.sections for former in section.formerly},
        links=Links(stand, config.agency.base_url, config.agency.hubs),
        guarded=front,
        wire=wire,
        monitors=monitors(config, behind.ledger, clients, checks=behind.checks, feeds=behind.feeds, traffic=traffic),
        traffic=traffic,
        ids=partial(token_hex, _ID_BYTES),
        desk=_desk(config, behind, stand, clients) if config.desk.enabled else None,
        certificate=open_certificate(config.web),
    )


def _desk(config: Config, behind: Behind, stand: Stand, clients: Clients) -> DeskFront:
    from syndicate.build.desk import desk_front  # noqa: PLC0415 - most have none, and its libraries take time to load

    return desk_front(config, behind.ledger, stand, clients, editor=behind.editor, tray=behind.tray)


def open_certificate(web: Web) -> "Certificate | None":
    """What the web server shows of TLS, looked at; None where it speaks plain HTTP.

    Raises:
        ConfigError: It, or its key, cannot be used.
    """
    if web.certificate_file is None or web.key_file is None:
        return None
    from syndicate.web.certificates import certificate  # noqa: PLC0415 - 0.05 s, and most have a proxy before them

    return certificate(web.certificate_file, web.key_file)


def _limits(web: Web, clients: Clients) -> Limits | None:
    if not web.client_requests_per_minute:
        return None
    allowance = Allowance(requests_per_minute=web.client_requests_per_minute, burst_requests=web.client_burst_requests)
    return Limits(allowance, repeat_requests=web.repeat_cost_requests, clients=clients, now=monotonic)


def _doors(
    config: Config, behind: Behind, clients: Clients, limits: Limits | None, gate: Gate | None
) -> Mapping[str, Door]:
    doors: dict[str, Door] = {OPENAPI: for_programs(), PAGE: for_people()}
    intake = behind.intake
    if any(isinstance(settings, PushSettings) for settings in config.sources):
        doors["/api/dispatches"] = PushDoor(intake)
    if gate is not None and config.outlets:
        doors[SEARCH] = SearchDoor(behind.ledger.search(), gate, limits)
    if intake is not None:
        doors |= {f"{PATH}{each.name}/{each.key}": HubDoor(each, intake) for each in behind.subscribers}
    if config.hub.enabled:
        doors[HUB] = subscribe_door(behind.registrar, clients)
    return doors


@contextmanager
def open_behind(config: Config) -> Iterator[Behind]:
    """What there is of it in a process that does nothing but serve: it looks into the store for what others write.

    Raises:
        StoreError: The store cannot be opened.
    """
    with closing(open_ledger(config.store.url)) as ledger, closing(open_bus(config.bus)) as bus:
        collector = Collector(ledger=ledger, bus=bus, desk=Desk(readers()), sections=config.sections)
        trail = Trail(acts=ledger.acts(), clock=SystemClock())
        yield Behind(
            ledger=ledger, bus=bus, editor=editor(config, collector, trail), tray=tray(config, collector, trail)
        )
