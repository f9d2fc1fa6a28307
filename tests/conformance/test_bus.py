"""What every bus promises; another bus joins by its name in the fixture."""

from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta
from itertools import count

import pytest

from syndicate.bus.jetstream import Servers
from syndicate.bus.local import LocalBus
from syndicate.bus.nats import NatsBus
from syndicate.ports.bus import HAND_OVERS, Bus, Message
from tests.nats_servers import NatsServer, nats_server

NOW = timedelta(0)
SOON = timedelta(milliseconds=50)
LONG = timedelta(minutes=5)
PATIENT = timedelta(seconds=20)  # returns as soon as there is something

MakeBus = Callable[[timedelta], Bus]
numbers = count()


@pytest.fixture(scope="module")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[NatsServer]:
    with nats_server(tmp_path_factory.mktemp("nats")) as running:
        yield running


@pytest.fixture(params=["local", "nats"])
def make_bus(request: pytest.FixtureRequest) -> Iterator[MakeBus]:
    """Makes a bus that hides a pulled message for so long."""
    made: list[Bus] = []

    def make(hidden_for: timedelta) -> Bus:
        if request.param == "local":
            made.append(LocalBus(hidden_for))
        else:
            url = request.getfixturevalue("server").url
            made.append(NatsBus(Servers(urls=(url,), prefix=f"test-{next(numbers)}", hidden_for=hidden_for)))
        return made[-1]

    yield make
    for bus in made:
        bus.close()


@pytest.fixture
def bus(make_bus: MakeBus) -> Bus:
    return make_bus(LONG)


def _pull_one(bus: Bus, subject: str = "publish.*", wait: timedelta = PATIENT) -> Message:
    [message] = bus.pull(subject, 1, wait)
    return message


def _pull_all(bus: Bus, subject: str, number: int, most: int = 100) -> list[str]:
    """So many messages, and no more."""
    taken: list[str] = []
    while len(taken) < number:
        messages = bus.pull(subject, most, PATIENT)
        assert 0 < len(messages) <= most
        taken += [message.subject for message in messages]
    assert bus.pull(subject, 1, SOON) == ()
    return sorted(taken)


def test_a_message_arrives_once(bus: Bus) -> None:
    bus.publish("publish.due")
    assert _pull_one(bus).subject == "publish.due"
    assert bus.pull("publish.*", 1, SOON) == ()


def test_no_more_come_than_were_asked_for(bus: Bus) -> None:
    subjects = [f"publish.{number}" for number in range(7)]
    for subject in subjects:
        bus.publish(subject)
    assert _pull_all(bus, "publish.*", 7, most=3) == subjects


def test_a_subject_gets_only_its_own(bus: Bus) -> None:
    bus.publish("publish.all")
    assert bus.pull("publish.alls", 1, SOON) == bus.pull("collect.all", 1, SOON) == ()
    assert _pull_one(bus, "publish.all")


def test_a_star_takes_any_last_word(bus: Bus) -> None:
    for subject in ("publish.all", "publish.diplomacy", "publish.all.twice", "publish.none", "collect.all"):
        bus.publish(subject)
    assert _pull_all(bus, "publish.*", 3) == ["publish.all", "publish.diplomacy", "publish.none"]
    assert _pull_all(bus, "publish.all.*", 1) == ["publish.all.twice"]


def test_many_messages_of_a_subject_are_one(bus: Bus) -> None:
    for _ in range(500):
        bus.publish("publish.due")
    bus.publish("publish.last")
    rounds = 0
    while True:
        messages = bus.pull("publish.*", 100, PATIENT)
        rounds += 1
        for message in messages:
            bus.ack(message)
        if any(message.subject == "publish.last" for message in messages):
            break
    assert rounds <= 250  # one where they were there before, some more where they came meanwhile
    assert bus.pull("publish.*", 100, SOON) == ()


def test_a_subject_may_come_again_after_it_was_done(bus: Bus) -> None:
    for _ in range(3):
        bus.publish("publish.due")
        bus.ack(_pull_one(bus))
    assert bus.pull("publish.*", 1, SOON) == ()


def test_work_announced_while_the_same_is_in_hand_is_handed_over_again(bus: Bus) -> None:
    bus.publish("publish.due")
    in_hand = _pull_one(bus)
    bus.publish("publish.due")
    again = _pull_one(bus)
    bus.ack(in_hand)  # too late: says nothing about the newer one
    bus.nak(again, NOW)
    assert _pull_one(bus).subject == "publish.due"


@pytest.mark.parametrize("answer", ["none", "refused"])
def test_what_returns_gives_way_to_a_newer_one(make_bus: MakeBus, answer: str) -> None:
    bus = make_bus(4 * SOON)
    bus.publish("publish.due")
    older = _pull_one(bus)
    if answer == "refused":
        bus.nak(older, 2 * SOON)
    bus.publish("publish.due")
    bus.ack(_pull_one(bus))
    assert bus.pull("publish.*", 1, 8 * SOON) == ()


def test_a_message_in_hand_is_hidden_and_one_done_is_gone(make_bus: MakeBus) -> None:
    bus = make_bus(SOON)
    bus.publish("publish.done")
    bus.ack(_pull_one(bus))
    bus.publish("publish.never-again")
    bus.term(_pull_one(bus))
    assert bus.pull("publish.*", 1, 4 * SOON) == ()
    hiding = make_bus(LONG)
    hiding.publish("publish.in-hand")
    _pull_one(hiding)
    assert hiding.pull("publish.*", 1, 4 * SOON) == ()


def test_a_message_neither_done_nor_refused_returns(make_bus: MakeBus) -> None:
    bus = make_bus(SOON)
    bus.publish("publish.due")
    first = _pull_one(bus)
    again = _pull_one(bus)
    assert again.subject == "publish.due"
    assert again.handle != first.handle


def test_a_refused_message_comes_back_after_its_delay(bus: Bus) -> None:
    bus.publish("publish.a")
    bus.nak(_pull_one(bus), LONG)
    assert bus.pull("publish.*", 1, SOON) == ()
    bus.publish("publish.b")
    bus.nak(_pull_one(bus), SOON)
    assert _pull_one(bus).subject == "publish.b"


def test_what_was_handed_over_too_often_is_given_up_until_it_is_announced_again(bus: Bus) -> None:
    bus.publish("publish.due")
    for _ in range(HAND_OVERS):
        bus.nak(_pull_one(bus), NOW)
    assert bus.pull("publish.*", 1, 4 * SOON) == ()
    bus.publish("publish.due")
    assert _pull_one(bus)


def test_answers_that_come_twice_or_too_late_are_no_error(make_bus: MakeBus) -> None:
    bus = make_bus(SOON)
    bus.publish("publish.due")
    late = _pull_one(bus)
    again = _pull_one(bus)
    for answer in (bus.ack, bus.term):
        answer(again)
        answer(late)
    bus.nak(late, NOW)
    bus.nak(again, NOW)
    assert bus.pull("publish.*", 1, 4 * SOON) == ()


def test_one_who_waits_is_woken_by_a_message(bus: Bus) -> None:
    with ThreadPoolExecutor(2) as threads:
        waiting = threads.submit(bus.pull, "publish.*", 1, PATIENT)
        elsewhere = threads.submit(bus.pull, "collect.*", 1, PATIENT)
        bus.publish("publish.all")
        bus.publish("collect.newsroom")
        assert [message.subject for message in waiting.result()] == ["publish.all"]
        assert [message.subject for message in elsewhere.result()] == ["collect.newsroom"]


def test_news_is_heard_once_and_needs_no_answer(make_bus: MakeBus) -> None:
    bus = make_bus(SOON)
    _hear(bus, "wire.told")
    for _ in range(3):
        bus.publish("wire.told")
    heard = _pull_one(bus, "wire.told")
    for answer in (bus.ack, bus.term):
        answer(heard)
    bus.nak(heard, NOW)
    while bus.pull("wire.told", 1, SOON):  # may have come one after the other
        pass
    assert bus.pull("wire.told", 1, 4 * SOON) == ()


def test_news_wakes_one_who_waits(bus: Bus) -> None:
    _hear(bus, "pages.*")
    with ThreadPoolExecutor(1) as threads:
        waiting = threads.submit(bus.pull, "pages.*", 5, PATIENT)
        bus.publish("wire.told")
        bus.publish("pages.all")
        assert [message.subject for message in waiting.result()] == ["pages.all"]


def test_closing_wakes_all_who_wait_empty_handed(bus: Bus) -> None:
    with ThreadPoolExecutor(3) as threads:
        waiting = [threads.submit(bus.pull, subject, 1, timedelta(days=1)) for subject in ("publish.*", "wire.*") * 2]
        bus.close()
        assert [list(each.result()) for each in waiting] == [[], [], [], []]
    bus.publish("publish.due")
    assert bus.pull("publish.*", 1, timedelta(days=1)) == ()
    bus.close()


def test_many_hands_take_each_message_once(bus: Bus) -> None:
    def take() -> list[str]:
        taken: list[str] = []
        while messages := bus.pull("publish.*", 7, timedelta(milliseconds=500)):
            for message in messages:
                taken.append(message.subject)
                bus.ack(message)
        return taken

    subjects = [f"publish.{number:03}" for number in range(500)]
    with ThreadPoolExecutor(4) as threads:
        hands = [threads.submit(take) for _ in range(4)]
        for subject in subjects:
            bus.publish(subject)
        taken = [subject for hand in hands for subject in hand.result()]
    assert sorted(taken) == subjects


def _hear(bus: Bus, subject: str) -> None:
    """Listen; news that is sent before a bus listens is not for it."""
    while not bus.pull(subject, 1, SOON):
        bus.publish(subject.replace("*", "first"))
    while bus.pull(subject, 1, SOON):
        pass
