"""What the record of deliveries promises (`syndicate.ports.deliveries`), over each engine that the store runs on."""

from collections.abc import Iterator, Mapping
from datetime import datetime, timedelta
from pathlib import Path

import pytest

from syndicate.model.delivery import Answer, Attempt, Delivery, DeliveryState
from syndicate.ports.deliveries import Deliveries, Order, Settled
from syndicate.ports.ledger import Entry
from syndicate.store import open_ledger
from syndicate.store.ledger import SqlLedger
from tests.makers import NOON, make_dispatch
from tests.stores import fresh_store

GUIDS = ("tag:wire.example,2026:a", "tag:wire.example,2026:b")
LATER = NOON + timedelta(minutes=5)
DONE, WAITING, DEAD = DeliveryState.DONE, DeliveryState.WAITING, DeliveryState.DEAD
SUPERSEDED, DROPPED = DeliveryState.SUPERSEDED, DeliveryState.DROPPED


@pytest.fixture(params=["sqlite", "postgresql"])
def url(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[str]:
    with fresh_store(request.param, tmp_path) as address:
        yield address


@pytest.fixture
def ledger(url: str) -> Iterator[SqlLedger]:
    opened = open_ledger(url)
    entries = [
        Entry(dispatch=make_dispatch(guid=guid, version=version), sections=frozenset(), announce=False)
        for guid in GUIDS
        for version in (1, 2, 3)
    ]
    with opened.writing() as writing:
        writing.record(entries, [])
    yield opened
    opened.close()


@pytest.fixture
def deliveries(ledger: SqlLedger) -> Deliveries:
    return ledger.deliveries()


def order(version: int, guid: str = GUIDS[0], outlet: str = "msn") -> Order:
    return Order(outlet=outlet, guid=guid, version=version)


def ended(delivery: Delivery, state: DeliveryState, status: int = 200) -> Settled:
    return Settled(number=delivery.number, answer=Answer(status=status), state=state, due=LATER)


def states(deliveries: Deliveries, outlet: str = "msn") -> Mapping[tuple[str, int], DeliveryState]:
    return {(one.guid, one.version): one.state for one in deliveries.listed([*DeliveryState], 100, outlet)}


def only(deliveries: Deliveries) -> Delivery:
    [found] = deliveries.due(NOON, 10, ["msn"])
    return found


def test_all_that_was_ordered_of_a_story_is_found_with_every_attempt(deliveries: Deliveries) -> None:
    deliveries.order([order(1), order(1, GUIDS[1]), order(1, outlet="apple"), order(1, outlet="google")], NOON)
    (first,) = deliveries.begin({only_of(deliveries, "msn").number: LATER}, NOON)
    said = Answer(status=503, said=b"busy", took=timedelta(milliseconds=20))
    deliveries.settle([Settled(number=first.number, answer=said, state=WAITING, due=LATER)])
    deliveries.begin({first.number: LATER}, LATER)
    found = deliveries.of_story(GUIDS[0], ["msn", "apple"])
    assert [(one.outlet, one.version, one.attempts) for one in found] == [("apple", 1, 0), ("msn", 1, 2)]
    assert deliveries.attempts([one.number for one in found]) == {
        first.number: [
            Attempt(delivery=first.number, at=NOON, took=timedelta(milliseconds=20), status=503, said=b"busy"),
            Attempt(delivery=first.number, at=LATER),
        ]
    }
    assert (deliveries.of_story(GUIDS[0], []), deliveries.attempts([])) == ([], {})


def only_of(deliveries: Deliveries, outlet: str) -> Delivery:
    return deliveries.of_story(GUIDS[0], [outlet])[0]


def test_what_is_ordered_is_due_at_once_in_the_order_of_orders(deliveries: Deliveries) -> None:
    deliveries.order([order(1), order(1, GUIDS[1]), order(1, outlet="apple")], NOON)
    found = deliveries.due(NOON, 10, ["msn"])
    assert [(one.guid, one.version, one.attempts, one.state) for one in found] == [
        (GUIDS[0], 1, 0, WAITING),
        (GUIDS[1], 1, 0, WAITING),
    ]
    assert [one.made for one in found] == [NOON, NOON]
    assert len(deliveries.due(NOON, 1, ["msn"])) == 1
    assert deliveries.due(NOON - timedelta(microseconds=1), 10, ["msn"]) == []


def test_what_comes_to_stand_later_supersedes_what_waits_whatever_its_number(deliveries: Deliveries) -> None:
    for version in (1, 3, 2):
        deliveries.order([order(version)], NOON)
    assert states(deliveries) == {
        (GUIDS[0], 1): SUPERSEDED,
        (GUIDS[0], 3): SUPERSEDED,
        (GUIDS[0], 2): WAITING,
    }


def test_a_version_that_stands_again_is_told_again(deliveries: Deliveries) -> None:
    for version in (1, 2, 1):
        deliveries.order([order(version)], NOON)
    assert [(one.version, one.state) for one in reversed(deliveries.listed([*DeliveryState], 10))] == [
        (1, SUPERSEDED),
        (2, SUPERSEDED),
        (1, WAITING),
    ]


def test_the_same_order_twice_is_one(deliveries: Deliveries) -> None:
    deliveries.order([order(1)], NOON)
    before = only(deliveries)
    deliveries.order([order(1), order(1)], LATER)
    assert only(deliveries) == before


def test_an_attempt_is_counted_before_it_is_made(deliveries: Deliveries) -> None:
    deliveries.order([order(1)], NOON)
    waiting = only(deliveries)
    [begun] = deliveries.begin({waiting.number: LATER}, NOON)
    assert (begun.attempts, begun.due, begun.identifier) == (1, LATER, waiting.identifier)
    assert deliveries.due(NOON, 10, ["msn"]) == []
    assert deliveries.due(LATER, 10, ["msn"]) == [begun]
    assert deliveries.next_due(["msn", "apple"]) == {"msn": LATER}


def test_what_was_superseded_is_not_begun(deliveries: Deliveries) -> None:
    deliveries.order([order(1)], NOON)
    waiting = only(deliveries)
    deliveries.order([order(2)], NOON)
    assert deliveries.begin({waiting.number: LATER}, NOON) == []


@pytest.mark.parametrize("state", [DONE, WAITING, DEAD])
def test_what_an_attempt_came_to_is_kept(deliveries: Deliveries, state: DeliveryState) -> None:
    deliveries.order([order(1)], NOON)
    [begun] = deliveries.begin({only(deliveries).number: LATER}, NOON)
    deliveries.settle([ended(begun, state, 503)])
    [found] = deliveries.listed([state], 10)
    assert (found.state, found.due, found.answer, found.attempts) == (state, LATER, "HTTP 503", 1)
    deliveries.settle([])


@pytest.mark.parametrize(("state", "becomes"), [(DONE, DONE), (WAITING, SUPERSEDED), (DEAD, SUPERSEDED)])
def test_one_superseded_under_way_stays_so_unless_it_went_through(
    deliveries: Deliveries, state: DeliveryState, becomes: DeliveryState
) -> None:
    deliveries.order([order(1)], NOON)
    [begun] = deliveries.begin({only(deliveries).number: LATER}, NOON)
    deliveries.order([order(2)], NOON)
    deliveries.settle([ended(begun, state)])
    assert states(deliveries) == {(GUIDS[0], 1): becomes, (GUIDS[0], 2): WAITING}


def test_each_delivery_keeps_its_own_moment_and_its_own_answer(deliveries: Deliveries) -> None:
    deliveries.order([order(1, outlet=outlet) for outlet in ("msn", "ap", "dpa")], NOON)
    due = deliveries.due(NOON, 9, ["msn", "ap", "dpa"])
    again = {one.number: NOON + timedelta(microseconds=index) for index, one in enumerate(due)}
    begun = deliveries.begin(again, NOON)
    assert {one.number: one.due for one in begun} == again
    words = ['it\'s "here"', "\0 \ud800", "größer"]
    deliveries.settle(
        [
            Settled(number=one.number, answer=Answer(taken=True, error=said), state=DONE, due=LATER)
            for one, said in zip(begun, words, strict=True)
        ]
    )
    kept = {one.outlet: (one.state, one.due, one.answer) for one in deliveries.listed([DONE], 9)}
    assert kept == {
        "msn": (DONE, LATER, words[0]),
        "ap": (DONE, LATER, "\\x00 \\ud800"),
        "dpa": (DONE, LATER, words[2]),
    }


def test_outlets_may_be_told_of_different_versions_of_a_story(deliveries: Deliveries) -> None:
    deliveries.order([order(1), order(1, outlet="ap")], NOON)
    deliveries.order([order(2), order(1, outlet="ap"), order(3, outlet="dpa")], LATER)
    assert states(deliveries, "msn") == {(GUIDS[0], 1): SUPERSEDED, (GUIDS[0], 2): WAITING}
    assert states(deliveries, "ap") == {(GUIDS[0], 1): WAITING}
    assert states(deliveries, "dpa") == {(GUIDS[0], 3): WAITING}


def test_how_many_wait_and_since_when(deliveries: Deliveries) -> None:
    deliveries.order([order(1)], NOON)
    deliveries.order([order(1, GUIDS[1])], LATER)
    assert deliveries.waiting(["msn", "apple"]) == {"msn": (2, NOON)}
    assert deliveries.next_due(["apple"]) == {}


def test_what_was_given_up_or_went_through_can_be_tried_again(deliveries: Deliveries) -> None:
    deliveries.order([order(1), order(1, GUIDS[1])], NOON)
    numbers = {one.number: LATER for one in deliveries.due(NOON, 10, ["msn"])}
    first, second = deliveries.begin(numbers, NOON)
    deliveries.settle([ended(first, DONE), ended(second, DEAD)])
    assert deliveries.change([first.number, second.number, 99], WAITING, LATER) == 2
    again = deliveries.due(LATER, 10, ["msn"])
    assert [(one.identifier, one.attempts) for one in again] == [(first.identifier, 0), (second.identifier, 0)]


def test_an_older_version_is_never_tried_again(deliveries: Deliveries) -> None:
    deliveries.order([order(1)], NOON)
    [begun] = deliveries.begin({only(deliveries).number: LATER}, NOON)
    deliveries.settle([ended(begun, DONE)])
    deliveries.order([order(2)], NOON)
    deliveries.order([order(3)], NOON)
    numbers = [one.number for one in deliveries.listed([*DeliveryState], 10)]
    assert deliveries.change(numbers, WAITING, NOON) == 1
    assert states(deliveries) == {(GUIDS[0], 1): DONE, (GUIDS[0], 2): SUPERSEDED, (GUIDS[0], 3): WAITING}


def test_what_waits_or_was_given_up_can_be_dropped(deliveries: Deliveries) -> None:
    deliveries.order([order(1), order(1, GUIDS[1])], NOON)
    first, second = deliveries.due(NOON, 10, ["msn"])
    [begun] = deliveries.begin({first.number: LATER}, NOON)
    deliveries.settle([ended(begun, DONE)])
    assert deliveries.change([first.number, second.number], DROPPED, NOON) == 1
    assert states(deliveries) == {(GUIDS[0], 1): DONE, (GUIDS[1], 1): DROPPED}


def test_one_is_found_by_its_number_and_the_last_of_an_outlet_by_when_they_were_ordered(
    deliveries: Deliveries,
) -> None:
    deliveries.order([order(1), order(1, GUIDS[1]), order(1, outlet="apple")], NOON)
    deliveries.order([order(2)], LATER)
    deliveries.change([only_of(deliveries, "msn").number], DROPPED, LATER)
    found = deliveries.recent("msn", 2)
    assert [(one.guid, one.version, one.state) for one in found] == [(GUIDS[0], 2, DROPPED), (GUIDS[1], 1, WAITING)]
    assert deliveries.one(found[0].number) == found[0]
    assert deliveries.one(1000) is None


def test_all_of_an_outlet_in_a_state_are_numbered(deliveries: Deliveries) -> None:
    deliveries.order([order(1), order(1, GUIDS[1]), order(1, outlet="apple")], NOON)
    numbers = sorted(one.number for one in deliveries.listed([WAITING], 10, "msn"))
    assert deliveries.numbers("msn", WAITING) == numbers
    assert deliveries.numbers("msn", DEAD) == []


def test_everything_since_a_moment_is_told_again(deliveries: Deliveries) -> None:
    deliveries.order([order(1)], NOON)
    deliveries.order([order(1, GUIDS[1]), order(1, GUIDS[1], outlet="apple")], LATER)
    every = [one for outlet in ("msn", "apple") for one in deliveries.due(LATER, 10, [outlet])]
    deliveries.settle([ended(one, DONE) for one in deliveries.begin({one.number: LATER for one in every}, NOON)])
    assert deliveries.replay("msn", LATER, LATER) == 1
    assert states(deliveries) == {(GUIDS[0], 1): DONE, (GUIDS[1], 1): WAITING}
    assert states(deliveries, "apple") == {(GUIDS[1], 1): DONE}


def test_what_was_followed_long_ago_is_forgotten_and_the_last_of_a_story_stays(
    ledger: SqlLedger, deliveries: Deliveries
) -> None:
    for version in (1, 2, 3):
        at = NOON + timedelta(hours=version)
        deliveries.order([order(version), order(version, outlet="apple")], at)
        first = deliveries.begin({one.number: LATER for one in deliveries.due(at, 9, ["msn"])}, at)
        deliveries.settle([ended(one, DONE) for one in first])
    deliveries.order([order(1, GUIDS[1])], NOON)
    before = NOON + timedelta(hours=3)  # the second was followed just then
    assert forgotten(deliveries, before) == 4  # two deliveries, and the attempts at the first two versions
    assert states(deliveries) == {(GUIDS[0], 2): DONE, (GUIDS[0], 3): DONE, (GUIDS[1], 1): WAITING}
    assert states(deliveries, "apple") == {(GUIDS[0], 2): SUPERSEDED, (GUIDS[0], 3): WAITING}
    assert forgotten(deliveries, before + timedelta(days=100)) == 3
    assert states(deliveries) == {(GUIDS[0], 3): DONE, (GUIDS[1], 1): WAITING}
    deliveries.order([order(3)], LATER)
    assert states(deliveries) == {(GUIDS[0], 3): DONE, (GUIDS[1], 1): WAITING}
    assert deliveries.replay("msn", NOON, LATER) == 2
    assert ledger.counts().versions == 6


def test_what_is_forgotten_goes_in_small_steps(deliveries: Deliveries) -> None:
    for version in (1, 2, 3, 1, 2):
        deliveries.order([order(version)], NOON)
    assert [deliveries.trim(LATER, 3) for _ in range(3)] == [3, 1, 0]
    assert deliveries.trim(LATER + timedelta(days=1), 3) == 0


def test_an_answer_that_comes_after_its_attempt_was_forgotten_harms_nothing(deliveries: Deliveries) -> None:
    deliveries.order([order(1)], NOON)
    [begun] = deliveries.begin({only(deliveries).number: LATER}, NOON)
    assert deliveries.trim(LATER, 9) == 1
    deliveries.settle([ended(begun, DONE)])
    assert states(deliveries) == {(GUIDS[0], 1): DONE}


def forgotten(deliveries: Deliveries, before: datetime) -> int:
    """How many rows go in all."""
    return sum(iter(lambda: deliveries.trim(before, 2), 0))


def test_it_is_all_there_after_a_restart(url: str, ledger: SqlLedger, deliveries: Deliveries) -> None:
    deliveries.order([order(1)], NOON)
    [begun] = deliveries.begin({only(deliveries).number: LATER}, NOON)
    ledger.close()
    again = open_ledger(url)
    assert again.deliveries().due(LATER, 10, ["msn"]) == [begun]
    again.close()
