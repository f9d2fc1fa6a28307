"""What every bus promises; another bus joins by its name in the fixture."""

from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta

import pytest

from syndicate.bus.local import LocalBus
from syndicate.ports.bus import Bus, Message

NOW = timedelta(0)
SOON = timedelta(milliseconds=20)
PATIENT = timedelta(seconds=20)  # returns as soon as there is something

MakeBus = Callable[[timedelta], Bus]


@pytest.fixture(params=["local"])
def make_bus(request: pytest.FixtureRequest) -> Iterator[MakeBus]:
    """Makes a bus that hides a pulled message for so long."""
    makers: dict[str, MakeBus] = {"local": LocalBus}
    made: list[Bus] = []

    def make(hidden_for: timedelta) -> Bus:
        made.append(makers[request.param](hidden_for))
        return made[-1]

    yield make
    for bus in made:
        bus.close()


@pytest.fixture
def bus(make_bus: MakeBus) -> Bus:
    return make_bus(timedelta(minutes=5))


def _pull_one(bus: Bus, subject: str = "publish.all", wait: timedelta = PATIENT) -> Message:
    [message] = bus.pull(subject, 1, wait)
    return message


def test_a_message_arrives_as_it_was_sent(bus: Bus) -> None:
    bus.publish("publish.all", "errand-1", b"\x00body")
    message = _pull_one(bus)
    assert (message.subject, message.id, message.body) == ("publish.all", "errand-1", b"\x00body")


def test_messages_come_in_the_order_sent_and_no_more_than_asked(bus: Bus) -> None:
    for number in range(5):
        bus.publish("publish.all", f"{number}")
    assert [message.id for message in bus.pull("publish.all", 3, PATIENT)] == ["0", "1", "2"]
    assert [message.id for message in bus.pull("publish.all", 3, PATIENT)] == ["3", "4"]


def test_a_subject_gets_only_its_own(bus: Bus) -> None:
    bus.publish("publish.all", "1")
    assert bus.pull("publish.alls", 1, NOW) == bus.pull("publish", 1, NOW) == bus.pull("collect.all", 1, NOW) == ()


def test_a_star_takes_any_last_token(bus: Bus) -> None:
    subjects = ("publish.all", "publish.diplomacy", "publish.all.twice", "publish", "collect.all", "publish.all")
    for number, subject in enumerate(subjects):
        bus.publish(subject, f"{number}")
    taken = bus.pull("publish.*", 10, PATIENT)
    assert [message.subject for message in taken] == ["publish.all", "publish.diplomacy", "publish.all"]
    assert [message.subject for message in bus.pull("publish.all.*", 10, PATIENT)] == ["publish.all.twice"]


def test_an_id_that_still_waits_is_not_taken_twice(bus: Bus) -> None:
    bus.publish("publish.all", "a", b"first")
    bus.publish("publish.all", "a", b"second")
    bus.publish("publish.all", "b")
    assert [(message.id, message.body) for message in bus.pull("publish.all", 5, PATIENT)] == [
        ("a", b"first"),
        ("b", b""),
    ]


def test_an_id_may_come_again_after_it_was_done(bus: Bus) -> None:
    bus.publish("publish.all", "a")
    bus.ack(_pull_one(bus))
    bus.publish("publish.all", "a", b"again")
    assert _pull_one(bus).body == b"again"


def test_work_announced_while_the_same_is_in_hand_is_handed_over_again(bus: Bus) -> None:
    bus.publish("publish.all", "a", b"first")
    in_hand = _pull_one(bus)
    bus.publish("publish.all", "a", b"second")
    bus.ack(in_hand)
    assert _pull_one(bus).body == b"second"


def test_a_message_in_hand_is_hidden_and_one_done_is_gone(make_bus: MakeBus) -> None:
    bus = make_bus(SOON)
    bus.publish("publish.all", "done")
    bus.ack(_pull_one(bus))
    bus.publish("publish.all", "never again")
    bus.term(_pull_one(bus))
    assert bus.pull("publish.all", 1, 4 * SOON) == ()
    hiding = make_bus(timedelta(minutes=5))
    hiding.publish("publish.all", "in hand")
    _pull_one(hiding)
    assert hiding.pull("publish.all", 1, SOON) == ()


def test_a_message_neither_done_nor_refused_returns(make_bus: MakeBus) -> None:
    bus = make_bus(SOON)
    bus.publish("publish.all", "a", b"body")
    first = _pull_one(bus)
    again = _pull_one(bus)
    assert (again.id, again.body) == ("a", b"body")
    assert again.handle != first.handle


def test_a_message_that_returns_comes_before_later_ones(make_bus: MakeBus) -> None:
    bus = make_bus(timedelta(minutes=5))
    bus.publish("publish.all", "a")
    bus.publish("publish.all", "b")
    bus.nak(_pull_one(bus), NOW)
    assert [message.id for message in bus.pull("publish.all", 2, PATIENT)] == ["a", "b"]


def test_a_refused_message_comes_back_after_its_delay(bus: Bus) -> None:
    bus.publish("publish.all", "a")
    bus.nak(_pull_one(bus), timedelta(minutes=5))
    assert bus.pull("publish.all", 1, SOON) == ()
    bus.publish("publish.all", "b")
    bus.nak(_pull_one(bus), SOON)
    assert _pull_one(bus).id == "b"


def test_a_refused_message_still_counts_as_waiting(bus: Bus) -> None:
    bus.publish("publish.all", "a", b"first")
    bus.nak(_pull_one(bus), SOON)
    bus.publish("publish.all", "a", b"second")
    assert _pull_one(bus).body == b"first"
    assert bus.pull("publish.all", 1, 4 * SOON) == ()


def test_a_refused_message_gives_way_to_one_with_its_id_that_waits(bus: Bus) -> None:
    bus.publish("publish.all", "a", b"first")
    in_hand = _pull_one(bus)
    bus.publish("publish.all", "a", b"second")
    bus.nak(in_hand, NOW)
    assert [message.body for message in bus.pull("publish.all", 5, PATIENT)] == [b"second"]


def test_a_message_that_returns_gives_way_to_one_with_its_id_that_waits(make_bus: MakeBus) -> None:
    bus = make_bus(SOON)
    bus.publish("publish.all", "a", b"first")
    _pull_one(bus)
    bus.publish("publish.all", "a", b"second")
    assert bus.pull("collect.all", 1, 4 * SOON) == ()  # time enough for the first to return
    assert [message.body for message in bus.pull("publish.all", 5, PATIENT)] == [b"second"]


def test_answers_that_come_twice_or_too_late_are_no_error(make_bus: MakeBus) -> None:
    bus = make_bus(SOON)
    bus.publish("publish.all", "a")
    late = _pull_one(bus)
    again = _pull_one(bus)
    for answer in (bus.ack, bus.term):
        answer(late)
    bus.nak(late, NOW)
    bus.ack(again)
    bus.ack(again)
    bus.nak(again, NOW)
    assert bus.pull("publish.all", 1, 4 * SOON) == ()


def test_one_who_waits_is_woken_by_a_message(bus: Bus) -> None:
    with ThreadPoolExecutor(2) as threads:
        waiting = threads.submit(bus.pull, "publish.*", 1, PATIENT)
        elsewhere = threads.submit(bus.pull, "collect.*", 1, PATIENT)
        bus.publish("publish.all", "a")
        bus.publish("collect.newsroom", "b")
        assert [message.id for message in waiting.result()] == ["a"]
        assert [message.id for message in elsewhere.result()] == ["b"]


def test_closing_wakes_all_who_wait_empty_handed(bus: Bus) -> None:
    with ThreadPoolExecutor(3) as threads:
        waiting = [threads.submit(bus.pull, "publish.*", 1, timedelta(days=1)) for _ in range(3)]
        bus.close()
        assert [list(each.result()) for each in waiting] == [[], [], []]
    assert bus.pull("publish.all", 1, timedelta(days=1)) == ()


def test_many_hands_take_each_message_once(bus: Bus) -> None:
    def take() -> list[str]:
        taken: list[str] = []
        while messages := bus.pull("publish.*", 7, NOW):
            for message in messages:
                taken.append(message.id)
                bus.ack(message)
        return taken

    for number in range(2000):
        bus.publish(f"publish.{number % 5}", f"{number}")
    with ThreadPoolExecutor(4) as threads:
        hands = [threads.submit(take) for _ in range(4)]
        taken = [taken_id for hand in hands for taken_id in hand.result()]
    assert sorted(taken, key=int) == [f"{number}" for number in range(2000)]
