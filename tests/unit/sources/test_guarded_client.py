"""What the guarded client gives back when nobody attacks it."""

import gzip
import socket
import zlib
from pathlib import Path

import pytest

from syndicate.rules.networks import inside_too
from syndicate.sources.guarded import GuardedClient
from tests.clients import AGENT, HERE, Names
from tests.loopback import OK, plain, raw_server, sends


def test_a_page_is_fetched_with_its_headers() -> None:
    line = plain(b"<rss/>", "Content-Type: text/xml", 'Link: <a>; rel="hub"', 'Link: <b>; rel="self"')
    with raw_server(line) as server:
        answer = HERE.get(server.url(), {"If-None-Match": '"1"'})
    assert (answer.status, answer.body, answer.address) == (200, b"<rss/>", server.url())
    assert answer.headers["content-type"] == "text/xml"
    assert answer.headers["link"] == '<a>; rel="hub", <b>; rel="self"'
    [head] = server.requests
    assert b'If-None-Match: "1"\r\n' in head
    assert b"User-Agent: syndicate/test\r\n" in head
    assert f"Host: 127.0.0.1:{server.port}\r\n".encode() in head


@pytest.mark.parametrize(
    ("coding", "packed"),
    [
        ("gzip", gzip.compress(b"news " * 9000, mtime=0)),
        ("x-gzip", gzip.compress(b"news " * 4000, mtime=0) + gzip.compress(b"news " * 5000, mtime=0)),
        ("gzip", gzip.compress(b"news " * 9000, mtime=0) + b"\0" * 500),
        ("deflate", zlib.compress(b"news " * 9000)),
        ("deflate", zlib.compress(b"news " * 9000, wbits=-15)),
        ("identity", b"news " * 9000),
        ("GZIP", gzip.compress(b"news " * 9000, mtime=0)),
    ],
)
def test_what_was_compressed_arrives_as_it_was(coding: str, packed: bytes) -> None:
    with raw_server(plain(packed, f"Content-Encoding: {coding}")) as server:
        assert HERE.get(server.url()).body == b"news " * 9000


def test_chunks_are_joined() -> None:
    chunks = OK + b"Transfer-Encoding: chunked\r\n\r\n4;x=y\r\nnews\r\n0003\r\n day\r\n0\r\nTrailer: 1\r\n\r\n"
    with raw_server(sends(chunks.replace(b"0003\r\n day", b"4\r\n day"))) as server:
        assert HERE.get(server.url()).body == b"news day"


def test_a_length_beside_chunks_means_nothing() -> None:
    chunks = OK + b"Content-Length: 3\r\nTransfer-Encoding: chunked\r\n\r\n4\r\nnews\r\n0\r\n\r\n"
    with raw_server(sends(chunks)) as server:
        assert HERE.get(server.url()).body == b"news"


def test_a_multipart_answer_is_an_answer() -> None:
    with raw_server(plain(b"--x--", "Content-Type: multipart/mixed; boundary=x")) as server:
        assert HERE.get(server.url()).body == b"--x--"


def test_an_address_of_ipv6_is_connected_to() -> None:
    with raw_server(plain(b"here"), host="::1") as server:
        assert HERE.get(server.url("[::1]")).body == b"here"


def test_a_body_without_a_length_ends_with_the_connection() -> None:
    with raw_server(sends(OK + b"\r\n", b"old ", b"server")) as server:
        assert HERE.get(server.url()).body == b"old server"


def test_an_error_is_an_answer_with_the_beginning_of_its_words() -> None:
    with raw_server(plain(b"no such feed " * 9999, "Retry-After: 9", status="503 Busy")) as server:
        answer = HERE.get(server.url())
    assert (answer.status, answer.headers["retry-after"]) == (503, "9")
    assert answer.body == (b"no such feed " * 9999)[:2000]


def test_a_body_is_posted() -> None:
    bodies: list[bytes] = []

    def line(connection: socket.socket, head: bytes) -> None:
        bodies.append(head.partition(b"\r\n\r\n")[2])
        connection.sendall(b"HTTP/1.1 202 Accepted\r\nContent-Length: 0\r\n\r\n")

    with raw_server(line) as server:
        answer = HERE.post(server.url(), b"hub.mode=up", {"Content-Type": "application/x-www-form-urlencoded"})
    assert (answer.status, bodies) == (202, [b"hub.mode=up"])


def test_the_second_address_of_a_host_is_tried_when_the_first_does_not_answer() -> None:
    names = Names({"two.example": [["127.9.9.9", "127.0.0.1"]]})
    client = GuardedClient(agent=AGENT, seconds=5, bounds=inside_too, resolver=names)
    with raw_server(plain(b"here")) as server:
        assert client.get(server.url("two.example")).body == b"here"


def test_a_proxy_and_a_netrc_in_the_environment_are_left_alone(tmp_path: Path) -> None:
    (tmp_path / ".netrc").write_text("default login spy password spy\n")
    (tmp_path / ".netrc").chmod(0o600)
    with (
        raw_server(plain(b"the proxy")) as proxy,
        raw_server(plain(b"the feed")) as server,
        pytest.MonkeyPatch.context() as env,
    ):
        env.setenv("HOME", str(tmp_path))
        env.setenv("NETRC", str(tmp_path / ".netrc"))
        for name in ("http_proxy", "HTTP_PROXY", "all_proxy", "https_proxy"):
            env.setenv(name, f"http://127.0.0.1:{proxy.port}")
        answer = HERE.get(server.url(), secrets={"Authorization": "Bearer ours"})
        HERE.get(server.url())
    assert answer.body == b"the feed"
    assert proxy.requests == []
    first, second = server.requests
    assert b"Authorization: Bearer ours\r\n" in first
    assert b"Authorization" not in second
