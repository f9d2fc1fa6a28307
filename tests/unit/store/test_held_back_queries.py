"""What is held back is found by an index, in order, however long the archive and however much of it was released."""

from collections.abc import Callable, Iterator
from datetime import timedelta
from typing import Any

import pytest
from sqlalchemy import Connection, Engine, event, text

from syndicate.model.dispatch import PubStatus
from syndicate.ports.ledger import Entry
from syndicate.store.engine import connect
from syndicate.store.ledger import SqlLedger
from syndicate.store.upgrade import upgrade
from tests.makers import NOON, make_dispatch
from tests.steps import steps
from tests.stores import fresh_store

TOMORROW = NOON + timedelta(days=1)
ASKED: dict[str, Callable[[SqlLedger], object]] = {
    "endings": lambda ledger: ledger.held_back().endings(NOON + timedelta(seconds=1), 5),
    "holds": lambda ledger: ledger.held_back().holds(5),
}


def _fill(ledger: SqlLedger, size: int) -> None:
    """So many stories that are out, and a few that are held until a time or without one."""
    made = [make_dispatch(guid=f"tag:wire.example,2026:{number}") for number in range(size)]
    for number in range(20):
        made.append(make_dispatch(guid=f"tag:wire.example,2026:e{number}", embargo=TOMORROW))
        made.append(make_dispatch(guid=f"tag:wire.example,2026:h{number}", pub_status=PubStatus.WITHHELD))
    with ledger.writing() as writing:
        writing.record([Entry(dispatch=each, sections=frozenset({"all"}), announce=True) for each in made], [])


@pytest.fixture(scope="module")
def records(tmp_path_factory: pytest.TempPathFactory) -> Iterator[list[Engine]]:
    """Of 100 and of 2,000 stories."""
    engines = []
    for size in (100, 2000):
        engine = connect(f"sqlite:///{tmp_path_factory.mktemp('held') / 'syndicate.db'}")
        upgrade(engine)
        _fill(SqlLedger(engine), size)
        engines.append(engine)
    yield engines
    for engine in engines:
        engine.dispose()


@pytest.fixture(scope="module")
def postgresql(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Engine]:
    """The longer record there, counted; a table is read whole only where no index leads."""
    with fresh_store("postgresql", tmp_path_factory.mktemp("held")) as url:
        engine = connect(url)
        upgrade(engine)
        _fill(SqlLedger(engine), 2000)
        with engine.begin() as connection:
            connection.execute(text("ANALYZE"))
        yield engine
        engine.dispose()


def _plans(engine: Engine, how: str, ask: Callable[[SqlLedger], object]) -> list[str]:
    found: list[str] = []

    def explain(connection: Connection, _cursor: object, statement: str, values: Any, *_rest: object) -> None:
        driver = connection.connection.driver_connection
        if driver and statement.startswith("SELECT"):
            found.extend(str(row[-1]) for row in driver.execute(f"{how} {statement}", values))

    event.listen(engine, "before_cursor_execute", explain)
    ask(SqlLedger(engine))
    event.remove(engine, "before_cursor_execute", explain)
    return found


def test_on_sqlite_each_question_goes_along_its_index(records: list[Engine]) -> None:
    plans = {name: _plans(records[1], "EXPLAIN QUERY PLAN", ask) for name, ask in ASKED.items()}
    assert plans == {
        "endings": ["SEARCH errands USING INDEX ix_errands_due (due>?)"],
        "holds": ["SCAN versions USING COVERING INDEX ix_versions_withheld"],
    }


@pytest.mark.parametrize(("name", "index"), [("endings", "ix_errands_due"), ("holds", "ix_versions_withheld")])
def test_on_postgresql_each_question_goes_along_its_index(postgresql: Engine, name: str, index: str) -> None:
    plans = _plans(postgresql, "EXPLAIN", ASKED[name])
    assert any(index in step for step in plans), plans
    assert [step for step in plans if "Sort" in step or "Seq Scan" in step] == []


@pytest.mark.parametrize("ask", ASKED.values(), ids=ASKED)
def test_the_cost_does_not_grow_with_the_record(records: list[Engine], ask: Callable[[SqlLedger], object]) -> None:
    few, many = (steps(engine, ask) for engine in records)
    assert many <= 1.2 * few + 5


@pytest.mark.parametrize("engine", ["sqlite", "postgresql"])
def test_both_find_the_same(engine: str, tmp_path_factory: pytest.TempPathFactory) -> None:
    with fresh_store(engine, tmp_path_factory.mktemp("same")) as url:
        opened = connect(url)
        upgrade(opened)
        ledger = SqlLedger(opened)
        _fill(ledger, 3)
        held = ledger.held_back()
        assert {each.guid for each in held.endings(TOMORROW, 50)} == {f"tag:wire.example,2026:e{n}" for n in range(20)}
        assert held.endings(TOMORROW + timedelta(seconds=1), 50) == []
        assert held.holds(2) == ["tag:wire.example,2026:h19", "tag:wire.example,2026:h18"]
        opened.dispose()
