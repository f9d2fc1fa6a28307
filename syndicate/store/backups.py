"""A copy of a SQLite store while others write to it, and a store made of such a copy.

The copy is of one moment: it is read under one snapshot of the write-ahead log, which keeps no writer waiting. Both are
written aside, checked, synced and renamed, so what has its name is whole.
"""

import os
import sqlite3
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager, suppress
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Final

from sqlalchemy.engine import URL

from syndicate.errors import StoreBusy, StoreError, StoreInUse
from syndicate.model.dispatch import Dispatch, PubStatus
from syndicate.store.codec import decode
from syndicate.store.engine import PATIENCE_SECS, parse

STORE: Final = "syndicate.db"
"""What a backup's copy of the store is called."""

_PAGES: Final = 1000
"""Of SQLite, that are copied between two words on how far it is."""

_BESIDE: Final = ("-wal", "-shm", "-journal")
"""What SQLite keeps beside a database that was not closed."""

_BUSY: Final = frozenset({sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED, sqlite3.SQLITE_FULL, sqlite3.SQLITE_IOERR})
_PRIMARY: Final = 0xFF

Told = Callable[[int, int], None]
"""Called with how many pages of SQLite are copied, and of how many."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Held:
    """What is in a copy.

    Attributes:
        stories: How many.
        versions: Of them.
        newest: When the last of these was received; None where there is none.
    """

    stories: int
    versions: int
    newest: datetime | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Killed:
    """A story that was killed.

    Attributes:
        kill: The version that killed it.
        sections: Where the story was.
    """

    kill: Dispatch
    sections: frozenset[str]


def store_file(url: str) -> Path | None:
    """The file of a SQLite store, None for one on a server."""
    parsed = parse(url)
    return Path(parsed.database or "") if parsed.get_backend_name() == "sqlite" else None


def server_address(url: str) -> str:
    """The address of a store on a server as PostgreSQL's own programs take it, without the password.

    They ask for it, or read `~/.pgpass`.
    """
    parsed = parse(url)
    bare = URL.create("postgresql", parsed.username, None, parsed.host, parsed.port, parsed.database, parsed.query)
    return bare.render_as_string(hide_password=False)


def copy_store(store: Path, copy: Path, told: Told) -> None:
    """Copy a store, as it is at one moment, into a file that is not there yet; it is checked and on the disk then.

    Raises:
        StoreError: There is no store, or the copy is damaged; nothing is left of the copy.
        StoreBusy: It is locked for long, or the disk is full.
    """
    with _undone(copy), _translated(f"{store} cannot be copied"):
        os.close(os.open(copy, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o600))  # texts under embargo are in it
        with closing(_opened(store, "ro")) as source, closing(_opened(copy, "rw")) as target:
            source.execute("BEGIN")
            source.execute("SELECT count(*) FROM sqlite_schema").fetchone()  # from here on nothing of others is seen
            source.backup(target, pages=_PAGES, progress=lambda _, left, total: told(total - left, total))
            target.execute("PRAGMA journal_mode=DELETE")  # one file, without a log beside it
        check(copy)
        synced(copy)


def check(copy: Path) -> Held:
    """Look through a whole copy.

    Raises:
        StoreError: It is damaged, or no store.
    """
    with _translated(f"{copy} is no store that can be used"), closing(_opened(copy, "ro")) as connection:
        ((verdict,),) = connection.execute("PRAGMA integrity_check(1)").fetchall()
        if verdict != "ok":
            raise StoreError(f"{copy} is damaged: {verdict}")
        stories, versions = connection.execute(
            "SELECT (SELECT count(*) FROM stories), (SELECT count(*) FROM versions)"
        ).fetchone()
        newest = connection.execute("SELECT record FROM versions ORDER BY seq DESC LIMIT 1").fetchone()
    return Held(stories=stories, versions=versions, newest=decode(newest[0]).received if newest else None)


def leap(store: Path, now: datetime) -> None:
    """Give out no number again that was given after the copy was made: they are known outside.

    Deliveries and events of the wire go on with seconds since 1970, which no day's numbers overtake. The newest event
    alone is kept, under such a number: so those who listen and heard what the copy does not know are told that they
    missed something (`reset`), and read the feeds.
    """
    seconds = int(now.timestamp())
    with _translated(f"{store} cannot be made ready"), closing(_opened(store, "rw")) as connection:
        connection.execute("BEGIN IMMEDIATE")
        connection.execute("DELETE FROM wire_events WHERE number < (SELECT max(number) FROM wire_events)")
        connection.execute("UPDATE wire_events SET number = max(number + 1, ?)", (seconds,))
        changed = connection.execute(
            "UPDATE sqlite_sequence SET seq = max(seq, ?) WHERE name = 'deliveries'", (seconds,)
        )
        if not changed.rowcount:
            connection.execute("INSERT INTO sqlite_sequence (name, seq) VALUES ('deliveries', ?)", (seconds,))
        connection.execute("COMMIT")
    synced(store)


def put_aside(store: Path, aside: Path) -> bool:
    """Give a store that nobody uses another name, a damaged one too; whether there was one.

    Raises:
        StoreInUse: A process has it open.
        StoreError: The folder cannot be changed.
    """
    if not store.exists():
        return False
    try:
        with closing(_opened(store, "rw")) as connection:
            connection.execute("PRAGMA busy_timeout=0")
            connection.execute("PRAGMA journal_mode=DELETE")  # takes the log in; refused while anybody has it open
    except sqlite3.Error as error:
        if getattr(error, "sqlite_errorcode", 0) & _PRIMARY == sqlite3.SQLITE_BUSY:
            raise StoreInUse(f"a process has {store} open; stop `syndicate serve` and what cron runs too") from error
    with _translated(f"{store} cannot be put aside"):
        for end in (*_BESIDE, ""):
            with suppress(FileNotFoundError):
                store.with_name(store.name + end).rename(aside.with_name(aside.name + end))
        synced(store.parent)
    return True


def kills(store: Path) -> Iterator[Killed]:
    """Every kill in a store, and where its story was.

    Raises:
        StoreError: It cannot be read.
    """
    with _translated(f"{store} cannot be read"), closing(_opened(store, "ro")) as connection:
        query = "SELECT guid, record FROM versions WHERE pub_status = ? ORDER BY seq"
        for guid, record in connection.execute(query, (PubStatus.CANCELED,)).fetchall():
            names = connection.execute("SELECT section FROM story_sections WHERE guid = ?", (guid,))
            yield Killed(kill=decode(record), sections=frozenset(name for (name,) in names))


def synced(path: Path) -> None:
    """Have a file, or the names in a folder, on the disk."""
    handle = os.open(path, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


def _opened(store: Path, mode: str) -> sqlite3.Connection:
    address = f"{store.absolute().as_uri()}?mode={mode}"
    return sqlite3.connect(address, uri=True, isolation_level=None, timeout=PATIENCE_SECS)


@contextmanager
def _undone(copy: Path) -> Iterator[None]:
    """Leave nothing of what could not be made whole."""
    try:
        yield
    except BaseException:
        for end in (*_BESIDE, ""):
            copy.with_name(copy.name + end).unlink(missing_ok=True)
        raise


@contextmanager
def _translated(what: str) -> Iterator[None]:
    try:
        yield
    except sqlite3.Error as error:
        code = getattr(error, "sqlite_errorcode", 0) & _PRIMARY
        raise (StoreBusy if code in _BUSY else StoreError)(what) from error
    except OSError as error:
        raise StoreError(what) from error
