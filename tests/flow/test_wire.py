"""The live wire as partners meet it: the real daemon, its verbs, raw sockets."""

import json
import os
import signal
import sqlite3
import time
from collections.abc import Callable
from contextlib import closing
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from tests.house import OwnHouse, eventually, make_house
from tests.listening import Ear, Heard, listening
from tests.torture import dice, slices, times

KILLS = times(5, 100)
"""Of a slice; 500 in all at length."""
OUTLET = """
[outlets.gazette]
profile = "custom"
form = "jsonfeed"
sections = ["harbours"]
extent = "lead"
musts = ["byline"]
"""


@pytest.fixture
def house(tmp_path: Path) -> OwnHouse:
    return make_house(tmp_path)


def guid(number: int) -> str:
    return f"tag:wire.example,2026:s{number}"


def story(number: int, *, fields: str = "", text: str = "Officials said so.") -> str:
    return f"Guid: {guid(number)}\nHeadline: Story {number}\n{fields}\nPORTO VELA (EXW) - {text}\n"


def said(event: Heard) -> tuple[str, str]:
    uri: str = event.fields["data"]["uri"]
    return event.name.removeprefix("dispatch."), uri


def heard(ear: Ear, number: int) -> list[tuple[str, str]]:
    """That many events at the least, as type and guid."""
    return [said(event) for event in ear.hears(lambda ear: len(ear.events) >= number).events]


def test_what_is_filed_corrected_held_released_and_killed_is_heard_as_it_happens(house: OwnHouse) -> None:
    with house.running(), listening(house.port) as ear:
        house.drop("1.txt", story(1))
        assert heard(ear, 1) == [("usable", guid(1))]
        right = house.folder / "right.txt"
        right.write_text("STORY ONE, CORRECTED\n\n    PORTO VELA, Nov 24 (EXW) - Officials did not say so.\n")
        assert house.syndicate("correct", guid(1), str(right), "--note", "Fixes it.").code == 0
        ear.hears(lambda ear: len(ear.events) == 2)
        assert "did not say so" in ear.events[1].data
        for number, verb in enumerate(("hold", "release", "kill"), 3):
            assert house.syndicate(verb, guid(1), "--note", "Because.").code == 0
            heard(ear, number)
        words = [word for word, _ in heard(ear, 5)]
        assert words == ["usable", "usable", "withheld", "usable", "canceled"]
        assert [int(event.fields["data"]["version"]) for event in ear.events] == [1, 2, 3, 4, 5]
        for event in ear.events:
            if event.name != "dispatch.usable":
                assert "say so" not in event.data
                assert "Story 1" not in event.data
        assert ear.numbers == [1, 2, 3, 4, 5]


def test_pages_stand_when_their_event_is_heard(house: OwnHouse) -> None:
    with house.running(), listening(house.port) as ear:
        for number in range(1, 6):
            house.drop(f"{number}.txt", story(number))
            heard(ear, number)
            assert f"Story {number}" in house.get("/all/feed.json").text


def test_an_embargo_is_not_heard_of_before_it_ends(house: OwnHouse) -> None:
    with house.running(), listening(house.port) as ear:
        until = datetime.now(UTC) + timedelta(seconds=6)
        silence = ear.content
        house.drop("e.txt", story(1, fields=f"Embargo: {until.isoformat()}\n"))
        eventually((house.spool / "done" / "e.txt").is_file)
        with listening(house.port, last_event_id="0") as other:
            assert (other.events, other.parser.last_id) == ([], "0")
        assert datetime.now(UTC) < until
        assert ear.content == silence
        assert heard(ear, 1) == [("usable", guid(1))]
        assert datetime.now(UTC) >= until


def test_who_comes_again_gets_what_it_missed_and_of_a_killed_story_the_kill_alone(house: OwnHouse) -> None:
    with house.running():
        with listening(house.port) as ear:
            house.drop("1.txt", story(1))
            heard(ear, 1)
        house.drop("2.txt", story(2, text="A text that must not run."))
        eventually(lambda: "Story 2" in house.get("/all/feed.json").text)
        house.drop("3.txt", story(3))
        assert house.syndicate("kill", guid(2), "--note", "Withdrawn.").code == 0
        eventually(lambda: house.get("/all/feed.json").text.count("Story 3") > 0)
        with listening(house.port, last_event_id="0") as other:
            other.hears(lambda ear: any(event.name == "dispatch.canceled" for event in ear.events))
        with listening(house.port, last_event_id=ear.parser.last_id) as again:
            assert sorted(heard(again, 2)) == [("canceled", guid(2)), ("usable", guid(3))]
            assert again.numbers == sorted(again.numbers)
            assert b"must not run" not in again.content
        with listening(house.port, last_event_id=again.parser.last_id) as third:
            house.drop("4.txt", story(4))
            assert heard(third, 1) == [("usable", guid(4))]


def test_an_outlet_s_wire_has_its_sections_in_its_shape_without_what_it_refuses(house: OwnHouse) -> None:
    config = house.folder / "config.toml"
    config.write_text(config.read_text() + OUTLET)
    with house.running(), listening(house.port, "/wire/outlets/gazette") as ear:
        assert house.get("/wire/outlets/other").status_code == 404
        house.drop("1.txt", story(1, fields="Byline: Ada Quay\nKeywords: budget\n"))
        heard_elsewhere(house, 1)
        house.drop("2.txt", story(2, fields="Keywords: harbour\n"))
        heard_elsewhere(house, 2)
        long = "\n\n".join(f"Paragraph {number} {'of many words ' * 20}." for number in range(5))
        house.drop("3.txt", story(3, fields="Byline: Ada Quay\nKeywords: harbour\n", text=long))
        assert heard(ear, 1) == [("usable", guid(3))]
        assert "Paragraph 0" in ear.events[0].data
        assert "Paragraph 4" not in ear.events[0].data
        assert ear.events[0].fields["sections"] == ["harbours"]
        assert house.syndicate("kill", guid(3), "--note", "Withdrawn.").code == 0
        assert heard(ear, 2)[1] == ("canceled", guid(3))


def heard_elsewhere(house: OwnHouse, number: int) -> None:
    """Wait until the wire has told so many events."""
    with listening(house.port, last_event_id="0") as other:
        heard(other, number)


@pytest.mark.parametrize("sent", [signal.SIGTERM, signal.SIGHUP])
def test_streams_end_with_the_daemon_and_with_its_configuration_and_go_on_after(
    house: OwnHouse, sent: signal.Signals
) -> None:
    with house.running() as daemon:
        house.drop("1.txt", story(1))
        with listening(house.port, last_event_id="0") as ear:
            heard(ear, 1)
            daemon.send_signal(sent)
            ear.hears(lambda ear: ear.ended.is_set())
        if sent == signal.SIGTERM:
            assert daemon.wait(20) == 0
    house.drop("2.txt", story(2))
    if sent == signal.SIGTERM:
        with house.running(), listening(house.port, last_event_id=ear.parser.last_id) as again:
            assert heard(again, 1) == [("usable", guid(2))]


@pytest.mark.parametrize("part", slices(5))
def test_nothing_is_lost_and_nothing_doubled_by_a_daemon_that_is_killed_again_and_again(
    part: int, house: OwnHouse, record_property: Callable[[str, object], None]
) -> None:
    told: list[Heard] = []
    chance = dice(part)
    filed = 0
    last = "0"
    for _ in range(KILLS):
        with house.running() as daemon:
            eventually(lambda: house.get("/wire/all", Accept="text/html").status_code == 406)
            with listening(house.port, last_event_id=last) as ear:
                for _ in range(10):
                    filed += 1
                    house.drop(f"{filed}.txt", story(filed))
                time.sleep(chance.uniform(0.05, 0.6))
                os.kill(daemon.pid, signal.SIGKILL)
                daemon.wait()
                ear.hears(lambda ear: ear.ended.is_set())
                told += ear.events
                last = ear.parser.last_id or last
    with house.running(), listening(house.port, last_event_id=last) as ear:
        ear.hears(lambda ear: len(told) + len(ear.events) >= filed)
        told += ear.events
    assert sorted(said(event)[1] for event in told) == sorted(guid(number) for number in range(1, filed + 1))
    numbers = [int(event.id) for event in told]
    assert numbers == sorted(set(numbers))
    record_property("daemons killed (wire)", KILLS)


def test_a_server_alone_plays_what_verbs_publish_beside_it(house: OwnHouse) -> None:
    house.drop("1.txt", story(1))
    assert house.syndicate("collect").code == 0
    assert house.syndicate("publish").code == 0
    with house.running("serve"), listening(house.port, last_event_id="0") as ear:
        assert heard(ear, 1) == [("usable", guid(1))]
        house.drop("2.txt", story(2))
        assert house.syndicate("collect").code == 0
        assert house.syndicate("publish").code == 0
        assert heard(ear, 2)[1] == ("usable", guid(2))


def test_a_wire_that_keeps_nothing_is_refused(house: OwnHouse) -> None:
    config = house.folder / "config.toml"
    config.write_text(config.read_text() + "\n[wire]\nkeep_days = 0\n")
    refused = house.syndicate("check")
    assert (refused.code, "wire.keep_days: must be from 1 to 365" in refused.err) == (2, True)


def test_events_that_are_kept_no_longer_are_deleted_by_the_daemon(house: OwnHouse) -> None:
    for number in (1, 2):
        house.drop(f"{number}.txt", story(number))
        assert house.syndicate("collect").code == 0
        assert house.syndicate("publish").code == 0
    with closing(sqlite3.connect(house.folder / "var" / "syndicate.db")) as store, store:
        store.execute("UPDATE wire_events SET at = at - 8 * 86400 * 1000000 WHERE number = 1")
    with house.running():

        def is_reset() -> bool:
            with listening(house.port, last_event_id="0") as ear:
                return ear.hears(lambda ear: bool(ear.events)).events[0].name == "reset"

        eventually(is_reset)
    facts = json.loads(house.syndicate("status", "--json").out)
    assert facts["last_event"] == 2
