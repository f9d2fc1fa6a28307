"""What an outlet would make of what is on the wire now."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime

from syndicate.model.dispatch import Dispatch
from syndicate.model.outlet import Outlet, Refusal
from syndicate.ports.ledger import Ledger
from syndicate.rules.outlets import candidates, refusals


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


def current(outlet: Outlet, ledger: Ledger) -> list[Dispatch]:
    """What the sections of an outlet show now, as many of each as its feed holds; in no order.

    Raises:
        StoreError: The ledger could not be read.
    """
    keys = {key for section in outlet.sections for key in ledger.window(section, outlet.profile.most_items)}
    return ledger.dispatches(keys)


def judged(outlet: Outlet, ledger: Ledger, now: datetime) -> Iterator[Judged]:
    """Put every story and notice that an outlet could get now before its profile, in the order of its feed.

    Raises:
        StoreError: The ledger could not be read.
    """
    for dispatch in candidates(outlet, current(outlet, ledger), now):
        yield Judged(dispatch=dispatch, refusals=refusals(dispatch, outlet.profile, outlet.language))
