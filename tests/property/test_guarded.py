"""Addresses, compressed data and web addresses as anybody may send them to the guarded client."""

import gzip
import zlib
from collections.abc import Callable
from ipaddress import IPv4Address, IPv6Address, ip_address

import pytest
from hypothesis import given
from hypothesis import strategies as st

from syndicate.errors import HttpError, HttpUnavailable
from syndicate.rules.networks import inside_too, internet
from syndicate.sources.guarded.inflate import PIECE, inflated
from syndicate.sources.guarded.target import joined, target_of

PUBLIC = ["93.184.216.34", "1.1.1.1", "8.8.8.8", "172.32.0.1", "100.128.0.1", "2606:4700:4700::1111", "2a00:1450::1"]
INSIDE = [
    "127.0.0.1",
    "127.255.255.254",
    "10.0.0.1",
    "172.16.0.1",
    "172.31.255.255",
    "192.168.1.1",
    "100.64.0.1",
    "100.127.255.255",
    "198.18.0.1",
    "::1",
    "fc00::1",
    "fd12:3456:789a::1",
    "fec0::1",
    "::ffff:127.0.0.1",
    "::ffff:10.1.2.3",
    "64:ff9b::7f00:1",
    "64:ff9b::c0a8:101",
    "64:ff9b:1::1",
]
NOWHERE = [
    "0.0.0.0",  # noqa: S104 - not listened on
    "0.1.2.3",
    "169.254.169.254",
    "192.0.0.192",
    "192.0.2.1",
    "198.51.100.1",
    "203.0.113.1",
    "192.88.99.1",
    "100.100.100.200",
    "224.0.0.1",
    "239.255.255.255",
    "240.0.0.1",
    "255.255.255.255",
    "::",
    "::7f00:1",
    "::ffff:0.0.0.0",
    "::ffff:169.254.169.254",
    "::ffff:0:7f00:1",
    "64:ff9b::a9fe:a9fe",
    "100::1",
    "2001::1",
    "2001:0:4136:e378:8000:63bf:3fff:fdd2",
    "2001:10::1",
    "2001:db8::1",
    "2002:7f00:1::",
    "2002:808:808::1",
    "3fff::1",
    "2606:4700::5efe:7f00:1",
    "2606:4700::200:5efe:a00:1",
    "4000::1",
    "5f00::1",
    "fd00:ec2::254",
    "fe80::1",
    "fe80::1%2",
    "febf::1",
    "ff02::1",
]


@pytest.mark.parametrize("address", PUBLIC)
def test_the_internet_may_be_connected_to(address: str) -> None:
    assert internet(ip_address(address)) is None
    assert inside_too(ip_address(address)) is None


@pytest.mark.parametrize("address", INSIDE)
def test_the_inside_may_be_connected_to_only_where_its_operator_said_so(address: str) -> None:
    assert internet(ip_address(address))
    assert inside_too(ip_address(address)) is None


@pytest.mark.parametrize("address", NOWHERE)
def test_some_addresses_are_never_connected_to(address: str) -> None:
    assert internet(ip_address(address))
    assert inside_too(ip_address(address))


@given(st.ip_addresses())
def test_what_the_library_calls_not_global_is_no_internet_to_us(address: IPv4Address | IPv6Address) -> None:
    if internet(address) is None and not str(address).startswith("64:ff9b:"):
        assert address.is_global
        assert not address.is_multicast


@given(st.ip_addresses(v=4))
def test_an_address_within_an_address_is_judged_like_itself(address: IPv4Address) -> None:
    for holder in ("::ffff:0:0", "64:ff9b::"):
        assert internet(IPv6Address(int(IPv6Address(holder)) + int(address))) == internet(address)
        assert inside_too(IPv6Address(int(IPv6Address(holder)) + int(address))) == inside_too(address)


CODINGS: dict[str, Callable[[bytes], bytes]] = {
    "": bytes,
    "gzip": gzip.compress,
    "deflate": zlib.compress,
    "x-gzip": lambda data: gzip.compress(data[: len(data) // 2]) + gzip.compress(data[len(data) // 2 :]),
}


def cut(data: bytes, size: int) -> list[bytes]:
    return [data[at : at + size] for at in range(0, len(data), size)]


@given(st.binary(max_size=300), st.integers(1, 400), st.integers(1, 40), st.sampled_from(sorted(CODINGS)))
def test_inflating_undoes_a_coding_however_it_is_cut(data: bytes, times: int, size: int, coding: str) -> None:
    whole = data * times
    pieces = list(inflated(coding, cut(CODINGS[coding](whole), size)))
    assert b"".join(pieces) == whole
    assert all(len(piece) <= PIECE for piece in pieces)


@given(st.binary(min_size=1, max_size=300), st.data(), st.sampled_from(["gzip", "deflate"]))
def test_a_coding_without_its_end_is_not_complete(data: bytes, more: st.DataObject, coding: str) -> None:
    packed = CODINGS[coding](data)
    with pytest.raises(HttpUnavailable):
        list(inflated(coding, [packed[: more.draw(st.integers(1, len(packed) - 1))]]))


@given(st.binary(max_size=200), st.sampled_from(["gzip", "deflate"]))
def test_anything_that_calls_itself_compressed_is_inflated_or_refused(data: bytes, coding: str) -> None:
    try:
        size = sum(len(piece) for piece in inflated(coding, cut(data, 7)))
    except HttpError:
        return
    assert size <= 1100 * (len(data) + 1)


@given(st.text(max_size=60) | st.from_regex(r"https?:[/\\]{0,3}[a-z0-9@.:\[\]%#?/\\-]{0,40}"))
def test_an_address_is_read_or_refused(address: str) -> None:
    try:
        target = target_of(address)
    except HttpError:
        return
    assert target.host
    assert 0 < target.port < 65536
    assert "@" not in target.host


@given(st.text(max_size=60))
def test_a_redirect_leads_somewhere_or_is_refused(location: str) -> None:
    try:
        target_of(joined("https://wire.example/feed", location))
    except HttpError:
        return
