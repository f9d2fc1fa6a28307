"""A press that remembers what sections show makes the pages of one that asks the ledger every time."""

import random
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest
from sqlalchemy import Engine, event

from syndicate.desk.kept import Kept
from syndicate.desk.lines import Line
from syndicate.desk.shown import Shown
from syndicate.formats.html_front import IndexWriter
from syndicate.formats.outlet_rss import OutletRssWriter
from syndicate.formats.rss import RssWriter
from syndicate.model.dispatch import PubStatus
from syndicate.model.outlet import Deletion, Outlet, Profile
from syndicate.ports.ledger import Entry
from syndicate.rules.facts.profiles import SITEMAP
from syndicate.rules.lifecycle import Accept, place
from tests.makers import AGENCY, NOON, make_section
from tests.press import PressHouse, numbered_story, press_house

BOARD = "outlets/board/rss.xml"
FRONT = "index.html"


@contextmanager
def house_of(folder: Path, sections: int, profile: Profile) -> Iterator[PressHouse]:
    """Sections, a front page and a line over all of them."""
    made = [make_section(name=f"desk-{number}", formats=("rss",), kill_days=1) for number in range(sections)]
    folder.mkdir(exist_ok=True)
    with press_house(
        folder, *made, writers=[RssWriter(AGENCY)], item_writers=(), front_writers=[IndexWriter(AGENCY)]
    ) as house:
        outlet = Outlet(name="board", title="Board", sections=tuple(one.name for one in made), profile=profile)
        line = Line(outlet=outlet, writer=OutletRssWriter(outlet, AGENCY))
        house.press = replace(house.press, lines=[line], kept=Kept(house.ledger, most=1000))
        yield house


def file(house: PressHouse, number: int, *sections: int, **changes: object) -> None:
    """File a version for some sections; now."""
    moment = house.clock.moment
    filed = numbered_story(number, **({"created": moment, "received": moment} | changes))
    placed = place(next(iter(house.ledger.stories([filed.guid])), None), filed)
    if isinstance(placed, Accept):
        names = frozenset(f"desk-{section}" for section in sections)
        with house.ledger.writing() as writing:
            writing.record([Entry(dispatch=placed.dispatch, sections=names, announce=True)], [])


def questions(engine: Engine, house: PressHouse, number: int) -> int:
    """How many a dispatch more costs."""
    asked: list[str] = []

    def note(_connection: object, _cursor: object, statement: str, *_rest: object) -> None:
        asked.append(statement)

    file(house, number, 0)
    event.listen(engine, "before_cursor_execute", note)
    house.press.publish()
    house.press.refresh(["desk-1"])
    event.remove(engine, "before_cursor_execute", note)
    return len(asked)


def test_what_a_dispatch_and_a_look_ask_of_the_ledger_does_not_grow_with_the_sections(tmp_path: Path) -> None:
    counted = []
    for sections in (3, 30):
        with house_of(tmp_path / str(sections), sections, SITEMAP) as house:
            for number in range(sections):
                file(house, number, number)
            house.press.publish()
            counted.append(questions(house.ledger._engine, house, 1000))  # type: ignore[attr-defined]  # noqa: SLF001
    few, many = counted
    assert many == few


PROFILES = (
    Profile(most_items=7),
    Profile(most_items=9, most_days=2, deletion=Deletion.DROP),
    Profile(most_items=30, kill_days=2, deletion=Deletion.NOTICE),
)


@pytest.mark.parametrize("seed", range(3))
@pytest.mark.parametrize("profile", PROFILES)
def test_after_whatever_was_filed_a_line_is_what_it_would_be_if_nothing_were_remembered(
    tmp_path: Path, seed: int, profile: Profile
) -> None:
    dice = random.Random(seed)  # noqa: S311 - no secret
    statuses = (PubStatus.USABLE, PubStatus.WITHHELD, PubStatus.CANCELED)
    with house_of(tmp_path, 5, profile) as house:
        [line] = house.press.lines
        for _ in range(20):
            house.clock.moment += timedelta(hours=dice.randrange(1, 12))
            later = dice.choice((None, None, house.clock.moment + timedelta(hours=20)))
            changes = {"pub_status": dice.choices(statuses, (6, 1, 1))[0], "embargo": later}
            file(house, dice.randrange(20), *dice.sample(range(5), dice.choice((1, 2))), **changes)
            house.press.publish()
            house.press.refresh(["desk-3"])
            writer = OutletRssWriter(line.outlet, AGENCY)
            shown = Shown(house.ledger, house.clock.moment)
            [page] = Line(outlet=line.outlet, writer=writer).pages(shown, Kept(house.ledger, most=100))
            assert house.page(BOARD) == page.content.decode()


def test_a_press_that_is_told_to_forget_shows_what_another_has_changed(tmp_path: Path) -> None:
    with house_of(tmp_path, 2, Profile()) as house:
        file(house, 1, 0)
        house.press.publish()
        other = replace(house.press, _answers=type(house.press._answers)())  # noqa: SLF001
        file(house, 2, 0)
        other.publish()
        file(house, 3, 1)
        house.press.forget()
        house.press.publish()
        assert all(f"Story {number}." in house.page(BOARD) for number in (1, 2, 3))


def test_the_front_and_lines_are_mended_once_in_the_time_between_two_looks_at_a_section(tmp_path: Path) -> None:
    with house_of(tmp_path, 3, Profile()) as house:
        file(house, 1, 0)
        house.press.publish()
        for page in (BOARD, FRONT):
            (tmp_path / "feeds" / page).unlink()
        house.clock.moment += timedelta(seconds=house.press.sections[0].every_secs - 1)
        house.press.refresh(["desk-1"])
        assert [house.page(page) for page in (BOARD, FRONT)] == ["", ""]
        house.clock.moment += timedelta(seconds=1)
        house.press.refresh(["desk-1"])
        assert all("Story 1." in house.page(page) for page in (BOARD, FRONT))
        house.clock.moment = NOON - timedelta(days=1)
        (tmp_path / "feeds" / FRONT).unlink()
        house.press.refresh(["desk-2"])
        assert house.page(FRONT)
