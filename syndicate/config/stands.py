"""The kinds of stands as frozen types, one for each `type` of `[stand]`, and the checks of their keys."""

from abc import ABC, abstractmethod
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final, Literal

from syndicate.config import values
from syndicate.config.given import folder_in, secret_problems
from syndicate.config.secrets import Secret
from syndicate.errors import Problem

USUAL = "folder"


@dataclass(frozen=True, slots=True, kw_only=True)
class StandSettings(ABC):
    """Where pages are published (`[stand]`).

    Attributes:
        type: Which kind.
    """

    type: str = USUAL

    @property
    @abstractmethod
    def place(self) -> str:
        """For people."""


@dataclass(frozen=True, slots=True, kw_only=True)
class FolderStandSettings(StandSettings):
    """A folder, of this machine or shared by several (`type = "folder"`).

    Attributes:
        path: The folder.
    """

    type: Literal["folder"] = "folder"
    path: Path = Path("feeds")

    @property
    def place(self) -> str:
        """For people."""
        return str(self.path)


@dataclass(frozen=True, slots=True, kw_only=True)
class BucketStandSettings(StandSettings):
    """A bucket (`type = "bucket"`).

    Attributes:
        endpoint_url: The service's address.
        bucket: Its name.
        region: As the service names it.
        prefix: How the keys of everything put begin.
        access_key_env: The environment variable that holds the access key, or None.
        access_key_file: The file that does, or None.
        secret_key_env: The environment variable that holds the secret key, or None.
        secret_key_file: The file that does, or None.
        ca_file: Certificates of the authorities to trust instead of the Web's (PEM), or None.
    """

    type: Literal["bucket"]
    endpoint_url: str
    bucket: str
    region: str = "us-east-1"
    prefix: str = ""
    access_key_env: str | None = None
    access_key_file: Path | None = None
    secret_key_env: str | None = None
    secret_key_file: Path | None = None
    ca_file: Path | None = None

    @property
    def place(self) -> str:
        """For people."""
        return f"the bucket {self.bucket} at {self.endpoint_url}"

    @property
    def access_key(self) -> Secret:
        """Says who asks."""
        return Secret("stand.access_key", self.access_key_env, self.access_key_file)

    @property
    def secret_key(self) -> Secret:
        """Signs what is asked."""
        return Secret("stand.secret_key", self.secret_key_env, self.secret_key_file)


@dataclass(frozen=True, slots=True)
class StandTable:
    """A kind of stand.

    Attributes:
        settings: Its type.
        checks: By key.
        secrets: Those it cannot do without, by their keys without `_env` or `_file`.
    """

    settings: type[StandSettings]
    checks: Mapping[str, values.Check[Any]]
    secrets: tuple[str, ...] = ()


TYPES: Final[Mapping[str, StandTable]] = {
    "folder": StandTable(FolderStandSettings, {"path": values.path}),
    "bucket": StandTable(
        BucketStandSettings,
        {
            "endpoint_url": values.web_address,
            "bucket": values.text,
            "region": values.text,
            "prefix": values.line,
            "access_key_env": values.variable,
            "access_key_file": values.path,
            "secret_key_env": values.variable,
            "secret_key_file": values.path,
            "ca_file": values.path,
        },
        secrets=("access_key", "secret_key"),
    ),
}
"""By the word after `type =`."""


def conflicts(tables: Mapping[str, Any]) -> Iterator[Problem]:
    """Secrets of the stand that are given twice, or not at all where there must be one."""
    table = tables.get("stand")
    if isinstance(table, dict):
        kind = TYPES.get(str(table.get("type", USUAL)))
        yield from secret_problems("stand", table, kind.secrets if kind else ())


def folder_of_pages(tables: Mapping[str, Any], folder: Path) -> Path | None:
    """Where pages lie on this machine, such as the tables are; None where they lie elsewhere.

    Args:
        tables: As they were given.
        folder: The configuration's own, which paths are taken from.
    """
    stand = tables.get("stand")
    table = stand if isinstance(stand, dict) else {}
    if table.get("type", USUAL) != USUAL:
        return None
    return folder_in({"path": str(FolderStandSettings().path), **table}, folder)
