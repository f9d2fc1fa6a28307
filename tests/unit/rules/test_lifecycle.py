from dataclasses import replace
from datetime import timedelta
from typing import Any

import pytest

from syndicate.model.body import Body, Emphasis, Mark, Paragraph
from syndicate.model.dispatch import Association, Dispatch, PubStatus, Signal, Subject
from syndicate.model.link import Link, Relation
from syndicate.model.place import Place
from syndicate.model.story import Story, Take
from syndicate.rules.lifecycle import Accept, Ignore, place, showing
from tests.makers import NOON, make_dispatch

HOUR = timedelta(hours=1)
MINUTE = timedelta(minutes=1)
LATER = NOON + timedelta(days=9)


def filed(after: timedelta = timedelta(), **changes: Any) -> Dispatch:
    """A dispatch made and received so long after noon; its headline tells it from those of other moments."""
    moment = NOON + after
    plain = {"created": moment, "filed": moment, "received": moment, "headline": f"Harbour talks, hour {after / HOUR}"}
    return make_dispatch(**(plain | changes))


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
    already = Ignore("version 2 is already on the wire", story.guid, 2)
    assert place(story, filed(declared=2)) == already
    assert place(story, filed(-HOUR, declared=2, received=NOON)) == already


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
    story = story_of(filed(), kill(HOUR))
    assert place(story, kill(2 * HOUR)) == Ignore("the story is already killed", story.guid, 2)


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
    first, second = filed(take=1), filed(take=2, headline="Harbour talks end")
    story = story_of(*((second, first) if flip else (first, second)))
    shown = showing(story, LATER)
    assert shown is not None
    assert shown.take == 2
    original, correction = filed(), filed(follows=True, headline="Harbour talks end")
    story = story_of(*((correction, original) if flip else (original, correction)))
    shown = showing(story, LATER)
    assert shown is not None
    assert shown.follows


def polled(after: timedelta, headline: str = "Harbour talks resume", **changes: Any) -> Dispatch:
    """A dispatch without a number or a time of its own, read from a feed so long after noon."""
    return filed(after, headline=headline, **changes)


def test_what_is_read_again_unchanged_is_no_new_version() -> None:
    story = story_of(polled(timedelta()))
    again = Ignore("the same dispatch is on the wire already", story.guid, 1)
    assert place(story, polled(timedelta())) == again
    assert place(story, polled(HOUR)) == again
    assert place(story, polled(HOUR, language="fr", located=(), source="partner")) == again


@pytest.mark.parametrize(
    "changes",
    [
        {"headline": "Harbour talks end"},
        {"body": Body((Paragraph("Talks on the harbour ended."),))},
        {"ed_note": "Corrects name in paragraph 1."},
        {"byline": "Ines Halloran"},
        {"signal": Signal.CORRECTION},
        {"pub_status": PubStatus.WITHHELD},
        {"embargo": NOON + 5 * HOUR},
        {"embargo": NOON + 5 * HOUR, "copyright": "2026"},
        {"urgency": 1},
        {"keywords": ("harbour",)},
        {"subjects": (Subject(code="medtop:11000000"),)},
        {"associations": (Association(href="https://pictures.wire.example/1.jpg"),)},
        {"links": (Link(relation=Relation.SEE_ALSO, target="tag:wire.example,2026:9"),)},
    ],
    ids=lambda changes: next(iter(changes)),
)
def test_what_is_read_again_of_the_same_moment_with_other_content_is_a_version(changes: dict[str, Any]) -> None:
    story = story_of(polled(timedelta()))
    assert accepted(story, polled(timedelta(), **changes)).dispatch.version == 2


def test_what_we_look_up_ourselves_is_no_other_content() -> None:
    topic = Subject(code="medtop:11000000", because="keyword harbour")
    story = story_of(polled(timedelta()))
    assert isinstance(place(story, polled(HOUR, subjects=(topic,), located=(Place(name="Port Avel"),))), Ignore)


def test_where_a_link_in_the_text_leads_is_content() -> None:
    text = "Talks on the harbour resumed."
    linked = [
        Body((Paragraph(text, (Mark(0, 5, Emphasis.LINK, f"https://wire.example/{number}"),)),)) for number in (1, 2)
    ]
    story = story_of(polled(timedelta(), body=linked[0]))
    assert accepted(story, polled(HOUR, body=linked[1])).announce


def test_an_agency_that_goes_back_to_an_earlier_text_makes_a_version() -> None:
    story = story_of(polled(timedelta()), polled(HOUR, "Harbour talks end"))
    back = accepted(story, polled(2 * HOUR))
    assert (back.dispatch.version, back.announce) == (3, True)
    assert isinstance(place(_with(story, back.dispatch), polled(3 * HOUR)), Ignore)


@pytest.mark.parametrize("status", [PubStatus.WITHHELD, PubStatus.USABLE])
def test_a_feed_that_has_not_changed_does_not_undo_what_this_desk_did(status: PubStatus) -> None:
    by_hand = filed(HOUR, by_hand=True, pub_status=status, ed_note="Harbour is spelled with a u.")
    story = story_of(polled(timedelta()), by_hand)
    assert isinstance(place(story, polled(2 * HOUR)), Ignore)
    assert accepted(story, polled(2 * HOUR, "Harbour talks end")).announce


def test_what_this_desk_does_twice_is_done_twice() -> None:
    by_hand = filed(HOUR, by_hand=True, ed_note="Released.")
    assert accepted(story_of(polled(timedelta()), by_hand), replace(by_hand, created=NOON + 2 * HOUR)).announce


def test_a_hold_read_again_under_the_embargo_it_copied_is_no_new_version() -> None:
    until = NOON + 5 * HOUR
    story = story_of(polled(timedelta()), hold(HOUR, embargo=until, headline="Hold"))
    assert isinstance(place(story, hold(2 * HOUR, embargo=until, headline="Hold")), Ignore)


def test_the_same_text_under_a_new_number_of_the_agency_is_a_version() -> None:
    story = story_of(polled(timedelta(), declared=1))
    assert accepted(story, polled(HOUR, declared=2)).dispatch.version == 2
    assert isinstance(place(story, polled(HOUR, declared=1)), Ignore)
    assert accepted(story, polled(HOUR, "Harbour talks end", declared=1)).dispatch.version == 2


def test_what_an_older_program_stored_is_not_taken_for_the_same() -> None:
    story = story_of(polled(timedelta()))
    old = replace(story, takes=(replace(story.takes[0], content=None),))
    assert accepted(old, polled(HOUR)).dispatch.version == 2


def test_a_version_with_a_number_ranks_above_one_without() -> None:
    stands = showing(story_of(filed(HOUR), filed(declared=1)), LATER)
    assert stands is not None
    assert stands.declared == 1


def test_a_kill_has_a_number_above_all_even_where_its_own_is_free() -> None:
    story = story_of(filed(declared=1), filed(HOUR, declared=3))
    assert accepted(story, kill(2 * HOUR, declared=2)).dispatch.version == 4


@pytest.mark.parametrize("held_until", [timedelta(), 9 * HOUR])
def test_a_kill_shows_where_anything_of_its_story_was_seen_if_only_at_that_moment(held_until: timedelta) -> None:
    seen = filed(2 * HOUR)
    before = filed(embargo=NOON + held_until) if held_until else filed(2 * HOUR, headline="Another text")
    story = story_of(before, seen, kill(2 * HOUR))
    stands = showing(story, LATER)
    assert stands is not None
    assert stands.pub_status is PubStatus.CANCELED


def test_later_versions_say_when_the_first_was_made() -> None:
    story = story_of(filed(HOUR), filed(), filed(2 * HOUR))
    assert accepted(story, filed(3 * HOUR)).dispatch.first_created == NOON
    assert accepted(story_of(filed()), filed(headline="At the same moment")).dispatch.first_created is None


def test_a_version_that_will_never_stand_is_not_announced() -> None:
    story = story_of(filed(HOUR, declared=2))
    assert not accepted(story, filed(declared=1, embargo=NOON + 5 * HOUR)).announce


def test_a_hold_is_announced_where_something_may_be_seen_when_it_is_due() -> None:
    until = NOON + 5 * HOUR
    unseen = story_of(filed(embargo=until))
    assert not accepted(unseen, hold(HOUR)).announce
    assert accepted(unseen, hold(HOUR, embargo=until)).announce


def test_a_text_that_went_back_within_one_moment_is_a_version() -> None:
    story = story_of(polled(timedelta()), polled(HOUR, "Harbour talks end"))
    assert accepted(story, polled(HOUR)).dispatch.version == 3


def test_what_comes_late_is_compared_with_its_neighbours_in_rank_alone() -> None:
    story = story_of(polled(timedelta()), polled(2 * HOUR, "Harbour talks end"), polled(4 * HOUR, "Harbour opens"))
    assert accepted(story, polled(HOUR, "Harbour opens")).dispatch.version == 4
