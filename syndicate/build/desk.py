"""The web desk, and what its pages work with."""

import secrets
from datetime import timedelta
from functools import partial
from time import monotonic

import structlog

from syndicate.build.clock import SystemClock
from syndicate.build.filings import defaults_named
from syndicate.build.forms import readers
from syndicate.build.newsroom import newsroom
from syndicate.build.passwords import Argon2Passwords
from syndicate.config import Config
from syndicate.config.desk import is_loopback
from syndicate.desk.collect import Collector
from syndicate.desk.editor import SOURCE, DeskEditor
from syndicate.desk.reading import Desk
from syndicate.desk.tray import TrayDesk
from syndicate.errors import ConfigError, Problem
from syndicate.ports.bus import Bus
from syndicate.ports.clock import Clock
from syndicate.ports.stand import Stand
from syndicate.store.ledger import SqlLedger
from syndicate.web.clients import Clients
from syndicate.web.desk.attempts import Attempts
from syndicate.web.desk.entrance import Entrance, Terms
from syndicate.web.desk.front import DeskFront
from syndicate.web.desk.pages import PAGES
from syndicate.web.desk.pulse import Pulse
from syndicate.web.desk.services import Services

_SECRET_BYTES = 32

log = structlog.get_logger(__name__)


def desk_front(config: Config, ledger: SqlLedger, bus: Bus, stand: Stand, clients: Clients) -> DeskFront:
    """What answers at and below `/desk`.

    Args:
        config: All of it.
        ledger: The record.
        bus: Is told when there is something to publish.
        stand: The pages.
        clients: Tells where requests come from.

    Raises:
        ConfigError: Everybody could reach it and nobody log in.
        StoreError: The store cannot be read.
    """
    must_have_users(config, ledger)
    clock = SystemClock()
    entrance = Entrance(
        staff=ledger.staff(),
        acts=ledger.acts(),
        passwords=Argon2Passwords(),
        clock=clock,
        mint=_mint,
        terms=Terms(
            idle=timedelta(minutes=config.desk.idle_minutes), longest=timedelta(hours=config.desk.session_hours)
        ),
    )
    looking = newsroom(config, ledger, stand, clock)
    services = Services(
        agency=config.agency.name,
        base_url=config.agency.base_url,
        clock=clock,
        acts=ledger.acts(),
        newsroom=looking,
        editor=editor(config, ledger, bus, clock),
        tray=TrayDesk(
            collector=_collector(config, ledger, bus),
            clock=clock,
            acts=ledger.acts(),
            defaults=partial(defaults_named, config),
        ),
        pulse=Pulse(looking.position),
    )
    return DeskFront(PAGES, services, entrance, Attempts(monotonic), clients)


def editor(config: Config, ledger: SqlLedger, bus: Bus, clock: Clock) -> DeskEditor:
    """What people do to stories by hand."""
    return DeskEditor(
        collector=_collector(config, ledger, bus),
        clock=clock,
        acts=ledger.acts(),
        defaults=defaults_named(config, SOURCE),
    )


def _collector(config: Config, ledger: SqlLedger, bus: Bus) -> Collector:
    return Collector(ledger=ledger, bus=bus, desk=Desk(readers()), sections=config.sections)


def must_have_users(config: Config, ledger: SqlLedger) -> None:
    """Warn of a desk that nobody can log in to; where other machines can reach it, refuse it.

    Raises:
        ConfigError: It has no users and is not on this machine's own address.
        StoreError: The store cannot be read.
    """
    if not config.desk.enabled or ledger.staff().users():
        return
    words = "nobody can log in: add somebody with `syndicate user add NAME --role operator`"
    if not is_loopback(config.web.host):
        raise ConfigError([Problem("desk.enabled", words)])
    log.warning("the desk has no users", reason=words)


def _mint() -> str:
    return secrets.token_urlsafe(_SECRET_BYTES)
