"""Kinds of channels in config.toml become channels here."""

from datetime import timedelta

from syndicate.config import ChannelSettings, FolderSettings, FtpChannelSettings, SftpChannelSettings
from syndicate.outlets.dialling import Dialler
from syndicate.outlets.folder import FolderChannel
from syndicate.outlets.kept import KeptChannel
from syndicate.ports.channel import Channel
from syndicate.ports.format import ItemWriter
from syndicate.rules.networks import inside_too, internet


def channel_of(settings: ChannelSettings, writer: ItemWriter) -> Channel:
    """The channel that is configured so; nothing is opened yet, and libraries are loaded only where they are needed.

    Args:
        settings: Of any type but a webhook, which has a pusher of its own.
        writer: Of its form.
    """
    match settings:
        case FolderSettings():
            return FolderChannel(name=settings.name, path=settings.path, suffix=writer.suffix)
        case SftpChannelSettings():
            return _sftp(settings, writer)
        case FtpChannelSettings():
            return _ftp(settings, writer)
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
    dialler = _dialler(settings, allow_private=settings.allow_private)
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
    dialler = _dialler(settings, allow_private=settings.allow_private)
    return KeptChannel(dialler=dialler, connect=lambda dialler: FtpConnection(drop, dialler))


def _dialler(settings: ChannelSettings, *, allow_private: bool) -> Dialler:
    return Dialler(inside_too if allow_private else internet, timedelta(seconds=settings.timeout_secs))
