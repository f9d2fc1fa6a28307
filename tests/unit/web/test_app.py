"""The ASGI callable by itself, as any server of that interface may call it."""

import asyncio
from collections.abc import Sequence
from datetime import UTC, datetime
from typing import Any

from syndicate.model.edition import Page
from syndicate.ports.stand import Published, Representation
from syndicate.web.app import Application


class OnePage:
    """A stand with one page."""

    def put(self, pages: Sequence[Page]) -> int:
        raise NotImplementedError

    def get(self, path: str) -> Published | None:
        if path != "harbour/rss.xml":
            return None
        return Published(
            media_type="application/rss+xml; charset=utf-8",
            modified=datetime(2026, 11, 24, 12, 0, tzinfo=UTC),
            representations=(Representation(encoding="identity", content=b"<rss/>", etag='"a"'),),
        )

    def settle(self) -> None:
        raise NotImplementedError


def sent(scope: dict[str, Any], *received: dict[str, Any]) -> list[dict[str, Any]]:
    messages: list[dict[str, Any]] = []
    waiting = list(received)

    async def receive() -> dict[str, Any]:
        return waiting.pop(0)

    async def send(message: dict[str, Any]) -> None:
        messages.append(message)

    asyncio.run(Application(OnePage())(scope, receive, send))
    return messages


def test_head_sends_the_length_but_no_body() -> None:
    start, body = sent({"type": "http", "method": "HEAD", "path": "/harbour/rss.xml", "headers": []})
    assert start["status"] == 200
    assert (b"content-length", b"6") in start["headers"]
    assert body["body"] == b""


def test_the_body_of_a_request_is_never_asked_for() -> None:
    assert sent({"type": "http", "method": "POST", "path": "/", "headers": []})[0]["status"] == 405


def test_start_and_stop_are_acknowledged() -> None:
    told = sent({"type": "lifespan"}, {"type": "lifespan.startup"}, {"type": "lifespan.shutdown"})
    assert [message["type"] for message in told] == ["lifespan.startup.complete", "lifespan.shutdown.complete"]
