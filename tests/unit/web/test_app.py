"""The callable by itself, as the server calls it."""

import asyncio
from collections.abc import AsyncIterator, Collection, Iterable, Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from threading import Event

import pytest

from syndicate.model.edition import Page
from syndicate.ports.stand import Published, Representation
from syndicate.ports.tape import Joined, Strand, Stretch
from syndicate.rules.allowance import Allowance
from syndicate.web.answers import Headers
from syndicate.web.app import Application
from syndicate.web.clients import Clients
from syndicate.web.limits import Limits
from syndicate.web.wire.asking import Channel
from syndicate.web.wire.listener import Transport
from syndicate.web.wire.switchboard import Switchboard


class OnePage:
    """A stand with one page, one that is gone with a notice and one that is gone without."""

    def put(self, pages: Iterable[Page]) -> int:
        raise NotImplementedError

    def get(self, path: str) -> Published | None:
        if path not in {"harbour/rss.xml", "items/ab/killed.html", "closed/index.html"}:
            return None
        return Published(
            gone=path != "harbour/rss.xml",
            media_type="application/rss+xml; charset=utf-8",
            modified=datetime(2026, 11, 24, 12, 0, tzinfo=UTC),
            representations=(
                Representation(encoding="identity", content=b"" if "closed" in path else b"<rss/>", etag='"a"'),
            ),
        )

    def remove(self, paths: Sequence[str]) -> int:
        raise NotImplementedError(paths)

    def probe(self) -> str:
        raise NotImplementedError

    def settle(self) -> None:
        raise NotImplementedError

    def take(self, fence: int) -> None:
        raise NotImplementedError(fence)

    def is_at_hand(self, path: str) -> bool:
        return path != "harbour/slow.xml"

    def changed(self, places: Collection[str]) -> None:
        raise NotImplementedError(places)

    def close(self) -> None:
        raise NotImplementedError


class FarPage(OnePage):
    """A page of it comes over a network that hangs until somebody has asked for another."""

    def __init__(self) -> None:
        self.others = Event()

    def get(self, path: str) -> Published | None:
        if path != "harbour/slow.xml":
            self.others.set()
            return super().get(path)
        return super().get("harbour/rss.xml") if self.others.wait(5) else None


@dataclass
class Fields:
    values: dict[str, list[str]]

    def get_all(self, key: str) -> list[str]:
        return self.values.get(key, [])

    def keys(self) -> list[str]:
        return list(self.values)


@dataclass
class Request:
    method: str
    path: str
    headers: Fields = field(default_factory=lambda: Fields({}))
    query_string: str = ""
    client: str = "127.0.0.1:40000"
    http_version: str = "1.1"
    scheme: str = "http"
    server: str = "127.0.0.1:8080"


@dataclass
class Exchange:
    answered: list[tuple[int, dict[str, str], bytes | None]] = field(default_factory=list)

    def response_empty(self, status: int, headers: Headers) -> None:
        self.answered.append((status, dict(headers), None))

    def response_bytes(self, status: int, headers: Headers, body: bytes) -> None:
        self.answered.append((status, dict(headers), body))

    def response_stream(self, status: int, headers: Headers) -> Transport:
        raise NotImplementedError

    async def client_disconnect(self) -> None:
        raise NotImplementedError

    async def __aiter__(self) -> AsyncIterator[bytes]:
        yield b"a body"


def answer(request: Request, application: Application | None = None) -> tuple[int, dict[str, str], bytes | None]:
    exchange = Exchange()
    application = application or Application(OnePage())
    # not asyncio.run: it looks at every task there is, and a server that ran in this process leaves some of its own
    loop = asyncio.new_event_loop()
    try:
        loop.run_until_complete(application.__rsgi__(request, exchange))
    finally:
        loop.close()
    (answered,) = exchange.answered
    return answered


def test_head_sends_the_length_but_no_body() -> None:
    status, headers, body = answer(Request("HEAD", "/harbour/rss.xml"))
    assert (status, headers["content-length"], body) == (200, "6", None)


def test_a_304_has_no_body_and_no_length() -> None:
    status, headers, body = answer(Request("GET", "/harbour/rss.xml", Fields({"if-none-match": ['"a"']})))
    assert (status, body) == (304, None)
    assert "content-length" not in headers


@pytest.mark.parametrize("values", [['"b"', '"a"'], ['"b", "a"'], ['W/"a"']])
def test_a_field_sent_in_pieces_is_one_list(values: list[str]) -> None:
    assert answer(Request("GET", "/harbour/rss.xml", Fields({"if-none-match": values})))[0] == 304


def test_what_is_gone_is_a_410_whatever_the_client_has() -> None:
    for fields in ({}, {"if-none-match": ['"a"']}):
        status, _, body = answer(Request("GET", "/items/ab/killed.html", Fields(fields)))
        assert (status, body) == (410, b"<rss/>")


def test_what_is_gone_without_a_notice_says_where_else_to_look() -> None:
    status, fields, body = answer(Request("GET", "/closed/", Fields({"accept": ["text/html"]})))
    assert (status, fields["content-type"]) == (410, "text/html; charset=utf-8")
    assert b"Nothing is published at /closed/ any more." in (body or b"")


class NoTape:
    """A tape that nobody plays."""

    def join(self, identifier: str) -> Joined:
        raise NotImplementedError

    def ready(self, strand: Strand, position: int) -> Stretch | None:
        raise NotImplementedError

    def read(self, strand: Strand, position: int) -> Stretch:
        raise NotImplementedError

    def wait(self, patience: timedelta, strands: Collection[Strand]) -> bool:
        raise NotImplementedError


def test_to_ask_for_the_wire_counts_as_one_request_also_when_it_is_made_again() -> None:
    limits = Limits(
        Allowance(requests_per_minute=1, burst_requests=4), repeat_requests=5, clients=Clients(), now=lambda: 1000.0
    )
    channels = {"/wire": Channel(strand=Strand(sections=frozenset({"all"})))}
    application = Application(OnePage(), limits=limits, wire=Switchboard(NoTape(), channels, most=1))
    request = Request("GET", "/wire", Fields({"accept": ["text/html"]}), client="192.0.2.1:40000")
    assert [answer(request, application)[0] for _ in range(5)] == [406, 406, 406, 406, 429]


def test_where_nobody_can_listen_the_wire_is_a_page_that_is_not_there() -> None:
    assert answer(Request("GET", "/wire"))[0] == 404


def test_others_are_answered_while_a_page_that_is_not_at_hand_is_waited_for() -> None:
    application, exchange = Application(FarPage()), Exchange()

    async def both() -> None:
        far = asyncio.get_running_loop().create_task(
            application.__rsgi__(Request("GET", "/harbour/slow.xml"), exchange)
        )
        await asyncio.sleep(0)  # it has begun
        await application.__rsgi__(Request("HEAD", "/harbour/rss.xml"), exchange)
        await far

    loop = asyncio.new_event_loop()
    try:
        loop.run_until_complete(both())
        loop.run_until_complete(loop.shutdown_default_executor())
    finally:
        loop.close()
    assert [(status, body) for status, _, body in exchange.answered] == [(200, None), (200, b"<rss/>")]
