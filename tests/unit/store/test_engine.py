"""What no other test can see: that a commit waits for the disk."""

from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest
from sqlalchemy import Connection, Engine

from syndicate.store.engine import connect, reader, writer
from tests.stores import fresh_store


@pytest.fixture
def engine(tmp_path: Path) -> Iterator[Engine]:
    made = connect(f"sqlite:///{tmp_path / 'syndicate.db'}")
    yield made
    made.dispose()


def _settings(connection: Connection) -> dict[str, object]:
    names = ("journal_mode", "synchronous", "foreign_keys", "busy_timeout")
    return {name: connection.exec_driver_sql(f"PRAGMA {name}").scalar() for name in names}


def test_every_connection_commits_to_the_disk_and_waits_its_turn(engine: Engine) -> None:
    full = 2
    with engine.connect() as one, engine.connect() as another, writer(engine).connect() as writing:
        for connection in (one, another, writing):
            assert _settings(connection) == {
                "journal_mode": "wal",
                "synchronous": full,
                "foreign_keys": 1,
                "busy_timeout": 10_000,
            }


def test_a_connection_may_go_from_thread_to_thread(engine: Engine) -> None:
    def ask() -> object:
        with engine.connect() as connection:
            return connection.exec_driver_sql("SELECT 1").scalar()

    for _ in range(3):
        with ThreadPoolExecutor(2) as threads:
            assert [future.result() for future in [threads.submit(ask), threads.submit(ask)]] == [1, 1]
    assert ask() == 1


@pytest.fixture(params=["sqlite", "postgresql"])
def either(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Engine]:
    with fresh_store(request.param, tmp_path, tables=False) as address:
        made = connect(address)
        yield made
        made.dispose()


def test_a_reader_that_stays_sees_what_is_written_meanwhile_and_a_writer_undoes_what_it_began(either: Engine) -> None:
    engine = either
    with writer(engine).begin() as writing:
        writing.exec_driver_sql("CREATE TABLE piers (number INTEGER)")
    count = "SELECT count(*) FROM piers"
    with reader(engine).connect() as reading:
        assert reading.exec_driver_sql(count).scalar() == 0
        with writer(engine, lasting=False).begin() as writing:
            writing.exec_driver_sql("INSERT INTO piers VALUES (1)")
            assert reading.exec_driver_sql(count).scalar() == 0
        assert reading.exec_driver_sql(count).scalar() == 1
        with writer(engine).connect() as writing:
            writing.exec_driver_sql("INSERT INTO piers VALUES (2)")
        assert reading.exec_driver_sql(count).scalar() == 1


def test_each_question_to_postgresql_stands_by_itself(tmp_path: Path) -> None:
    with fresh_store("postgresql", tmp_path, tables=False) as address:
        made = connect(address)
        with reader(made).connect() as reading:
            moments = {reading.exec_driver_sql("SELECT now()").scalar() for _ in range(3)}
        made.dispose()
    assert len(moments) == 3, "they stood in one transaction, which begins and ends by round trips of its own"
