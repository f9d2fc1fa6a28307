"""Sections that have another name than before: their old addresses over HTTP, and what is left of them on the stand."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from syndicate.desk.rebuild import changed_rules, reroute, retire
from syndicate.formats.atom import AtomWriter
from syndicate.formats.rss import RssWriter
from syndicate.model.edition import Page
from syndicate.model.section import Section
from syndicate.stand.folder import FolderStand
from syndicate.web.server import WebServer
from tests.house import CONFIG, OwnHouse, eventually, make_house
from tests.makers import AGENCY, make_section
from tests.ports import free_port
from tests.press import PressHouse, numbered_story, press_house
from tests.raw import raw

FIRST = """HARBOUR TALKS RESUME

    KESTREL BAY, Nov 24 (Example Wire) - Talks on the harbour resumed.
"""
RENAMED = CONFIG.replace("[sections.harbours]", '[sections.quays]\nformerly = ["harbours", "docks"]')
WRITERS = (RssWriter(AGENCY), AtomWriter(AGENCY))


@pytest.fixture
def port(tmp_path: Path) -> Iterator[int]:
    """A server that knows of one section that was renamed; a page of before still stands."""
    stand = FolderStand(tmp_path / "feeds")
    kind = RssWriter.media_type
    stand.put(
        [
            Page(path="quays/rss.xml", media_type=kind, parts=(b"<rss/>",)),
            Page(path="harbours/rss.xml", media_type=kind, parts=(b"<stale/>",)),
            Page(path="harbours/atom.xml", media_type=kind, parts=(), gone=True),
        ]
    )
    port = free_port()
    web = WebServer(stand, "127.0.0.1", port, renamed={"harbours": "quays"})
    web.start()
    yield port
    web.stop()
    stand.close()


@pytest.mark.parametrize("method", ["GET", "HEAD"])
@pytest.mark.parametrize(
    ("asked", "location"),
    [
        ("/harbours/rss.xml", "/quays/rss.xml"),
        ("/harbours/atom.xml", "/quays/atom.xml"),
        ("/harbours/archive/12/feed.json", "/quays/archive/12/feed.json"),
        ("/harbours/", "/quays/"),
        ("/harbours", "/quays/"),
        ("/harbours/rss.xml?from=reader&a=b%20c", "/quays/rss.xml?from=reader&a=b%20c"),
        ("/harbours/a%0d%0aSet-Cookie:%20b", "/quays/a%0D%0ASet-Cookie%3A%20b"),
        ("/harbours//evil.example/", "/quays//evil.example/"),
        ("http://evil.example/harbours/rss.xml", "/quays/rss.xml"),
    ],
)
def test_whoever_asks_at_an_old_address_is_sent_to_the_new_one(
    port: int, method: str, asked: str, location: str
) -> None:
    answer = raw(port, f"{method} {asked} HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n".encode())
    head, _, body = answer.partition(b"\r\n\r\n")
    assert head.startswith(b"HTTP/1.1 301 ")
    assert f"\r\nlocation: {location}\r\n".encode() in head + b"\r\n"
    assert b"set-cookie:" not in head.lower()
    assert (location.encode() in body) is (method == "GET")


@pytest.mark.parametrize(
    ("asked", "status"), [("/quays/rss.xml", 200), ("/harboursx/rss.xml", 404), ("/quays/harbours/rss.xml", 404)]
)
def test_other_addresses_stay(port: int, asked: str, status: int) -> None:
    answer = raw(port, f"GET {asked} HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n".encode())
    assert answer.startswith(f"HTTP/1.1 {status} ".encode())


def run(house: PressHouse) -> None:
    """What the daemon does at its start."""
    retire(house.press)
    if again := changed_rules(house.ledger, house.press.sections):
        reroute(house.press, again, lambda _: None)
    house.press.publish()
    house.press.refresh()


def left(folder: Path, section: str) -> list[str]:
    return sorted(path.name for path in (folder / "feeds" / section).rglob("*") if path.is_file())


def before(folder: Path, section: Section) -> None:
    with press_house(folder, section, writers=WRITERS) as house:
        run(house)
        house.file(numbered_story(1))
        house.file(numbered_story(2))
        house.press.publish()
        house.stand.settle()
    assert {"rss.xml", "rss.xml.gz", "rss.xml.br"} <= set(left(folder, section.name))


OLD = make_section(name="old", formats=("rss", "atom"), limit=2)
NEW = make_section(name="new", formats=("rss", "atom"), limit=2, formerly=("old",))


def test_nothing_is_left_of_a_section_that_was_renamed(tmp_path: Path) -> None:
    before(tmp_path, OLD)
    with press_house(tmp_path, NEW, writers=WRITERS) as house:
        run(house)
        assert left(tmp_path, "old") == []
        assert "Story 1." in house.page("new/rss.xml")
        assert "Story 1." in house.page("new/archive/1/rss.xml")
        run(house)
        assert left(tmp_path, "old") == []


def test_nor_of_one_that_was_said_to_be_gone_first(tmp_path: Path) -> None:
    before(tmp_path, OLD)
    with press_house(tmp_path, make_section(name="new", formats=("rss", "atom")), writers=WRITERS) as house:
        run(house)
        assert left(tmp_path, "old") == ["atom.xml.gone", "rss.xml.gone"]
    with press_house(tmp_path, NEW, writers=WRITERS) as house:
        run(house)
        assert left(tmp_path, "old") == []


@pytest.fixture
def house(tmp_path: Path) -> OwnHouse:
    return make_house(tmp_path)


def test_the_daemon_sends_readers_of_a_renamed_section_on(house: OwnHouse) -> None:
    house.drop("first.txt", FIRST)
    assert house.syndicate("collect").code == 0
    assert house.syndicate("publish").code == 0
    assert (house.feeds / "harbours" / "rss.xml").is_file()
    (house.folder / "config.toml").write_text(RENAMED.format(port=house.port))
    with house.running():
        eventually(lambda: "HARBOUR TALKS RESUME" in house.get("/quays/rss.xml").text)
        for name in ("harbours", "docks"):
            moved = house.get(f"/{name}/rss.xml?a=b")
            assert (moved.status_code, moved.headers["Location"]) == (301, "/quays/rss.xml?a=b")
        assert left(house.folder, "harbours") == []
