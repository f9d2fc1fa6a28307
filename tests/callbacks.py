"""Callbacks of WebSub subscribers on this machine: good ones, and such as hang, redirect, fail, or answer wrongly."""

import hashlib
import hmac
import threading
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from urllib.parse import parse_qsl, urlsplit

from tests.misbehaving import Misbehaving, misbehaving

HANG_SECS = 30.0


@dataclass(frozen=True, slots=True)
class Asked:
    """One question of the hub."""

    path: str
    query: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Sent:
    """One page as it was distributed."""

    path: str
    headers: Mapping[str, str]
    content: bytes

    def signed_with(self, secret: str) -> bool:
        """Check the signature as subscribers do (W3C WebSub §7.1)."""
        method, _, told = self.headers["x-hub-signature"].partition("=")
        return hmac.compare_digest(hmac.new(secret.encode(), self.content, method).hexdigest(), told)

    @property
    def digest(self) -> str:
        return hashlib.sha256(self.content).hexdigest()


@dataclass
class Callbacks:
    """What listens, and what it was asked and sent; the last part of a path says how it answers.

    Attributes:
        port: On 127.0.0.1.
        asked: Questions in order.
        sent: Pages in order.
        statuses: By path what the next page is answered with; 200 unless it says.
        stopped: Lets those go that hang.
    """

    port: int = 0
    asked: list[Asked] = field(default_factory=list)
    sent: list[Sent] = field(default_factory=list)
    statuses: dict[str, int] = field(default_factory=dict)
    stopped: threading.Event = field(default_factory=threading.Event)

    def url(self, path: str) -> str:
        return f"http://127.0.0.1:{self.port}/{path}"

    def asked_of(self, path: str) -> list[Asked]:
        """What was asked at a path, without its query."""
        return [each for each in self.asked if each.path == f"/{path}"]

    def sent_to(self, path: str) -> list[Sent]:
        """What was sent to a path, without its query."""
        return [each for each in self.sent if each.path.partition("?")[0] == f"/{path}"]


@contextmanager
def callbacks() -> Iterator[Callbacks]:
    """Run them until the block ends.

    `…/wrong` answers another challenge, `…/newline` the right one and a line end, `…/404` with that status,
    `…/redirect` sends on, `…/huge` never ends, `…/hang` not at all. Every other path agrees.
    """
    found = Callbacks()

    class Handler(_Handler):
        there = found
        stopped = found.stopped

    with misbehaving(Handler) as port:
        found.port = port
        yield found


class _Handler(Misbehaving):
    there: Callbacks

    def do_GET(self) -> None:  # noqa: N802 - the library's
        parts = urlsplit(self.path)
        query = dict(parse_qsl(parts.query, keep_blank_values=True))
        self.there.asked.append(Asked(parts.path, query))
        challenge = query.get("hub.challenge", "").encode()
        match parts.path.rpartition("/")[2]:
            case "hang":
                self.there.stopped.wait(HANG_SECS)
            case "huge":
                self.endless(challenge)
            case "redirect":
                self.answer(302, b"", ("Location", self.there.url("elsewhere")))
            case "404":
                self.answer(404, challenge)
            case "wrong":
                self.answer(200, challenge[::-1])
            case "newline":
                self.answer(200, challenge + b"\n")
            case _:
                self.answer(200, challenge)

    def do_POST(self) -> None:  # noqa: N802 - the library's
        content = self.rfile.read(int(self.headers["content-length"]))
        headers = {name.lower(): value for name, value in self.headers.items()}
        self.there.sent.append(Sent(self.path, headers, content))
        path = urlsplit(self.path).path[1:]
        if path.endswith("slow"):
            self.there.stopped.wait(HANG_SECS)
        self.answer(self.there.statuses.get(path, 200), b"ok")
