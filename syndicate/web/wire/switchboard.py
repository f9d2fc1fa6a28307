"""Everybody who listens: who may, to what, how many at once, and what wakes them."""

import asyncio
import threading
from collections.abc import Awaitable, Mapping
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing
from dataclasses import replace
from datetime import timedelta
from types import MappingProxyType
from typing import Any, Final, Protocol

import orjson
import structlog

from syndicate.errors import StoreError
from syndicate.ports.tape import Joined, Strand, Stretch, Tape
from syndicate.rules import event_stream
from syndicate.web import answers
from syndicate.web.answers import ALLOWED, Answer, Headers
from syndicate.web.missing import missing
from syndicate.web.refusals import refused
from syndicate.web.wire.admission import Admitted, Call, Everybody, Usher
from syndicate.web.wire.asking import WIRE, Channel, last_event, takes_events
from syndicate.web.wire.beneath import Beneath
from syndicate.web.wire.listener import Listener, Stalled, Transport

BEAT_SECS: Final = 15.0
"""WHATWG HTML §9.2.7: a comment every 15 seconds or so, for proxies that end what is silent."""

STALL_SECS: Final = 30.0
"""How long a listener may leave what it was sent unread."""

LOOK_EVERY: Final = timedelta(milliseconds=500)
"""How often the wire is looked at that another process writes."""

_RETRY_MILLIS: Final = 2000
_SPREAD_MILLIS: Final = 3000
_STEP: Final = 1237
_BUSY_SECS: Final = 10
_END_SECS: Final = 2.0
_READERS: Final = 2
_HEADERS: Final[Headers] = [
    ("content-type", event_stream.MEDIA_TYPE),
    ("x-accel-buffering", "no"),
    ("access-control-allow-origin", "*"),
    ("x-content-type-options", "nosniff"),
]
_MISSED: Final = (
    "Events may have come since yours that are not sent any more, or your id is none of this wire's. "
    "Read the feeds to catch up; what follows here is complete."
)

log = structlog.get_logger(__name__)


class Streaming(Protocol):
    """What is used of RSGI's protocol."""

    def response_stream(self, status: int, headers: Headers) -> Transport:
        """Answer bit by bit."""
        ...

    def client_disconnect(self) -> Awaitable[None]:
        """Wait for the client to go."""
        ...


class Switchboard:
    """Answers everything at and below `/wire`."""

    def __init__(
        self,
        tape: Tape,
        channels: Mapping[str, Channel],
        *,
        most: int,
        renamed: Mapping[str, str] = MappingProxyType({}),
        usher: Usher | None = None,
        beat_secs: float = BEAT_SECS,
        stall_secs: float = STALL_SECS,
    ) -> None:
        """Make a switchboard; nobody is woken before `open`.

        Args:
            tape: What is played.
            channels: By address.
            most: Listeners at once.
            renamed: By the name that a section had, the one it has.
            usher: Who may hear what; None where everybody may hear everything.
            beat_secs: After which a silent stream is sent a comment.
            stall_secs: After which a listener that does not read is cut off.
        """
        self.most = most
        self._tape = tape
        self._channels = channels
        self._renamed = renamed
        self._usher = usher or Everybody()
        self._beat_secs = beat_secs
        self._stall_secs = stall_secs
        self._listeners: set[Listener] = set()
        self._tasks: set[asyncio.Task[Any]] = set()
        self._served = 0
        self._closing = threading.Event()
        self._watcher: threading.Thread | None = None
        self._readers = ThreadPoolExecutor(_READERS, thread_name_prefix="wire-read")

    @property
    def listeners(self) -> int:
        """How many listen now."""
        return len(self._listeners)

    def open(self) -> None:
        """Begin to wake listeners, on the running loop."""
        loop = asyncio.get_running_loop()
        self._watcher = threading.Thread(target=self._watch, args=(loop,), name="wire", daemon=True)
        self._watcher.start()

    async def close(self) -> None:
        """End every stream: who listens comes again by itself."""
        self._closing.set()
        for listener in self._listeners:
            listener.end()
        if self._tasks:
            await asyncio.wait(self._tasks, timeout=_END_SECS)
        if self._watcher:
            await asyncio.to_thread(self._watcher.join, _END_SECS)
        self._readers.shutdown(wait=False)

    async def answer(self, call: Call, exchange: Streaming) -> Answer | None:
        """Stream until one side ends it, and answer None; or the answer where there is no stream.

        Args:
            call: Who asks for what.
            exchange: Where the stream goes.
        """
        if answer := self._without_stream(call):
            return answer
        admitted = self._usher.admit(call)
        if isinstance(admitted, Answer):
            return admitted
        channel = self._channels.get(admitted.path)
        if channel is None:
            return self._elsewhere(admitted.path, call)
        if call.method == "HEAD":
            return Answer(200, [*_HEADERS, *admitted.headers])
        if self._closing.is_set() or len(self._tasks) >= self.most:
            return _later("As many listen as can be served; come again later", call.field("accept") or "")
        strand = channel.strand
        if not strand.outlet:
            strand = replace(strand, sections=frozenset(filter(admitted.sees, strand.sections)))
        task = asyncio.current_task()
        assert task is not None  # noqa: S101 - this is one
        self._tasks.add(task)
        try:
            return await self._stream(call, exchange, replace(channel, strand=strand), admitted)
        finally:
            self._tasks.discard(task)

    def _without_stream(self, call: Call) -> Answer | None:
        """What is said to who does not listen."""
        accept = call.field("accept") or ""
        if call.method == "OPTIONS":
            return _options()
        if call.method not in {"GET", "HEAD"}:
            return refused(405, "The wire can be heard with GET", accept, ("allow", ALLOWED))
        if not takes_events(accept):
            return refused(406, f"The wire can be had as {event_stream.MEDIA_TYPE}", accept)
        return None

    async def _stream(self, call: Call, exchange: Streaming, channel: Channel, admitted: Admitted) -> Answer | None:
        loop = asyncio.get_running_loop()
        identifier = last_event(call.field, call.query)
        try:
            joined, beneath = await loop.run_in_executor(self._readers, self._begin, call.client, identifier)
        except StoreError as error:
            log.error("nobody can listen now", reason=str(error))
            return _later("The wire cannot be read now; come again later", call.field("accept") or "")
        with closing(beneath):
            transport = exchange.response_stream(200, [*_HEADERS, *admitted.headers])
            listener = Listener(
                channel.strand,
                joined.position,
                transport,
                beneath,
                beat_secs=self._beat_secs,
                holds=admitted.holds,
            )
            await self._play(call, exchange, listener, self._opening(channel, joined), beneath)
        return None

    async def _play(
        self, call: Call, exchange: Streaming, listener: Listener, opening: bytes, beneath: Beneath
    ) -> None:
        gone = asyncio.get_running_loop().create_task(_until_gone(exchange, listener))
        self._listeners.add(listener)
        if self._closing.is_set():
            listener.end()
        try:
            await listener.listen(opening, self._tape.ready, self._read)
        except Stalled:
            log.info("a listener that did not read was cut off", client=call.client)
            beneath.cut()
        except StoreError as error:
            log.error("a listener was sent away, the wire cannot be read", reason=str(error))
        except RuntimeError:
            pass  # the server's word for a client that has gone
        finally:
            self._listeners.discard(listener)
            gone.cancel()

    def _begin(self, client: str, identifier: str) -> tuple[Joined, Beneath]:
        return self._tape.join(identifier), Beneath(client, self._stall_secs)

    async def _read(self, strand: Strand, position: int) -> Stretch:
        return await asyncio.get_running_loop().run_in_executor(self._readers, self._tape.read, strand, position)

    def _opening(self, channel: Channel, joined: Joined) -> bytes:
        """The first bytes: where the listener is, when to come again (not all at once), and whether it missed any."""
        self._served += 1
        opening = event_stream.opening(joined.position, _RETRY_MILLIS + self._served * _STEP % _SPREAD_MILLIS)
        if not joined.missed:
            return opening
        feeds = [feed for section, feed in channel.feeds.items() if not section or section in channel.strand.sections]
        data = orjson.dumps({"reason": _MISSED, "feeds": feeds}).decode()
        return opening + event_stream.event("reset", data, joined.position)

    def _elsewhere(self, path: str, call: Call) -> Answer:
        name = path.removeprefix(f"{WIRE}/")
        if name in self._renamed:
            return answers.moved_with(answers.moved(f"{WIRE}/{self._renamed[name]}"), call.query)
        return missing(path, call.field("accept") or "", ())

    def _watch(self, loop: asyncio.AbstractEventLoop) -> None:
        told = False
        while not self._closing.is_set():
            try:
                news = self._tape.wait(LOOK_EVERY, {listener.strand for listener in list(self._listeners)})
                told = False
            except StoreError as error:
                if not told:
                    log.error("the wire cannot be read, listeners wait", reason=str(error))
                told = True
                self._closing.wait(1.0)
            else:
                if news and not self._closing.is_set():
                    loop.call_soon_threadsafe(self._ring)

    def _ring(self) -> None:
        for listener in self._listeners:
            listener.bell.set()


async def _until_gone(exchange: Streaming, listener: Listener) -> None:
    await exchange.client_disconnect()
    listener.end()


def _later(detail: str, accept: str) -> Answer:
    return refused(503, detail, accept, ("retry-after", str(_BUSY_SECS)), ("cache-control", "no-store"))


def _options() -> Answer:
    return Answer(
        204,
        [
            ("allow", ALLOWED),
            ("access-control-allow-methods", ALLOWED),
            ("access-control-allow-headers", "Last-Event-ID, Cache-Control"),
            ("access-control-max-age", "86400"),
            ("access-control-allow-origin", "*"),
        ],
    )
