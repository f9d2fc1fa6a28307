"""What is asked often finds its rows by an index, however long the archive."""

from collections.abc import Callable, Iterator
from contextlib import suppress
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import Connection, Engine, event, text

from syndicate.model.dispatch import PubStatus
from syndicate.model.hub import Kind
from syndicate.model.story import Sketch
from syndicate.model.wire_number import WireNumber
from syndicate.ports.ledger import Entry, Ledger, Showing, Writing
from syndicate.ports.wire import News
from syndicate.rules.addresses import story_key
from syndicate.store.engine import connect
from syndicate.store.ledger import SqlLedger
from syndicate.store.upgrade import upgrade
from tests.makers import NOON, make_dispatch
from tests.steps import steps
from tests.stores import fresh_store

GUIDS = [f"tag:wire.example,2026:{number}" for number in range(60)]


def _inside(ledger: Ledger, ask: Callable[[Writing], object]) -> object:
    with ledger.writing() as writing:
        return ask(writing)


def _news(guid: str, status: PubStatus = PubStatus.USABLE) -> News:
    return News(guid=guid, version=1, pub_status=status, sections=frozenset({"all"}))


IN_ORDER: dict[str, Callable[[Ledger], object]] = {
    "window": lambda ledger: ledger.window("all", 50),
    "kills": lambda ledger: ledger.kills("all", NOON - timedelta(days=7), 50),
    "latest": lambda ledger: ledger.latest(20),
    "latest of a section": lambda ledger: ledger.latest(20, "all"),
    "every": lambda ledger: next(ledger.every(10)),
    "rejects": lambda ledger: ledger.rejects(20),
    "sketched": lambda ledger: _inside(ledger, lambda writing: writing.sketched(9, 20)),
}
BY_NAME: dict[str, Callable[[Ledger], object]] = {
    "dispatches": lambda ledger: ledger.dispatches([(guid, 1) for guid in GUIDS]),
    "stories": lambda ledger: ledger.stories(GUIDS),
    "sections": lambda ledger: ledger.sections(GUIDS),
    "versions": lambda ledger: ledger.versions(GUIDS[0]),
    "errands": lambda ledger: ledger.errands(NOON, 100),
    "documents": lambda ledger: ledger.documents(GUIDS),
    "document": lambda ledger: ledger.document("all", 1),
    "unarchived": lambda ledger: ledger.unarchived("all"),
    "archive": lambda ledger: ledger.archive("all", 100),
    "overtaken": lambda ledger: ledger.overtaken(["all", "market"], NOON - timedelta(days=7), 50),
    "sections_at": lambda ledger: ledger.sections_at(story_key(GUIDS[0])),
}
LIVE: dict[str, Callable[[SqlLedger], object]] = {
    "after": lambda ledger: ledger.wire().after(400, 64),
    "span": lambda ledger: ledger.wire().span(),
    "trim": lambda ledger: ledger.wire().trim(NOON - timedelta(days=9), 50),
    "tell": lambda ledger: ledger.wire().tell([_news("tag:wire.example,2026:9", PubStatus.CANCELED)], NOON),
}
INSIDE: dict[str, Callable[[Writing], object]] = {
    "known": lambda writing: writing.known(GUIDS),
    "chained": lambda writing: writing.chained(["harbour", "market"], NOON),
    "numbered": lambda writing: writing.numbered([157, 158], NOON, NOON),
    "sketched": lambda writing: writing.sketched(9, 20),
    "dispatches": lambda writing: writing.dispatches([(guid, 1) for guid in GUIDS]),
    "record": lambda writing: writing.record(
        [Entry(dispatch=make_dispatch(guid=GUIDS[0], version=2), sections=frozenset(), announce=True)], []
    ),
    "route": lambda writing: writing.route({GUIDS[0]: frozenset({"market"})}),
}


@pytest.fixture
def engine(tmp_path: Path) -> Iterator[Engine]:
    made = connect(f"sqlite:///{tmp_path / 'syndicate.db'}")
    upgrade(made)
    yield made
    made.dispose()


@pytest.fixture
def plans(engine: Engine) -> list[str]:
    """How the engine finds rows for each SELECT from now on, a line a step."""
    found: list[str] = []

    def explain(connection: Connection, _cursor: object, statement: str, values: Any, *_rest: object) -> None:
        if statement.startswith("SELECT"):
            driver = connection.connection.driver_connection
            assert driver
            found.extend(step[3] for step in driver.execute(f"EXPLAIN QUERY PLAN {statement}", values))

    event.listen(engine, "before_cursor_execute", explain)
    return found


@pytest.fixture
def ledger(engine: Engine) -> Ledger:
    filled = SqlLedger(engine)
    number, sketch = WireNumber("dpa", 157), Sketch(lane=1, day=1, size=1, marks=(1,))
    dispatches = [make_dispatch(guid=guid, chain="harbour", wire_number=number) for guid in GUIDS]
    with filled.writing() as writing:
        writing.record(
            [Entry(dispatch=each, sections=frozenset({"all"}), announce=True, sketch=sketch) for each in dispatches],
            [],
        )
    filled.show([Showing(guid=guid, version=1, pub_status=dispatches[0].pub_status, shown_from=NOON) for guid in GUIDS])
    return filled


def _scanned(plans: list[str]) -> list[str]:
    """Steps that read a whole table; one that ends at its limit in the order of an index does not."""
    return [step for step in plans if step.startswith("SCAN") and "USING" not in step and "CONSTANT ROW" not in step]


def test_a_window_is_a_run_of_one_index_and_needs_no_other_page(ledger: Ledger, plans: list[str]) -> None:
    assert len(ledger.window("all", 50)) == 50
    assert plans == ["SEARCH showing USING COVERING INDEX ix_showing_window (section=?)"]


def test_what_a_hub_has_to_tell_is_found_by_when_it_is_due(engine: Engine, plans: list[str]) -> None:
    assert SqlLedger(engine).distributions().due(NOON, 9, tuple(Kind)) == []
    assert plans == [
        "SEARCH distributions USING INDEX ix_distributions_due (due<?)",
        "SEARCH subscriptions USING INTEGER PRIMARY KEY (rowid=?)",
    ]


@pytest.mark.parametrize("ask", IN_ORDER.values(), ids=IN_ORDER)
def test_what_comes_in_order_is_never_sorted(ledger: Ledger, plans: list[str], ask: Callable[[Ledger], object]) -> None:
    ask(ledger)
    assert plans
    assert [step for step in plans if "TEMP B-TREE" in step] == []


@pytest.mark.parametrize("ask", BY_NAME.values(), ids=BY_NAME)
def test_what_is_asked_for_by_name_or_time_is_searched_for(
    ledger: Ledger, plans: list[str], ask: Callable[[Ledger], object]
) -> None:
    ask(ledger)
    assert plans
    assert _scanned(plans) == []


@pytest.mark.parametrize("ask", INSIDE.values(), ids=INSIDE)
def test_what_a_writing_transaction_asks_is_searched_for(
    engine: Engine, ledger: Ledger, plans: list[str], ask: Callable[[Writing], object]
) -> None:
    with SqlLedger(engine).writing() as writing:
        ask(writing)
    assert plans
    assert _scanned(plans) == []
    assert ledger.counts().stories == len(GUIDS)


@pytest.fixture(scope="module")
def histories(tmp_path_factory: pytest.TempPathFactory) -> Iterator[list[Engine]]:
    """Records of 500 and of 5,000 stories, all but the newest few in archive documents."""
    engines = []
    for size in (500, 5000):
        engine = connect(f"sqlite:///{tmp_path_factory.mktemp('history') / 'syndicate.db'}")
        upgrade(engine)
        _fill(SqlLedger(engine), size)
        engines.append(engine)
    yield engines
    for engine in engines:
        engine.dispose()


def _fill(ledger: SqlLedger, size: int) -> None:
    number = WireNumber("dpa", 157)
    made = [
        make_dispatch(
            guid=f"tag:wire.example,2026:{size - age}",
            chain="harbour" if age < 50 else f"chain {age}",
            wire_number=number if age < 50 else None,
            created=NOON - timedelta(minutes=age),
            received=NOON - timedelta(minutes=age),
        )
        for age in reversed(range(size))
    ]
    entries = [
        Entry(
            dispatch=each,
            sections=frozenset({"all"}),
            announce=True,
            sketch=Sketch(lane=1, day=1, size=1, marks=(1,)),
        )
        for each in made
    ]
    with ledger.writing() as writing:
        writing.record(entries, [])
    ledger.show(
        [Showing(guid=each.guid, version=1, pub_status=each.pub_status, shown_from=each.received) for each in made]
    )
    ledger.done([errand.number for errand in ledger.errands(NOON, size)])
    ledger.archive("all", 60)
    ledger.wire().tell([_news(each.guid) for each in made], NOON)


@pytest.mark.parametrize("ask", {**IN_ORDER, **BY_NAME, **LIVE}.values(), ids=[*IN_ORDER, *BY_NAME, *LIVE])
def test_a_question_costs_the_same_however_long_the_history(
    histories: list[Engine], ask: Callable[[SqlLedger], object]
) -> None:
    short, long = (steps(engine, ask) for engine in histories)
    assert long <= 1.5 * short + 5


@pytest.mark.parametrize("ask", INSIDE.values(), ids=INSIDE)
def test_a_writing_transaction_costs_the_same_however_long_the_history(
    histories: list[Engine], ask: Callable[[Writing], object]
) -> None:
    class Undone(Exception):
        pass

    def asked(ledger: Ledger) -> None:
        with suppress(Undone), ledger.writing() as writing:
            ask(writing)
            raise Undone

    short, long = (steps(engine, asked) for engine in histories)
    assert long <= 1.5 * short + 5


FEW = frozenset({"rejects", "errands", "numbered", "known"})
"""What asks for rows of a table that has few of them here: it is read whole."""


@pytest.fixture(scope="module")
def postgresql(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Engine]:
    """A record of 2,000 stories that PostgreSQL has counted. It reads a table whole only where no index leads there."""
    with fresh_store("postgresql", tmp_path_factory.mktemp("history")) as url:
        engine = connect(url)
        upgrade(engine)
        _fill(SqlLedger(engine), 2000)
        with engine.begin() as connection:
            connection.execute(text("ANALYZE"))
        engine.dispose()
        event.listen(engine, "connect", _needs_an_index)
        yield engine
        engine.dispose()


def _needs_an_index(driver: Any, _entry: object) -> None:
    driver.execute("SET enable_seqscan = off")
    driver.commit()


def _plans_there(engine: Engine, ask: Callable[[SqlLedger], object]) -> list[str]:
    found: list[str] = []

    def explain(connection: Connection, _cursor: object, statement: str, values: Any, *_rest: object) -> None:
        driver = connection.connection.driver_connection
        if driver and statement.startswith("SELECT") and "pg_advisory" not in statement:
            found.extend(line for (line,) in driver.execute(f"EXPLAIN {statement}", values))

    event.listen(engine, "before_cursor_execute", explain)
    ask(SqlLedger(engine))
    event.remove(engine, "before_cursor_execute", explain)
    assert found
    return found


@pytest.mark.parametrize("name", sorted(IN_ORDER.keys() - FEW - INSIDE.keys()))
def test_on_postgresql_what_comes_in_order_is_not_sorted(postgresql: Engine, name: str) -> None:
    plans = _plans_there(postgresql, IN_ORDER[name])
    assert [step for step in plans if "Sort" in step or "Seq Scan" in step] == []


@pytest.mark.parametrize("name", sorted((BY_NAME.keys() | LIVE.keys()) - FEW))
def test_on_postgresql_what_is_asked_for_by_name_or_time_is_searched_for(postgresql: Engine, name: str) -> None:
    plans = _plans_there(postgresql, {**BY_NAME, **LIVE}[name])
    assert [step for step in plans if "Seq Scan" in step] == []
