"""Answers to requests for pages where some of them need a token, or where outlets show one.

What nobody may see without a token is a 401 without one, whether it is there or not. With a token that does not open
it, it is a 404, like an address where nothing is: an outlet cannot tell what others have.
"""

import asyncio
from collections.abc import Callable, Collection, Sequence
from typing import Final, Protocol

import structlog

from syndicate.errors import StoreError
from syndicate.ports.clock import Clock
from syndicate.rules.addresses import page_at
from syndicate.web import answers
from syndicate.web.answers import NO_REFERRER, Answer
from syndicate.web.credentials import SECRET
from syndicate.web.gate import Caller, Gate
from syndicate.web.limits import Limits
from syndicate.web.memberships import Memberships
from syndicate.web.missing import missing
from syndicate.web.refusals import refused, too_many
from syndicate.web.regulars import Regular, Regulars
from syndicate.web.visits import Visits

_CHALLENGE: Final = ("www-authenticate", 'Basic realm="syndicate", charset="UTF-8"')  # RFC 7617 §2.1
_NO_STORE: Final = ("cache-control", "no-store")
_METHODS: Final = ("GET", "HEAD")
_MOVED: Final = 301
_FOUND: Final = (200, 304)
_MOST_OPEN: Final = 4096

Field = Callable[[str], str | None]

log = structlog.get_logger(__name__)


class Pages(Protocol):
    """Everything that is published."""

    def answer(self, method: str, path: str, field: Field, query: str = "") -> Answer:
        """The answer to a request of somebody who may see everything."""
        ...

    def is_gone(self, path: str) -> bool:
        """Whether it is said that there was something here, and will not be again."""
        ...

    def is_at_hand(self, path: str) -> bool:
        """Whether what there is at this address can be told at once, without waiting for a network."""
        ...

    async def fetch(self, path: str) -> None:
        """Have what there is at this address at hand, while others are answered."""
        ...


class Guard:
    """Stands in front of pages. Not for two threads."""

    def __init__(
        self,
        gate: Gate,
        memberships: Memberships,
        visits: Visits,
        clock: Clock,
        *,
        limits: Limits | None = None,
        addresses: Sequence[str] = (),
    ) -> None:
        """Let in who may.

        Args:
            gate: Who that is.
            memberships: In which sections stories are.
            visits: Where it is noted what outlets fetch.
            clock: The time of that.
            limits: How often a client may fail; None for no limit.
            addresses: What a 404 may suggest, all of it public.
        """
        self.gate = gate
        self._memberships = memberships
        self._visits = visits
        self._clock = clock
        self._limits = limits
        self._addresses = addresses
        self._open: set[str] = set()
        self._regulars = Regulars(gate.keys)

    def is_open(self, path: str, field: Field) -> bool:
        """Whether this is a request for what is known to be public, that shows nothing: it needs no look from here.

        Args:
            path: As asked for, percent-decoded.
            field: Gives the value of a header, several joined by commas, by its name in lower case.
        """
        return path in self._open and field("authorization") is None

    def known(self, pages: Pages, method: str, path: str, field: Field, *, query: str, peer: str) -> Answer | None:
        """The same as :meth:`answer`, at once, where the same was let in before; None where that is to be found out."""
        client = self.gate.clients.of(peer, field)
        regular = self._regulars.find((path, field("authorization"), client.name))
        if regular is None or method not in _METHODS or not pages.is_at_hand(regular.path):
            return None
        return self._in_confidence(method, regular, pages.answer(method, regular.path, field, query))

    async def answer(self, pages: Pages, method: str, path: str, field: Field, *, query: str, peer: str) -> Answer:
        """The answer to a request; its body is to be left out for HEAD."""
        if method not in _METHODS:
            return pages.answer(method, path, field)
        caller = self.gate.caller(path, peer, field)
        if caller.path and not pages.is_at_hand(caller.path):
            await pages.fetch(caller.path)
        access = self.gate.access
        place = access.place(page_at(caller.path))
        sections: Collection[str] = ()
        if access.asks_for_sections(place):
            try:
                sections = await self._sections(place.name)
            except StoreError as error:
                log.error("pages of stories cannot be let out", reason=str(error))
                return _later(field("accept") or "")
        public = access.is_public(place, sections) or (access.is_unknown(place) and pages.is_gone(caller.path))
        if caller.passed is None or caller.token is None or caller.client is None:
            if public and not caller.secret:
                answer = pages.answer(method, caller.path, field, query)
                if answer.status in _FOUND and not access.asks_for_sections(place):
                    self._remember(path)
                return answer
            return self.refused(caller, peer, field)
        regular = Regular(caller.path, caller.token, caller.client.name, secret=caller.secret)
        opened = access.opens(caller.passed, place, sections)
        if caller.path and (public or opened):
            answer = pages.answer(method, caller.path, field, query)
            if not access.asks_for_sections(place) and (opened or access.is_public(place)):
                self._regulars.keep((path, field("authorization"), caller.client.name), regular)
        else:
            answer = missing(caller.path or SECRET, field("accept") or "", self._addresses)
        return self._in_confidence(method, regular, answer)

    def _remember(self, path: str) -> None:
        """That what lies at an address is public by its name alone, which only another configuration can change."""
        if len(self._open) >= _MOST_OPEN:
            self._open.clear()
        self._open.add(path)

    async def _sections(self, key: str) -> frozenset[str]:
        sections = self._memberships.known(key)
        if sections is None:
            # a task of asyncio's own: granian's lighter ones cannot wait for a thread
            asking = asyncio.to_thread(self._memberships.ask, key)
            sections = await asyncio.get_running_loop().create_task(asking)
            self._memberships.keep(key, sections)
        return sections

    def refused(self, caller: Caller, peer: str, field: Field) -> Answer:
        """The answer to who showed nothing good."""
        accept = field("accept") or ""
        error = ""
        if caller.shown is not None:
            error = ', error="invalid_token"'  # RFC 6750 §3.1
            if self._limits and (wait := self._limits.failed(peer, field)):
                return too_many(wait, accept)
        detail = (
            "This address needs a token of an outlet: show it as `Authorization: Bearer TOKEN`, or with Basic, the"
            " outlet's name as user and the token as password"
        )
        challenges = (("www-authenticate", f'Bearer realm="syndicate"{error}'), _CHALLENGE)
        secret = (NO_REFERRER,) if caller.secret else ()
        return refused(401, detail, accept, *challenges, _NO_STORE, *secret, vary=("Authorization",))

    def _in_confidence(self, method: str, regular: Regular, answer: Answer) -> Answer:
        """The same answer as its receiver is told it; noted where a page was asked for."""
        if answer.status == _MOVED and regular.secret:
            answer = answers.moved(_beside(dict(answer.headers)["location"], regular.path))
        told = regular.told(answer)
        if method == "GET":
            self._visits.note(told.visit, self._clock.now())
        return Answer(answer.status, told.answer.headers, answer.body) if answer.body else told.answer


def _beside(location: str, path: str) -> str:
    """An absolute path as a reference from another, so that a secret address stays in front of it.

    Args:
        location: Starting with `/`.
        path: That it is told at, starting with `/`.
    """
    return "../" * path.count("/", 1) + location[1:]


def _later(accept: str) -> Answer:
    return refused(503, "It cannot be found out now who may see this", accept, ("retry-after", "5"), _NO_STORE)
