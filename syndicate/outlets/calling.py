"""Calls by libcurl: hundreds at once in one thread, over connections that are kept.

A call has one deadline for all of it, follows no redirect, knows no proxy, no `.netrc` and no cookie, and connects
only to addresses that its bounds allow: they are looked at when the socket is made, after the name was resolved, so a
name that changes its mind reaches nothing.
"""

import resource
import selectors
import socket
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from datetime import timedelta
from ipaddress import ip_address
from typing import Any, Generic, TypeVar

import certifi
import pycurl

from syndicate.model.delivery import Answer
from syndicate.outlets.answering import Heard
from syndicate.ports.caller import Call
from syndicate.rules.http_fields import retry_after
from syndicate.rules.networks import Bounds

T = TypeVar("T")

_MOST_CONNECTIONS = 4096

_WATCHED = {
    pycurl.POLL_IN: selectors.EVENT_READ,
    pycurl.POLL_OUT: selectors.EVENT_WRITE,
    pycurl.POLL_INOUT: selectors.EVENT_READ | selectors.EVENT_WRITE,
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Terms:
    """What a call must keep to.

    Attributes:
        timeout: For the whole of it.
        bounds: Which addresses may be connected to.
        ca_file: The authorities to trust (PEM), or None for those of the Web.
    """

    timeout: timedelta
    bounds: Bounds
    ca_file: str | None = None


@dataclass(slots=True)
class _Line(Generic[T]):
    call: Call[T]
    heard: Heard
    refused: str | None = None


@dataclass(slots=True)
class Calls(Generic[T]):
    """Makes calls. For one thread.

    Attributes:
        agent: What it calls itself.
    """

    agent: str
    _multi: Any = field(default_factory=pycurl.CurlMulti)
    _lines: dict[Any, _Line[T]] = field(default_factory=dict)
    _spare: list[Any] = field(default_factory=list)
    _selector: selectors.BaseSelector = field(default_factory=selectors.DefaultSelector)
    _wake: float | None = None

    def __post_init__(self) -> None:
        """Have libcurl say which sockets it waits for, and until when: with hundreds nothing else is quick."""
        files, _ = resource.getrlimit(resource.RLIMIT_NOFILE)
        self._multi.setopt(pycurl.M_MAXCONNECTS, min(files // 2, _MOST_CONNECTIONS))
        self._multi.setopt(pycurl.M_SOCKETFUNCTION, self._watch)
        self._multi.setopt(pycurl.M_TIMERFUNCTION, self._set_timer)

    def send(self, call: Call[T], terms: Terms) -> None:
        """Begin a call; how it ends is told by :meth:`ended`, whatever goes wrong."""
        handle = self._spare.pop() if self._spare else pycurl.Curl()
        line = _Line(call, Heard())
        self._prepare(handle, line, terms)
        self._lines[handle] = line
        self._multi.add_handle(handle)

    def ended(self, patience: timedelta) -> Sequence[tuple[Call[T], Answer]]:
        """The calls that have ended; waits for one, at most this long. Each is told once."""
        until = time.monotonic() + patience.total_seconds()
        while True:
            self._work(max(0.0, until - time.monotonic()) if self._lines else 0)
            ended = self._finished()
            if ended or not self._lines or time.monotonic() >= until:
                return ended

    def close(self) -> None:
        """Break off what is under way."""
        for handle in self._lines:
            self._multi.remove_handle(handle)
            handle.close()
        self._lines.clear()
        for handle in self._spare:
            handle.close()
        self._spare.clear()
        self._multi.close()
        self._selector.close()

    def _work(self, patience_secs: float) -> None:
        """Let libcurl go on with whatever is ready, waiting for it at most so long."""
        now = time.monotonic()
        due = patience_secs if self._wake is None else min(patience_secs, max(0.0, self._wake - now))
        for key, events in self._selector.select(due):
            readable = pycurl.CSELECT_IN if events & selectors.EVENT_READ else 0
            writable = pycurl.CSELECT_OUT if events & selectors.EVENT_WRITE else 0
            self._multi.socket_action(key.fd, readable | writable)
        if self._wake is not None and time.monotonic() >= self._wake:
            self._wake = None
            self._multi.socket_action(pycurl.SOCKET_TIMEOUT, 0)

    def _watch(self, what: int, descriptor: int, _multi: Any, _data: Any) -> None:
        known = descriptor in self._selector.get_map()
        if what == pycurl.POLL_REMOVE:
            if known:
                self._selector.unregister(descriptor)
        elif known:
            self._selector.modify(descriptor, _WATCHED[what])
        else:
            self._selector.register(descriptor, _WATCHED[what])

    def _set_timer(self, millis: int) -> None:
        self._wake = None if millis < 0 else time.monotonic() + millis / 1000

    def _prepare(self, handle: Any, line: _Line[T], terms: Terms) -> None:
        sent = {"Expect": "", **line.call.headers}
        options = {
            pycurl.URL: line.call.url,
            pycurl.HTTPHEADER: [f"{name}: {value}" if value else f"{name}:" for name, value in sent.items()],
            pycurl.USERAGENT: self.agent,
            pycurl.TIMEOUT_MS: int(terms.timeout.total_seconds() * 1000),
            pycurl.FOLLOWLOCATION: 0,
            pycurl.PROXY: "",
            pycurl.NETRC: pycurl.NETRC_IGNORED,
            pycurl.PROTOCOLS: pycurl.PROTO_HTTP | pycurl.PROTO_HTTPS,
            pycurl.NOSIGNAL: 1,
            pycurl.CAINFO: terms.ca_file or certifi.where(),
            pycurl.WRITEFUNCTION: line.heard.body,
            pycurl.HEADERFUNCTION: line.heard.header,
            pycurl.OPENSOCKETFUNCTION: _opener(line, terms.bounds),
        }
        if line.call.body is not None:
            options |= {pycurl.POST: 1, pycurl.POSTFIELDS: line.call.body}
        for option, value in options.items():
            handle.setopt(option, value)

    def _finished(self) -> list[tuple[Call[T], Answer]]:
        found: list[tuple[Call[T], Answer]] = []
        more = 1
        while more:
            more, done, failed = self._multi.info_read()
            found += [self._told(handle, None) for handle in done]
            found += [self._told(handle, message) for handle, _, message in failed]
        return found

    def _told(self, handle: Any, trouble: str | None) -> tuple[Call[T], Answer]:
        line = self._lines.pop(handle)
        took = timedelta(seconds=handle.getinfo(pycurl.TOTAL_TIME))
        status = handle.getinfo(pycurl.RESPONSE_CODE) or None
        self._multi.remove_handle(handle)
        handle.reset()
        self._spare.append(handle)
        if line.heard.enough:
            trouble = None
        elif trouble is not None:
            return line.call, Answer(error=line.refused or trouble, took=took)
        wait = retry_after(line.heard.retry_after, line.call.sent)
        return line.call, Answer(status=status, said=bytes(line.heard.said), took=took, retry_after=wait)


class _Lent:
    """A socket that pycurl makes a descriptor of its own of; ours is closed when it is let go."""

    def __init__(self, opened: socket.socket) -> None:
        self._opened = opened

    def fileno(self) -> int:
        """The descriptor."""
        return self._opened.fileno()

    def __del__(self) -> None:
        """Close ours."""
        self._opened.close()


def _opener(line: _Line[T], bounds: Bounds) -> Callable[[int, Any], Any]:
    def opened(_purpose: int, address: Any) -> Any:
        host = address.addr[0]
        if isinstance(host, bytes):
            host = host.decode()
        refused = bounds(ip_address(host.partition("%")[0]))
        if refused:
            line.refused = f"the address leads to {refused}; allow_private = true allows private networks"
            return pycurl.SOCKET_BAD
        return _Lent(socket.socket(address.family, address.socktype, address.protocol))

    return opened
