"""What the record of the live wire promises (`syndicate.ports.wire`), over each engine that the store runs on."""

import threading
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta
from pathlib import Path

import pytest

from syndicate.model.dispatch import PubStatus
from syndicate.ports.ledger import Entry
from syndicate.ports.wire import News, Span, Wire
from syndicate.store import open_ledger
from syndicate.store.ledger import SqlLedger
from tests.makers import NOON, make_dispatch
from tests.stores import fresh_store

A, B, C = (f"tag:wire.example,2026:{name}" for name in "abc")
LATER = NOON + timedelta(minutes=5)


@pytest.fixture(params=["sqlite", "postgresql"])
def url(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[str]:
    with fresh_store(request.param, tmp_path) as address:
        yield address


@pytest.fixture
def ledger(url: str) -> Iterator[SqlLedger]:
    opened = open_ledger(url)
    entries = [
        Entry(dispatch=make_dispatch(guid=guid, version=version), sections=frozenset(), announce=False)
        for guid in (A, B, C)
        for version in (1, 2, 3)
    ]
    with opened.writing() as writing:
        writing.record(entries, [])
    yield opened
    opened.close()


@pytest.fixture
def wire(ledger: SqlLedger) -> Wire:
    return ledger.wire()


def news(guid: str, version: int, *sections: str, status: PubStatus = PubStatus.USABLE) -> News:
    return News(guid=guid, version=version, pub_status=status, sections=frozenset(sections or {"all"}))


def told(wire: Wire, number: int = 0) -> list[tuple[int, str, int]]:
    return [(one.number, one.guid, one.version) for one in wire.after(number, 100)]


def test_what_is_told_has_rising_numbers_and_comes_out_as_it_went_in(wire: Wire) -> None:
    assert wire.span() == Span(first=1, last=0)
    assert wire.tell([news(A, 1, "all", "coast"), news(B, 2)], NOON) == 2
    first, second = wire.after(0, 100)
    assert (first.number, first.guid, first.version, first.sections, first.at) == (
        1,
        A,
        1,
        frozenset({"all", "coast"}),
        NOON,
    )
    assert second.number == 2
    assert wire.after(0, 1) == [first]
    assert wire.after(1, 100) == [second]
    assert wire.span() == Span(first=1, last=2)


def test_the_same_version_twice_in_a_row_is_told_once(wire: Wire) -> None:
    assert wire.tell([news(A, 1)], NOON) == 1
    assert wire.tell([news(A, 1), news(B, 1)], LATER) == 1
    assert told(wire) == [(1, A, 1), (2, B, 1)]


def test_a_version_that_stands_again_is_told_again(wire: Wire) -> None:
    for version in (1, 2, 1):
        wire.tell([news(A, version)], NOON)
    assert wire.span().last == 3
    assert told(wire) == [(3, A, 1)]


def test_of_a_story_only_the_newest_event_is_given(wire: Wire) -> None:
    for one in (news(A, 1), news(B, 1), news(A, 3), news(C, 1), news(A, 2)):
        wire.tell([one], NOON)
    assert told(wire) == [(2, B, 1), (4, C, 1), (5, A, 2)]
    assert told(wire, 2) == [(4, C, 1), (5, A, 2)]
    assert wire.after(0, 1)[0].number == 2


@pytest.mark.parametrize("status", [PubStatus.CANCELED, PubStatus.WITHHELD])
def test_a_kill_or_a_hold_reaches_every_section_that_was_told_of_the_story(wire: Wire, status: PubStatus) -> None:
    wire.tell([news(A, 1, "coast")], NOON)
    wire.tell([news(A, 2, "budget")], NOON)
    wire.tell([news(A, 3, "all", status=status), news(B, 1, "all")], NOON)
    assert [one.sections for one in wire.after(0, 100)] == [
        frozenset({"all", "budget", "coast"}),
        frozenset({"all"}),
    ]


def test_old_events_go_in_small_steps_and_the_last_number_is_never_forgotten(wire: Wire) -> None:
    for guid in (A, B, C):
        wire.tell([news(guid, 1)], NOON)
    wire.tell([news(A, 2)], LATER)
    assert wire.trim(NOON, 10) == 0
    assert wire.trim(LATER, 2) == 2
    assert wire.span() == Span(first=3, last=4)
    assert wire.trim(LATER + timedelta(days=1), 10) == 1
    assert wire.span() == Span(first=4, last=4)
    assert wire.tell([news(B, 2)], LATER) == 1
    assert told(wire) == [(4, A, 2), (5, B, 2)]


def test_what_was_told_is_known_after_its_event_is_gone(wire: Wire) -> None:
    wire.tell([news(A, 1)], NOON)
    wire.tell([news(B, 1)], NOON)
    wire.trim(LATER, 10)
    assert wire.tell([news(A, 1)], LATER) == 0


def test_it_is_all_there_after_a_restart(url: str, ledger: SqlLedger, wire: Wire) -> None:
    wire.tell([news(A, 1)], NOON)
    before = wire.after(0, 100)
    ledger.close()
    again = open_ledger(url)
    assert again.wire().after(0, 100) == before
    assert again.wire().tell([news(A, 1)], NOON) == 0
    again.close()


def test_no_number_is_seen_before_a_lower_one_whoever_writes(url: str) -> None:
    writers = [open_ledger(url) for _ in range(3)]
    with writers[0].writing() as writing:
        writing.record(
            [
                Entry(dispatch=make_dispatch(guid=f"{A}{writer}-{number}"), sections=frozenset(), announce=False)
                for writer in range(3)
                for number in range(20)
            ],
            [],
        )
    reader = open_ledger(url)
    ended = threading.Event()

    def tell(writer: int) -> None:
        for number in range(20):
            writers[writer].wire().tell([news(f"{A}{writer}-{number}", 1)], NOON)

    def listen() -> list[int]:
        seen: list[int] = []
        last = False
        while not last:
            last = ended.is_set()
            seen += [one.number for one in reader.wire().after(seen[-1] if seen else 0, 100)]
        return seen

    with ThreadPoolExecutor(4) as threads:
        heard = threads.submit(listen)
        list(threads.map(tell, range(3)))
        ended.set()
        assert heard.result(timeout=60) == list(range(1, 61))
    for each in (*writers, reader):
        each.close()


def test_it_is_known_when_a_version_came_to_stand_that_was_told_last(wire: Wire) -> None:
    wire.tell([news(A, 1), news(B, 1)], NOON)
    wire.tell([news(A, 2)], LATER)
    assert [wire.told_at(A, 1), wire.told_at(A, 2), wire.told_at(B, 1), wire.told_at(C, 1)] == [None, LATER, NOON, None]
    wire.tell([news(A, 1)], LATER + timedelta(minutes=1))
    assert [wire.told_at(A, 1), wire.told_at(A, 2)] == [LATER + timedelta(minutes=1), None]
