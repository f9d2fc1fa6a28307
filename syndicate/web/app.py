"""The callable that the server runs: a request's path and four of its headers in, a prepared answer out.

It speaks RSGI, granian's own interface: a request costs a fifth less than over ASGI.

For pages GET, HEAD and OPTIONS only; their request bodies are never read, and one whose length is not said before is
refused; Range is ignored, because a changing feed has
no use for it (RFC 9110 §14.2 allows that). The path of a page that was asked for before costs a few dictionary
look-ups. What lies below `/api/` is answered by doors (`syndicate.web.doors`), who listens by the switchboard
(`syndicate.web.wire`).
"""

import asyncio
from collections.abc import AsyncIterator, Callable, Mapping, Sequence
from types import MappingProxyType
from urllib.parse import quote

from syndicate.ports.stand import Stand
from syndicate.rules.addresses import page_at
from syndicate.web import answers
from syndicate.web.answers import Answer, PageAnswers
from syndicate.web.deltas import Deltas
from syndicate.web.desk.front import DeskFront, is_desk
from syndicate.web.doors import BELOW, Asked, Door, answered
from syndicate.web.guard import Guard
from syndicate.web.limits import Limits
from syndicate.web.links import Links
from syndicate.web.missing import missing
from syndicate.web.negotiate import acceptable
from syndicate.web.refusals import form_for, not_acceptable, not_allowed, not_whole, too_many
from syndicate.web.rsgi import Exchange, Request
from syndicate.web.traffic import Traffic
from syndicate.web.wire.admission import Call
from syndicate.web.wire.asking import is_wire
from syndicate.web.wire.switchboard import Switchboard

_MOST_KEPT = 4096


class Application:
    """Serves a stand."""

    def __init__(
        self,
        stand: Stand,
        addresses: Sequence[str] = (),
        doors: Mapping[str, Door] = MappingProxyType({}),
        *,
        limits: Limits | None = None,
        renamed: Mapping[str, str] = MappingProxyType({}),
        links: Links | None = None,
        guard: Guard | None = None,
        wire: Switchboard | None = None,
        monitors: Mapping[str, Door] = MappingProxyType({}),
        traffic: Traffic | None = None,
        ids: Callable[[], str] = str,
        desk: DeskFront | None = None,
    ) -> None:
        """Serve the pages of a stand.

        Args:
            stand: Where pages come from.
            addresses: What a 404 may suggest (`diplomacy/`, `diplomacy/rss.xml`).
            doors: By path, what lies below `/api/`.
            limits: How much a client may ask for pages; None where it may ask anything.
            renamed: By the name that a section had, the one it has.
            links: What pages lead to; by default to what is older alone.
            guard: Lets requests for pages in; None where everybody may see everything.
            wire: What lies at and below `/wire`.
            monitors: By path, what programs that watch ask for.
            traffic: Where requests are counted.
            ids: Makes ids for requests that have none.
            desk: What lies at and below `/desk`; None for no more than at any other address.
        """
        self._stand = stand
        self._addresses = tuple(addresses)
        self._doors = doors
        self._limits = limits
        self._renamed = renamed
        self._links = links or Links(stand, "", ())
        self._guard = guard
        self._wire = wire
        self._monitors = monitors
        self._ids = ids
        self._statuses = (traffic or Traffic()).statuses
        self._desk = desk
        self._deltas = Deltas()
        self._prepared: dict[str, PageAnswers] = {}

    async def __rsgi__(self, scope: Request, protocol: Exchange) -> None:
        """Answer one request."""
        method = scope.method
        headers = scope.headers

        def field(name: str) -> str | None:
            values = headers.get_all(name)
            if len(values) > 1:
                return ",".join(values)  # RFC 9110 §5.3
            return values[0] if values else None

        path = scope.path
        listens = self._wire is not None and is_wire(path)
        counted = "HEAD" if listens else method  # to come again costs a listener no more: it fetches no page
        answer: Answer | None
        if path.startswith(BELOW) or path in self._monitors:
            asked = Asked(method, path, scope.query_string, field, _chunks(protocol), scope.client)
            doors = self._doors if path.startswith(BELOW) else self._monitors
            # a task of asyncio's own: granian's lighter ones know no time limits
            answer = await asyncio.get_running_loop().create_task(answered(doors, asked, self._ids))
        elif headers.get_all("transfer-encoding"):  # granian hides a Content-Length that came beside it
            answer = not_whole(field("accept") or "")
        elif self._desk and is_desk(path):
            await asyncio.get_running_loop().create_task(self._desk.answer(scope, protocol))
            return
        elif self._limits and (wait := self._limits.wait(scope.client, path, counted, field)):
            answer = too_many(wait, field("accept") or "")
        elif self._wire and listens:
            call = Call(scope.client, method, path, scope.query_string, field)
            answer = await asyncio.get_running_loop().create_task(self._wire.answer(call, protocol))
            if answer is None:
                self._statuses[2] += 1
                return
        elif self._guard and not self._guard.is_open(path, field):
            query, peer = scope.query_string, scope.client
            known = self._guard.known(self, method, path, field, query=query, peer=peer)
            answer = known or await self._guard.answer(self, method, path, field, query=query, peer=peer)
        else:
            query = scope.query_string
            at_hand = self.is_at_hand(path)
            answer = self.answer(method, path, field, query) if at_hand else await self._far(method, path, field, query)
        self._statuses[answer.status // 100] += 1
        _tell(protocol, answer, method)

    def answer(self, method: str, path: str, field: Callable[[str], str | None], query: str = "") -> Answer:
        """The answer to a request; its body is to be left out for HEAD.

        Args:
            method: In capitals.
            path: Percent-decoded, starting with `/`.
            field: Gives the value of a header, several joined by commas, by its name in lower case.
            query: As sent.
        """
        if method not in ("GET", "HEAD"):
            return answers.options() if method == "OPTIONS" else not_allowed(field("accept") or "")
        page = self._page(path)
        if page is None:
            return self._elsewhere(path, query, field("accept") or "")
        encodings = acceptable(field("accept-encoding"), page.encodings)
        if not encodings:
            return not_acceptable(field("accept") or "")
        if page.published.gone:  # RFC 9110 §13.2.1: conditions are for what would be a 200
            return self._gone(path, page.full[encodings[0]], field("accept") or "")
        none_match = field("if-none-match")
        since = field("if-modified-since") if none_match is None else None
        same = page.unchanged(encodings, none_match, since)
        return page.not_modified[same] if same else self._changed(path, page, encodings, none_match, field)

    def _changed(
        self,
        path: str,
        page: PageAnswers,
        encodings: Sequence[str],
        held: str | None,
        field: Callable[[str], str | None],
    ) -> Answer:
        """What the client lacks of a page, where it says what it has and wants no more; else the page."""
        if held and (manipulations := field("a-im")):
            delta = self._deltas.answer(page_at(path), page, encodings, held, manipulations)
            if delta is not None:
                return delta
        return page.full[encodings[0]]

    def _page(self, path: str) -> PageAnswers | None:
        name = page_at(path)
        published = self._stand.get(name)
        if published is None:
            self._prepared.pop(path, None)
            return None
        page = self._prepared.get(path)
        if page is None and self._name_before(path):
            return None
        if page is None or page.published is not published:
            page = PageAnswers(published, self._links.field(name))
            if len(self._prepared) >= _MOST_KEPT:
                self._prepared.clear()
            self._prepared[path] = page
            self._deltas.note(name, published)
        return page

    def _name_before(self, path: str) -> str | None:
        """The name that a section had before, where the path begins with one; it counts more than any page there."""
        name = path[1:].partition("/")[0]
        return name if name in self._renamed else None

    def is_at_hand(self, path: str) -> bool:
        """Whether what there is at this address can be told at once, without waiting for a network."""
        if not self._stand.is_at_hand(page_at(path)):
            return False
        return path in self._prepared or path.endswith("/") or self._stand.is_at_hand(_page_below(path))

    async def fetch(self, path: str) -> None:
        """Have what there is at this address at hand, while others are answered."""
        # a task of asyncio's own: granian's lighter ones cannot wait for a thread
        await asyncio.get_running_loop().create_task(asyncio.to_thread(self._fetch, path))

    async def _far(self, method: str, path: str, field: Callable[[str], str | None], query: str) -> Answer:
        await self.fetch(path)
        return self.answer(method, path, field, query)

    def _fetch(self, path: str) -> None:
        if self._stand.get(page_at(path)) is None and not path.endswith("/"):
            self._stand.get(_page_below(path))

    def is_gone(self, path: str) -> bool:
        """Whether it is said that there was something here, and will not be again."""
        pages = (self._stand.get(name) for name in (page_at(path), _page_below(path)))
        return any(page is not None and page.gone for page in pages)

    def _elsewhere(self, path: str, query: str, accept: str) -> Answer:
        if before := self._name_before(path):
            rest = path[1 + len(before) :] or "/"
            return answers.moved_with(answers.moved(f"/{self._renamed[before]}{quote(rest)}"), query)
        if not path.endswith("/") and self._stand.get(_page_below(path)) is not None:
            return answers.moved_with(answers.moved(quote(path) + "/"), query)
        return missing(path, accept, self._addresses)

    def _gone(self, path: str, notice: Answer, accept: str) -> Answer:
        """What is said of a page in its own form, but to programs that want a problem, or where nothing is said."""
        own = dict(notice.headers)["content-type"]
        if notice.body and (form_for(accept) != "problem" or "json" in own):
            return notice
        return missing(path, accept, self._addresses, status=410)


def _page_below(path: str) -> str:
    """The page at an address that lacks its last slash."""
    return f"{path[1:]}/index.html"


def _tell(protocol: Exchange, answer: Answer, method: str) -> None:
    if answer.body and method != "HEAD":
        protocol.response_bytes(answer.status, answer.headers, answer.body)
    else:
        protocol.response_empty(answer.status, answer.headers)


async def _chunks(protocol: Exchange) -> AsyncIterator[bytes]:
    """The body, to be read on where one left off; granian's own iterator can be begun once only."""
    async for chunk in protocol:
        yield chunk
