"""What programs that watch ask for costs no more where more waits than is looked at, nor with the record."""

from collections.abc import Callable, Iterator
from datetime import timedelta

import pytest
from sqlalchemy import Engine

from syndicate.model.delivery import Answer, DeliveryState
from syndicate.model.filing import Unfiled
from syndicate.ports.deliveries import Order, Settled
from syndicate.ports.ledger import Entry, Receipt
from syndicate.store import gauges
from syndicate.store.engine import connect
from syndicate.store.ledger import SqlLedger
from syndicate.store.upgrade import upgrade
from tests.makers import NOON, make_dispatch
from tests.steps import steps

SOURCES = ["newsroom", "silent"]
CHANNELS = [f"channel-{number}" for number in range(5)]


@pytest.fixture(scope="module")
def records(tmp_path_factory: pytest.TempPathFactory) -> Iterator[list[Engine]]:
    """Of 60 and of 600 stories, each due in a section, held back in another, dead and waiting at every channel."""
    engines = []
    for size in (60, 600):
        engine = connect(f"sqlite:///{tmp_path_factory.mktemp('watched') / 'syndicate.db'}")
        upgrade(engine)
        _fill(SqlLedger(engine), size)
        engines.append(engine)
    yield engines
    for engine in engines:
        engine.dispose()


def _fill(ledger: SqlLedger, size: int) -> None:
    tomorrow = NOON + timedelta(days=1)
    due = [make_dispatch(guid=f"tag:wire.example,2026:{number}") for number in range(size)]
    held = [make_dispatch(guid=f"tag:wire.example,2026:e{number}", embargo=tomorrow) for number in range(size)]
    with ledger.writing() as writing:
        writing.record(
            [Entry(dispatch=one, sections=frozenset({"all"}), announce=True) for one in (*due, *held)], _receipts(size)
        )
        for number in range(size):
            writing.reject(Unfiled(source="newsroom", name=f"{number}", reason="no", received=NOON, receipt=""), "no")
    deliveries = ledger.deliveries()
    deliveries.order([Order(outlet=name, guid=one.guid, version=1) for one in due for name in CHANNELS], NOON)
    numbers = [one.number for one in deliveries.due(NOON, size // 2, CHANNELS)]
    deliveries.begin(dict.fromkeys(numbers, NOON), NOON)
    answer = Answer(error="no")
    deliveries.settle([Settled(number=each, answer=answer, state=DeliveryState.DEAD, due=NOON) for each in numbers])


def _receipts(size: int) -> list[Receipt]:
    return [
        Receipt(digest=f"{number}", source="newsroom", name=f"{number}", received=NOON, outcome="stored")
        for number in range(size)
    ]


def test_to_count_what_came_lately_costs_a_few_looks_however_long_the_record(records: list[Engine]) -> None:
    few, many = (steps(engine, lambda ledger: ledger.gauges().stored_since(NOON)) for engine in records)
    assert many <= 2 * few


def test_what_came_from_each_source_costs_no_more_the_more_came(
    records: list[Engine], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(gauges, "MOST_COUNTED", 25)
    few, many = (steps(engine, lambda ledger: ledger.gauges().filed(SOURCES)) for engine in records)
    assert many <= 1.2 * few + 5
    filed = SqlLedger(records[1]).gauges().filed(SOURCES)
    assert {name: each.rejects for name, each in filed.items()} == {"newsroom": 25, "silent": 0}
    few, many = (steps(engine, lambda ledger: ledger.rejects(10, "silent")) for engine in records)
    assert many <= 1.2 * few + 5


def test_what_sections_were_given_costs_no_more_the_longer_the_record(
    records: list[Engine], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(gauges, "MOST_COUNTED", 25)
    monkeypatch.setattr(gauges, "_MOST_TIMED", 50)
    asks: list[Callable[[SqlLedger], object]] = [
        lambda ledger: ledger.gauges().stories(["all", "none"]),
        lambda ledger: ledger.gauges().hours(NOON, 24),
    ]
    for ask in asks:
        few, many = (steps(engine, ask) for engine in records)
        assert many <= 1.2 * few + 5


def test_the_cost_has_a_bound(records: list[Engine], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(gauges, "MOST_COUNTED", 25)
    monkeypatch.setattr(gauges, "_MOST_WAITING", 125)
    few, many = (
        steps(engine, lambda ledger: ledger.gauges().levels(NOON, ["newsroom"], CHANNELS)) for engine in records
    )
    assert many <= 1.2 * few + 5
    levels = SqlLedger(records[1]).gauges().levels(NOON, ["newsroom"], CHANNELS)
    assert {queue.waiting for queue in levels.queues.values()} == {25}
    assert (sum(levels.dead.values()), levels.held_back, levels.sections["all"].number) == (25, 25, 25)
