"""What the desk's pages of outlets and of subscribers look through."""

from collections.abc import Sequence

from syndicate.config import Config
from syndicate.desk.embargoes import EmbargoDesk
from syndicate.desk.followers import HubFollowers
from syndicate.desk.outgoing import ChannelName, OutgoingDesk
from syndicate.desk.watch import WatchDesk
from syndicate.ports.clock import Clock
from syndicate.store.ledger import SqlLedger


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
