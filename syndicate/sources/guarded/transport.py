"""requests and urllib3 on watched sockets, one connection a request.

There is no `requests.Session`: it would read a redirect's body whole before it hands the redirect over, and it takes
proxies and `~/.netrc` from the environment.
"""

import re
import ssl
from collections.abc import Callable
from email.errors import MultipartInvariantViolationDefect, StartBoundaryNotFoundDefect
from http.client import HTTPMessage, HTTPResponse
from typing import Any

from requests import PreparedRequest, Response
from requests.adapters import HTTPAdapter
from urllib3 import HTTPConnectionPool, HTTPSConnectionPool
from urllib3.connection import HTTPConnection, HTTPSConnection

from syndicate.errors import HttpError
from syndicate.sources.guarded.dialling import Dialler
from syndicate.sources.guarded.target import target_of
from syndicate.sources.guarded.watch import Watch, WatchedSocket, WatchedTlsSocket

_OF_MULTIPART = (StartBoundaryNotFoundDefect, MultipartInvariantViolationDefect)
"""What `http.client` finds amiss in any answer of that type, because it reads no body."""

_LENGTH = re.compile(r"[0-9]{1,15}(?:[ \t]*,[ \t]*[0-9]{1,15}){0,8}")


class _StrictResponse(HTTPResponse):
    """A response whose end is certain, or there is none: what its framing leaves open could be cut off unseen."""

    def begin(self) -> None:
        """Read the status and the headers.

        Raises:
            HttpError: They do not say for certain where the body ends.
        """
        super().begin()
        fault = _fault(self.headers)
        if fault:
            raise HttpError(f"the answer is malformed: {fault}")
        if self.chunked:
            del self.headers["content-length"]  # RFC 9112 §6.3: the chunks say where it ends


def _fault(headers: HTTPMessage) -> str | None:
    if any(not isinstance(defect, _OF_MULTIPART) for defect in headers.defects):
        return "a line among its headers is none"
    lengths = ", ".join(headers.get_all("content-length", []))
    if lengths and not _LENGTH.fullmatch(lengths.strip()):  # RFC 9112 §6.3
        return f"its Content-Length is {lengths[:40]!r}"
    if len({int(length) for length in lengths.split(",") if length.strip()}) > 1:
        return "it has two lengths"
    codings = ", ".join(headers.get_all("transfer-encoding", [])).strip().lower()
    if codings not in {"", "chunked", "identity"}:  # RFC 9112 §7.4: no TE was sent, so no other may be used
        return f"its Transfer-Encoding is {codings[:40]!r}"
    return None


class _Connection(HTTPConnection):
    response_class = _StrictResponse

    def __init__(self, *arguments: Any, dialler: Dialler, watch: Watch, **options: Any) -> None:
        super().__init__(*arguments, **options)
        self._dialler = dialler
        self._watch = watch

    def _new_conn(self) -> WatchedSocket:
        return self._dialler.dial(self._dns_host, self.port, self._watch)


class _TlsConnection(_Connection, HTTPSConnection):
    def connect(self) -> None:
        super().connect()
        sock = self.sock
        if not isinstance(sock, WatchedTlsSocket):
            raise TypeError("the TLS context makes sockets that nobody watches")
        sock.watch = self._watch
        sock.suppress_ragged_eofs = False  # an end without the peer's word may be an attacker's (RFC 8446 §6.1)


class _Pool(HTTPConnectionPool):
    ConnectionCls = _Connection


class _TlsPool(HTTPSConnectionPool):
    ConnectionCls = _TlsConnection


def tls_context(ca_file: str) -> ssl.SSLContext:
    """Trust these authorities, and make watched sockets.

    Raises:
        HttpError: The file cannot be read, or holds no certificates.
    """
    try:
        context = ssl.create_default_context(cafile=ca_file)
    except (OSError, ValueError) as error:
        raise HttpError(f"{ca_file} cannot be read as certificates of authorities (PEM)") from error
    context.sslsocket_class = WatchedTlsSocket
    return context


class Transport(HTTPAdapter):
    """Sends one request.

    Args:
        dialler: Connects.
        watch: Of the call.
        tls: Asked for where the request is of https.
    """

    def __init__(self, dialler: Dialler, watch: Watch, tls: Callable[[], ssl.SSLContext]) -> None:
        super().__init__(max_retries=0)
        self._dialler = dialler
        self._watch = watch
        self._tls = tls

    def exchange(self, request: PreparedRequest) -> Response:
        """Send, and read the status and the headers; the body is left where it is."""
        return self.send(request, stream=True, timeout=self._watch.left())

    def get_connection_with_tls_context(self, request: PreparedRequest, *_: Any, **__: Any) -> HTTPConnectionPool:
        """A pool of one, for the request's host; no proxy is asked for."""
        target = target_of(request.url or "")
        own: dict[str, Any] = {"dialler": self._dialler, "watch": self._watch}
        if target.secure:
            return _TlsPool(target.host, target.port, ssl_context=self._tls(), **own)
        return _Pool(target.host, target.port, **own)

    def cert_verify(self, *_: Any, **__: Any) -> None:
        """Leave the certificate to the TLS context."""
