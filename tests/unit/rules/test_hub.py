"""What a hub may be asked for, and what it asks and sends."""

import hashlib
import hmac
from dataclasses import replace
from datetime import timedelta
from urllib.parse import parse_qsl, urlsplit

import pytest

from syndicate.model.hub import Mode, Wish
from syndicate.rules.hub import (
    Leases,
    Unfit,
    distribution_headers,
    is_feed,
    page_of,
    ping,
    question,
    wish,
    without_query,
)

BASE = "https://wire.example/news/"
LEASES = Leases(usual=timedelta(days=10), least=timedelta(minutes=5), most=timedelta(days=30))
FORM = {
    "hub.mode": "subscribe",
    "hub.callback": "https://Reader.Example:8443/hook?id=1",
    "hub.topic": f"{BASE}all/rss.xml",
    "hub.lease_seconds": "86400",
    "hub.secret": "between two",
    "hub.verify": "async",
}
ASKED = Wish(
    mode=Mode.SUBSCRIBE,
    callback="https://Reader.Example:8443/hook?id=1",
    host="reader.example",
    topic=f"{BASE}all/rss.xml",
    lease=timedelta(days=1),
    secret="between two",  # noqa: S106
)


def unfit(**changes: str) -> str:
    found = wish(FORM | {f"hub.{name}": value for name, value in changes.items()}, LEASES)
    assert isinstance(found, Unfit)
    return found.reason


def lease(told: str) -> timedelta:
    found = wish(FORM | {"hub.lease_seconds": told}, LEASES)
    assert isinstance(found, Wish)
    return found.lease


def test_a_request_is_read() -> None:
    assert wish(FORM, LEASES) == ASKED
    assert wish(FORM | {"hub.mode": "unsubscribe"}, LEASES) == replace(ASKED, mode=Mode.UNSUBSCRIBE)
    assert wish(FORM | {"hub.secret": ""}, LEASES) == replace(ASKED, secret=None)
    assert "between two" not in repr(ASKED)


@pytest.mark.parametrize("mode", ["", "publish", "denied", "Subscribe"])
def test_there_are_two_modes(mode: str) -> None:
    assert "hub.mode" in unfit(mode=mode)


@pytest.mark.parametrize(
    "address",
    [
        "",
        "/hook",
        "//reader.example/hook",
        "ftp://reader.example/hook",
        "javascript:alert(1)",
        "http:///hook",
        "http://[::1",
        "http://reader.example:99999/",
        "http://reader.example:0/",
        "http://reader.example/a b",
        "http://reader.example/\r\nX: 1",
        "http://reader.example\\@evil.example/",
        "http://réader.example/",
        "http://reader.example/<a>",
        "http://reader.example/" + "x" * (2049 - len("http://reader.example/")),
    ],
)
def test_addresses_are_absolute_ones_of_the_web(address: str) -> None:
    assert "hub.callback" in unfit(callback=address)
    assert "hub.topic" in unfit(topic=address)


def test_an_address_of_2048_characters_is_taken() -> None:
    address = "http://reader.example/".ljust(2048, "x")
    found = wish(FORM | {"hub.callback": address, "hub.topic": address}, LEASES)
    assert isinstance(found, Wish)
    assert (found.callback, found.topic) == (address, address)


@pytest.mark.parametrize("port", [80, 443, 1024, 8443, 65535])
def test_callbacks_are_at_ports_of_the_web_or_of_nobody(port: int) -> None:
    assert isinstance(wish(FORM | {"hub.callback": f"http://reader.example:{port}/"}, LEASES), Wish)


@pytest.mark.parametrize(
    ("callback", "reason"),
    [
        ("http://user@reader.example/", "user name"),
        ("http://user:word@reader.example/", "user name"),
        ("http://reader.example/#part", "fragment"),
        ("http://reader.example/#", "fragment"),
        ("http://reader.example:22/", "port"),
        ("https://reader.example:25/", "port"),
        ("https://reader.example:1023/", "port"),
    ],
)
def test_callbacks_have_no_user_no_fragment_and_no_port_of_another_service(callback: str, reason: str) -> None:
    assert reason in unfit(callback=callback)


def test_a_secret_is_less_than_200_bytes_of_text() -> None:
    assert "200 bytes" in unfit(secret="x" * 200)
    assert "200 bytes" in unfit(secret="é" * 100)
    assert "control" in unfit(secret="a\0b")  # noqa: S106
    assert isinstance(wish(FORM | {"hub.secret": "x" * 199}, LEASES), Wish)


@pytest.mark.parametrize(
    ("told", "granted"),
    [
        ("", timedelta(days=10)),
        ("3600", timedelta(hours=1)),
        ("0", timedelta(minutes=5)),
        ("1", timedelta(minutes=5)),
        ("99999999", timedelta(days=30)),
        ("1" + "0" * 40, timedelta(days=30)),
    ],
)
def test_leases_are_within_our_bounds(told: str, granted: timedelta) -> None:
    assert lease(told) == granted


@pytest.mark.parametrize("told", ["-1", "1.5", "soon", "１"])
def test_leases_are_whole_numbers(told: str) -> None:
    assert "hub.lease_seconds" in unfit(lease_seconds=told)


@pytest.mark.parametrize(
    ("topic", "path"),
    [
        ("all/rss.xml", "all/rss.xml"),
        ("all/", "all/index.html"),
        ("all/index.html", "all/index.html"),
        ("outlets/msn/rss.xml", "outlets/msn/rss.xml"),
    ],
)
def test_topics_are_current_pages(topic: str, path: str) -> None:
    assert page_of(BASE + topic, BASE) == path


@pytest.mark.parametrize(
    "topic",
    [
        f"{BASE}",
        f"{BASE}index.html",
        f"{BASE}all",
        f"{BASE}all/archive/1/rss.xml",
        f"{BASE}items/ab/cd.html",
        f"{BASE}all/rss.xml?x=1",
        f"{BASE}all/rss.xml#x",
        f"{BASE}all/r%73s.xml",
        "https://wire.example/all/rss.xml",
        "http://wire.example/news/all/rss.xml",
        "https://evil.example/https://wire.example/news/all/rss.xml",
    ],
)
def test_nothing_else_is_a_topic(topic: str) -> None:
    assert page_of(topic, BASE) is None


def test_feeds_are_told_from_other_pages() -> None:
    assert is_feed("all/rss.xml")
    assert not is_feed("index.html")
    assert not is_feed("items/ab/cd.html")


@pytest.mark.parametrize(
    ("callback", "begins"),
    [
        ("https://reader.example/hook", "https://reader.example/hook?hub.mode="),
        ("https://reader.example/hook?", "https://reader.example/hook?hub.mode="),
        ("https://reader.example/hook?a=%20&b", "https://reader.example/hook?a=%20&b&hub.mode="),
    ],
)
def test_a_callback_keeps_its_own_query(callback: str, begins: str) -> None:
    assert question(replace(ASKED, callback=callback), "c").startswith(begins)


def asked(mode: Mode) -> dict[str, str]:
    return dict(parse_qsl(urlsplit(question(replace(ASKED, mode=mode, reason="no & never"), "c/h")).query))


def test_what_a_callback_is_asked() -> None:
    own = {"id": "1", "hub.topic": ASKED.topic}
    assert asked(Mode.SUBSCRIBE) == own | {
        "hub.mode": "subscribe",
        "hub.challenge": "c/h",
        "hub.lease_seconds": "86400",
    }
    assert asked(Mode.UNSUBSCRIBE) == own | {"hub.mode": "unsubscribe", "hub.challenge": "c/h"}
    assert asked(Mode.DENIED) == own | {"hub.mode": "denied", "hub.reason": "no & never"}


def test_a_page_is_sent_as_it_is_and_signed() -> None:
    plain = distribution_headers("https://hub.example/", "https://a.example/", "text/plain", None, b"page")
    assert plain == {
        "Content-Type": "text/plain",
        "Link": '<https://hub.example/>; rel="hub", <https://a.example/>; rel="self"',
    }
    signed = distribution_headers("https://hub.example/", "https://a.example/", "text/plain", "é", b"page")
    wanted = hmac.new("é".encode(), b"page", hashlib.sha256).hexdigest()
    assert signed == dict(plain) | {"X-Hub-Signature": f"sha256={wanted}"}


def test_other_hubs_are_told_the_address_by_both_names() -> None:
    assert dict(parse_qsl(ping("https://a.example/?b&c").decode())) == {
        "hub.mode": "publish",
        "hub.url": "https://a.example/?b&c",
        "hub.topic": "https://a.example/?b&c",
    }


def test_a_callback_is_shown_without_its_query() -> None:
    assert without_query("https://reader.example:8443/hook?token=x#y") == "https://reader.example:8443/hook"
