"""Repeats, growth, numbers and pieces as an operator sees them, on a house of its own."""

import json
from pathlib import Path

import pytest

from tests.house import CONFIG, OwnHouse, make_house

LEDE = """    PORT AVEL, Nov 24 (Example Wire) - The harbour authority of Port Avel closed its outer basin on Tuesday
after divers found a crack 12 metres long in the eastern lock gate, and said that no vessel would be let through before
engineers had looked at the hinges.
"""
MORE = """    Eleven ships were held inside and a ferry with 240 passengers was sent on to Skerry Bay, the harbour
master told reporters. The gate was last overhauled nine years ago.
"""
BRIEF = f"PORT AVEL CLOSES ITS OUTER BASIN\n\n{LEDE}"
STORY = f"{BRIEF}{MORE}"


def house_of(folder: Path, growth: str) -> OwnHouse:
    return make_house(folder, CONFIG.replace('path = "spool"', f'path = "spool"\ngrowth = "{growth}"'))


def collected(house: OwnHouse, *texts: str) -> list[dict[str, object]]:
    """What is on the wire, oldest first, after these were dropped one after the other."""
    for number, each in enumerate(texts):
        house.drop(f"{number}.txt", each, age_secs=60.0 - number)
    outcome = house.syndicate("collect")
    assert outcome.code == 0, outcome.err
    return [json.loads(line) for line in house.syndicate("list", "--json").out.splitlines()][::-1]


def test_a_story_that_grew_is_shown_once_and_at_its_longest(tmp_path: Path) -> None:
    house = house_of(tmp_path, "version")
    (story,) = collected(house, BRIEF, f"BC-BASIN\n{BRIEF}", STORY)
    assert (story["version"], story["signal"]) == (2, "update")
    assert "Skerry Bay" in str(story["body_text"])
    assert house.syndicate("publish").code == 0
    assert (house.feeds / "all" / "rss.xml").read_text().count("<item>") == 1


def test_a_story_may_be_linked_to_the_one_it_grew_from_and_show_says_so(tmp_path: Path) -> None:
    house = house_of(tmp_path, "link")
    brief, story = collected(house, BRIEF, STORY)
    assert story["links"] == [{"relation": "evolvedFrom", "target": brief["guid"], "version": None, "title": None}]
    assert f"evolvedFrom: {brief['guid']}" in house.syndicate("show", str(story["guid"])).out


def test_texts_need_not_be_compared(tmp_path: Path) -> None:
    assert len(collected(house_of(tmp_path, "off"), BRIEF, f"BC-BASIN\n{BRIEF}", STORY)) == 3


@pytest.mark.parametrize("order", [(0, 1, 2), (2, 0, 1)])
def test_a_kill_by_number_leaves_one_story(tmp_path: Path, order: tuple[int, ...]) -> None:
    texts = (
        f"eca0124 3 i 93  dpa 157\n\nNorvia/harbour/\n{BRIEF}",
        "eca0125 3 i 30  dpa 158\n\nNorvia/ferry/\nFERRY WAITS IN SKERRY BAY\n\n    The ferry waits.\n",
        "KILL KILL KILL\n\nPlease kill item dpa 157. It is wrong.\n",
    )
    house = house_of(tmp_path, "version")
    stories = collected(house, *(texts[number] for number in order))
    assert sorted(str(story["pubstatus"]) for story in stories) == ["canceled", "usable"]
    assert house.syndicate("publish").code == 0
    feed = (house.feeds / "all" / "feed.json").read_text()
    assert "crack 12 metres" not in feed
    assert "The ferry waits" in feed
