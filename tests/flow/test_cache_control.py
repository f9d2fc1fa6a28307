"""No header of any page tells that something is held back, nor for how long (decision 27)."""

from collections.abc import Iterator, Mapping
from datetime import timedelta
from pathlib import Path

import pytest
import requests

from syndicate.build.writers import front_writers, item_writers, writers
from syndicate.config.forms import ITEM_FORMS, SECTION_FORMS
from syndicate.model.dispatch import PubStatus
from syndicate.rules.addresses import item_path
from syndicate.web.server import WebServer
from tests.makers import AGENCY, NOON, make_dispatch, make_section
from tests.ports import free_port
from tests.press import PressHouse, numbered_story, press_house

HELD = "tag:wire.example,2026:held"
TICKING = {"date"}
"""Fields that tell the time of the answer, and nothing of the page."""


@pytest.fixture
def house(tmp_path: Path) -> Iterator[PressHouse]:
    with press_house(
        tmp_path,
        make_section(limit=2, formats=SECTION_FORMS),
        make_section(name="harbours", formats=SECTION_FORMS),
        writers=writers(AGENCY),
        item_writers=item_writers(AGENCY, ITEM_FORMS),
        front_writers=front_writers(AGENCY),
    ) as made:
        for number in range(1, 6):
            made.record(numbered_story(number))
        made.press.publish()
        made.file(numbered_story(1, version=2, pub_status=PubStatus.CANCELED, ed_note="Wrong."))
        made.press.publish()
        made.stand.settle()
        yield made


@pytest.fixture
def port(house: PressHouse) -> Iterator[int]:
    port = free_port()
    web = WebServer(house.stand, "127.0.0.1", port, ("all/", "all/rss.xml"))
    web.start()
    yield port
    web.stop()


def paths(folder: Path) -> list[str]:
    """Every address that answers, and some that do not."""
    files = [str(file.relative_to(folder)) for file in folder.rglob("*") if file.is_file()]
    pages = {path.removesuffix(".gone") for path in files if not path.endswith((".gz", ".br", ".zst", ".md"))}
    assert len(pages) > 30
    folders = {path.removesuffix("index.html") for path in pages if path.endswith("/index.html")}
    nowhere = {item_path(HELD), item_path(HELD, "newsml-g2.xml"), "nowhere/rss.xml"}
    return sorted(pages | folders | nowhere)


def answers(port: int, folder: Path) -> Mapping[tuple[str, str, str], tuple[int, list[tuple[str, str]]]]:
    """Of each page, asked for in each way: the status and every field, byte for byte."""
    found = {}
    with requests.Session() as session:
        for path in paths(folder):
            for encoding in ("identity", "gzip", "br"):
                for held in ("", "*"):
                    fields = {"Accept-Encoding": encoding, **({"If-None-Match": held} if held else {})}
                    answer = session.get(f"http://127.0.0.1:{port}/{path}", headers=fields, timeout=20)
                    said = [(name, value) for name, value in answer.headers.items() if name.lower() not in TICKING]
                    found[path, encoding, held] = (answer.status_code, said)
    return found


@pytest.mark.parametrize("held_for", [timedelta(seconds=2), timedelta(minutes=1), timedelta(days=400)], ids=str)
def test_no_header_tells_that_a_story_is_held_back(
    house: PressHouse, port: int, tmp_path: Path, held_for: timedelta
) -> None:
    before = answers(port, tmp_path / "feeds")
    house.clock.moment = NOON + timedelta(minutes=30)
    now = house.clock.moment
    house.file(make_dispatch(guid=HELD, headline="Treaty signed", filed=now, received=now, embargo=now + held_for))
    house.press.publish()
    house.press.refresh()
    house.stand.settle()
    assert answers(port, tmp_path / "feeds") == before
    house.clock.moment = now + held_for + timedelta(seconds=1)
    house.press.publish()
    house.stand.settle()
    after = answers(port, tmp_path / "feeds")
    assert after["all/rss.xml", "identity", ""] != before["all/rss.xml", "identity", ""]


def test_every_page_is_to_be_asked_for_before_each_use(port: int, tmp_path: Path) -> None:
    for (path, _, _), (_, fields) in answers(port, tmp_path / "feeds").items():
        said = {name.lower(): value for name, value in fields}
        assert said["cache-control"] == "no-cache", path
        assert not {"expires", "age"} & said.keys(), path
