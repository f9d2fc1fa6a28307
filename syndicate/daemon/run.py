"""The daemon from start to stop: one on a store, SIGTERM stops it, SIGHUP reads its configuration again."""

import faulthandler
import gc
import os
import signal
import time
from collections.abc import Callable, Collection
from datetime import timedelta
from functools import partial
from queue import Empty, SimpleQueue
from types import FrameType

import structlog

from syndicate.build import House, open_house, open_web, worker_readings
from syndicate.config import Config
from syndicate.daemon import allocator
from syndicate.daemon.desk import RunningDesk
from syndicate.daemon.notify import Manager
from syndicate.daemon.roles import EVERY, Role
from syndicate.daemon.watchdog import Watchdog
from syndicate.errors import ConfigError
from syndicate.store import claim
from syndicate.web.server import WebServer

PATIENCE = timedelta(seconds=5)
"""How long to wait for a command that publishes just now; another daemon would hold the store for longer."""

WAKE_SECS = 0.5

log = structlog.get_logger(__name__)


def run(load: Callable[[], Config], ready: Callable[[Config], None], roles: Collection[Role] = EVERY) -> None:
    """Run until SIGTERM or SIGINT.

    Args:
        load: Reads the configuration; called again at every SIGHUP. One that does not load leaves the old in force.
        ready: Called when it runs, each time it begins to.
        roles: What it does.

    Raises:
        ConfigError: The configuration cannot be used.
        StoreInUse: Another daemon runs on this store, which is not shared, or a command has it to itself.
        SyndicateError: Something cannot be opened.
    """
    allocator.limit()
    signals: SimpleQueue[int] = SimpleQueue()
    manager = Manager(os.environ)
    watchdog = Watchdog(manager, time.monotonic)

    def note(number: int, _frame: FrameType | None) -> None:
        signals.put(number)

    for number in (signal.SIGTERM, signal.SIGINT, signal.SIGHUP):
        signal.signal(number, note)

    def announce(config: Config) -> None:
        ready(config)
        faulthandler.enable()  # a watchdog ends us by SIGABRT: where every thread stood is told then, no values
        manager.ready(_status(config, roles))

    config: Config | None = load()
    while config is not None:
        with claim(config.store.url, PATIENCE, shared=config.is_shared), open_house(config) as house:
            config = _run(house, roles, watchdog, partial(_until_signal, signals, load, manager, watchdog), announce)


def _run(
    house: House,
    roles: Collection[Role],
    watchdog: Watchdog,
    until_end: Callable[[WebServer | None], Config | None],
    ready: Callable[[Config], None],
) -> Config | None:
    """Run one configuration; the one to go on with, None to stop."""
    # What was built lives as long as the process: the collector of garbage need not look through it again and again.
    gc.collect()
    gc.freeze()
    pulse = watchdog.begin()
    desk = RunningDesk(house, roles, pulse)
    behind = house.behind(desk.checks(watchdog.patience_secs), partial(worker_readings, pulse.idle))
    web = open_web(house.config, house.stand, behind) if Role.SERVE in roles else None
    if web:
        web.start()
    try:
        desk.start()
        ready(house.config)
        return until_end(web)
    finally:
        log.info("stopping")
        desk.stop()
        if web:
            web.stop()


def _until_signal(
    signals: "SimpleQueue[int]",
    load: Callable[[], Config],
    manager: Manager,
    watchdog: Watchdog,
    web: WebServer | None,
) -> Config | None:
    beat = watchdog.pulse.worker("web", WAKE_SECS) if web else None
    while True:
        if web and beat:
            web.soon(beat)
        watchdog.turn()
        number = _next(signals)
        if number is None:
            continue
        if number != signal.SIGHUP:
            manager.stopping()
            return None
        manager.reloading()
        try:
            return load()
        except ConfigError as error:
            log.error("configuration not reloaded, the old stays in force", problems=str(error).splitlines())
            manager.ready("The configuration was not reloaded, the old stays in force; see the log")


def _status(config: Config, roles: Collection[Role]) -> str:
    work = ", ".join(sorted(roles))
    where = f" at {config.web.address}/" if Role.SERVE in roles else ""
    return f"{config.agency.name}: {work}{where}"


def _next(signals: "SimpleQueue[int]") -> int | None:
    """The next signal, or None after a while: one that a thread of a library took is noted only when this one wakes."""
    try:
        return signals.get(timeout=WAKE_SECS)
    except Empty:
        return None
