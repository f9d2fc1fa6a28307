"""config.toml as frozen types."""

from syndicate.config.loading import load
from syndicate.config.secrets import Secret
from syndicate.config.settings import Bus, Config, Log, Stand, Store, Web
from syndicate.config.sources import (
    HttpSettings,
    PolledSettings,
    PushSettings,
    SourceSettings,
    SpoolSettings,
    WebSettings,
)

__all__ = [
    "Bus",
    "Config",
    "HttpSettings",
    "Log",
    "PolledSettings",
    "PushSettings",
    "Secret",
    "SourceSettings",
    "SpoolSettings",
    "Stand",
    "Store",
    "Web",
    "WebSettings",
    "load",
]
