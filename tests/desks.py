"""The web desk for tests: its front in this process, behind the bridge, on a store of its own."""

import asyncio
import hashlib
import re
from collections.abc import AsyncIterator, Awaitable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from html import unescape
from http.cookies import SimpleCookie
from pathlib import Path
from urllib.parse import unquote, urlencode

from syndicate.build import open_house
from syndicate.build.desk import desk_front
from syndicate.config import Config, load
from syndicate.model.staff import Role, Session, User
from syndicate.store.ledger import SqlLedger
from syndicate.web.answers import Headers
from syndicate.web.clients import Clients
from syndicate.web.desk.front import DeskFront
from tests.house import CONFIG
from tests.stores import lay_out

DESK = f"{CONFIG}\n[desk]\nenabled = true\n"


@dataclass(frozen=True, slots=True)
class Answered:
    """What a request was answered with."""

    status: int
    fields: Headers
    body: str

    def field(self, name: str) -> str:
        """The values of a field, joined."""
        return ", ".join(value for key, value in self.fields if key == name)

    @property
    def text(self) -> str:
        """What is to be read of a page, white space folded."""
        return " ".join(unescape(re.sub(r"<[^>]*>", " ", self.body)).split())


class Fields:
    """Fields of a request as the server hands them on."""

    def __init__(self, fields: Headers) -> None:
        self._fields = list(fields)

    def keys(self) -> list[str]:
        return [name for name, _ in self._fields]

    def get_all(self, key: str) -> list[str]:
        return [value for name, value in self._fields if name == key]


@dataclass(slots=True)
class Request:
    """A request as the server hands it on."""

    method: str
    path: str
    query_string: str
    headers: Fields
    client: str = "127.0.0.1:40000"
    http_version: str = "1.1"
    scheme: str = "http"
    server: str = "127.0.0.1:8080"


@dataclass(slots=True)
class Exchange:
    """What the server would do: keeps the answer."""

    body: Sequence[bytes] = ()
    status: int = 0
    fields: Headers = field(default_factory=list)
    answer: bytes = b""
    pieces: list[bytes] = field(default_factory=list)

    def response_empty(self, status: int, headers: Headers) -> None:
        self.status, self.fields = status, headers

    def response_bytes(self, status: int, headers: Headers, body: bytes) -> None:
        self.status, self.fields, self.answer = status, headers, body

    def response_stream(self, status: int, headers: Headers) -> "Exchange":
        self.status, self.fields = status, headers
        return self

    async def send_bytes(self, data: bytes) -> None:
        self.pieces.append(data)

    def client_disconnect(self) -> Awaitable[None]:
        return asyncio.sleep(0)

    async def __aiter__(self) -> AsyncIterator[bytes]:
        for chunk in self.body:
            yield chunk


@dataclass(slots=True)
class OwnDesk:
    """A desk, and a browser that looks at it.

    Attributes:
        config: As it was built.
        ledger: Its store.
        front: What answers.
        loop: On which it does.
        cookies: That the browser keeps.
    """

    config: Config
    ledger: SqlLedger
    front: DeskFront
    loop: asyncio.AbstractEventLoop
    cookies: dict[str, str] = field(default_factory=dict)

    def ask(self, method: str, address: str, body: bytes = b"", **headers: str) -> Answered:
        """Ask for something; `_` in names of headers is `-`."""
        path, _, query = address.partition("?")
        fields = {name.replace("_", "-"): value for name, value in headers.items()}
        fields.setdefault("host", "127.0.0.1:8080")
        if self.cookies:
            fields["cookie"] = "; ".join(f"{name}={value}" for name, value in self.cookies.items())
        exchange = Exchange([body] if body else [])
        request = Request(method, unquote(path), query, Fields(list(fields.items())))
        self.loop.run_until_complete(self.front.answer(request, exchange))
        for name, value in exchange.fields:
            if name == "set-cookie":
                for cookie, morsel in SimpleCookie(value).items():
                    self.cookies[cookie] = morsel.value
                    if not morsel.value:
                        del self.cookies[cookie]
        return Answered(exchange.status, exchange.fields, exchange.answer.decode())

    def get(self, address: str, **headers: str) -> Answered:
        """Load a page."""
        return self.ask("GET", address, b"", **headers)

    def post(self, address: str, form: Mapping[str, str | list[str]] | None = None, **headers: str) -> Answered:
        """Send a form, with the token that pages of this session carry unless it has one."""
        given = {"token": self.token(), **(form or {})}
        headers.setdefault("content_type", "application/x-www-form-urlencoded")
        return self.ask("POST", address, urlencode(given, doseq=True).encode(), **headers)

    def token(self) -> str:
        """What forms carry now."""
        page = self.get("/desk/acts" if "desk_session" in self.cookies else "/desk/login")
        found = re.search(r'name="token" value="([^"]+)"', page.body)
        return found[1] if found else ""

    def come_in(
        self, role: Role, name: str = "anna", *, made: timedelta = timedelta(), seen: timedelta = timedelta()
    ) -> None:
        """Be somebody who is logged in, since when and seen when."""
        now = datetime.now(UTC)
        staff = self.ledger.staff()
        if not staff.add(User(name=name, role=role, password="", made=now)):
            staff.set_role(name, role)
        self.cookies = {"desk_session": f"shown-by-{name}-as-{role}"}
        staff.end(self._digest)
        staff.begin(Session(digest=self._digest, user=name, role=role, made=now - made, seen=now - seen))

    def session(self) -> Session:
        """That of who is logged in."""
        found = self.ledger.staff().session(self._digest)
        assert found is not None
        return found

    @property
    def _digest(self) -> bytes:
        return hashlib.sha256(self.cookies["desk_session"].encode()).digest()


@contextmanager
def own_desk(folder: Path, config: str = DESK) -> Iterator[OwnDesk]:
    """A desk on an empty store, until the block ends."""
    file = folder / "config.toml"
    file.write_text(config.format(port=8080))
    settings = load(file)
    lay_out(Path(settings.store.url.removeprefix("sqlite:///")))
    loop = asyncio.new_event_loop()
    try:
        with open_house(settings) as house:
            clients = Clients(settings.web.trusted_proxies)
            front = desk_front(settings, house.ledger, house.stand, clients, editor=house.editor, tray=house.tray)
            yield OwnDesk(settings, house.ledger, front, loop)
    finally:
        loop.run_until_complete(loop.shutdown_default_executor())
        loop.close()
