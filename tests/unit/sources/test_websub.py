"""A subscriber, a topic and a hub over real sockets; the hub's own requests are handed in as its door does."""

import gzip
import hashlib
import hmac
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta
from pathlib import Path
from urllib.parse import parse_qsl

import pytest
from structlog.testing import capture_logs

from syndicate.model.filing import Filing
from syndicate.ports.memory import Memory
from syndicate.sources.guarded import GuardedClient
from syndicate.sources.http_access import nobody
from syndicate.sources.http_poll import HttpPoll
from syndicate.sources.websub import WebSub
from syndicate.store import open_ledger
from syndicate.store.ledger import SqlLedger
from tests.clients import HERE, Authority
from tests.loopback import Page, PageServer, page_server, raw_server, redirect
from tests.makers import NOON

CALLBACK = "https://desk.example/api/websub/wire/"


@dataclass
class Clock:
    """Says what it was set to."""

    time: datetime = NOON

    def now(self) -> datetime:
        return self.time


@dataclass
class Bench:
    """A topic that names a hub, both on one server, and a memory that outlives the subscriber."""

    server: PageServer
    memory: Memory
    clock: Clock = field(default_factory=Clock)
    client: GuardedClient = HERE
    secrets: Iterator[str] = field(default_factory=lambda: (f"secret-{number}" for number in range(1, 99)))

    def __post_init__(self) -> None:
        self.topic(b"<rss/>")
        self.server.pages["/hub"] = Page(b"", status=202)

    def topic(self, body: bytes, **headers: str) -> None:
        link = f'<{self.server.url("/hub")}>; rel="hub", <{self.server.url("/feed")}>; rel="self"'
        self.server.pages["/feed"] = Page(body, {"Link": link, **headers})

    def open(self, *, callback: str = CALLBACK, path: str = "/feed", sha1: bool = False) -> WebSub:
        address = self.server.url(path)
        poll = HttpPoll(
            name="wire", address=address, client=self.client, memory=self.memory, clock=self.clock, secrets=nobody
        )
        return WebSub(
            poll=poll,
            address=address,
            callback=callback,
            client=self.client,
            memory=self.memory,
            clock=self.clock,
            dice=lambda: 0.0,
            secret=lambda: next(self.secrets),
            sha1=sha1,
        )

    def asked(self) -> list[dict[str, str]]:
        """What was asked of the hub."""
        return [dict(parse_qsl(body.decode())) for verb, path, _, body in self.server.requests if verb == "POST"]

    def polled(self) -> int:
        """How often the topic was looked at, but for the looks for its hub."""
        return sum(1 for verb, _, _, _ in self.server.requests if verb == "GET")


@pytest.fixture(scope="module")
def ledger(tmp_path_factory: pytest.TempPathFactory) -> Iterator[SqlLedger]:
    opened = open_ledger(f"sqlite:///{tmp_path_factory.mktemp('store')}/store.db")
    yield opened
    opened.close()


@pytest.fixture
def bench(ledger: SqlLedger, request: pytest.FixtureRequest) -> Iterator[Bench]:
    with page_server() as server:
        yield Bench(server, ledger.memory(request.node.name))


def question(bench: Bench, **changes: str) -> dict[str, str]:
    asked = {"mode": "subscribe", "topic": bench.server.url("/feed"), "challenge": "abc", "lease_seconds": "86400"}
    return {f"hub.{key}": value for key, value in (asked | changes).items()}


def subscribed(bench: Bench, *, sha1: bool = False) -> WebSub:
    source = bench.open(sha1=sha1)
    source.attend()
    assert source.confirm(question(bench)) == "abc"
    return source


def signature(bench: Bench, body: bytes, method: str = "sha256") -> str:
    secret = bench.asked()[-1]["hub.secret"]
    return f"{method}={hmac.new(secret.encode(), body, method).hexdigest()}"


def test_the_hub_is_asked_for_the_topic_with_a_secret_and_an_address_nobody_can_guess(bench: Bench) -> None:
    source = bench.open()
    source.attend()
    assert bench.asked() == [
        {
            "hub.mode": "subscribe",
            "hub.topic": bench.server.url("/feed"),
            "hub.callback": f"{CALLBACK}secret-1",
            "hub.lease_seconds": "864000",
            "hub.secret": "secret-2",
        }
    ]
    assert source.key == "secret-1"
    assert source.confirm(question(bench)) == "abc"


def test_a_granted_subscription_wakes_the_desk_for_what_came_before(bench: Bench) -> None:
    source = bench.open()
    wakes = source.wakes(lambda: False)
    next(wakes)
    [filing] = source.collect()
    source.ack(filing.receipt)
    source.attend()
    bench.topic(b"<rss></rss>")
    assert source.confirm(question(bench)) == "abc"
    next(wakes)
    [filing] = source.collect()
    assert isinstance(filing, Filing)
    assert filing.content == b"<rss></rss>"


def test_while_the_hub_sends_the_topic_is_looked_at_once_an_hour(bench: Bench) -> None:
    source = subscribed(bench)
    [filing] = source.collect()
    source.ack(filing.receipt)
    before = bench.polled()
    bench.clock.time += timedelta(minutes=59)
    assert list(source.collect()) == []
    assert bench.polled() == before
    bench.clock.time += timedelta(minutes=2)
    assert list(source.collect()) == []
    assert bench.polled() == before + 1


def test_without_a_subscription_the_topic_is_polled_at_every_turn(bench: Bench) -> None:
    source = bench.open()
    for turn in range(1, 4):
        list(source.collect())
        assert bench.polled() == turn
    source = subscribed(bench)
    bench.clock.time += timedelta(days=2)
    before = bench.polled()
    for turn in range(1, 4):
        list(source.collect())
        assert bench.polled() == before + turn


def test_what_is_agreed_outlives_a_restart(bench: Bench) -> None:
    subscribed(bench)
    again = bench.open()
    again.attend()
    assert len(bench.asked()) == 1
    assert again.key == "secret-1"
    parcel = again.received(b"news", {"x-hub-signature": signature(bench, b"news")}.get)
    assert parcel is not None


def test_it_is_renewed_before_its_lease_ends_with_the_same_address_and_secret(bench: Bench) -> None:
    subscribed(bench)
    bench.clock.time += timedelta(hours=17)
    bench.open().attend()
    assert len(bench.asked()) == 1
    bench.clock.time += timedelta(hours=1)
    source = bench.open()
    source.attend()
    first, second = bench.asked()
    assert first == second
    assert source.confirm(question(bench)) == "abc"
    bench.clock.time += timedelta(hours=10)
    source.attend()
    assert len(bench.asked()) == 2


def test_another_address_of_ours_or_another_topic_is_another_subscription(bench: Bench) -> None:
    subscribed(bench)
    bench.open(callback="https://other.example/api/websub/wire/").attend()
    bench.server.pages["/other"] = bench.server.pages["/feed"]
    bench.open(path="/other").attend()
    callbacks = [asked["hub.callback"] for asked in bench.asked()]
    assert callbacks == [
        f"{CALLBACK}secret-1",
        "https://other.example/api/websub/wire/secret-3",
        f"{CALLBACK}secret-5",
    ]


def test_only_what_was_asked_for_is_confirmed(bench: Bench) -> None:
    source = bench.open()
    source.attend()
    assert source.confirm(question(bench, topic="https://wire.example/other")) is None
    assert source.confirm(question(bench, mode="unsubscribe")) is None
    assert source.confirm({}) is None
    assert source.received(b"news", {"x-hub-signature": signature(bench, b"news")}.get) is None


def test_a_denial_is_told_and_the_topic_polled(bench: Bench) -> None:
    source = subscribed(bench)
    with capture_logs() as lines:
        assert source.confirm(question(bench, mode="denied", reason="no contract")) == ""
    assert [line["reason"] for line in lines] == ["no contract"]
    before = bench.polled()
    list(source.collect())
    list(source.collect())
    assert bench.polled() == before + 2


@pytest.mark.parametrize("method", ["sha256", "sha384", "sha512"])
def test_what_is_signed_is_taken(bench: Bench, method: str) -> None:
    source = subscribed(bench)
    headers = {"x-hub-signature": signature(bench, b"news", method), "content-type": "text/xml; charset=KOI8-R"}
    parcel = source.received(b"news", headers.get)
    assert parcel is not None
    assert (parcel.name, parcel.content, parcel.charset) == (bench.server.url("/feed"), b"news", "koi8-r")


def test_what_is_not_signed_as_agreed_is_left_out_and_told(bench: Bench) -> None:
    source = subscribed(bench)
    signed = signature(bench, b"news")
    weak = f"sha1={hmac.new(b'secret-2', b'news', hashlib.sha1).hexdigest()}"
    for field_value, body in [
        (signed, b"other news"),
        (None, b"news"),
        ("", b"news"),
        ("sha256=", b"news"),
        (weak, b"news"),
    ]:
        with capture_logs() as lines:
            assert source.received(body, {"x-hub-signature": field_value}.get) is None
        assert len(lines) == 1
    assert bench.open(sha1=True).received(b"news", {"x-hub-signature": weak}.get) is not None


def test_what_comes_after_the_lease_is_left_out(bench: Bench) -> None:
    source = subscribed(bench)
    bench.clock.time += timedelta(days=1)
    assert source.received(b"news", {"x-hub-signature": signature(bench, b"news")}.get) is None


@pytest.mark.parametrize(
    ("sent", "coding", "taken"),
    [
        (gzip.compress(b"news", mtime=0), "gzip", b"news"),
        (b"news", "gzip", b"news"),
        (gzip.compress(b"news", mtime=0)[:-4], "gzip", gzip.compress(b"news", mtime=0)[:-4]),
        (gzip.compress(b"news", mtime=0), "", gzip.compress(b"news", mtime=0)),
    ],
)
def test_what_is_compressed_is_signed_as_sent(bench: Bench, sent: bytes, coding: str, taken: bytes) -> None:
    source = subscribed(bench)
    parcel = source.received(sent, {"x-hub-signature": signature(bench, sent), "content-encoding": coding}.get)
    assert parcel is not None
    assert parcel.content == taken


def test_a_bomb_from_a_hub_is_not_inflated(bench: Bench) -> None:
    source = subscribed(bench)
    bomb = gzip.compress(bytes(16 << 20))
    parcel = source.received(bomb, {"x-hub-signature": signature(bench, bomb), "content-encoding": "gzip"}.get)
    assert parcel is not None
    assert parcel.content == bomb


def test_a_topic_without_a_hub_is_polled_and_told_of_once(bench: Bench) -> None:
    bench.server.pages["/feed"] = Page(b"<rss/>")
    source = bench.open()
    with capture_logs() as lines:
        for _ in range(3):
            source.attend()
            bench.clock.time += timedelta(days=1)
    assert [line["reason"] for line in lines] == ["it names no hub"]
    assert bench.asked() == []
    assert len(list(source.collect())) == 1
    assert source.probe() == "6 bytes of no known type, no hub: it is polled"


def test_a_hub_in_the_feed_itself_is_found_and_the_header_goes_first(bench: Bench) -> None:
    feed = (
        b'<feed xmlns="http://www.w3.org/2005/Atom"><link rel="hub" href="hub"/><link rel="self" href="/own"/></feed>'
    )
    bench.server.pages["/feed"] = Page(feed)
    source = bench.open()
    source.attend()
    assert bench.asked()[0]["hub.topic"] == bench.server.url("/own")
    assert source.probe().endswith(f"hub {bench.server.url('/hub')}")
    bench.topic(feed)
    bench.clock.time += timedelta(days=1)
    source.attend()
    assert bench.asked()[1]["hub.topic"] == bench.server.url("/feed")


def test_a_hub_that_is_no_address_is_passed_over(bench: Bench) -> None:
    link = f'<http://[>; rel="hub", <{bench.server.url("/hub")}>; rel="hub"'
    bench.server.pages["/feed"] = Page(b"<rss/>", {"Link": link})
    bench.open().attend()
    assert bench.asked()[0]["hub.topic"] == bench.server.url("/feed")


def test_a_hub_that_sends_us_to_no_address_is_told(bench: Bench) -> None:
    bench.server.pages["/hub"] = Page(b"", {"Location": "http://["}, 307)
    with capture_logs() as lines:
        bench.open().attend()
    assert "leads to no address" in lines[0]["reason"]


def test_a_hub_that_refuses_or_does_not_answer_is_told_and_asked_again_later(bench: Bench) -> None:
    bench.server.pages["/hub"] = Page(b"no such\ncustomer", status=403)
    source = bench.open()
    with capture_logs() as lines:
        source.attend()
        source.attend()
    assert [line["reason"] for line in lines] == [f"hub {bench.server.url('/hub')} refuses (HTTP 403) no such customer"]
    assert len(bench.asked()) == 1
    bench.clock.time += timedelta(minutes=2)
    source.attend()
    assert len(bench.asked()) == 2
    bench.server.pages["/feed"] = Page(b"", status=500)
    bench.clock.time += timedelta(minutes=5)
    with capture_logs() as lines:
        source.attend()
    assert "HTTP 500" in lines[0]["reason"]
    assert len(bench.asked()) == 2


def test_a_hub_may_send_us_on(bench: Bench) -> None:
    bench.server.pages["/hub"] = Page(b"", {"Location": "/hub-2"}, 307)
    bench.server.pages["/hub-2"] = Page(b"", status=202)
    bench.open().attend()
    first, second = bench.asked()
    assert first == second
    bench.server.pages["/hub-2"] = Page(b"", {"Location": "/hub"}, 308)
    bench.clock.time += timedelta(minutes=5)
    bench.open().attend()
    assert len(bench.asked()) == 2 + 3


def test_a_secret_does_not_follow_a_hub_out_of_tls(bench: Bench, tmp_path: Path) -> None:
    authority = Authority.made(tmp_path)
    onward = redirect(bench.server.url("/hub"), "307 Temporary Redirect")
    with raw_server(onward, authority.server("127.0.0.1")) as hub:
        bench.server.pages["/feed"] = Page(b"", {"Link": f"<{hub.url(scheme='https')}>; rel=hub"})
        bench.client = replace(HERE, ca_file=authority.file)
        with capture_logs() as lines:
            bench.open().attend()
        assert len(hub.requests) == 1
    assert "from https to http" in lines[0]["reason"]
    assert bench.asked() == []


def test_a_hub_that_answers_while_it_is_asked_again_is_heard(bench: Bench) -> None:
    source = bench.open()
    source.attend()
    bench.clock.time += timedelta(hours=1)
    bench.server.heard = lambda path: source.confirm(question(bench)) if path == "/feed" else None
    source.attend()
    bench.server.heard = lambda _: None
    assert len(bench.asked()) == 2
    assert source.received(b"news", {"x-hub-signature": signature(bench, b"news")}.get) is not None
