"""A feed at an address, polled by the running daemon."""

import sqlite3
from collections.abc import Iterator
from pathlib import Path

import feedparser
import pytest

from tests.house import OwnHouse, eventually, make_house
from tests.loopback import Page, PageServer, page_server

FIRST = b"""u f BC-HARBOUR-TALKS 11-24 0105
HARBOUR TALKS RESUME

    KESTREL BAY, Nov 24 (Example Wire) - Talks on the harbour resumed on Tuesday, officials said.
    No date was set for their end.
 (END)
"""

LEAD = b"""u f BC-HARBOUR-TALKS-1STLD 11-24 0120
HARBOUR TALKS END WITH A TREATY

    KESTREL BAY, Nov 24 (Example Wire) - Talks on the harbour ended with a treaty, officials said.
 (END)
"""

SOURCE = """
[sources.feed]
type = "http"
url = "{url}"
token_file = "token"
allow_private = true
every_secs = 1
"""


@pytest.fixture
def server() -> Iterator[PageServer]:
    with page_server() as running:
        yield running


@pytest.fixture
def house(tmp_path: Path, server: PageServer) -> OwnHouse:
    (tmp_path / "token").write_text("sesame\n")
    made = make_house(tmp_path)
    config = tmp_path / "config.toml"
    config.write_text(config.read_text() + SOURCE.format(url=server.url("/latest.txt")))
    return made


def titles(house: OwnHouse) -> list[str]:
    return [entry.title for entry in feedparser.parse(house.get("/all/rss.xml").content).entries]


def versions(house: OwnHouse) -> int:
    with sqlite3.connect(house.folder / "var" / "syndicate.db") as database:
        (count,) = database.execute("select count(*) from versions").fetchone()
    return int(count)


def test_a_feed_is_polled_over_changes_and_restarts(house: OwnHouse, server: PageServer) -> None:
    server.pages["/latest.txt"] = Page(FIRST, {"ETag": '"1"', "Content-Type": "text/plain; charset=utf-8"})
    with house.running():
        eventually(lambda: titles(house) == ["HARBOUR TALKS RESUME"])
        eventually(lambda: server.answered[:2] == [200, 304])
        assert versions(house) == 1
        server.pages["/latest.txt"] = Page(LEAD, {"ETag": '"2"', "Content-Type": "text/plain; charset=utf-8"})
        eventually(lambda: titles(house) == ["HARBOUR TALKS END WITH A TREATY"])
        eventually(lambda: server.answered[-1] == 304)
    before = len(server.answered)
    with house.running():
        eventually(lambda: len(server.answered) > before)
    assert set(server.answered[before:]) == {304}
    assert server.requests[before][2]["if-none-match"] == '"2"'
    assert versions(house) == 2
    assert {headers["authorization"] for _, _, headers, _ in server.requests} == {"Bearer sesame"}
    assert all(headers["user-agent"].startswith("syndicate/") for _, _, headers, _ in server.requests)


def test_a_page_nobody_can_read_is_put_aside_once_and_one_that_is_mended_is_taken(
    house: OwnHouse, server: PageServer
) -> None:
    server.pages["/latest.txt"] = Page(b"\0\1\2" * 500, {"ETag": '"1"'})
    with house.running():
        eventually(lambda: server.answered[:3] == [200, 304, 304])
        server.pages["/latest.txt"] = Page(FIRST, {"ETag": '"2"'})
        eventually(lambda: titles(house) == ["HARBOUR TALKS RESUME"])
    listed = house.syndicate("rejects", "list", "--json")
    assert listed.out.count('"source":"feed"') == 1


def test_a_server_in_trouble_is_told_once_and_asked_again(house: OwnHouse, server: PageServer) -> None:
    server.pages["/latest.txt"] = Page(b"", {"Retry-After": "1"}, 503)
    with house.running():
        eventually(lambda: server.answered == [503])
        server.pages["/latest.txt"] = Page(FIRST)
        eventually(lambda: titles(house) == ["HARBOUR TALKS RESUME"])
    log = (house.folder / "daemon.log").read_text()
    assert log.count("collection stopped") == 1
    assert "(HTTP 503)" in log


def test_a_source_is_checked_before_it_is_used(house: OwnHouse, server: PageServer) -> None:
    server.pages["/latest.txt"] = Page(FIRST, {"Content-Type": "text/plain"})
    checked = house.syndicate("check", "--connect")
    assert checked.code == 0, checked
    assert "bytes of text/plain" in checked.out + checked.err
    server.pages["/latest.txt"] = Page(b"", status=401)
    refused = house.syndicate("check", "--connect")
    assert refused.code != 0
    assert "password or token" in refused.out + refused.err
