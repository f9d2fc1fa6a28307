"""Where things are published, guids made for agencies' own identifiers, and codes of countries."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from syndicate.model.edition import Edition
from syndicate.rules.addresses import (
    agency_guid,
    edition_path,
    is_minted,
    item_path,
    minted_guid,
    page_at,
    place_of,
    previous_path,
    version_path,
)
from syndicate.rules.facts.country_codes import two_letters
from tests.makers import NOON, make_section

TAG_URI = re.compile(r"tag:agency\.invalid,2026:(?:[A-Za-z0-9._~!$&'()*+,;=:@/-]|%[0-9A-F]{2})+", re.ASCII)
"""RFC 4151 §2.1, without query and fragment."""


def test_a_storys_address_is_made_of_its_guid_for_ever() -> None:
    guid = "tag:wire.example,2026:quay"
    assert item_path(guid) == "items/b2/b21069541ea6cca0c84b.html"
    assert item_path(guid, "nitf.xml") == "items/b2/b21069541ea6cca0c84b.nitf.xml"
    assert version_path(guid, 2, "json") == "items/b2/b21069541ea6cca0c84b/2.json"


@pytest.mark.parametrize(
    ("section", "document", "previous", "path", "older"),
    [
        ("quays", None, None, "quays/rss.xml", None),
        ("quays", None, 7, "quays/rss.xml", "quays/archive/7/rss.xml"),
        ("quays", 7, 6, "quays/archive/7/rss.xml", "quays/archive/6/rss.xml"),
        ("quays", 1, None, "quays/archive/1/rss.xml", None),
        ("", None, None, "rss.xml", None),
    ],
)
def test_where_a_page_of_a_section_lies_and_what_is_older(
    section: str, document: int | None, previous: int | None, path: str, older: str | None
) -> None:
    edition = Edition(
        section=make_section(name=section), updated=NOON, dispatches=(), document=document, previous=previous
    )
    assert edition_path(edition, "rss.xml") == path
    assert previous_path(edition, "rss.xml") == older


@pytest.mark.parametrize(
    ("address", "page"),
    [("/", "index.html"), ("/quays/", "quays/index.html"), ("/quays/rss.xml", "quays/rss.xml"), ("/quays", "quays")],
)
def test_an_address_that_ends_in_a_slash_is_of_an_html_page(address: str, page: str) -> None:
    assert page_at(address) == page


@pytest.mark.parametrize(
    ("path", "place"),
    [
        ("quays/rss.xml", "quays"),
        ("quays/archive/7/rss.xml", "quays"),
        ("outlets/gazette/rss.xml", "outlets"),
        ("index.html", "front"),
        ("sitemap", "front"),
        (".well-known/websub", "front"),
    ],
)
def test_the_bus_calls_a_page_by_its_first_folder(path: str, place: str) -> None:
    assert place_of(path) == place


def test_a_dispatch_without_a_guid_gets_one_by_its_filing_and_its_place_there() -> None:
    digest = "0123456789abcdef" * 4
    first = minted_guid("wire.example", digest, 0)
    assert first == "tag:wire.example,2026:dispatch/0123456789abcdef01234567"
    assert minted_guid("wire.example", digest, 2) == f"{first}-2"
    assert is_minted(first, "wire.example")
    assert not is_minted(first, "other.example")
    assert not is_minted("tag:wire.example,2026:quay", "wire.example")


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
