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
        until = time.monotonic() + patience.total_seconds()
        found = self._told(_AT_ONCE)
        while not found and self._busy() and (left := until - time.monotonic()) > 0:
            left_here = timedelta(seconds=left)
            found = self._told(left_here if len(self._busy()) == 1 else min(_SLICE, left_here))
        return found

    def close(self) -> None:
        """See the port."""
        for pusher in self.pushers:
            pusher.close()

    def _busy(self) -> list[int]:
        return [which for which, number in self._under_way.items() if number]

    def _told(self, patience: timedelta) -> list[tuple[Parcel, Answer]]:
        found: list[tuple[Parcel, Answer]] = []
        for which in self._busy():
            told = self.pushers[which].ended(_AT_ONCE if found else patience)
            self._under_way[which] -= len(told)
            found += told
        return found
