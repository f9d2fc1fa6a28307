"""What people do by hand, at the command line and at the web desk."""

from functools import partial

from syndicate.build.filings import defaults_named
from syndicate.config import Config
from syndicate.desk.collect import Collector
from syndicate.desk.editor import SOURCE, DeskEditor
from syndicate.desk.queue import QueueDesk
from syndicate.desk.trail import Trail
from syndicate.desk.tray import TrayDesk
from syndicate.ports.memory import Memory
from syndicate.store.ledger import SqlLedger


def editor(config: Config, collector: Collector, trail: Trail) -> DeskEditor:
    """What they do to stories."""
    return DeskEditor(collector=collector, trail=trail, defaults=defaults_named(config, SOURCE))


def tray(config: Config, collector: Collector, trail: Trail) -> TrayDesk:
    """What they do with what was rejected."""
    return TrayDesk(collector=collector, trail=trail, defaults=partial(defaults_named, config))


def queue(config: Config, ledger: SqlLedger, trail: Trail) -> QueueDesk:
    """What they do with deliveries and channels."""
    return QueueDesk(
        ledger=ledger,
        deliveries=ledger.deliveries(),
        gauges=ledger.gauges(),
        channels=[channel.name for channel in config.channels],
        memory=partial(channel_memory, ledger),
        trail=trail,
    )


def channel_memory(ledger: SqlLedger, name: str) -> Memory:
    """What is known of how a channel has been doing."""
    return ledger.memory(f"channel:{name}", lasting=False)  # many fail at once
