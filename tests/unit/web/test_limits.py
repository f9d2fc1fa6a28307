"""Who counts as one client, what a request counts for, and how much of it is remembered."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from ipaddress import ip_network

import pytest

from syndicate.rules.allowance import Allowance
from syndicate.web import limits
from syndicate.web.clients import Clients
from syndicate.web.limits import Limits

PEER = "192.0.2.1:40000"
PROXY = "10.1.2.3:50000"
PROXIES = ("10.0.0.0/8", "2001:db8:ffff::/48", "127.0.0.0/8")


@dataclass
class Asking:
    """Limits of one request a minute, ten at once; the clock is the test's."""

    trusted: tuple[str, ...] = ()
    secs: float = 1000.0
    limits: Limits = field(init=False)

    def __post_init__(self) -> None:
        self.limits = Limits(
            Allowance(requests_per_minute=1, burst_requests=10),
            repeat_requests=4,
            clients=Clients([ip_network(each) for each in self.trusted]),
            now=lambda: self.secs,
        )

    def wait(self, peer: str = PEER, path: str = "/a", method: str = "GET", **fields: str) -> int:
        named: Mapping[str, str] = {name.replace("_", "-"): value for name, value in fields.items()}
        return self.limits.wait(peer, path, method, named.get)

    def empty(self, peer: str = PEER, **fields: str) -> None:
        while not self.wait(peer, if_none_match='"a"', **fields):
            pass

    def left(self, peer: str = PEER, **fields: str) -> int:
        """Conditional requests until one is refused."""
        count = 0
        while count < 100 and not self.wait(peer, if_none_match='"a"', **fields):
            count += 1
        return count


def test_a_client_is_refused_when_its_bucket_is_empty_and_told_how_long() -> None:
    asking = Asking()
    assert asking.left() == 10
    assert asking.wait(if_none_match='"a"') == 60
    asking.secs += 59
    assert asking.wait(if_none_match='"a"') == 1
    asking.secs += 1
    assert asking.wait(if_none_match='"a"') == 0


@pytest.mark.parametrize(
    ("method", "fields", "cost"),
    [
        ("GET", {}, 4),
        ("GET", {"if_none_match": '"a"'}, 1),
        ("GET", {"if_modified_since": "Tue, 24 Nov 2026 12:00:00 GMT"}, 1),
        ("HEAD", {}, 1),
        ("OPTIONS", {}, 1),
    ],
)
def test_only_to_fetch_a_page_again_without_a_condition_counts_for_more(
    method: str, fields: dict[str, str], cost: int
) -> None:
    asking = Asking()
    assert asking.wait(path="/a") == 0
    assert asking.wait(path="/a", method=method, **fields) == 0
    assert asking.left() == 10 - 1 - cost


def test_other_pages_and_other_clients_are_fetched_for_the_first_time() -> None:
    asking = Asking()
    for path in ("/a", "/b", "/c"):
        asking.wait(path=path)
    assert asking.left() == 7
    asking.wait("192.0.2.2:1", path="/a")
    assert asking.left("192.0.2.2:1") == 9


def test_a_fetch_that_was_refused_was_none() -> None:
    asking = Asking()
    asking.empty()
    assert asking.wait(path="/new") > 0
    asking.secs += 60
    assert asking.wait(path="/new") == 0


@pytest.mark.parametrize(
    ("peer", "other", "same"),
    [
        ("192.0.2.1:1", "192.0.2.1:2", True),
        ("192.0.2.1:1", "192.0.2.2:1", False),
        ("[2001:db8::1]:1", "[2001:db8::ffff:2]:1", True),
        ("2001:db8::1:1", "2001:db8:0:1::1:1", False),
        ("[::ffff:192.0.2.1]:1", "192.0.2.1:7", True),
    ],
)
def test_a_client_is_an_address_or_a_network_of_64_bits(peer: str, other: str, same: bool) -> None:  # noqa: FBT001
    asking = Asking()
    asking.empty(peer)
    assert (asking.left(other) == 0) is same


@pytest.mark.parametrize("peer", ["127.0.0.1:1", "127.8.9.1:1", "[::1]:1", "::1:1", "[::ffff:127.0.0.1]:1"])
def test_this_machine_is_never_limited(peer: str) -> None:
    assert Asking().left(peer) == 100


def test_what_a_stranger_says_it_forwards_for_is_not_believed() -> None:
    asking = Asking()
    asking.empty(x_forwarded_for="198.51.100.1")
    assert asking.left(x_forwarded_for="198.51.100.2") == 0
    assert Asking().left("127.0.0.1:1", x_forwarded_for="198.51.100.1") == 100


@pytest.mark.parametrize("proxy", [PROXY, "127.0.0.1:1", "[2001:db8:ffff::1]:1"])
@pytest.mark.parametrize(
    ("forwarded", "client"),
    [
        ("198.51.100.1", "198.51.100.1"),
        ("203.0.113.9, 198.51.100.1", "198.51.100.1"),
        ("198.51.100.1, 10.9.9.9", "198.51.100.1"),
        ("203.0.113.9,198.51.100.1,127.0.0.1", "198.51.100.1"),
        ("198.51.100.1:4711", "198.51.100.1"),
        ("[2001:db8:1::5]:4711", "2001:db8:1::9"),
        ("2001:db8:1::5", "2001:db8:1::9"),
        ("rubbish, 198.51.100.1", "198.51.100.1"),
        ("1," * 5000 + "198.51.100.1", "198.51.100.1"),
    ],
)
def test_behind_a_trusted_proxy_the_last_stranger_counts(proxy: str, forwarded: str, client: str) -> None:
    asking = Asking(PROXIES)
    asking.empty(proxy, x_forwarded_for=client)
    assert asking.left(proxy, x_forwarded_for=forwarded) == 0
    assert asking.left(proxy, x_forwarded_for="198.51.100.77") == 10


@pytest.mark.parametrize("forwarded", ["", "10.0.0.1", "unknown", "198.51.100.1, _hidden"])
def test_what_a_trusted_proxy_asks_for_itself_is_never_limited(forwarded: str) -> None:
    assert Asking(PROXIES).left(PROXY, x_forwarded_for=forwarded) == 100


def test_the_clients_that_asked_last_are_remembered_and_no_more(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(limits, "MOST_CLIENTS", 3)
    asking = Asking()
    clients = [f"192.0.2.{number}:1" for number in range(1, 6)]
    for client in clients:
        asking.empty(client)
    asking.wait(clients[2])
    assert len(asking.limits._full) == 3  # noqa: SLF001 - that it forgets is not seen otherwise
    assert [asking.left(client) for client in reversed(clients[2:])] == [0, 0, 0]
    assert asking.left(clients[0]) == 10
