"""A partner of ours that follows a stream on a real NATS server, and the server that deploy/ shows."""

from collections.abc import Awaitable, Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any, TypeVar

import nats
import pytest
from nats.aio.client import Client
from nats.aio.msg import Msg
from nats.errors import TimeoutError as NoneInTime

from syndicate.outlets.dialled_loop import DialledLoop
from tests.channels import dialler
from tests.nats_servers import NatsServer, nats_server

T = TypeVar("T")

CONF = Path(__file__).parents[1] / "deploy/nats-server.conf"
PASSWORDS = {"DESK_PASSWORD": "bus-secret", "WIRE_PASSWORD": "wire-secret", "GAZETTE_PASSWORD": "gazette-secret"}
PREFIX = "wire.API"


@contextmanager
def deployed_server(folder: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[NatsServer]:
    """The server of the example, on a port and in a folder of its own."""
    for name, password in PASSWORDS.items():
        monkeypatch.setenv(name, password)
    folder.mkdir()
    own = folder / "nats-server.conf"
    own.write_text(CONF.read_text().replace("/var/lib/nats", str(folder / "data")))
    with nats_server(folder, "-c", str(own), jetstream=False) as server:
        yield server


@dataclass(frozen=True, slots=True)
class Person:
    """Somebody with a login.

    Attributes:
        url: Of the server.
        user: Who.
        password: What with.
    """

    url: str
    user: str | None = None
    password: str | None = None

    def does(self, what: Callable[[Client], Awaitable[T]]) -> T:
        """Connect, do something, and leave."""

        async def doing() -> T:
            client = await nats.connect(
                self.url, user=self.user, password=self.password, allow_reconnect=False, error_cb=_quiet
            )
            try:
                return await what(client)
            finally:
                await client.close()

        dials = dialler()
        loop = DialledLoop(dials)
        try:
            return loop.run_until_complete(doing())
        finally:
            loop.end()
            dials.forget()

    def follows(self, subject: str, most: int, *, prefix: str = "$JS.API") -> list[Msg]:
        """Take what is there for the durable consumer `reader` of the stream `gazette`, and acknowledge it."""

        async def follow(client: Client) -> list[Msg]:
            jetstream = client.jetstream(timeout=5, prefix=prefix)
            taking = await jetstream.pull_subscribe(subject, durable="reader", stream="gazette")
            taken: list[Msg] = []
            try:
                while len(taken) < most:
                    for message in await taking.fetch(1, timeout=1):
                        taken.append(message)
                        await message.ack_sync()
            except NoneInTime:
                pass
            return taken

        return self.does(follow)

    def tries(self, what: Callable[[Any], Awaitable[object]], *, prefix: str = "$JS.API") -> str:
        """Ask something of JetStream; what came of it."""

        async def trying(client: Client) -> str:
            try:
                return f"done: {await what(client.jetstream(timeout=1, prefix=prefix))}"
            except nats.errors.Error as error:
                return f"refused: {error}"

        return self.does(trying)


async def _quiet(_: Exception) -> None:
    """What the server refuses is seen by whoever asked."""
