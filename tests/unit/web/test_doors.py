"""Doors and the bodies that come to them, without a server."""

import asyncio
from collections.abc import AsyncIterator, Sequence

import orjson
import pytest

from syndicate.web.answers import Answer
from syndicate.web.doors import Asked, answered
from syndicate.web.problems import Declined, json


class Client:
    """Sends chunks, and remembers how many of them were read; `None` is a client that falls silent."""

    def __init__(self, *chunks: bytes | None) -> None:
        self.chunks = chunks
        self.read = 0

    async def __aiter__(self) -> AsyncIterator[bytes]:
        for chunk in self.chunks:
            if chunk is None:
                await asyncio.sleep(3600)
            else:
                self.read += 1
                yield chunk


class Echo:
    """Answers with the body's length."""

    methods: Sequence[str] = ("POST",)

    async def answer(self, asked: Asked) -> Answer:
        if asked.query == "break":
            raise ZeroDivisionError
        return json(202, {"size": len(await asked.body(10, 0.05, measured=asked.query == "measured"))})


def ask(client: Client, method: str = "POST", path: str = "/api/echo", query: str = "", **headers: str) -> Answer:
    fields = {name.replace("_", "-"): value for name, value in headers.items()}

    async def run() -> Answer:
        return await answered({"/api/echo": Echo()}, Asked(method, path, query, fields.get, aiter(client)))

    loop = asyncio.new_event_loop()
    try:
        return loop.run_until_complete(run())
    finally:
        loop.run_until_complete(loop.shutdown_asyncgens())
        loop.close()


def test_a_body_in_pieces_is_put_together() -> None:
    answer = ask(Client(b"12345", b"", b"67890"))
    assert (answer.status, answer.body) == (202, b'{"size":10}')


@pytest.mark.parametrize(
    ("client", "headers", "status"),
    [
        (Client(b"12345", b"678901"), {}, 413),
        (Client(b"12345", b"678901"), {"content_length": "11"}, 413),
        (Client(b"12345", b"678901"), {"content_length": "9" * 5000}, 413),
        (Client(b"123", None), {}, 408),
        (Client(b"123"), {"content_length": "4"}, 400),
        (Client(b"123"), {"content_encoding": "gzip"}, 415),
        (Client(b"123"), {"content_encoding": "Identity", "content_length": "3"}, 202),
        (Client(b"123"), {"content_length": "-1"}, 202),
    ],
)
def test_a_body_is_bounded_and_whole(client: Client, headers: dict[str, str], status: int) -> None:
    assert ask(client, **headers).status == status


def test_a_body_that_must_be_whole_comes_with_its_length() -> None:
    assert ask(Client(b"123"), query="measured").status == 411
    assert ask(Client(b"123"), query="measured", content_length="4").status == 400
    assert ask(Client(b"123"), query="measured", content_length="3").status == 202


def test_a_body_too_large_is_read_on_and_thrown_away_so_that_the_answer_is_seen() -> None:
    client = Client(*[b"12345"] * 100)
    assert ask(client).status == 413
    assert client.read == 100


def test_a_client_that_waits_for_our_word_is_not_let_send_in_vain() -> None:
    client = Client(b"12345")
    assert ask(client, content_length="999", expect="100-continue").status == 413
    assert client.read == 0


def test_draining_has_an_end() -> None:
    client = Client(*[bytes(1024 * 1024)] * 100)
    assert ask(client).status == 413
    assert client.read < 30


@pytest.mark.parametrize(
    ("method", "path", "query", "status", "allow"),
    [
        ("POST", "/api/nothing", "", 404, None),
        ("GET", "/api/echo", "", 405, "POST, OPTIONS"),
        ("OPTIONS", "/api/echo", "", 204, "POST, OPTIONS"),
        ("POST", "/api/echo", "break", 500, None),
    ],
)
def test_other_requests_are_answered_with_problems(
    method: str, path: str, query: str, status: int, allow: str | None
) -> None:
    answer = ask(Client(), method, path, query)
    headers = dict(answer.headers)
    assert (answer.status, headers.get("allow")) == (status, allow)
    if answer.body:
        assert headers["content-type"] == "application/problem+json"
        assert orjson.loads(answer.body)["status"] == status


def test_declining_carries_its_answer() -> None:
    assert Declined(json(418, {})).answer.status == 418
