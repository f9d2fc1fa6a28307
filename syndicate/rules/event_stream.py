"""The event stream format (WHATWG HTML §9.2.5 and §9.2.6), as far as a server writes it."""

import re
from typing import Final

MEDIA_TYPE: Final = "text/event-stream"

BEAT: Final = b":\n\n"
"""A comment, which keeps a connection open through proxies and tells a client nothing."""

_LINES = re.compile("\r\n|\r|\n")


def event(name: str, data: str, number: int) -> bytes:
    """One event.

    Args:
        name: Its type; one line.
        data: May be of several lines, whatever these end in; a client gets them joined by LF.
        number: Its id, which the client sends back to go on after it.
    """
    lines = "".join(f"data: {line}\n" for line in _LINES.split(data))
    return f"id: {number}\nevent: {name}\n{lines}\n".encode()


def place(number: int) -> bytes:
    """Say where the client is in the stream, without an event: it goes on from there when it comes again."""
    return f"id: {number}\n\n".encode()


def opening(number: int, retry_millis: int) -> bytes:
    """The beginning of a stream: how long to wait before coming again, and where it begins."""
    return f"retry: {retry_millis}\nid: {number}\n\n".encode()


def asked_number(identifier: str) -> int | None:
    """The number in a Last-Event-ID; None for what no stream of ours ever gave."""
    return int(identifier) if re.fullmatch(r"[0-9]{1,18}", identifier, re.ASCII) else None
