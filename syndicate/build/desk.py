"""The web desk, and what its pages work with."""

import secrets
from datetime import timedelta
from time import monotonic

import structlog

from syndicate.build.by_hand import queue
from syndicate.build.clock import SystemClock
from syndicate.build.newsroom import newsroom
from syndicate.build.passwords import Argon2Passwords
from syndicate.build.watching import embargoes, folios, followers, incoming, outgoing, watch
from syndicate.config import Config
from syndicate.config.desk import is_loopback
from syndicate.desk.editor import DeskEditor
from syndicate.desk.trail import Trail
from syndicate.desk.tray import TrayDesk
from syndicate.errors import ConfigError, Problem
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


def desk_front(
    config: Config, ledger: SqlLedger, stand: Stand, clients: Clients, *, editor: DeskEditor, tray: TrayDesk
) -> DeskFront:
    """What answers at and below `/desk`.

    Args:
        config: All of it.
        ledger: The record.
        stand: The pages.
        clients: Tells where requests come from.
        editor: What people do to stories.
        tray: What they do with what was rejected.

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
    trail = Trail(acts=ledger.acts(), clock=clock)
    services = Services(
        agency=config.agency.name,
        base_url=config.agency.base_url,
        clock=clock,
        acts=ledger.acts(),
        newsroom=looking,
        editor=editor,
        tray=tray,
        queue=queue(config, ledger, trail),
        folios=folios(config, ledger, stand, trail),
        incoming=incoming(config, ledger, clock),
        outgoing=outgoing(config, ledger, clock),
        followers=followers(config, ledger, clock),
        watch=watch(config, ledger, clock),
        embargoes=embargoes(ledger, clock),
        pulse=Pulse(looking.position),
    )
    return DeskFront(PAGES, services, entrance, Attempts(monotonic), clients)


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
