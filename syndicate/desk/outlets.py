"""What an outlet would make of what is on the wire now."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta

from syndicate.model.dispatch import Dispatch
from syndicate.model.outlet import Outlet, Profile, Refusal
from syndicate.ports.ledger import Ledger
from syndicate.rules.outlets import candidates, refusals

_REFUSED = 2
"""So many stories are looked at for each that is wanted: some are refused."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Judged:
    """One dispatch before an outlet.

    Attributes:
        dispatch: The version that stands.
        refusals: What the outlet has against it; empty where it takes it gladly.
    """

    dispatch: Dispatch
    refusals: tuple[Refusal, ...]

    @property
    def refused(self) -> bool:
        """Whether it is left out of the outlet's feed."""
        return any(refusal.must for refusal in self.refusals)


def most_looked_at(profile: Profile) -> int:
    """How many stories of each section an outlet's feed is chosen from, at most."""
    return _REFUSED * profile.most_items


def judged(outlet: Outlet, ledger: Ledger, now: datetime) -> Iterator[Judged]:
    """Put every story and notice that an outlet could get now before its profile, in the order of its feed.

    Raises:
        StoreError: The ledger could not be read.
    """
    profile = outlet.profile
    keys: set[tuple[str, int]] = set()
    for section in outlet.sections:
        keys.update(ledger.window(section, most_looked_at(profile)))
        keys.update(ledger.kills(section, now - timedelta(days=profile.kill_days), profile.most_items))
    for dispatch in candidates(outlet, ledger.dispatches(keys), now):
        yield Judged(dispatch=dispatch, refusals=refusals(dispatch, profile, outlet.language))
