"""The callable by itself, as the server calls it."""

import asyncio
from collections.abc import AsyncIterator, Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime

import pytest

from syndicate.model.edition import Page
from syndicate.ports.stand import Published, Representation
from syndicate.web.answers import Headers
from syndicate.web.app import Application
from syndicate.web.wire.listener import Transport


class OnePage:
    """A stand with one page, one that is gone with a notice and one that is gone without."""

    def put(self, pages: Sequence[Page]) -> int:
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

    def settle(self) -> None:
        raise NotImplementedError


@dataclass
class Fields:
    values: dict[str, list[str]]

    def get_all(self, key: str) -> list[str]:
        return self.values.get(key, [])


@dataclass
class Request:
    method: str
    path: str
    headers: Fields = field(default_factory=lambda: Fields({}))
    query_string: str = ""
    client: str = "127.0.0.1:40000"


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


def answer(request: Request) -> tuple[int, dict[str, str], bytes | None]:
    exchange = Exchange()
    # not asyncio.run: it looks at every task there is, and a server that ran in this process leaves some of its own
    loop = asyncio.new_event_loop()
    try:
        loop.run_until_complete(Application(OnePage()).__rsgi__(request, exchange))
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
