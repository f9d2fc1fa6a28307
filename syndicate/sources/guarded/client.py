"""The guarded client: redirects followed by hand, every hop checked, secrets kept to their own server."""

import ssl
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from functools import cache

import certifi
from requests import PreparedRequest, RequestException, Response
from urllib3.exceptions import HTTPError as Urllib3Error

from syndicate.errors import HttpError
from syndicate.ports.http import NOTHING, Answer
from syndicate.rules.networks import Bounds, internet
from syndicate.sources.guarded.dialling import Dialler, Resolver, SystemResolver
from syndicate.sources.guarded.inflate import ACCEPTED, PIECE, inflated
from syndicate.sources.guarded.target import joined, target_of
from syndicate.sources.guarded.transport import Transport, tls_context
from syndicate.sources.guarded.trouble import said
from syndicate.sources.guarded.watch import Watch

LARGEST = 8 * 1024 * 1024
"""Bytes of a body, inflated; what is larger is no dispatch and no feed of them."""

HOPS = 5
"""Redirects followed in a row."""

_HEADERS = 128 * 1024
_FRAMING = 128 * 1024
_EXCERPT = 2000
_PERMANENT = frozenset({301, 308})
_REDIRECTS = frozenset({301, 302, 303, 307, 308})
_EMPTY = frozenset({204, 304})
_ERRORS = 400
_LIBRARIES = (RequestException, Urllib3Error, OSError, ValueError)

_tls_context = cache(tls_context)


@dataclass(frozen=True, slots=True, kw_only=True)
class GuardedClient:
    """See :class:`~syndicate.ports.http.HttpClient`; for any number of threads.

    Attributes:
        agent: For User-Agent.
        seconds: For a whole call, redirects included.
        bounds: Which addresses may be connected to.
        ca_file: The authorities to trust (PEM), or None for those of the Web.
        largest: Bytes of a body, inflated.
        resolver: Looks names up.
    """

    agent: str
    seconds: float = 30.0
    bounds: Bounds = internet
    ca_file: str | None = None
    largest: int = LARGEST
    resolver: Resolver = field(default_factory=SystemResolver)

    def get(self, address: str, headers: Mapping[str, str] = NOTHING, secrets: Mapping[str, str] = NOTHING) -> Answer:
        """See the port."""
        watch = Watch(self.seconds)
        first = last = target_of(address)
        moved_to = None
        moving = True
        for _ in range(HOPS + 1):
            answer = self._once("GET", address, None, {**headers, **secrets}, watch)
            location = answer.headers.get("location")
            if answer.status not in _REDIRECTS or location is None:
                return replace(answer, moved_to=moved_to)
            address = joined(address, location)
            target = target_of(address)
            if secrets and last.secure and not target.secure:
                raise HttpError(f"{last.host} redirects from https to http, where secrets would be seen; not followed")
            if not target.keeps_secrets_of(last):
                secrets = NOTHING
            last = target
            moving = moving and answer.status in _PERMANENT
            moved_to = address if moving else moved_to
        raise HttpError(f"{first.host} redirects more than {HOPS} times in a row")

    def post(self, address: str, body: bytes, headers: Mapping[str, str] = NOTHING) -> Answer:
        """See the port."""
        return self._once("POST", address, body, headers, Watch(self.seconds))

    def _once(self, method: str, address: str, body: bytes | None, headers: Mapping[str, str], watch: Watch) -> Answer:
        host = target_of(address).host
        watch.allow(_HEADERS, "headers")
        try:
            response = Transport(Dialler(self.resolver, self.bounds), watch, self._tls).exchange(
                _request(method, address, body, {"User-Agent": self.agent, "Accept-Encoding": ACCEPTED, **headers})
            )
            with response:
                return Answer(
                    address=address,
                    status=response.status_code,
                    headers={name.lower(): value for name, value in response.headers.items()},
                    body=self._body(response, watch),
                )
        except _LIBRARIES as error:
            raise said(error, host, watch) from None

    def _tls(self) -> ssl.SSLContext:
        return _tls_context(self.ca_file or certifi.where())

    def _body(self, response: Response, watch: Watch) -> bytes:
        if response.status_code in _REDIRECTS or response.status_code in _EMPTY:
            return b""
        watch.allow(2 * self.largest + _FRAMING, "body")
        pieces = inflated(
            response.headers.get("content-encoding", ""), response.raw.stream(PIECE, decode_content=False)
        )
        if response.status_code >= _ERRORS:
            return _excerpt(pieces)
        body = bytearray()
        for piece in pieces:
            body += piece
            if len(body) > self.largest:
                raise HttpError(f"the answer is larger than {self.largest:,} bytes; no dispatch is")
        return bytes(body)


def _request(method: str, address: str, body: bytes | None, headers: Mapping[str, str]) -> PreparedRequest:
    request = PreparedRequest()
    request.prepare(method=method, url=address, headers=headers, data=body)
    return request


def _excerpt(pieces: Iterable[bytes]) -> bytes:
    """The beginning of an error's body; that it is an error is known already, whatever happens to the rest."""
    body = bytearray()
    try:
        for piece in pieces:
            body += piece
            if len(body) >= _EXCERPT:
                break
    except (HttpError, *_LIBRARIES):
        pass
    return bytes(body[:_EXCERPT])
