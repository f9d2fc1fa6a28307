"""Requests that were let in before: to come again with the same token costs a few dictionary look-ups.

Only what stays as it is until the next configuration is remembered: that a live token opens an address from where it
is shown. Whether the token is live is looked at each time.
"""

from typing import Final, NamedTuple

from syndicate.model.access import Token
from syndicate.rules.addresses import page_at
from syndicate.web.answers import NO_REFERRER, Answer, Headers
from syndicate.web.keys import Keys
from syndicate.web.visits import Visit

MOST_KEPT: Final = 4096
"""Some 8 MB."""

_MOST_TOLD: Final = 4
_LONGEST: Final = 500
_NOTED_CHARS: Final = 300
_TOLD_AGAIN: Final = (200, 226, 304)

Request = tuple[str, str | None, str]
"""The path as asked for, the Authorization field, and the name of the client."""


class Told(NamedTuple):
    """What becomes of an answer.

    Attributes:
        of: Its header fields, kept here so that nothing else gets their identity.
        answer: The one that is given; without its body, because pages are large and change.
        visit: What is noted.
    """

    of: Headers
    answer: Answer
    visit: Visit


class Regular:
    """A request that is let in.

    Attributes:
        path: That is asked for, without what a secret address has in front.
        token: That lets it in.
        secret: Whether it is shown in the address.
    """

    __slots__ = ("_client", "_told", "path", "secret", "token")

    def __init__(self, path: str, token: Token, client: str, *, secret: bool) -> None:
        """Let it in.

        Args:
            path: See the attribute.
            token: See the attribute.
            client: The name of who asks.
            secret: See the attribute.
        """
        self.path = path
        self.token = token
        self.secret = secret
        self._client = client
        self._told: dict[int, Told] = {}

    def told(self, answer: Answer) -> Told:
        """What becomes of an answer for its receiver alone: no cache may give it to another (RFC 9111 §5.2.2.7)."""
        told = self._told.get(id(answer.headers))
        if told is None:
            told = Told(answer.headers, Answer(answer.status, self._headers(answer)), self._visit(answer))
            if answer.status in _TOLD_AGAIN:
                if len(self._told) >= _MOST_TOLD:
                    self._told.clear()
                self._told[id(answer.headers)] = told
        return told

    def _headers(self, answer: Answer) -> Headers:
        headers: Headers = [NO_REFERRER] if self.secret else []
        for name, value in answer.headers:
            if name == "cache-control":
                headers.append((name, f"private, {value}"))
            elif name == "vary" and not self.secret:
                headers.append((name, f"{value}, Authorization"))
            else:
                headers.append((name, value))
        return headers

    def _visit(self, answer: Answer) -> Visit:
        return Visit(
            outlet=self.token.outlet,
            prefix=self.token.prefix,
            path=page_at(self.path)[:_NOTED_CHARS],
            status=answer.status,
            tag=dict(answer.headers).get("etag"),
            client=self._client,
        )


class Regulars:
    """Knows requests again. Not for two threads."""

    def __init__(self, keys: Keys) -> None:
        """Let in by these tokens."""
        self._keys = keys
        self._known: dict[Request, Regular] = {}

    def find(self, request: Request) -> Regular | None:
        """Who this is; None for who was not here before, and for whose token has ended."""
        regular = self._known.get(request)
        if regular is not None and not self._keys.is_live(regular.token):
            del self._known[request]
            return None
        return regular

    def keep(self, request: Request, regular: Regular) -> None:
        """Know it again."""
        path, authorization, _ = request
        if len(path) + len(authorization or "") > _LONGEST:
            return
        if len(self._known) >= MOST_KEPT:
            self._known.clear()
        self._known[request] = regular
