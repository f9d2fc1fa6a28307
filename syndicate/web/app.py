"""The ASGI callable: a request's path and four of its headers in, a prepared answer out.

GET, HEAD and OPTIONS only; request bodies are never read; Range is ignored, because a changing feed has no use for
it (RFC 9110 §14.2 allows that). The path of a page that was asked for before costs a few dictionary look-ups.
"""

from collections.abc import Awaitable, Callable, Iterable, Sequence
from typing import Any
from urllib.parse import quote

from syndicate.ports.stand import Stand
from syndicate.web import answers
from syndicate.web.answers import Answer, PageAnswers
from syndicate.web.missing import missing
from syndicate.web.negotiate import acceptable

Scope = dict[str, Any]
Receive = Callable[[], Awaitable[dict[str, Any]]]
Send = Callable[[dict[str, Any]], Awaitable[None]]

_READ = frozenset({b"accept-encoding", b"if-none-match", b"if-modified-since", b"accept"})
_MOST_KEPT = 4096


class Application:
    """Serves a stand."""

    def __init__(self, stand: Stand, addresses: Sequence[str] = ()) -> None:
        """Serve the pages of a stand.

        Args:
            stand: Where pages come from.
            addresses: What a 404 may suggest (`diplomacy/`, `diplomacy/rss.xml`).
        """
        self._stand = stand
        self._addresses = tuple(addresses)
        self._prepared: dict[str, PageAnswers] = {}

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer one request, or follow the server's start and stop."""
        if scope["type"] == "lifespan":
            await _lifespan(receive, send)
            return
        method = scope["method"]
        answer = self.answer(method, scope["path"], scope["headers"])
        await send(answer.start)
        await send(answer.empty if method == "HEAD" else answer.whole)

    def answer(self, method: str, path: str, headers: Iterable[tuple[bytes, bytes]]) -> Answer:
        """The answer to a request; its body is to be left out for HEAD.

        Args:
            method: In capitals.
            path: Percent-decoded, starting with `/`.
            headers: Names in lower case.
        """
        if method not in ("GET", "HEAD"):
            return answers.options() if method == "OPTIONS" else answers.not_allowed()
        asked: dict[bytes, str] = {}
        for name, value in headers:
            if name in _READ:
                told = value.decode("latin-1")
                asked[name] = f"{asked[name]},{told}" if name in asked else told  # RFC 9110 §5.3
        page = self._page(path)
        if page is None:
            return self._elsewhere(path, asked.get(b"accept", ""))
        encodings = acceptable(asked.get(b"accept-encoding"), page.encodings)
        if not encodings:
            return answers.not_acceptable()
        if b"if-none-match" in asked or b"if-modified-since" in asked:
            same = page.unchanged(encodings, asked.get(b"if-none-match"), asked.get(b"if-modified-since"))
            if same is not None:
                return page.not_modified[same]
        return page.full[encodings[0]]

    def _page(self, path: str) -> PageAnswers | None:
        published = self._stand.get(path[1:] + "index.html" if path.endswith("/") else path[1:])
        if published is None:
            self._prepared.pop(path, None)
            return None
        page = self._prepared.get(path)
        if page is None or page.published is not published:
            page = PageAnswers(published)
            if len(self._prepared) >= _MOST_KEPT:
                self._prepared.clear()
            self._prepared[path] = page
        return page

    def _elsewhere(self, path: str, accept: str) -> Answer:
        if not path.endswith("/") and self._stand.get(f"{path[1:]}/index.html") is not None:
            return answers.moved(quote(path) + "/")
        return missing(path, accept, self._addresses)


async def _lifespan(receive: Receive, send: Send) -> None:
    while True:
        message = await receive()
        await send({"type": f"{message['type']}.complete"})
        if message["type"] == "lifespan.shutdown":
            return
