"""`syndicate check --outlet`: what an outlet would refuse of what is on the wire, by the real program."""

import json
from pathlib import Path

import pytest

from tests.house import CONFIG, OwnHouse, make_house

OUTLETS = """
[outlets.msn]
profile = "msn"
sections = ["harbours"]

[outlets.boards]
profile = "flipboard"

[outlets.all-of-it]
profile = "plain"
"""
SHORT = """HARBOUR SHUT

    KESTREL BAY, Nov 24 (Example Wire) - The harbour was shut on Tuesday and the ferries wait outside of it.
"""
LONG = """HARBOUR OF KESTREL BAY IS OPEN AGAIN

    KESTREL BAY, Nov 25 (Example Wire) - The harbour was opened on Wednesday and the ferries went in one by one.
"""


@pytest.fixture
def house(tmp_path: Path) -> OwnHouse:
    made = make_house(tmp_path, CONFIG + OUTLETS)
    made.drop("short.txt", SHORT, age_secs=20)
    made.drop("long.txt", LONG, age_secs=10)
    assert made.syndicate("collect").code == 0
    assert made.syndicate("publish").code == 0
    return made


def test_a_title_too_short_for_msn_is_refused(house: OwnHouse) -> None:
    done = house.syndicate("check", "--outlet", "msn")
    assert done.code == 1, done
    *lines, count = done.out.splitlines()
    refused = [line for line in lines if "refused" in line]
    assert len(refused) == 1
    assert "HARBOUR SHUT  refused: title has 12 characters, at least 21 are wanted" in refused[0]
    assert refused[0].startswith("tag:wire.example,2026:")
    assert count == "msn: 2 dispatches, 1 refused, 1 with advice."


def test_every_refusal_is_an_object_a_line(house: OwnHouse) -> None:
    done = house.syndicate("check", "--outlet", "msn", "--json")
    assert done.code == 1
    told = [json.loads(line) for line in done.out.splitlines()]
    assert {(each["headline"], each["field"], each["refused"]) for each in told} == {
        ("HARBOUR SHUT", "title", True),
        ("HARBOUR SHUT", "picture", False),
        ("HARBOUR OF KESTREL BAY IS OPEN AGAIN", "picture", False),
    }
    assert all(each["guid"] and each["reason"] and each["version"] == 1 for each in told)


def test_an_outlet_that_asks_nothing_refuses_nothing(house: OwnHouse) -> None:
    done = house.syndicate("check", "--outlet", "all-of-it")
    assert (done.code, done.out) == (0, "all-of-it: 2 dispatches, 0 refused, 0 with advice.\n")


def test_a_feed_with_too_few_stories_is_told(house: OwnHouse) -> None:
    done = house.syndicate("check", "--outlet", "boards")
    assert done.code == 1
    assert "boards: advice: the feed has 0 of at least 30." in done.out


def test_a_kill_is_never_refused(house: OwnHouse) -> None:
    stories = [json.loads(line) for line in house.syndicate("list", "--json").out.splitlines()]
    guid = next(story["guid"] for story in stories if story["headline"] == "HARBOUR SHUT")
    assert house.syndicate("kill", guid, "--note", "It never was.").code == 0
    assert house.syndicate("publish").code == 0
    done = house.syndicate("check", "--outlet", "msn")
    assert done.code == 0, done
    assert done.out.splitlines()[-1] == "msn: 2 dispatches, 0 refused, 1 with advice."


def test_an_outlet_that_is_not_there_is_told_with_those_that_are(house: OwnHouse) -> None:
    done = house.syndicate("check", "--outlet", "mns")
    assert done.code == 2
    assert "there are msn, boards, all-of-it" in done.err


@pytest.mark.parametrize("options", [("--json",), ("--outlet", "msn", "--connect")])
def test_what_does_not_go_together_is_told(house: OwnHouse, options: tuple[str, ...]) -> None:
    assert house.syndicate("check", *options).code == 2
