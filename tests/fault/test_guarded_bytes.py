"""Answers that are too much, too slow, cut off or malformed, sent to the guarded client over real sockets."""

import gzip
import socket
import time
import zlib
from collections.abc import Sequence
from ipaddress import ip_address

import pytest

from syndicate.errors import HttpUnavailable
from syndicate.rules.networks import Address, inside_too
from syndicate.sources.guarded import GuardedClient
from tests.clients import AGENT, HERE, HURRIED, named, refused
from tests.loopback import OK, drips, endless, plain, raw_server, sends


def test_a_gzip_bomb_is_noticed_at_the_first_bytes_too_many() -> None:
    stream = zlib.compressobj(wbits=31)
    bomb = b"".join(stream.compress(bytes(1 << 20)) for _ in range(64)) + stream.flush()
    with raw_server(plain(bomb, "Content-Encoding: gzip")) as server:
        assert "larger than 8,388,608 bytes" in str(refused(HERE, server.url()))


def test_a_bomb_in_the_body_of_a_redirect_or_an_error_is_not_inflated() -> None:
    bomb = gzip.compress(bytes(16 << 20))
    with raw_server(plain(b"here")) as target:
        bombed = plain(bomb, "Content-Encoding: gzip", f"Location: {target.url()}", status="302 Found")
        with raw_server(bombed) as server:
            assert HERE.get(server.url()).body == b"here"
    with raw_server(plain(bomb, "Content-Encoding: gzip", status="500 Oh")) as server:
        assert HERE.get(server.url()).body == bytes(2000)


@pytest.mark.parametrize(
    ("first", "again"),
    [
        (OK, b"X-Fill: " + b"x" * 1000 + b"\r\n"),
        (OK, b"X-Fill: " + b"x" * 70000),
        (b"", b"HTTP/1.1 100 Continue\r\n\r\n"),
        (b"HTTP/1.1 200 ", b"OK" * 1000),
        (OK + b"Content-Type: text/plain\r\n\r\n", b"x" * 65536),
        (OK + b"Content-Length: 999999999\r\n\r\n", b"x" * 65536),
        (OK + b"Transfer-Encoding: chunked\r\n\r\n", b"2000\r\n" + b"x" * 8192 + b"\r\n"),
        (OK + b"Transfer-Encoding: chunked\r\n\r\n", b"1;" + b"e" * 2000 + b"\r\nx\r\n"),
        (OK + b"Transfer-Encoding: chunked\r\n\r\n4\r\nnews\r\n0\r\n", b"Trailer: " + b"x" * 1000 + b"\r\n"),
        (OK + b"Transfer-Encoding: chunked\r\n\r\n4\r\nnews\r\n0\r\n", b"x" * 65536),
        (OK + b"Content-Encoding: gzip\r\n\r\n", gzip.compress(b"") * 1000),
    ],
    ids=[
        "headers",
        "a header",
        "continue",
        "status",
        "body",
        "length",
        "chunks",
        "extensions",
        "trailers",
        "a trailer",
        "members of nothing",
    ],
)
def test_what_has_no_end_is_given_up(first: bytes, again: bytes) -> None:
    with raw_server(endless(first, again)) as server:
        assert "seconds" not in str(refused(HERE, server.url()))


@pytest.mark.parametrize(
    ("first", "drop"),
    [
        (b"", b"H"),
        (OK, b"X"),
        (OK, b"X-Drip: 1\r\n"),
        (b"", b"HTTP/1.1 100 Continue\r\n\r\n"),
        (OK + b"\r\n", b"x"),
        (OK + b"Content-Length: 100000\r\n\r\n", b"x"),
        (OK + b"Transfer-Encoding: chunked\r\n\r\n", b"1\r\nx\r\n"),
        (OK + b"Content-Encoding: gzip\r\n\r\n" + gzip.compress(b"x")[:9], b""),
    ],
    ids=["status", "header", "headers", "continue", "body", "length", "chunks", "nothing more"],
)
def test_a_drip_does_not_outlast_the_deadline(first: bytes, drop: bytes) -> None:
    with raw_server(drips(first, drop)) as server:
        error = refused(HURRIED, server.url())
    assert isinstance(error, HttpUnavailable)
    assert "within 0.4 seconds" in str(error)


def test_redirects_share_the_deadline() -> None:
    def line(connection: socket.socket, _head: bytes) -> None:
        time.sleep(0.15)
        connection.sendall(b"HTTP/1.1 302 Found\r\nLocation: /feed\r\nContent-Length: 0\r\n\r\n")

    with raw_server(line) as server:
        assert "within 0.4 seconds" in str(refused(HURRIED, server.url()))
        assert len(server.requests) <= 4


def test_a_server_that_accepts_and_says_nothing_is_given_up_with_tls_and_without() -> None:
    with socket.create_server(("127.0.0.1", 0)) as deaf:
        for scheme in ("http", "https"):
            error = refused(HURRIED, f"{scheme}://127.0.0.1:{deaf.getsockname()[1]}/")
            assert isinstance(error, HttpUnavailable)
            assert "within 0.4 seconds" in str(error)


def test_a_reader_that_does_not_read_does_not_hold_us() -> None:
    def line(_connection: socket.socket, _head: bytes) -> None:
        time.sleep(1)

    with raw_server(line) as server, pytest.raises(HttpUnavailable, match=r"within 0.4 seconds"):
        HURRIED.post(server.url(), bytes(32 << 20))


def test_a_name_server_that_does_not_answer_does_not_hold_us() -> None:
    class Slow:
        def addresses(self, host: str, port: int) -> Sequence[Address]:
            del host, port
            time.sleep(2)
            return [ip_address("127.0.0.1")]

    client = GuardedClient(agent=AGENT, seconds=0.2, bounds=inside_too, resolver=Slow())
    error = refused(client, "http://slow.example/")
    assert isinstance(error, HttpUnavailable)
    assert "within 0.2 seconds" in str(error)


@pytest.mark.parametrize(
    "answer",
    [
        OK + b"Content-Length: 100\r\n\r\nonly this",
        OK + b"Transfer-Encoding: chunked\r\n\r\n9\r\nonly",
        OK + b"Transfer-Encoding: chunked\r\n\r\n4\r\nonly\r\n",
        OK + b"Transfer-Encoding: chunked\r\n\r\nzz\r\nonly\r\n",
        OK + b"Content-Encoding: gzip\r\n\r\n" + gzip.compress(b"news" * 999, mtime=0)[:-9],
        OK + b"Content-Encoding: gzip\r\nContent-Length: 20\r\n\r\n" + gzip.compress(b"news" * 999, mtime=0)[:20],
        OK + b"Content-Encoding: deflate\r\n\r\n" + zlib.compress(b"news" * 999)[:-4],
        OK + b"Content-Encoding: deflate\r\n\r\n" + zlib.compress(b"news")[:1],
        b"",
        b"HTTP/1.1 ",
    ],
)
def test_what_broke_off_is_never_taken_as_complete(answer: bytes) -> None:
    with raw_server(sends(answer)) as server:
        error = refused(HERE, server.url())
    assert isinstance(error, HttpUnavailable) or answer == b"HTTP/1.1 "


@pytest.mark.parametrize(
    "answer",
    [
        b"<rss>HTTP/0.9 would send just this</rss>",
        b"SSH-2.0-OpenSSH_9.2p1 Debian-2\r\n",
        b"\x15\x03\x01\x00\x02\x02\x16",
        b"HTTP/1.1 abc OK\r\n\r\n",
        b"HTTP/7.0 200 OK\r\n\r\n",
        OK + b"no header at all\r\nContent-Length: 4\r\n\r\nnews",
        OK + b" a continuation of nothing\r\nContent-Length: 4\r\n\r\nnews",
        OK + b"Content-Length: four\r\n\r\nnews",
        OK + b"Content-Length: -4\r\n\r\nnews",
        OK + b"Content-Length: 4\r\nContent-Length: 5\r\n\r\nnews",
        OK + b"Content-Length: 4, 5\r\n\r\nnews",
        OK + b"Transfer-Encoding: gzip, chunked\r\n\r\n4\r\nnews\r\n0\r\n\r\n",
        OK + b"Content-Encoding: br\r\nContent-Length: 4\r\n\r\nnews",
        OK + b"Content-Encoding: gzip, gzip\r\nContent-Length: 4\r\n\r\nnews",
        OK + b"Content-Encoding: gzip\r\nContent-Length: 4\r\n\r\nnews",
        OK + b"Content-Encoding: deflate\r\nContent-Length: 4\r\n\r\n\xff\xff\xff\xff",
    ],
)
def test_what_is_malformed_is_refused_in_words(answer: bytes) -> None:
    with raw_server(sends(answer)) as server:
        assert len(str(refused(HERE, server.url()))) > 20


def test_a_closed_port_and_an_unknown_name_are_told_apart() -> None:
    with socket.socket() as unused:
        unused.bind(("127.0.0.1", 0))
        closed = refused(HERE, f"http://127.0.0.1:{unused.getsockname()[1]}/")
    unknown = refused(named("known.example"), "http://unknown.example/")
    assert isinstance(closed, HttpUnavailable)
    assert isinstance(unknown, HttpUnavailable)
    assert "cannot connect to 127.0.0.1" in str(closed)
    assert "no address is found for unknown.example" in str(unknown)


def test_a_reset_is_unavailability() -> None:
    def line(connection: socket.socket, _head: bytes) -> None:
        connection.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, b"\1\0\0\0\0\0\0\0")
        connection.sendall(OK + b"Content-Length: 99\r\n\r\nnews")

    with raw_server(line) as server:
        assert isinstance(refused(HERE, server.url()), HttpUnavailable)
