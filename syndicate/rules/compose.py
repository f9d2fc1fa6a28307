"""Makes the editions of a section: what its pages show at one moment, in which order."""

from collections.abc import Collection, Iterable, Iterator
from datetime import UTC, datetime, timedelta

from syndicate.model.dispatch import Dispatch, PubStatus
from syndicate.model.edition import Edition
from syndicate.model.section import Section
from syndicate.model.story import Take
from syndicate.ports.format import Frame
from syndicate.rules.lifecycle import precedence

EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
"""When an empty section was last changed."""

_MOST_ARCHIVED = 100
"""Stories in an archive document: all of them are written again for one correction."""


def archive_size(section: Section) -> int:
    """How many stories an archive document of a section holds from now on; those there are keep theirs.

    Half a page, so that what is in none yet has room on the page.
    """
    return min(max(section.limit // 2, 1), _MOST_ARCHIVED)


def compose(
    section: Section,
    dispatches: Iterable[Dispatch],
    now: datetime,
    *,
    unarchived: Collection[str] = (),
    previous: int | None = None,
) -> Edition:
    """Choose and order what a section's current pages show.

    That is the newest stories and notices up to the section's limit and age, and beyond these the notices of kills for
    as long as the section says, and every story that no archive document holds yet: with the archive the pages are
    the whole history (RFC 5005 §4).

    Args:
        section: Which.
        dispatches: In any order. What may not be seen yet is left out whatever the caller thinks, and of several
            versions of a story only the one that stands is taken.
        now: Aware.
        unarchived: Guids of stories that no archive document holds yet.
        previous: The number of the newest archive document.

    Returns:
        Kill notices first, each kind newest first.
    """
    newest = _newest_first(dispatch for dispatch in dispatches if dispatch.shown_from <= now)
    oldest = now - timedelta(days=section.most_days) if section.most_days else EPOCH
    oldest_kill = now - timedelta(days=section.kill_days)
    in_reach = {dispatch.guid for dispatch in newest[: section.limit] if dispatch.shown_from > oldest}
    kills, stories = [], []
    for dispatch in newest:
        if dispatch.pub_status is PubStatus.CANCELED:
            kills += [dispatch] if dispatch.shown_from > oldest_kill else []
        elif dispatch.guid in in_reach or dispatch.guid in unarchived:
            stories.append(dispatch)
    return Edition(
        section=section,
        updated=newest[0].shown_from if newest else EPOCH,
        dispatches=(*kills, *stories),
        unarchived=frozenset(unarchived),
        previous=previous,
    )


def compose_archive(section: Section, number: int, dispatches: Iterable[Dispatch]) -> Edition:
    """Make the edition of an archive document: its usable stories, newest first, and nothing of the others.

    Args:
        section: Which.
        number: Of the document, from 1.
        dispatches: What stands of its stories.
    """
    newest = _newest_first(dispatches)
    return Edition(
        section=section,
        updated=newest[0].shown_from if newest else EPOCH,
        dispatches=tuple(dispatch for dispatch in newest if dispatch.pub_status is PubStatus.USABLE),
        document=number,
        previous=number - 1 or None,
    )


def fitting(edition: Edition, entries: Iterable[tuple[Dispatch, bytes]], frame: Frame) -> Iterator[bytes]:
    """Yield the entries of a page, the oldest left out where they are more than the section's bytes.

    What no archive document holds yet stays in any case.

    Args:
        edition: What the page shows.
        entries: Each with its dispatch, in the page's order.
        frame: What stands around them.
    """
    room = edition.section.most_bytes
    used, full = len(frame.head) + len(frame.tail), False
    for dispatch, entry in entries:
        used += len(entry) + len(frame.joint)
        full = full or (room is not None and used > room)
        if not full or dispatch.guid in edition.unarchived:
            yield entry


def _newest_first(dispatches: Iterable[Dispatch]) -> list[Dispatch]:
    """Each story's version that stands."""
    standing: dict[str, Dispatch] = {}
    for dispatch in dispatches:
        other = standing.get(dispatch.guid)
        standing[dispatch.guid] = max(dispatch, other, key=_rank) if other else dispatch
    return sorted(standing.values(), key=_age, reverse=True)


def _rank(dispatch: Dispatch) -> tuple[bool, tuple[object, ...]]:
    return dispatch.pub_status is PubStatus.CANCELED, precedence(Take.of(dispatch))


def _age(dispatch: Dispatch) -> tuple[datetime, datetime, str]:
    return dispatch.shown_from, dispatch.created, dispatch.guid
