"""Which troubles of the databases pass by themselves."""

import sqlite3
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest
from sqlalchemy import Engine, text

from syndicate.errors import StoreBusy, StoreError, Temporary
from syndicate.ports.ledger import Entry
from syndicate.store import open_ledger
from syndicate.store.engine import connect
from syndicate.store.failures import translated
from tests.makers import make_dispatch
from tests.stores import fresh_store


@pytest.fixture
def server(tmp_path: Path) -> Iterator[Engine]:
    with fresh_store("postgresql", tmp_path) as url:
        engine = connect(url)
        yield engine
        engine.dispose()


def test_a_lock_that_another_holds_for_too_long_is_a_busy_store(tmp_path: Path) -> None:
    path = tmp_path / "syndicate.db"
    engine = connect(f"sqlite:///{path}")
    with closing(sqlite3.connect(path, isolation_level=None)) as other, engine.connect() as connection:
        connection.exec_driver_sql("PRAGMA busy_timeout=1")
        connection.rollback()
        other.execute("BEGIN EXCLUSIVE")
        with pytest.raises(StoreBusy, match="database is locked"), translated():
            connection.execute(text("CREATE TABLE pier (name TEXT)"))
    engine.dispose()


@pytest.mark.parametrize("state", ["40001", "40P01", "53100", "53300", "55P03", "57P01", "57P03", "08006"])
def test_what_a_server_says_of_itself_passes(server: Engine, state: str) -> None:
    with pytest.raises(StoreBusy, match="no harbour"), translated(), server.connect() as connection:
        connection.execute(text(f"DO $$ BEGIN RAISE 'no harbour' USING ERRCODE = '{state}'; END $$"))


@pytest.mark.parametrize("state", ["42P01", "23505", "22021", "42501"])
def test_what_a_server_says_of_the_work_does_not_pass(server: Engine, state: str) -> None:
    with pytest.raises(StoreError, match="no harbour") as caught, translated(), server.connect() as connection:
        connection.execute(text(f"DO $$ BEGIN RAISE 'no harbour' USING ERRCODE = '{state}'; END $$"))
    assert not isinstance(caught.value, Temporary)


def test_a_connection_lost_in_a_transaction_is_a_busy_store_and_the_next_one_works(
    server: Engine,
) -> None:
    ledger = open_ledger(server.url.render_as_string(hide_password=False))

    def lose() -> None:
        with ledger.writing() as writing:
            writing.record([Entry(dispatch=make_dispatch(), sections=frozenset(), announce=False)], [])
            _end_all_other_connections(server)

    with pytest.raises(StoreBusy):
        lose()
    assert ledger.counts().versions == 0
    with ledger.writing() as writing:
        writing.record([Entry(dispatch=make_dispatch(), sections=frozenset(), announce=False)], [])
    assert ledger.counts().versions == 1
    ledger.close()


def _end_all_other_connections(server: Engine) -> None:
    with server.connect() as connection:
        connection.execute(
            text(
                "SELECT pg_terminate_backend(pid) FROM pg_locks WHERE locktype = 'advisory' AND granted"
                " AND database = (SELECT oid FROM pg_database WHERE datname = current_database())"
                " AND objid::bigint = hashtext(current_schema())::bigint & 4294967295"
            )
        )


def test_a_lock_that_a_server_waited_for_too_long_is_a_busy_store(server: Engine) -> None:
    lock = text("SELECT pg_advisory_xact_lock(1, 1)")
    with server.connect() as holder, server.connect() as waiter:
        holder.execute(lock)
        waiter.execute(text("SET lock_timeout = '1ms'"))
        with pytest.raises(StoreBusy, match="lock timeout"), translated():
            waiter.execute(lock)


def test_neither_statement_nor_values_are_said(tmp_path: Path) -> None:
    engine = connect(f"sqlite:///{tmp_path / 'syndicate.db'}")
    with pytest.raises(StoreError) as caught, translated(), engine.connect() as connection:
        connection.execute(text("SELECT :secret FROM harbour"), {"secret": "under embargo"})
    assert str(caught.value) == "the store cannot be used: no such table: harbour"
    engine.dispose()


def test_a_fault_of_the_caller_goes_through_as_it_is() -> None:
    with pytest.raises(LookupError), translated():
        raise LookupError
