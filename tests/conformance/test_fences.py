"""What is written under a lease (`SqlLedger.under`): while it stands, as ever; once it is lost, nothing."""

from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing
from dataclasses import replace
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import create_engine, select, text

from syndicate.errors import LeaseLost, StoreError, Temporary
from syndicate.model.access import Fetch, Token
from syndicate.model.delivery import Answer, DeliveryState
from syndicate.model.dispatch import PubStatus
from syndicate.model.hub import Kind, Mode, Wish
from syndicate.model.lease import Lease
from syndicate.ports.deliveries import Order, Settled
from syndicate.ports.hub import Told
from syndicate.ports.ledger import Entry, Showing
from syndicate.ports.wire import News
from syndicate.store import open_ledger
from syndicate.store.ledger import SqlLedger
from syndicate.store.tables import leases, metadata
from tests.house import eventually
from tests.makers import NOON, make_dispatch
from tests.stores import fresh_store

TERM, OVER = timedelta(minutes=5), timedelta()
LATER = NOON + timedelta(minutes=5)
STORY = make_dispatch()
USABLE = PubStatus.USABLE
WISH = Wish(
    mode=Mode.SUBSCRIBE,
    callback="https://reader.example/hook",
    host="reader.example",
    topic="https://wire.example/all/rss.xml",
    lease=timedelta(days=10),
)
TOKEN = Token(prefix="0000000a", outlet="msn", digest=b"a" * 32, made=NOON)
FETCH = Fetch(outlet="msn", prefix="0000000a", at=NOON, path="rss.xml", status=200, tag=None, client="192.0.2.1")
ENDED = Settled(number=1, answer=Answer(status=503), state=DeliveryState.WAITING, due=LATER)
TOLD = Told(number=1, answer=Answer(status=200), state=DeliveryState.DONE, due=LATER)


def record(ledger: SqlLedger, version: int) -> None:
    dispatch = make_dispatch(version=version)
    with ledger.writing() as writing:
        writing.record([Entry(dispatch=dispatch, sections=frozenset({"all"}), announce=True)], [])


def news(version: int) -> News:
    return News(guid=STORY.guid, version=version, pub_status=USABLE, sections=frozenset({"all"}))


def shown(version: int) -> Showing:
    return Showing(guid=STORY.guid, version=version, pub_status=USABLE, shown_from=NOON)


# each finds something to change after those before it
CHANGES: dict[str, Callable[[SqlLedger], object]] = {
    "writing": lambda ledger: record(ledger, 2),
    "show": lambda ledger: ledger.show([replace(shown(1), shown_from=LATER)]),
    "done": lambda ledger: ledger.done([1]),
    "archive": lambda ledger: ledger.archive("all", 1),
    "close_archive": lambda ledger: ledger.close_archive(["all"]),
    "set_rules": lambda ledger: ledger.set_rules({"all": "b"}),
    "unroute": lambda ledger: ledger.unroute(["all"]),
    "memory": lambda ledger: ledger.memory("source:wire").remember({"etag": "b"}),
    "memory that need not last": lambda ledger: ledger.memory("outlet:msn", lasting=False).remember({"failures": "4"}),
    "deliveries ordered": lambda ledger: ledger.deliveries().order(
        [Order(outlet="apple", guid=STORY.guid, version=1)], NOON
    ),
    "deliveries begun": lambda ledger: ledger.deliveries().begin({1: LATER}, NOON),
    "deliveries settled": lambda ledger: ledger.deliveries().settle([ENDED]),
    "deliveries changed": lambda ledger: ledger.deliveries().change([1], DeliveryState.DROPPED, NOON),
    "wire": lambda ledger: ledger.wire().tell([news(2)], NOON),
    "tokens": lambda ledger: ledger.tokens().end("msn", None, NOON),
    "fetches": lambda ledger: ledger.fetches().note([FETCH]),
    "subscriptions": lambda ledger: ledger.subscriptions().ask(replace(WISH, callback="https://a.example/"), NOON),
    "distributions begun": lambda ledger: ledger.distributions().begin({1: LATER}, NOON),
    "distributions settled": lambda ledger: ledger.distributions().settle([TOLD], NOON),
    "distributions ordered": lambda ledger: ledger.distributions().order({WISH.topic: '"2"'}, [*Kind], LATER),
}
LOSSES: dict[str, Callable[[SqlLedger, Lease], object]] = {
    "another took it": lambda ledger, lease: (
        ledger.leases().renew(lease, OVER),
        ledger.leases().take(lease.name, "south", TERM),
    ),
    "its holder took it anew": lambda ledger, lease: ledger.leases().take(lease.name, lease.holder, TERM),
    "it was released": lambda ledger, lease: ledger.leases().release(lease),
}


@pytest.fixture(params=["sqlite", "postgresql"])
def url(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[str]:
    with fresh_store(request.param, tmp_path) as address:
        yield address


@pytest.fixture
def ledger(url: str) -> Iterator[SqlLedger]:
    """A store in which there is something for each change to change."""
    with closing(open_ledger(url)) as opened:
        record(opened, 1)
        opened.show([shown(1)])
        opened.set_rules({"all": "a"})
        opened.memory("source:wire").remember({"etag": "a"})
        opened.deliveries().order([Order(outlet="msn", guid=STORY.guid, version=1)], NOON)
        opened.wire().tell([news(1)], NOON)
        opened.tokens().add(TOKEN)
        people = opened.subscriptions()
        people.ask(WISH, NOON)
        assert people.settle(people.open()[0], NOON, agreed=True)
        opened.distributions().order({WISH.topic: '"1"'}, [*Kind], NOON)
        yield opened


def taken(ledger: SqlLedger, term: timedelta = TERM, name: str = "press", holder: str = "north") -> Lease:
    lease = ledger.leases().take(name, holder, term)
    assert lease
    return lease


def contents(url: str) -> dict[str, set[Any]]:
    """Every row of every table but that of the leases themselves."""
    engine = create_engine(url)
    with engine.connect() as connection:
        tables = [table for table in metadata.sorted_tables if table is not leases]
        rows = {table.name: {tuple(row) for row in connection.execute(select(table))} for table in tables}
    engine.dispose()
    return rows


def test_nothing_is_changed_under_a_lost_lease_and_all_under_a_good_one(url: str, ledger: SqlLedger) -> None:
    lost = taken(ledger, OVER)
    good = taken(ledger, holder="south")
    for name, change in CHANGES.items():
        before = contents(url)
        with pytest.raises(LeaseLost, match="press"):
            change(ledger.under(lambda: lost))
        assert contents(url) == before, name
        change(ledger.under(lambda: good))
        assert contents(url) != before, name


@pytest.mark.parametrize("lose", LOSSES.values(), ids=LOSSES)
def test_a_lease_is_lost_for_good(url: str, ledger: SqlLedger, lose: Callable[[SqlLedger, Lease], object]) -> None:
    lease = taken(ledger)
    lose(ledger, lease)
    before = contents(url)
    for _ in range(2):
        with pytest.raises(LeaseLost) as caught:
            record(ledger.under(lambda: lease), 2)
        assert isinstance(caught.value, StoreError)
        assert not isinstance(caught.value, Temporary)
    assert contents(url) == before
    record(ledger, 2)  # who writes under no lease is not concerned


def test_who_holds_a_lease_that_ran_out_writes_until_another_takes_it(ledger: SqlLedger) -> None:
    lease = taken(ledger, OVER)
    record(ledger.under(lambda: lease), 2)
    assert len(ledger.versions(STORY.guid)) == 2


def test_a_renewed_lease_is_the_same_to_what_is_written_under_it(ledger: SqlLedger) -> None:
    lease = taken(ledger)
    renewed = ledger.leases().renew(lease, TERM)
    assert renewed
    record(ledger.under(lambda: lease), 2)
    record(ledger.under(lambda: renewed), 3)
    assert len(ledger.versions(STORY.guid)) == 3


def test_leases_of_other_work_do_not_matter(ledger: SqlLedger) -> None:
    lease = taken(ledger)
    taken(ledger, OVER, "hub")
    taken(ledger, OVER, "hub", "south")
    record(ledger.under(lambda: lease), 2)


def test_a_lease_that_nobody_ever_took_is_lost(ledger: SqlLedger) -> None:
    with pytest.raises(LeaseLost):
        record(ledger.under(lambda: Lease(name="hub", holder="north", fence=1, until=NOON)), 2)


def test_what_is_read_under_a_lost_lease_is_read(ledger: SqlLedger) -> None:
    lost = taken(ledger, OVER)
    taken(ledger, holder="south")
    assert ledger.under(lambda: lost).stories([STORY.guid]) == ledger.stories([STORY.guid])
    assert ledger.under(lambda: lost).leases().renew(lost, TERM) is None
    assert ledger.under(lambda: lost).leases().take("hub", "north", TERM)


ON_A_SERVER = pytest.mark.parametrize("url", ["postgresql"], indirect=True)
"""Where leases and what is written under them do not all wait for one another."""


@ON_A_SERVER
def test_a_lease_is_not_taken_over_in_the_middle_of_what_is_written_under_it(url: str, ledger: SqlLedger) -> None:
    lease = taken(ledger, OVER)
    engine = create_engine(url)
    waits = text(
        "SELECT count(*) FROM pg_stat_activity WHERE wait_event_type = 'Lock' AND query LIKE 'INSERT INTO leases%'"
    )
    with closing(open_ledger(url)) as other, ThreadPoolExecutor(1) as threads:
        with ledger.under(lambda: lease).writing() as writing:
            taking = threads.submit(other.leases().take, "press", "south", TERM)

            def waiting_or_done() -> bool:
                with engine.connect() as connection:
                    return taking.done() or bool(connection.scalar(waits))

            eventually(waiting_or_done)
            assert not taking.done()
            assert other.leases().take("hub", "south", TERM)  # other work goes on
            writing.record([Entry(dispatch=make_dispatch(version=2), sections=frozenset(), announce=False)], [])
        assert taking.result()
    engine.dispose()
    assert len(ledger.versions(STORY.guid)) == 2


@ON_A_SERVER
def test_leases_do_not_wait_for_what_others_write(url: str, ledger: SqlLedger) -> None:
    lease = taken(ledger)
    with closing(open_ledger(url)) as other, ThreadPoolExecutor(1) as threads, other.writing():
        work = threads.submit(record, ledger, 2)
        assert ledger.leases().renew(lease, TERM)
        assert ledger.leases().take("press", "south", TERM) is None
        assert not work.done()


@ON_A_SERVER
def test_asking_for_a_lease_waits_for_nothing_that_is_written_under_it(url: str, ledger: SqlLedger) -> None:
    lease = taken(ledger)
    with closing(open_ledger(url)) as other, ledger.under(lambda: lease).writing():
        assert other.leases().take("press", "south", TERM) is None
