"""What receivers may do to a webhook: answers of every kind, such as never end or mean harm, and TLS that is wrong."""

import gzip
import ssl
from collections.abc import Mapping
from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest
import trustme

from syndicate.model.delivery import Answer
from tests.clients import Authority
from tests.loopback import OK, Line, drips, endless, plain, raw_server, sends
from tests.unit.outlets.test_webhook import hook, parcel, told

HURRIED = timedelta(milliseconds=600)
BOMB = gzip.compress(bytes(50_000_000))

FAIL: Mapping[str, Line] = {
    "nothing at all": sends(),
    "no HTTP": sends(b"220 mail.example ESMTP\r\n"),
    "a cut body": sends(OK + b"Content-Length: 100\r\n\r\nonly this"),
    "headers without end": endless(OK, b"X-More: " + b"x" * 1000 + b"\r\n"),
    "one header without end": endless(OK + b"X-More: ", b"x" * 1000),
    "interim answers without end": endless(b"", b"HTTP/1.1 103 Early Hints\r\nLink: </x>\r\n\r\n"),
    "a head that drips": drips(OK, b"X"),
    "a body that drips": drips(OK + b"Content-Length: 1000000\r\n\r\n", b"x"),
    "chunks that are none": sends(OK + b"Transfer-Encoding: chunked\r\n\r\nzz\r\n"),
    "two lengths": sends(OK + b"Content-Length: 2\r\nContent-Length: 3\r\n\r\nokk"),
    "no acceptance": plain(b"", "Location: /elsewhere", status="304 Not Modified"),
    "a challenge": plain(b"", 'WWW-Authenticate: Basic realm="x"', status="401 Unauthorized"),
    "an upgrade": plain(b"", "Upgrade: h2c", "Connection: Upgrade", status="426 Upgrade Required"),
}
GO_THROUGH: Mapping[str, Line] = {
    "an empty one": sends(b"HTTP/1.1 204 No Content\r\n\r\n"),
    "one after an interim answer": sends(b"HTTP/1.1 103 Early Hints\r\n\r\n" + OK + b"Content-Length: 2\r\n\r\nok"),
    "one that ends with the connection": sends(OK + b"\r\nok"),
    "a huge one": endless(OK + b"\r\n", b"x" * 65_536),
    "accepted for later": plain(b"", status="202 Accepted"),
}


def answered(line: Line) -> Answer:
    with raw_server(line) as server:
        return told({"msn": hook(server.url(), HURRIED)}, parcel("msn"))["msn"]


@pytest.mark.parametrize("line", FAIL.values(), ids=FAIL)
def test_no_answer_but_a_whole_2xx_is_taken_for_one(line: Line) -> None:
    answer = answered(line)
    assert not answer.accepted
    assert len(answer.said) <= 512


@pytest.mark.parametrize("line", GO_THROUGH.values(), ids=GO_THROUGH)
def test_any_2xx_is_taken(line: Line) -> None:
    answer = answered(line)
    assert answer.accepted
    assert len(answer.said) <= 512


def test_what_is_compressed_is_not_inflated() -> None:
    answer = answered(plain(BOMB, "Content-Encoding: gzip"))
    assert (answer.accepted, answer.said) == (True, BOMB[:512])


def test_410_ends_the_outlet() -> None:
    assert answered(plain(b"", status="410 Gone")).gone


@pytest.mark.parametrize(
    ("said", "wait"),
    [
        ("30", timedelta(seconds=30)),
        ("Tue, 24 Nov 2026 12:00:30 GMT", timedelta(seconds=30)),  # parcels of these tests are sent at noon
        ("Tuesday, 24-Nov-26 12:00:30 GMT", timedelta(seconds=30)),
        ("Tue Nov 24 12:00:30 2026", timedelta(seconds=30)),
        ("soon", None),
        ("-5", None),
        ("\x80\xff", None),
    ],
)
def test_when_to_come_again_is_a_number_or_a_date(said: str, wait: timedelta | None) -> None:
    head = f"HTTP/1.1 429 Too Many Requests\r\nRetry-After: {said}\r\nContent-Length: 0\r\n\r\n".encode("latin-1")
    answer = answered(sends(head))
    assert (answer.status, answer.retry_after) == (429, wait)


@pytest.fixture(scope="module")
def authority(tmp_path_factory: pytest.TempPathFactory) -> Authority:
    return Authority.made(tmp_path_factory.mktemp("authority"))


def sealed(context: ssl.SSLContext, ca_file: str | None) -> tuple[Answer, int]:
    """What comes of telling a receiver with this certificate, and how many calls it saw."""
    with raw_server(plain(b"sealed"), context) as server:
        trusting = replace(hook(server.url("localhost", scheme="https")), ca_file=ca_file)
        answer = told({"msn": trusting}, parcel("msn"))["msn"]
        return answer, len(server.requests)


def expired(authority: Authority) -> ssl.SSLContext:
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    yesterday = datetime.now(UTC) - timedelta(days=1)
    authority.ca.issue_cert("localhost", not_after=yesterday).configure_cert(context)
    return context


def test_a_certificate_of_the_operators_authority_is_trusted(authority: Authority) -> None:
    answer, calls = sealed(authority.server("localhost"), authority.file)
    assert (answer.accepted, calls) == (True, 1)


@pytest.mark.parametrize("wrong", ["expired", "for another name", "of an authority nobody knows"])
def test_nothing_is_told_to_one_whose_certificate_is_wrong(wrong: str, authority: Authority) -> None:
    contexts = {
        "expired": lambda: expired(authority),
        "for another name": lambda: authority.server("other.example"),
        "of an authority nobody knows": lambda: Authority(trustme.CA(), "").server("localhost"),
    }
    answer, calls = sealed(contexts[wrong](), authority.file)
    assert (answer.status, calls) == (None, 0)
    assert answer.error


def test_the_authorities_of_the_web_do_not_vouch_for_a_test(authority: Authority) -> None:
    answer, calls = sealed(authority.server("localhost"), None)
    assert (answer.status, calls) == (None, 0)


def test_a_receiver_without_tls_is_told_nothing() -> None:
    with raw_server(plain(b"open")) as server:
        answer = told({"msn": hook(server.url("localhost", scheme="https"))}, parcel("msn"))["msn"]
    assert answer.status is None
    assert all(b"dispatch" not in head for head in server.requests)
