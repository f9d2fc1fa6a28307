"""What the desk's pages of sources, of outlets and of subscribers look through."""

from collections.abc import Sequence
from datetime import timedelta
from functools import partial

from syndicate.config import Config, PolledSettings, SourceSettings, SpoolSettings, WebSubSettings
from syndicate.desk.embargoes import EmbargoDesk
from syndicate.desk.followers import HubFollowers
from syndicate.desk.incoming import IncomingDesk, SourceName
from syndicate.desk.outgoing import ChannelName, OutgoingDesk
from syndicate.desk.watch import WatchDesk
from syndicate.ports.clock import Clock
from syndicate.ports.gauges import MOST_COUNTED
from syndicate.ports.incoming import Turns
from syndicate.sources.listing import waiting
from syndicate.store.ledger import SqlLedger


def incoming(config: Config, ledger: SqlLedger, clock: Clock) -> IncomingDesk:
    """How sources are doing."""
    sources = [
        SourceName(settings.name, settings.type, _turns(settings), partial(_backlog, settings))
        for settings in config.sources
    ]
    return IncomingDesk(gauges=ledger.gauges(), clock=clock, sources=sources)


def _turns(settings: SourceSettings) -> Turns:
    if not isinstance(settings, PolledSettings):
        return Turns(on_news=True)
    every = None if settings.cron else timedelta(seconds=settings.every_secs)
    wakes = isinstance(settings, SpoolSettings | WebSubSettings)
    return Turns(on_news=wakes, every=every, cron=settings.cron)


def _backlog(settings: SourceSettings) -> int | None:
    if not isinstance(settings, SpoolSettings):
        return None
    return waiting(settings.path, recursive=settings.recursive, most=MOST_COUNTED)


def outgoing(config: Config, ledger: SqlLedger, clock: Clock) -> OutgoingDesk:
    """How outlets are doing."""
    return OutgoingDesk(
        ledger=ledger,
        deliveries=ledger.deliveries(),
        gauges=ledger.gauges(),
        tokens=ledger.tokens(),
        fetches=ledger.fetches(),
        clock=clock,
        outlets=config.outlets,
        channels=_channels(config),
    )


def watch(config: Config, ledger: SqlLedger, clock: Clock) -> WatchDesk:
    """How it all is."""
    sources = [source.name for source in config.sources]
    return WatchDesk(gauges=ledger.gauges(), clock=clock, sources=sources, channels=_channels(config))


def embargoes(ledger: SqlLedger, clock: Clock) -> EmbargoDesk:
    """What is held back."""
    return EmbargoDesk(held_back=ledger.held_back(), ledger=ledger, clock=clock)


def followers(config: Config, ledger: SqlLedger, clock: Clock) -> HubFollowers | None:
    """Who subscribed at our hub; None where we are none."""
    return HubFollowers(ledger.subscriptions(), clock) if config.hub.enabled else None


def _channels(config: Config) -> Sequence[ChannelName]:
    return [ChannelName(channel.name, channel.type, channel.outlet) for channel in config.channels]
