"""Names in config.toml become objects here, and only here; the only clock is here too."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from importlib.metadata import version
from pathlib import Path
from random import SystemRandom
from secrets import token_urlsafe

from syndicate.bus.local import LocalBus
from syndicate.config import (
    Config,
    FtpSettings,
    HttpSettings,
    ImapSettings,
    PolledSettings,
    PushSettings,
    S3Settings,
    SftpSettings,
    SourceSettings,
    SpoolSettings,
    WebSettings,
    WebSubSettings,
)
from syndicate.desk.collect import Collector
from syndicate.desk.health import Record
from syndicate.desk.intake import DeskIntake, Hatch
from syndicate.desk.kept import Kept
from syndicate.desk.publish import Press
from syndicate.desk.reading import Desk
from syndicate.errors import StoreInUse
from syndicate.formats.anpa_1312 import Anpa1312
from syndicate.formats.atom import AtomWriter
from syndicate.formats.feed_reader import FeedReader
from syndicate.formats.html_front import IndexWriter
from syndicate.formats.html_item import HtmlItemWriter
from syndicate.formats.html_section import HtmlSectionWriter
from syndicate.formats.iptc_7901 import Iptc7901
from syndicate.formats.jsonfeed import JsonFeedWriter
from syndicate.formats.jsonfeed_reader import JsonFeed
from syndicate.formats.mail import Mail
from syndicate.formats.newsml_1 import NewsMl1
from syndicate.formats.newsml_g2 import NewsmlG2Writer
from syndicate.formats.newsml_g2.reading import NewsmlG2Reader
from syndicate.formats.ninjs import Ninjs
from syndicate.formats.nitf import Nitf
from syndicate.formats.opml import OpmlWriter
from syndicate.formats.plain_text import PlainText
from syndicate.formats.rss import RssWriter
from syndicate.formats.telex import Telex
from syndicate.formats.web_page import WebPage
from syndicate.model.section import Agency
from syndicate.ports.bus import Bus
from syndicate.ports.clock import Clock
from syndicate.ports.format import FrontWriter, Reader, Writer
from syndicate.ports.ledger import Ledger
from syndicate.ports.memory import Memory
from syndicate.ports.source import ConfiguredSource
from syndicate.ports.subscriber import Subscriber
from syndicate.rules.addresses import section_path
from syndicate.rules.facts.keys import keys
from syndicate.rules.normalise import Defaults
from syndicate.sources.back_file import BackFile
from syndicate.sources.guarded import GuardedClient
from syndicate.sources.guarded.networks import inside_too, internet
from syndicate.sources.http_access import WithPassword, WithToken, nobody
from syndicate.sources.http_poll import HttpPoll
from syndicate.sources.remote import RemoteSource, Shelf
from syndicate.sources.spool import Spool
from syndicate.sources.websub import WebSub
from syndicate.stand.folder import FolderStand
from syndicate.store import claim, open_ledger
from syndicate.store.ledger import SqlLedger
from syndicate.web.description import Description
from syndicate.web.doors import Door
from syndicate.web.hub_door import PATH, HubDoor
from syndicate.web.push import PushDoor
from syndicate.web.server import WebServer


class SystemClock:
    """The machine's clock."""

    def now(self) -> datetime:
        """The present moment, aware, in UTC."""
        return datetime.now(UTC)


@dataclass(frozen=True, slots=True, kw_only=True)
class Inlet:
    """One source and what belongs to it.

    Attributes:
        settings: As configured.
        source: What is collected from.
        defaults: What its filings do not say.
    """

    settings: PolledSettings
    source: ConfiguredSource
    defaults: Defaults


@dataclass(frozen=True, slots=True, kw_only=True)
class House:
    """Every part of one syndicate, put together.

    Attributes:
        config: What it was built from.
        clock: Its time.
        dice: Its luck: a number from 0 to 1, another each time.
        ledger: Its record.
        bus: Its messages.
        stand: Its pages.
        collector: Takes from sources.
        press: Makes pages.
        memory: What an owner (`source:newsroom`) must know again after a restart.
        inlets: Its sources that are collected from, in the configured order.
        intake: Takes what is handed in under the others.
    """

    config: Config
    clock: Clock
    dice: Callable[[], float]
    ledger: Ledger
    bus: Bus
    stand: FolderStand
    collector: Collector
    press: Press
    memory: Callable[[str], Memory]
    inlets: tuple[Inlet, ...]
    intake: DeskIntake

    @property
    def subscribers(self) -> tuple[Subscriber, ...]:
        """Its sources that hubs send to."""
        return tuple(inlet.source for inlet in self.inlets if isinstance(inlet.source, WebSub))

    def health(self, source: str) -> Memory:
        """The memory of how a source has been doing."""
        return self.memory(f"health:{source}")


@contextmanager
def open_house(config: Config) -> Iterator[House]:
    """Build everything, and let go of it at the end.

    Raises:
        StoreError: The ledger cannot be opened.
        StandError: The stand cannot be opened.
    """
    clock = SystemClock()
    dice = SystemRandom().random
    ledger = open_ledger(config.store.url)
    stand = open_stand(config)
    bus = LocalBus()
    inlets = tuple(
        _inlet(settings, config, clock, ledger) for settings in config.sources if isinstance(settings, PolledSettings)
    )
    try:
        collector = Collector(ledger=ledger, bus=bus, desk=Desk(readers()), sections=config.sections)
        yield House(
            config=config,
            clock=clock,
            dice=dice,
            ledger=ledger,
            bus=bus,
            stand=stand,
            collector=collector,
            press=_press(config, clock, ledger, stand),
            memory=ledger.memory,
            inlets=inlets,
            intake=DeskIntake(
                collector,
                clock,
                [
                    Hatch(
                        defaults=_defaults(config, settings),
                        tokens=settings.token.read if isinstance(settings, PushSettings) else None,
                        record=Record(ledger.memory(f"health:{settings.name}"), clock, dice),
                    )
                    for settings in config.sources
                    if isinstance(settings, PushSettings | WebSubSettings)
                ],
            ),
        )
    finally:
        for inlet in inlets:
            if isinstance(inlet.source, RemoteSource):
                inlet.source.close()
        bus.close()
        stand.close()
        ledger.close()


def open_stand(config: Config) -> FolderStand:
    """The published folder."""
    return FolderStand(config.stand.path, {writer.filename: writer.media_type for writer in writers(config.agency)})


def open_web(
    config: Config, stand: FolderStand, intake: DeskIntake | None = None, subscribers: Sequence[Subscriber] = ()
) -> WebServer:
    """The web server in front of a stand, not started.

    Args:
        config: Which pages there are, and whether dispatches are pushed.
        stand: The pages.
        intake: Where dispatches go that are pushed; None for a server that only serves.
        subscribers: Sources that hubs send to.

    Raises:
        StoreError: What is agreed with hubs cannot be read.
    """
    pages = ["", *(writer.filename for writer in writers(config.agency) if writer.filename != "index.html")]
    addresses = tuple(section_path(section.name, page) for section in config.sections for page in pages)
    return WebServer(stand, config.web.host, config.web.port, addresses, _doors(config, intake, subscribers))


def _doors(config: Config, intake: DeskIntake | None, subscribers: Sequence[Subscriber]) -> Mapping[str, Door]:
    doors: dict[str, Door] = {}
    if any(isinstance(settings, PushSettings) for settings in config.sources):
        doors |= {"/api/dispatches": PushDoor(intake), "/api/openapi.json": Description()}
    if intake is not None:
        doors |= {f"{PATH}{each.name}/{each.key}": HubDoor(each, intake) for each in subscribers}
    return doors


def readers() -> tuple[Reader, ...]:
    """Every format that reads, in the order they are asked."""
    return (
        NewsmlG2Reader(),
        NewsMl1(),
        Nitf(),
        FeedReader(),
        JsonFeed(),
        Ninjs(),
        Iptc7901(),
        Anpa1312(),
        Telex(),
        WebPage(),
        Mail(),
        PlainText(),
    )


def writers(agency: Agency) -> tuple[Writer, ...]:
    """Every format that writes a section's page."""
    return (
        HtmlSectionWriter(agency),
        RssWriter(agency),
        AtomWriter(agency),
        JsonFeedWriter(agency),
        NewsmlG2Writer(agency),
    )


def front_writers(agency: Agency) -> tuple[FrontWriter, ...]:
    """Every format that writes a page about all sections."""
    return (IndexWriter(agency), OpmlWriter(agency))


def defaults_named(config: Config, name: str) -> Defaults:
    """What filings under this source name do not say: as configured, else as the agency itself would file."""
    for source in config.sources:
        if source.name == name:
            return _defaults(config, source)
    return Defaults(
        source=name,
        agency=config.agency.name,
        domain=config.agency.domain,
        agencies=keys(f"{config.agency.name}|{config.agency.tag}"),
        topics=config.topics,
    )


def back_file(config: Config | None, name: str, paths: Sequence[Path]) -> tuple[BackFile, Defaults]:
    """Files read where they lie, and what they do not say; without a configuration nothing is assumed of them."""
    files = BackFile(name, paths, SystemClock())
    if config is None:
        return files, Defaults(source=name, domain="syndicate.invalid")
    return files, defaults_named(config, name)


def daemon_runs(config: Config) -> bool:
    """Whether a daemon holds this store now."""
    try:
        with claim(config.store.url):
            return False
    except StoreInUse:
        return True


def _defaults(config: Config, source: SourceSettings) -> Defaults:
    agency = config.agency
    return Defaults(
        source=source.name,
        agency=source.agency or agency.name,
        language=source.language,
        charset=source.charset,
        domain=agency.domain,
        agencies=keys(f"{agency.name}|{agency.tag}|{source.agency or ''}"),
        topics=config.topics,
        dateline_shown=source.dateline == "keep",
        end_marks=source.end_marks,
        boilerplate=source.boilerplate,
    )


def _inlet(settings: PolledSettings, config: Config, clock: Clock, ledger: SqlLedger) -> Inlet:
    return Inlet(
        settings=settings,
        source=_source(settings, config.agency, clock, ledger.memory(f"source:{settings.name}")),
        defaults=_defaults(config, settings),
    )


def _source(settings: PolledSettings, agency: Agency, clock: Clock, memory: Memory) -> ConfiguredSource:
    match settings:
        case SpoolSettings():
            return Spool(
                name=settings.name,
                path=settings.path,
                clock=clock,
                recursive=settings.recursive,
                settle=timedelta(seconds=settings.settle_secs),
            )
        case HttpSettings():
            return _poll(settings, clock, memory)
        case WebSubSettings():
            return WebSub(
                poll=_poll(settings, clock, memory),
                address=settings.url,
                callback=f"{agency.base_url.rstrip('/')}{PATH}{settings.name}/",
                client=_client(settings),
                memory=memory,
                clock=clock,
                dice=SystemRandom().random,
                secret=lambda: token_urlsafe(24),
                sha1=settings.allow_sha1,
            )
        case SftpSettings() | FtpSettings():
            done, rejected = settings.done_path, settings.rejected_path
        case ImapSettings():
            done, rejected = settings.done_folder, settings.rejected_folder
        case S3Settings():
            done, rejected = settings.done_prefix, settings.rejected_prefix
        case _:
            raise NotImplementedError(f"no plug-in for sources of type {settings.type}")
    return RemoteSource(
        name=settings.name, connect=_connection(settings), memory=memory, clock=clock, done=done, rejected=rejected
    )


def _connection(settings: SftpSettings | FtpSettings | ImapSettings | S3Settings) -> Callable[[], Shelf]:
    """How to reach a server; the libraries are loaded only where a source needs them: they take half a second."""
    match settings:
        case SftpSettings():
            from syndicate.sources.sftp import SftpLogin, SftpShelf  # noqa: PLC0415

            sftp = SftpLogin(
                host=settings.host,
                port=settings.port,
                username=settings.username,
                password=settings.password.read if settings.password else None,
                key_file=settings.key_file,
                known_hosts=settings.known_hosts,
            )
            return lambda: SftpShelf(sftp, settings.path)
        case FtpSettings():
            from syndicate.sources.ftp import FtpLogin, FtpShelf  # noqa: PLC0415

            ftp = FtpLogin(
                host=settings.host,
                port=settings.port,
                username=settings.username,
                password=settings.password.read,
                tls=settings.tls,
                ca_file=settings.ca_file,
            )
            return lambda: FtpShelf(ftp, settings.path)
        case ImapSettings():
            from syndicate.sources.imap import ImapLogin, ImapShelf  # noqa: PLC0415

            imap = ImapLogin(
                host=settings.host,
                port=settings.port,
                tls=settings.tls,
                username=settings.username,
                password=settings.password.read,
                ca_file=settings.ca_file,
            )
            return lambda: ImapShelf(imap, settings.folder)
        case S3Settings():
            from syndicate.sources.s3 import Bucket, S3Shelf  # noqa: PLC0415

            bucket = Bucket(
                endpoint_url=settings.endpoint_url,
                region=settings.region,
                bucket=settings.bucket,
                access_key=settings.access_key.read,
                secret_key=settings.secret_key.read,
            )
            trays = tuple(filter(None, (settings.done_prefix, settings.rejected_prefix)))
            return lambda: S3Shelf(bucket, settings.prefix, trays)


def _poll(settings: WebSettings, clock: Clock, memory: Memory) -> HttpPoll:
    return HttpPoll(
        name=settings.name,
        address=settings.url,
        client=_client(settings),
        memory=memory,
        clock=clock,
        secrets=_access(settings),
    )


def _client(settings: WebSettings) -> GuardedClient:
    return GuardedClient(
        agent=f"syndicate/{version('syndicate')}",
        seconds=settings.timeout_secs,
        bounds=inside_too if settings.allow_private else internet,
        ca_file=str(settings.ca_file) if settings.ca_file else None,
    )


def _access(settings: WebSettings) -> Callable[[], Mapping[str, str]]:
    if settings.username is not None:
        return WithPassword(settings.username, settings.password.read)
    return WithToken(settings.token.read, settings.header) if settings.token else nobody


def _press(config: Config, clock: Clock, ledger: Ledger, stand: FolderStand) -> Press:
    return Press(
        ledger=ledger,
        stand=stand,
        clock=clock,
        sections=config.sections,
        writers=writers(config.agency),
        item_writer=HtmlItemWriter(config.agency),
        front_writers=front_writers(config.agency),
        kept=Kept(ledger, most=1000 + sum(section.limit for section in config.sections)),
    )
