"""Where a webhook can be made to lead: addresses in all forms, as for what is pulled, redirects, names that change."""

from collections.abc import Iterator
from dataclasses import replace
from ipaddress import ip_address

import pytest

from syndicate.config.values import Unusable, call_address
from syndicate.rules.networks import Address, internet
from tests.fault.test_guarded_places import LOOPBACK, all_but_this_machine_bar_one
from tests.loopback import plain, raw_server, redirect
from tests.unit.outlets.test_webhook import hook, parcel, told


@pytest.fixture(scope="module")
def loopback_port() -> Iterator[int]:
    with raw_server(plain(b"secrets of this machine")) as server:
        yield server.port
        assert server.requests == []


@pytest.mark.parametrize("form", LOOPBACK)
def test_no_form_of_an_address_leads_inside(form: str, loopback_port: int) -> None:
    url = form.format(port=loopback_port)
    if not url.isascii():
        with pytest.raises(Unusable):
            call_address(url)
        return
    outside = replace(hook(url), bounds=internet)
    answer = told({"msn": outside}, parcel("msn"))["msn"]
    assert answer.status is None
    assert answer.error


@pytest.mark.parametrize("status", ["301 Moved", "302 Found", "303 See Other", "307 Temporary", "308 Permanent"])
@pytest.mark.parametrize("form", ["http://127.0.0.1:{port}/", "//127.0.0.1:{port}/", "file:///etc/passwd"])
def test_no_redirect_leads_inside(status: str, form: str, loopback_port: int) -> None:
    with raw_server(redirect(form.format(port=loopback_port), status=status), host="127.0.0.2") as server:
        outside = replace(hook(server.url("127.0.0.2")), bounds=all_but_this_machine_bar_one)
        answer = told({"msn": outside}, parcel("msn"))["msn"]
    assert (answer.status, answer.accepted, len(server.requests)) == (int(status[:3]), False, 1)


def test_every_connection_is_looked_at_so_a_name_that_changes_its_mind_reaches_nothing() -> None:
    looked_at: list[Address] = []

    def once(address: Address) -> str | None:
        looked_at.append(address)
        return None if len(looked_at) == 1 else "this machine"

    line = plain(b"", "Connection: close")
    with raw_server(line) as server:
        hooks = {"msn": replace(hook(server.url("127.0.0.1")), bounds=once)}
        assert told(hooks, parcel("msn", 1))["msn"].accepted
        answer = told(hooks, parcel("msn", 2))["msn"]
    assert "the address leads to this machine" in answer.words
    assert len(server.requests) == 1
    assert looked_at == [ip_address("127.0.0.1")] * 2


@pytest.mark.parametrize("form", ["https://desk:sesame@partner.example/", "https://desk@partner.example/"])
def test_a_user_name_in_an_address_is_refused_without_being_shown(form: str) -> None:
    with pytest.raises(Unusable) as caught:
        call_address(form)
    assert "sesame" not in str(caught.value)
