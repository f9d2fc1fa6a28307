"""Channels in threads of their own, and several pushers as one; who brings is a channel that the test lets go."""

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import timedelta
from threading import Event

from syndicate.errors import DeliveryError, OutletDeferred, OutletOutOfReach, OutletRefused
from syndicate.model.delivery import Answer
from syndicate.outlets.lanes import MOST_WAITING, LanePusher
from syndicate.outlets.sorting import SortingPusher
from syndicate.ports.pusher import Parcel, Pusher
from tests.channels import make_parcel
from tests.house import eventually

AT_ONCE = timedelta()
PATIENT = timedelta(seconds=20)


@dataclass
class Way:
    """A channel that does as the test says; one that is `held` waits until it is let go or broken off."""

    does: Callable[[Parcel], str] = lambda _: "done"
    free: Event = field(default_factory=Event)
    begun: Event = field(default_factory=Event)
    brought: list[str] = field(default_factory=list)
    closed: bool = False

    def __post_init__(self) -> None:
        self.free.set()

    @classmethod
    def held(cls) -> "Way":
        way = cls()
        way.free.clear()
        return way

    def bring(self, parcel: Parcel) -> str:
        self.begun.set()
        self.free.wait(60)
        self.brought.append(parcel.identifier)
        return self.does(parcel)

    def probe(self) -> str:
        return "there"

    def break_off(self) -> None:
        self.free.set()

    def close(self) -> None:
        self.closed = True


def fails_with(error: Exception) -> Callable[[Parcel], str]:
    def fail(_: Parcel) -> str:
        raise error

    return fail


def parcel(outlet: str, number: int = 1) -> Parcel:
    return make_parcel(outlet=outlet, number=number, identifier=f"{outlet}-{number}")


def told(pusher: Pusher, number: int) -> dict[str, Answer]:
    """So many answers, by the parcel's identifier."""
    answers: dict[str, Answer] = {}
    while len(answers) < number:
        ended = pusher.ended(PATIENT)
        assert ended, "it was waited for in vain"
        answers |= {one.identifier: answer for one, answer in ended}
    return answers


def test_a_channel_that_hangs_delays_no_other() -> None:
    hangs, works = Way.held(), Way()
    pusher = LanePusher({"hangs": hangs, "works": works})
    pusher.send(parcel("hangs"))
    for number in range(3):
        pusher.send(parcel("works", number))
    answers = told(pusher, 3)
    assert sorted(answers) == ["works-0", "works-1", "works-2"]
    assert all(answer.accepted and answer.words == "done" for answer in answers.values())
    assert pusher.ended(AT_ONCE) == []
    hangs.free.set()
    assert list(told(pusher, 1)) == ["hangs-1"]
    pusher.close()


def test_a_channel_brings_one_after_another_in_the_order_in_which_they_were_sent() -> None:
    way = Way()
    pusher = LanePusher({"gazette": way})
    for number in range(10):
        pusher.send(parcel("gazette", number))
    told(pusher, 10)
    pusher.close()
    assert way.brought == [f"gazette-{number}" for number in range(10)]
    assert way.closed


def test_each_kind_of_trouble_is_an_answer_of_its_own() -> None:
    asked = timedelta(seconds=7)
    ways = {
        "refuses": Way(fails_with(OutletRefused("550 no such editor"))),
        "defers": Way(fails_with(OutletDeferred("450 try later", retry_after=asked))),
        "must-be-mended": Way(fails_with(DeliveryError("no permission"))),
        "breaks": Way(fails_with(ZeroDivisionError("secret detail"))),
    }
    pusher = LanePusher(ways)
    for name in ways:
        pusher.send(parcel(name))
    answers = {name.rpartition("-")[0]: answer for name, answer in told(pusher, len(ways)).items()}
    pusher.close()
    assert not any(answer.accepted for answer in answers.values())
    assert {name for name, answer in answers.items() if answer.refused} == {"refuses"}
    assert answers["defers"].retry_after == asked
    assert {name: answer.words for name, answer in answers.items()} == {
        "refuses": "550 no such editor",
        "defers": "450 try later",
        "must-be-mended": "no permission",
        "breaks": "the channel broke on it; see the log",
    }


def test_what_waits_behind_one_that_found_nobody_is_not_tried_in_vain() -> None:
    way = Way.held()
    way.does = fails_with(OutletOutOfReach("nobody answers"))
    pusher = LanePusher({"gazette": way})
    for number in range(5):
        pusher.send(parcel("gazette", number))
    way.free.set()
    answers = told(pusher, 5)
    pusher.close()
    assert {answer.words for answer in answers.values()} == {"nobody answers"}
    assert way.brought == ["gazette-0"]


def test_a_lane_takes_only_so_many() -> None:
    way = Way.held()
    pusher = LanePusher({"gazette": way})
    pusher.send(parcel("gazette", 0))
    way.begun.wait(20)
    for number in range(1, MOST_WAITING + 2):
        pusher.send(parcel("gazette", number))
    [[late, answer]] = pusher.ended(PATIENT)
    assert (late.number, answer.accepted) == (MOST_WAITING + 1, False)
    way.free.set()
    assert len(told(pusher, MOST_WAITING + 1)) == MOST_WAITING + 1
    pusher.close()


def test_closing_breaks_off_what_hangs() -> None:
    way = Way.held()
    pusher = LanePusher({"gazette": way})
    pusher.send(parcel("gazette", 1))
    pusher.send(parcel("gazette", 2))
    pusher.close()
    assert way.closed
    assert "gazette-2" not in way.brought


def test_a_channel_that_has_nothing_to_bring_lets_go_until_it_has() -> None:
    way = Way()
    pusher = LanePusher({"gazette": way}, idle=timedelta(milliseconds=20))
    pusher.send(parcel("gazette", 1))
    told(pusher, 1)
    eventually(lambda: way.closed)
    pusher.send(parcel("gazette", 2))
    assert list(told(pusher, 1)) == ["gazette-2"]
    pusher.close()


def test_parcels_go_by_the_pusher_of_their_channel_and_all_that_end_are_told() -> None:
    ways = {name: Way() for name in ("post", "drop", "bucket")}
    pusher = SortingPusher(
        pushers=[LanePusher({"post": ways["post"]}), LanePusher(ways)], of={"post": 0, "drop": 1, "bucket": 1}
    )
    assert pusher.ended(PATIENT) == []
    for name in ways:
        pusher.send(parcel(name))
    assert sorted(told(pusher, 3)) == ["bucket-1", "drop-1", "post-1"]
    assert pusher.ended(PATIENT) == []
    pusher.close()
    assert all(way.closed for way in ways.values())


def test_a_pusher_that_has_nothing_yet_keeps_no_other_waiting() -> None:
    hangs, works = Way.held(), Way()
    pusher = SortingPusher(
        pushers=[LanePusher({"hangs": hangs}), LanePusher({"works": works})], of={"hangs": 0, "works": 1}
    )
    pusher.send(parcel("hangs"))
    pusher.send(parcel("works"))
    assert list(told(pusher, 1)) == ["works-1"]
    hangs.free.set()
    assert list(told(pusher, 1)) == ["hangs-1"]
    pusher.close()
