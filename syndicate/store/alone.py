"""The leases of a node that has its store to itself: it holds whatever it takes."""

from collections.abc import Sequence
from datetime import UTC, datetime, timedelta
from itertools import count
from typing import Final

from syndicate.model.lease import Lease

_FOR_EVER: Final = datetime.max.replace(tzinfo=UTC)


class Alone:
    """See :class:`syndicate.ports.leases.Leases`. Another node is kept off by :func:`syndicate.store.claim`."""

    def __init__(self) -> None:
        self._fences = count(1)
        self._held: dict[str, Lease] = {}

    def take(self, name: str, holder: str, term: timedelta) -> Lease | None:
        """See the port; no lease runs out."""
        del term
        lease = Lease(name=name, holder=holder, fence=next(self._fences), until=_FOR_EVER)
        self._held[name] = lease
        return lease

    def renew(self, lease: Lease, term: timedelta) -> Lease | None:
        """See the port."""
        del term
        return lease if self._held.get(lease.name) == lease else None

    def release(self, lease: Lease) -> None:
        """See the port."""
        if self._held.get(lease.name) == lease:
            del self._held[lease.name]

    def held(self) -> Sequence[Lease]:
        """See the port."""
        return [self._held[name] for name in sorted(self._held)]
