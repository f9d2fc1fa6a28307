"""Webhooks by libcurl: hundreds of calls at once in one thread, over connections that are kept.

A call has one deadline for all of it, follows no redirect, knows no proxy, no `.netrc` and no cookie, and connects
only to addresses that its bounds allow: they are looked at when the socket is made, after the name was resolved, so a
name that changes its mind reaches nothing.
"""

import resource
import selectors
import socket
import time
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import timedelta
from ipaddress import ip_address
from typing import Any

import certifi
import pycurl

from syndicate.errors import SyndicateError
from syndicate.model.delivery import Answer
from syndicate.outlets.webhook.answering import Heard
from syndicate.outlets.webhook.signing import headers, signer
from syndicate.ports.pusher import Parcel
from syndicate.rules.http_fields import retry_after
from syndicate.rules.networks import Bounds

_MOST_CONNECTIONS = 4096

_WATCHED = {
    pycurl.POLL_IN: selectors.EVENT_READ,
    pycurl.POLL_OUT: selectors.EVENT_WRITE,
    pycurl.POLL_INOUT: selectors.EVENT_READ | selectors.EVENT_WRITE,
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Hook:
    """Where an outlet is told.

    Attributes:
        url: The address.
        key: Reads what calls are signed with; raises SyndicateError where it cannot be read.
        timeout: For a whole call.
        bounds: Which addresses may be connected to.
        ca_file: The authorities to trust (PEM), or None for those of the Web.
    """

    url: str
    key: Callable[[], str]
    timeout: timedelta
    bounds: Bounds
    ca_file: str | None = None


@dataclass(slots=True)
class _Call:
    parcel: Parcel
    heard: Heard
    refused: str | None = None


@dataclass(slots=True)
class WebhookPusher:
    """See :class:`syndicate.ports.pusher.Pusher`.

    Attributes:
        hooks: By the outlet's name.
        agent: What it calls itself.
    """

    hooks: Mapping[str, Hook]
    agent: str
    _multi: Any = field(default_factory=pycurl.CurlMulti)
    _calls: dict[Any, _Call] = field(default_factory=dict)
    _spare: list[Any] = field(default_factory=list)
    _failed: list[tuple[Parcel, Answer]] = field(default_factory=list)
    _selector: selectors.BaseSelector = field(default_factory=selectors.DefaultSelector)
    _wake: float | None = None

    def __post_init__(self) -> None:
        """Have libcurl say which sockets it waits for, and until when: with hundreds nothing else is quick."""
        files, _ = resource.getrlimit(resource.RLIMIT_NOFILE)
        self._multi.setopt(pycurl.M_MAXCONNECTS, min(files // 2, _MOST_CONNECTIONS))
        self._multi.setopt(pycurl.M_SOCKETFUNCTION, self._watch)
        self._multi.setopt(pycurl.M_TIMERFUNCTION, self._set_timer)

    def send(self, parcel: Parcel) -> None:
        """See the port."""
        try:
            hook = self.hooks[parcel.outlet]
            sign = signer(hook.key())
        except SyndicateError as error:
            self._failed.append((parcel, Answer(error=str(error))))
            return
        handle = self._spare.pop() if self._spare else pycurl.Curl()
        call = _Call(parcel, Heard())
        signed = headers(sign, parcel.identifier, int(parcel.sent.timestamp()), parcel.content)
        self._prepare(handle, hook, call, signed)
        self._calls[handle] = call
        self._multi.add_handle(handle)

    def ended(self, patience: timedelta) -> Sequence[tuple[Parcel, Answer]]:
        """See the port."""
        ended, self._failed = self._failed, []
        until = time.monotonic() + patience.total_seconds()
        while True:
            self._work(0 if ended or not self._calls else max(0.0, until - time.monotonic()))
            ended += self._finished()
            if ended or not self._calls or time.monotonic() >= until:
                return ended

    def close(self) -> None:
        """See the port."""
        for handle in self._calls:
            self._multi.remove_handle(handle)
            handle.close()
        self._calls.clear()
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

    def _prepare(self, handle: Any, hook: Hook, call: _Call, signed: Mapping[str, str]) -> None:
        sent = {"Content-Type": call.parcel.media_type, "Expect": "", **signed}
        options = {
            pycurl.URL: hook.url,
            pycurl.POST: 1,
            pycurl.POSTFIELDS: call.parcel.content,
            pycurl.HTTPHEADER: [f"{name}: {value}" if value else f"{name}:" for name, value in sent.items()],
            pycurl.USERAGENT: self.agent,
            pycurl.TIMEOUT_MS: int(hook.timeout.total_seconds() * 1000),
            pycurl.FOLLOWLOCATION: 0,
            pycurl.PROXY: "",
            pycurl.NETRC: pycurl.NETRC_IGNORED,
            pycurl.PROTOCOLS: pycurl.PROTO_HTTP | pycurl.PROTO_HTTPS,
            pycurl.NOSIGNAL: 1,
            pycurl.CAINFO: hook.ca_file or certifi.where(),
            pycurl.WRITEFUNCTION: call.heard.body,
            pycurl.HEADERFUNCTION: call.heard.header,
            pycurl.OPENSOCKETFUNCTION: _opener(call, hook.bounds),
        }
        for option, value in options.items():
            handle.setopt(option, value)

    def _finished(self) -> list[tuple[Parcel, Answer]]:
        found: list[tuple[Parcel, Answer]] = []
        more = 1
        while more:
            more, done, failed = self._multi.info_read()
            found += [self._told(handle, None) for handle in done]
            found += [self._told(handle, message) for handle, _, message in failed]
        return found

    def _told(self, handle: Any, trouble: str | None) -> tuple[Parcel, Answer]:
        call = self._calls.pop(handle)
        took = timedelta(seconds=handle.getinfo(pycurl.TOTAL_TIME))
        status = handle.getinfo(pycurl.RESPONSE_CODE) or None
        self._multi.remove_handle(handle)
        handle.reset()
        self._spare.append(handle)
        if call.heard.enough:
            trouble = None
        elif trouble is not None:
            return call.parcel, Answer(error=call.refused or trouble, took=took)
        wait = retry_after(call.heard.retry_after, call.parcel.sent)
        return call.parcel, Answer(status=status, said=bytes(call.heard.said), took=took, retry_after=wait)


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


def _opener(call: _Call, bounds: Bounds) -> Callable[[int, Any], Any]:
    def opened(_purpose: int, address: Any) -> Any:
        host = address.addr[0]
        if isinstance(host, bytes):
            host = host.decode()
        refused = bounds(ip_address(host.partition("%")[0]))
        if refused:
            call.refused = f"the address leads to {refused}; allow_private = true allows private networks"
            return pycurl.SOCKET_BAD
        return _Lent(socket.socket(address.family, address.socktype, address.protocol))

    return opened
