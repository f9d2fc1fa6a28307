"""The bus between nodes: NATS JetStream, behind a thread with an asyncio loop of its own."""

import asyncio
import threading
import time
from collections.abc import Coroutine, Sequence
from concurrent.futures import CancelledError, Future
from contextlib import suppress
from datetime import timedelta
from itertools import cycle
from typing import Any, Final

import structlog

from syndicate.bus.jetstream import Servers
from syndicate.bus.link import CLOSE_SECS, GRACE_SECS, Link, connected
from syndicate.bus.loop import complete
from syndicate.errors import BusError
from syndicate.nats_login import in_words
from syndicate.ports.bus import Message, is_news, matches

AGAIN_SECS: Final = 0.5
"""Between two attempts to reach a server."""

ASK_SECS: Final = 1.0
"""For one question to the server: a pull that waits longer asks again, for the server may have forgotten it."""

SLOW_SECS: Final = 3 * GRACE_SECS
"""For all the answers to one pull, after the time that the server itself waits."""

LATE_SECS: Final = 5.0
"""After the time of a pull, for its end: whoever pulls goes on even where our own loop hangs."""

MOST_HELD: Final = 10_000
"""Subjects that are kept for the server, and of news for whoever pulls it."""

log = structlog.get_logger(__name__)


class NatsBus:
    """See :class:`syndicate.ports.bus.Bus`; safe for any number of threads.

    Connects when it is first used. While no server answers, `pull` waits its time and returns empty; what is published
    is sent when one answers again, of each subject the newest. That a server is out of reach is logged once.

    Args:
        servers: Where it connects to, and what it declares there.
    """

    def __init__(self, servers: Servers) -> None:
        self._servers = servers
        self._lock = threading.Lock()
        self._pulls: set[Future[list[Message]]] = set()
        self._thread: threading.Thread | None = None
        self._closed = False
        self._loop = asyncio.new_event_loop()
        # from here on all belongs to the loop
        self._keeping: asyncio.Task[None]
        self._link: Link | None = None
        self._linked = asyncio.Event()
        self._stir = asyncio.Event()
        self._outgoing: dict[str, None] = {}  # subjects, the oldest first
        self._asked: set[str] = set()  # subjects and patterns that are pulled
        self._heard: dict[str, None] = {}  # subjects of news, the oldest first
        self._told = asyncio.Condition()
        self._tasks: set[asyncio.Task[None]] = set()
        self._closing = False
        self._out_of_reach = False
        self._held_back = 0

    def publish(self, subject: str) -> None:
        """See the port."""
        with self._lock:
            if self._begun():
                self._loop.call_soon_threadsafe(self._post, subject)

    def pull(self, subject: str, most: int, wait: timedelta) -> Sequence[Message]:
        """See the port."""
        secs = wait.total_seconds()
        until = time.monotonic() + secs
        with self._lock:
            if not self._begun():
                return ()
            take = self._take_news if is_news(subject) else self._take_work
            pulling = asyncio.run_coroutine_threadsafe(take(subject, most, until), self._loop)
            self._pulls.add(pulling)
        try:
            return pulling.result(secs + LATE_SECS) or ()
        except (CancelledError, TimeoutError):
            return ()
        finally:
            pulling.cancel()
            with self._lock:
                self._pulls.discard(pulling)

    def ack(self, message: Message) -> None:
        """See the port."""
        self._answer(message, b"+ACK")

    def nak(self, message: Message, delay: timedelta) -> None:
        """See the port."""
        nanoseconds = int(delay / timedelta(microseconds=1)) * 1000
        self._answer(message, b'-NAK {"delay": %d}' % nanoseconds if nanoseconds else b"-NAK")

    def term(self, message: Message) -> None:
        """See the port."""
        self._answer(message, b"+TERM")

    def close(self) -> None:
        """See the port; what was just published is sent before, where that does not take long."""
        with self._lock:
            closed, self._closed = self._closed, True
            pulls = list(self._pulls)
        for pulling in pulls:
            pulling.cancel()
        if closed:
            return
        if self._thread is None:
            self._loop.close()
            return
        self._loop.call_soon_threadsafe(self._end)
        self._thread.join(LATE_SECS)

    def _begun(self) -> bool:
        """Whether it can be used; begins with the first use."""
        if self._closed:
            return False
        if self._thread is None:
            self._keeping = self._loop.create_task(self._keep())
            self._thread = threading.Thread(target=self._live, name="bus", daemon=True)
            self._thread.start()
        return True

    def _answer(self, message: Message, verdict: bytes) -> None:
        with self._lock:
            if message.handle and self._begun():
                self._loop.call_soon_threadsafe(self._later, self._settle(message, verdict))

    def _live(self) -> None:
        complete(self._kept(), self._loop)

    # all that follows runs in the loop

    async def _kept(self) -> None:
        await asyncio.wait([self._keeping])

    async def _keep(self) -> None:
        """Keep a connection in use, one after the other, until told to end."""
        for url in cycle(self._servers.urls):
            try:
                async with connected(url, self._servers, self._cut) as client:
                    await self._use(Link(client, self._servers, self._stir))
            except Exception as error:  # noqa: BLE001 - whatever breaks in a connection, there is another
                self._lost(error)
            if self._closing:
                return
            await asyncio.sleep(AGAIN_SECS)

    async def _use(self, link: Link) -> None:
        await link.begin()
        self._link = link
        self._linked.set()
        try:
            for pattern in list(self._asked):  # one that comes meanwhile finds the link
                await (link.listen(pattern, self._hear) if is_news(pattern) else link.prepare(pattern))
            while True:
                self._stir.clear()
                await self._send_all(link)
                await link.check()
                self._found()
                if self._closing:
                    return
                await self._stir.wait()
        finally:
            self._link = None
            self._linked.clear()

    async def _send_all(self, link: Link) -> None:
        while self._outgoing:
            subject = next(iter(self._outgoing))
            del self._outgoing[subject]
            try:
                await link.send(subject, news=is_news(subject))
            except BaseException:
                self._outgoing.setdefault(subject)
                raise

    async def _cut(self) -> None:
        if self._link is not None:
            self._link.fail(BusError("the server has hung up"))

    def _lost(self, error: Exception) -> None:
        if not self._out_of_reach and not self._closing:
            self._out_of_reach = True
            log.warning("bus out of reach, work is found by looking until it is back", reason=in_words(error))

    def _found(self) -> None:
        if self._out_of_reach:
            log.info("bus is back", held_back=self._held_back)
        self._out_of_reach, self._held_back = False, 0

    def _end(self) -> None:
        self._closing = True
        self._stir.set()
        self._loop.call_later(CLOSE_SECS if self._link or self._outgoing else 0, self._keeping.cancel)

    def _post(self, subject: str) -> None:
        _put(self._outgoing, subject)
        self._held_back += self._link is None
        self._stir.set()

    async def _take_work(self, subject: str, most: int, until: float) -> list[Message]:
        self._asked.add(subject)
        while True:
            left = max(0.0, until - time.monotonic())
            link = self._link
            if link is not None and link.usable:
                taken = []
                secs = min(left, ASK_SECS)
                try:
                    async with asyncio.timeout(secs + SLOW_SECS):
                        taken = await link.take(subject, most, secs)
                except TimeoutError:
                    pass  # whether the link still is of use is found by its own questions
                except Exception as error:  # noqa: BLE001 - whatever breaks in a connection, there is another
                    link.fail(error)
                if taken or time.monotonic() >= until:
                    return taken
            elif not left:
                return []
            else:
                await self._wait_for_link(left)

    async def _wait_for_link(self, secs: float) -> None:
        if self._link is not None:
            await asyncio.sleep(0)  # it has failed and is about to be let go of
            return
        with suppress(TimeoutError):
            async with asyncio.timeout(secs):
                await self._linked.wait()

    async def _take_news(self, subject: str, most: int, until: float) -> list[Message]:
        if subject not in self._asked:
            self._asked.add(subject)
            await self._listen(subject)
        async with self._told:
            with suppress(TimeoutError):
                async with asyncio.timeout(max(0.0, until - time.monotonic())):
                    await self._told.wait_for(lambda: any(matches(subject, heard) for heard in self._heard))
            taken = [heard for heard in self._heard if matches(subject, heard)][:most]
            for heard in taken:
                del self._heard[heard]
        return [Message(subject=heard, handle="") for heard in taken]

    async def _listen(self, subject: str) -> None:
        link = self._link
        if link is None:
            return
        try:
            await link.listen(subject, self._hear)
        except Exception as error:  # noqa: BLE001 - whatever breaks in a connection, there is another
            link.fail(error)

    async def _hear(self, subject: str) -> None:
        async with self._told:
            _put(self._heard, subject)
            self._told.notify_all()

    async def _settle(self, message: Message, verdict: bytes) -> None:
        """Answer where that can be done now; work whose answer got lost is handed over again."""
        link = self._link
        if link is None:
            return
        try:
            await link.answer(message, verdict)
        except Exception as error:  # noqa: BLE001 - whatever breaks in a connection, there is another
            link.fail(error)

    def _later(self, doing: Coroutine[Any, Any, None]) -> None:
        task = self._loop.create_task(doing)
        self._tasks.add(task)
        task.add_done_callback(self._tasks.discard)


def _put(held: dict[str, None], subject: str) -> None:
    """Hold the newest of a subject, and not too many."""
    held.pop(subject, None)
    held[subject] = None
    if len(held) > MOST_HELD:
        del held[next(iter(held))]
