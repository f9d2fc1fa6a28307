from datetime import UTC, datetime, timedelta
from typing import Any

from syndicate.model.dispatch import Dispatch, PubStatus
from syndicate.rules.compose import compose
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
