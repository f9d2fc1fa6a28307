"""What lies below `/api/`: requests that may have a body and take their time, beside the feed path.

A door is asked in a task of its own, so it may wait; feeds go on meanwhile.
"""

import asyncio
import sys
from collections.abc import AsyncIterator, Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Final, Protocol

import structlog
from structlog.contextvars import bound_contextvars

from syndicate.rules.request_ids import FIELD, request_id
from syndicate.web.answers import Answer
from syndicate.web.problems import Declined, problem

BELOW: Final = "/api/"

LARGEST: Final = 8 * 1024 * 1024
"""Bytes of a body; what is larger is no dispatch."""

BODY_SECS: Final = 60.0
"""How long a body may take from its first byte to its last."""

_MOST_DIGITS: Final = 18
_DRAINED: Final = 16 * 1024 * 1024
_DRAIN_SECS: Final = 5.0

log = structlog.get_logger(__name__)


@dataclass(frozen=True, slots=True)
class Asked:
    """One request.

    Attributes:
        method: In capitals.
        path: Percent-decoded.
        query: After the question mark, as sent.
        field: Gives the value of a header, several joined by commas, by its name in lower case; None for none.
        chunks: The body, as it comes; to be read once.
        peer: Address and port that it came from.
    """

    method: str
    path: str
    query: str
    field: Callable[[str], str | None]
    chunks: AsyncIterator[bytes]
    peer: str = ""

    async def body(
        self, most: int = LARGEST, secs: float = BODY_SECS, *, measured: bool = True, plain: bool = True
    ) -> bytes:
        """The whole body; never more than `most` bytes of it are held.

        Args:
            most: Bytes.
            secs: From now to its last byte.
            measured: Whether it must come with its length. The server takes the end of the connection for the end of
                a body that does not, so one that was cut off would pass for whole.
            plain: Whether it must come uncompressed; where it need not, it is left as it came.

        Raises:
            Declined: It is larger, took longer than `secs`, is compressed, or ended before it was whole.
        """
        declared = self.field("content-length")
        size = _length(declared) if declared and declared.isascii() and declared.isdigit() else None
        if size is None and measured:
            raise Declined(problem(411, "The body must come with its Content-Length."))
        if size is not None and size > most:
            raise _too_large(most)
        coding = (self.field("content-encoding") or "identity").strip().lower()
        if plain and coding != "identity":
            headers = [("accept-encoding", "identity")]  # RFC 9110 §15.5.16
            raise Declined(problem(415, f"Content-Encoding {coding[:50]} is not taken.", headers=headers))
        parts: list[bytes] = []
        held = 0
        try:
            async with asyncio.timeout(secs):
                async for chunk in self.chunks:
                    held += len(chunk)
                    if held > most:
                        raise _too_large(most)
                    parts.append(chunk)
        except TimeoutError:
            raise Declined(problem(408, "The body did not come in time.", headers=[("connection", "close")])) from None
        if size is not None and held != size:
            raise Declined(problem(400, "The body ended before it was whole."))
        return b"".join(parts)

    async def drain(self) -> None:
        """Read a body that nobody wants to its end, or to some bound: most clients read no answer before."""
        if self.field("expect"):
            return  # it waits for our word before it sends
        left = _DRAINED
        try:
            async with asyncio.timeout(_DRAIN_SECS):
                async for chunk in self.chunks:
                    left -= len(chunk)
                    if left < 0:
                        return
        except TimeoutError:
            return


class Door(Protocol):
    """Answers requests to one address."""

    @property
    def methods(self) -> Sequence[str]:
        """Those it knows, in capitals."""
        ...

    async def answer(self, asked: Asked) -> Answer:
        """The answer; its body is left out for HEAD.

        Raises:
            Declined: With another answer.
        """
        ...


async def answered(doors: Mapping[str, Door], asked: Asked, made: Callable[[], str] = str) -> Answer:
    """Let the door at the path answer; every line of the log that comes of it, and the answer, say which request it is.

    Args:
        doors: By path.
        asked: What, and by whom.
        made: Makes an id for a request that has none; an empty one is none.
    """
    identifier = request_id(asked.field, made)
    if not identifier:
        return await _answered(doors, asked)
    with bound_contextvars(request=identifier):
        answer = await _answered(doors, asked)
    return Answer(answer.status, [*answer.headers, (FIELD, identifier)], answer.body)


async def _answered(doors: Mapping[str, Door], asked: Asked) -> Answer:
    door = doors.get(asked.path)
    if door is None:
        answer = problem(404, f"There is nothing at {asked.path[:200]}.")
    elif asked.method == "OPTIONS":
        answer = Answer(204, [("allow", _allowed(door))])
    elif asked.method not in door.methods:
        answer = problem(405, f"This address takes {_allowed(door)}.", headers=[("allow", _allowed(door))])
    else:
        try:
            answer = await door.answer(asked)
        except Declined as declined:
            answer = declined.answer
        except Exception:
            log.exception("a request broke the server", path=asked.path)
            answer = problem(500, "This is our fault, not yours; it is in our log.")
    if answer.status >= 400:  # noqa: PLR2004 - RFC 9110 §15
        await asked.drain()
    return answer


def _length(declared: str) -> int:
    """What digits say, of which Python reads no more than some thousands."""
    return int(declared) if len(declared) <= _MOST_DIGITS else sys.maxsize


def _too_large(most: int) -> Declined:
    return Declined(problem(413, f"The body is larger than {most // 1024 // 1024} MB."))


def _allowed(door: Door) -> str:
    return ", ".join([*door.methods, "OPTIONS"])
