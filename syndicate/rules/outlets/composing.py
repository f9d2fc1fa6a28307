"""Makes the edition of an outlet: what its feed shows at one moment, each story in the outlet's shape."""

from collections.abc import Iterable, Iterator
from dataclasses import replace
from datetime import datetime, timedelta
from itertools import islice

from syndicate.model.dispatch import Dispatch, PubStatus
from syndicate.model.edition import Edition
from syndicate.model.outlet import Deletion, Outlet, Profile
from syndicate.model.section import Section
from syndicate.rules.addresses import OUTLETS
from syndicate.rules.compose import EPOCH, compose
from syndicate.rules.outlets.refusing import prepared
from syndicate.rules.publication import published


def outlet_section(outlet: Outlet) -> Section:
    """The section whose pages are the outlet's: they lie in `outlets/<name>/`, those of one without a name in front."""
    return Section(
        name=f"{OUTLETS}{outlet.name}" if outlet.name else "",
        title=outlet.title,
        description=outlet.description,
        language=outlet.language,
        formats=(),
        limit=outlet.profile.most_items,
        most_bytes=outlet.profile.most_bytes,
        kill_days=outlet.profile.kill_days,
    )


def compose_outlet(outlet: Outlet, dispatches: Iterable[Dispatch], now: datetime) -> Edition:
    """Choose, shape and order what an outlet's feed shows.

    Args:
        outlet: Which.
        dispatches: Of the outlet's sections, in any order; as for `rules.compose.compose`, of several versions of a
            story only the one that stands is taken, and what may not be seen yet is left out.
        now: Aware.

    Returns:
        Kill notices first, then the newest stories that the profile does not refuse; no more than it allows.
    """
    stories = (prepared(dispatch, outlet) for dispatch in candidates(outlet, dispatches, now))
    return outlet_edition(outlet, (story for story in stories if story is not None))


def outlet_edition(outlet: Outlet, stories: Iterable[Dispatch]) -> Edition:
    """Make the edition of an outlet of what it takes: as many of the first of these as its profile allows.

    Args:
        outlet: Which.
        stories: In its shape, in the order of :func:`candidates`, none that it refuses.
    """
    taken = tuple(islice(stories, outlet.profile.most_items))
    return Edition(
        section=outlet_section(outlet),
        updated=max((dispatch.shown_from for dispatch in taken), default=EPOCH),
        dispatches=taken,
    )


def candidates(outlet: Outlet, dispatches: Iterable[Dispatch], now: datetime) -> Iterator[Dispatch]:
    """Yield what an outlet's feed could show, refused or not, in the order of the feed.

    Args:
        outlet: Which.
        dispatches: See :func:`compose_outlet`.
        now: Aware.
    """
    given = tuple(dispatches)
    section = replace(outlet_section(outlet), limit=len(given))
    edition = compose(section, given, now)
    profile = outlet.profile
    stories = None if profile.most_days is None else now - timedelta(days=profile.most_days)
    notices = None if profile.deletion is Deletion.DROP else now - timedelta(days=profile.kill_days)
    return (dispatch for dispatch in edition.dispatches if _in_time(dispatch, stories, notices))


def oldest_shown(edition: Edition, profile: Profile, now: datetime) -> datetime:
    """The moment before which nothing was shown that could be in the edition too: it is full, or that is too old.

    Args:
        edition: Made of what has been shown since some moment, and of all kills that the outlet is told of.
        profile: The outlet's.
        now: Aware.
    """
    full = len(edition.dispatches) == profile.most_items
    last = edition.dispatches[-1].shown_from if full else EPOCH
    if profile.most_days is None:
        return last
    days = profile.most_days if profile.deletion is Deletion.DROP else max(profile.most_days, profile.kill_days)
    return max(last, now - timedelta(days=days))


def fits(entry: bytes, profile: Profile) -> bool:
    """Whether one rendered story is small enough for the outlet."""
    return profile.most_item_bytes is None or len(entry) <= profile.most_item_bytes


def _in_time(dispatch: Dispatch, stories: datetime | None, notices: datetime | None) -> bool:
    """Whether a story was published after a moment, None for ever; or a notice given after one, None for never."""
    if dispatch.pub_status is PubStatus.USABLE:
        return stories is None or published(dispatch) > stories
    return notices is not None and dispatch.shown_from > notices
