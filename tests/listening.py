"""A listener of a wire for tests: a bare socket, and the parsing that WHATWG HTML §9.2.6 prescribes for clients."""

import json
import socket
import threading
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from typing import Any

PATIENCE_SECS = 60.0


@dataclass(frozen=True, slots=True)
class Heard:
    """One event as a client gets it."""

    id: str
    name: str
    data: str

    @property
    def fields(self) -> dict[str, Any]:
        found: dict[str, Any] = json.loads(self.data)
        return found


@dataclass
class Parser:
    """Makes events of a stream, whatever pieces it comes in."""

    last_id: str = ""
    retry: int | None = None
    _left: str = ""
    _begun: bool = False
    _id: str | None = None
    _name: str = ""
    _data: list[str] = field(default_factory=list)

    def feed(self, text: str) -> Iterator[Heard]:
        if not self._begun and text:
            text = text.removeprefix("\ufeff")
            self._begun = True
        self._left = (self._left + text).replace("\r\n", "\n")
        *lines, self._left = self._left.replace("\r", "\n").split("\n")
        for line in lines:
            if not line:
                yield from self._dispatch()
            elif not line.startswith(":"):
                name, _, value = line.partition(":")
                self._take(name, value.removeprefix(" "))

    def _take(self, name: str, value: str) -> None:
        if name == "data":
            self._data.append(value)
        elif name == "event":
            self._name = value
        elif name == "id" and "\0" not in value:
            self._id = value
        elif name == "retry" and value.isascii() and value.isdigit():
            self.retry = int(value)

    def _dispatch(self) -> Iterator[Heard]:
        self.last_id = self.last_id if self._id is None else self._id
        if self._data:
            yield Heard(self.last_id, self._name or "message", "\n".join(self._data))
        self._data, self._name = [], ""


@dataclass
class Ear:
    """Listens in a thread until it is closed or the server ends the stream."""

    connection: socket.socket
    head: bytes = b""
    events: list[Heard] = field(default_factory=list)
    parser: Parser = field(default_factory=Parser)
    content: bytes = b""
    ended: threading.Event = field(default_factory=threading.Event)

    @property
    def status(self) -> int:
        return int(self.head.split(b" ", 2)[1])

    @property
    def headers(self) -> dict[str, str]:
        lines = self.head.decode().split("\r\n")[1:]
        return {name.lower(): value.strip() for name, _, value in (line.partition(":") for line in lines)}

    @property
    def numbers(self) -> Sequence[int]:
        return [int(event.id) for event in self.events if event.name != "reset"]

    def listen(self) -> None:
        left = b""
        with suppress(OSError):
            while piece := self.connection.recv(65536):
                left += piece
                if not self.head:
                    head, found, rest = left.partition(b"\r\n\r\n")
                    if not found:
                        continue
                    self.head, left = head, rest
                left = self._chunks(left)
        self.ended.set()

    def _chunks(self, left: bytes) -> bytes:
        """Take whole chunks off (RFC 9112 §7.1)."""
        while True:
            size, found, rest = left.partition(b"\r\n")
            if not found or len(rest) < int(size, 16) + 2:
                return left
            if int(size, 16) == 0:
                self.ended.set()
            content, left = rest[: int(size, 16)], rest[int(size, 16) + 2 :]
            self.content += content
            self.events += self.parser.feed(content.decode())

    def hears(self, enough: Callable[["Ear"], bool]) -> "Ear":
        """Wait until it has heard enough; fail when patience ends."""
        until = time.monotonic() + PATIENCE_SECS
        while not enough(self):
            assert time.monotonic() < until, f"heard only {self.head!r} {self.events}"
            time.sleep(0.01)
        return self


def _has_begun(ear: Ear) -> bool:
    return bool(ear.head) and (bool(ear.content) or ear.status != 200 or ear.ended.is_set())


@contextmanager
def listening(port: int, path: str = "/wire", **fields: str) -> Iterator[Ear]:
    """Listen until the block ends; a field `last_event_id` is sent as `Last-Event-ID`."""
    sent = "".join(f"{name.replace('_', '-')}: {value}\r\n" for name, value in fields.items())
    with socket.create_connection(("127.0.0.1", port)) as connection:
        connection.sendall(f"GET {path} HTTP/1.1\r\nHost: wire.example\r\n{sent}\r\n".encode())
        ear = Ear(connection)
        thread = threading.Thread(target=ear.listen, daemon=True)
        thread.start()
        try:
            yield ear.hears(_has_begun)
        finally:
            with suppress(OSError):
                connection.shutdown(socket.SHUT_RDWR)
            thread.join(PATIENCE_SECS)
