"""Guids made of agencies' own identifiers, and codes of countries."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from syndicate.rules.addresses import agency_guid
from syndicate.rules.facts.country_codes import two_letters

TAG_URI = re.compile(r"tag:agency\.invalid,2026:(?:[A-Za-z0-9._~!$&'()*+,;=:@/-]|%[0-9A-F]{2})+", re.ASCII)
"""RFC 4151 §2.1, without query and fragment."""


@given(st.text(max_size=20), st.text(max_size=40))
def test_every_name_is_a_tag_uri(provider: str, identifier: str) -> None:
    assert TAG_URI.fullmatch(agency_guid(provider, identifier))


@given(st.lists(st.tuples(st.text("ab/: %", max_size=4), st.text("ab/: %", max_size=4)), unique=True, max_size=5))
def test_every_name_is_another(names: list[tuple[str, str]]) -> None:
    assert len({agency_guid(*name) for name in names}) == len(names)


@pytest.mark.parametrize(
    ("provider", "identifier", "guid"),
    [
        ("ANP", "ANPX-101218-041", "tag:agency.invalid,2026:ANP/ANPX-101218-041"),
        ("Meridian/Press", "a/b c#1", "tag:agency.invalid,2026:Meridian%2FPress/a/b%20c%231"),
    ],
)
def test_identifier_stays_readable(provider: str, identifier: str, guid: str) -> None:
    assert agency_guid(provider, identifier) == guid


@pytest.mark.parametrize(
    ("code", "two"),
    [
        ("CHE", "CH"),
        ("che", "CH"),
        (" NO ", "NO"),
        ("UK", None),
        ("ZZZ", None),
        ("", None),
        (None, None),
        ("Norway", None),
    ],
)
def test_country_codes(code: str | None, two: str | None) -> None:
    assert two_letters(code) == two
