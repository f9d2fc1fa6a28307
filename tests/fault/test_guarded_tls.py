"""The guarded client over TLS: the address is pinned, the certificate is that of the name."""

import socket
from dataclasses import replace
from pathlib import Path

import pytest

from syndicate.errors import HttpError, HttpUnavailable
from tests.clients import HERE, Authority, named, refused
from tests.loopback import OK, drips, plain, raw_server, redirect


@pytest.fixture(scope="module")
def authority(tmp_path_factory: pytest.TempPathFactory) -> Authority:
    return Authority.made(tmp_path_factory.mktemp("authority"))


def test_the_certificate_is_that_of_the_name_though_the_address_is_pinned(authority: Authority) -> None:
    asked: list[str | None] = []
    context = authority.server("wire.example")
    context.sni_callback = lambda _socket, name, _context: asked.append(name)
    with raw_server(plain(b"sealed"), context) as server:
        answer = authority.client("wire.example").get(server.url("wire.example", scheme="https"))
    assert (answer.body, asked) == (b"sealed", ["wire.example"])


def test_a_certificate_for_another_name_is_refused(authority: Authority) -> None:
    with raw_server(plain(b"sealed"), authority.server("other.example")) as server:
        error = refused(authority.client("wire.example"), server.url("wire.example", scheme="https"))
    assert not isinstance(error, HttpUnavailable)
    assert "the certificate of wire.example cannot be trusted" in str(error)
    assert "wire.example" in str(error).partition("trusted")[2]
    assert server.requests == []


def test_a_certificate_of_an_authority_nobody_knows_is_refused(authority: Authority) -> None:
    with raw_server(plain(b"sealed"), authority.server("wire.example")) as server:
        error = refused(named("wire.example"), server.url("wire.example", scheme="https"))
    assert "the certificate of wire.example cannot be trusted" in str(error)
    assert server.requests == []


def test_a_server_without_tls_is_named(authority: Authority) -> None:
    with raw_server(plain(b"open")) as server:
        error = refused(authority.client("wire.example"), server.url("wire.example", scheme="https"))
    assert "wire.example" in str(error)
    assert "TLS" in str(error)


def test_a_drip_under_tls_does_not_outlast_the_deadline(authority: Authority) -> None:
    client = replace(authority.client("wire.example"), seconds=0.6)
    for first in (OK, OK + b"\r\n"):
        with raw_server(drips(first, b"x"), authority.server("wire.example")) as server:
            error = refused(client, server.url("wire.example", scheme="https"))
        assert isinstance(error, HttpUnavailable)
        assert "within 0.6 seconds" in str(error)


def test_a_cut_under_tls_without_the_servers_word_is_no_end(authority: Authority) -> None:
    def line(connection: socket.socket, _head: bytes) -> None:
        connection.sendall(OK + b"\r\nonly this")
        connection.shutdown(socket.SHUT_RDWR)

    with raw_server(line, authority.server("wire.example")) as server:
        error = refused(authority.client("wire.example"), server.url("wire.example", scheme="https"))
    assert isinstance(error, HttpUnavailable)


def test_secrets_are_not_sent_in_the_clear_after_tls(authority: Authority) -> None:
    client = authority.client("wire.example")
    with (
        raw_server(plain(b"open")) as clear,
        raw_server(redirect(clear.url("wire.example")), authority.server("wire.example")) as server,
    ):
        with pytest.raises(HttpError, match="redirects from https to http"):
            client.get(server.url("wire.example", scheme="https"), secrets={"Authorization": "Bearer ours"})
        assert clear.requests == []
        assert client.get(server.url("wire.example", scheme="https")).body == b"open"


def test_a_file_of_authorities_that_is_none_is_named(tmp_path: Path) -> None:
    for content in (None, b"", b"no certificate"):
        file = tmp_path / "ca.pem"
        if content is not None:
            file.write_bytes(content)
        client = replace(HERE, ca_file=str(file))
        error = refused(client, "https://127.0.0.1:9/")
        assert "ca.pem" in str(error)
