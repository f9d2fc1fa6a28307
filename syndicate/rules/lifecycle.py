"""Decides what a version does to its story, and which version a story shows.

What stands depends on the set of versions, not on the order they came in: they are ranked by what the agency says of
them (:func:`precedence`). A kill is final and outranks everything, also when it came before its story (NewsML-G2
Guide, G240-241: `stat:canceled` is terminal, revised content needs a new guid).
"""

from dataclasses import dataclass, replace
from datetime import datetime

from syndicate.model.dispatch import Dispatch, PubStatus, Signal
from syndicate.model.story import Story, Take

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
        guid: The story.
        version: The number of the version that says it already, or forbids it.
    """

    reason: str
    guid: str
    version: int


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
        say nothing); None where there is nothing to show: nobody is told of the hold of a story nobody has seen, and
        of a forgotten story nothing is left to be shown.
    """
    kill = _kill(story)
    if kill is not None:
        earlier = story.takes[: story.takes.index(kill)]
        needed = not earlier or any(take.shown_from <= kill.shown_from for take in earlier)
        return kill if needed and kill.shown_from <= now else None
    seen = [take for take in story.takes if take.shown_from <= now]
    if all(take.pub_status is PubStatus.WITHHELD for take in seen):
        return None
    stands = max(seen, key=precedence)
    return None if stands.forgotten else stands


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
        return idle
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


def _idle(story: Story, filed: Dispatch) -> Ignore | None:
    """Why a version adds nothing to its story, or None if it does."""
    if filed.pub_status is PubStatus.CANCELED:
        kill = _kill(story)
        return _because("the story is already killed", story, kill) if kill else None
    repeated = next((take for take in story.takes if take.take >= filed.take), None)
    if filed.signal is Signal.REPEAT and repeated:
        return _because("a repeat of a story that is already on the wire", story, repeated)
    covering = next((take for take in story.takes if _covers(take, filed)), None)
    if filed.declared is not None and covering:
        return _because(f"version {filed.declared} is already on the wire", story, covering)
    same = _same(story, filed)
    return _because("the same dispatch is on the wire already", story, same) if same else None


def _because(reason: str, story: Story, take: Take) -> Ignore:
    return Ignore(reason, story.guid, take.version)


def _covers(take: Take, filed: Dispatch) -> bool:
    """Whether a stored version leaves a filed one of the same declared number nothing to say."""
    same = (take.declared, take.pub_status) == (filed.declared, filed.pub_status)
    return same and take.created >= filed.created and take.shown_from <= filed.shown_from


def _same(story: Story, filed: Dispatch) -> Take | None:
    """The stored version that says what a filed one of the same declared number says, next to it in rank.

    A feed is read again and again, and what has no time of its own carries that of the reading. So the same content
    is the same version, unless another came between: then the agency has gone back to it. What this desk made by hand
    counts for nothing here: a feed that has not changed must not undo a hold or a correction.
    """
    taken = Take.of(replace(filed, version=1 + max(take.version for take in story.takes)))
    if taken.content is None:
        return None
    filed_before = [take for take in story.takes if take.content is not None and take.declared == filed.declared]
    below = max((take for take in filed_before if precedence(take) < precedence(taken)), key=precedence, default=None)
    above = min((take for take in filed_before if precedence(take) > precedence(taken)), key=precedence, default=None)
    at_once = (take for take in filed_before if take.created == filed.created)
    return next((take for take in (below, above, *at_once) if take and take.content == taken.content), None)


def _at_once(story: Story, dispatch: Dispatch) -> Dispatch:
    """Take an embargo off that a kill or a hold copied from its story, so that it acts at once.

    A hold keeps it where nothing of the story has been seen: a notice before its time would tell that there is one.
    """
    if dispatch.pub_status is PubStatus.USABLE:
        return dispatch
    unseen = showing(story, dispatch.received) is None
    return dispatch if unseen and dispatch.pub_status is PubStatus.WITHHELD else replace(dispatch, embargo=None)
