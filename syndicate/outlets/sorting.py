"""Several pushers as one: each parcel goes by the pusher of its channel."""

import time
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import timedelta

from syndicate.model.delivery import Answer
from syndicate.ports.pusher import Parcel, Pusher

_SLICE = timedelta(milliseconds=10)
"""How long one pusher is waited for while others have parcels on their way too."""

_AT_ONCE = timedelta()


@dataclass(slots=True)
class SortingPusher:
    """See :class:`syndicate.ports.pusher.Pusher`.

    Attributes:
        pushers: Which there are.
        of: By the channel's name, which of them.
    """

    pushers: Sequence[Pusher]
    of: Mapping[str, int]
    _under_way: Counter[int] = field(default_factory=Counter, init=False)

    def send(self, parcel: Parcel) -> None:
        """See the port."""
        which = self.of[parcel.outlet]
        self._under_way[which] += 1
        self.pushers[which].send(parcel)

    def ended(self, patience: timedelta) -> Sequence[tuple[Parcel, Answer]]:
        """See the port; a pusher that alone has parcels on their way is waited for as long as that, others in turn."""
        busy = self._busy()
        if len(busy) == 1:
            return self._told(busy[0], patience)
        until = time.monotonic() + patience.total_seconds()
        found = [one for which in busy for one in self._told(which, _AT_ONCE)]
        while busy and not found and time.monotonic() < until:
            for which in busy:
                found += self._told(which, _AT_ONCE if found else min(_SLICE, patience))
        return found

    def close(self) -> None:
        """See the port."""
        for pusher in self.pushers:
            pusher.close()

    def _busy(self) -> list[int]:
        return [which for which, number in self._under_way.items() if number]

    def _told(self, which: int, patience: timedelta) -> Sequence[tuple[Parcel, Answer]]:
        told = self.pushers[which].ended(patience)
        self._under_way[which] -= len(told)
        return told
