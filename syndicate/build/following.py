"""The live wire, followed: that of a store, or that of a web server. What both give is the same."""

import http.client
import json
import ssl
import time
from collections.abc import Callable, Iterator, Mapping
from contextlib import closing
from dataclasses import dataclass
from typing import Any, Final
from urllib.parse import urlsplit

from syndicate.errors import HttpError, HttpUnavailable, StoreBusy
from syndicate.formats.envelope import EnvelopeWriter
from syndicate.model.section import Agency
from syndicate.rules.event_reading import Event, EventReader
from syndicate.store.ledger import SqlLedger

_LOOK_SECS: Final = 0.25
_SILENCE_SECS: Final = 60
"""After which a connection is dead: a server says something every 15 seconds."""
_PAUSE_SECS: Final = 3.0
_AT_ONCE: Final = 64
_LONGEST_LINE: Final = 16 * 1024 * 1024
_WIRE: Final = "/wire"

Ended = Callable[[], bool]
"""Whether nobody wants any more."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Told:
    """One event of the wire.

    Attributes:
        id: Its number.
        name: `dispatch.usable`, `dispatch.withheld`, `dispatch.canceled`; or `reset`.
        fields: What it says, as `docs/how-to/listen-to-the-wire.md` has it.
    """

    id: str
    name: str
    fields: Mapping[str, Any]


def follow_store(ledger: SqlLedger, agency: Agency, last: int, ended: Ended, *, wait: bool) -> Iterator[Told]:
    """Give the newest events of a store, then what comes.

    Args:
        ledger: The store.
        agency: Whose it is.
        last: How many of the newest come first.
        ended: Asked between two looks.
        wait: Whether to go on when there is no more.

    Raises:
        StoreError: It cannot be read.
    """
    wire = ledger.wire()
    writer = EnvelopeWriter(agency)
    span = wire.span()
    position = max(span.first - 1, span.last - last)
    while not ended():
        try:
            events = wire.after(position, _AT_ONCE)
            found = ledger.dispatches([(event.guid, event.version) for event in events])
        except StoreBusy:
            events, found = [], []
        versions = {(dispatch.guid, dispatch.version): dispatch for dispatch in found}
        for event in events:
            fields = json.loads(writer.event(versions[event.guid, event.version], event.sections))
            yield Told(id=str(event.number), name=fields["type"], fields=fields)
            position = event.number
        if not events:
            if not wait:
                return
            time.sleep(_LOOK_SECS)


def follow_address(url: str, token: str | None, ended: Ended, trouble: Callable[[str], None]) -> Iterator[Told]:
    """Give what a web server tells from now on, whatever breaks meanwhile.

    Args:
        url: Of a wire, or of the server.
        token: That lets us hear what is private, or None.
        ended: Asked whenever the server says something.
        trouble: Called with why a connection ended, each time; then it is made again.

    Raises:
        HttpError: The server tells nothing there.
    """
    reader = EventReader()
    while not ended():
        try:
            for event in _events(url, token, reader):
                if ended():
                    return
                if event:
                    yield _told(event)
        except HttpUnavailable as error:
            trouble(str(error))
        if not ended():
            time.sleep(_PAUSE_SECS if reader.retry_millis is None else reader.retry_millis / 1000)


def _events(url: str, token: str | None, reader: EventReader) -> Iterator[Event | None]:
    """What each line of one connection completes."""
    parts = urlsplit(url)
    host = parts.hostname or ""
    path = _WIRE if parts.path in {"", "/"} else parts.path
    fields = {"Accept": "text/event-stream", "Last-Event-ID": reader.last_id, "Authorization": f"Bearer {token}"}
    wanted = {"Last-Event-ID": bool(reader.last_id), "Authorization": bool(token)}
    try:
        connection = (
            http.client.HTTPSConnection(host, parts.port, timeout=_SILENCE_SECS, context=ssl.create_default_context())
            if parts.scheme == "https"
            else http.client.HTTPConnection(host, parts.port, timeout=_SILENCE_SECS)
        )
        with closing(connection):
            connection.request(
                "GET",
                f"{path}?{parts.query}" if parts.query else path,
                headers={name: value for name, value in fields.items() if wanted.get(name, True)},
            )
            answer = connection.getresponse()
            _is_a_stream(url, answer)
            while line := answer.readline(_LONGEST_LINE):
                yield reader.line(line.decode("utf-8", "replace").rstrip("\r\n"))
    except (OSError, http.client.HTTPException) as error:
        raise HttpUnavailable(f"{host} broke off") from error
    raise HttpUnavailable(f"{host} ended the stream")


def _is_a_stream(url: str, answer: http.client.HTTPResponse) -> None:
    if answer.status >= http.client.INTERNAL_SERVER_ERROR or answer.status == http.client.TOO_MANY_REQUESTS:
        raise HttpUnavailable(f"{url}: {answer.status} {answer.reason}")
    if place := answer.getheader("location"):
        raise HttpError(f"{url} is at {place} now; name that")
    if answer.status in {http.client.UNAUTHORIZED, http.client.FORBIDDEN}:
        raise HttpError(f"{url}: {answer.status}; say with --token-env which variable holds a token")
    kind = answer.headers.get_content_type()
    if answer.status != http.client.OK or kind != "text/event-stream":
        raise HttpError(f"{url} is no wire ({answer.status}, {kind}); one is at /wire or /wire/SECTION")


def _told(event: Event) -> Told:
    try:
        fields = json.loads(event.data)
    except ValueError as error:
        raise HttpError("this is no wire of syndicate's: an event is no JSON") from error
    return Told(id=event.id, name=event.name, fields=fields if isinstance(fields, dict) else {})
