"""A feed at an address, polled by the running daemon."""

import sqlite3
from collections.abc import Iterator
from pathlib import Path

import feedparser
import pytest

from tests.house import OwnHouse, eventually, make_house
from tests.loopback import Page, PageServer, page_server

ENTRY = """<entry><id>tag:norvia.example,2026:{number}</id><title>{title}</title>
<published>2026-11-24T10:0{number}:00Z</published><updated>2026-11-24T{hour}:00:00Z</updated>
<content type="html">&lt;p&gt;Officials in Kestrel Bay spoke of story {number}.&lt;/p&gt;</content></entry>
"""


def atom(*entries: tuple[int, str, int]) -> bytes:
    """A feed of entries: number, title, and the hour of the last change."""
    body = "".join(ENTRY.format(number=number, title=title, hour=hour) for number, title, hour in entries)
    head = "<title>Norvia News</title><id>tag:norvia.example,2026:feed</id><updated>2026-11-24T11:00:00Z</updated>"
    return f'<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="en">{head}{body}</feed>'.encode()


TALKS = (1, "Harbour talks resume", 11)
DUES = (2, "Harbour dues rise", 11)
TREATY = (1, "Harbour talks end with a treaty", 12)
TYPE = {"Content-Type": "application/atom+xml"}

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
    config.write_text(config.read_text() + SOURCE.format(url=server.url("/feed")))
    return made


def titles(house: OwnHouse) -> list[str]:
    return sorted(entry.title for entry in feedparser.parse(house.get("/all/rss.xml").content).entries)


def versions(house: OwnHouse) -> int:
    with sqlite3.connect(house.folder / "var" / "syndicate.db") as database:
        (count,) = database.execute("select count(*) from versions").fetchone()
    return int(count)


def test_a_feed_is_polled_over_changes_a_bad_page_and_a_restart(house: OwnHouse, server: PageServer) -> None:
    server.pages["/feed"] = Page(atom(TALKS, DUES), {"ETag": '"1"', **TYPE})
    with house.running():
        eventually(lambda: titles(house) == ["Harbour dues rise", "Harbour talks resume"])
        eventually(lambda: server.answered[:2] == [200, 304])
        assert versions(house) == 2
        server.pages["/feed"] = Page(atom(TREATY, DUES), {"ETag": '"2"', **TYPE})
        eventually(lambda: titles(house) == ["Harbour dues rise", "Harbour talks end with a treaty"])
        eventually(lambda: server.answered[-1] == 304)
        server.pages["/feed"] = Page(b"\0\1\2" * 500, {"ETag": '"3"'})
        eventually(lambda: house.syndicate("rejects", "list", "--json").out.count('"source":"feed"') == 1)
        eventually(lambda: server.answered[-1] == 304)
    before = len(server.answered)
    with house.running():
        eventually(lambda: len(server.answered) > before)
    assert set(server.answered[before:]) == {304}
    assert server.requests[before][2]["if-none-match"] == '"3"'
    assert versions(house) == 3
    assert {headers["authorization"] for _, _, headers, _ in server.requests} == {"Bearer sesame"}
    assert all(headers["user-agent"].startswith("syndicate/") for _, _, headers, _ in server.requests)


def test_a_source_is_checked_before_it_is_used(house: OwnHouse, server: PageServer) -> None:
    server.pages["/feed"] = Page(atom(TALKS), TYPE)
    checked = house.syndicate("check", "--connect")
    assert checked.code == 0, checked
    assert "bytes of application/atom+xml" in checked.out + checked.err
    server.pages["/feed"] = Page(b"", status=401)
    refused = house.syndicate("check", "--connect")
    assert refused.code != 0
    assert "password or token" in refused.out + refused.err
