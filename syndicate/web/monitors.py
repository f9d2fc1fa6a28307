"""`/metrics`, `/healthz` and `/readyz`: for programs that watch.

What is measured tells when an embargo ends and how much is held back, so it is never for everybody: it is answered to
this machine alone, or to who shows a token. A proxy on this machine asks for others, so what was passed on is not this
machine's. `/healthz` and `/readyz` are for anybody, and name nothing.
"""

import asyncio
import hmac
from collections.abc import Callable, Mapping, Sequence
from typing import Final

import structlog

from syndicate.errors import SourceError
from syndicate.ports.check import Check
from syndicate.ports.exposition import Exposition
from syndicate.web.answers import Answer
from syndicate.web.clients import Clients
from syndicate.web.doors import Asked
from syndicate.web.problems import json, problem

METRICS: Final = "/metrics"
HEALTH: Final = "/healthz"
READY: Final = "/readyz"

MOST_AT_ONCE: Final = 2
"""Who ask what is measured at once: each takes a thread, and a store that hangs is not to take all of them."""

LOOK_SECS: Final = 5.0
"""How long all checks may take together."""

KEPT_SECS: Final = 1.0
"""For so long what they found is told again: to be asked a thousand times costs no more than once."""

_PASSED_ON: Final = ("x-forwarded-for", "forwarded", "x-real-ip", "via")

log = structlog.get_logger(__name__)


class MetricsDoor:
    """What is measured, for who may know it.

    Args:
        exposition: It.
        clients: Who asks.
        token: Reads what is to be shown; None where this machine alone is answered.
    """

    methods: Sequence[str] = ("GET", "HEAD")

    def __init__(self, exposition: Exposition, clients: Clients, token: Callable[[], str] | None) -> None:
        self._exposition = exposition
        self._clients = clients
        self._token = token
        self._in_hand = 0

    async def answer(self, asked: Asked) -> Answer:
        """See the port."""
        refused = self._refused(asked)
        if refused:
            return refused
        if self._in_hand >= MOST_AT_ONCE:
            return problem(503, "Others ask just now.", headers=[("retry-after", "5")])
        self._in_hand += 1
        try:
            exposed = await asyncio.to_thread(self._exposition.exposed, asked.field("accept") or "")
        finally:
            self._in_hand -= 1
        return _plain(200, exposed.content, exposed.media_type)

    def _refused(self, asked: Asked) -> Answer | None:
        if self._token is None:
            near = self._clients.is_here(asked.peer) and not any(map(asked.field, _PASSED_ON))
            return None if near else problem(404, f"There is nothing at {METRICS} for you.")
        try:
            token = self._token()
        except SourceError as error:
            log.error("nobody can read metrics now", reason=str(error))
            return problem(503, "No token can be checked now; an operator must look at it.")
        scheme, _, shown = (asked.field("authorization") or "").partition(" ")
        if scheme.lower() == "bearer" and hmac.compare_digest(shown.strip().encode(), token.encode()):
            return None
        return problem(401, "Show the token.", headers=[("www-authenticate", 'Bearer realm="syndicate"')])


class HealthDoor:
    """Whether the loop that answers all requests goes on: it does, if this is answered."""

    methods: Sequence[str] = ("GET", "HEAD")

    async def answer(self, asked: Asked) -> Answer:
        """See the port."""
        del asked
        return _plain(200, b"ok\n", "text/plain; charset=utf-8")


class ReadyDoor:
    """Whether this process can do its work.

    Args:
        checks: What must be so.
        seconds: Counts seconds.
    """

    methods: Sequence[str] = ("GET", "HEAD")

    def __init__(self, checks: Sequence[Check], seconds: Callable[[], float]) -> None:
        self._checks = checks
        self._seconds = seconds
        self._looking: asyncio.Future[Mapping[str, str]] | None = None
        self._looked = float("-inf")
        self._found: Mapping[str, str] = {}

    async def answer(self, asked: Asked) -> Answer:
        """See the port."""
        del asked
        try:
            found = await asyncio.wait_for(asyncio.shield(self._look()), LOOK_SECS)
        except TimeoutError:
            found = {check.name: "did not answer in time" for check in self._checks}
        ready = not any(found.values())
        told = {name: {"ok": False, "trouble": trouble} if trouble else {"ok": True} for name, trouble in found.items()}
        return json(200 if ready else 503, {"ready": ready, "checks": told})

    def _look(self) -> "asyncio.Future[Mapping[str, str]]":
        """One look for all who ask meanwhile, so that checks that hang take one thread."""
        if self._looking is None or self._looking.done():
            self._looking = asyncio.ensure_future(asyncio.to_thread(self._checked))
        return self._looking

    def _checked(self) -> Mapping[str, str]:
        if self._seconds() >= self._looked + KEPT_SECS:
            self._found = {check.name: check.trouble() for check in self._checks}
            self._looked = self._seconds()
        return self._found


def _plain(status: int, content: bytes, media_type: str) -> Answer:
    fields = [("content-type", media_type), ("content-length", str(len(content))), ("cache-control", "no-store")]
    return Answer(status, [*fields, ("x-content-type-options", "nosniff")], content)
