"""What is forgotten after a while, and after how long."""

from datetime import timedelta

from syndicate.config import Config
from syndicate.desk.forgetting import Sweeper
from syndicate.desk.retention import Kind, Retention
from syndicate.ports.bus import Bus
from syndicate.ports.clock import Clock
from syndicate.rules.keeping import Keeping
from syndicate.store.ledger import SqlLedger

_DISTRIBUTIONS = timedelta(days=7)
"""How long is kept what subscribers of our hub were told: a row for each of them at every change of a page."""


def retention(config: Config, clock: Clock, ledger: SqlLedger, bus: Bus) -> Retention:
    """What forgets.

    Args:
        config: Says after how long.
        clock: The time.
        ledger: What is forgotten from.
        bus: Told when pages are to be published without it.
    """
    kinds = [
        Kind(name="deliveries", trim=ledger.deliveries().trim, keep=timedelta(days=config.deliveries.keep_days)),
        Kind(name="distributions", trim=ledger.distributions().trim, keep=_DISTRIBUTIONS),
        Kind(name="events of the wire", trim=ledger.wire().trim, keep=timedelta(days=config.wire.keep_days)),
        Kind(name="fetches", trim=ledger.fetches().trim, keep=timedelta(days=config.web.keep_fetches_days)),
    ]
    keeping = Keeping(
        sections={section.name: section.keep_days for section in config.sections if section.keep_days},
        sources={source.name: source.keep_days for source in config.sources if source.keep_days},
    )
    stories = Sweeper(record=ledger.forgetting(), keeping=keeping, bus=bus, clock=clock)
    return Retention(kinds=kinds, clock=clock, stories=stories)
