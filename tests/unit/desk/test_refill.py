"""A section is rebuilt while readers fetch its pages: what was lost comes back, and what stands never goes."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from syndicate.desk.rebuild import refill
from syndicate.formats.rss import RssWriter
from syndicate.model.section import Section
from syndicate.ports.ledger import Entry
from syndicate.rules.addresses import item_path
from tests.makers import AGENCY
from tests.press import PressHouse, numbered_story, press_house

ALL = Section(name="all", title="All", formats=("rss",), limit=2)
OTHER = Section(name="other", title="Other", formats=("rss",), limit=2)


@pytest.fixture
def house(tmp_path: Path) -> Iterator[PressHouse]:
    with press_house(tmp_path, ALL, OTHER, writers=[RssWriter(AGENCY)]) as made:
        for number in range(5):
            made.file(numbered_story(number))
        made.press.publish()
        yield made


def seen(_looked: int) -> None:
    """Whoever is told nothing of how far it is."""


def test_pages_that_were_lost_come_back(house: PressHouse) -> None:
    lost = ["all/rss.xml", "all/archive/1/rss.xml", item_path("tag:wire.example,2026:s1")]
    before = [house.page(path) for path in lost]
    assert all(before)
    house.stand.remove(lost)
    assert refill(house.press, ALL, seen) == len(lost)
    assert [house.page(path) for path in lost] == before
    assert refill(house.press, ALL, seen) == 0


def test_a_story_that_was_never_sorted_is_found(house: PressHouse) -> None:
    story = numbered_story(7, headline="Lost and found.")
    with house.ledger.writing() as writing:
        writing.record([Entry(dispatch=story, sections=frozenset({"other"}), announce=True)], [])
    house.clock.moment = story.received
    house.press.publish()
    assert "Lost and found" not in house.page("all/rss.xml")
    refill(house.press, ALL, seen)
    assert "Lost and found" in house.page("all/rss.xml")


def test_no_page_is_without_its_stories_meanwhile(house: PressHouse) -> None:
    page = house.page("all/rss.xml")
    during: list[str] = []
    refill(house.press, ALL, lambda _: during.append(house.page("all/rss.xml")))
    assert during == [page]
