"""Our hub: `POST /api/hub`, where subscribers ask to be told when a page has changed (W3C WebSub §5.1).

A request that is taken is answered 202 once it is durable; what comes of it the callback is told.
"""

import asyncio
from collections.abc import Mapping, Sequence
from typing import Final
from urllib.parse import parse_qsl

import structlog

from syndicate.errors import StoreBusy, StoreError
from syndicate.ports.hub import Registrar, Turned
from syndicate.rules.http_fields import media_type
from syndicate.web.answers import Answer
from syndicate.web.clients import Clients
from syndicate.web.doors import BELOW, Asked
from syndicate.web.limits import Limits
from syndicate.web.problems import Declined

HUB: Final = f"{BELOW}hub"

LARGEST: Final = 16 * 1024
"""Bytes of a request."""

_FORM = "application/x-www-form-urlencoded"
_MOST_PARAMETERS = 50
_BUSY_SECS: Final = "5"
_FULL_SECS: Final = "3600"

log = structlog.get_logger(__name__)


class SubscribeDoor:
    """See the module."""

    methods: Sequence[str] = ("POST",)

    def __init__(self, registrar: Registrar | None, clients: Clients, limits: Limits) -> None:
        """Make a door.

        Args:
            registrar: Takes requests; None where nobody does, because this server only serves.
            clients: Who asks.
            limits: How much a client may ask.
        """
        self._registrar = registrar
        self._clients = clients
        self._limits = limits

    async def answer(self, asked: Asked) -> Answer:
        """See the port."""
        if self._registrar is None:
            return _later("This server only serves; the hub is where `syndicate run` runs.")
        if wait := self._limits.wait(asked.peer, asked.path, asked.method, asked.field):
            return _plain(429, "Too many requests.", ("retry-after", str(wait)))
        form = await _form(asked)
        client = self._clients.of(asked.peer, asked.field).counted or ""
        try:
            turned = await asyncio.to_thread(self._registrar.take, form, client)
        except StoreBusy as error:
            log.warning("a subscriber put off", reason=str(error))
            return _later("The store is busy; ask again.")
        except StoreError as error:
            log.error("a subscriber not taken", reason=str(error))
            return _later("The store cannot be used; an operator must look at it.")
        return _plain(202, "") if turned is None else _turned(turned)


async def _form(asked: Asked) -> Mapping[str, str]:
    """The parameters of a request, the first of each name."""
    if media_type(asked.field("content-type")) != _FORM:
        raise Declined(_plain(415, f"The request must be {_FORM}."))
    body = await asked.body(LARGEST, measured=False)
    try:
        pairs = parse_qsl(body.decode(), keep_blank_values=True, max_num_fields=_MOST_PARAMETERS, errors="strict")
    except ValueError:
        words = "The request is not a form in UTF-8, or has too many parameters."
        raise Declined(_plain(400, words)) from None
    return dict(reversed(pairs))


def _turned(turned: Turned) -> Answer:
    if turned.full:
        return _plain(429, turned.reason, ("retry-after", _FULL_SECS))
    return _plain(400, turned.reason)


def _later(words: str) -> Answer:
    return _plain(503, words, ("retry-after", _BUSY_SECS))


def _plain(status: int, words: str, *extra: tuple[str, str]) -> Answer:
    body = f"{words}\n".encode() if words else b""
    fields = [("content-type", "text/plain; charset=utf-8"), ("content-length", str(len(body)))]
    return Answer(status, [*fields, ("cache-control", "no-store"), ("x-content-type-options", "nosniff"), *extra], body)
