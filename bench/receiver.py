"""Whoever is told in benchmarks: takes what is posted as quickly as Python can."""

import asyncio
import socket
from collections.abc import Callable

_ANSWER = b"HTTP/1.1 204 No Content\r\n\r\n"


def receive(listening: socket.socket, took: Callable[[bytes], None]) -> None:
    """Answer for ever; `took` is called with each body once it is whole."""

    class Receiver(asyncio.Protocol):
        def connection_made(self, transport: asyncio.BaseTransport) -> None:
            self.transport = transport
            self.waits = b""

        def data_received(self, data: bytes) -> None:
            self.waits += data
            head, end, body = self.waits.partition(b"\r\n\r\n")
            length = int(head.lower().partition(b"content-length:")[2].partition(b"\r\n")[0] or 0) if end else 0
            if end and len(body) >= length:
                self.waits = body[length:]
                self.transport.write(_ANSWER)  # type: ignore[attr-defined]
                took(body[:length])

    async def serve() -> None:
        server = await asyncio.get_running_loop().create_server(Receiver, sock=listening)
        await server.serve_forever()

    asyncio.run(serve())
