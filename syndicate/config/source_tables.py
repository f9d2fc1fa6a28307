"""Which check stands behind which key of which kind of source."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, Final

from syndicate.config import values
from syndicate.config.cron import cron
from syndicate.config.lists import listed
from syndicate.config.sources import (
    FtpSettings,
    HttpSettings,
    ImapSettings,
    PushSettings,
    S3Settings,
    SftpSettings,
    SourceSettings,
    SpoolSettings,
    WebSubSettings,
)

Checks = Mapping[str, values.Check[Any]]


@dataclass(frozen=True, slots=True)
class SourceTable:
    """A kind of source.

    Attributes:
        settings: Its type.
        checks: By key.
        secrets: Those it cannot do without, by their keys without `_env` or `_file`.
    """

    settings: type[SourceSettings]
    checks: Checks = field(default_factory=dict)
    secrets: tuple[str, ...] = ()


def _secret(name: str) -> Checks:
    """The two keys that say where a secret is."""
    return {f"{name}_env": values.variable, f"{name}_file": values.path}


EVERY: Final[Checks] = {
    "name": values.line,
    "agency": values.text,
    "language": values.language,
    "charset": values.charset,
    "dateline": values.choice("keep", "strip"),
    "end_marks": listed(values.text),
    "boilerplate": listed(values.text),
    "sections": listed(values.section_name),
    "keep_days": values.whole(1, 36_500),
    "growth": values.choice("version", "link", "off"),
}
"""Keys that every kind has."""

_POLLED: Final[Checks] = {**EVERY, "every_secs": values.whole(1, 86_400), "cron": cron}

_WEB: Final[Checks] = {
    **_POLLED,
    "url": values.web_address,
    "username": values.user_name,
    **_secret("password"),
    **_secret("token"),
    "header": values.header_name,
    "allow_private": values.flag,
    "ca_file": values.path,
    "timeout_secs": values.whole(1, 300),
}

_SERVER: Final[Checks] = {
    **_POLLED,
    "host": values.host,
    "port": values.whole(1, 65_535),
    "username": values.user_name,
    **_secret("password"),
}

_FOLDER: Final[Checks] = {"path": values.text, "done_path": values.text, "rejected_path": values.text}

TYPES: Final[Mapping[str, SourceTable]] = {
    "spool": SourceTable(
        SpoolSettings,
        {**_POLLED, "path": values.path, "recursive": values.flag, "settle_secs": values.seconds(3600)},
    ),
    "push": SourceTable(PushSettings, {**EVERY, **_secret("token")}, secrets=("token",)),
    "http": SourceTable(HttpSettings, _WEB),
    "websub": SourceTable(WebSubSettings, {**_WEB, "allow_sha1": values.flag}),
    "sftp": SourceTable(SftpSettings, {**_SERVER, **_FOLDER, "key_file": values.path, "known_hosts": values.path}),
    "ftp": SourceTable(
        FtpSettings, {**_SERVER, **_FOLDER, "tls": values.flag, "ca_file": values.path}, secrets=("password",)
    ),
    "imap": SourceTable(
        ImapSettings,
        {
            **_SERVER,
            "tls": values.choice("implicit", "starttls", "none"),
            "ca_file": values.path,
            "folder": values.text,
            "done_folder": values.text,
            "rejected_folder": values.text,
        },
        secrets=("password",),
    ),
    "s3": SourceTable(
        S3Settings,
        {
            **_POLLED,
            "endpoint_url": values.web_address,
            "region": values.text,
            "bucket": values.text,
            "prefix": values.line,
            **_secret("access_key"),
            **_secret("secret_key"),
            "done_prefix": values.text,
            "rejected_prefix": values.text,
        },
        secrets=("access_key", "secret_key"),
    ),
}
"""By the word after `type =`."""
