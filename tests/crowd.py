"""A thousand receivers of webhooks on this machine, in one process of their own: most are well, the others are not."""

import asyncio
import multiprocessing
import socket
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from ipaddress import IPv4Address
from multiprocessing.connection import Connection
from time import monotonic

import orjson

WELL, HANGS, FAILS, ASKS, RESETS = "well", "hangs", "fails", "asks", "resets"
BEHAVIOURS: Sequence[str] = (*[HANGS] * 20, *[FAILS] * 10, *[ASKS] * 5, RESETS, *[WELL] * 64)
"""Of a hundred outlets."""

_ANSWERS = {
    WELL: b"HTTP/1.1 204 No Content\r\n\r\n",
    FAILS: b"HTTP/1.1 500 Internal Server Error\r\nContent-Length: 0\r\n\r\n",
    ASKS: b"HTTP/1.1 429 Too Many Requests\r\nRetry-After: 1\r\nContent-Length: 0\r\n\r\n",
}


@dataclass(frozen=True, slots=True)
class Told:
    """One call as it was received; the moment is that of the machine's monotonic clock."""

    guid: str
    version: int
    identifier: str
    at: float


@dataclass(frozen=True, slots=True)
class Crowd:
    """What listens: each outlet is an origin of its own."""

    port: int
    _line: Connection

    def url(self, name: str) -> str:
        return origin(name, self.port)

    def told(self) -> Mapping[str, Sequence[Told]]:
        """What every outlet was told so far, in the order in which it was."""
        self._line.send("told")
        found: Mapping[str, Sequence[Told]] = self._line.recv()
        return found

    def held(self) -> int:
        """How many calls hang now."""
        self._line.send("held")
        return int(self._line.recv())


def origin(name: str, port: int) -> str:
    """The address of an outlet: another host for each."""
    number = int(name.rpartition("-")[2])
    return f"http://{IPv4Address('127.0.0.1') + number}:{port}/{name}"


def names(number: int) -> Sequence[str]:
    """Names of so many outlets, each after its behaviour: `hangs-0`."""
    return [f"{BEHAVIOURS[each % len(BEHAVIOURS)]}-{each}" for each in range(number)]


@contextmanager
def crowd() -> Iterator[Crowd]:
    """Run them until the block ends."""
    ours, theirs = multiprocessing.Pipe()
    with socket.create_server(("0.0.0.0", 0), backlog=2048) as listening:  # noqa: S104 all of 127/8
        process = multiprocessing.get_context("spawn").Process(target=_run, args=[listening, theirs], daemon=True)
        process.start()
        try:
            yield Crowd(listening.getsockname()[1], ours)
        finally:
            process.kill()
            process.join()
            process.close()
            ours.close()
            theirs.close()


def _run(listening: socket.socket, line: Connection) -> None:
    told: defaultdict[str, list[Told]] = defaultdict(list)
    held: set[asyncio.Transport] = set()

    async def serve() -> None:
        loop = asyncio.get_running_loop()
        loop.add_reader(line.fileno(), lambda: line.send(dict(told) if line.recv() == "told" else len(held)))
        server = await loop.create_server(lambda: _Receiver(told, held), sock=listening)
        await server.serve_forever()

    with suppress(KeyboardInterrupt, EOFError):
        asyncio.run(serve())


class _Receiver(asyncio.Protocol):
    transport: asyncio.Transport

    def __init__(self, told: Mapping[str, list[Told]], held: set[asyncio.Transport]) -> None:
        self.told = told
        self.held = held
        self.waits = b""

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        assert isinstance(transport, asyncio.Transport)
        self.transport = transport

    def connection_lost(self, _: Exception | None) -> None:
        self.held.discard(self.transport)

    def data_received(self, data: bytes) -> None:
        self.waits += data
        head, end, body = self.waits.partition(b"\r\n\r\n")
        fields = dict(line.lower().partition(b": ")[::2] for line in head.split(b"\r\n")[1:])
        length = int(fields.get(b"content-length", b"0"))
        if end and len(body) >= length:
            self.waits = body[length:]
            name = head.split(b" ", 2)[1][1:].decode()
            item = orjson.loads(body[:length])["data"]
            call = Told(item["uri"], int(item["version"]), fields[b"webhook-id"].decode(), monotonic())
            self.told[name].append(call)
            self.answer(name.partition("-")[0])

    def answer(self, behaviour: str) -> None:
        if behaviour == HANGS:
            self.held.add(self.transport)
        elif behaviour == RESETS:
            self.transport.abort()
        else:
            self.transport.write(_ANSWERS[behaviour])
