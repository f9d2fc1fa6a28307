"""What programs that watch may ask the web server for."""

from collections.abc import Iterator, Mapping, Sequence
from functools import partial
from time import monotonic

from syndicate.build.metrics import exposition
from syndicate.config import Config
from syndicate.errors import StoreError
from syndicate.metrics.catalogue import LISTENERS, REQUESTS
from syndicate.metrics.reading import Feed, Reading
from syndicate.ports.check import Check
from syndicate.store.ledger import SqlLedger
from syndicate.web.clients import Clients
from syndicate.web.doors import Door
from syndicate.web.monitors import HEALTH, METRICS, READY, HealthDoor, MetricsDoor, ReadyDoor
from syndicate.web.traffic import Traffic


def monitors(
    config: Config,
    ledger: SqlLedger,
    clients: Clients,
    *,
    checks: Sequence[Check],
    feeds: Sequence[Feed],
    traffic: Traffic,
) -> Mapping[str, Door]:
    """By path, what answers them.

    Args:
        config: Who may know what is measured.
        ledger: The record.
        clients: Who asks.
        checks: What must be so, beside the store.
        feeds: What is measured of this process, beside what it serves.
        traffic: What it serves.
    """
    doors: dict[str, Door] = {
        HEALTH: HealthDoor(),
        READY: ReadyDoor([Check("store", partial(_store_trouble, ledger)), *checks], monotonic),
    }
    if config.metrics.enabled:
        measured = exposition(config, ledger.gauges(), [partial(_web_readings, traffic), *feeds])
        doors[METRICS] = MetricsDoor(measured, clients, config.metrics.token.read if config.metrics.token else None)
    return doors


def _store_trouble(ledger: SqlLedger) -> str:
    try:
        ledger.ping()
    except StoreError:
        return "cannot be asked"
    return ""


def _web_readings(traffic: Traffic) -> Iterator[Reading]:
    for first in range(2, 6):
        yield Reading(REQUESTS, traffic.statuses[first], (f"{first}xx",))
    yield Reading(LISTENERS, traffic.listeners())
