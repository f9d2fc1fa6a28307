"""Stores for tests: an SQLite file, a PostgreSQL schema of their own."""

import os
import uuid
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from sqlalchemy import create_engine, make_url, text
from sqlalchemy.exc import OperationalError

POSTGRESQL = os.environ.get("SYNDICATE_TEST_POSTGRESQL", "postgresql+psycopg://root@127.0.0.1:5432/test")


@contextmanager
def fresh_store(engine: str, folder: Path) -> Iterator[str]:
    """The address of an empty store of this engine (`sqlite` or `postgresql`), gone afterwards."""
    if engine == "sqlite":
        yield f"sqlite:///{folder / 'syndicate.db'}"
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
        address = make_url(POSTGRESQL).update_query_dict({"options": f"-csearch_path={schema}"})
        yield address.render_as_string(hide_password=False)
    finally:
        with server.begin() as connection:
            connection.execute(text(f"DROP SCHEMA {schema} CASCADE"))
        server.dispose()
