"""The port that the web server listens at: free, or ours."""

import errno
import http.client
import socket
from collections.abc import Iterator
from contextlib import closing
from typing import Final

from syndicate.config import Config
from syndicate.model.checkup import Finding, bad, doubtful, well

_PATIENCE_SECS: Final = 2
_NOWHERE: Final = "/api/nowhere"
"""Where nothing is: our server says so as a problem (RFC 9457), and which server it is."""


def port(config: Config) -> Iterator[Finding]:
    """Whether the web server can listen there, or does."""
    web = config.web
    subject = f"port {web.port}"
    try:
        family, kind, protocol, _, address = socket.getaddrinfo(web.host, web.port, type=socket.SOCK_STREAM)[0]
        with socket.socket(family, kind, protocol) as tried:
            tried.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
            tried.bind(address)
    except OSError as error:
        yield _taken(config, subject, error)
    else:
        yield well(subject, f"free on {web.host}")


def _taken(config: Config, subject: str, error: OSError) -> Finding:
    web = config.web
    match error.errno:
        case errno.EADDRINUSE if web.certificate_file:
            return doubtful(
                subject, "in use, by syndicate or by another", f"see who has it: ss -ltnp 'sport = {web.port}'"
            )
        case errno.EADDRINUSE if _is_ours(web.host, web.port):
            return well(subject, "syndicate answers there")
        case errno.EADDRINUSE:
            return bad(
                subject,
                "another program has it",
                f"stop that one (ss -ltnp 'sport = {web.port}' names it), or choose another port in [web]",
            )
        case errno.EACCES:
            return bad(
                subject,
                "this user may not listen there",
                "choose a port above 1023 in [web] behind a proxy, or AmbientCapabilities=CAP_NET_BIND_SERVICE",
            )
        case _:
            return bad(subject, f"{web.host}: {error.strerror}", "put host right in [web]: an address of this machine")


def _is_ours(host: str, number: int) -> bool:
    host = {"0.0.0.0": "127.0.0.1", "::": "::1"}.get(host, host)  # noqa: S104 - where to ask, not where to listen
    try:
        with closing(http.client.HTTPConnection(host, number, timeout=_PATIENCE_SECS)) as asked:
            asked.request("GET", _NOWHERE)
            said = asked.getresponse()
            return (said.getheader("server"), said.getheader("content-type")) == ("granian", "application/problem+json")
    except (OSError, http.client.HTTPException):
        return False
