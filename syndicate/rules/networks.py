"""Which addresses may be connected to.

An own list, because `ipaddress` calls several forms global that lead inside: IPv4 within IPv6, tunnels, translators.
"""

from collections.abc import Callable, Sequence
from ipaddress import IPv4Address, IPv4Network, IPv6Address, IPv6Network, ip_network

Address = IPv4Address | IPv6Address

Bounds = Callable[[Address], str | None]
"""Says why an address may not be connected to, in words that follow "leads to"; None where it may."""

_INSIDE = {
    "this machine": ("127.0.0.0/8", "::1/128"),
    "a private network": (
        "10.0.0.0/8",
        "172.16.0.0/12",
        "192.168.0.0/16",
        "198.18.0.0/15",  # RFC 2544, laboratories
        "fc00::/7",
        "fec0::/10",  # RFC 3879, once site-local
    ),
    "the inside of a provider's network": ("100.64.0.0/10", "64:ff9b:1::/48"),  # RFC 6598; RFC 8215
}
_NOWHERE = {
    "no host": ("0.0.0.0/8", "::/128"),
    "the metadata service of a cloud": ("100.100.100.200/32", "192.0.0.192/32", "fd00:ec2::/32"),
    "a link-local address, where clouds keep secrets": ("169.254.0.0/16", "fe80::/10"),
    "a group of hosts": ("224.0.0.0/4", "ff00::/8", "255.255.255.255/32"),
    "reserved": (
        "192.0.0.0/24",  # RFC 6890
        "192.0.2.0/24",  # RFC 5737, documentation
        "198.51.100.0/24",
        "203.0.113.0/24",
        "192.88.99.0/24",  # RFC 7526, once 6to4
        "240.0.0.0/4",
        "2001::/23",  # RFC 2928: Teredo (2001::/32), ORCHID, benchmarks
        "2001:db8::/32",  # RFC 3849, documentation
        "3fff::/20",  # RFC 9637, documentation
        "2002::/16",  # RFC 3056, 6to4: any IPv4 address may be in it
        "100::/64",  # RFC 6666, discarded
    ),
}
_UNICAST = IPv6Network("2000::/3")  # RFC 4291 §2.4 as assigned: nothing else of IPv6 is on the Internet
_TRANSLATED = IPv6Network("64:ff9b::/96")  # RFC 6052 §2.1
_ISATAP = frozenset({0x0000_5EFE, 0x0200_5EFE})  # RFC 5214 §6.1
_HALF = 32
_WORD = 0xFFFF_FFFF

Networks = list[tuple[IPv4Network | IPv6Network, str]]


def _networks(table: dict[str, tuple[str, ...]]) -> Networks:
    return [(ip_network(network), words) for words, networks in table.items() for network in networks]


_INSIDE_NETWORKS = _networks(_INSIDE)
_NOWHERE_NETWORKS = _networks(_NOWHERE)


def internet(address: Address) -> str | None:
    """Bounds that keep to the Internet."""
    address = _reached(address)
    return _in(address, _NOWHERE_NETWORKS) or _in(address, _INSIDE_NETWORKS) or _odd(address)


def inside_too(address: Address) -> str | None:
    """Bounds that take in this machine and private networks, for an operator who said so."""
    address = _reached(address)
    if _in(address, _INSIDE_NETWORKS):
        return _in(address, _NOWHERE_NETWORKS)
    return internet(address)


def within(bounds: Bounds, found: Sequence[Address]) -> tuple[Sequence[Address], str]:
    """Those of a host's addresses that may be connected to; where there are none, why, of the first of them."""
    reasons = {address: bounds(address) for address in found}
    allowed = [address for address, reason in reasons.items() if reason is None]
    out = next((f"{address}, which leads to {reason}" for address, reason in reasons.items()), "nowhere")
    return allowed, "" if allowed else out


def _odd(address: Address) -> str | None:
    if isinstance(address, IPv6Address):
        if address not in _UNICAST:
            return "reserved"
        if (int(address) >> _HALF) & _WORD in _ISATAP:
            return "a tunnel into a private network"
    return None


def _reached(address: Address) -> Address:
    """The IPv4 address that is reached by one of IPv6 (RFC 4291 §2.5.5.2, RFC 6052); else the address itself."""
    if isinstance(address, IPv6Address):
        if address.ipv4_mapped is not None:
            return address.ipv4_mapped
        if address in _TRANSLATED:
            return IPv4Address(int(address) & _WORD)
    return address


def _in(address: Address, networks: Networks) -> str | None:
    return next((words for network, words in networks if address in network), None)
