"""Receivers of webhooks on this machine: good ones, and such as hang, fail, redirect, never end, or break off."""

import socket
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field

from tests.misbehaving import Misbehaving, misbehaving

HANG_SECS = 30.0
_REDIRECT, _BUSY = 302, 429


@dataclass(frozen=True, slots=True)
class Call:
    """One call as it was received."""

    path: str
    identifier: str
    timestamp: int
    signature: str
    media_type: str
    content: bytes


@dataclass
class Receivers:
    """What listens, and what it was told; the path says how it behaves."""

    port: int = 0
    calls: list[Call] = field(default_factory=list)
    stopped: threading.Event = field(default_factory=threading.Event)

    def url(self, path: str) -> str:
        return f"http://127.0.0.1:{self.port}/{path}"

    def told(self, path: str) -> list[Call]:
        """What was told at a path, in order."""
        return [call for call in self.calls if call.path == f"/{path}"]


@contextmanager
def receivers() -> Iterator[Receivers]:
    """Run them until the block ends.

    `/503`, `/429` and the like answer with that status (429 asks for 7 seconds), `/hang` not at all, `/endless` without
    an end, `/reset` breaks off, `/redirect` sends on to `/elsewhere`; every other path is good.
    """
    found = Receivers()

    class Handler(_Handler):
        there = found
        stopped = found.stopped

    with misbehaving(Handler) as port:
        found.port = port
        yield found


class _Handler(Misbehaving):
    there: Receivers

    def do_POST(self) -> None:  # noqa: N802 - the library's
        content = self.rfile.read(int(self.headers["content-length"]))
        said = {name: str(self.headers[f"webhook-{name}"]) for name in ("id", "timestamp", "signature")}
        self.there.calls.append(
            Call(
                path=self.path,
                identifier=said["id"],
                timestamp=int(said["timestamp"]),
                signature=said["signature"],
                media_type=str(self.headers["content-type"]),
                content=content,
            )
        )
        word = self.path[1:].partition("-")[0]
        behaviour = {"hang": self._hang, "reset": self._reset, "endless": self.endless}.get(word)
        if behaviour:
            behaviour()
        else:
            self._answered(int(word) if word.isdigit() else _REDIRECT if word == "redirect" else 200)

    def _hang(self) -> None:
        self.there.stopped.wait(HANG_SECS)

    def _reset(self) -> None:
        self.close_connection = True
        self.connection.shutdown(socket.SHUT_RDWR)

    def _answered(self, status: int) -> None:
        extra = {_BUSY: ("Retry-After", "7"), _REDIRECT: ("Location", "/elsewhere")}.get(status)
        self.answer(status, b"ok\n", *([extra] if extra else []))
