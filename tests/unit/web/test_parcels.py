"""The filings in a request's body."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from syndicate.ports.intake import Parcel
from syndicate.web.parcels import MOST_PARTS, parcels
from syndicate.web.problems import Declined

FORM = "multipart/form-data; boundary=quay"
TWO = (
    b"preamble\r\n--quay\r\n"
    b'Content-Disposition: form-data; name="file"; filename="a.txt"\r\nContent-Type: text/plain; charset=KOI8-R\r\n\r\n'
    b"first\r\nline\r\n"
    b"--quay  \r\n\r\nsecond\n\r\n--quay--\r\nepilogue --quay"
)


def status(body: bytes, content_type: str, disposition: str) -> int:
    try:
        return 202 if parcels(body, content_type, disposition) else 0
    except Declined as declined:
        return declined.answer.status


def refused(body: bytes, content_type: str) -> int:
    with pytest.raises(Declined) as caught:
        parcels(body, content_type, None)
    return caught.value.answer.status


@pytest.mark.parametrize(
    ("content_type", "charset"),
    [
        (None, None),
        ("text/plain", None),
        ("text/plain; charset=windows-1251", "cp1251"),
        ('application/xml; charset="utf-8"', "utf-8"),
        ("text/plain; charset=nonsense", None),
        ("text/plain; charset=rot13", None),
        ("application/x-www-form-urlencoded", None),
        ("not a type at all;;;=", None),
        ("x" * 100_000, None),
    ],
)
def test_a_body_that_is_no_multipart_is_one_filing_as_it_is(content_type: str | None, charset: str | None) -> None:
    assert parcels(b"--quay\r\n", content_type, None) == [Parcel(content=b"--quay\r\n", charset=charset)]


@pytest.mark.parametrize(
    ("disposition", "name"),
    [
        ('attachment; filename="harbour.xml"', "harbour.xml"),
        ("attachment; filename*=UTF-8''quai%20n%C2%BA.xml", "quai nº.xml"),
        ('attachment; filename="a\tb"', "ab"),
        ("attachment", ""),
    ],
)
def test_the_sender_may_say_what_it_is_called(disposition: str, name: str) -> None:
    assert parcels(b"x", None, disposition) == [Parcel(name=name, content=b"x")]


def test_every_part_is_a_filing_with_its_own_name_and_charset() -> None:
    expected = [Parcel(name="a.txt", content=b"first\r\nline", charset="koi8-r"), Parcel(content=b"second\n")]
    assert parcels(TWO, FORM, None) == expected
    assert parcels(TWO, "Multipart/Mixed; boundary=quay", None) == expected


def test_bare_line_ends_are_taken_too() -> None:
    body = b"--quay\nContent-Type: text/plain\n\none\n--quay\n\ntwo\n--quay--"
    assert [parcel.content for parcel in parcels(body, FORM, None)] == [b"one", b"two"]


def test_an_empty_part_is_an_empty_filing() -> None:
    assert parcels(b"--quay\r\n\r\n\r\n--quay--", FORM, None) == [Parcel(content=b"")]


@pytest.mark.parametrize(
    ("body", "content_type", "status"),
    [
        (TWO, "multipart/form-data", 400),
        (TWO[:-30], FORM, 400),
        (b"", FORM, 400),
        (b"--quay--\r\n", FORM, 400),
        (b"--quay\r\nno blank line\r\n--quay--", FORM, 400),
        (b"--quay\r\n\r\nx\r\n" * (MOST_PARTS + 1) + b"--quay--", FORM, 400),
        (b"--quay\r\nContent-Transfer-Encoding: base64\r\n\r\neA==\r\n--quay--", FORM, 400),
        (TWO, "multipart/byteranges; boundary=quay", 415),
    ],
)
def test_what_cannot_be_taken_apart_is_refused_whole(body: bytes, content_type: str, status: int) -> None:
    assert refused(body, content_type) == status


@given(st.lists(st.binary(max_size=60).filter(lambda part: b"--quay" not in part), min_size=1, max_size=5))
def test_parts_come_out_as_they_went_in(parts: list[bytes]) -> None:
    body = b"".join(b"--quay\r\nContent-Type: text/plain\r\n\r\n" + part + b"\r\n" for part in parts) + b"--quay--\r\n"
    assert [parcel.content for parcel in parcels(body, FORM, None)] == parts


@given(st.binary(max_size=300), st.text(max_size=60))
def test_any_bytes_under_any_type_are_taken_or_declined(body: bytes, content_type: str) -> None:
    for kind in (content_type, FORM, f"multipart/mixed; boundary={content_type}"):
        assert status(b"--quay\r\n" + body, kind, content_type) in {202, 400, 415}


def test_a_name_in_an_encoding_that_cannot_be_looked_up_is_taken_as_it_is() -> None:
    for name in (b"filename*=UTF-8\0''a.txt", b"filename*0*=UTF-8''a; filename*=UTF-8''b"):
        body = b"--quay\r\nContent-Disposition: form-data; " + name + b"\r\n\r\nfirst\r\n--quay--"
        assert [parcel.content for parcel in parcels(body, FORM, None)] == [b"first"]
