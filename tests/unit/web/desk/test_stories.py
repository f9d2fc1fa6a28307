"""The wire, a story and the acts on it, as an editor uses them."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import timedelta
from pathlib import Path
from urllib.parse import quote

import pytest

from syndicate.model.dispatch import PubStatus
from syndicate.model.staff import Role
from syndicate.ports.ledger import Entry
from syndicate.web.desk.differences import Change, differences
from tests.desks import OwnDesk, own_desk
from tests.makers import NOON, make_dispatch

GUID = make_dispatch().guid
PART = quote(GUID, safe="")


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[OwnDesk]:
    with own_desk(tmp_path) as made:
        made.come_in(Role.EDITOR)
        yield made


def store(desk: OwnDesk, *numbers: int, **changes: object) -> None:
    with desk.ledger.writing() as writing:
        for number in numbers:
            story = make_dispatch(guid=f"tag:wire.example,2026:{number}", headline=f"Story {number} & more", **changes)
            writing.record([Entry(dispatch=story, sections=frozenset({"all"}), announce=False)], [])


def standing(desk: OwnDesk) -> tuple[int, PubStatus, str | None]:
    newest = desk.ledger.versions(GUID)[-1]
    return newest.version, newest.pub_status, newest.ed_note


@pytest.fixture
def story(desk: OwnDesk) -> OwnDesk:
    with desk.ledger.writing() as writing:
        writing.record([Entry(dispatch=make_dispatch(), sections=frozenset({"all"}), announce=True)], [])
    return desk


def test_the_wire_is_paged_without_a_script(desk: OwnDesk) -> None:
    store(desk, *range(1, 61))
    page = desk.get("/desk/")
    assert page.text.index("Story 60 & more") < page.text.index("Story 11 & more")
    assert "Story 10 & more" not in page.text
    assert 'href="/desk/?before=11"' in page.body
    assert "Story 10 & more" in desk.get("/desk/?before=11").text


@pytest.mark.parametrize(
    ("query", "seen"),
    [
        ("text=MORE+2", {2}),
        ("text=headline%3Astor*+-2", {1}),
        ("text=%22more+story%22", set()),
        ("text=nothing", set()),
        ("section=harbours", set()),
        ("section=all&language=en", {1, 2}),
        ("language=e", set()),
        ("urgency=3", {2}),
        ("agency=merid", {2}),
        ("source=desk", set()),
        ("standing=live", {1, 2}),
        ("standing=killed", set()),
    ],
)
def test_the_wire_is_filtered(desk: OwnDesk, query: str, seen: set[int]) -> None:
    store(desk, 1, language="en-GB")
    store(desk, 2, language="en", urgency=3, agency="Meridian Press")
    text = desk.get(f"/desk/lines?{query}").text
    assert {number for number in (1, 2) if f"Story {number} & more" in text} == seen


def test_how_a_story_stands_is_said_in_words(desk: OwnDesk) -> None:
    store(desk, 1, pub_status=PubStatus.WITHHELD)
    store(desk, 2, embargo=NOON + timedelta(days=36_500))
    store(desk, 3, pub_status=PubStatus.CANCELED)
    text = desk.get("/desk/").text
    assert [word for word in ("held", "embargoed until 2126", "killed") if word not in text.partition("Came")[2]] == []


def test_a_hostile_headline_is_text(desk: OwnDesk) -> None:
    with desk.ledger.writing() as writing:
        nasty = make_dispatch(headline='<script>alert("1")</script>', slugline='" onclick="x')
        writing.record([Entry(dispatch=nasty, sections=frozenset({"all"}), announce=False)], [])
    for path in ("/desk/", f"/desk/dispatch/{PART}", f"/desk/correct/{PART}"):
        assert "<script>alert" not in desk.get(path).body


def test_a_story_shows_what_changed_and_why_it_is_where_it_is(story: OwnDesk) -> None:
    with story.ledger.writing() as writing:
        second = replace(make_dispatch(), version=2, headline="Harbour talks collapse", ed_note="New headline.")
        writing.record([Entry(dispatch=second, sections=frozenset({"all"}), announce=True)], [])
    page = story.get(f"/desk/dispatch/{PART}")
    assert "Harbour talks <del>resume</del><ins>collapse</ins>" in page.body
    assert "All dispatches everything" in page.text
    assert "all/rss.xml" not in page.text.replace("not there", "")


def pages(desk: OwnDesk, path: str) -> str:
    return desk.get(path).text.partition("Pages that carry it")[2].partition("Why it is where it is")[0].strip()


def test_no_page_carries_a_story_before_its_time(desk: OwnDesk) -> None:
    for version, years in ((1, 100), (2, 101)):
        until = NOON + timedelta(days=365 * years)
        dispatch = make_dispatch(version=version, embargo=until, created=NOON + timedelta(minutes=version))
        with desk.ledger.writing() as writing:
            writing.record([Entry(dispatch=dispatch, sections=frozenset({"all"}), announce=True)], [])
    words = "None carries it yet: it is embargoed until 2126-10-31 12:00:00 ."
    assert pages(desk, f"/desk/dispatch/{PART}") == words
    confirmed = pages(desk, f"/desk/release/{PART}")
    assert confirmed.startswith(f"{words} Pages that carry it once it is out")
    assert ("All dispatches" in confirmed, "not there" in confirmed) == (True, False)


@pytest.mark.parametrize("address", ["/desk/", "/desk/search?q=harbour"])
def test_an_update_under_embargo_is_not_taken_for_what_shows(story: OwnDesk, address: str) -> None:
    update = make_dispatch(version=2, headline="Harbour deal", embargo=NOON + timedelta(days=36_500))
    with story.ledger.writing() as writing:
        writing.record([Entry(dispatch=update, sections=frozenset({"all"}), announce=True)], [])
    text = story.get(address).text
    assert "deal an earlier version shows until 2126-10-31 12:00:00 version 2" in text


@pytest.mark.parametrize(
    ("status", "words"),
    [
        (PubStatus.WITHHELD, "None carries it yet: it is held until it is released."),
        (PubStatus.CANCELED, "None ever carried it: it was killed before it was to be seen."),
    ],
)
def test_no_page_carries_what_was_held_or_killed_before_its_time(desk: OwnDesk, status: PubStatus, words: str) -> None:
    until = NOON + timedelta(days=36_500)
    for version, state in ((1, PubStatus.USABLE), (2, status)):
        dispatch = make_dispatch(version=version, embargo=until, pub_status=state)
        with desk.ledger.writing() as writing:
            writing.record([Entry(dispatch=dispatch, sections=frozenset({"all"}), announce=True)], [])
    assert pages(desk, f"/desk/dispatch/{PART}") == words


def test_no_page_carries_a_story_any_more_that_was_forgotten(story: OwnDesk) -> None:
    story.ledger.forgetting().forget([GUID], NOON)
    assert pages(story, f"/desk/dispatch/{PART}") == "None carries it any more: it was forgotten."


@pytest.mark.parametrize(
    ("before", "after", "expected"),
    [
        ("a b c", "a b c", [(Change.SAME, "a b c")]),
        ("", "a", [(Change.ADDED, "a")]),
        ("a b", "a c", [(Change.SAME, "a "), (Change.TAKEN, "b"), (Change.ADDED, "c")]),
        ("", "", []),
    ],
)
def test_differences_are_of_words(before: str, after: str, expected: list[tuple[Change, str]]) -> None:
    assert [(each.change, each.text) for each in differences(before, after)] == expected


@pytest.mark.parametrize(
    ("act", "status"), [("hold", PubStatus.WITHHELD), ("kill", PubStatus.CANCELED), ("correct", PubStatus.USABLE)]
)
def test_an_act_makes_a_version_and_is_written_down(story: OwnDesk, act: str, status: PubStatus) -> None:
    assert "Pages that carry it" in story.get(f"/desk/{act}/{PART}").text
    form = {"note": "Wrong.", "headline": "Harbour talks paused", "body": "Talks are paused.", "urgency": "3"}
    answer = story.post(f"/desk/{act}/{PART}", form)
    assert answer.field("location") == f"/desk/dispatch/{PART}"
    assert standing(story) == (2, status, "Wrong.")
    assert f"{status}: version 2" in story.get(f"/desk/dispatch/{PART}").text
    done = story.ledger.acts().listed(1)[0]
    assert (done.user, done.act, done.about, done.note) == ("anna", act, GUID, "Wrong.")
    assert done.result == f"{status}: version 2 of {GUID}"


def test_a_release_ends_a_hold(story: OwnDesk) -> None:
    for act in ("hold", "release"):
        story.post(f"/desk/{act}/{PART}", {"note": f"By {act}."})
    assert standing(story) == (3, PubStatus.USABLE, "By release.")


@pytest.mark.parametrize("act", ["hold", "kill", "correct"])
def test_without_a_note_nothing_is_done_and_nothing_is_lost(story: OwnDesk, act: str) -> None:
    answer = story.post(f"/desk/{act}/{PART}", {"note": "  ", "headline": "Half written", "body": "Half."})
    assert (answer.status, "nothing was done yet" in answer.text) == (400, True)
    assert standing(story)[0] == 1
    assert act != "correct" or 'value="Half written"' in answer.body


@pytest.mark.parametrize("act", ["hold", "release", "kill", "correct"])
def test_a_killed_story_takes_no_further_act(story: OwnDesk, act: str) -> None:
    story.post(f"/desk/kill/{PART}", {"note": "Wrong."})
    assert "Correct" not in story.get(f"/desk/dispatch/{PART}").text
    for answer in (story.get(f"/desk/{act}/{PART}"), story.post(f"/desk/{act}/{PART}", {"note": "Again."})):
        assert (answer.status, "a kill is final" in answer.text) == (409, True)
    assert standing(story) == (2, PubStatus.CANCELED, "Wrong.")


def test_a_correction_keeps_links_in_paragraphs_that_are_left_alone_and_takes_out_what_is_emptied(
    story: OwnDesk,
) -> None:
    before = story.ledger.versions(GUID)[-1]
    form = {"note": "Text.", "headline": before.headline, "body": f"New.\r\n\r\n{before.body.blocks[0].text}"}  # type: ignore[union-attr]
    story.post(f"/desk/correct/{PART}", form)
    after = story.ledger.versions(GUID)[-1]
    assert (after.body.text, after.body.blocks[1]) == (f"New.\n\n{before.body.blocks[0].text}", before.body.blocks[0])  # type: ignore[union-attr]


FILED: dict[str, str | list[str]] = {
    "headline": "Ferry back in service",
    "slugline": "BC-Ferry",
    "byline": "Edda Marlow",
    "dateline": "PORT AVEL, Nov 24",
    "body": "The ferry is back.\r\n\r\nIt sails at noon.",
    "urgency": "3",
    "embargo": "2126-11-24T18:00",
    "ed_note": "Embargoed.",
    "sections": ["harbours"],
}


def test_a_story_is_looked_at_before_it_is_filed(desk: OwnDesk) -> None:
    preview = desk.post("/desk/file", FILED | {"do": "preview"})
    assert "As it will stand" in preview.text
    assert "embargo until 2126-11-24 18:00:00" in preview.text
    assert desk.ledger.latest(1) == []


def test_a_story_is_filed_as_it_was_written_and_only_once(desk: OwnDesk) -> None:
    answer = desk.post("/desk/file", FILED | {"do": "file"})
    (filed,) = desk.ledger.latest(9)
    assert answer.field("location") == f"/desk/dispatch/{quote(filed.guid, safe='')}"
    assert (filed.headline, filed.slugline, filed.byline, filed.urgency) == (
        "Ferry back in service",
        "BC-Ferry",
        "Edda Marlow",
        3,
    )
    assert filed.dateline is not None
    assert filed.dateline.cities == ("PORT AVEL",)
    assert filed.body.text == "The ferry is back.\n\nIt sails at noon."
    assert (filed.embargo, filed.ed_note) == (NOON.replace(year=2126, hour=18), "Embargoed.")
    assert desk.ledger.sections([filed.guid])[filed.guid] == {"all", "harbours"}
    assert "put there by hand" in desk.get(answer.field("location")).text
    desk.post("/desk/file", FILED | {"do": "file"})
    assert len(desk.ledger.latest(9)) == 1


@pytest.mark.parametrize(
    ("field", "value", "words"),
    [
        ("headline", " ", "Give it a headline."),
        ("urgency", "10", "The urgency is a number from 1"),
        ("urgency", "0051", "The urgency is a number from 1"),
        ("urgency", "005" + "0" * 5000, "The urgency is a number from 1"),
        ("embargo", "soon", "The embargo is a date and a time"),
        ("sections", ["nowhere"], "there is no section nowhere"),
    ],
)
def test_what_is_wrong_with_a_story_is_said_beside_what_was_written(
    desk: OwnDesk, field: str, value: str | list[str], words: str
) -> None:
    answer = desk.post("/desk/file", FILED | {field: value, "do": "file"})
    assert (answer.status, words in answer.text) == (400, True)
    assert "It sails at noon." in answer.body
    assert desk.ledger.latest(1) == []
