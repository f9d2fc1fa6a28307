"""Files with secrets in them: which the configuration names, and whom they are shut off from."""

import stat
from collections.abc import Iterator
from dataclasses import fields, is_dataclass
from pathlib import Path
from typing import Final

from syndicate.config.problems import place
from syndicate.config.settings import Config
from syndicate.errors import Problem

_FOR_EVERYBODY: Final = frozenset({"ca_file", "certificate_file"})
_BY_NAME: Final = frozenset({"sources", "channels"})


def secret_files(config: Config) -> Iterator[tuple[str, Path]]:
    """By its place in the configuration, each file that holds a secret."""
    for table in fields(config):
        value = getattr(config, table.name)
        if table.name in _BY_NAME:
            for one in value:
                yield from _of(place(table.name, one.name), one)
        elif is_dataclass(value):
            yield from _of(table.name, value)


def exposed(config: Config) -> Iterator[Problem]:
    """Files with secrets that any user of this machine can read; what is not there is told when it is to be read."""
    for where, file in secret_files(config):
        try:
            mode = stat.S_IMODE(file.stat().st_mode)
        except OSError:
            continue
        if mode & stat.S_IROTH:
            yield Problem(where, f"every user of this machine can read {file} (mode {mode:04o}); chmod o= {file}")


def _of(where: str, settings: object) -> Iterator[tuple[str, Path]]:
    if not is_dataclass(settings):
        return
    for field in fields(settings):
        value = getattr(settings, field.name)
        if field.name.endswith("_file") and field.name not in _FOR_EVERYBODY and isinstance(value, Path):
            yield place(where, field.name), value
