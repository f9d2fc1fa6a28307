"""The pulse of the wire: a stream that says where the wire is, whenever that changes (WHATWG HTML §9.2).

It says no more than that: whoever hears it loads what is new with the filters and the rights that they have. One task
looks for all who listen, in a thread, and only while somebody does.
"""

import asyncio
from collections.abc import Callable
from typing import Final

import structlog
from starlette.responses import PlainTextResponse, Response
from starlette.types import Receive, Scope, Send

from syndicate.errors import StoreError
from syndicate.rules import event_stream
from syndicate.web.desk.page import Page
from syndicate.web.desk.visit import Visit

MOST_LISTENERS: Final = 200

_LOOK_SECS: Final = 0.5
_BEAT_SECS: Final = 15.0

log = structlog.get_logger(__name__)


class Pulse:
    """Tells those who listen where the wire is; everything but `position` happens on one loop."""

    def __init__(self, position: Callable[[], str]) -> None:
        """Begin when somebody listens.

        Args:
            position: Says where the wire is; called in a thread.
        """
        self._position = position
        self._at = ""
        self._bells: set[asyncio.Event] = set()
        self._watching: asyncio.Task[None] | None = None
        self._ended = False

    @property
    def is_full(self) -> bool:
        """Whether nobody else can listen."""
        return self._ended or len(self._bells) >= MOST_LISTENERS

    def end(self) -> None:
        """End every stream: who listens comes again by itself."""
        self._ended = True
        self._ring()

    async def listen(self, send: Send) -> None:
        """Tell one listener until all are to end."""
        bell = asyncio.Event()
        self._bells.add(bell)
        if self._watching is None:
            self._watching = asyncio.get_running_loop().create_task(self._watch())
        told = ""
        try:
            while not self._ended:
                bell.clear()
                if self._at not in {"", told}:
                    told = self._at
                    await _piece(send, f"event: wire\ndata: {told}\n\n".encode())
                try:
                    async with asyncio.timeout(_BEAT_SECS):
                        await bell.wait()
                except TimeoutError:
                    await _piece(send, event_stream.BEAT)
        finally:
            self._bells.discard(bell)
            if not self._bells and self._watching is not None:
                self._watching.cancel()
                self._watching = None

    async def _watch(self) -> None:
        while not self._ended:
            try:
                at = await asyncio.to_thread(self._position)
            except StoreError as error:
                log.warning("the desk cannot look at the wire", reason=str(error))
            else:
                if at != self._at:
                    self._at = at
                    self._ring()
            await asyncio.sleep(_LOOK_SECS)

    def _ring(self) -> None:
        for bell in self._bells:
            bell.set()


class PulseResponse(Response):
    """The stream, until one side ends it."""

    def __init__(self, pulse: Pulse) -> None:
        super().__init__(media_type=event_stream.MEDIA_TYPE, headers={"x-accel-buffering": "no"})
        del self.headers["content-length"]
        self._pulse = pulse

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:  # noqa: ARG002 (ASGI's)
        """Answer."""
        await send({"type": "http.response.start", "status": 200, "headers": self.raw_headers})
        await _piece(send, b"retry: 2000\n\n")
        telling = asyncio.ensure_future(self._pulse.listen(send))
        leaving = asyncio.ensure_future(_gone(receive))
        try:
            await asyncio.wait({telling, leaving}, return_when=asyncio.FIRST_COMPLETED)
        finally:
            for task in (telling, leaving):
                task.cancel()
            await asyncio.gather(telling, leaving, return_exceptions=True)


async def _piece(send: Send, content: bytes) -> None:
    await send({"type": "http.response.body", "body": content, "more_body": True})


async def _gone(receive: Receive) -> None:
    while (await receive())["type"] != "http.disconnect":
        pass


def pulse(visit: Visit) -> Response:
    """The stream, where there is room for one more."""
    if visit.services.pulse.is_full:
        return PlainTextResponse("As many listen as can be served; come again later.\n", status_code=503)
    return PulseResponse(visit.services.pulse)


PAGES = (Page(path="/desk/pulse", answer=pulse, quiet=True),)
