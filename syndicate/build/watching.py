"""What the desk's pages of sources, of sections, of outlets and of subscribers look through."""

from collections.abc import Sequence
from datetime import timedelta
from functools import partial

from syndicate.build.writers import writers
from syndicate.config import Config, PolledSettings, SourceSettings, SpoolSettings, WebSubSettings
from syndicate.desk.embargoes import EmbargoDesk
from syndicate.desk.folios import FolioDesk
from syndicate.desk.followers import HubFollowers
from syndicate.desk.incoming import IncomingDesk, SourceName
from syndicate.desk.outgoing import ChannelName, OutgoingDesk
from syndicate.desk.rebuilds import OWNER, Rebuilds
from syndicate.desk.trail import Trail
from syndicate.desk.watch import WatchDesk
from syndicate.model.section import Section
from syndicate.ports.clock import Clock
from syndicate.ports.folios import Leaf
from syndicate.ports.format import Writer
from syndicate.ports.gauges import MOST_COUNTED
from syndicate.ports.incoming import Turns
from syndicate.ports.stand import Stand
from syndicate.rules.addresses import section_path
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


def folios(config: Config, ledger: SqlLedger, stand: Stand, trail: Trail) -> FolioDesk:
    """How sections are doing."""
    return FolioDesk(
        ledger=ledger,
        gauges=ledger.gauges(),
        leaves=partial(_leaves, writers(config.agency), stand),
        rebuilds=Rebuilds(ledger.memory(OWNER), trail.clock),
        trail=trail,
        sections=config.sections,
        outlets=config.outlets,
    )


def _leaves(known: Sequence[Writer], stand: Stand, section: Section) -> Sequence[Leaf]:
    own = [writer for writer in known if writer.name in section.formats]
    return [_leaf(writer.name, section_path(section.name, writer.filename), stand) for writer in own]


def _leaf(form: str, path: str, stand: Stand) -> Leaf:
    page = stand.get(path) if stand.is_at_hand(path) else None
    if page is None or page.gone:
        return Leaf(form=form, path=path, size=None, modified=None)
    return Leaf(form=form, path=path, size=len(page.representations[0].content), modified=page.modified)


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
