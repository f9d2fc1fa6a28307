"""What passes for a date, an address or a tag."""

import pytest

from syndicate.formats.validation import values


@pytest.mark.parametrize(
    ("text", "passes"),
    [
        ("2026-11-24T12:00:00Z", True),
        ("2026-11-24T12:00:00.25+01:00", True),
        ("2026-12-31T23:59:60Z", True),
        ("2026-11-24T12:00:00", False),
        ("2026-11-24 12:00:00Z", False),
        ("2026-02-30T12:00:00Z", False),
        ("2026-11-24T25:00:00Z", False),
    ],
)
def test_rfc_3339(text: str, passes: bool) -> None:  # noqa: FBT001
    assert values.is_rfc_3339(text) is passes


@pytest.mark.parametrize(
    ("text", "passes"),
    [
        ("2026", True),
        ("2026-11", True),
        ("2026-11-24", True),
        ("2026-11-24T12:00Z", True),
        ("2026-13", False),
        ("11", False),
    ],
)
def test_w3c_dates(text: str, passes: bool) -> None:  # noqa: FBT001
    assert values.is_w3c_date(text) is passes


@pytest.mark.parametrize(
    ("text", "passes"),
    [
        ("20261124", True),
        ("20261124T120000Z", True),
        ("20261124T120000+0100", True),
        ("20261324", False),
        ("2026", False),
    ],
)
def test_iso_8601_in_its_basic_form(text: str, passes: bool) -> None:  # noqa: FBT001
    assert values.is_basic_iso(text) is passes


@pytest.mark.parametrize(
    ("text", "passes"),
    [
        ("https://wire.example/a?b=c", True),
        ("https://wire.example/a b", False),
        ("//wire.example/", False),
        ("ftp://wire.example/", False),
        ("https://[", False),
        ("https://wire.example/ü", True),
    ],
)
def test_absolute_addresses(text: str, passes: bool) -> None:  # noqa: FBT001
    assert values.is_absolute(text) is passes


@pytest.mark.parametrize(
    ("text", "passes"),
    [
        ("en", True),
        ("zh-Hant-TW", True),
        ("x-klingon", True),
        ("en_GB", False),
        ("english language", False),
        ("", False),
    ],
)
def test_language_tags(text: str, passes: bool) -> None:  # noqa: FBT001
    assert values.is_language(text) is passes
