"""Google's news sitemap: what of each story stands in it, and what never does."""

from dataclasses import replace
from datetime import timedelta

import pytest
from lxml import etree

from syndicate.formats.news_sitemap import NewsSitemapWriter
from syndicate.model.dispatch import PubStatus
from syndicate.model.edition import Edition
from tests.makers import AGENCY, NOON, make_dispatch, make_section
from tests.pages import joined

NAMES = {"s": "http://www.sitemaps.org/schemas/sitemap/0.9", "n": "http://www.google.com/schemas/sitemap-news/0.9"}
WRITER = NewsSitemapWriter(AGENCY)


def texts(page: bytes, path: str) -> list[str | None]:
    return [element.text for element in etree.fromstring(page).iterfind(path, NAMES)]


def page_of(*dispatches: object) -> bytes:
    edition = Edition(section=make_section(), updated=NOON, dispatches=dispatches)  # type: ignore[arg-type]
    return joined(WRITER, edition)


def test_a_story_is_its_address_publication_date_and_title() -> None:
    story = make_dispatch(language="pt-BR", headline="Cacau & <café>", first_created=NOON - timedelta(hours=3))
    page = page_of(story)
    assert texts(page, "s:url/s:loc")[0].startswith("http://127.0.0.1:8080/items/")  # type: ignore[union-attr]
    assert texts(page, ".//n:publication/n:name") == ["Example Wire"]
    assert texts(page, ".//n:publication/n:language") == ["pt"]
    assert texts(page, ".//n:publication_date") == ["2026-11-24T09:00:00+00:00"]
    assert texts(page, ".//n:title") == ["Cacau & <café>"]


def test_namespaces_are_declared_once() -> None:
    assert page_of(make_dispatch(), make_dispatch(guid="tag:wire.example,2026:b")).count(b"xmlns") == 2


@pytest.mark.parametrize("status", [PubStatus.CANCELED, PubStatus.WITHHELD])
def test_kills_and_holds_are_left_out(status: PubStatus) -> None:
    assert WRITER.entry(make_dispatch(pub_status=status)) is None


@pytest.mark.parametrize(
    ("tag", "code"),
    [("en-GB", "en"), ("zh", "zh-cn"), ("zh-Hant", "zh-tw"), ("zh-HK", "zh-tw"), ("und", "en"), ("fil", "fil")],
)
def test_a_language_is_a_code_of_iso_639(tag: str, code: str) -> None:
    assert texts(page_of(make_dispatch(language=tag)), ".//n:language") == [code]


def test_an_agency_of_another_language_lends_it() -> None:
    entry = NewsSitemapWriter(replace(AGENCY, language="fr")).entry(make_dispatch(language="und"))
    assert entry is not None
    assert b"<news:language>fr</news:language>" in entry
