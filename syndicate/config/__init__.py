"""config.toml as frozen types."""

from syndicate.config.loading import load
from syndicate.config.settings import Bus, Config, Log, SpoolSettings, Stand, Store, Web

__all__ = ["Bus", "Config", "Log", "SpoolSettings", "Stand", "Store", "Web", "load"]
