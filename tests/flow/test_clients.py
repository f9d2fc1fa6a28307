"""What subscribers run: feed readers and validators over the pages of a real daemon."""

from collections.abc import Iterator
from pathlib import Path

import feedparser
import pytest

from tests.house import OwnHouse, eventually, make_house
from tests.readers import program, run

STORIES = 7


@pytest.fixture(scope="module")
def served(tmp_path_factory: pytest.TempPathFactory) -> Iterator[OwnHouse]:
    """A running house with a few stories."""
    house = make_house(tmp_path_factory.mktemp("house"))
    with house.running():
        for number in range(STORIES):
            text = f"""HARBOUR NEWS NUMBER {number} <&> "QUOTED"

    KESTREL BAY, Nov 24 (Example Wire) - Ship {number} came in — with ångström & <cargo>.
    Nobody was hurt.
"""
            house.drop(f"{number}.txt", text, age_secs=100 - number)
        eventually(lambda: len(feedparser.parse(house.get("/all/rss.xml").content).entries) == STORIES)
        yield house


@pytest.mark.parametrize("page", ["rss.xml", "atom.xml"])
def test_feedparser_finds_nothing_to_mend(served: OwnHouse, page: str) -> None:
    answer = served.get(f"/all/{page}")
    feed = feedparser.parse(answer.content, response_headers={"content-type": answer.headers["Content-Type"]})
    assert not feed.bozo
    assert len(feed.entries) == STORIES
    assert 'HARBOUR NEWS NUMBER 3 <&> "QUOTED"' in {entry.title for entry in feed.entries} | {
        entry.title.replace("&lt;", "<").replace("&amp;", "&").replace("&gt;", ">") for entry in feed.entries
    }


@pytest.mark.parametrize("page", ["rss.xml", "atom.xml"])
def test_newsboat_shows_every_story(served: OwnHouse, tmp_path: Path, page: str) -> None:
    newsboat = program("newsboat")
    urls = tmp_path / "urls"
    urls.write_text(f"{served.address}/all/{page}\n")
    cache = tmp_path / "cache.db"
    out = run(newsboat, "-u", str(urls), "-c", str(cache), "-C", "/dev/null", "-x", "reload", "print-unread")
    assert f"{STORIES} unread articles" in out


@pytest.mark.parametrize("page", ["rss.xml", "atom.xml"])
def test_sfeed_prints_a_line_for_every_story(served: OwnHouse, page: str) -> None:
    sfeed = program("sfeed")
    lines = run(sfeed, served.address, given=served.get(f"/all/{page}").content).splitlines()
    assert len(lines) == STORIES
    assert all("/items/" in line for line in lines)


def test_jing_validates_atom(served: OwnHouse, tmp_path: Path, shared: Path) -> None:
    jing = program("jing")
    page = tmp_path / "atom.xml"
    page.write_bytes(served.get("/all/atom.xml").content)
    run(jing, "-c", str(shared / "schemas" / "atom" / "atom.rnc"), str(page))


def test_readers_are_told_when_nothing_is_new(served: OwnHouse) -> None:
    first = served.get("/all/rss.xml", **{"Accept-Encoding": "gzip"})
    second = served.get("/all/rss.xml", **{"Accept-Encoding": "gzip", "If-None-Match": first.headers["ETag"]})
    assert (first.status_code, second.status_code, second.content) == (200, 304, b"")
