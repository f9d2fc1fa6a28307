"""config.toml as frozen types."""

from syndicate.config.bus import Bus
from syndicate.config.channels import (
    ChannelSettings,
    EmailSettings,
    FolderSettings,
    FtpChannelSettings,
    JetStreamSettings,
    S3ChannelSettings,
    ServerSettings,
    SftpChannelSettings,
    WebhookSettings,
)
from syndicate.config.desk import DeskSettings
from syndicate.config.hub import HubSettings
from syndicate.config.loading import load
from syndicate.config.secret_files import exposed, secret_files
from syndicate.config.secrets import Secret
from syndicate.config.settings import Config, Store, Web
from syndicate.config.sources import (
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
from syndicate.config.stands import BucketStandSettings, FolderStandSettings, StandSettings
from syndicate.config.watching import Log, LogFormat, Metrics

__all__ = [
    "BucketStandSettings",
    "Bus",
    "ChannelSettings",
    "Config",
    "DeskSettings",
    "EmailSettings",
    "FolderSettings",
    "FolderStandSettings",
    "FtpChannelSettings",
    "FtpSettings",
    "HttpSettings",
    "HubSettings",
    "ImapSettings",
    "JetStreamSettings",
    "Log",
    "LogFormat",
    "Metrics",
    "PolledSettings",
    "PushSettings",
    "S3ChannelSettings",
    "S3Settings",
    "Secret",
    "ServerSettings",
    "SftpChannelSettings",
    "SftpSettings",
    "SourceSettings",
    "SpoolSettings",
    "StandSettings",
    "Store",
    "Web",
    "WebSettings",
    "WebSubSettings",
    "WebhookSettings",
    "exposed",
    "load",
    "secret_files",
]
