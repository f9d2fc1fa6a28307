"""Conditional requests as RFC 9110 §13 has them."""

from datetime import UTC, datetime

import pytest

from syndicate.web.conditional import http_date, unchanged

TAGS = {'"a"': "identity", '"a-gzip"': "gzip", '"a-br"': "br"}
MODIFIED = datetime(2026, 11, 24, 12, 0, 0, tzinfo=UTC)
AT = "Tue, 24 Nov 2026 12:00:00 GMT"
BEFORE = "Tue, 24 Nov 2026 11:59:59 GMT"
AFTER = "Tue, 24 Nov 2026 12:00:01 GMT"
WANTS = ("br", "gzip", "identity")


@pytest.mark.parametrize(
    ("none_match", "modified_since", "expected"),
    [
        (None, None, None),
        ('"a-br"', None, "br"),
        ('W/"a-br"', None, "br"),
        ('"a-gzip"', None, "gzip"),
        ('"a"', None, "identity"),
        ('"old"', None, None),
        ('"old", "a-gzip"', None, "gzip"),
        ('"old",W/"a-gzip","older"', None, "gzip"),
        ('"a", "a-br"', None, "br"),
        ("*", None, "br"),
        (" * ", None, "br"),
        ("a-br", None, None),
        ("", None, None),
        ('"a-br', None, None),
        ('"with,comma", "a-br"', None, "br"),
        (None, AT, "br"),
        (None, AFTER, "br"),
        (None, BEFORE, None),
        (None, "Tuesday, 24-Nov-26 12:00:00 GMT", "br"),
        (None, "Tue Nov 24 12:00:00 2026", "br"),
        (None, "yesterday", None),
        (None, "", None),
        ('"old"', AT, None),
        ("", AT, None),
        ('"a-br"', BEFORE, "br"),
    ],
)
def test_what_clients_hold(none_match: str | None, modified_since: str | None, expected: str | None) -> None:
    found = unchanged(
        tags=TAGS, modified=MODIFIED, acceptable=WANTS, none_match=none_match, modified_since=modified_since
    )
    assert found == expected


def test_a_tag_of_an_encoding_the_client_no_longer_takes_proves_nothing() -> None:
    assert (
        unchanged(tags=TAGS, modified=MODIFIED, acceptable=("gzip",), none_match='"a-br"', modified_since=None) is None
    )


def test_a_date_that_two_versions_share_proves_nothing() -> None:
    assert unchanged(tags=TAGS, modified=None, acceptable=WANTS, none_match=None, modified_since=AFTER) is None


@pytest.mark.parametrize(
    "field",
    ["", "0", "Tue, 99 Nov 2026 12:00:00 GMT", "Tue, 24 Nov 99999 12:00:00 GMT", "\0", "é" * 5000, "-1 -1 -1 -1:"],
)
def test_what_is_no_date_is_ignored(field: str) -> None:
    assert http_date(field) is None
