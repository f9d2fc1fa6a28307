"""The Link field: hubs and the page's own address for subscribers, and what is older."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from syndicate.model.edition import Page
from syndicate.rules.addresses import archive_path
from syndicate.stand.folder import FolderStand
from syndicate.web.links import Links

HUBS = ("https://hub.example/", "https://other.example/hub?a=1")
BASE = "https://wire.example/"
TOLD = '<https://hub.example/>; rel="hub", <https://other.example/hub?a=1>; rel="hub"'


@pytest.fixture
def stand(tmp_path: Path) -> Iterator[FolderStand]:
    made = FolderStand(tmp_path)
    yield made
    made.close()


@pytest.mark.parametrize("path", ["all/rss.xml", "all/ninjs.json", "outlets/msn/rss.xml"])
def test_a_page_that_changes_names_its_hubs_and_itself(stand: FolderStand, path: str) -> None:
    assert Links(stand, BASE, HUBS).field(path) == f'{TOLD}, <https://wire.example/{path}>; rel="self"'


def test_what_is_older_stands_beside_them(stand: FolderStand) -> None:
    stand.put([Page(path=archive_path("all", 1, "rss.xml"), media_type="application/rss+xml", parts=(b"x",))])
    older = '<archive/1/rss.xml>; rel="next prev-archive"'
    assert (
        Links(stand, BASE, HUBS).field("all/rss.xml")
        == f'{TOLD}, <https://wire.example/all/rss.xml>; rel="self", {older}'
    )
    assert Links(stand, BASE, ()).field("all/rss.xml") == older


@pytest.mark.parametrize(
    "path", ["all/archive/1/rss.xml", "items/ab/abcdefabcdefabcdefab.html", "index.html", "feeds.opml", "sitemap.xml"]
)
def test_what_does_not_change_or_is_no_feed_names_none(stand: FolderStand, path: str) -> None:
    assert Links(stand, BASE, HUBS).field(path) is None


def test_without_hubs_nothing_is_said_of_them(stand: FolderStand) -> None:
    assert Links(stand, BASE, ()).field("all/rss.xml") is None
