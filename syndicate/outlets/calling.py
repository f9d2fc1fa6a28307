"""Calls by libcurl: hundreds at once in one thread, over connections that are kept.

A call has one deadline for all of it, follows no redirect, knows no proxy, no `.netrc` and no cookie, and connects
only to addresses that its bounds allow: they are looked at when the socket is made, after the name was resolved, so a
name that changes its mind reaches nothing.
"""

import resource
import selectors
import socket
import time
from collections.abc import Sequence
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

_MOMENT_SECS = 0.005
"""Calls that end within so long of another are told together: writing down what they came to is one commit."""

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
        alone: Whether no other call may use its connection, as others have narrower bounds: these are looked at when a
            connection is made.
    """

    timeout: timedelta
    bounds: Bounds
    ca_file: str | None = None
    alone: bool = False


@dataclass(slots=True)
class Calls(Generic[T]):
    """Makes calls. For one thread.

    Attributes:
        agent: What it calls itself.
    """

    agent: str
    _multi: Any = field(default_factory=pycurl.CurlMulti)
    _lines: "dict[Any, _Line[T]]" = field(default_factory=dict)
    _spare: "list[_Line[T]]" = field(default_factory=list)
    _selector: selectors.BaseSelector = field(default_factory=selectors.DefaultSelector)
    _watched: set[int] = field(default_factory=set)
    _wake: float | None = None

    def __post_init__(self) -> None:
        """Have libcurl say which sockets it waits for, and until when: with hundreds nothing else is quick."""
        files, _ = resource.getrlimit(resource.RLIMIT_NOFILE)
        self._multi.setopt(pycurl.M_MAXCONNECTS, min(files // 2, _MOST_CONNECTIONS))
        self._multi.setopt(pycurl.M_SOCKETFUNCTION, self._watch)
        self._multi.setopt(pycurl.M_TIMERFUNCTION, self._set_timer)

    def send(self, call: Call[T], terms: Terms) -> None:
        """Begin a call; how it ends is told by :meth:`ended`, whatever goes wrong."""
        line = self._spare.pop() if self._spare else _Line(self.agent)
        line.begin(call, terms)
        self._lines[line.handle] = line
        self._multi.add_handle(line.handle)

    def ended(self, patience: timedelta) -> Sequence[tuple[Call[T], Answer]]:
        """The calls that have ended; waits for one, at most this long, and a moment for others. Each is told once."""
        until = time.monotonic() + patience.total_seconds()
        ended: list[tuple[Call[T], Answer]] = []
        while True:
            self._work(max(0.0, until - time.monotonic()) if self._lines else 0)
            found = self._finished()
            if found and not ended:
                until = min(until, time.monotonic() + _MOMENT_SECS)
            ended += found
            if not self._lines or time.monotonic() >= until:
                return ended

    def close(self) -> None:
        """Break off what is under way."""
        for handle in self._lines:
            self._multi.remove_handle(handle)
            handle.close()
        self._lines.clear()
        for line in self._spare:
            line.handle.close()
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
        known = descriptor in self._watched
        if what == pycurl.POLL_REMOVE:
            if known:
                self._watched.remove(descriptor)
                self._selector.unregister(descriptor)
        elif known:
            self._selector.modify(descriptor, _WATCHED[what])
        else:
            self._watched.add(descriptor)
            self._selector.register(descriptor, _WATCHED[what])

    def _set_timer(self, millis: int) -> None:
        self._wake = None if millis < 0 else time.monotonic() + millis / 1000

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
        told = line.ended(trouble)
        self._multi.remove_handle(handle)
        self._spare.append(line)
        return told


class _Line(Generic[T]):
    """What makes one call after another: what is the same for all is told to libcurl once."""

    call: Call[T]

    def __init__(self, agent: str) -> None:
        self.handle: Any = pycurl.Curl()
        self._heard = Heard()
        self._refused: str | None = None
        self._terms: Terms | None = None
        always = {
            pycurl.USERAGENT: agent,
            pycurl.FOLLOWLOCATION: 0,
            pycurl.PROXY: "",
            pycurl.NETRC: pycurl.NETRC_IGNORED,
            pycurl.PROTOCOLS: pycurl.PROTO_HTTP | pycurl.PROTO_HTTPS,
            pycurl.NOSIGNAL: 1,
            pycurl.DNS_CACHE_TIMEOUT: 0,  # connections are kept instead; libcurl goes through all it holds at each call
            pycurl.WRITEFUNCTION: self._body,
            pycurl.HEADERFUNCTION: self._header,
            pycurl.OPENSOCKETFUNCTION: self._open,
        }
        for option, value in always.items():
            self.handle.setopt(option, value)

    def begin(self, call: Call[T], terms: Terms) -> None:
        """Have libcurl know what is called next."""
        self.call = call
        self._heard = Heard()
        self._refused = None
        if terms != self._terms:
            self._terms = terms
            self.handle.setopt(pycurl.TIMEOUT_MS, int(terms.timeout.total_seconds() * 1000))
            self.handle.setopt(pycurl.CAINFO, terms.ca_file or certifi.where())
            self.handle.setopt(pycurl.FORBID_REUSE, terms.alone)
        sent = [f"{name}: {value}" if value else f"{name}:" for name, value in call.headers.items()]
        self.handle.setopt(pycurl.URL, call.url)
        self.handle.setopt(pycurl.HTTPHEADER, ["Expect:", *sent])
        if call.body is None:
            self.handle.setopt(pycurl.HTTPGET, 1)
        else:
            self.handle.setopt(pycurl.POST, 1)
            self.handle.setopt(pycurl.POSTFIELDS, call.body)

    def ended(self, trouble: str | None) -> tuple[Call[T], Answer]:
        """What the call came to; `trouble` is libcurl's word for it."""
        took = timedelta(seconds=self.handle.getinfo(pycurl.TOTAL_TIME))
        if trouble is not None and not self._heard.enough:
            return self.call, Answer(error=self._refused or trouble, took=took)
        status = self.handle.getinfo(pycurl.RESPONSE_CODE) or None
        asked = self._heard.retry_after
        wait = retry_after(asked, self.call.sent) if asked else None
        return self.call, Answer(status=status, said=bytes(self._heard.said), took=took, retry_after=wait)

    def _body(self, piece: bytes) -> int | None:
        return self._heard.body(piece)

    def _header(self, line: bytes) -> None:
        self._heard.header(line)

    def _open(self, _purpose: int, address: Any) -> Any:
        """A socket for an address that the call may connect to."""
        host = address.addr[0].decode() if isinstance(address.addr[0], bytes) else address.addr[0]
        refused = self._terms.bounds(ip_address(host.partition("%")[0])) if self._terms else "nowhere"
        if refused:
            self._refused = f"the address leads to {refused}; allow_private = true allows private networks"
            return pycurl.SOCKET_BAD
        return _Lent(socket.socket(address.family, address.socktype, address.protocol))


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
