"""Who asks too much (429, RFC 6585 §4): a bucket of requests for every client.

A client is an address; of IPv6 a network of 64 bits, which is the least that one customer has (RFC 6177 §2). Behind
proxies that the operator trusts it is the address that they forward for.

Memory is fixed. The buckets of the clients that asked last are kept, and marks of who fetched what. Where a bucket or
a mark had to make room its client is taken for a new one: a limit may be missed, nobody is limited for another.
"""

from array import array
from collections.abc import Callable, Sequence
from functools import lru_cache
from ipaddress import IPv4Address, IPv4Network, IPv6Address, IPv6Network, ip_address
from math import ceil
from typing import Final

from syndicate.rules.allowance import Allowance

Network = IPv4Network | IPv6Network

MOST_CLIENTS: Final = 16_384
"""Buckets kept: some 3 MB."""

_MARKS: Final = 1 << 17
"""Marks kept: 1 MB."""

_REMEMBERED = 4096
_LONGEST_FIELD = 500
_NETWORK_BITS = 64
_LONGEST = 60


class Limits:
    """Counts what clients ask. Not for two threads."""

    def __init__(
        self,
        allowance: Allowance,
        *,
        repeat_requests: int,
        trusted: Sequence[Network],
        now: Callable[[], float],
    ) -> None:
        """Count from now on.

        Args:
            allowance: Of each client.
            repeat_requests: How many requests it counts for to fetch a page again without a condition.
            trusted: Proxies whose X-Forwarded-For is believed.
            now: Seconds of a clock that never goes back.
        """
        self._allowance = allowance
        self._repeat_requests = repeat_requests
        self._trusted = tuple(trusted)
        self._now = now
        self._full: dict[str, float] = {}
        self._marks = array("q", bytes(8 * _MARKS))
        self._peer = lru_cache(maxsize=_REMEMBERED)(self._peer_of)
        self._forwarded = lru_cache(maxsize=_REMEMBERED)(self._forwarded_for)

    def wait(self, peer: str, path: str, method: str, field: Callable[[str], str | None]) -> int:
        """Count a request; the whole seconds after which it may be made again, 0 where it may be made now.

        Args:
            peer: Address and port that it came from (`192.0.2.1:40000`).
            path: What is asked for.
            method: In capitals.
            field: Gives the value of a header, several joined by commas, by its name in lower case.
        """
        client = self.client(peer, field)
        if client is None:
            return 0
        whole = method == "GET" and field("if-none-match") is None and field("if-modified-since") is None
        mark = hash((client, path)) | 1
        place = (mark >> 1) % _MARKS
        cost = self._repeat_requests if whole and self._marks[place] == mark else 1
        now = self._now()
        full, secs = self._allowance.ask(self._full.pop(client, now), now, cost)
        self._full[client] = full  # last in order: the client that asked last
        if len(self._full) > MOST_CLIENTS:
            del self._full[next(iter(self._full))]
        if whole and not secs:
            self._marks[place] = mark
        return ceil(secs)

    def client(self, peer: str, field: Callable[[str], str | None]) -> str | None:
        """Who asks, as :meth:`wait` counts; None for this machine itself.

        Args:
            peer: As for :meth:`wait`.
            field: Likewise.
        """
        client, is_proxy = self._peer(peer.rpartition(":")[0])
        return self._forwarded((field("x-forwarded-for") or "")[-_LONGEST_FIELD:]) if is_proxy else client

    def _peer_of(self, host: str) -> tuple[str | None, bool]:
        """Whom a connection comes from, None for this machine itself; and whether it is a trusted proxy."""
        address = _address(host.strip("[]"))
        if address is None:
            return host[:_LONGEST], False
        if self._is_trusted(address):
            return None, True
        return (None if address.is_loopback else _client(address)), False

    def _forwarded_for(self, field: str) -> str | None:
        """The last address in X-Forwarded-For that is not a trusted proxy's; None where there is none.

        What stands before it anybody may have written.
        """
        for hop in reversed(field.split(",")):
            address = _address(_without_port(hop.strip()[:_LONGEST]))
            if address is None:
                return None
            if not self._is_trusted(address):
                return _client(address)
        return None

    def _is_trusted(self, address: IPv4Address | IPv6Address) -> bool:
        return any(address in network for network in self._trusted)


def _address(word: str) -> IPv4Address | IPv6Address | None:
    try:
        address = ip_address(word)
    except ValueError:
        return None
    return getattr(address, "ipv4_mapped", None) or address


def _client(address: IPv4Address | IPv6Address) -> str:
    if isinstance(address, IPv4Address):
        return str(address)
    return str(IPv6Network((address, _NETWORK_BITS), strict=False))


def _without_port(word: str) -> str:
    """Some proxies write `192.0.2.1:40000` and `[2001:db8::1]:40000`."""
    if word.startswith("["):
        return word[1:].partition("]")[0]
    return word.partition(":")[0] if word.count(":") == 1 else word
