"""What carries wake-ups between nodes in `config.toml` (`[bus]`)."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from importlib.util import find_spec
from pathlib import Path
from typing import Any, Final
from urllib.parse import urlsplit

from syndicate.config import values
from syndicate.config.given import secret_problems
from syndicate.config.secrets import Secret
from syndicate.errors import Problem

_PARTS: Final = ("username", "credentials_file", "ca_file", "password_env", "password_file", "prefix", "replicas")


@dataclass(frozen=True, slots=True, kw_only=True)
class Bus:
    """What says to others that there is work: NATS, or where no address is given this process.

    Attributes:
        url: Addresses of NATS servers of one cluster (`nats://…`, `tls://…`).
        prefix: The first word of all subjects there.
        replicas: On how many servers the stream lies, 1 to 5.
        username: To be sent with the password, or None.
        password_env: The environment variable that holds the password, or None.
        password_file: The file that does, or None.
        credentials_file: A file of NATS credentials, or None.
        ca_file: Certificates of the authorities to trust instead of the system's (PEM), or None.
    """

    url: tuple[str, ...] = ()
    prefix: str = "syndicate"
    replicas: int = 1
    username: str | None = None
    password_env: str | None = None
    password_file: Path | None = None
    credentials_file: Path | None = None
    ca_file: Path | None = None

    @property
    def password(self) -> Secret:
        """Sent with the user name."""
        return Secret("bus.password", self.password_env, self.password_file)


def servers(value: object) -> tuple[str, ...]:
    """Addresses of NATS servers, with commas between (NATS's own way to write several)."""
    return tuple(_server(part.strip()) for part in values.text(value).split(","))


def _server(given: str) -> str:
    try:
        parts = urlsplit(given)
        good = parts.scheme in {"nats", "tls"} and bool(parts.hostname) and parts.port != 0
    except ValueError:
        good = False
    if not good or parts.path.strip("/") or parts.query or parts.fragment or any(map(str.isspace, given)):
        raise values.Unusable("must be 'nats://HOST:PORT' or 'tls://HOST:PORT'; several with commas between")
    if "@" in parts.netloc:
        raise values.Unusable("must not hold a user name or password; see the keys for them")
    return given


CHECKS: Final[Mapping[str, values.Check[Any]]] = {
    "url": servers,
    "prefix": values.name,
    "replicas": values.whole(1, 5),
    "username": values.text,
    "password_env": values.variable,
    "password_file": values.path,
    "credentials_file": values.path,
    "ca_file": values.path,
}


def bus_problems(tables: Mapping[str, Any]) -> Iterator[Problem]:
    """What of `[bus]` is there by half, twice or without a use."""
    table = tables.get("bus")
    if not isinstance(table, dict):
        return
    if "url" not in table:
        for key in _PARTS:
            if key in table:
                yield Problem(f"bus.{key}", "is for NATS; say where that is with url (like 'nats://127.0.0.1:4222')")
        return
    yield from nats_problems("bus", table)


def nats_problems(where: str, table: Mapping[str, Any]) -> Iterator[Problem]:
    """What of a table that names NATS servers is there by half, twice or without a use."""
    if find_spec("nats") is None:
        yield Problem(f"{where}.url", "needs nats-py, which is not installed: pip install 'syndicate[nats]'")
    yield from secret_problems(where, table, ["password"] if "username" in table else [])
    password = "password_env" in table or "password_file" in table
    if password and "username" not in table:
        yield Problem(f"{where}.username", "missing: it is sent with the password (like 'username = \"desk\"')")
    if password and "credentials_file" in table:
        yield Problem(f"{where}.credentials_file", "give either a user name and a password or a file of credentials")
    if "ca_file" in table and "tls:" not in str(table.get("url")):
        yield Problem(f"{where}.ca_file", "is for TLS; write the address of the server with 'tls://'")
