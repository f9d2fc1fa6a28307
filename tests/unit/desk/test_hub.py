"""The hub over a real record and a real folder; who is called is a fake whose answers the test decides."""

import random
from collections.abc import Iterator, Sequence
from contextlib import closing
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from pathlib import Path

import pytest
import structlog

from syndicate.bus.local import LocalBus
from syndicate.desk.hub import AT_ONCE_EACH, About, Hub
from syndicate.desk.hub.registrar import OPEN_AT_HOST, Caps, HubRegistrar
from syndicate.desk.hub.topics import Topics, tag
from syndicate.errors import StoreBusy
from syndicate.model.delivery import Answer
from syndicate.model.edition import Page
from syndicate.model.hub import Kind
from syndicate.ports.caller import Call
from syndicate.ports.hub import Told, Turned
from syndicate.rules.hub import GIVEN_UP, Leases
from syndicate.stand.folder import FolderStand
from syndicate.store import open_ledger
from syndicate.store.distributions import SqlDistributions
from syndicate.store.ledger import SqlLedger
from tests.exchange import Exchange, agreed
from tests.makers import NOON
from tests.press import Clock
from tests.stores import lay_out

BASE = "https://wire.example/"
LEASES = Leases(usual=timedelta(days=10), least=timedelta(minutes=5), most=timedelta(days=30))
NOW = timedelta()
OK, BUSY = Answer(status=200), Answer(status=503)


@dataclass
class HubHouse:
    """A hub and all it works with."""

    ledger: SqlLedger
    stand: FolderStand
    clock: Clock = field(default_factory=lambda: Clock(NOON))
    exchange: Exchange[About] = field(default_factory=Exchange)
    caps: Caps = field(default_factory=lambda: Caps(all=1000, per_host=1000, per_client=1000))
    private: set[str] = field(default_factory=set)
    kinds: tuple[Kind, ...] = tuple(Kind)
    hub: Hub = field(init=False)

    def __post_init__(self) -> None:
        self.put("1")
        self.open()

    def open(self) -> None:
        """Begin anew, as after a restart."""
        self.exchange.close()
        self.hub = Hub(
            subscriptions=self.ledger.subscriptions(),
            distributions=self.ledger.distributions(),
            topics=self.topics,
            caller=self.exchange,
            clock=self.clock,
            dice=lambda: 0.0,
            challenges=lambda: f"{random.getrandbits(128):x}",
            address=f"{BASE}api/hub",
            kinds=self.kinds,
        )
        self.hub.look()

    @property
    def topics(self) -> Topics:
        return Topics(stand=self.stand, base_url=BASE, public=lambda path: path not in self.private)

    def put(self, content: str, path: str = "all/rss.xml", *, gone: bool = False) -> None:
        self.stand.put([Page(path=path, media_type="application/rss+xml", parts=(content.encode(),), gone=gone)])

    def ask(self, callback: str = "https://reader.example/1", page: str = "all/rss.xml", **more: str) -> Turned | None:
        registrar = HubRegistrar(
            subscriptions=self.hub.subscriptions,
            topics=self.topics,
            bus=LocalBus(),
            clock=self.clock,
            leases=LEASES,
            caps=self.caps,
        )
        form = {"hub.mode": "subscribe", "hub.callback": callback, "hub.topic": BASE + page}
        turned = registrar.take(form | {f"hub.{name}": value for name, value in more.items()}, "192.0.2.1")
        self.hub.look()
        return turned

    def run(self, after: timedelta = NOW) -> None:
        """Let time pass, and have everything done that is due then."""
        self.clock.moment += after
        self.hub.look()
        while self.hub.turn(NOW):
            pass

    def publish(self, content: str) -> None:
        self.put(content)
        self.run()

    @property
    def sent(self) -> list[tuple[str, str]]:
        """To whom what was sent."""
        return [(call.url, call.body.decode()) for call in self.exchange.calls if call.body is not None]

    @property
    def subscribed(self) -> int:
        return len(self.hub.subscriptions.listed())


@pytest.fixture
def house(tmp_path: Path) -> Iterator[HubHouse]:
    with closing(open_ledger(lay_out(tmp_path / "hub.db"))) as ledger, closing(FolderStand(tmp_path / "f")) as stand:
        yield HubHouse(ledger, stand)


@dataclass
class Slow(Exchange[About]):
    """To wait for a call takes as long as one is ready to wait."""

    clock: Clock = field(default_factory=Clock)

    def ended(self, patience: timedelta) -> Sequence[tuple[Call[About], Answer]]:
        self.clock.moment += patience
        return super().ended(patience)


def refuse(answer: Answer) -> Exchange[About]:
    """Subscribers agree, but take no page."""
    return Exchange(lambda call: agreed(call.url) if call.body is None else answer)


def test_what_changes_while_a_request_is_verified_is_told(house: HubHouse) -> None:
    house.ask()
    house.put("2")
    house.run()
    assert house.sent == [("https://reader.example/1", "2")]


@pytest.mark.parametrize("said", [b"", b"ok", b"another\n", b"x" * 512])
def test_any_answer_but_the_challenge_grants_nothing(house: HubHouse, said: bytes) -> None:
    house.exchange.answer = lambda _: Answer(status=200, said=said)
    house.ask()
    house.run()
    assert house.subscribed == 0
    assert house.hub.subscriptions.open() == []


def test_who_fails_takes_half_of_the_calls_and_who_does_not_is_told_meanwhile(
    house: HubHouse, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("syndicate.desk.hub.AT_ONCE", 8)
    for number in range(20):
        house.ask(f"https://host-{number}.example/")
    house.run()
    house.ask("https://healthy.example/")
    house.run()
    house.exchange.answer = lambda call: OK if "healthy" in call.url else BUSY
    house.publish("2")
    begun = len(house.sent)
    house.exchange.answer = lambda call: OK if "healthy" in call.url else None
    house.run(timedelta(seconds=5))
    assert len(house.sent) == begun + 4
    house.clock.moment += timedelta(minutes=6)
    house.publish("3")
    assert house.sent[-1] == ("https://healthy.example/", "3")


def test_what_stands_already_is_not_told(house: HubHouse) -> None:
    house.ask()
    house.run()
    assert (house.subscribed, house.sent) == (1, [])
    house.run()
    assert house.sent == []


def test_a_newer_page_waits_for_the_call_under_way_and_takes_the_place_of_what_waits(house: HubHouse) -> None:
    house.ask()
    house.run()
    house.exchange.answer = lambda _: None
    for content in ("2", "3", "4"):
        house.publish(content)
    assert [body for _, body in house.sent] == ["2"]
    house.exchange.hang_up(OK)
    house.run()
    assert [body for _, body in house.sent] == ["2", "4"]


def test_a_page_that_changed_since_it_was_ordered_is_not_sent(house: HubHouse) -> None:
    house.ask()
    house.run()
    house.put("the story")
    house.hub.look()
    house.put("a kill notice")
    while not house.sent:
        house.hub.turn(NOW)
    house.run()
    assert [body for _, body in house.sent] == ["a kill notice"]


def test_who_is_slow_keeps_its_share_and_delays_no_other(house: HubHouse) -> None:
    for number in range(3 * AT_ONCE_EACH):
        house.ask(f"https://slow.example/{number}")
    house.ask("https://quick.example/1")
    house.run()
    house.exchange.answer = lambda call: None if "slow" in call.url else OK
    house.publish("2")
    assert [url for url, _ in house.sent if "slow" in url] == [f"https://slow.example/{n}" for n in range(AT_ONCE_EACH)]
    assert ("https://quick.example/1", "2") in house.sent
    house.publish("3")
    assert ("https://quick.example/1", "3") in house.sent


def test_who_fails_is_tried_again_by_the_schedule_and_told_of_what_stands_then(house: HubHouse) -> None:
    house.ask()
    house.run()
    house.exchange.answer = lambda _: BUSY
    house.publish("2")
    house.run(timedelta(seconds=4))
    assert len(house.sent) == 1
    house.run(timedelta(seconds=1))
    assert len(house.sent) == 2
    house.publish("3")
    assert len(house.sent) == 2
    house.exchange.answer = lambda _: OK
    house.run(timedelta(minutes=5))
    assert house.sent[-1] == ("https://reader.example/1", "3")
    [(one, _)] = house.hub.subscriptions.listed()
    assert (one.failing, one.succeeded) == (None, house.clock.moment)


def test_410_ends_a_subscription(house: HubHouse) -> None:
    house.ask()
    house.run()
    house.exchange.answer = lambda _: Answer(status=410)
    house.publish("2")
    assert house.subscribed == 0
    house.publish("3")
    assert len(house.sent) == 1


def test_who_takes_nothing_for_days_is_told_no_more_and_the_log_says_so(house: HubHouse) -> None:
    house.ask(lease_seconds="2592000")
    house.run()
    house.exchange.answer = lambda _: BUSY
    with structlog.testing.capture_logs() as said:
        for day in range(GIVEN_UP.days):
            assert house.subscribed == 1
            house.publish(f"day {day}")
            house.run(timedelta(days=1))
    assert house.subscribed == 0
    [ended] = [line for line in said if line["event"] == "subscription ended"]
    assert ended["reason"] == "it took nothing for 5 days"


def test_one_failure_after_a_long_quiet_time_ends_nothing(house: HubHouse) -> None:
    house.ask(lease_seconds="2592000")
    house.run()
    house.publish("2")
    house.exchange.answer = lambda _: BUSY
    house.clock.moment += timedelta(days=20)
    house.publish("3")
    assert house.subscribed == 1


def test_who_never_renews_is_told_no_more(house: HubHouse) -> None:
    house.ask()
    house.run()
    house.run(timedelta(days=9))
    house.publish("2")
    house.run(timedelta(days=1, seconds=1))
    house.publish("3")
    assert [body for _, body in house.sent] == ["2"]
    assert house.subscribed == 0


def test_a_crash_at_any_moment_loses_nothing(house: HubHouse) -> None:
    house.ask()
    house.open()  # before the callback was asked
    house.exchange.answer = lambda _: None
    house.run()
    house.open()  # while it is asked
    house.exchange.answer = lambda call: agreed(call.url)
    house.run(timedelta(seconds=10))
    assert house.subscribed == 1
    house.put("2")
    house.open()  # before it was ordered
    house.exchange.answer = lambda _: None
    house.run()
    assert len(house.sent) == 1
    house.open()  # while it is sent
    house.exchange.answer = lambda _: OK
    house.run(timedelta(seconds=10))
    assert [body for _, body in house.sent] == ["2", "2"]


class Busy(SqlDistributions):
    """A store that does not answer now and then."""

    busy = False

    def settle(self, told: Sequence[Told], now: datetime) -> None:
        if self.busy:
            raise StoreBusy("locked")
        super().settle(told, now)


def test_what_ended_while_the_store_was_busy_is_written_down_later_and_not_told_again(house: HubHouse) -> None:
    house.ask()
    house.run()
    store = house.hub.distributions = Busy(house.ledger._reading, house.ledger._changing)  # noqa: SLF001
    house.put("2")
    house.hub.look()
    store.busy = True
    for _ in range(2):
        with pytest.raises(StoreBusy):
            house.hub.turn(NOW)
    store.busy = False
    house.run()
    assert len(house.sent) == 1
    [(one, _)] = house.hub.subscriptions.listed()
    assert one.succeeded == house.clock.moment
    assert not house.hub.busy


def test_a_topic_that_is_closed_is_denied_to_those_who_had_it(house: HubHouse) -> None:
    house.ask()
    house.ask("https://other.example/1", "all/atom.xml")
    house.put("1", "all/atom.xml")
    house.ask("https://other.example/1", "all/atom.xml")
    house.run()
    assert house.subscribed == 2
    house.private.add("all/rss.xml")
    house.put("for few", "all/rss.xml")
    house.put("2", "all/atom.xml", gone=True)
    house.run()
    assert (house.subscribed, house.sent) == (0, [])
    denied = [call.url for call in house.exchange.calls if "hub.mode=denied" in call.url]
    assert {url.partition("?")[0] for url in denied} == {"https://reader.example/1", "https://other.example/1"}


def test_a_page_that_is_not_for_everybody_is_no_topic(house: HubHouse) -> None:
    house.private.add("all/rss.xml")
    house.ask()
    house.run()
    assert house.subscribed == 0
    assert "hub.mode=denied" in house.exchange.calls[0].url


def test_pages_that_were_lost_end_nothing_and_are_told_when_they_are_made_again(house: HubHouse) -> None:
    house.ask()
    house.run()
    house.stand.remove(["all/rss.xml"])
    house.run()
    assert house.subscribed == 1
    house.publish("2")
    assert [body for _, body in house.sent] == ["2"]


def test_other_hubs_are_pinged_of_what_changed_alone(house: HubHouse) -> None:
    pages = {f"{BASE}all/rss.xml": tag_of(house, "all/rss.xml"), f"{BASE}all/atom.xml": None}
    house.hub.subscriptions.ping(["https://hub.example/"], pages, NOON)
    house.run()
    assert house.sent == []
    house.publish("2")
    house.run()
    [call] = house.exchange.calls
    assert (call.url, call.trusted) == ("https://hub.example/", True)
    assert call.body == (
        b"hub.mode=publish&hub.url=https%3A%2F%2Fwire.example%2Fall%2Frss.xml"
        b"&hub.topic=https%3A%2F%2Fwire.example%2Fall%2Frss.xml"
    )
    house.exchange.answer = lambda _: Answer(status=410)
    house.put("1", "all/atom.xml")
    house.run()
    assert house.subscribed == 2


def test_where_we_are_no_hub_any_more_nobody_but_hubs_is_told(house: HubHouse) -> None:
    house.ask()
    house.run()
    house.ask("https://reader.example/2")
    house.kinds = (Kind.HUB,)
    house.open()
    house.publish("2")
    assert house.sent == []
    assert len(house.exchange.calls) == 1


def test_caps_are_told(house: HubHouse) -> None:
    house.caps = Caps(all=3, per_host=2, per_client=1000)
    for number in range(2):
        assert house.ask(f"https://a.example/{number}") is None
    turned = house.ask("https://a.example/3")
    assert turned
    assert (turned.full, turned.reason) == (True, "This host has too many subscriptions.")
    assert house.ask("https://a.example/1") is None
    assert house.ask("https://a.example/9", mode="unsubscribe") is None
    house.run()
    assert house.ask("https://b.example/1") is None
    assert house.ask("https://c.example/1") == Turned("There are too many subscriptions.", full=True)
    house.caps = Caps(all=1000, per_host=1000, per_client=3)
    assert house.ask("https://c.example/1") == Turned("This address has asked for too many subscriptions.", full=True)


def test_nobody_is_called_again_and_again_for_requests_that_cost_nothing(house: HubHouse) -> None:
    house.exchange.answer = lambda _: None
    asked = [house.ask(f"https://victim.example/{number}") for number in range(OPEN_AT_HOST + 5)]
    assert [turned for turned in asked if turned] == [
        Turned("Too many requests of this host wait to be verified; ask again later.", full=True)
    ] * 5
    house.run()
    assert len(house.exchange.calls) == AT_ONCE_EACH


def test_a_late_answer_to_a_request_that_another_took_the_place_of_changes_nothing(house: HubHouse) -> None:
    late: list[Call[About]] = []
    house.exchange.answer = late.append
    house.ask()
    house.run()
    house.ask(mode="unsubscribe")
    house.exchange.told = [(late[0], agreed(late[0].url))]
    house.exchange.answer = lambda call: agreed(call.url)
    house.run()
    assert house.subscribed == 0
    assert house.hub.subscriptions.open() == []


def tag_of(house: HubHouse, path: str) -> str:
    page = house.stand.get(path)
    assert page
    return tag(page)


def test_what_ends_in_time_is_settled_when_the_daemon_stops_and_the_rest_is_told_again(house: HubHouse) -> None:
    house.ask()
    house.ask("https://slow.example/1")
    house.run()
    house.exchange = house.hub.caller = Slow(lambda _: None, clock=house.clock)
    house.publish("2")
    house.exchange.told = [(call, OK) for call in house.exchange.open if "reader" in call.url]
    house.hub.finish(timedelta(seconds=1))
    assert house.hub.busy
    house.hub.close()
    assert house.exchange.open == []
    house.exchange = Exchange()
    house.open()
    house.run(timedelta(minutes=1))
    assert house.sent == [("https://slow.example/1", "2")]


def test_a_page_that_is_lost_before_it_is_told_counts_as_a_try_and_is_told_once_it_is_there(house: HubHouse) -> None:
    house.ask()
    house.run()
    house.put("2")
    house.hub.look()
    house.stand.remove(["all/rss.xml"])
    assert house.hub.turn(NOW) == 1
    assert house.sent == []
    [(_, last)] = house.hub.subscriptions.listed()
    assert last
    assert (last.attempts, last.answer) == (1, "the page is not there")
    house.put("2")
    house.run(timedelta(minutes=1))
    assert [body for _, body in house.sent] == ["2"]


def test_a_request_that_is_none_is_turned_away_with_what_is_wrong_with_it(house: HubHouse) -> None:
    turned = house.ask(mode="wait")
    assert turned
    assert (turned.full, "hub.mode" in turned.reason) == (False, True)
    assert house.hub.subscriptions.open() == []
