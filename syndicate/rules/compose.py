"""Makes the edition of a section: what its pages show at one moment, in which order."""

from collections.abc import Iterable
from datetime import UTC, datetime

from syndicate.model.dispatch import Dispatch, PubStatus
from syndicate.model.edition import Edition
from syndicate.model.section import Section
from syndicate.model.story import Take
from syndicate.rules.lifecycle import precedence

EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
"""When an empty section was last changed."""


def compose(section: Section, dispatches: Iterable[Dispatch], now: datetime) -> Edition:
    """Choose and order what a section shows.

    Args:
        section: Which; its limit counts stories and kill notices alike.
        dispatches: In any order. What may not be seen yet is left out whatever the caller thinks, and of several
            versions of a story only the one that stands is taken.
        now: Aware.

    Returns:
        The newest stories, kill notices first.
    """
    standing: dict[str, Dispatch] = {}
    for dispatch in dispatches:
        if dispatch.shown_from <= now:
            other = standing.get(dispatch.guid)
            standing[dispatch.guid] = max(dispatch, other, key=_rank) if other else dispatch
    newest = sorted(standing.values(), key=_age, reverse=True)[: section.limit]
    kills = [dispatch for dispatch in newest if dispatch.pub_status is PubStatus.CANCELED]
    stories = [dispatch for dispatch in newest if dispatch.pub_status is not PubStatus.CANCELED]
    updated = newest[0].shown_from if newest else EPOCH
    return Edition(section=section, updated=updated, dispatches=(*kills, *stories))


def _rank(dispatch: Dispatch) -> tuple[bool, tuple[object, ...]]:
    return dispatch.pub_status is PubStatus.CANCELED, precedence(Take.of(dispatch))


def _age(dispatch: Dispatch) -> tuple[datetime, datetime, str]:
    return dispatch.shown_from, dispatch.created, dispatch.guid
