"""From RSGI, which the server speaks, to ASGI, which Starlette does: one request over, one response back.

An application behind it must be called in a task of asyncio's own, and must not have anyio run threads for it: that
looks through all tasks, and granian's lighter ones are not as asyncio expects them. `asyncio.to_thread` does not.

What is sent in one piece goes out in one; what is sent bit by bit is streamed. When the client has gone the
application is told so (`http.disconnect`).
"""

from collections.abc import AsyncIterator, Awaitable, Callable, MutableMapping
from string import punctuation
from typing import Any
from urllib.parse import quote

from syndicate.web.answers import Headers
from syndicate.web.rsgi import Exchange, Request
from syndicate.web.wire.listener import Transport

Message = MutableMapping[str, Any]
Receive = Callable[[], Awaitable[Message]]
Send = Callable[[Message], Awaitable[None]]
Asgi = Callable[[MutableMapping[str, Any], Receive, Send], Awaitable[None]]

_IN_A_PATH = "/%:@!$&'()*+,;=-._~"


async def bridged(application: Asgi, request: Request, exchange: Exchange, *, scheme: str) -> None:
    """Have an ASGI application answer a request.

    Args:
        application: It.
        request: As RSGI has it.
        exchange: Where its body comes from and the answer goes.
        scheme: Over which the client asks (`https` too where a proxy speaks TLS for us).
    """
    way = _Way(exchange, bodiless=request.method == "HEAD")
    await application(_scope(request, scheme), way.receive, way.send)


class _Way:
    """Both directions of one exchange."""

    def __init__(self, exchange: Exchange, *, bodiless: bool) -> None:
        self._exchange = exchange
        self._chunks: AsyncIterator[bytes] | None = None
        self._whole = False
        self._bodiless = bodiless
        self._status = 500
        self._headers: Headers = []
        self._stream: Transport | None = None

    async def receive(self) -> Message:
        """The next piece of the body; after the last one that the client has gone, when it has."""
        if self._whole:
            await self._exchange.client_disconnect()
            return {"type": "http.disconnect"}
        if self._chunks is None:
            self._chunks = _chunks(self._exchange)
        chunk = await anext(self._chunks, None)
        self._whole = chunk is None
        return {"type": "http.request", "body": chunk or b"", "more_body": not self._whole}

    async def send(self, message: Message) -> None:
        """Keep the head until the body comes; then send both."""
        if message["type"] == "http.response.start":
            self._status = message["status"]
            self._headers = [(name.decode("latin-1"), value.decode("latin-1")) for name, value in message["headers"]]
            return
        body, more = message.get("body", b""), message.get("more_body", False)
        if self._stream is None and (more and not self._bodiless):
            self._stream = self._exchange.response_stream(self._status, self._headers)
        if self._stream is not None:
            try:
                if body:
                    await self._stream.send_bytes(body)
            except RuntimeError as gone:
                raise OSError("the client has gone") from gone
        elif not more:
            self._answer(b"" if self._bodiless else body)

    def _answer(self, body: bytes) -> None:
        if body:
            self._exchange.response_bytes(self._status, self._headers, body)
        else:
            self._exchange.response_empty(self._status, self._headers)


async def _chunks(exchange: Exchange) -> AsyncIterator[bytes]:
    """The body; granian's own iterator can be walked by nothing but a loop."""
    async for chunk in exchange:
        yield chunk


def _scope(request: Request, scheme: str) -> MutableMapping[str, Any]:
    """ASGI's scope (specification 2.3: a stream listens for the client's going)."""
    names = dict.fromkeys(request.headers.keys())
    fields = [(name, value) for name in names for value in request.headers.get_all(name)]
    return {
        "type": "http",
        "asgi": {"version": "3.0", "spec_version": "2.3"},
        "http_version": request.http_version,
        "method": request.method,
        "scheme": scheme,
        "path": request.path,
        "raw_path": quote(request.path, safe=_IN_A_PATH).encode(),
        "query_string": quote(request.query_string, safe=punctuation, errors="replace").encode(),
        "root_path": "",
        "headers": [(name.lower().encode("latin-1"), value.encode("latin-1", "replace")) for name, value in fields],
        "client": _address(request.client),
        "server": _address(request.server),
    }


def _address(written: str) -> tuple[str, int] | None:
    host, _, port = written.rpartition(":")
    return (host.strip("[]"), int(port)) if port.isdigit() else None
