"""Kinds of channels in config.toml become channels here."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import timedelta

from syndicate.config import (
    ChannelSettings,
    EmailSettings,
    FolderSettings,
    FtpChannelSettings,
    JetStreamSettings,
    S3ChannelSettings,
    ServerSettings,
    SftpChannelSettings,
)
from syndicate.model.section import Agency
from syndicate.outlets.dialling import Dialler
from syndicate.outlets.folder import FolderChannel
from syndicate.outlets.kept import KeptChannel
from syndicate.ports.channel import Channel
from syndicate.ports.format import ItemWriter
from syndicate.ports.stand import Published, Stand
from syndicate.rules.networks import inside_too, internet


@dataclass(frozen=True, slots=True)
class Feed:
    """An outlet's own feed.

    Attributes:
        path: Where it stands.
        stand: What it stands on.
    """

    path: str
    stand: Stand

    def now(self) -> Published | None:
        """The feed as it stands now."""
        return self.stand.get(self.path)


@dataclass(frozen=True, slots=True)
class Places:
    """Where an outlet's stories stand.

    Attributes:
        taken: The sections that the outlet takes, in its order.
        sections: Tells in which sections a story (by its guid) stands.
    """

    taken: tuple[str, ...]
    sections: Callable[[str], Sequence[str]]


def channel_of(settings: ChannelSettings, writer: ItemWriter, feed: Feed, places: Places, agency: Agency) -> Channel:
    """The channel that is configured so; nothing is opened yet, and libraries are loaded only where they are needed.

    Args:
        settings: Of any type but a webhook, which has a pusher of its own.
        writer: Of its form.
        feed: Of its outlet.
        places: Of its outlet's stories.
        agency: Who brings it.
    """
    match settings:
        case FolderSettings():
            return FolderChannel(name=settings.name, path=settings.path, suffix=writer.suffix)
        case SftpChannelSettings():
            return _sftp(settings, writer)
        case FtpChannelSettings():
            return _ftp(settings, writer)
        case S3ChannelSettings():
            return _s3(settings, writer, feed)
        case EmailSettings():
            return _email(settings, agency)
        case JetStreamSettings():
            return _jetstream(settings, places)
        case _:
            raise TypeError(f"channels of type {settings.type} are not lanes")


def _sftp(settings: SftpChannelSettings, writer: ItemWriter) -> Channel:
    from syndicate.outlets.sftp import SftpConnection, SftpDrop  # noqa: PLC0415

    drop = SftpDrop(
        name=settings.name,
        host=settings.host,
        port=settings.port,
        username=settings.username,
        password=settings.password.read if settings.password else None,
        key_file=settings.key_file,
        known_hosts=settings.known_hosts,
        path=settings.path,
        suffix=writer.suffix,
    )
    dialler = _dialler(settings)
    return KeptChannel(dialler=dialler, connect=lambda dialler: SftpConnection(drop, dialler))


def _ftp(settings: FtpChannelSettings, writer: ItemWriter) -> Channel:
    from syndicate.outlets.ftp import FtpConnection, FtpDrop  # noqa: PLC0415

    drop = FtpDrop(
        name=settings.name,
        host=settings.host,
        port=settings.port,
        username=settings.username,
        password=settings.password.read,
        tls=settings.tls,
        ca_file=settings.ca_file,
        path=settings.path,
        suffix=writer.suffix,
    )
    dialler = _dialler(settings)
    return KeptChannel(dialler=dialler, connect=lambda dialler: FtpConnection(drop, dialler))


def _s3(settings: S3ChannelSettings, writer: ItemWriter, feed: Feed) -> Channel:
    from syndicate.outlets.s3 import S3Bucket, S3Connection  # noqa: PLC0415

    bucket = S3Bucket(
        name=settings.name,
        endpoint_url=settings.endpoint_url,
        region=settings.region,
        bucket=settings.bucket,
        prefix=settings.prefix,
        access_key=settings.access_key.read,
        secret_key=settings.secret_key.read,
        ca_file=settings.ca_file,
        suffix=writer.suffix,
        feed_path=feed.path,
        feed=feed.now,
    )
    dialler = _dialler(settings)
    return KeptChannel(dialler=dialler, connect=lambda dialler: S3Connection(bucket, dialler))


def _email(settings: EmailSettings, agency: Agency) -> Channel:
    from syndicate.outlets.smtp import MailingList, SmtpConnection  # noqa: PLC0415

    mailing = MailingList(
        name=settings.name,
        host=settings.host,
        port=settings.port,
        security=settings.security,
        username=settings.username,
        password=settings.password.read,
        ca_file=settings.ca_file,
        domain=agency.domain,
        sender=settings.sender,
        sender_name=agency.name,
        to=settings.to,
        contact=agency.contact,
    )
    dialler = _dialler(settings)
    return KeptChannel(dialler=dialler, connect=lambda dialler: SmtpConnection(mailing, dialler))


def _jetstream(settings: JetStreamSettings, places: Places) -> Channel:
    from syndicate.outlets.jetstream import JetStreamConnection, OutletStream  # noqa: PLC0415 - nats-py is an extra

    stream = OutletStream(
        urls=settings.url,
        name=settings.stream or settings.name,
        root=settings.subject,
        replicas=settings.replicas,
        keep=timedelta(days=settings.keep_days),
        most_bytes=settings.most_mib * 1024 * 1024,
        taken=places.taken,
        sections=places.sections,
        username=settings.username,
        password=settings.password.read if settings.password else None,
        credentials=settings.credentials_file,
        ca_file=settings.ca_file,
    )
    dialler = _dialler(settings)
    return KeptChannel(dialler=dialler, connect=lambda dialler: JetStreamConnection(stream, dialler))


def _dialler(settings: ServerSettings | S3ChannelSettings | JetStreamSettings) -> Dialler:
    return Dialler(inside_too if settings.allow_private else internet, timedelta(seconds=settings.timeout_secs))
