"""One listener: a position on the tape, and what it has not been sent yet."""

import asyncio
from collections.abc import Awaitable, Callable
from typing import Protocol

from syndicate.ports.tape import Strand, Stretch
from syndicate.rules import event_stream
from syndicate.web.wire.beneath import Beneath


class Transport(Protocol):
    """What is used of RSGI's stream; it takes whatever it is given at once."""

    async def send_bytes(self, data: bytes) -> None:
        """Have them sent.

        Raises:
            RuntimeError: The connection has ended.
        """
        ...


class Stalled(Exception):
    """A listener that does not read."""


class Listener:
    """Holds nothing but its position: what it is sent is the tape's, the same for all."""

    def __init__(
        self,
        strand: Strand,
        position: int,
        transport: Transport,
        beneath: Beneath,
        *,
        beat_secs: float,
        holds: Callable[[], bool],
    ) -> None:
        """Make a listener.

        Args:
            strand: What it gets.
            position: The number after which it gets everything.
            transport: Where it is sent.
            beneath: The socket.
            beat_secs: After which it is sent something even if there is nothing.
            holds: Whether it may still listen.
        """
        self.strand = strand
        self.bell = asyncio.Event()
        self.ended = False
        self._position = self._told = position
        self._transport = transport
        self._beneath = beneath
        self._beat_secs = beat_secs
        self._holds = holds

    def end(self) -> None:
        """Have it end soon."""
        self.ended = True
        self.bell.set()

    async def listen(
        self,
        opening: bytes,
        ready: Callable[[Strand, int], Stretch | None],
        read: Callable[[Strand, int], Awaitable[Stretch]],
    ) -> None:
        """Send what comes until it is to end.

        Args:
            opening: What is sent first.
            ready: See :meth:`syndicate.ports.tape.Tape.ready`.
            read: See :meth:`syndicate.ports.tape.Tape.read`.

        Raises:
            Stalled: It does not read.
            RuntimeError: It has gone.
            StoreError: What comes next cannot be read.
        """
        await self._send(opening)
        while not self.ended and self._holds():
            self.bell.clear()
            stretch = ready(self.strand, self._position) or await read(self.strand, self._position)
            if stretch.content:
                await self._send(stretch.content)
                self._told = stretch.position
            if stretch.position == self._position:
                await self._rest()
            self._position = stretch.position

    async def _rest(self) -> None:
        """Wait for the bell, or say that the wire is alive, and where it is."""
        try:
            async with asyncio.timeout(self._beat_secs):
                await self.bell.wait()
        except TimeoutError:
            moved = self._position != self._told
            await self._send(event_stream.place(self._position) if moved else event_stream.BEAT)
            self._told = self._position

    async def _send(self, content: bytes) -> None:
        if not await self._beneath.room():
            raise Stalled
        await self._transport.send_bytes(content)
