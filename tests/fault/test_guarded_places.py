"""Where a guarded client can be made to go: addresses in all their forms, names that change, redirects."""

import socket
from collections.abc import Iterator
from ipaddress import ip_address

import pytest

from syndicate.rules.networks import Address, inside_too, internet
from syndicate.sources.guarded import GuardedClient
from tests.clients import AGENT, HERE, OUTSIDE, Names, named, refused
from tests.loopback import Line, plain, raw_server, redirect

LOOPBACK = [
    "http://127.0.0.1:{port}/",
    "http://2130706433:{port}/",
    "http://0x7f000001:{port}/",
    "http://017700000001:{port}/",
    "http://0x7f.1:{port}/",
    "http://0177.0.0.1:{port}/",
    "http://0177.0x0.0.1:{port}/",
    "http://127.1:{port}/",
    "http://127.0.1:{port}/",
    "http://127.9.8.7:{port}/",
    "http://localhost:{port}/",
    "http://LOCALHOST.:{port}/",
    "http://①②⑦.⓪.⓪.①:{port}/",
    "http://127。0。0。1:{port}/",
    "http://0:{port}/",
    "http://0.0.0.0:{port}/",
    "http://[::1]:{port}/",
    "http://[0:0:0:0:0:0:0:1]:{port}/",
    "http://[::]:{port}/",
    "http://[::ffff:127.0.0.1]:{port}/",
    "http://[::ffff:7f00:1]:{port}/",
    "http://[0000::ffff:7f00:0001]:{port}/",
    "http://[::127.0.0.1]:{port}/",
    "http://[64:ff9b::7f00:1]:{port}/",
    "http://[64:ff9b:1::7f00:1]:{port}/",
    "http://[2002:7f00:1::]:{port}/",
    "http://[2001:0:7f00:1::1]:{port}/",
    "http://[fe80::1]:{port}/",
    "http://[fe80::1%25lo]:{port}/",
    "http://[fec0::1]:{port}/",
    "http://[fd00::1]:{port}/",
    "http://169.254.169.254/latest/meta-data/",
    "http://127.0.0.1:{port}\\@wire.example/",
    "http://wire.example:80@127.0.0.1:{port}/",
    "http://127.0.0.1:{port}#@wire.example/",
    "http://127.0.0.1:{port}?@wire.example/",
    " http://127.0.0.1:{port}/",
    "http://127.0.0.1 :{port}/",
    "http:///127.0.0.1:{port}/",
    "http:127.0.0.1:{port}/",
    "http://[127.0.0.1]:{port}/",
    "http://%31%32%37.0.0.1:{port}/",
]


@pytest.fixture(scope="module")
def loopback_port() -> Iterator[int]:
    with raw_server(plain(b"secrets of this machine")) as server:
        yield server.port
        assert server.requests == []


@pytest.mark.parametrize("form", LOOPBACK)
def test_no_form_of_an_address_leads_inside(form: str, loopback_port: int) -> None:
    refused(OUTSIDE, form.format(port=loopback_port))


def all_but_this_machine_bar_one(address: Address) -> str | None:
    """The bounds of the Internet, to which 127.0.0.2 is added to redirect from."""
    return None if address == ip_address("127.0.0.2") else internet(address)


@pytest.mark.parametrize("form", LOOPBACK)
def test_no_redirect_leads_inside(form: str, loopback_port: int) -> None:
    client = GuardedClient(agent=AGENT, seconds=5, bounds=all_but_this_machine_bar_one)
    location = form.format(port=loopback_port)
    with raw_server(redirect(location), host="127.0.0.2") as server:
        refused(client, server.url("127.0.0.2"))
        assert len(server.requests) == 1 or location.startswith(("http:127", "http:///127", " "))


def test_the_address_that_was_checked_is_the_one_connected_to() -> None:
    names = Names({"rebinding.example": [["127.0.0.1"], ["127.0.0.2"]]})
    client = GuardedClient(agent=AGENT, seconds=5, bounds=inside_too, resolver=names)
    with raw_server(plain(b"first")) as server:
        assert client.get(server.url("rebinding.example")).body == b"first"
        assert names.asked == ["rebinding.example"]
        assert f"Host: rebinding.example:{server.port}\r\n".encode() in server.requests[0]


def test_the_peer_is_checked_once_there_is_a_connection() -> None:
    verdicts = iter([None, "somewhere else"])
    client = GuardedClient(agent=AGENT, seconds=5, bounds=lambda _: next(verdicts))
    with raw_server(plain(b"here")) as server:
        assert "which leads to somewhere else" in str(refused(client, server.url()))
        assert server.requests == []


def test_a_name_that_leads_inside_is_refused_and_only_looked_up_once() -> None:
    names = Names({"rebinding.example": [["127.0.0.1"], ["93.184.216.34"]]})
    error = refused(GuardedClient(agent=AGENT, resolver=names), "http://rebinding.example/")
    assert "rebinding.example is 127.0.0.1, which leads to this machine" in str(error)
    assert names.asked == ["rebinding.example"]


@pytest.mark.parametrize(
    "scheme", ["file:///etc/passwd", "ftp://127.0.0.1/", "gopher://127.0.0.1/", "//127.0.0.1/", "feed", ""]
)
def test_only_http_and_https_are_asked(scheme: str) -> None:
    refused(HERE, scheme)


@pytest.mark.parametrize("form", [" {}", "{} ", "{}a b", "{}\t", "{}\n", "{}\\x", "{}\0", "{}" + "x" * 9000])
def test_what_two_readers_could_read_in_two_ways_is_no_address(form: str) -> None:
    with raw_server(plain(b"here")) as server:
        assert "no web address" in str(refused(HERE, form.format(server.url())))
        assert server.requests == []


def test_a_user_name_in_an_address_is_refused_without_being_shown() -> None:
    error = refused(HERE, "http://desk:sesame@127.0.0.1/")
    assert "user name or password" in str(error)
    assert "sesame" not in str(error)


def test_five_redirects_are_followed_and_six_are_not() -> None:
    def counting(most: int) -> Line:
        def line(connection: socket.socket, head: bytes) -> None:
            at = int(head.split(b" ")[1].rpartition(b"/")[2])
            (plain(b"end") if at == most else redirect(f"{at + 1}"))(connection, head)

        return line

    with raw_server(counting(5)) as server:
        answer = HERE.get(server.url(path="/hop/0"))
    assert (answer.body, answer.address, answer.moved_to) == (b"end", server.url(path="/hop/5"), None)
    with raw_server(counting(6)) as server:
        assert "redirects more than 5 times" in str(refused(HERE, server.url(path="/hop/0")))


@pytest.mark.parametrize(
    ("statuses", "moved_to"),
    [
        (["301"], "/1"),
        (["308"], "/1"),
        (["301", "308"], "/2"),
        (["301", "302"], "/1"),
        (["302", "301"], None),
        (["303"], None),
        (["307"], None),
    ],
)
def test_a_move_for_good_is_told_as_far_as_it_goes(statuses: list[str], moved_to: str | None) -> None:
    def line(connection: socket.socket, head: bytes) -> None:
        at = int(head.split(b" ")[1][1:])
        (redirect(f"/{at + 1}", f"{statuses[at]} Moved") if at < len(statuses) else plain(b"here"))(connection, head)

    with raw_server(line) as server:
        answer = HERE.get(server.url(path="/0"))
    assert answer.body == b"here"
    assert answer.moved_to == (moved_to and server.url(path=moved_to))


def test_secrets_stay_with_their_host() -> None:
    client = named("a.example", "b.example")
    secrets = {"Authorization": "Bearer ours", "X-Api-Key": "ours"}
    with raw_server(plain(b"theirs")) as other:
        with raw_server(redirect(other.url("b.example"))) as server:
            client.get(server.url("a.example"), {"Accept": "text/xml"}, secrets)
        assert b"Bearer ours" in server.requests[0]
        with raw_server(redirect(other.url("a.example"))) as server:  # the same name, but another port: another server
            client.get(server.url("a.example"), secrets=secrets)
    for head in other.requests:
        assert b"ours" not in head
    assert b"Accept: text/xml\r\n" in other.requests[0]


def test_secrets_do_not_come_back_by_way_of_another_host() -> None:
    client = named("a.example", "b.example")
    ports: list[int] = []

    def line(connection: socket.socket, head: bytes) -> None:
        path = head.split(b" ")[1]
        hops = {
            b"/feed": redirect(f"http://a.example:{ports[0]}/kept"),
            b"/kept": redirect(f"http://b.example:{ports[0]}/other"),
            b"/other": redirect(f"http://a.example:{ports[0]}/end"),
            b"/end": plain(b"end"),
        }
        hops[path](connection, head)

    with raw_server(line) as server:
        ports.append(server.port)
        client.get(server.url("a.example"), secrets={"Authorization": "Bearer ours"})
    assert [b"Bearer ours" in head for head in server.requests] == [True, True, False, False]


def test_a_post_follows_no_redirect() -> None:
    with raw_server(plain(b"caught")) as other, raw_server(redirect(other.url(), "307 Temporary Redirect")) as server:
        answer = HERE.post(server.url(), b"signed", {"X-Hub-Signature": "sha256=00"})
    assert (answer.status, answer.headers["location"]) == (307, other.url())
    assert other.requests == []


@pytest.mark.parametrize(
    "location", ["//", "http://", "http://[", "http://a b.example:x/", "javascript:alert(1)", "file:///etc/passwd"]
)
def test_a_redirect_to_no_address_is_refused(location: str) -> None:
    with raw_server(redirect(location)) as server:
        refused(HERE, server.url())


def test_a_redirect_without_a_location_is_an_answer() -> None:
    with raw_server(plain(b"", status="302 Found")) as server:
        assert HERE.get(server.url()).status == 302
