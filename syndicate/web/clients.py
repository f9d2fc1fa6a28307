"""Who asks: an address, and what its requests are counted under.

Behind proxies that the operator trusts it is the address that they forward for. Of IPv6 a network of 64 bits counts as
one client, which is the least that one customer has (RFC 6177 §2).
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from ipaddress import IPv4Address, IPv4Network, IPv6Address, IPv6Network, ip_address
from typing import Final

Address = IPv4Address | IPv6Address
Network = IPv4Network | IPv6Network

_REMEMBERED = 4096
_LONGEST_FIELD = 500
_NETWORK_BITS = 64
_LONGEST = 60


@dataclass(frozen=True, slots=True)
class Client:
    """One client.

    Attributes:
        counted: What its requests are counted under; None for what is not to be limited: this machine, and what a
            trusted proxy asks for itself.
        address: Its own; None where it is not known.
        name: The address as text; empty where it is not known.
    """

    counted: str | None
    address: Address | None = None
    name: str = field(init=False)

    def __post_init__(self) -> None:
        """Write the address out once: that takes longer than to answer a request."""
        object.__setattr__(self, "name", "" if self.address is None else str(self.address))


NOBODY: Final = Client(None)


class Clients:
    """Tells clients apart."""

    def __init__(self, trusted: Sequence[Network] = ()) -> None:
        """Believe the X-Forwarded-For of these proxies."""
        self._trusted = tuple(trusted)
        self._peer = lru_cache(maxsize=_REMEMBERED)(self._peer_of)
        self._forwarded = lru_cache(maxsize=_REMEMBERED)(self._forwarded_for)

    def of(self, peer: str, field: Callable[[str], str | None]) -> Client:
        """Whom a request comes from.

        Args:
            peer: Address and port that it came from (`192.0.2.1:40000`).
            field: Gives the value of a header, several joined by commas, by its name in lower case.
        """
        client = self._peer(peer.rpartition(":")[0])
        return client or self._forwarded((field("x-forwarded-for") or "")[-_LONGEST_FIELD:])

    def is_here(self, peer: str) -> bool:
        """Whether a connection comes from this machine, whatever it says of whom it is for.

        Args:
            peer: Address and port that it came from.
        """
        address = _address(peer.rpartition(":")[0].strip("[]"))
        return address is not None and address.is_loopback

    def trusts(self, peer: str) -> bool:
        """Whether a connection comes from a proxy that is trusted."""
        return self._peer(peer.rpartition(":")[0]) is None

    def _peer_of(self, host: str) -> Client | None:
        """Whom a connection comes from; None for a trusted proxy."""
        address = _address(host.strip("[]"))
        if address is None:
            return Client(host[:_LONGEST])
        if self._is_trusted(address):
            return None
        return Client(None if address.is_loopback else _counted(address), address)

    def _forwarded_for(self, field: str) -> Client:
        """The last address in X-Forwarded-For that is not a trusted proxy's.

        What stands before it anybody may have written.
        """
        for hop in reversed(field.split(",")):
            address = _address(_without_port(hop.strip()[:_LONGEST]))
            if address is None:
                return NOBODY
            if not self._is_trusted(address):
                return Client(_counted(address), address)
        return NOBODY

    def _is_trusted(self, address: Address) -> bool:
        return any(address in network for network in self._trusted)


def _address(word: str) -> Address | None:
    try:
        address = ip_address(word)
    except ValueError:
        return None
    return getattr(address, "ipv4_mapped", None) or address


def _counted(address: Address) -> str:
    if isinstance(address, IPv4Address):
        return str(address)
    return str(IPv6Network((address, _NETWORK_BITS), strict=False))


def _without_port(word: str) -> str:
    """Some proxies write `192.0.2.1:40000` and `[2001:db8::1]:40000`."""
    if word.startswith("["):
        return word[1:].partition("]")[0]
    return word.partition(":")[0] if word.count(":") == 1 else word
