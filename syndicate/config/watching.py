"""What the operator watches by in `config.toml`: `[metrics]` and `[log]`."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final, Literal, TypeAlias

from syndicate.config import values
from syndicate.config.given import secret_problems
from syndicate.config.secrets import Secret
from syndicate.errors import Problem

LogFormat: TypeAlias = Literal["auto", "console", "json"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Metrics:
    """Who may know what is measured (`[metrics]`).

    Attributes:
        enabled: Whether it can be asked for at all.
        token_env: The environment variable that holds the token to be shown, or None.
        token_file: The file that does, or None. Without any token this machine alone is answered.
    """

    enabled: bool = True
    token_env: str | None = None
    token_file: Path | None = None

    @property
    def token(self) -> Secret:
        """To be shown."""
        return Secret("metrics.token", self.token_env, self.token_file)


@dataclass(frozen=True, slots=True, kw_only=True)
class Log:
    """How the daemon logs (`[log]`).

    Attributes:
        format: `console` for people, `json` for machines; `auto` is the first on a terminal, else the second.
        level: The least that is logged.
        file: Where to, or None for standard error; opened again when it was renamed or removed (logrotate).
    """

    format: LogFormat = "auto"
    level: Literal["debug", "info", "warning", "error"] = "info"
    file: Path | None = None


METRICS: Final[Mapping[str, values.Check[Any]]] = {
    "enabled": values.flag,
    "token_env": values.variable,
    "token_file": values.path,
}

LOG: Final[Mapping[str, values.Check[Any]]] = {
    "format": values.choice("auto", "console", "json"),
    "level": values.choice("debug", "info", "warning", "error"),
    "file": values.path,
}


def metrics_problems(tables: Mapping[str, Any]) -> Iterator[Problem]:
    """A token of `[metrics]` that is given twice."""
    table = tables.get("metrics")
    if isinstance(table, dict):
        yield from secret_problems("metrics", table, ())
