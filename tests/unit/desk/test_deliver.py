"""The courier over a real record; who brings the parcels is a fake whose answers the test decides."""

from collections.abc import Callable, Iterator, Sequence
from contextlib import closing
from dataclasses import dataclass, field, replace
from datetime import timedelta
from pathlib import Path

import pytest
from structlog.testing import capture_logs

from syndicate.bus.local import LocalBus
from syndicate.desk.deliver import AT_ONCE_EACH, Courier, Target
from syndicate.desk.health import recalled
from syndicate.desk.orders import Orders
from syndicate.formats.envelope import EnvelopeWriter
from syndicate.model.delivery import Answer, Delivery, DeliveryState, Errand
from syndicate.model.dispatch import Dispatch, PubStatus
from syndicate.model.outlet import Outlet
from syndicate.ports.ledger import Entry, Showing
from syndicate.ports.pusher import Parcel
from syndicate.rules.delivering import ATTEMPTS, OPENS
from syndicate.rules.facts.profiles import PLAIN
from syndicate.rules.health import DISABLED
from syndicate.store import open_ledger
from syndicate.store.ledger import SqlLedger
from tests.makers import AGENCY, NOON, make_dispatch
from tests.meters import NotingMeter
from tests.press import Clock
from tests.stores import lay_out

GOOD, BAD = Answer(status=200), Answer(status=500)
NOW = timedelta()
GUID = "tag:wire.example,2026:a"


@dataclass
class Road:
    """Brings parcels as the test says; what hangs is let go of by `let_go`."""

    answer: Callable[[Parcel], Answer | None] = lambda _: GOOD
    sent: list[Parcel] = field(default_factory=list)
    hanging: list[Parcel] = field(default_factory=list)
    told: list[tuple[Parcel, Answer]] = field(default_factory=list)

    def send(self, parcel: Parcel) -> None:
        self.sent.append(parcel)
        answer = self.answer(parcel)
        if answer is None:
            self.hanging.append(parcel)
        else:
            self.told.append((parcel, answer))

    def ended(self, _patience: timedelta) -> Sequence[tuple[Parcel, Answer]]:
        told, self.told = self.told, []
        return told

    def let_go(self, answer: Answer) -> None:
        self.told += [(parcel, answer) for parcel in self.hanging]
        self.hanging = []

    def close(self) -> None:
        """What hangs is forgotten."""
        self.hanging = []

    def versions(self) -> list[tuple[str, str]]:
        """What was sent: the outlet, and the end of the identifier that is a number."""
        return [(parcel.outlet, parcel.identifier) for parcel in self.sent]


@dataclass
class Depot:
    """A courier and all it works with."""

    ledger: SqlLedger
    clock: Clock
    road: Road
    outlets: tuple[str, ...] = ("msn",)
    courier: Courier = field(init=False)

    def __post_init__(self) -> None:
        self.open()

    def open(self) -> None:
        """Begin anew, as after a restart."""
        targets = {name: self.target(name) for name in self.outlets}
        self.courier = Courier(
            deliveries=self.ledger.deliveries(),
            ledger=self.ledger,
            pusher=self.road,
            targets=targets,
            clock=self.clock,
            dice=lambda: 0.0,
            memory=lambda name: self.ledger.memory(f"outlet:{name}", lasting=False),
        )

    @staticmethod
    def target(name: str) -> Target:
        outlet = Outlet(name=name, title=name, sections=("all",), profile=PLAIN)
        return Target(outlet=outlet, writer=EnvelopeWriter(AGENCY), disable_after_days=5)

    def file(self, guid: str = GUID, version: int = 1, **changes: object) -> None:
        """Record a version, and have it told."""
        dispatch = make_dispatch(guid=guid, version=version, **changes)
        with self.ledger.writing() as writing:
            writing.record([Entry(dispatch=dispatch, sections=frozenset({"all"}), announce=False)], [])
        with closing(LocalBus()) as bus:
            orders = Orders(deliveries=self.ledger.deliveries(), bus=bus, outlets={"all": self.outlets})
            showing = Showing(guid=guid, version=version, pub_status=dispatch.pub_status, shown_from=NOON)
            orders.place([Errand(number=1, section="all", guid=guid, due=NOON)], [showing], self.clock.now())
        self.courier.look()

    def states(self) -> list[tuple[int, DeliveryState]]:
        return [(one.version, one.state) for one in reversed(self.every())]

    def every(self) -> list[Delivery]:
        return self.ledger.deliveries().listed([*DeliveryState], 1000)

    def later(self, **time: float) -> None:
        self.clock.moment += timedelta(**time)
        self.courier.look()

    def turn(self) -> int:
        return self.courier.turn(NOW)


@pytest.fixture
def depot(tmp_path: Path) -> Iterator[Depot]:
    with closing(open_ledger(lay_out(tmp_path / "syndicate.db"))) as ledger:
        yield Depot(ledger, Clock(), Road())


def test_a_version_is_told_once_with_its_bytes(depot: Depot) -> None:
    depot.file()
    assert depot.turn() == 1
    assert depot.turn() == 0
    [parcel] = depot.road.sent
    assert parcel.content == EnvelopeWriter(AGENCY).document(make_dispatch(guid=GUID))
    assert depot.states() == [(1, DeliveryState.DONE)]


def test_the_log_says_once_what_went_well_and_of_each_outlet_what_failed(tmp_path: Path) -> None:
    with closing(open_ledger(lay_out(tmp_path / "syndicate.db"))) as ledger:
        road = Road(lambda parcel: BAD if parcel.outlet in {"ap", "dpa"} else GOOD)
        depot = Depot(ledger, Clock(), road, ("msn", "bbc", "ap", "dpa"))
        depot.file()
        with capture_logs() as logs:
            assert depot.turn() == 4
    said = [(line["event"], line["version"], line.get("outlets"), line.get("outlet")) for line in logs]
    assert said == [
        ("not delivered", 1, None, "ap"),
        ("not delivered", 1, None, "dpa"),
        ("delivered", 1, 2, None),
    ]


def test_what_fails_is_tried_again_by_the_schedule_with_the_same_name_and_bytes(depot: Depot) -> None:
    depot.road.answer = lambda _: BAD
    depot.file()
    depot.turn()
    depot.later(seconds=4)
    assert depot.turn() == 0
    depot.later(seconds=2)
    assert depot.turn() == 1
    first, second = depot.road.sent
    assert replace(first, sent=second.sent) == second
    assert second.sent > first.sent


def test_after_all_attempts_it_is_given_up_and_can_be_tried_again(depot: Depot) -> None:
    depot.road.answer = lambda _: BAD
    depot.file()
    for _ in range(ATTEMPTS):
        depot.turn()
        depot.later(hours=13)
    assert len(depot.road.sent) == ATTEMPTS
    [dead] = depot.every()
    assert (dead.state, dead.answer) == (DeliveryState.DEAD, "HTTP 500")
    depot.road.answer = lambda _: GOOD
    depot.ledger.deliveries().change([dead.number], DeliveryState.WAITING, depot.clock.now())
    depot.later(minutes=10)
    assert depot.turn() == 1
    assert depot.states() == [(1, DeliveryState.DONE)]


def test_an_outlet_may_ask_to_be_left_alone(depot: Depot) -> None:
    depot.road.answer = lambda _: Answer(status=429, retry_after=timedelta(minutes=30))
    depot.file()
    depot.turn()
    depot.later(minutes=29)
    depot.file(f"{GUID}2")
    assert depot.turn() == 0
    depot.later(minutes=2)
    assert depot.turn() == 2


def test_calls_that_fail_together_count_once(depot: Depot) -> None:
    depot.road.answer = lambda _: BAD
    for number in range(AT_ONCE_EACH):
        depot.file(f"{GUID}{number}")
    depot.turn()
    assert recalled(depot.ledger.memory("outlet:msn")).failures == 1


def test_no_outlet_takes_the_share_of_another(tmp_path: Path) -> None:
    with closing(open_ledger(lay_out(tmp_path / "syndicate.db"))) as ledger:
        hanging = tuple(f"hangs-{number}" for number in range(300))
        depot = Depot(ledger, Clock(), Road(), outlets=(*hanging, "good"))
        depot.road.answer = lambda parcel: GOOD if parcel.outlet == "good" else None
        for number in range(5):
            depot.file(f"{GUID}{number}")
        while depot.turn():
            pass
        assert sum(parcel.outlet == "good" for parcel in depot.road.sent) == 5


def test_what_ends_in_time_is_settled_when_the_daemon_stops(depot: Depot) -> None:
    depot.road.answer = lambda _: None
    depot.file()
    depot.turn()
    depot.road.let_go(GOOD)
    depot.courier.finish(timedelta(seconds=1))
    assert depot.states() == [(1, DeliveryState.DONE)]
    depot.courier.finish(timedelta(seconds=1))


def test_a_newer_version_waits_for_the_older_one_under_way_and_takes_its_place(depot: Depot) -> None:
    depot.road.answer = lambda _: None
    depot.file()
    depot.turn()
    depot.file(version=2)
    depot.file(version=3, pub_status=PubStatus.CANCELED)
    depot.turn()
    assert len(depot.road.sent) == 1
    depot.road.let_go(BAD)
    depot.road.answer = lambda _: GOOD
    depot.turn()
    depot.turn()
    assert len(depot.road.sent) == 2
    assert b"dispatch.canceled" in depot.road.sent[-1].content
    assert depot.states() == [
        (1, DeliveryState.SUPERSEDED),
        (2, DeliveryState.SUPERSEDED),
        (3, DeliveryState.DONE),
    ]


def test_other_stories_of_the_outlet_go_on_meanwhile_up_to_so_many_at_once(depot: Depot) -> None:
    depot.road.answer = lambda _: None
    for number in range(AT_ONCE_EACH + 3):
        depot.file(f"{GUID}{number}")
    depot.turn()
    assert len(depot.road.sent) == AT_ONCE_EACH
    depot.turn()
    assert len(depot.road.sent) == AT_ONCE_EACH


def test_an_outlet_that_hangs_delays_no_other(tmp_path: Path) -> None:
    with closing(open_ledger(lay_out(tmp_path / "syndicate.db"))) as ledger:
        depot = Depot(ledger, Clock(), Road(), outlets=("hangs", "good"))
        depot.road.answer = lambda parcel: GOOD if parcel.outlet == "good" else None
        for number in range(30):
            depot.file(f"{GUID}{number}")
        while depot.turn():
            pass
        assert sum(parcel.outlet == "good" for parcel in depot.road.sent) == 30


def test_an_outlet_that_fails_and_fails_gets_one_call_at_a_time_until_one_goes_through(depot: Depot) -> None:
    depot.road.answer = lambda _: BAD
    for number in range(60):
        depot.file(f"{GUID}{number}")
    while depot.turn():
        depot.clock.moment += timedelta(milliseconds=1)
    so_far = len(depot.road.sent)
    assert so_far < 60
    assert recalled(depot.ledger.memory("outlet:msn")).failures >= OPENS
    depot.later(minutes=6)
    depot.turn()
    assert len(depot.road.sent) == so_far + 1
    depot.road.answer = lambda _: GOOD
    depot.later(minutes=6)
    while depot.turn():
        pass
    assert {state for _, state in depot.states()} == {DeliveryState.DONE}


def test_who_answers_410_is_called_no_more_until_an_operator_says_so(depot: Depot) -> None:
    depot.road.answer = lambda _: Answer(status=410)
    depot.file()
    depot.turn()
    depot.file(f"{GUID}2")
    depot.later(days=1)
    assert depot.turn() == 0
    depot.open()
    assert depot.turn() == 0
    depot.ledger.memory("outlet:msn").remember({DISABLED: None, "failures": None, "failed": None})
    depot.road.answer = lambda _: GOOD
    depot.open()
    assert depot.turn() == 1


def test_who_took_nothing_for_days_is_called_no_more(depot: Depot) -> None:
    depot.road.answer = lambda _: BAD
    depot.file()
    for _ in range(6):
        depot.turn()
        depot.later(days=1)
    assert "nothing reached it for 5 days" in depot.ledger.memory("outlet:msn").recall()[DISABLED]


def test_one_that_is_used_again_has_all_its_days_before_it(depot: Depot) -> None:
    depot.road.answer = lambda _: BAD
    depot.file()
    for _ in range(6):
        depot.turn()
        depot.later(days=1)
    memory = depot.ledger.memory("outlet:msn")
    memory.remember(dict.fromkeys((DISABLED, "failures", "failing", "failed", "next_attempt")))
    depot.file(f"{GUID}2")
    depot.turn()
    assert recalled(memory).failures == 1
    assert DISABLED not in memory.recall()


def test_days_without_news_are_no_failure(depot: Depot) -> None:
    depot.file()
    depot.turn()
    depot.road.answer = lambda _: BAD
    for number in range(2, 4):
        depot.later(days=6)
        depot.file(f"{GUID}{number}")
        depot.turn()
        assert DISABLED not in depot.ledger.memory("outlet:msn").recall()
        depot.road.answer = lambda _: GOOD
        depot.later(hours=1)
        depot.turn()
        depot.road.answer = lambda _: BAD


def test_what_was_under_way_in_a_crash_is_told_again(depot: Depot) -> None:
    depot.road.answer = lambda _: None
    depot.file()
    depot.turn()
    depot.open()
    depot.road.answer = lambda _: GOOD
    assert depot.turn() == 0
    depot.later(seconds=6)
    assert depot.turn() == 1
    first, second = depot.road.sent
    assert first.identifier == second.identifier


def test_what_is_sorted_again_or_seen_by_nobody_is_told_to_nobody(depot: Depot) -> None:
    with closing(LocalBus()) as bus:
        orders = Orders(deliveries=depot.ledger.deliveries(), bus=bus, outlets={"all": ("msn",)})
        showing = Showing(guid=GUID, version=1, pub_status=PubStatus.USABLE, shown_from=NOON)
        again = Errand(number=1, section="all", guid=GUID, due=NOON, again=True)
        orders.place([again], [showing], NOON)
        orders.place([replace(again, again=False)], [replace(showing, version=None)], NOON)
        orders.place([replace(again, again=False, section="other")], [showing], NOON)
    assert depot.every() == []


def test_attempts_are_measured_and_what_an_operator_sends_again_is_not_late(depot: Depot) -> None:
    meter = depot.courier.meter = NotingMeter()
    depot.road.answer = lambda _: BAD
    depot.file()
    depot.courier.turn(NOW)
    depot.road.answer = lambda _: GOOD
    depot.clock.moment = NOON + timedelta(minutes=9)
    depot.courier.look()
    depot.courier.turn(NOW)
    [done] = depot.every()
    depot.ledger.deliveries().change([done.number], DeliveryState.WAITING, depot.clock.now())
    depot.courier.look()
    depot.courier.turn(NOW)
    assert meter.attempts == [
        ("msn", DeliveryState.WAITING, None),
        ("msn", DeliveryState.DONE, timedelta(minutes=9)),
        ("msn", DeliveryState.DONE, None),
    ]


def test_what_hangs_when_the_daemon_is_closed_is_broken_off_and_told_again(depot: Depot) -> None:
    depot.road.answer = lambda _: None
    depot.file()
    depot.turn()
    before = depot.courier
    assert before.busy
    before.close()
    assert depot.road.hanging == []
    depot.road.answer = lambda _: GOOD
    depot.open()
    assert not depot.courier.busy
    depot.later(seconds=6)
    assert depot.turn() == 1


class Breaking(EnvelopeWriter):
    """The real writer, which breaks at one story."""

    def document(self, dispatch: Dispatch) -> bytes:
        if dispatch.headline == "It breaks":
            raise ValueError("a writer's own fault")
        return super().document(dispatch)


def test_a_story_that_breaks_the_writer_is_given_up_with_its_reason_and_stops_no_other(depot: Depot) -> None:
    depot.courier.targets = {"msn": replace(depot.target("msn"), writer=Breaking(AGENCY))}
    meter = depot.courier.meter = NotingMeter()
    depot.file(headline="It breaks")
    depot.file(f"{GUID}2")
    assert depot.turn() == 1
    assert [parcel.dispatch.guid for parcel in depot.road.sent] == [f"{GUID}2"]
    broken, done = sorted(depot.every(), key=lambda one: one.number)
    assert (broken.state, done.state) == (DeliveryState.DEAD, DeliveryState.DONE)
    assert broken.answer == "the story cannot be written as json; see the log"
    assert [state for _, state, _ in meter.attempts] == [DeliveryState.DEAD, DeliveryState.DONE]
    assert recalled(depot.ledger.memory("outlet:msn")).failures == 0  # it is no fault of the outlet's
