"""The daemon from start to stop: one on a store, SIGTERM stops it, SIGHUP reads its configuration again."""

import gc
import signal
from collections.abc import Callable, Collection
from datetime import timedelta
from queue import Empty, SimpleQueue
from types import FrameType

import structlog

from syndicate.build import House, open_house, open_web
from syndicate.config import Config
from syndicate.daemon.desk import RunningDesk
from syndicate.daemon.roles import EVERY, Role
from syndicate.errors import ConfigError
from syndicate.store import claim

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
    signals: SimpleQueue[int] = SimpleQueue()

    def note(number: int, _frame: FrameType | None) -> None:
        signals.put(number)

    for number in (signal.SIGTERM, signal.SIGINT, signal.SIGHUP):
        signal.signal(number, note)
    config: Config | None = load()
    while config is not None:
        with claim(config.store.url, PATIENCE, shared=config.is_shared), open_house(config) as house:
            config = _run(house, roles, signals, load, ready)


def _run(
    house: House,
    roles: Collection[Role],
    signals: "SimpleQueue[int]",
    load: Callable[[], Config],
    ready: Callable[[Config], None],
) -> Config | None:
    """Run one configuration; the one to go on with, None to stop."""
    # What was built lives as long as the process: the collector of garbage need not look through it again and again.
    gc.collect()
    gc.freeze()
    desk = RunningDesk(house, roles)
    web = open_web(house.config, house.stand, house.behind()) if Role.SERVE in roles else None
    if web:
        web.start()
    try:
        desk.start()
        ready(house.config)
        return _until_signal(signals, load)
    finally:
        log.info("stopping")
        desk.stop()
        if web:
            web.stop()


def _until_signal(signals: "SimpleQueue[int]", load: Callable[[], Config]) -> Config | None:
    while True:
        number = _next(signals)
        if number is None:
            continue
        if number != signal.SIGHUP:
            return None
        try:
            return load()
        except ConfigError as error:
            log.error("configuration not reloaded, the old stays in force", problems=str(error).splitlines())


def _next(signals: "SimpleQueue[int]") -> int | None:
    """The next signal, or None after a while: one that a thread of a library took is noted only when this one wakes."""
    try:
        return signals.get(timeout=WAKE_SECS)
    except Empty:
        return None
