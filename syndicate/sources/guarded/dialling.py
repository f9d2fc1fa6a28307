"""From a name to a connection: looked up once, every address checked, and the checked one connected to.

A second look-up is what DNS rebinding waits for; there is none.
"""

import socket
from collections.abc import Sequence
from dataclasses import dataclass
from ipaddress import IPv4Address, ip_address
from queue import Empty, SimpleQueue
from threading import Thread
from typing import Protocol

from syndicate.errors import HttpError, HttpUnavailable
from syndicate.rules.networks import Address, Bounds, within
from syndicate.sources.guarded.watch import Watch, WatchedSocket

_MOST_TRIED = 6


class Resolver(Protocol):
    """Looks names up."""

    def addresses(self, host: str, port: int) -> Sequence[Address]:
        """The addresses of a host, the best first; any textual form of an address is one too.

        Raises:
            OSError: There are none, or nobody answers.
        """
        ...


class SystemResolver:
    """Looks names up as this machine does."""

    def addresses(self, host: str, port: int) -> Sequence[Address]:
        """See the port."""
        found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
        return list(dict.fromkeys(ip_address(entry[4][0]) for entry in found))


@dataclass(frozen=True, slots=True)
class Dialler:
    """Connects.

    Attributes:
        resolver: Looks names up.
        bounds: Which addresses may be connected to.
    """

    resolver: Resolver
    bounds: Bounds

    def dial(self, host: str, port: int, watch: Watch) -> WatchedSocket:
        """A connection to an address of this host that may be connected to.

        Raises:
            HttpUnavailable: The name is not found, or nobody answers.
            HttpError: Every address of it is out of bounds.
        """
        addresses = self._allowed(host, _looked_up(self.resolver, host, port, watch))
        trouble: OSError | None = None
        for at, address in enumerate(addresses):
            try:
                return self._connected(address, port, watch, watch.left() / (len(addresses) - at))
            except OSError as error:
                trouble = error
        watch.left()
        raise HttpUnavailable(f"cannot connect to {host}") from trouble

    def _allowed(self, host: str, found: Sequence[Address]) -> Sequence[Address]:
        allowed, out = within(self.bounds, found)
        if out:
            raise HttpError(f"{host} is {out}; it is not asked")
        return allowed[:_MOST_TRIED]

    def _connected(self, address: Address, port: int, watch: Watch, seconds: float) -> WatchedSocket:
        family = socket.AF_INET if isinstance(address, IPv4Address) else socket.AF_INET6
        made = WatchedSocket(family, socket.SOCK_STREAM)
        made.watch = watch
        try:
            made.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
            made.settimeout(seconds)
            made.connect((str(address), port))
            self._check_peer(address, made)
            made.settimeout(watch.left())
        except BaseException:
            made.close()
            raise
        return made

    def _check_peer(self, address: Address, made: WatchedSocket) -> None:
        peer = ip_address(made.getpeername()[0])
        reason = self.bounds(peer)
        if reason:
            raise HttpError(f"{address} is {peer}, which leads to {reason}; it is not asked")


def _looked_up(resolver: Resolver, host: str, port: int, watch: Watch) -> Sequence[Address]:
    """The addresses of a host, in the time that is left: a look-up cannot be broken off, so it is left to itself."""
    answers: SimpleQueue[Sequence[Address] | Exception] = SimpleQueue()

    def look_up() -> None:
        try:
            answers.put(resolver.addresses(host, port))
        except Exception as error:  # noqa: BLE001 - raised again by who waits for it
            answers.put(error)

    Thread(target=look_up, name="look-up", daemon=True).start()
    try:
        answer = answers.get(timeout=watch.left())
    except Empty:
        raise watch.over() from None
    if isinstance(answer, OSError | UnicodeError | ValueError):
        raise HttpUnavailable(f"no address is found for {host}") from answer
    if isinstance(answer, Exception):
        raise answer
    if not answer:
        raise HttpUnavailable(f"no address is found for {host}")
    return answer
