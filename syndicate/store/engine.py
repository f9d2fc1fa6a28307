"""Connections to the two databases, set up so that what is committed stays and one writer writes at a time.

SQLite: write-ahead log with synchronous=FULL (a commit is on the disk when it returns), readers never wait for the
writer, a writer takes the lock when it begins. PostgreSQL: a writer holds an advisory lock named after the schema
until it commits, so that what it read still holds and row numbers rise in the order of commits; who waits for it in
vain ends one that has fallen silent. On both, each question of a reader sees what was committed before it was asked:
two of them may see two states.
"""

from functools import partial
from pathlib import Path
from typing import Any, Final

from sqlalchemy import Connection, Engine, create_engine, event
from sqlalchemy.engine import URL, make_url
from sqlalchemy.engine.interfaces import DBAPIConnection
from sqlalchemy.exc import ArgumentError, DBAPIError, NoSuchModuleError
from sqlalchemy.pool import ConnectionPoolEntry

from syndicate.errors import StoreError

PATIENCE_SECS: Final = 10
"""How long a writer waits for its turn, and anyone for a connection, before the store counts as busy."""

SILENCE_SECS: Final = 5
"""How long a server waits for the next word of a transaction: a node that was stopped or cut off in one must not keep
all others from writing for longer than they have patience. The transaction is undone then."""

HOLDING: Final = """
FROM pg_locks JOIN pg_stat_activity AS activity USING (pid)
WHERE locktype = 'advisory' AND granted AND classid = {key} AND objsubid = 2
AND database = (SELECT oid FROM pg_database WHERE datname = current_database())
AND objid::bigint = hashtext(current_schema())::bigint & 4294967295
"""
"""Who holds an advisory lock whose second key is the schema's name."""

_END_SILENT: Final = f"""
SELECT pg_terminate_backend(pid) {HOLDING}
AND wait_event = 'ClientRead' AND greatest(query_start, state_change) < clock_timestamp() - interval '{{secs}}s'
"""
"""Where several statements are sent at once a server waits for the next of them without end: its own limit counts
between whole answers alone."""

_NOT_AVAILABLE: Final = "55P03"

WRITING_LOCK: Final = 0x53594E44
"""The first key of the advisory lock of a writing transaction; the second is a hash of the schema's name."""


def parse(url: str) -> URL:
    """Read a store's address.

    Raises:
        StoreError: It names no database that syndicate can use.
    """
    try:
        parsed = make_url(url)
    except ArgumentError as error:
        raise StoreError("the store's address is not a database URL") from error
    shown = parsed.render_as_string(hide_password=True)
    if parsed.get_backend_name() == "sqlite":
        if parsed.get_driver_name() != "pysqlite" or parsed.database in {None, "", ":memory:"}:
            raise StoreError(f"{shown} is not a file; write sqlite:///PATH")
    elif parsed.drivername != "postgresql+psycopg":
        raise StoreError(f"{shown} is neither sqlite:///PATH nor postgresql+psycopg://…")
    return parsed


def connect(url: str, **options: Any) -> Engine:
    """Make an engine for a store, and the folder it lies in; nothing is opened yet.

    Args:
        url: `sqlite:///PATH` or `postgresql+psycopg://USER@HOST/DATABASE`.
        options: Of `sqlalchemy.create_engine`.

    Raises:
        StoreError: The address is not one of these, or the driver is not installed.
    """
    parsed = parse(url)
    try:
        if parsed.get_backend_name() == "sqlite":
            Path(parsed.database or "").parent.mkdir(parents=True, exist_ok=True)
            engine = create_engine(parsed, hide_parameters=True, **options)
            event.listen(engine, "connect", _set_up_sqlite)
        else:
            # pre-ping: a server that was restarted costs a reader nothing but the new connection
            query = {"connect_timeout": str(PATIENCE_SECS), **parsed.query}
            engine = create_engine(parsed.set(query=query), hide_parameters=True, pool_pre_ping=True, **options)
            event.listen(engine, "connect", _set_up_postgresql)
    except (ModuleNotFoundError, NoSuchModuleError) as error:
        raise StoreError(f"no driver for {parsed.drivername}; install syndicate[postgresql]") from error
    except OSError as error:
        raise StoreError("the folder of the store cannot be made") from error
    return engine


def reader(engine: Engine) -> Engine:
    """Give the same engine, for single questions: none begins a transaction, which would be two round trips more."""
    if engine.dialect.name == "sqlite":
        return engine  # so it is anyhow, see _set_up_sqlite
    return engine.execution_options(isolation_level="AUTOCOMMIT")


def writer(engine: Engine, *, lasting: bool = True) -> Engine:
    """Give the same engine, every transaction of which begins as the only one that writes.

    Args:
        engine: As `connect` made it.
        lasting: Whether a commit must outlive a power cut the moment it returns. One that need not is never lost
            alone: what was committed after it goes with it.
    """
    writing = engine.execution_options()
    begin = _begin_sqlite if engine.dialect.name == "sqlite" else partial(_begin_postgresql, reader(engine))
    event.listen(writing, "begin", partial(begin, lasting=lasting))
    return writing


def _set_up_sqlite(connection: DBAPIConnection, _entry: ConnectionPoolEntry) -> None:
    connection.isolation_level = None  # the driver begins nothing by itself; a writer does, and a reader needs not
    cursor = connection.cursor()
    cursor.execute(f"PRAGMA busy_timeout={PATIENCE_SECS * 1000}")  # before the others: they may meet a lock
    if cursor.execute("PRAGMA journal_mode").fetchone() != ("wal",):  # changing it does not wait for others
        cursor.execute("PRAGMA journal_mode=WAL")
    cursor.execute("PRAGMA foreign_keys=ON")
    cursor.close()


def _begin_sqlite(connection: Connection, *, lasting: bool) -> None:
    connection.exec_driver_sql(f"PRAGMA synchronous={'FULL' if lasting else 'NORMAL'}")
    # a deferred transaction that starts to write after another wrote fails at once, whatever the timeout
    connection.exec_driver_sql("BEGIN IMMEDIATE")


def _set_up_postgresql(connection: DBAPIConnection, _entry: ConnectionPoolEntry) -> None:
    cursor = connection.cursor()
    cursor.execute(f"SET lock_timeout = '{PATIENCE_SECS}s'")
    cursor.execute(f"SET idle_in_transaction_session_timeout = '{SILENCE_SECS}s'")
    cursor.close()
    connection.commit()


def _begin_postgresql(beside: Engine, connection: Connection, *, lasting: bool) -> None:
    try:
        connection.exec_driver_sql(f"SELECT pg_advisory_xact_lock({WRITING_LOCK}, hashtext(current_schema()))")
    except DBAPIError as error:
        if getattr(error.orig, "sqlstate", None) == _NOT_AVAILABLE:
            with beside.connect() as other:
                other.exec_driver_sql(_END_SILENT.format(key=WRITING_LOCK, secs=SILENCE_SECS))
        raise
    if not lasting:
        connection.exec_driver_sql("SET LOCAL synchronous_commit = off")
