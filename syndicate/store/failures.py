"""Driver errors as syndicate's own: the one place that decides whether trying again can help.

Their text is the driver's alone, never the statement or its parameters: those hold text that may be under embargo.
"""

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager

from sqlalchemy.exc import DBAPIError, SQLAlchemyError, StatementError
from sqlalchemy.exc import TimeoutError as PoolTimeout

from syndicate.errors import StoreBusy, StoreError

# SQLite primary result codes that pass by themselves: another writer, a full disk, a failing write, no memory.
_SQLITE_BUSY = frozenset(
    {
        sqlite3.SQLITE_BUSY,
        sqlite3.SQLITE_LOCKED,
        sqlite3.SQLITE_FULL,
        sqlite3.SQLITE_IOERR,
        sqlite3.SQLITE_NOMEM,
        sqlite3.SQLITE_PROTOCOL,
    }
)
_PRIMARY = 0xFF  # an extended result code carries its primary code in the lowest byte

# SQLSTATE classes and codes (PostgreSQL, appendix A) that pass by themselves: connection exceptions, rolled back
# transactions (serialization, deadlock), insufficient resources (disk, memory, connections), operator intervention
# (shutdown, starting up, cancelled), lock not available, read-only while a standby takes over.
_POSTGRESQL_BUSY = ("08", "40", "53", "57", "55P03", "25006")


@contextmanager
def translated() -> Iterator[None]:
    """Raise what the driver and SQLAlchemy raise inside as StoreBusy or StoreError.

    Raises:
        StoreBusy: Locked, out of space, unreachable, rolled back by the server: try again.
        StoreError: Anything else.
        ValueError: A value that no column takes, such as a time without a zone.
    """
    try:
        yield
    except PoolTimeout as error:
        raise StoreBusy("the store has no connection free") from error
    except DBAPIError as error:
        if _passes(error):
            raise StoreBusy("the store is busy") from error.orig
        raise StoreError("the store cannot be used") from error.orig
    except StatementError as error:
        raise error.orig or StoreError("the store cannot be used") from None
    except SQLAlchemyError as error:
        raise StoreError("the store cannot be used") from error


def _passes(error: DBAPIError) -> bool:
    if error.connection_invalidated:
        return True
    if isinstance(error.orig, sqlite3.Error):
        code = getattr(error.orig, "sqlite_errorcode", None)
        return code is not None and code & _PRIMARY in _SQLITE_BUSY
    state = getattr(error.orig, "sqlstate", None)
    if state is None:
        # psycopg names no SQLSTATE when it is the connection itself that failed
        return type(error.orig).__name__ == "OperationalError"
    return isinstance(state, str) and state.startswith(_POSTGRESQL_BUSY)
