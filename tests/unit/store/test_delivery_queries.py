"""What the courier asks at every turn costs what it finds, however much waits and however much was delivered."""

from collections.abc import Callable, Iterator
from datetime import timedelta

import pytest
from sqlalchemy import Engine

from syndicate.model.delivery import Answer, DeliveryState
from syndicate.ports.deliveries import Deliveries, Order, Settled
from syndicate.ports.ledger import Entry
from syndicate.store.engine import connect
from syndicate.store.ledger import SqlLedger
from syndicate.store.upgrade import upgrade
from tests.makers import NOON, make_dispatch
from tests.steps import steps

OUTLETS = [f"outlet-{number}" for number in range(20)]
LATER = NOON + timedelta(hours=1)

ASKED: dict[str, Callable[[Deliveries], object]] = {
    "due": lambda deliveries: deliveries.due(NOON, 2, OUTLETS),
    "next due": lambda deliveries: deliveries.next_due(OUTLETS),
    "trim, nothing is old": lambda deliveries: deliveries.trim(NOON, 5),
    "trim, all is old": lambda deliveries: deliveries.trim(LATER, 5),
    "listed": lambda deliveries: deliveries.listed([DeliveryState.WAITING], 20),
    "one": lambda deliveries: deliveries.one(3),
    "recent": lambda deliveries: deliveries.recent(OUTLETS[0], 20),
    "numbers of what was given up": lambda deliveries: deliveries.numbers(OUTLETS[0], DeliveryState.DEAD),
    "begin": lambda deliveries: deliveries.begin(dict.fromkeys(range(1, 20), LATER), NOON),
    "order": lambda deliveries: deliveries.order([Order(outlet=OUTLETS[0], guid=_guid(3), version=2)], NOON),
}


def _guid(number: int) -> str:
    return f"tag:wire.example,2026:{number}"


@pytest.fixture(scope="module", params=["waits", "was delivered"])
def backlogs(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Iterator[list[Engine]]:
    """Of 30 and of 300 stories for each outlet."""
    engines = []
    for size in (30, 300):
        engine = connect(f"sqlite:///{tmp_path_factory.mktemp('backlog') / 'syndicate.db'}")
        upgrade(engine)
        _fill(SqlLedger(engine), size, done=request.param == "was delivered")
        engines.append(engine)
    yield engines
    for engine in engines:
        engine.dispose()


def _fill(ledger: SqlLedger, size: int, *, done: bool) -> None:
    dispatches = [make_dispatch(guid=_guid(number)) for number in range(size)]
    with ledger.writing() as writing:
        writing.record([Entry(dispatch=each, sections=frozenset(), announce=False) for each in dispatches], [])
    deliveries = ledger.deliveries()
    deliveries.order(
        [Order(outlet=outlet, guid=each.guid, version=1) for each in dispatches for outlet in OUTLETS], NOON
    )
    numbers = [one.number for one in deliveries.due(NOON, size, OUTLETS)]
    deliveries.begin(dict.fromkeys(numbers, NOON), NOON)
    if done:
        answer = Answer(status=200)
        deliveries.settle([Settled(number=each, answer=answer, state=DeliveryState.DONE, due=NOON) for each in numbers])


@pytest.mark.parametrize("ask", ASKED.values(), ids=ASKED)
def test_a_question_costs_the_same_however_long_the_backlog(
    backlogs: list[Engine], ask: Callable[[Deliveries], object]
) -> None:
    short, long = (steps(engine, lambda ledger: ask(ledger.deliveries())) for engine in backlogs)
    assert long <= 1.5 * short + 5
