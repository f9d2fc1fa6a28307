"""What is used of RSGI, granian's own interface between a server and an application."""

from collections.abc import AsyncIterator, Awaitable
from typing import Protocol

from syndicate.web.answers import Headers
from syndicate.web.wire.listener import Transport


class RequestHeaders(Protocol):
    """What is used of RSGI's headers."""

    def get_all(self, key: str) -> list[str]:
        """Every value of a field, in order."""
        ...

    def keys(self) -> list[str]:
        """Every name once or more, in lower case."""
        ...


class Request(Protocol):
    """What is used of RSGI's scope; `path` is percent-decoded, `client` an address and a port."""

    client: str
    http_version: str
    method: str
    path: str
    query_string: str
    scheme: str
    server: str

    @property
    def headers(self) -> RequestHeaders:
        """The fields."""
        ...


class Exchange(Protocol):
    """What is used of RSGI's protocol."""

    def response_empty(self, status: int, headers: Headers) -> None:
        """Answer without a body."""
        ...

    def response_bytes(self, status: int, headers: Headers, body: bytes) -> None:
        """Answer with one."""
        ...

    def response_stream(self, status: int, headers: Headers) -> Transport:
        """Answer bit by bit."""
        ...

    def client_disconnect(self) -> Awaitable[None]:
        """Wait for the client to go."""
        ...

    def __aiter__(self) -> AsyncIterator[bytes]:
        """The request's body as it comes; can be read once."""
        ...
