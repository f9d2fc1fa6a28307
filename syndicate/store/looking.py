"""A look at a store that leaves it as it is: its server, and whether its tables are of this program's time."""

from dataclasses import dataclass
from datetime import datetime
from typing import Final

from sqlalchemy import Connection, inspect, select
from sqlalchemy.pool import NullPool

from syndicate.errors import StoreError
from syndicate.store.backups import store_file
from syndicate.store.engine import connect
from syndicate.store.failures import translated
from syndicate.store.tables import versions
from syndicate.store.upgrade import revision, steps

_NEWEST: Final = select(versions.c.received).order_by(versions.c.seq.desc()).limit(1)


@dataclass(frozen=True, slots=True, kw_only=True)
class Look:
    """What a store is like.

    Attributes:
        server: Which database, with its version.
        revision: The last step that its tables were brought through; None for none.
        missing: Steps that are still before it.
        unknown: Whether a newer program made it.
        newest: When the newest version was received; None where there is none.
    """

    server: str
    revision: str | None
    missing: tuple[str, ...]
    unknown: bool
    newest: datetime | None


def look(url: str) -> Look:
    """Look at a store.

    Raises:
        StoreBusy: It does not answer or is locked now.
        StoreError: The address is wrong, or there is no store.
    """
    if (file := store_file(url)) and not file.is_file():
        raise StoreError(f"{file} is not there")  # else it would be made
    engine = connect(url, poolclass=NullPool)
    with translated(), engine.connect() as connection:
        at = revision(connection)
        newest = connection.scalar(_NEWEST) if inspect(connection).has_table(versions.name) else None
        server = _server(connection)
    known = steps()
    unknown = at is not None and at not in known
    done = known.index(at) + 1 if at in known else 0
    missing = () if unknown else known[done:]
    return Look(server=server, revision=at, missing=missing, unknown=unknown, newest=newest)


def _server(connection: Connection) -> str:
    name = {"sqlite": "SQLite", "postgresql": "PostgreSQL"}[connection.dialect.name]
    return f"{name} {'.'.join(map(str, connection.dialect.server_version_info or ()))}"
