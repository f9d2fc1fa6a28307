"""The tables' history: from nothing and from every step to what the program needs, or a clear refusal."""

import logging
import sqlite3
import subprocess
import sys
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path

import pytest
from alembic import command
from alembic.autogenerate import compare_metadata
from alembic.config import Config
from alembic.runtime.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import Engine, inspect, text

from syndicate.errors import StoreError
from syndicate.rules.addresses import story_key
from syndicate.store import open_ledger
from syndicate.store.engine import connect
from syndicate.store.tables import metadata
from syndicate.store.upgrade import steps, upgrade
from tests.makers import make_dispatch
from tests.stores import fresh_store, lay_out

ROLLING_SINCE = "0009"
"""The last step before there were nodes that could be upgraded one after the other."""


@pytest.fixture(params=["sqlite", "postgresql"])
def url(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[str]:
    with fresh_store(request.param, tmp_path, tables=False) as address:
        yield address


def _is_of_tables(name: str | None, _kind: str, _parents: object) -> bool:
    """Whether the metadata knows it: the index of words is each engine's own."""
    return name is None or not name.startswith(("search_words", "ix_search_words"))


COMPARED = {"compare_type": True, "compare_server_default": True, "include_name": _is_of_tables}


def _scripts() -> Config:
    config = Config()
    config.set_main_option("script_location", "syndicate.store:migrations")
    return config


def test_an_empty_store_gets_the_tables_the_queries_expect(url: str) -> None:
    engine = connect(url)
    upgrade(engine)
    with engine.connect() as connection:
        context = MigrationContext.configure(connection, opts=COMPARED)
        assert compare_metadata(context, metadata) == []
    engine.dispose()


def test_a_store_of_any_earlier_step_comes_to_the_same_tables(url: str) -> None:
    steps = [step.revision for step in ScriptDirectory.from_config(_scripts()).walk_revisions()]
    engine = connect(url)
    for step in reversed(steps):
        with engine.begin() as connection:
            config = _scripts()
            config.attributes["connection"] = connection
            command.upgrade(config, step)
        with engine.connect() as connection:
            assert MigrationContext.configure(connection).get_current_revision() == step
    upgrade(engine)
    with engine.connect() as connection:
        assert compare_metadata(MigrationContext.configure(connection, opts=COMPARED), metadata) == []
    engine.dispose()


def test_a_node_of_the_version_before_goes_on_beside_every_later_step(url: str) -> None:
    """Steps add, and what they add to a table may be left out by who does not know it: expand, then contract."""
    engine = connect(url)
    _step_to(engine, ROLLING_SINCE)
    before = _shape(engine)
    for step in reversed([one.revision for one in ScriptDirectory.from_config(_scripts()).walk_revisions()]):
        if step > ROLLING_SINCE:
            _step_to(engine, step)
            after = _shape(engine)
            for table, known in before.items():
                assert known.columns.items() <= after[table].columns.items(), f"{step} takes from {table}"
                new = after[table].columns.keys() - known.columns.keys()
                assert new <= after[table].optional, f"{step} wants of {table} what an older node does not know"
                assert after[table].rules == known.rules, f"{step} makes {table} refuse what an older node writes"
            before = after
    engine.dispose()


@dataclass(frozen=True)
class _Table:
    """What a program must know of a table to write to it.

    Attributes:
        columns: By name, their types.
        optional: Those that may be left out.
        rules: What rows are refused for.
    """

    columns: dict[str, str]
    optional: set[str]
    rules: set[str]


def _shape(engine: Engine) -> dict[str, _Table]:
    looked = inspect(engine)
    found = {}
    for table in looked.get_table_names():
        columns = looked.get_columns(table)
        unique = [*looked.get_unique_constraints(table), *(one for one in looked.get_indexes(table) if one["unique"])]
        rules = [looked.get_pk_constraint(table), *unique, *looked.get_foreign_keys(table)]
        found[table] = _Table(
            columns={one["name"]: str(one["type"]) for one in columns},
            optional={one["name"] for one in columns if one["nullable"] or one["default"] is not None},
            rules=set(map(str, [*rules, *looked.get_check_constraints(table)])),
        )
    return found


def _step_to(engine: Engine, step: str) -> None:
    with engine.begin() as connection:
        config = _scripts()
        config.attributes["connection"] = connection
        command.upgrade(config, step)


def test_stories_stored_before_addresses_were_kept_are_found_by_them(url: str) -> None:
    engine = connect(url)
    with engine.begin() as connection:
        config = _scripts()
        config.attributes["connection"] = connection
        command.upgrade(config, "0005")
        adds = text("INSERT INTO stories (guid, source, created, newest) VALUES (:guid, 'newsroom', 0, 1)")
        connection.execute(adds, [{"guid": f"tag:wire.example,2026:{number}"} for number in range(2500)])
    upgrade(engine)
    with engine.connect() as connection:
        found: dict[str, str] = dict(connection.execute(text("SELECT guid, address FROM stories")).all())
    assert len(found) == 2500
    assert {guid: story_key(guid) for guid in found} == found
    engine.dispose()


def test_a_store_made_by_a_newer_program_is_refused_and_not_touched(url: str) -> None:
    open_ledger(url).close()
    engine = connect(url)
    with engine.begin() as connection:
        connection.execute(text("UPDATE alembic_version SET version_num = '9999'"))
    with pytest.raises(StoreError, match="revision 9999, which this syndicate does not know"):
        open_ledger(url)
    with engine.begin() as connection:
        assert connection.scalar(text("SELECT version_num FROM alembic_version")) == "9999"
    engine.dispose()


def test_several_may_open_an_empty_store_at_once(url: str) -> None:
    with ThreadPoolExecutor(4) as threads:
        ledgers = list(threads.map(open_ledger, [url] * 4))
    assert [ledger.counts().versions for ledger in ledgers] == [0, 0, 0, 0]
    for ledger in ledgers:
        ledger.close()


def test_opening_says_nothing(
    tmp_path: Path, capfd: pytest.CaptureFixture[str], caplog: pytest.LogCaptureFixture
) -> None:
    with caplog.at_level(logging.INFO):
        open_ledger(f"sqlite:///{tmp_path / 'syndicate.db'}").close()
    assert capfd.readouterr() == ("", "")
    assert caplog.records == []


def test_opening_again_writes_nothing(tmp_path: Path) -> None:
    path = tmp_path / "syndicate.db"
    open_ledger(f"sqlite:///{path}").close()
    with closing(sqlite3.connect(path, isolation_level=None)) as other:
        other.execute("BEGIN IMMEDIATE")
        ledger = open_ledger(f"sqlite:///{path}")
        assert ledger.versions(make_dispatch().guid) == []
        ledger.close()


def test_a_file_that_is_no_store_is_refused_and_not_touched(tmp_path: Path) -> None:
    path = tmp_path / "letter.txt"
    path.write_text("Dear editor, " * 100)
    with pytest.raises(StoreError, match="not a database"):
        open_ledger(f"sqlite:///{path}")
    assert path.read_text() == "Dear editor, " * 100


def test_the_steps_are_told_from_the_names_of_their_files() -> None:
    walked = [step.revision for step in ScriptDirectory.from_config(_scripts()).walk_revisions()]
    assert list(steps()) == walked[::-1]


def test_a_store_that_has_every_step_is_opened_without_what_takes_them(tmp_path: Path) -> None:
    address = lay_out(tmp_path / "store" / "syndicate.db")
    code = (
        "import sys; from syndicate.store import open_ledger; open_ledger(sys.argv[1]); print('alembic' in sys.modules)"
    )
    done = subprocess.run([sys.executable, "-c", code, address], capture_output=True, text=True, check=True)
    assert done.stdout == "False\n"
