"""The embargo calendar: what is released when, and what is withheld without a time."""

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from syndicate.desk import embargoes
from syndicate.model.dispatch import PubStatus
from syndicate.model.staff import Role
from syndicate.ports.ledger import Entry
from syndicate.rules.normalise.wire import NO_END
from tests.desks import OwnDesk, own_desk
from tests.makers import make_dispatch

NOW = datetime.now(UTC)
MORNING = datetime(2126, 3, 4, 6, 30, tzinfo=UTC)


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[OwnDesk]:
    with own_desk(tmp_path) as made:
        made.come_in(Role.VIEWER)
        yield made


def store(desk: OwnDesk, number: int, *sections: str, version: int = 1, **changes: object) -> str:
    changes = {"received": NOW, "created": NOW, "headline": f"Story <{number}>, take {version}", **changes}
    story = make_dispatch(guid=f"tag:wire.example,2026:{number}", version=version, **changes)
    with desk.ledger.writing() as writing:
        writing.record([Entry(dispatch=story, sections=frozenset(sections or {"all"}), announce=True)], [])
    return story.guid


def parts(desk: OwnDesk, address: str = "/desk/embargoes") -> tuple[str, str]:
    """What is held until a time, and what without."""
    page = desk.get(address)
    assert page.status == 200
    timed, _, untimed = page.text.partition("Held until a time")[2].partition("Withheld without a time")
    return timed, untimed


def test_what_is_held_until_a_time_stands_by_day_in_order(desk: OwnDesk) -> None:
    store(desk, 1, embargo=MORNING + timedelta(days=1), slugline="HARBOUR")
    store(desk, 2, "all", "market", embargo=MORNING)
    store(desk, 3, embargo=MORNING - timedelta(hours=1))
    timed, untimed = parts(desk)
    order = ["Monday 4 March 2126", "05:30:00", "Story <3>", "06:30:00", "Story <2>", "all, market"]
    places = [timed.index(word) for word in [*order, "Tuesday 5 March 2126", "Story <1>", "HARBOUR"]]
    assert places == sorted(places)
    assert (timed.count("Story <2>"), "Nothing is held without a time." in untimed) == (1, True)
    assert 'href="/desk/dispatch/tag%3Awire.example%2C2026%3A2"' in desk.get("/desk/embargoes").body


def test_the_time_left_is_in_words(desk: OwnDesk) -> None:
    until = datetime.now(UTC) + timedelta(hours=3, minutes=20, seconds=30)
    store(desk, 1, embargo=until)
    timed, _ = parts(desk)
    assert f"{until:%H:%M:%S} in 3 h 20 min" in timed


def test_an_empty_calendar_says_so(desk: OwnDesk) -> None:
    store(desk, 1)
    timed, untimed = parts(desk)
    assert "No embargo ends by itself: nothing waits for its time." in timed
    assert "Nothing is held without a time." in untimed


def test_an_update_under_embargo_says_what_shows_until_then(desk: OwnDesk) -> None:
    store(desk, 1)
    store(desk, 1, version=2, embargo=MORNING, created=NOW + timedelta(seconds=1))
    timed, _ = parts(desk)
    assert "Story <1>, take 2 version 2 version 1 shows all" in timed


def test_of_two_versions_with_the_same_end_the_one_that_will_show_stands_there(desk: OwnDesk) -> None:
    store(desk, 1, embargo=MORNING)
    store(desk, 1, version=2, embargo=MORNING, created=NOW + timedelta(seconds=1))
    timed, _ = parts(desk)
    assert ("take 2" in timed, "take 1" in timed) == (True, False)


@pytest.mark.parametrize("status", [PubStatus.USABLE, PubStatus.CANCELED])
def test_what_was_released_or_killed_meanwhile_is_held_no_more(desk: OwnDesk, status: PubStatus) -> None:
    store(desk, 1, embargo=MORNING)
    store(desk, 1, version=2, pub_status=status, created=NOW + timedelta(seconds=1))
    assert [part for part in parts(desk) if "Story" in part] == []


def test_a_hold_takes_a_story_out_of_its_day(desk: OwnDesk) -> None:
    store(desk, 1, embargo=MORNING)
    later = {"created": NOW + timedelta(seconds=1), "ed_note": "Wait for the minister."}
    store(desk, 1, version=2, embargo=MORNING, pub_status=PubStatus.WITHHELD, by_hand=True, **later)
    timed, untimed = parts(desk)
    assert "Story" not in timed
    assert "held by hand" in untimed
    assert "Story <1>, take 2 version 2 Wait for the minister. all" in untimed


@pytest.mark.parametrize(
    ("note", "cause"),
    [(NO_END, "embargo without an end"), ("Hold for checks.", "held by its agency"), (None, "agency")],
)
def test_what_is_withheld_without_a_time_says_why(desk: OwnDesk, note: str | None, cause: str) -> None:
    store(desk, 1, pub_status=PubStatus.WITHHELD, ed_note=note)
    timed, untimed = parts(desk)
    assert ("Story" in timed, cause in untimed, "Story <1>" in untimed) == (False, True, True)


def test_a_hold_that_was_released_or_killed_is_none(desk: OwnDesk) -> None:
    for number, status in ((1, PubStatus.USABLE), (2, PubStatus.CANCELED)):
        store(desk, number, pub_status=PubStatus.WITHHELD)
        store(desk, number, version=2, pub_status=status, created=NOW + timedelta(seconds=1))
    assert "Story" not in parts(desk)[1]


def test_it_goes_on_from_a_day_and_from_a_moment(desk: OwnDesk, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(embargoes, "MOST", 3)
    for number in range(1, 6):
        store(desk, number, embargo=MORNING + timedelta(hours=number // 2))
    page = desk.get("/desk/embargoes")
    assert [number for number in range(1, 6) if f"Story <{number}>" in page.text] == [1, 2, 3]
    following = page.body.partition('rel="next" href="')[2].partition('"')[0]
    assert [number for number in range(1, 6) if f"Story <{number}>" in parts(desk, following)[0]] == [4, 5]
    assert "Story <1>" in parts(desk, "/desk/embargoes?from=2126-03-04")[0]
    assert "No embargo ends at or after 2126-03-05 00:00:00." in parts(desk, "/desk/embargoes?from=2126-03-05")[0]


def test_more_than_are_looked_at_at_one_moment_are_not_asked_for_for_ever(
    desk: OwnDesk, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(embargoes, "MOST", 3)
    for number in range(1, 6):
        store(desk, number, embargo=MORNING)
    page = desk.get("/desk/embargoes")
    assert page.text.count("Story <") == 4
    assert "Only some of what ends at 2126-03-04 06:30:00 is shown" in page.text
    following = page.body.partition('rel="next" href="')[2].partition('"')[0]
    assert "No embargo ends at or after 2126-03-04 06:30:00." in parts(desk, following)[0]


def test_holds_that_were_not_looked_at_are_told(desk: OwnDesk, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(embargoes, "MOST", 3)
    for number in range(1, 5):
        store(desk, number, pub_status=PubStatus.WITHHELD)
    page = desk.get("/desk/embargoes").text
    assert ("Story <4>" in page, "Story <1>" in page, "Only the newest holds were looked at" in page) == (
        True,
        False,
        True,
    )


@pytest.mark.parametrize("asked", ["soon", "2026-13-01", "0001-01-01T00:00+23:00"])
def test_a_day_that_is_none_says_what_one_is(desk: OwnDesk, asked: str) -> None:
    page = desk.get(f"/desk/embargoes?from={asked.replace('+', '%2B')}")
    assert (page.status, "from= takes a day (2026-11-24)" in page.text) == (400, True)


def test_the_next_release_of_the_strip_leads_there(desk: OwnDesk) -> None:
    store(desk, 1, embargo=MORNING)
    assert '<a href="/desk/embargoes"><b>04 Mar 06:30</b>' in desk.get("/desk/").body


def test_a_hold_that_was_forgotten_is_listed_no_more(desk: OwnDesk) -> None:
    """Nothing is left of it that an editor could judge, and it would stand there for ever."""
    guid = store(desk, 1, pub_status=PubStatus.WITHHELD)
    store(desk, 2, pub_status=PubStatus.WITHHELD)
    desk.ledger.forgetting().forget([guid], NOW)
    untimed = parts(desk)[1]
    assert ("Story <2>" in untimed, untimed.count("by its agency")) == (True, 1)
