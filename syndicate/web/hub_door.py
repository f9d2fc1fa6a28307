"""Our callback for hubs (WebSub, W3C Recommendation of 2018): their question, and what they distribute."""

import asyncio
from collections.abc import Sequence
from typing import Final
from urllib.parse import parse_qsl

import structlog

from syndicate.errors import StoreBusy, StoreError
from syndicate.ports.intake import Intake
from syndicate.ports.subscriber import Subscriber
from syndicate.web.answers import Answer
from syndicate.web.doors import BELOW, Asked
from syndicate.web.problems import problem

PATH: Final = f"{BELOW}websub/"
"""In front of the source's name and its key."""

MOST_AT_ONCE: Final = 4
"""Bodies of one hub in hand, which bounds the memory they take."""

_MOST_PARAMETERS = 50
_BUSY_SECS: Final = "5"

log = structlog.get_logger(__name__)


class HubDoor:
    """One source's callback."""

    methods: Sequence[str] = ("GET", "POST")

    def __init__(self, subscriber: Subscriber, intake: Intake) -> None:
        """Make a door.

        Args:
            subscriber: The source.
            intake: Makes what is sent durable.
        """
        self._subscriber = subscriber
        self._intake = intake
        self._in_hand = 0

    async def answer(self, asked: Asked) -> Answer:
        """Answer the hub; what it sends is received (a 2xx) only once its record is durable."""
        try:
            return await (self._distributed(asked) if asked.method == "POST" else self._questioned(asked))
        except StoreBusy as error:
            log.warning("a hub's request put off", source=self._subscriber.name, reason=str(error))
            return _later("The store is busy; send it again.")
        except StoreError as error:
            log.error("a hub's request not taken", source=self._subscriber.name, reason=str(error))
            return _later("The store cannot be used; an operator must look at it.")

    async def _questioned(self, asked: Asked) -> Answer:
        try:
            pairs = parse_qsl(asked.query, keep_blank_values=True, max_num_fields=_MOST_PARAMETERS)
        except ValueError:
            return problem(400, "There are too many parameters.")
        words = await asyncio.to_thread(self._subscriber.confirm, dict(reversed(pairs)))
        return _nothing() if words is None else _plain(200, words)

    async def _distributed(self, asked: Asked) -> Answer:
        if self._in_hand >= MOST_AT_ONCE:
            return _later("Too much is being sent at once.")
        self._in_hand += 1
        try:
            body = await asked.body(measured=False, plain=False)  # its signature tells whether it is whole
            parcel = await asyncio.to_thread(self._subscriber.received, body, asked.field)
            if parcel is not None:
                await asyncio.to_thread(self._intake.file, self._subscriber.name, [parcel])
        finally:
            self._in_hand -= 1
        return _plain(202, "")  # §7.1: also for what is ignored, so that nobody learns from the answer


def _later(detail: str) -> Answer:
    return problem(503, detail, headers=[("retry-after", _BUSY_SECS)])


def _nothing() -> Answer:
    return problem(404, "Nothing was asked for that this is about.")


def _plain(status: int, words: str) -> Answer:
    body = words.encode("utf-8", "replace")
    fields = [("content-type", "text/plain; charset=utf-8"), ("content-length", str(len(body)))]
    return Answer(status, [*fields, ("cache-control", "no-store"), ("x-content-type-options", "nosniff")], body)
