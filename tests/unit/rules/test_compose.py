from dataclasses import replace
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from syndicate.model.dispatch import Dispatch, PubStatus
from syndicate.ports.format import Frame
from syndicate.rules.compose import archive_size, compose, compose_archive, fitting
from tests.makers import NOON, make_dispatch, make_section

HOUR = timedelta(hours=1)
LATER = NOON + timedelta(days=1)


def at(hours: int, guid: str, **changes: Any) -> Dispatch:
    return make_dispatch(**({"guid": guid, "created": NOON, "received": NOON + hours * HOUR} | changes))


def test_an_empty_section_was_last_changed_at_the_epoch() -> None:
    edition = compose(make_section(), [], LATER)
    assert edition.updated == datetime(1970, 1, 1, tzinfo=UTC)
    assert edition.dispatches == ()


def test_stories_come_newest_first_up_to_the_limit() -> None:
    filed = [at(hours, f"tag:{hours}") for hours in (2, 5, 1, 4, 3)]
    edition = compose(make_section(limit=3), filed, LATER)
    assert [dispatch.guid for dispatch in edition.dispatches] == ["tag:5", "tag:4", "tag:3"]
    assert edition.updated == NOON + 5 * HOUR


def test_on_a_tie_the_newer_text_and_then_the_guid_decide() -> None:
    filed = [at(1, "tag:a"), at(1, "tag:b"), at(1, "tag:0", created=NOON + HOUR)]
    for order in (filed, filed[::-1]):
        assert [dispatch.guid for dispatch in compose(make_section(), order, LATER).dispatches] == [
            "tag:0",
            "tag:b",
            "tag:a",
        ]


def test_what_is_under_embargo_leaves_no_trace() -> None:
    secret = at(1, "tag:s", embargo=NOON + 5 * HOUR)
    before = compose(make_section(), [at(0, "tag:a"), secret], NOON + 5 * HOUR - timedelta(microseconds=1))
    assert before == compose(make_section(), [at(0, "tag:a")], LATER)
    after = compose(make_section(), [at(0, "tag:a"), secret], NOON + 5 * HOUR)
    assert after.dispatches[0] == secret
    assert after.updated == NOON + 5 * HOUR


def test_kill_notices_come_first_and_holds_stay_in_their_place() -> None:
    filed = [
        at(3, "tag:3"),
        at(1, "tag:k", pub_status=PubStatus.CANCELED),
        at(2, "tag:h", pub_status=PubStatus.WITHHELD),
    ]
    edition = compose(make_section(), filed, LATER)
    assert [dispatch.guid for dispatch in edition.dispatches] == ["tag:k", "tag:3", "tag:h"]
    assert edition.updated == NOON + 3 * HOUR


def test_of_one_story_only_the_version_that_stands_is_taken() -> None:
    old, new = at(1, "tag:a", version=1), at(2, "tag:a", version=2, created=NOON + HOUR)
    killed = at(0, "tag:a", version=3, created=NOON - HOUR, pub_status=PubStatus.CANCELED)
    assert compose(make_section(), [new, old], LATER).dispatches == (new,)
    assert compose(make_section(), [old, killed, new], LATER).dispatches == (killed,)


def test_a_story_leaves_the_page_with_age_but_not_before_an_archive_document_holds_it() -> None:
    filed = [at(0, "tag:old"), at(1, "tag:open"), at(24, "tag:day"), at(40, "tag:new")]
    edition = compose(make_section(most_days=1), filed, NOON + 48 * HOUR, unarchived={"tag:open"}, previous=3)
    assert [dispatch.guid for dispatch in edition.dispatches] == ["tag:new", "tag:open"]
    assert (edition.previous, edition.unarchived) == (3, frozenset({"tag:open"}))


def test_a_kill_notice_stays_its_days_however_many_stories_are_newer() -> None:
    killed = at(0, "tag:k", pub_status=PubStatus.CANCELED)
    filed = [killed, *(at(hours, f"tag:{hours}") for hours in range(1, 5))]
    section = make_section(limit=2, kill_days=3)
    for now, guids in (
        (NOON + timedelta(days=3) - HOUR, ["tag:k", "tag:4", "tag:3"]),
        (NOON + timedelta(days=3), ["tag:4", "tag:3"]),
    ):
        assert [dispatch.guid for dispatch in compose(section, filed, now).dispatches] == guids


def test_an_archive_document_holds_what_may_be_used_and_leads_to_the_one_before() -> None:
    filed = [
        at(1, "tag:1"),
        at(2, "tag:k", pub_status=PubStatus.CANCELED),
        at(3, "tag:3"),
        at(4, "tag:h", pub_status=PubStatus.WITHHELD),
    ]
    edition = compose_archive(make_section(), 2, filed)
    assert [dispatch.guid for dispatch in edition.dispatches] == ["tag:3", "tag:1"]
    assert (edition.document, edition.previous, edition.updated) == (2, 1, NOON + 4 * HOUR)
    assert compose_archive(make_section(), 1, []).previous is None


def test_an_archive_document_is_half_a_page_up_to_a_hundred_stories() -> None:
    assert [archive_size(make_section(limit=limit)) for limit in (1, 2, 50, 200, 5000)] == [1, 1, 25, 100, 100]


@pytest.mark.parametrize(("most", "taken"), [(15, 1), (16, 2), (7, 0)])
def test_a_page_is_counted_with_all_that_stands_around_its_entries(most: int, taken: int) -> None:
    entries = [(at(1, guid), b"...") for guid in ("tag:a", "tag:b")]
    edition = compose(make_section(most_bytes=most), [], NOON)
    assert len(list(fitting(edition, entries, Frame(head=b"head", joint=b",", tail=b"tail")))) == taken


@given(st.lists(st.integers(0, 60)), st.none() | st.integers(0, 300), st.sets(st.integers(0, 9)))
def test_a_page_takes_the_newest_that_it_has_room_for_and_what_no_archive_holds(
    sizes: list[int], most: int | None, unarchived: set[int]
) -> None:
    entries = [(at(1, str(number)), bytes(size)) for number, size in enumerate(sizes)]
    section = make_section(most_bytes=most)
    edition = replace(compose(section, [], NOON), unarchived=frozenset(map(str, unarchived)))
    frame = Frame(head=b"head", joint=b",", tail=b"tail")
    taken = list(fitting(edition, entries, frame))
    newest = next(
        (n for n in range(len(entries)) if most is not None and 8 + sum(size + 1 for size in sizes[: n + 1]) > most),
        len(entries),
    )
    assert taken == [entry for n, (_, entry) in enumerate(entries) if n < newest or n in unarchived]
