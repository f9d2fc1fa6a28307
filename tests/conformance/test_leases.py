"""What every record of leases promises (`syndicate.ports.leases`), over each engine that the store runs on."""

from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime, timedelta
from pathlib import Path
from threading import Barrier

import pytest

from syndicate.model.lease import Lease
from syndicate.ports.leases import Leases
from syndicate.store import open_ledger
from syndicate.store.ledger import SqlLedger
from tests.stores import fresh_store

TERM = timedelta(minutes=5)
OVER = timedelta()
"""A term that has run out when it begins."""

HOLDERS = ["north", "south", "east", "west"]


@pytest.fixture(params=["sqlite", "postgresql"])
def url(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[str]:
    with fresh_store(request.param, tmp_path) as address:
        yield address


@pytest.fixture
def ledger(url: str) -> Iterator[SqlLedger]:
    opened = open_ledger(url)
    yield opened
    opened.close()


@pytest.fixture
def leases(ledger: SqlLedger) -> Leases:
    return ledger.leases()


def taken(leases: Leases, holder: str = "north", term: timedelta = TERM, name: str = "press") -> Lease:
    lease = leases.take(name, holder, term)
    assert lease
    return lease


def test_what_nobody_has_is_taken_until_a_term_from_now(leases: Leases) -> None:
    before = datetime.now(UTC) - timedelta(milliseconds=1)  # which is as much as SQLite knows
    lease = taken(leases)
    assert (lease.name, lease.holder) == ("press", "north")
    assert before <= lease.until - TERM <= datetime.now(UTC)  # the database is on this machine
    assert leases.held() == [lease]


def test_what_another_holds_is_not_taken_nor_disturbed(leases: Leases) -> None:
    lease = taken(leases)
    assert leases.take("press", "south", TERM) is None
    assert leases.held() == [lease]


def test_pieces_of_work_are_held_apart(leases: Leases) -> None:
    press, hub = taken(leases), taken(leases, "south", name="hub")
    assert leases.held() == [hub, press]


def test_what_ran_out_is_taken_by_another_under_a_higher_number(leases: Leases) -> None:
    first = taken(leases, term=OVER)
    assert leases.held() == []
    second = taken(leases, "south")
    assert second.fence > first.fence
    assert leases.held() == [second]
    assert leases.renew(first, TERM) is None
    leases.release(first)
    assert leases.held() == [second]


def test_a_renewed_lease_has_its_number_and_a_new_term(leases: Leases) -> None:
    lease = taken(leases)
    renewed = leases.renew(lease, 2 * TERM)
    assert renewed
    assert (renewed.name, renewed.holder, renewed.fence) == (lease.name, lease.holder, lease.fence)
    assert renewed.until >= lease.until + TERM
    assert leases.held() == [renewed]
    assert leases.renew(lease, TERM)  # what is known of the old term does not matter


def test_one_that_ran_out_is_renewed_where_nobody_took_it(leases: Leases) -> None:
    renewed = leases.renew(taken(leases, term=OVER), TERM)
    assert renewed
    assert leases.take("press", "south", TERM) is None
    assert leases.held() == [renewed]


def test_what_was_released_is_taken_at_once_under_a_higher_number(leases: Leases) -> None:
    lease = taken(leases)
    leases.release(lease)
    assert leases.held() == []
    assert leases.renew(lease, TERM) is None
    leases.release(lease)
    assert taken(leases, "south").fence > lease.fence


def test_who_takes_its_own_anew_has_lost_what_it_had(leases: Leases) -> None:
    first = taken(leases)
    second = taken(leases)
    assert second.fence > first.fence
    assert leases.renew(first, TERM) is None
    assert leases.held() == [second]


def test_a_lease_outlives_the_program(url: str) -> None:
    for holder, gets in (("north", True), ("south", False)):
        ledger = open_ledger(url)
        assert bool(ledger.leases().take("press", holder, TERM)) == gets
        ledger.close()


def test_one_of_many_gets_what_all_want_at_the_same_time(url: str) -> None:
    ledgers = [open_ledger(url) for _ in HOLDERS]
    start = Barrier(len(HOLDERS))

    def want(place: int, name: str, term: timedelta) -> Lease | None:
        start.wait()
        return ledgers[place].leases().take(name, HOLDERS[place], term)

    with ThreadPoolExecutor(len(HOLDERS)) as threads:
        for name in map(str, range(25)):
            for term in (TERM, OVER):
                work = [threads.submit(want, place, f"{name} {term}", term) for place in range(len(HOLDERS))]
                got = [lease for lease in (one.result() for one in work) if lease]
                # where the term is over at once each gets it, one after another
                assert sorted(lease.fence for lease in got) == ([1] if term else [1, 2, 3, 4])
    assert len(ledgers[0].leases().held()) == 25
    for ledger in ledgers:
        ledger.close()
