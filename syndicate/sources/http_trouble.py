"""What a web server's answer, or the lack of one, means for a source: which error, and what its operator can do."""

from datetime import datetime

from syndicate.errors import HttpError, HttpUnavailable, SourceError, SourceUnavailable
from syndicate.ports.http import Answer
from syndicate.rules.http_fields import retry_after

_PASSING = frozenset({408, 421, 425, 429})  # RFC 9110 §15.5.9, §15.5.20; RFC 8470 §5.2; RFC 6585 §4
_SERVER = 500
_SAYS = {
    401: "asks for a password or token; see those keys of the source, and whether what they name is right",
    403: "refuses us; ask the agency whether our access, or our address, is known to them",
    404: "has nothing at this address; see whether the agency gave another",
    407: "is a proxy that asks for a password",
    410: "says that this address is closed for good; take the source out, or ask the agency for another",
    429: "is asked too often",
    451: "may not give this out for legal reasons",
}


def unanswered(error: HttpError) -> SourceError:
    """The source's error for a server that gave no answer."""
    return (SourceUnavailable if isinstance(error, HttpUnavailable) else SourceError)(str(error))


def unhelpful(answer: Answer, server: str, now: datetime) -> SourceError:
    """The source's error for an answer with a status that brings no news.

    Args:
        answer: As it came.
        server: Its name for the operator.
        now: For a Retry-After that is a date.
    """
    says = _SAYS.get(answer.status, "does not give what was asked for")
    message = f"{server} {says} (HTTP {answer.status})"
    if answer.status in _PASSING or answer.status >= _SERVER:
        passing = SourceUnavailable(message)
        passing.retry_after = retry_after(answer.headers.get("retry-after"), now)
        return passing
    return SourceError(message)
