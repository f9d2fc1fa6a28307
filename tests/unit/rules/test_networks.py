"""Which addresses may be connected to."""

from ipaddress import ip_address

import pytest

from syndicate.rules.networks import inside_too, internet, within

OUTSIDE, INSIDE = ip_address("93.184.215.14"), ip_address("10.0.0.1")


def test_of_a_hosts_addresses_those_within_bounds_are_taken() -> None:
    assert within(internet, [INSIDE, OUTSIDE]) == ([OUTSIDE], "")


def test_where_none_is_within_bounds_the_first_says_why() -> None:
    allowed, why = within(internet, [INSIDE, ip_address("127.0.0.1")])
    assert allowed == []
    assert why.startswith("10.0.0.1, which leads to ")


def test_a_host_without_addresses_leads_nowhere() -> None:
    assert within(internet, []) == ([], "nowhere")


@pytest.mark.parametrize("address", ["10.0.0.1", "127.0.0.1", "192.168.1.9"])
def test_who_said_so_reaches_this_machine_and_private_networks(address: str) -> None:
    assert inside_too(ip_address(address)) is None
    assert internet(ip_address(address)) is not None
