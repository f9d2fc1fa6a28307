"""What is not to be seen yet: until when, or until somebody says more."""

from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Final

from syndicate.desk.newsroom import standing_of
from syndicate.model.dispatch import Dispatch, PubStatus
from syndicate.model.story import Story
from syndicate.ports.clock import Clock
from syndicate.ports.embargoes import Calendar, Cause, Ending, HeldBack, Release, Withheld
from syndicate.ports.ledger import Ledger
from syndicate.ports.newsroom import Standing
from syndicate.rules.lifecycle import precedence, showing
from syndicate.rules.normalise.wire import NO_END

MOST: Final = 2000
"""Embargoes, once for each of their sections, and holds that are looked at for one calendar."""

_MOMENT: Final = timedelta(microseconds=1)


@dataclass(frozen=True, slots=True, kw_only=True)
class EmbargoDesk:
    """See :class:`syndicate.ports.embargoes.Embargoes`.

    Attributes:
        held_back: Finds what to look at.
        ledger: Where the stories are.
        clock: The time.
    """

    held_back: HeldBack
    ledger: Ledger
    clock: Clock

    def calendar(self, since: datetime | None = None) -> Calendar:
        """See the port."""
        now = self.clock.now()
        endings = self.held_back.endings(max(since or now, now + _MOMENT), MOST + 1)
        later = endings[MOST].due if len(endings) > MOST else None
        cut = later if later and later == endings[0].due else None
        holds = self.held_back.holds(MOST + 1)
        return Calendar(
            releases=self._releases({each for each in endings if later is None or each.due < later or cut}, now),
            later=cut + _MOMENT if cut else later,
            cut=cut,
            withheld=self._withheld(dict.fromkeys(holds[:MOST]), now),
            whole=len(holds) <= MOST,
        )

    def _releases(self, endings: Collection[Ending], now: datetime) -> list[Release]:
        stories = {story.guid: story for story in self.ledger.stories({each.guid for each in endings})}
        coming = {
            (each.due, each.guid): version
            for each in endings
            if (version := released(stories[each.guid], each.due)) is not None
        }
        dispatches = self._dispatches({(guid, version) for (_, guid), version in coming.items()})
        sections = self.ledger.sections({guid for _, guid in coming})
        stands = {guid: showing(stories[guid], now) for _, guid in coming}
        return [
            Release(
                dispatch=dispatches[guid, version],
                until=due,
                sections=tuple(sorted(sections.get(guid, ()))),
                stands=take.version if (take := stands[guid]) else None,
            )
            for (due, guid), version in sorted(coming.items())
        ]

    def _withheld(self, guids: Collection[str], now: datetime) -> list[Withheld]:
        stories = {story.guid: story for story in self.ledger.stories(guids)}
        held = dict(_holding((stories[guid] for guid in guids if guid in stories), now))
        dispatches = self._dispatches(set(held.items()))
        sections = self.ledger.sections(held)
        return [
            Withheld(
                dispatch=dispatches[guid, version],
                cause=_cause(dispatches[guid, version]),
                sections=tuple(sorted(sections.get(guid, ()))),
            )
            for guid, version in held.items()
        ]

    def _dispatches(self, keys: Collection[tuple[str, int]]) -> dict[tuple[str, int], Dispatch]:
        return {(each.guid, each.version): each for each in self.ledger.dispatches(keys)}


def released(story: Story, due: datetime) -> int | None:
    """The version that a story comes to show at a moment by itself, for use; None where nothing new is shown then."""
    shown = showing(story, due)
    if shown is None or shown.pub_status is not PubStatus.USABLE:
        return None
    return None if shown == showing(story, due - _MOMENT) else shown.version


def _holding(stories: Iterable[Story], now: datetime) -> Iterator[tuple[str, int]]:
    """Those that are held now, with the version that holds each."""
    for story in stories:
        if standing_of(story, now) is Standing.HELD:
            holds = [take for take in story.takes if take.pub_status is PubStatus.WITHHELD and not take.forgotten]
            if holds:
                yield story.guid, max(holds, key=precedence).version


def _cause(dispatch: Dispatch) -> Cause:
    if dispatch.by_hand:
        return Cause.DESK
    return Cause.NO_END if NO_END in (dispatch.ed_note or "") else Cause.AGENCY
