"""Kinds of sources in config.toml become sources here."""

from collections.abc import Callable, Mapping
from datetime import timedelta
from importlib.metadata import version
from random import SystemRandom
from secrets import token_urlsafe

from syndicate.config import (
    FtpSettings,
    HttpSettings,
    ImapSettings,
    PolledSettings,
    S3Settings,
    SftpSettings,
    SpoolSettings,
    WebSettings,
    WebSubSettings,
)
from syndicate.model.section import Agency
from syndicate.ports.clock import Clock
from syndicate.ports.memory import Memory
from syndicate.ports.source import ConfiguredSource
from syndicate.rules.networks import inside_too, internet
from syndicate.sources.guarded import GuardedClient
from syndicate.sources.http_access import WithPassword, WithToken, nobody
from syndicate.sources.http_poll import HttpPoll
from syndicate.sources.remote import RemoteSource, Shelf
from syndicate.sources.spool import Spool
from syndicate.sources.websub import WebSub
from syndicate.web.hub_door import PATH


def source_of(settings: PolledSettings, agency: Agency, clock: Clock, memory: Memory) -> ConfiguredSource:
    """The source that is configured so; nothing is opened yet."""
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
            raise TypeError(f"sources of type {settings.type} are not looked into")
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
            from syndicate.bucket_login import Login  # noqa: PLC0415
            from syndicate.sources.s3 import S3Shelf  # noqa: PLC0415

            bucket = Login(
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
