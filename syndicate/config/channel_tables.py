"""Which check stands behind which key of which kind of channel."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Final

from syndicate.config import values
from syndicate.config.bus import servers
from syndicate.config.channels import (
    ChannelSettings,
    EmailSettings,
    FolderSettings,
    FtpChannelSettings,
    JetStreamSettings,
    S3ChannelSettings,
    SftpChannelSettings,
    WebhookSettings,
)
from syndicate.config.forms import DOCUMENT_FORMS
from syndicate.config.lists import listed, some

Checks = Mapping[str, values.Check[Any]]


@dataclass(frozen=True, slots=True)
class ChannelTable:
    """A kind of channel.

    Attributes:
        settings: Its type.
        checks: By key.
        secrets: Those it cannot do without, by their keys without `_env` or `_file`.
    """

    settings: type[ChannelSettings]
    checks: Checks
    secrets: tuple[str, ...] = ()


def _secret(name: str) -> Checks:
    """The two keys that say where a secret is."""
    return {f"{name}_env": values.variable, f"{name}_file": values.path}


EVERY: Final[Checks] = {
    "name": values.line,
    "outlet": values.name,
    "form": values.choice(*DOCUMENT_FORMS),
    "timeout_secs": values.whole(1, 300),
    "disable_after_days": values.whole(1, 365),
}
"""Keys that every kind has."""

_SERVER: Final[Checks] = {
    **EVERY,
    "host": values.host,
    "port": values.whole(1, 65_535),
    "username": values.user_name,
    **_secret("password"),
    "allow_private": values.flag,
}

TYPES: Final[Mapping[str, ChannelTable]] = {
    "webhook": ChannelTable(
        WebhookSettings,
        {
            **EVERY,
            "form": values.choice("json", *DOCUMENT_FORMS),
            "url": values.call_address,
            **_secret("secret"),
            "allow_private": values.flag,
            "ca_file": values.path,
        },
        secrets=("secret",),
    ),
    "folder": ChannelTable(FolderSettings, {**EVERY, "path": values.path}),
    "sftp": ChannelTable(
        SftpChannelSettings, {**_SERVER, "path": values.text, "key_file": values.path, "known_hosts": values.path}
    ),
    "ftp": ChannelTable(
        FtpChannelSettings,
        {**_SERVER, "path": values.text, "tls": values.flag, "ca_file": values.path},
        secrets=("password",),
    ),
    "email": ChannelTable(
        EmailSettings,
        {
            **_SERVER,
            "form": values.choice("mail"),
            "to": some(listed(values.mailbox), "address"),
            "sender": values.mailbox,
            "security": values.choice("starttls", "tls", "none"),
            "ca_file": values.path,
        },
    ),
    "s3": ChannelTable(
        S3ChannelSettings,
        {
            **EVERY,
            "endpoint_url": values.web_address,
            "region": values.text,
            "bucket": values.text,
            "prefix": values.line,
            **_secret("access_key"),
            **_secret("secret_key"),
            "ca_file": values.path,
            "allow_private": values.flag,
        },
        secrets=("access_key", "secret_key"),
    ),
    "jetstream": ChannelTable(
        JetStreamSettings,
        {
            **EVERY,
            "form": values.choice("json", *DOCUMENT_FORMS),
            "url": servers,
            "stream": values.name,
            "subject": values.name,
            "replicas": values.whole(1, 5),
            "keep_days": values.whole(2, 3650),
            "most_mib": values.whole(1, 1024 * 1024),
            "username": values.text,
            **_secret("password"),
            "credentials_file": values.path,
            "ca_file": values.path,
            "allow_private": values.flag,
        },
    ),
}
"""By the word after `type =`."""
