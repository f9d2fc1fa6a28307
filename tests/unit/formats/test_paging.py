"""Archives and hubs in feeds: RFC 5005 §4, W3C WebSub §4, JSON Feed 1.1."""

import json
from dataclasses import replace
from typing import Any

import pytest
from lxml import etree
from lxml.etree import _Element

from syndicate.formats.atom import AtomWriter
from syndicate.formats.jsonfeed import JsonFeedWriter
from syndicate.formats.rss import RssWriter
from syndicate.model.edition import Edition
from tests.pages import joined
from tests.wire_day import EDITION, WIRE

HUBS = ("https://hub.example/", "https://other-hub.example/")
AGENCY = replace(WIRE, hubs=HUBS)
ROOT = "https://feeds.harrow-wire.example/harbour/"

CURRENT = replace(EDITION, previous=3)
ARCHIVED = replace(EDITION, document=3, previous=2)
OLDEST = replace(EDITION, document=1)

both = pytest.mark.parametrize("writer", [RssWriter(AGENCY), AtomWriter(AGENCY)], ids=lambda writer: writer.name)


def page_of(writer: RssWriter | AtomWriter, edition: Edition) -> _Element:
    return etree.fromstring(joined(writer, edition))


def links(page: _Element) -> dict[str, list[str | None]]:
    """The addresses of the feed's own links by their relation."""
    feed = page.find("channel") if page.tag == "rss" else page
    assert feed is not None
    found: dict[str, list[str | None]] = {}
    for link in feed.findall("{http://www.w3.org/2005/Atom}link"):
        found.setdefault(str(link.get("rel")), []).append(link.get("href"))
    found.pop("alternate", None)
    return found


def archived(page: _Element) -> bool:
    return next(page.iter("{http://purl.org/syndication/history/1.0}archive"), None) is not None


@both
def test_current_page_leads_to_what_is_older_and_to_its_hubs(writer: RssWriter | AtomWriter) -> None:
    page = page_of(writer, CURRENT)
    assert links(page) == {
        "self": [f"{ROOT}{writer.filename}"],
        "hub": list(HUBS),
        "prev-archive": [f"{ROOT}archive/3/{writer.filename}"],
    }
    assert not archived(page)


@both
def test_archive_document_says_that_it_is_one_and_never_what_is_newer(writer: RssWriter | AtomWriter) -> None:
    page = page_of(writer, ARCHIVED)
    assert links(page) == {
        "self": [f"{ROOT}archive/3/{writer.filename}"],
        "current": [f"{ROOT}{writer.filename}"],
        "prev-archive": [f"{ROOT}archive/2/{writer.filename}"],
    }
    assert archived(page)
    assert not list(page.iter("ttl", "{http://purl.org/rss/1.0/modules/syndication/}*"))


@both
def test_oldest_document_leads_no_further(writer: RssWriter | AtomWriter) -> None:
    assert set(links(page_of(writer, OLDEST))) == {"self", "current"}


@both
def test_entries_are_the_same_bytes_in_every_document(writer: RssWriter | AtomWriter) -> None:
    frames = [writer.frame(edition) for edition in (CURRENT, ARCHIVED)]
    pages = [joined(writer, edition) for edition in (CURRENT, ARCHIVED)]
    inside = {page[len(frame.head) : -len(frame.tail)] for page, frame in zip(pages, frames, strict=True)}
    assert len(inside) == 1


@pytest.mark.parametrize(
    ("edition", "own", "older", "hubs"),
    [
        (CURRENT, "feed.json", f"{ROOT}archive/3/feed.json", [{"type": "WebSub", "url": hub} for hub in HUBS]),
        (ARCHIVED, "archive/3/feed.json", f"{ROOT}archive/2/feed.json", None),
        (OLDEST, "archive/1/feed.json", None, None),
    ],
    ids=["current", "archived", "oldest"],
)
def test_json_feed_leads_to_what_is_older(edition: Edition, own: str, older: str | None, hubs: Any) -> None:
    page = json.loads(joined(JsonFeedWriter(AGENCY), edition))
    assert (page["feed_url"], page.get("next_url"), page.get("hubs")) == (ROOT + own, older, hubs)
    assert page["home_page_url"] == f"{ROOT}index.html"


def test_without_hubs_none_is_named() -> None:
    assert "hubs" not in json.loads(joined(JsonFeedWriter(WIRE), EDITION))
    assert "hub" not in links(page_of(RssWriter(WIRE), EDITION))
