"""Secrets: whether they are there, and nobody else's."""

import os
import stat
from collections.abc import Iterator
from dataclasses import fields
from pathlib import Path
from typing import Final

from syndicate.config import Bus, ChannelSettings, Config, SourceSettings, StandSettings, Web
from syndicate.model.checkup import Finding, bad, doubtful, well

_OPEN: Final = frozenset({"certificate_file", "ca_file", "known_hosts_file"})
"""Files that hold nothing secret."""


def secrets(config: Config) -> Iterator[Finding]:
    """Look at every file and variable that the configuration names for a secret."""
    tables: list[tuple[str, Web | Bus | StandSettings | SourceSettings | ChannelSettings]]
    tables = [("web", config.web), ("bus", config.bus), ("stand", config.stand)]
    tables += [(f"sources.{source.name}", source) for source in config.sources]
    tables += [(f"channels.{channel.name}", channel) for channel in config.channels]
    for where, settings in tables:
        for field in fields(settings):
            value = getattr(settings, field.name)
            if isinstance(value, Path) and field.name.endswith("_file") and field.name not in _OPEN:
                yield _file(f"{where}.{field.name}", value)
            elif isinstance(value, str) and field.name.endswith("_env"):
                yield _variable(f"{where}.{field.name}", value)


def _file(subject: str, path: Path) -> Finding:
    try:
        mode = path.stat().st_mode
    except OSError as error:
        return bad(subject, f"{path}: {error.strerror}", f"put the secret into {path}, readable by this user alone")
    if not os.access(path, os.R_OK):
        return bad(subject, f"{path} may not be read", f"chown it to the user that runs syndicate: uid {os.geteuid()}")
    if mode & (stat.S_IRWXO | stat.S_IWGRP):
        return doubtful(subject, f"others may read or write {path} ({stat.filemode(mode)})", f"chmod 640 {path}")
    return well(subject, f"{path} ({stat.filemode(mode)})")


def _variable(subject: str, name: str) -> Finding:
    if os.environ.get(name, "").strip():
        return well(subject, f"{name} is set")
    return doubtful(subject, f"{name} is not set here", "set it for the daemon (Environment= or EnvironmentFile=)")
