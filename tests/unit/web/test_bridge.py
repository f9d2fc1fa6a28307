"""From RSGI to ASGI and back: what an application is told of a request, and what becomes of its answer."""

import asyncio
from collections.abc import Callable, Iterator, MutableMapping
from typing import Any

import pytest

from syndicate.web.bridge import Asgi, Message, Receive, Send, bridged
from tests.desks import Exchange, Fields, Request

Call = Callable[[Asgi, Request, Exchange], None]


@pytest.fixture
def call() -> Iterator[Call]:
    loop = asyncio.new_event_loop()
    yield lambda application, request, exchange: loop.run_until_complete(
        bridged(application, request, exchange, scheme="https")
    )
    loop.close()


def asked(method: str = "POST", **changes: Any) -> Request:
    fields = [("host", "wire.example"), ("x-hop", "a"), ("x-hop", "b\u00e9")]
    request = Request(method, "/desk/dispatch/tag:a/\u00e9", "a=1&b=%C3%A9&c=\u00e9", Fields(fields), **changes)
    request.client = "[2001:db8::1]:40000"
    return request


def answering(*messages: Message) -> Asgi:
    async def application(_: MutableMapping[str, Any], receive: Receive, send: Send) -> None:
        await receive()
        for message in messages:
            await send(message)

    return application


def start(status: int = 200) -> Message:
    return {"type": "http.response.start", "status": status, "headers": [(b"x-a", b"1"), (b"x-a", b"\xe9")]}


def body(content: bytes, *, more: bool = False) -> Message:
    return {"type": "http.response.body", "body": content, "more_body": more}


def test_the_application_is_told_of_the_request(call: Call) -> None:
    seen: dict[str, Any] = {}

    async def application(scope: MutableMapping[str, Any], _: Receive, send: Send) -> None:
        seen.update(scope)
        await send(start())
        await send(body(b""))

    call(application, asked(), Exchange())
    assert seen["type"] == "http"
    assert (seen["method"], seen["scheme"], seen["http_version"]) == ("POST", "https", "1.1")
    assert (seen["path"], seen["raw_path"]) == ("/desk/dispatch/tag:a/\u00e9", b"/desk/dispatch/tag:a/%C3%A9")
    assert seen["query_string"] == b"a=1&b=%C3%A9&c=%C3%A9"
    assert seen["headers"] == [(b"host", b"wire.example"), (b"x-hop", b"a"), (b"x-hop", b"b\xe9")]
    assert (seen["client"], seen["server"]) == (("2001:db8::1", 40000), ("127.0.0.1", 8080))


@pytest.mark.parametrize("sent", [[], [b"one"], [b"one", b"two"]])
def test_the_body_comes_in_its_pieces_and_then_that_the_client_has_gone(call: Call, sent: list[bytes]) -> None:
    got: list[Message] = []

    async def application(_: MutableMapping[str, Any], receive: Receive, send: Send) -> None:
        while not got or got[-1]["type"] != "http.disconnect":
            got.append(await receive())
        await send(start())
        await send(body(b"seen"))

    call(application, asked(), Exchange(sent))
    assert [message["body"] for message in got[:-1] if message["body"]] == sent
    assert [message["more_body"] for message in got[:-1]] == [*[True] * len(sent), False]


def test_an_answer_in_one_piece_goes_out_in_one(call: Call) -> None:
    exchange = Exchange()
    call(answering(start(404), body(b"no")), asked(), exchange)
    assert (exchange.status, exchange.answer, exchange.pieces) == (404, b"no", [])
    assert exchange.fields == [("x-a", "1"), ("x-a", "\u00e9")]


def test_an_answer_in_pieces_is_streamed(call: Call) -> None:
    exchange = Exchange()
    call(answering(start(), body(b"one", more=True), body(b"", more=True), body(b"two")), asked(), exchange)
    assert (exchange.status, exchange.answer, exchange.pieces) == (200, b"", [b"one", b"two"])


@pytest.mark.parametrize("bodies", [[body(b"no")], [body(b"a", more=True), body(b"b")]])
def test_head_is_answered_without_a_body(call: Call, bodies: list[Message]) -> None:
    exchange = Exchange()
    call(answering(start(), *bodies), asked("HEAD"), exchange)
    assert (exchange.status, exchange.answer, exchange.pieces) == (200, b"", [])


def test_a_client_that_has_gone_ends_the_stream(call: Call) -> None:
    class Gone(Exchange):
        async def send_bytes(self, data: bytes) -> None:
            raise RuntimeError(data)

    with pytest.raises(OSError, match="gone"):
        call(answering(start(), body(b"one", more=True)), asked(), Gone())
