"""One connection to a NATS server, and what is declared over it.

It is used until anything about it fails and then made anew: so a server that went away, one that lost its data, and one
whose operator deleted the stream are the same to those above.
"""

import asyncio
import json
from collections.abc import AsyncIterator, Awaitable, Callable, Mapping
from contextlib import asynccontextmanager, suppress
from datetime import timedelta
from typing import Any, Final

import structlog
from nats.aio.client import Client
from nats.aio.msg import Msg
from nats.errors import Error
from nats.js.api import Header
from nats.js.errors import BadRequestError

from syndicate.bus.jetstream import Servers
from syndicate.errors import BusError, SourceError
from syndicate.nats_login import in_words
from syndicate.ports.bus import Message

CONNECT_SECS: Final = 3.0
ANSWER_SECS: Final = 2.0
"""For a question to the server."""

GRACE_SECS: Final = 0.25
"""For its answer to a pull, after the time that the server itself waits."""

CLOSE_SECS: Final = 1.0
_OTHER_CONFIG: Final = 10058
"""JetStream's code for: this stream is there, and is not like that."""

_EMPTY: Final = frozenset({"404", "408"})
"""JetStream's answers to a pull that got nothing, or nothing more."""

log = structlog.get_logger(__name__)


class Link:
    """A connection in use.

    Args:
        client: Connected.
        servers: What is declared.
        stir: Set when the link wants to be looked after; see :meth:`check`.
    """

    def __init__(self, client: Client, servers: Servers, stir: asyncio.Event) -> None:
        self._client = client
        self._jetstream = client.jetstream(timeout=ANSWER_SECS)
        self._servers = servers
        self._stir = stir
        self._stream = str(servers.stream.name)
        self._idle: dict[str, list[Lane]] = {}  # by pattern
        self._doubtful: set[str] = set()  # consumers that may be gone
        self._failure: Exception | None = None

    @property
    def usable(self) -> bool:
        """Whether nothing about it has failed."""
        return self._failure is None

    async def begin(self) -> None:
        """Declare what there must be; raises whatever nats-py does."""
        await declare(self._client, self._servers)
        given_up = f"$JS.EVENT.ADVISORY.CONSUMER.MAX_DELIVERIES.{self._stream}.*"
        await self._client.subscribe(given_up, queue=self._stream, cb=_given_up)

    async def check(self) -> None:
        """Raise what has failed; where a pull was not answered, ask whether everything is there still."""
        while self._doubtful:
            await self._jetstream.consumer_info(self._stream, self._doubtful.pop())
        if self._failure:
            raise self._failure

    def fail(self, failure: Exception) -> None:
        """Say that it is of no more use."""
        self._failure = self._failure or failure
        self._stir.set()

    async def send(self, subject: str, *, news: bool) -> None:
        """Publish; returns when JetStream has work, and when news is on its way."""
        name = self._servers.subject(subject)
        if news:
            await self._client.publish(name)
        else:
            await self._jetstream.publish(name)

    async def listen(self, pattern: str, hear: Callable[[str], Awaitable[None]]) -> None:
        """Hear news from now on; the server knows when this returns."""

        async def heard(message: Msg) -> None:
            await hear(self._servers.ours(message.subject))

        await self._client.subscribe(self._servers.subject(pattern), cb=heard)
        await self._client.flush(timeout=int(ANSWER_SECS))

    async def prepare(self, pattern: str) -> None:
        """Declare what hands out the work of a pattern, before somebody takes it."""
        lane = await self._lane(pattern)
        self._idle.setdefault(pattern, []).append(lane)

    async def take(self, pattern: str, most: int, secs: float) -> list[Message]:
        """Pull up to so many messages, waiting for the first of them."""
        lanes = self._idle.setdefault(pattern, [])
        lane = lanes.pop() if lanes else await self._lane(pattern)
        try:
            taken = await lane.take(most, secs)
        finally:
            lanes.append(lane)
        if lane.doubtful:
            self._doubtful.add(lane.consumer)
            self._stir.set()
        return [Message(subject=self._servers.ours(each.subject), handle=each.reply) for each in taken]

    async def answer(self, message: Message, verdict: bytes) -> None:
        """Say what has become of work; the name of a hand-over is good on every connection."""
        await self._client.publish(message.handle, verdict)

    async def _lane(self, pattern: str) -> "Lane":
        made = await self._jetstream.add_consumer(self._stream, self._servers.consumer(pattern))
        lane = Lane(self._client, self._stream, made.name)
        await lane.open()
        return lane


class Lane:
    """Pulls of one consumer, one after the other; what comes too late for a pull is there for the next.

    Attributes:
        consumer: Which.
        doubtful: Whether the last pull was not answered as it should be.
    """

    def __init__(self, client: Client, stream: str, consumer: str) -> None:
        self.consumer = consumer
        self.doubtful = False
        self._client = client
        self._inbox = client.new_inbox()
        self._next = f"$JS.API.CONSUMER.MSG.NEXT.{stream}.{consumer}"
        self._answers: asyncio.Queue[Msg] = asyncio.Queue()

    async def open(self) -> None:
        """Begin to hear answers."""
        await self._client.subscribe(self._inbox, cb=self._answers.put)

    async def take(self, most: int, secs: float) -> list[Msg]:
        """Pull up to so many messages, waiting for the first of them."""
        self.doubtful = False
        taken = self._late()
        if not taken and secs > 0:
            expires_ns = int(timedelta(seconds=secs) / timedelta(microseconds=1)) * 1000
            taken = await self._ask({"batch": 1, "expires": expires_ns}, secs + GRACE_SECS)
            if not taken:
                return []
        if left := most - len(taken):
            taken += await self._ask({"batch": left, "no_wait": True}, GRACE_SECS)
        return taken

    def _late(self) -> list[Msg]:
        found = [self._answers.get_nowait() for _ in range(self._answers.qsize())]
        return [answer for answer in found if _status(answer) is None]

    async def _ask(self, request: Mapping[str, int], secs: float) -> list[Msg]:
        taken: list[Msg] = []
        try:
            async with asyncio.timeout(secs):
                await self._client.publish(self._next, json.dumps(request).encode(), reply=self._inbox)
                while len(taken) < request["batch"]:
                    answer = await self._answers.get()
                    status = _status(answer)
                    if status is not None:
                        self.doubtful = status not in _EMPTY
                        break
                    taken.append(answer)
        except TimeoutError:
            self.doubtful = True
        return taken


def _status(answer: Msg) -> str | None:
    """What the server says instead of a message; None of a message."""
    return (answer.headers or {}).get(Header.STATUS.value)


async def _given_up(advisory: Msg) -> None:
    told = json.loads(advisory.data)
    log.warning("work was handed over too often, now it is found by looking", consumer=told.get("consumer"))


async def declare(client: Client, servers: Servers) -> None:
    """Have the stream be there as declared; raises whatever nats-py does."""
    jetstream = client.jetstream(timeout=ANSWER_SECS)
    try:
        await jetstream.add_stream(servers.stream)
    except BadRequestError as error:
        if error.err_code != _OTHER_CONFIG:
            raise
        await jetstream.update_stream(servers.stream)


@asynccontextmanager
async def connected(url: str, servers: Servers, closed: Callable[[], Awaitable[None]]) -> AsyncIterator[Client]:
    """A client, connected.

    Args:
        url: To which server.
        servers: How to log in.
        closed: Called when the connection has ended.

    Raises:
        BusError: The server does not answer, does not let us in, or what lets us in cannot be read.
    """
    client = Client()
    try:
        options = servers.options(url)
    except (OSError, ValueError, SourceError) as error:
        raise BusError(f"{url}: {error}") from None
    try:
        await _connect(client, url, closed, options)
        yield client
    finally:
        with suppress(Error, OSError):
            async with asyncio.timeout(CLOSE_SECS):
                await client.close()


async def _connect(client: Client, url: str, closed: Callable[[], Awaitable[None]], options: Mapping[str, Any]) -> None:
    try:
        async with asyncio.timeout(CONNECT_SECS):
            await client.connect(
                url,
                name="syndicate",
                allow_reconnect=False,
                max_reconnect_attempts=1,
                reconnect_time_wait=0,
                connect_timeout=int(CONNECT_SECS),
                ping_interval=10,
                error_cb=_unheard,
                closed_cb=closed,
                **options,
            )
    except (Error, OSError, ValueError) as error:
        raise BusError(f"{url}: {in_words(client.last_error or error)}") from None


async def _unheard(_: Exception) -> None:
    """What goes wrong is told by whoever asked, or by the end of the connection."""


def version(client: Client) -> str:
    """The version of the server that it is connected to (`2.9.10`)."""
    found = client.connected_server_version
    return f"{found.major}.{found.minor}.{found.patch}"
