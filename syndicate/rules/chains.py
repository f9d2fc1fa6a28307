"""Which story a dispatch without a guid of its own belongs to: by the wire's number, then by its slugline.

Numbers and slugs come back every day, so both count for a while only.
"""

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta

from syndicate.model.dispatch import Dispatch
from syndicate.model.link import Link, Relation
from syndicate.model.story import Numbered, Story
from syndicate.rules.flags import stem_continued

CHAIN_REACH = timedelta(hours=36)
"""How far apart two takes of a story without a guid may be: the same slug returns daily."""

CLOCK_SLACK = timedelta(hours=1)
"""By how much an earlier take may carry a later time: agencies stamp to the minute, files when they are copied."""


@dataclass(frozen=True, slots=True)
class Candidates:
    """What may be the story of a dispatch.

    Attributes:
        stories: Those of its chain or, for a piece, of the chain it goes on from, and those of `numbered`; others are
            passed over.
        numbered: Versions with a number that the dispatch has or names.
    """

    stories: Sequence[Story] = ()
    numbered: Sequence[Numbered] = ()


def adopt(dispatch: Dispatch, known: Candidates) -> Dispatch:
    """Give a dispatch that came without a guid the guid of the story it belongs to.

    A follow-up joins the story of the take whose number it names; else the story of its chain that was last heard of
    before it. Where its story has not begun yet, and for a first take always, it joins follow-ups that came too early:
    a story of nothing but follow-ups, begun after it. A piece (`1st Add`) joins nothing: see :func:`continued`.

    Args:
        dispatch: What it says of itself: its source, number, predecessor, chain, and whether it follows.
        known: Stories of other sources are passed over.

    Returns:
        The dispatch with the guid of its story, or unchanged.
    """
    if dispatch.chain is not None and stem_continued(dispatch.chain) is not None:
        return dispatch
    stories = [story for story in known.stories if story.source == dispatch.source]
    guid = (
        _named(dispatch, known.numbered, _in_chain(stories, dispatch.chain))
        or _last_of_chain(dispatch, stories, dispatch.chain)
        or _headless(dispatch, stories, known.numbered)
    )
    return replace(dispatch, guid=guid) if guid else dispatch


def continued(piece: Dispatch, known: Candidates) -> str | None:
    """The guid of the story that a piece goes on from, found as that of a follow-up; None where there is none yet."""
    stem = stem_continued(piece.chain or "")
    stories = [story for story in known.stories if story.source == piece.source]
    return _named(piece, known.numbered, _in_chain(stories, stem)) or _last_of_chain(piece, stories, stem)


def linked(dispatch: Dispatch, relation: Relation, guid: str) -> Dispatch:
    """The dispatch with a link to a story."""
    return replace(dispatch, links=(*dispatch.links, Link(relation=relation, target=guid)))


def _in_chain(stories: Iterable[Story], chain: str | None) -> frozenset[str]:
    """The guids of the stories of a chain."""
    return frozenset(story.guid for story in stories if chain is not None and story.chain == chain)


def _named(dispatch: Dispatch, numbered: Iterable[Numbered], kin: Collection[str]) -> str | None:
    """The story of the latest take, made before the dispatch, whose number it names.

    Numbers of four digits come back within a day: of several stories that may be meant, one of the same chain is.
    """
    if not dispatch.follows or dispatch.predecessor is None:
        return None
    meant = [
        (one.created, one.guid)
        for one in numbered
        if not one.named and one.source == dispatch.source and one.number.means(dispatch.predecessor)
        if dispatch.created - CHAIN_REACH <= one.created <= dispatch.created + CLOCK_SLACK
    ]
    return max(meant, key=lambda one: (one[1] in kin, one))[1] if meant else None


def _last_of_chain(dispatch: Dispatch, stories: Iterable[Story], chain: str | None) -> str | None:
    """For a follow-up the story of a chain that was last heard of before it."""
    if not dispatch.follows or not chain:
        return None
    heard = [
        (last, story.guid)
        for story in stories
        if story.chain == chain and (last := _last_heard(story, dispatch.created))
    ]
    return max(heard)[1] if heard else None


def _headless(dispatch: Dispatch, stories: Iterable[Story], numbered: Sequence[Numbered]) -> str | None:
    """The earliest story of nothing but follow-ups, made after the dispatch, that names its number or has its chain."""
    following = {
        one.guid for one in numbered if one.named and dispatch.wire_number and one.number.means(dispatch.wire_number)
    }
    begun = [
        (first, story.guid)
        for story in stories
        if story.guid in following or (dispatch.chain is not None and story.chain == dispatch.chain)
        if stem_continued(story.chain or "") is None
        if (first := _headless_since(story, dispatch.created))
    ]
    return min(begun)[1] if begun else None


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
