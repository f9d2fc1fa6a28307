"""Feeds of outlets, as the press writes them."""

import random
from collections.abc import Iterator, Mapping
from dataclasses import replace
from datetime import timedelta
from itertools import product
from pathlib import Path

import pytest

from syndicate.desk.kept import Kept
from syndicate.desk.lines import Line
from syndicate.desk.outlets import most_looked_at
from syndicate.desk.rebuild import retire
from syndicate.desk.shown import Shown
from syndicate.formats.outlet_rss import OutletRssWriter
from syndicate.formats.rss import RssWriter
from syndicate.formats.wire_writing.text import TextWriter
from syndicate.model.dispatch import Dispatch, PubStatus
from syndicate.model.edition import Edition
from syndicate.model.outlet import Aspect, Deletion, Outlet, Profile
from syndicate.ports.format import Frame
from syndicate.ports.ledger import Entry, Showing
from syndicate.rules.facts.profiles import PROFILES
from syndicate.rules.outlets import compose_outlet
from tests.makers import AGENCY, NOON, make_section
from tests.pages import joined
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


def test_a_correction_takes_the_place_of_what_a_line_showed(house: PressHouse) -> None:
    house.file(numbered_story(1))
    house.file(numbered_story(2))
    house.press.publish()
    later = {"created": NOON + timedelta(hours=1), "received": NOON + timedelta(hours=1)}
    house.file(numbered_story(1, headline="Story 1 put right.", **later))
    house.press.publish()
    assert "Story 1." not in house.page(PAGE)
    assert "Story 1 put right." in house.page(PAGE)
    assert "Story 2." in house.page(PAGE)


def test_a_version_that_the_outlet_refuses_takes_the_story_off_its_line_and_the_next_brings_it_back(
    house: PressHouse,
) -> None:
    profile = Profile(least_title_chars=8, musts=frozenset({Aspect.TITLE}))
    house.press = replace(house.press, lines=[line(replace(OUTLET, profile=profile))])
    shown = []
    for hour, headline in enumerate(("Harbour shut", "Shut", "Harbour open")):
        moment = NOON + timedelta(hours=hour)
        house.file(numbered_story(1, headline=headline, created=moment, received=moment))
        house.press.publish()
        shown.append([one for one in ("Harbour shut", "Shut<", "Harbour open") if one in house.page(PAGE)])
    assert shown == [["Harbour shut"], [], ["Harbour open"]]


def test_an_outlet_whose_profile_is_changed_gets_its_page_in_the_new_shape(house: PressHouse) -> None:
    house.press = replace(house.press, lines=[line(replace(OUTLET, profile=Profile()))])
    house.file(numbered_story(1, headline="Shut"))
    house.file(numbered_story(2, headline="The harbour is shut"))
    house.press.publish()
    assert "Shut<" in house.page(PAGE)
    long = Profile(least_title_chars=8, musts=frozenset({Aspect.TITLE}))
    house.press = replace(house.press, lines=[line(replace(OUTLET, profile=long))])
    house.press.refresh()
    assert "Shut<" not in house.page(PAGE)
    assert "The harbour is shut" in house.page(PAGE)


SECTIONS = ("all", "other", "third")
TWO_DAYS = Profile(most_items=400, most_days=2, deletion=Deletion.DROP)
CHOSEN = (
    Profile(most_items=5),
    Profile(most_items=60),
    Profile(most_items=60, one_language=True),
    Profile(most_items=400),
    TWO_DAYS,
    replace(TWO_DAYS, most_items=60),
    replace(TWO_DAYS, deletion=Deletion.NOTICE, kill_days=3),
)


def thrown(number: int, dice: random.Random) -> Dispatch:
    """A story of some day, at the same moment as many others."""
    moment = NOON - timedelta(hours=8 * dice.randrange(12))
    status = dice.choices((PubStatus.USABLE, PubStatus.WITHHELD, PubStatus.CANCELED), (10, 1, 1))[0]
    begun = moment - timedelta(days=dice.choice((0, 0, 2)))
    fields = {"created": moment - timedelta(minutes=dice.randrange(9)), "received": moment, "first_created": begun}
    return numbered_story(number, language=dice.choice(("en", "en", "fr")), pub_status=status, **fields)


def show(house: PressHouse, dispatches: Mapping[Dispatch, frozenset[str]]) -> None:
    with house.ledger.writing() as writing:
        writing.record([Entry(dispatch=one, sections=taken, announce=False) for one, taken in dispatches.items()], [])
    house.ledger.show(
        [
            Showing(guid=one.guid, version=one.version, pub_status=one.pub_status, shown_from=one.shown_from)
            for one in dispatches
        ]
    )


@pytest.mark.parametrize("seed", range(4))
def test_a_line_that_looks_no_deeper_than_it_must_shows_what_it_would_of_all(house: PressHouse, seed: int) -> None:
    dice = random.Random(seed)  # noqa: S311  not for secrets
    show(
        house,
        {
            thrown(number, dice): frozenset(dice.sample(SECTIONS, dice.choices((1, 2, 3), (6, 2, 1))[0]))
            for number in range(400)
        },
    )
    kept = Kept(house.ledger, most=1000)
    shown = Shown(house.ledger, NOON)
    for profile, sections in product(CHOSEN, (SECTIONS, ("all",))):
        outlet = Outlet(name="board", title="The board", sections=sections, profile=profile)
        keys = {
            key
            for section in sections
            for key in (
                *house.ledger.window(section, most_looked_at(profile)),
                *house.ledger.kills(section, NOON - timedelta(days=profile.kill_days), profile.most_items),
            )
        }
        whole = compose_outlet(outlet, house.ledger.dispatches(keys), NOON)
        writer = TextWriter(AGENCY)
        [page] = Line(outlet=outlet, writer=writer).pages(shown, kept)
        assert page.content == joined(writer, whole), outlet


def test_of_stories_of_one_moment_the_newest_texts_are_on_the_page_however_many_there_are(house: PressHouse) -> None:
    """The ledger gives them in the order of their guids."""
    stories = [numbered_story(n, received=NOON, created=NOON - timedelta(minutes=1000 - n)) for n in range(100, 180)]
    show(house, dict.fromkeys(stories, frozenset({"all"})))
    outlet = replace(OUTLET, profile=Profile(most_items=50))
    [page] = Line(outlet=outlet, writer=TextWriter(AGENCY)).pages(Shown(house.ledger, NOON), Kept(house.ledger, 100))
    assert [n for n in range(100, 180) if f"Story {n}.".encode() in page.content] == [*range(130, 180)]
