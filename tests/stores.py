"""Stores for tests: an SQLite file, a PostgreSQL schema of their own."""

import os
import uuid
from collections.abc import Iterator
from contextlib import contextmanager
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from sqlalchemy import create_engine, make_url, text
from sqlalchemy.exc import OperationalError

from syndicate.store import open_ledger

POSTGRESQL = os.environ.get("SYNDICATE_TEST_POSTGRESQL", "postgresql+psycopg://root@127.0.0.1:5432/test")


@cache
def _empty() -> bytes:
    with TemporaryDirectory() as folder:
        file = Path(folder) / "syndicate.db"
        open_ledger(f"sqlite:///{file}").close()
        return file.read_bytes()


def lay_out(file: Path) -> str:
    """Put an empty SQLite store there, unless one is; quicker than to have its tables made. Its address."""
    if not file.exists():
        file.parent.mkdir(exist_ok=True)
        file.write_bytes(_empty())
    return f"sqlite:///{file}"


@contextmanager
def fresh_store(engine: str, folder: Path, *, tables: bool = True) -> Iterator[str]:
    """The address of an empty store of this engine (`sqlite` or `postgresql`), gone afterwards.

    An SQLite one has its tables already, unless they are not wanted.
    The server does not wait for its disk: it lives on whichever client dies.
    """
    if engine == "sqlite":
        file = folder / "syndicate.db"
        yield lay_out(file) if tables else f"sqlite:///{file}"
        return
    schema = f"syndicate_{uuid.uuid4().hex[:12]}"
    server = create_engine(make_url(POSTGRESQL).update_query_dict({"connect_timeout": "3"}))
    try:
        with server.begin() as connection:
            connection.execute(text(f"CREATE SCHEMA {schema}"))
    except (OperationalError, ModuleNotFoundError):
        server.dispose()
        pytest.skip("no PostgreSQL server answers; set SYNDICATE_TEST_POSTGRESQL to the address of a database")
    try:
        address = make_url(POSTGRESQL).update_query_dict(
            {"options": f"-csearch_path={schema} -csynchronous_commit=off"}
        )
        yield address.render_as_string(hide_password=False)
    finally:
        with server.begin() as connection:
            connection.execute(text(f"DROP SCHEMA {schema} CASCADE"))
        server.dispose()
