"""Clients that mean harm, over raw sockets against the real server (docs/reference/serving.md)."""

import socket
from collections.abc import Iterator

import pytest

from syndicate.model.edition import Page
from syndicate.stand.folder import FolderStand
from syndicate.web.server import WebServer
from tests.ports import free_port
from tests.raw import raw

FRONT, SMUGGLED = b"<h1>Front</h1>", b"<h1>Smuggled</h1>"
NEXT = b"GET /smuggled.html HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n"
PATIENCE_SECS = 30.0
MEGABYTE = 1024 * 1024


@pytest.fixture(scope="module")
def port(tmp_path_factory: pytest.TempPathFactory) -> Iterator[int]:
    """A server that waits a second for headers, instead of ten."""
    stand = FolderStand(tmp_path_factory.mktemp("abuse") / "feeds")
    kind = "text/html; charset=utf-8"
    stand.put([Page(path="index.html", media_type=kind, parts=(FRONT,))])
    stand.put([Page(path="smuggled.html", media_type=kind, parts=(SMUGGLED,))])
    port = free_port()
    web = WebServer(stand, "127.0.0.1", port, header_secs=1.0)
    web.start()
    yield port
    web.stop()
    stand.close()


def until_closed(connection: socket.socket) -> bytes:
    """What comes until the server closes; fails where it does not within our patience."""
    connection.settimeout(PATIENCE_SECS)
    received = b""
    while piece := connection.recv(65536):
        received += piece
    return received


def answers(received: bytes) -> list[int]:
    """The status of each answer."""
    return [int(part[:3]) for part in received.split(b"HTTP/1.1 ")[1:]]


@pytest.mark.parametrize(
    "sent", [b"", b"GET", b"GET / HTTP/1.1\r\n", b"GET / HTTP/1.1\r\nHost: x\r\nX-Slow: "], ids=repr
)
def test_a_connection_that_does_not_finish_its_header_is_cut_off(port: int, sent: bytes) -> None:
    with socket.create_connection(("127.0.0.1", port)) as connection:
        connection.sendall(sent)
        assert until_closed(connection) == b""


def test_a_header_that_drips_is_cut_off_too(port: int) -> None:
    with socket.create_connection(("127.0.0.1", port)) as connection:
        connection.sendall(b"GET / HTTP/1.1\r\nHost: x\r\n")
        connection.settimeout(0.05)
        for number in range(int(PATIENCE_SECS / 0.05)):  # a field now and then, for longer than it may take in all
            try:
                connection.sendall(b"X-%d: y\r\n" % (number % 50))
                received = connection.recv(100)
            except TimeoutError:
                continue
            except ConnectionError:
                received = b""
            assert received == b""
            return
    raise AssertionError("it was never cut off")


def test_a_connection_without_a_next_request_is_let_go(port: int) -> None:
    with socket.create_connection(("127.0.0.1", port)) as connection:
        connection.sendall(b"GET / HTTP/1.1\r\nHost: x\r\n\r\n")
        assert answers(until_closed(connection)) == [200]


@pytest.mark.parametrize(
    ("fields", "body"),
    [
        (b"Transfer-Encoding: chunked\r\nTransfer-Encoding: identity\r\n", b"0\r\n\r\n"),
        (b"Transfer-Encoding: xchunked\r\nContent-Length: 5\r\n", b"0\r\n\r\n"),
        (b"Transfer-Encoding: chunked, identity\r\n", b"0\r\n\r\n"),
        (b"Transfer-Encoding : chunked\r\n", b"0\r\n\r\n"),
        (b"Transfer-Encoding: gzip\r\n", b""),
        (b"Content-Length: 5\r\nContent-Length: 6\r\n", b"abcde"),
        (b"Content-Length: +5\r\n", b"abcde"),
        (b"Content-Length: -1\r\n", b""),
        (b"X-A: b\r\n Content-Length: 5\r\n", b"abcde"),
    ],
)
@pytest.mark.parametrize("method", [b"GET", b"POST"])
def test_a_request_whose_end_can_be_told_in_two_ways_is_refused(
    port: int, method: bytes, fields: bytes, body: bytes
) -> None:
    received = raw(port, method + b" / HTTP/1.1\r\nHost: x\r\n" + fields + b"\r\n" + body + NEXT)
    assert answers(received) == [400]
    assert SMUGGLED not in received


@pytest.mark.parametrize("method", [b"GET", b"POST"])
@pytest.mark.parametrize("length", [0, 5, 6, 40, 5 + len(NEXT)])
@pytest.mark.parametrize("first", ["length", "coding"])
def test_a_length_beside_a_transfer_coding_is_refused_and_nothing_after_it_is_taken_for_another_request(
    port: int, method: bytes, length: int, first: str
) -> None:
    fields = [b"Content-Length: %d\r\n" % length, b"Transfer-Encoding: chunked\r\n"]
    head = b"".join(fields if first == "length" else reversed(fields))
    with socket.create_connection(("127.0.0.1", port)) as connection:
        connection.sendall(method + b" / HTTP/1.1\r\nHost: x\r\n" + head + b"\r\n0\r\n\r\n" + NEXT)
        received = until_closed(connection)
    assert answers(received) == [400]
    assert SMUGGLED not in received


@pytest.mark.parametrize("method", [b"GET", b"HEAD", b"OPTIONS", b"POST"])
def test_a_body_in_chunks_sent_to_a_page_is_refused(port: int, method: bytes) -> None:
    with socket.create_connection(("127.0.0.1", port)) as connection:
        head = b" / HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked\r\n\r\n"
        connection.sendall(method + head + b"5\r\nabcde\r\n0\r\n\r\n" + NEXT)
        received = until_closed(connection)
    assert answers(received) == [400]
    assert SMUGGLED not in received


@pytest.mark.parametrize(("fields", "body"), [(b"Content-Length: 5\r\n", b"abcde"), (b"", b"")])
def test_requests_that_end_in_one_way_may_follow_each_other(port: int, fields: bytes, body: bytes) -> None:
    received = raw(port, b"GET / HTTP/1.1\r\nHost: x\r\n" + fields + b"\r\n" + body + NEXT)
    assert answers(received) == [200, 200]
    assert received.index(FRONT) < received.index(SMUGGLED)


@pytest.mark.parametrize(
    "head",
    [b"X-Long: " + b"x" * 130_000 + b"\r\n", b"X: y\r\n" * 100, b"X: " + b"y" * 1000 + b"\r\n" + b"X: y\r\n" * 200],
    ids=["130,000 bytes", "101 fields", "both"],
)
def test_a_header_too_large_is_refused(port: int, head: bytes) -> None:
    assert answers(raw(port, b"GET / HTTP/1.1\r\nHost: x\r\n" + head + b"\r\n")) == [431]


def test_a_header_of_usual_size_is_read(port: int) -> None:
    head = b"X: " + b"y" * 500 + b"\r\n"
    assert answers(raw(port, b"GET / HTTP/1.1\r\nHost: x\r\nConnection: close\r\n" + head * 90 + b"\r\n")) == [200]


@pytest.mark.parametrize(
    ("target", "status"),
    [
        ("http://evil.example/", 200),
        ("http://user:word@evil.example:9/", 200),
        ("https://evil.example/nothing", 404),
        ("http://evil.example/harbour/../../../etc/passwd", 404),
        ("evil.example:443", 404),
        ("*", 404),
        ("smuggled/index.html", 400),
    ],
)
def test_of_a_whole_address_only_the_path_counts(port: int, target: str, status: int) -> None:
    received = raw(port, f"GET {target} HTTP/1.1\r\nHost: other.example\r\nConnection: close\r\n\r\n".encode())
    assert answers(received) == [status]
    assert b"evil" not in received
    assert b"root:" not in received


@pytest.mark.parametrize("method", ["CONNECT", "TRACE"])
def test_it_is_no_proxy_and_no_mirror(port: int, method: str) -> None:
    target = "evil.example:443" if method == "CONNECT" else "/"
    received = raw(port, f"{method} {target} HTTP/1.1\r\nHost: x\r\nX-Secret: 1\r\nConnection: close\r\n\r\n".encode())
    assert answers(received) == [405]
    assert b"Secret" not in received


def endless(connection: socket.socket, piece: bytes, most: int) -> int:
    """Send pieces until the other side has had enough; how many bytes went."""
    sent = 0
    try:
        while sent < most:
            sent += connection.send(piece)
    except ConnectionError:
        pass
    return sent


@pytest.mark.parametrize("method", [b"POST", b"PUT", b"GET"])
@pytest.mark.parametrize(
    ("fields", "piece", "refused"),
    [
        (b"Content-Length: 314572800\r\n", b"x" * MEGABYTE, 0),
        (b"Transfer-Encoding: chunked\r\n", b"100000\r\n" + b"x" * MEGABYTE + b"\r\n", 400),
    ],
    ids=["300 MB", "chunked"],
)
def test_a_body_sent_to_a_page_is_not_read(port: int, method: bytes, fields: bytes, piece: bytes, refused: int) -> None:
    with socket.create_connection(("127.0.0.1", port), timeout=PATIENCE_SECS) as connection:
        connection.sendall(method + b" / HTTP/1.1\r\nHost: x\r\n" + fields + b"\r\n")
        status = refused or (200 if method == b"GET" else 405)
        assert connection.recv(12) == b"HTTP/1.1 %d" % status
        assert endless(connection, piece, 300 * MEGABYTE) < 64 * MEGABYTE  # what the system buffers


def test_nobody_is_told_to_send_a_body(port: int) -> None:
    head = b"POST / HTTP/1.1\r\nHost: x\r\nContent-Length: 314572800\r\nExpect: 100-continue\r\n\r\n"
    assert answers(raw(port, head)) == [405]
