"""The record of who does what only one node may do at a time."""

from collections.abc import Sequence
from datetime import timedelta
from typing import Protocol

from syndicate.model.lease import Lease


class Leases(Protocol):
    """Of each piece of work there is one holder at most, and each holding of it has a higher number than all before.

    A holder that was stopped, or cut off, does not know that another has its work by now. So a lease alone keeps
    nobody from writing: what is written under it is checked against its number where it is written
    (:class:`~syndicate.errors.LeaseLost`). Only the number counts there: who holds a lease that ran out may write for
    as long as nobody took it.

    Time is the store's own, one clock for all; what the clocks of nodes say does not matter. Terms run from the moment
    at which the store is asked. One of zero has run out at once. While something is being written under a lease, it is
    not lost: whoever would change it waits until that is done.

    Every method may raise :class:`~syndicate.errors.StoreBusy` (it may have taken effect all the same where the store
    went away while it answered, so ask again) or :class:`~syndicate.errors.StoreError`. Safe from any thread. Whatever
    crashes, no number is given again while one who had it may be alive.
    """

    def take(self, name: str, holder: str, term: timedelta) -> Lease | None:
        """Begin to hold a piece of work; None while another holds it and its term has not run out.

        Who takes what it holds itself holds it anew, under a higher number, and what it had is lost: so a holder that
        was started again under its old name need not wait for its term. To hold on, :meth:`renew`.

        To ask for what another holds costs no more than to read, and waits for nothing.
        """
        ...

    def renew(self, lease: Lease, term: timedelta) -> Lease | None:
        """Hold on to it, a term from now, under the same number; None once it was taken anew or released.

        One that ran out is renewed like any other where nobody took it.
        """
        ...

    def release(self, lease: Lease) -> None:
        """Let go of it, so that anyone can take it at once; nothing happens where it was lost.

        Nothing can be written under it any more.
        """
        ...

    def held(self) -> Sequence[Lease]:
        """What has not run out, in the order of names."""
        ...
