"""Decides what a version does to its story, and which version a story shows.

What stands depends on the set of versions, not on the order they came in: they are ranked by what the agency says of
them (:func:`precedence`). A kill is final and outranks everything, also when it came before its story (NewsML-G2
Guide, G240-241: `stat:canceled` is terminal, revised content needs a new guid).
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta

from syndicate.model.dispatch import Dispatch, PubStatus, Signal
from syndicate.model.story import Story, Take

CHAIN_REACH = timedelta(hours=36)
"""How far apart two takes of a story without a guid may be: the same slug returns daily."""

CLOCK_SLACK = timedelta(hours=1)
"""By how much an earlier take may carry a later time: agencies stamp to the minute, files when they are copied."""

_SEVERITY = {PubStatus.USABLE: 0, PubStatus.WITHHELD: 1, PubStatus.CANCELED: 2}


@dataclass(frozen=True, slots=True)
class Accept:
    """Record the version.

    Attributes:
        dispatch: With its final number.
        announce: Whether it changes what its sections show from `dispatch.shown_from` on.
    """

    dispatch: Dispatch
    announce: bool


@dataclass(frozen=True, slots=True)
class Ignore:
    """Record nothing: the version adds nothing to its story.

    Attributes:
        reason: For the receipt, in words.
    """

    reason: str


def precedence(take: Take) -> tuple[int, datetime, int, bool, int, int]:
    """Rank a version within its story: the agency's number, its clock, its count of takes; on a tie the stricter.

    The order of storing speaks only when all else is equal.
    """
    declared = take.declared or 0
    return declared, take.created, take.take, take.follows, _SEVERITY[take.pub_status], take.version


def showing(story: Story, now: datetime) -> Take | None:
    """Say which version the sections show.

    Args:
        story: With all its versions, in the order they were stored.
        now: Aware.

    Returns:
        For a killed story the kill, unless the kill came while nothing of the story had been seen yet; else the
        version of the highest precedence among those that may be seen, a withheld one included (formats say so or
        say nothing); None where there is nothing to show: nobody is told of the hold of a story nobody has seen.
    """
    kill = _kill(story)
    if kill is not None:
        earlier = story.takes[: story.takes.index(kill)]
        needed = not earlier or any(take.shown_from <= kill.shown_from for take in earlier)
        return kill if needed and kill.shown_from <= now else None
    seen = [take for take in story.takes if take.shown_from <= now]
    if all(take.pub_status is PubStatus.WITHHELD for take in seen):
        return None
    return max(seen, key=precedence)


def _kill(story: Story) -> Take | None:
    return next((take for take in story.takes if take.pub_status is PubStatus.CANCELED), None)


def place(story: Story | None, filed: Dispatch) -> Accept | Ignore:
    """Decide what becomes of a version.

    Args:
        story: The story with the version's guid, or None if there is none yet.
        filed: The version, its number not final.

    Returns:
        What to record. A new version gets the agency's number where that is free, else the next after the highest;
        a kill always gets a number above all others, so no receiver takes it for an old version.
    """
    if story is None:
        return Accept(replace(filed, version=filed.declared or 1), announce=True)
    idle = _idle(story, filed)
    if idle is not None:
        return Ignore(idle)
    taken = {take.version for take in story.takes}
    free = filed.declared is not None and filed.declared not in taken
    above = filed.pub_status is not PubStatus.CANCELED or (filed.declared or 0) > max(taken)
    version = filed.declared if filed.declared and free and above else max(taken) + 1
    first = min(filed.first_created or filed.created, *(take.created for take in story.takes))
    begun = first if first < filed.created else None
    dispatch = _at_once(story, replace(filed, version=version, first_created=begun))
    after = replace(story, takes=(*story.takes, Take.of(dispatch)))
    moment = dispatch.shown_from
    # a hold of a story that nobody has seen shows nothing, but may once another version has been seen before it is due
    later = dispatch.pub_status is PubStatus.WITHHELD and dispatch.embargo is not None
    return Accept(dispatch, announce=later or showing(after, moment) != showing(story, moment))


def _idle(story: Story, filed: Dispatch) -> str | None:
    """Why a version adds nothing to its story, or None if it does."""
    if filed.pub_status is PubStatus.CANCELED:
        return "the story is already killed" if _kill(story) else None
    if filed.signal is Signal.REPEAT and any(take.take >= filed.take for take in story.takes):
        return "a repeat of a story that is already on the wire"
    if filed.declared is not None and any(_covers(take, filed) for take in story.takes):
        return f"version {filed.declared} is already on the wire"
    return None


def _covers(take: Take, filed: Dispatch) -> bool:
    """Whether a stored version leaves a filed one of the same declared number nothing to say."""
    same = (take.declared, take.pub_status) == (filed.declared, filed.pub_status)
    return same and take.created >= filed.created and take.shown_from <= filed.shown_from


def _at_once(story: Story, dispatch: Dispatch) -> Dispatch:
    """Take an embargo off that a kill or a hold copied from its story, so that it acts at once.

    A hold keeps it where nothing of the story has been seen: a notice before its time would tell that there is one.
    """
    if dispatch.pub_status is PubStatus.USABLE:
        return dispatch
    unseen = showing(story, dispatch.received) is None
    return dispatch if unseen and dispatch.pub_status is PubStatus.WITHHELD else replace(dispatch, embargo=None)


def adopt(dispatch: Dispatch, stories: Sequence[Story]) -> Dispatch:
    """Give a dispatch that came without a guid the guid of the story it belongs to.

    A follow-up joins the story of its chain that was last heard of before it. Where its story has not begun yet, and
    for a first take always, it joins follow-ups that came too early: a story of nothing but follow-ups, begun after it.

    Args:
        dispatch: Only one with a chain is ever adopted.
        stories: Stories of the same source; those of other chains are passed over.

    Returns:
        The dispatch with the guid of its story, or unchanged.
    """
    chained = [story for story in stories if dispatch.chain is not None and story.chain == dispatch.chain]
    if dispatch.follows:
        heard = [(last, story.guid) for story in chained if (last := _last_heard(story, dispatch.created))]
        if heard:
            return replace(dispatch, guid=max(heard)[1])
    headless = [(first, story.guid) for story in chained if (first := _headless_since(story, dispatch.created))]
    return replace(dispatch, guid=min(headless)[1]) if headless else dispatch


def _last_heard(story: Story, created: datetime) -> datetime | None:
    """When a story was last heard of before a moment, or None if it was not, or too long before."""
    earlier = [take.created for take in story.takes if take.created <= created + CLOCK_SLACK]
    last = max(earlier, default=None)
    return last if last is not None and created - last <= CHAIN_REACH else None


def _headless_since(story: Story, created: datetime) -> datetime | None:
    """When the first of a story's follow-ups was made, if it has nothing else and they may follow a moment."""
    first = min(take.created for take in story.takes)
    near = created - CLOCK_SLACK <= first <= created + CHAIN_REACH
    return first if near and all(take.follows for take in story.takes) else None
