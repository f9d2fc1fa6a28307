"""Whatever order versions come in, the same one stands; kills and embargoes hold at every moment on the way."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from itertools import pairwise, permutations
from random import Random

from hypothesis import given, settings
from hypothesis import strategies as st

from syndicate.model.dispatch import Dispatch, PubStatus
from syndicate.model.story import Story, Take
from syndicate.rules.chains import Candidates, adopt
from syndicate.rules.lifecycle import Accept, place, showing
from tests.makers import NOON, make_dispatch

MINUTE = timedelta(minutes=1)
END = NOON + timedelta(days=2)


@dataclass(frozen=True)
class Version:
    """A version before it is known when it arrives: minutes after noon for its clock and its embargo."""

    made: int
    declared: int | None
    embargo: int | None
    status: PubStatus

    def arriving(self, minute: int) -> Dispatch:
        return make_dispatch(
            headline=f"Harbour talks, minute {self.made}",
            declared=self.declared,
            created=NOON + self.made * MINUTE,
            received=NOON + minute * MINUTE,
            embargo=None if self.embargo is None else NOON + self.embargo * MINUTE,
            pub_status=self.status,
            follows=self.status is not PubStatus.USABLE,
        )


def versions(*, embargoes: bool) -> st.SearchStrategy[list[Version]]:
    one = st.builds(
        Version,
        made=st.integers(0, 30),
        declared=st.none() | st.integers(1, 4),
        embargo=(st.none() | st.integers(0, 40)) if embargoes else st.none(),
        status=st.sampled_from([PubStatus.USABLE, PubStatus.USABLE, PubStatus.WITHHELD]),
    )
    return st.lists(one, min_size=1, max_size=5, unique_by=lambda version: version.made)


KILLS = st.builds(Version, made=st.integers(0, 30), declared=st.none() | st.integers(1, 4), embargo=st.none(),
                  status=st.just(PubStatus.CANCELED))  # fmt: skip


def step(story: Story | None, dispatch: Dispatch) -> tuple[Story | None, Dispatch | None]:
    """The story after a dispatch, and the dispatch if it is announced."""
    placed = place(story, dispatch)
    if not isinstance(placed, Accept):
        return story, None
    taken = Take.of(placed.dispatch)
    grown = (
        replace(story, takes=(*story.takes, taken))
        if story
        else Story(guid=dispatch.guid, source=dispatch.source, chain=dispatch.chain, takes=(taken,))
    )
    return grown, placed.dispatch if placed.announce else None


def story_after(order: Sequence[Version]) -> Story:
    story: Story | None = None
    for minute, version in enumerate(order):
        story, _ = step(story, version.arriving(minute))
    assert story is not None
    return story


def standing(order: Sequence[Version]) -> tuple[datetime, int | None, PubStatus] | None:
    take = showing(story_after(order), END)
    return (take.created, take.declared, take.pub_status) if take else None


@given(versions(embargoes=True))
@settings(max_examples=40, deadline=None)
def test_the_order_of_arrival_does_not_matter_to_what_stands(filed: list[Version]) -> None:
    assert len({standing(order) for order in permutations(filed)}) == 1


@given(versions(embargoes=False), KILLS)
@settings(max_examples=30, deadline=None)
def test_a_kill_stands_in_any_order(filed: list[Version], kill: Version) -> None:
    for order in permutations([*filed[:4], kill]):
        found = standing(order)
        assert found is not None
        assert found[2] is PubStatus.CANCELED


@given(versions(embargoes=True), KILLS, st.randoms(use_true_random=False))
@settings(deadline=None)
def test_nothing_shows_after_a_kill_nor_before_an_embargo_ends(
    filed: list[Version],
    kill: Version,
    dice: Random,
) -> None:
    order = [*filed, kill]
    dice.shuffle(order)
    story: Story | None = None
    for minute, version in enumerate(order):
        story, _ = step(story, version.arriving(minute))
        assert story is not None
        killed = kill in order[: minute + 1]
        for later in range(minute, 60):
            now = NOON + later * MINUTE
            shown = showing(story, now)
            assert shown is None or shown.shown_from <= now
            assert not killed or shown is None or shown.pub_status is PubStatus.CANCELED


@given(versions(embargoes=True), st.none() | KILLS, st.randoms(use_true_random=False))
@settings(max_examples=200, deadline=None)
def test_publishing_only_what_is_announced_keeps_the_pages_true(
    filed: list[Version],
    kill: Version | None,
    dice: Random,
) -> None:
    order = [*filed, kill] if kill else filed
    dice.shuffle(order)
    arriving = dict(enumerate(order))
    story: Story | None = None
    errands: list[datetime] = []
    page: Take | None = None
    for minute in range(60):
        now = NOON + minute * MINUTE
        if minute in arriving:
            story, announced = step(story, arriving[minute].arriving(minute))
            errands += [announced.shown_from] if announced else []
        assert story is not None
        if any(due <= now for due in errands):
            errands = [due for due in errands if due > now]
            page = showing(story, now)
        assert page == showing(story, now)


@given(
    st.lists(st.integers(0, 600), min_size=1, max_size=4, unique=True),
)
@settings(max_examples=50, deadline=None)
def test_takes_of_one_chain_become_one_story_in_any_order(minutes: list[int]) -> None:
    first = make_dispatch(guid="tag:0", chain="harbour")
    later = [
        make_dispatch(guid=f"tag:{number}", chain="harbour", follows=True, take=number, created=NOON + minute * MINUTE)
        for number, minute in enumerate(minutes, 1)
    ]
    for order in permutations([first, *later]):
        stories: dict[str, Story] = {}
        for dispatch in order:
            joined = adopt(dispatch, Candidates(list(stories.values())))
            story, _ = step(stories.get(joined.guid), joined)
            assert story is not None
            stories[joined.guid] = story
        assert len(stories) == 1


@given(versions(embargoes=True), st.none() | KILLS, st.randoms(use_true_random=False))
@settings(max_examples=60, deadline=None)
def test_what_is_filed_twice_counts_once(filed: list[Version], kill: Version | None, dice: Random) -> None:
    once = [*filed, kill] if kill else filed
    order = once * 2
    dice.shuffle(order)
    firsts = [version for number, version in enumerate(order) if version not in order[:number]]
    assert len(story_after(order).takes) == len(story_after(firsts).takes)
    assert standing(order) == standing(firsts)


@given(st.lists(st.sampled_from(["Talks begin", "Talks go on", "Talks end"]), min_size=1, max_size=12), st.booleans())
@settings(deadline=None)
def test_an_entry_read_again_and_again_has_a_version_for_each_change(headlines: list[str], dated: bool) -> None:  # noqa: FBT001 Hypothesis gives it
    story: Story | None = None
    for minute, headline in enumerate(headlines):
        read = NOON + minute * MINUTE
        made = NOON + headlines.index(headline) * MINUTE if dated else read
        story, _ = step(story, make_dispatch(headline=headline, created=made, filed=read, received=read))
    assert story is not None
    if dated:
        assert len(story.takes) == len(set(headlines))
        return
    changes = 1 + sum(before != after for before, after in pairwise(headlines))
    assert len(story.takes) == changes
    last = make_dispatch(headline=headlines[-1])
    shown = showing(story, END)
    assert shown is not None
    assert shown.content == Take.of(last).content
