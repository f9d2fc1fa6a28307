from dataclasses import replace
from datetime import timedelta
from typing import Any

import pytest

from syndicate.model.dispatch import Dispatch, PubStatus, Signal
from syndicate.model.story import Story, Take
from syndicate.rules.lifecycle import CHAIN_REACH, Accept, Ignore, adopt, place, showing
from tests.makers import NOON, make_dispatch

HOUR = timedelta(hours=1)
MINUTE = timedelta(minutes=1)
LATER = NOON + timedelta(days=9)


def filed(after: timedelta = timedelta(), **changes: Any) -> Dispatch:
    """A dispatch made and received so long after noon."""
    return make_dispatch(**({"created": NOON + after, "filed": NOON + after, "received": NOON + after} | changes))


def kill(after: timedelta, **changes: Any) -> Dispatch:
    return filed(after, pub_status=PubStatus.CANCELED, follows=True, **changes)


def hold(after: timedelta, **changes: Any) -> Dispatch:
    return filed(after, pub_status=PubStatus.WITHHELD, follows=True, **changes)


def story_of(*dispatches: Dispatch) -> Story:
    """The story as it is after these came in this order, each of them accepted."""
    story: Story | None = None
    for dispatch in dispatches:
        placed = place(story, dispatch)
        assert isinstance(placed, Accept)
        story = _with(story, placed.dispatch)
    assert story is not None
    return story


def _with(story: Story | None, dispatch: Dispatch) -> Story:
    taken = Take.of(dispatch)
    if story:
        return replace(story, takes=(*story.takes, taken))
    return Story(guid=dispatch.guid, source=dispatch.source, chain=dispatch.chain, takes=(taken,))


def accepted(story: Story | None, dispatch: Dispatch) -> Accept:
    placed = place(story, dispatch)
    assert isinstance(placed, Accept)
    return placed


def test_the_first_version_keeps_its_number_or_is_one() -> None:
    assert accepted(None, filed()) == Accept(filed(), announce=True)
    assert accepted(None, filed(version=7, declared=7)).dispatch.version == 7


def test_a_later_version_is_numbered_after_the_highest_and_stands() -> None:
    story = story_of(filed(version=4, declared=4))
    placed = accepted(story, filed(HOUR, declared=5, version=5))
    assert (placed.dispatch.version, placed.announce) == (5, True)
    placed = accepted(story_of(filed()), filed(HOUR))
    assert (placed.dispatch.version, placed.announce) == (2, True)


def test_a_declared_number_that_is_taken_is_not_used_twice() -> None:
    story = story_of(filed(declared=2))
    corrected = accepted(story, filed(HOUR, declared=2))
    assert (corrected.dispatch.version, corrected.dispatch.declared, corrected.announce) == (3, 2, True)


def test_an_older_version_that_comes_late_is_recorded_and_not_announced() -> None:
    story = story_of(filed(declared=3))
    late = accepted(story, filed(-HOUR, declared=1, received=NOON + HOUR))
    assert (late.dispatch.version, late.announce) == (1, False)
    undeclared = accepted(story_of(filed(HOUR)), filed(received=NOON + 2 * HOUR))
    assert (undeclared.dispatch.version, undeclared.announce) == (2, False)


def test_the_same_version_again_is_ignored() -> None:
    story = story_of(filed(declared=2))
    assert place(story, filed(declared=2)) == Ignore("version 2 is already on the wire")
    assert place(story, filed(-HOUR, declared=2, received=NOON)) == Ignore("version 2 is already on the wire")


@pytest.mark.parametrize("flip", [False, True])
def test_the_same_number_with_another_status_is_not_ignored_and_the_stricter_stands(*, flip: bool) -> None:
    usable, held = filed(declared=2, follows=True), hold(timedelta(), declared=2)
    story = story_of(*((held, usable) if flip else (usable, held)))
    shown = showing(story, LATER)
    assert shown is not None
    assert shown.pub_status is PubStatus.WITHHELD


def test_the_agency_s_number_counts_before_its_clock() -> None:
    story = story_of(filed(declared=2), filed(HOUR, declared=1))
    shown = showing(story, LATER)
    assert shown is not None
    assert shown.declared == 2


def test_an_older_text_of_a_number_still_under_embargo_is_taken() -> None:
    story = story_of(filed(HOUR, declared=1, embargo=NOON + 5 * HOUR))
    placed = accepted(story, filed(declared=1))
    assert placed.announce
    both = _with(story, placed.dispatch)
    assert showing(both, NOON + HOUR) == Take.of(placed.dispatch)
    assert showing(both, NOON + 5 * HOUR) == story.takes[0]


def test_a_repeat_of_a_known_story_is_ignored_and_of_an_unknown_one_is_news() -> None:
    repeat = filed(HOUR, signal=Signal.REPEAT, follows=True)
    assert isinstance(place(story_of(filed()), repeat), Ignore)
    assert accepted(None, repeat).announce


def test_a_repeat_of_an_update_that_never_came_is_taken() -> None:
    repeat = filed(HOUR, signal=Signal.REPEAT, follows=True, take=2)
    assert accepted(story_of(filed()), repeat).announce
    assert isinstance(place(story_of(filed(), filed(MINUTE, take=2)), repeat), Ignore)


def test_a_kill_stands_for_ever() -> None:
    story = story_of(filed(), kill(HOUR), filed(2 * HOUR, declared=9))
    shown = showing(story, LATER)
    assert shown is not None
    assert shown.pub_status is PubStatus.CANCELED
    assert not accepted(story, filed(3 * HOUR)).announce


def test_a_kill_is_numbered_above_all_versions_so_receivers_take_it_for_new() -> None:
    story = story_of(filed(declared=5))
    assert accepted(story, kill(HOUR, declared=2)).dispatch.version == 6
    assert accepted(story, kill(HOUR, declared=8)).dispatch.version == 8
    assert accepted(story, kill(HOUR)).dispatch.version == 6


def test_a_second_kill_is_ignored() -> None:
    assert place(story_of(filed(), kill(HOUR)), kill(2 * HOUR)) == Ignore("the story is already killed")


def test_a_kill_that_comes_first_shows_as_a_notice_and_its_story_never() -> None:
    story = story_of(kill(HOUR))
    assert showing(story, LATER) == story.takes[0]
    late = accepted(story, filed(received=NOON + 2 * HOUR))
    assert not late.announce
    assert showing(_with(story, late.dispatch), LATER) == story.takes[0]


def test_a_story_killed_before_its_embargo_ended_never_shows_not_even_the_kill() -> None:
    until = NOON + 5 * HOUR
    story = story_of(filed(embargo=until))
    killed = accepted(story, kill(HOUR, embargo=until))
    assert not killed.announce
    assert showing(_with(story, killed.dispatch), LATER) is None


def test_a_kill_acts_at_once_whatever_embargo_it_copied() -> None:
    story = story_of(filed())
    killed = accepted(story, kill(HOUR, embargo=NOON + 5 * HOUR))
    assert killed.announce
    assert killed.dispatch.shown_from == NOON + HOUR


def test_a_hold_acts_at_once_on_what_is_seen_and_keeps_quiet_about_what_is_not() -> None:
    until = NOON + 5 * HOUR
    assert accepted(story_of(filed()), hold(HOUR, embargo=until)).dispatch.shown_from == NOON + HOUR
    unseen = story_of(filed(embargo=until))
    held = accepted(unseen, hold(HOUR, embargo=until))
    assert held.dispatch.shown_from == until
    both = _with(unseen, held.dispatch)
    assert showing(both, until - MINUTE) is None
    shown = showing(both, until)
    assert shown is not None
    assert shown.pub_status is PubStatus.WITHHELD


def test_a_hold_is_shown_as_such_until_its_release() -> None:
    story = story_of(filed(), hold(HOUR), filed(2 * HOUR))
    assert [take.pub_status for take in story.takes][1] is PubStatus.WITHHELD
    assert showing(story, NOON + HOUR) == story.takes[1]
    assert showing(story, NOON + 2 * HOUR) == story.takes[2]


def test_a_version_under_embargo_leaves_the_older_one_showing_until_then() -> None:
    story = story_of(filed(), filed(HOUR, embargo=NOON + 5 * HOUR))
    assert showing(story, NOON + 4 * HOUR) == story.takes[0]
    assert showing(story, NOON + 5 * HOUR) == story.takes[1]


def test_nothing_shows_of_a_story_under_embargo() -> None:
    story = story_of(filed(embargo=NOON + HOUR))
    assert showing(story, NOON + HOUR - MINUTE) is None
    assert showing(story, NOON + HOUR) == story.takes[0]


@pytest.mark.parametrize("flip", [False, True])
def test_takes_of_one_moment_are_ranked_by_what_they_say(*, flip: bool) -> None:
    first, second = filed(take=1), filed(take=2)
    story = story_of(*((second, first) if flip else (first, second)))
    shown = showing(story, LATER)
    assert shown is not None
    assert shown.take == 2
    original, correction = filed(), filed(follows=True)
    story = story_of(*((correction, original) if flip else (original, correction)))
    shown = showing(story, LATER)
    assert shown is not None
    assert shown.follows


def chained(guid: str, *afters: timedelta, follows: bool = False, chain: str = "harbour") -> Story:
    """A story whose takes were made so long after noon; the first follows nothing unless told."""
    takes = [
        Take.of(filed(after, guid=guid, version=number, follows=follows or number > 1))
        for number, after in enumerate(afters, 1)
    ]
    return Story(guid=guid, source="newsroom", chain=chain, takes=tuple(takes))


def adopted(after: timedelta, *stories: Story, follows: bool = True, chain: str | None = "harbour") -> str:
    dispatch = filed(after, guid="tag:own", chain=chain, follows=follows)
    return adopt(dispatch, stories).guid


def test_a_follow_up_joins_the_story_of_its_chain() -> None:
    assert adopted(HOUR, chained("tag:a", timedelta())) == "tag:a"
    assert adopted(HOUR, chained("tag:a", timedelta(), chain="other")) == "tag:own"
    assert adopted(HOUR, chained("tag:a", timedelta()), chain=None) == "tag:own"
    assert adopted(HOUR) == "tag:own"


def test_a_follow_up_joins_the_story_last_heard_of_before_it() -> None:
    early, late = chained("tag:a", timedelta(), 3 * HOUR), chained("tag:b", 9 * HOUR, 12 * HOUR)
    assert adopted(13 * HOUR, early, late) == "tag:b"
    assert adopted(4 * HOUR, late, early) == "tag:a"


def test_a_follow_up_that_comes_after_a_later_one_still_finds_its_story() -> None:
    assert adopted(2 * HOUR, chained("tag:a", timedelta(), 8 * HOUR)) == "tag:a"


def test_clocks_may_differ_by_an_hour() -> None:
    assert adopted(-HOUR, chained("tag:a", timedelta())) == "tag:a"
    assert adopted(-HOUR - MINUTE, chained("tag:a", timedelta())) == "tag:own"


def test_a_slug_of_another_day_is_another_story() -> None:
    assert adopted(CHAIN_REACH, chained("tag:a", timedelta())) == "tag:a"
    assert adopted(CHAIN_REACH + MINUTE, chained("tag:a", timedelta())) == "tag:own"


def test_a_first_take_begins_a_story_of_its_own() -> None:
    assert adopted(HOUR, chained("tag:a", timedelta()), follows=False) == "tag:own"


def test_a_first_take_joins_follow_ups_that_came_before_it() -> None:
    headless = chained("tag:a", 3 * HOUR, follows=True)
    assert adopted(timedelta(), headless, follows=False) == "tag:a"
    assert adopted(timedelta(), headless, follows=True) == "tag:a"
    assert adopted(3 * HOUR - CHAIN_REACH - MINUTE, headless, follows=False) == "tag:own"


def test_a_first_take_does_not_join_follow_ups_made_before_it() -> None:
    assert adopted(5 * HOUR, chained("tag:a", 3 * HOUR, follows=True), follows=False) == "tag:own"


def test_a_first_take_joins_the_nearest_of_several() -> None:
    near, far = chained("tag:n", 3 * HOUR, follows=True), chained("tag:f", 20 * HOUR, follows=True)
    assert adopted(timedelta(), far, near, follows=False) == "tag:n"


def test_a_kill_that_came_before_its_story_catches_it() -> None:
    notice = kill(2 * HOUR, guid="tag:k", chain="harbour")
    story = story_of(notice)
    late = adopt(filed(guid="tag:own", chain="harbour", received=NOON + 3 * HOUR), [story])
    assert late.guid == "tag:k"
    assert not accepted(story, late).announce
