"""Feeds of outlets, as the press writes them."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest

from syndicate.desk.lines import Line
from syndicate.desk.rebuild import retire
from syndicate.formats.outlet_rss import OutletRssWriter
from syndicate.formats.rss import RssWriter
from syndicate.model.dispatch import PubStatus
from syndicate.model.edition import Edition
from syndicate.model.outlet import Outlet
from syndicate.ports.format import Frame
from syndicate.rules.facts.profiles import PROFILES
from tests.makers import AGENCY, NOON, make_section
from tests.press import PressHouse, numbered_story, press_house

OUTLET = Outlet(name="phone", title="For phones", sections=("all",), profile=PROFILES["smartnews"])
PAGE = "outlets/phone/rss.xml"


@pytest.fixture
def house(tmp_path: Path) -> Iterator[PressHouse]:
    with press_house(
        tmp_path,
        make_section(formats=("rss",)),
        make_section(name="other", formats=("rss",)),
        writers=[RssWriter(AGENCY)],
    ) as found:
        found.press = replace(found.press, lines=[line(OUTLET)])
        yield found


def line(outlet: Outlet) -> Line:
    return Line(outlet=outlet, writer=OutletRssWriter(outlet, AGENCY))


def test_a_line_shows_what_its_sections_show(house: PressHouse) -> None:
    house.file(numbered_story(1))
    house.press.publish()
    assert "Story 1." in house.page(PAGE)
    assert house.press.refresh() == 0


def test_pages_of_sections_wait_for_no_outlets(house: PressHouse) -> None:
    stood = []

    class Waiting(OutletRssWriter):
        def frame(self, edition: Edition) -> Frame:
            stood.append(house.page("all/rss.xml"))
            return super().frame(edition)

    house.press = replace(house.press, lines=[Line(outlet=OUTLET, writer=Waiting(OUTLET, AGENCY))])
    house.file(numbered_story(1))
    house.press.publish()
    [page] = stood
    assert "Story 1." in page
    assert "Story 1." in house.page(PAGE)


def test_a_line_that_takes_from_other_sections_is_left_alone(house: PressHouse) -> None:
    house.press = replace(house.press, lines=[line(replace(OUTLET, sections=("elsewhere",)))])
    house.file(numbered_story(1))
    house.press.publish()
    assert house.page(PAGE) == ""


def test_a_kill_reaches_a_line_in_the_terms_of_its_outlet(house: PressHouse) -> None:
    house.file(numbered_story(1))
    house.press.publish()
    house.file(
        replace(
            numbered_story(1),
            version=2,
            pub_status=PubStatus.CANCELED,
            ed_note="It is not so.",
            created=NOON + timedelta(days=1),
            received=NOON + timedelta(hours=1),
        )
    )
    house.press.publish()
    assert "Story 1." not in house.page(PAGE)
    assert 'state="deleted"' in house.page(PAGE)


def test_the_line_in_front_is_never_taken_away(house: PressHouse) -> None:
    front = Line(outlet=replace(OUTLET, name=""), writer=OutletRssWriter(OUTLET, AGENCY))
    house.press = replace(house.press, lines=[front])
    house.file(numbered_story(1))
    house.press.publish()
    for _ in range(2):
        assert retire(house.press) == house.press.refresh() == 0
    assert "Story 1." in house.page("rss.xml")


def test_a_line_that_is_taken_away_says_so_for_ever(house: PressHouse) -> None:
    house.file(numbered_story(1))
    retire(house.press)
    house.press.publish()
    retire(replace(house.press, lines=[]))
    assert house.gone(PAGE)
    retire(house.press)
    house.press.refresh()
    assert "Story 1." in house.page(PAGE)
