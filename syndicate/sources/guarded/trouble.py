"""What requests, urllib3, http.client and ssl raise, in sentences of ours."""

import ssl
from collections.abc import Iterator
from http.client import HTTPException, IncompleteRead, RemoteDisconnected

from urllib3.exceptions import IncompleteRead as BodyIncomplete
from urllib3.exceptions import InvalidChunkLength, LocationParseError, ProtocolError

from syndicate.errors import HttpError, HttpUnavailable
from syndicate.sources.guarded.watch import Watch

_BROKEN_OFF = (IncompleteRead, BodyIncomplete, InvalidChunkLength, ssl.SSLEOFError)


def said(error: Exception, host: str, watch: Watch) -> HttpError:
    """The error to raise instead.

    Args:
        error: As caught.
        host: Who was asked.
        watch: Of the call.
    """
    try:
        watch.left()
    except HttpUnavailable as over:
        return over
    for each in _chain(error):
        made = _one(each, host, watch)
        if made is not None:
            return made
    return HttpError(f"{host} cannot be asked ({type(error).__name__})")  # its words may hold a secret of the request


def _one(error: BaseException, host: str, watch: Watch) -> HttpError | None:
    if isinstance(error, HttpError):
        return error
    if isinstance(error, TimeoutError):
        return watch.over()
    if isinstance(error, _BROKEN_OFF):
        return HttpUnavailable(f"the answer of {host} broke off")
    if isinstance(error, ssl.SSLError):
        return _of_tls(error, host)
    return _of_http(error, host)


def _of_tls(error: ssl.SSLError, host: str) -> HttpError:
    if isinstance(error, ssl.SSLCertVerificationError):
        return HttpError(f"the certificate of {host} cannot be trusted: {error.verify_message.rstrip('.')}")
    return HttpError(f"{host} does not speak TLS as it should: {error.reason or error}")


def _of_http(error: BaseException, host: str) -> HttpError | None:
    match error:
        case RemoteDisconnected():
            return HttpUnavailable(f"{host} closed the connection without an answer")
        case LocationParseError():
            return HttpError(f"{host!r} is no host")
        case HTTPException():
            return HttpError(f"{host} does not answer in HTTP: {type(error).__name__} {str(error)[:80]!r}")
        case OSError(errno=int()):
            return HttpUnavailable(f"the connection to {host} broke: {error.strerror}")
        case ProtocolError():
            return HttpUnavailable(f"the answer of {host} broke off")
    return None


def _chain(error: BaseException) -> Iterator[BaseException]:
    """The error and all it was made of, the innermost first."""
    seen: list[BaseException] = []
    waiting: list[BaseException] = [error]
    while waiting:
        each = waiting.pop(0)
        if any(each is other for other in seen):
            continue
        seen.append(each)
        inner = (getattr(each, "reason", None), *each.args, each.__cause__, each.__context__)
        waiting.extend(one for one in inner if isinstance(one, BaseException))
    return reversed(seen)
