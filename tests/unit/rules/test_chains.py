"""Which story a dispatch without a guid of its own belongs to."""

from dataclasses import replace
from datetime import timedelta
from typing import Any

import pytest

from syndicate.model.dispatch import Dispatch, PubStatus
from syndicate.model.link import Link, Relation
from syndicate.model.story import Numbered, Story, Take
from syndicate.model.wire_number import WireNumber
from syndicate.rules.chains import Candidates, adopt, continued, linked
from syndicate.rules.flags import chain_of_pieces
from syndicate.rules.lifecycle import Accept, place
from tests.makers import NOON, make_dispatch

HOUR = timedelta(hours=1)
MINUTE = timedelta(minutes=1)
A578 = WireNumber("a", 578)


def filed(after: timedelta = timedelta(), **changes: Any) -> Dispatch:
    """A dispatch made and received so long after noon."""
    return make_dispatch(**({"created": NOON + after, "filed": NOON + after, "received": NOON + after} | changes))


def chained(guid: str, *afters: timedelta, follows: bool = False, chain: str = "harbour") -> Story:
    """A story whose takes were made so long after noon; the first follows nothing unless told."""
    takes = [
        Take.of(filed(after, guid=guid, version=number, follows=follows or number > 1))
        for number, after in enumerate(afters, 1)
    ]
    return Story(guid=guid, source="newsroom", chain=chain, takes=tuple(takes))


def adopted(after: timedelta, *stories: Story, follows: bool = True, chain: str | None = "harbour") -> str:
    dispatch = filed(after, guid="tag:own", chain=chain, follows=follows)
    return adopt(dispatch, Candidates(stories)).guid


def test_a_follow_up_joins_the_story_of_its_chain() -> None:
    assert adopted(HOUR, chained("tag:a", timedelta())) == "tag:a"
    assert adopted(HOUR, chained("tag:a", timedelta(), chain="other")) == "tag:own"
    assert adopted(HOUR, chained("tag:a", timedelta()), chain=None) == "tag:own"
    assert adopted(HOUR, replace(chained("tag:a", timedelta()), source="partner")) == "tag:own"
    assert adopted(HOUR) == "tag:own"


def test_a_follow_up_joins_the_story_last_heard_of_before_it() -> None:
    early, late = chained("tag:a", timedelta(), 3 * HOUR), chained("tag:b", 9 * HOUR, 12 * HOUR)
    assert adopted(13 * HOUR, early, late) == "tag:b"
    assert adopted(4 * HOUR, late, early) == "tag:a"
    begun_first, begun_last = chained("tag:a", timedelta(), 5 * HOUR), chained("tag:b", 2 * HOUR)
    assert adopted(6 * HOUR, begun_first, begun_last) == "tag:a"


def test_a_follow_up_that_comes_after_a_later_one_still_finds_its_story() -> None:
    assert adopted(2 * HOUR, chained("tag:a", timedelta(), 8 * HOUR)) == "tag:a"


def test_clocks_may_differ_by_an_hour() -> None:
    assert adopted(-HOUR, chained("tag:a", timedelta())) == "tag:a"
    assert adopted(-HOUR - MINUTE, chained("tag:a", timedelta())) == "tag:own"


def test_a_slug_of_another_day_is_another_story() -> None:
    assert adopted(36 * HOUR, chained("tag:a", timedelta())) == "tag:a"
    assert adopted(36 * HOUR + MINUTE, chained("tag:a", timedelta())) == "tag:own"


def test_a_first_take_begins_a_story_of_its_own() -> None:
    assert adopted(HOUR, chained("tag:a", timedelta()), follows=False) == "tag:own"


def test_a_first_take_joins_follow_ups_that_came_before_it() -> None:
    headless = chained("tag:a", 3 * HOUR, follows=True)
    assert adopted(timedelta(), headless, follows=False) == "tag:a"
    assert adopted(timedelta(), headless, follows=True) == "tag:a"
    assert adopted(3 * HOUR - 36 * HOUR, headless, follows=False) == "tag:a"
    assert adopted(3 * HOUR - 36 * HOUR - MINUTE, headless, follows=False) == "tag:own"
    assert adopted(timedelta(), headless, follows=False, chain="other") == "tag:own"


def test_a_first_take_does_not_join_follow_ups_made_before_it() -> None:
    assert adopted(4 * HOUR, chained("tag:a", 3 * HOUR, follows=True), follows=False) == "tag:a"
    assert adopted(4 * HOUR + MINUTE, chained("tag:a", 3 * HOUR, follows=True), follows=False) == "tag:own"


def test_a_first_take_does_not_join_a_story_that_has_one() -> None:
    assert adopted(timedelta(), chained("tag:a", 3 * HOUR, 4 * HOUR), follows=False) == "tag:own"


def test_a_first_take_joins_the_nearest_of_several() -> None:
    near, far = chained("tag:n", 3 * HOUR, 30 * HOUR, follows=True), chained("tag:f", 20 * HOUR, follows=True)
    assert adopted(timedelta(), far, near, follows=False) == "tag:n"


def test_a_kill_that_came_before_its_story_catches_it() -> None:
    notice = filed(2 * HOUR, guid="tag:k", chain="harbour", pub_status=PubStatus.CANCELED, follows=True)
    story = Story(guid="tag:k", source="newsroom", chain="harbour", takes=(Take.of(notice),))
    late = adopt(filed(guid="tag:own", chain="harbour", received=NOON + 3 * HOUR), Candidates([story]))
    assert late.guid == "tag:k"
    placed = place(story, late)
    assert isinstance(placed, Accept)
    assert not placed.announce


def numbered(guid: str, after: timedelta = timedelta(), **changes: Any) -> Numbered:
    """Number a0578 on a version made so long after noon."""
    one = Numbered(number=A578, named=False, source="newsroom", guid=guid, created=NOON + after)
    return replace(one, **changes)


def named(after: timedelta, known: Candidates, **changes: Any) -> str:
    dispatch = filed(after, **({"guid": "tag:own", "follows": True, "predecessor": A578} | changes))
    return adopt(dispatch, known).guid


def test_a_follow_up_joins_the_story_of_the_take_whose_number_it_names() -> None:
    known = Candidates([chained("tag:a", timedelta()), chained("tag:b", 2 * HOUR)], [numbered("tag:a")])
    assert named(3 * HOUR, known) == "tag:a"
    assert named(3 * HOUR, known, chain="harbour") == "tag:a"
    assert named(3 * HOUR, known, predecessor=WireNumber("", 578)) == "tag:a"
    assert named(3 * HOUR, known, predecessor=WireNumber("v", 578)) == "tag:own"
    assert named(3 * HOUR, known, source="partner") == "tag:own"


def test_a_number_that_is_not_known_leaves_the_slug_to_decide() -> None:
    known = Candidates([chained("tag:b", timedelta())], [])
    assert named(HOUR, known, chain="harbour") == "tag:b"
    assert named(HOUR, known) == "tag:own"


def test_a_number_comes_back_every_day_and_means_the_latest_take_before() -> None:
    known = Candidates(
        (), [numbered("tag:yesterday", -24 * HOUR), numbered("tag:today"), numbered("tag:later", 9 * HOUR)]
    )
    assert named(3 * HOUR, known) == "tag:today"
    assert named(-2 * HOUR, known) == "tag:yesterday"
    assert named(-24 * HOUR + 36 * HOUR, Candidates((), known.numbered[:1])) == "tag:yesterday"
    assert named(-24 * HOUR + 36 * HOUR + MINUTE, Candidates((), known.numbered[:1])) == "tag:own"


def test_a_number_may_be_a_take_s_whose_clock_is_an_hour_ahead() -> None:
    assert named(-HOUR, Candidates((), [numbered("tag:a")])) == "tag:a"
    assert named(-HOUR - MINUTE, Candidates((), [numbered("tag:a")])) == "tag:own"


def test_a_first_take_that_quotes_a_number_begins_a_story_of_its_own() -> None:
    assert named(HOUR, Candidates((), [numbered("tag:a")]), follows=False) == "tag:own"


def test_a_take_joins_the_follow_up_that_named_it_and_came_before_it() -> None:
    early = chained("tag:early", HOUR, follows=True, chain="other")
    known = Candidates([early], [numbered("tag:early", HOUR, named=True)])
    assert named(timedelta(), known, wire_number=A578, predecessor=None, follows=False) == "tag:early"
    assert named(timedelta(), known, wire_number=WireNumber("a", 579), predecessor=None, follows=False) == "tag:own"
    assert named(2 * HOUR + MINUTE, known, wire_number=A578, predecessor=None, follows=False) == "tag:own"
    piece = Candidates([replace(early, chain=chain_of_pieces("harbour"))], known.numbered)
    assert named(timedelta(), piece, wire_number=A578, predecessor=None, follows=False) == "tag:own"


@pytest.mark.parametrize("number", [WireNumber("dpa", 157), WireNumber("", 157)])
def test_a_kill_that_quotes_a_number_reaches_its_story(number: WireNumber) -> None:
    known = Candidates([chained("tag:b", HOUR)], [numbered("tag:a", number=WireNumber("dpa", 157))])
    assert named(2 * HOUR, known, pub_status=PubStatus.CANCELED, predecessor=number, chain="harbour") == "tag:a"


def test_a_piece_joins_no_story_but_knows_the_one_it_goes_on_from() -> None:
    piece = filed(HOUR, guid="tag:own", chain=chain_of_pieces("harbour"), follows=True)
    known = Candidates([chained("tag:a", timedelta()), chained("tag:p", timedelta(), chain=chain_of_pieces("harbour"))])
    assert adopt(piece, known) == piece
    assert continued(piece, known) == "tag:a"
    assert continued(piece, Candidates()) is None
    assert continued(replace(piece, source="partner"), known) is None
    assert continued(replace(piece, predecessor=A578), Candidates(known.stories, [numbered("tag:n")])) == "tag:n"
    link = Link(relation=Relation.DEPENDS_ON, target="tag:a")
    assert linked(piece, Relation.DEPENDS_ON, "tag:a").links == (link,)


def test_a_follow_up_does_not_join_the_pieces_of_its_story() -> None:
    assert adopted(HOUR, chained("tag:p", timedelta(), chain=chain_of_pieces("harbour"))) == "tag:own"


def test_of_several_stories_that_a_number_may_mean_the_one_of_the_same_slug_is_meant() -> None:
    numbered = [
        Numbered(number=A578, named=False, source="newsroom", guid=guid, created=NOON + after)
        for guid, after in (("tag:mine", timedelta()), ("tag:other", HOUR))
    ]
    known = Candidates((chained("tag:mine", timedelta()), chained("tag:other", HOUR, chain="other")), numbered)
    kill = filed(2 * HOUR, guid="tag:own", chain="harbour", follows=True, predecessor=A578)
    assert adopt(kill, known).guid == "tag:mine"
    assert adopt(replace(kill, chain="unknown"), known).guid == "tag:other"
