"""Header fields as servers send them, the malformed ones too."""

from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from syndicate.rules.http_fields import charset, http_date, media_type, retry_after, web_links
from tests.makers import NOON


@pytest.mark.parametrize(
    ("field", "date"),
    [
        ("Tue, 24 Nov 2026 12:00:00 GMT", NOON),
        ("Tuesday, 24-Nov-26 12:00:00 GMT", NOON),
        ("Tue Nov 24 12:00:00 2026", NOON),
        ("Tue, 24 Nov 2026 13:00:00 +0100", NOON),
        ("now", None),
        ("", None),
        ("Tue, 99 Nov 2026 12:00:00 GMT", None),
        ("Fri, 31 Dec 9999 23:00:00 -2300", None),
    ],
)
def test_dates_in_any_form_of_http(field: str, date: datetime | None) -> None:
    assert http_date(field) == date
    assert date is None or http_date(field) == date.astimezone(UTC)


@pytest.mark.parametrize(
    ("field", "wait"),
    [
        ("120", timedelta(seconds=120)),
        (" 120 ", timedelta(seconds=120)),
        ("Tue, 24 Nov 2026 12:10:00 GMT", timedelta(minutes=10)),
        ("Tue, 24 Nov 2026 11:00:00 GMT", None),
        ("0", None),
        ("-5", None),
        ("soon", None),
        ("1.5", None),
        ("9" * 40, None),
        ("", None),
        (None, None),
    ],
)
def test_retry_after_in_seconds_or_as_a_date(field: str | None, wait: timedelta | None) -> None:
    assert retry_after(field, NOON) == wait


@pytest.mark.parametrize(
    ("field", "name"),
    [
        ("text/xml; charset=UTF-8", "utf-8"),
        ('text/xml;charset="iso-8859-1"; x=y', "iso-8859-1"),
        ("text/html; x=y; Charset = 'koi8-r'", "koi8-r"),
        ("text/plain; charset=", None),
        ("text/plain; charset=;", None),
        ("text/plain", None),
        (None, None),
    ],
)
def test_the_charset_of_a_content_type(field: str | None, name: str | None) -> None:
    assert charset(field) == name


def test_the_media_type_without_its_parameters() -> None:
    assert media_type("Application/RSS+XML ; charset=utf-8") == "application/rss+xml"
    assert media_type(None) == ""


@pytest.mark.parametrize(
    ("field", "links"),
    [
        ('<https://hub.example/>; rel="hub"', [({"hub"}, "https://hub.example/")]),
        (
            '<https://a.example/>; rel=hub, <https://wire.example/a,b>; title="x"; rel="self alternate"',
            [({"hub"}, "https://a.example/"), ({"self", "alternate"}, "https://wire.example/a,b")],
        ),
        ("<a>;REL=Hub;type=x,<b>", [({"hub"}, "a")]),
        ("hub=https://hub.example/", []),
        ("", []),
        (None, []),
    ],
)
def test_links_of_a_header(field: str | None, links: list[tuple[set[str], str]]) -> None:
    assert [(set(link.rels), link.href) for link in web_links(field)] == links


def test_of_a_field_without_end_sixteen_thousand_characters_are_read() -> None:
    link, named = '<https://hub.example/>; rel="hub"', "; charset=x"
    assert list(web_links(link.rjust(16_000)))
    assert charset(named.rjust(16_000))
    assert not list(web_links(link.rjust(16_001)))
    assert not charset(named.rjust(16_001))


@given(st.text(max_size=200) | st.from_regex(r'(<[a-z:/]*>(; ?rel="?(hub|self)"?)?,? ?){0,5}'))
def test_any_field_is_read(field: str) -> None:
    list(web_links(field))
    charset(field)
    http_date(field)
    wait = retry_after(field, NOON)
    assert wait is None or wait > timedelta()
