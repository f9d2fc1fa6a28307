"""Channels that work one parcel after another: each in a thread of its own, so that a slow one delays nobody.

One thread for each channel is also what keeps its parcels in order: of what stands at a fixed place, such as a page, no
older one is put over a newer one.
"""

import time
from collections.abc import Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass, field, replace
from datetime import timedelta
from queue import Empty, Full, Queue, SimpleQueue
from threading import Thread

import structlog
from structlog.contextvars import bound_contextvars

from syndicate.errors import OutletDeferred, OutletOutOfReach, OutletRefused, SyndicateError
from syndicate.model.delivery import Answer
from syndicate.ports.channel import Channel
from syndicate.ports.pusher import Parcel

MOST_WAITING = 16
"""Parcels that wait for a channel; a courier has fewer under way at once."""

_MOST_SAID = 512
_CLOSE_SECS = 2.0

log = structlog.get_logger(__name__)

Ended = tuple[Parcel, Answer]


@dataclass(slots=True)
class LanePusher:
    """See :class:`syndicate.ports.pusher.Pusher`.

    Attributes:
        channels: By name.
        idle: A channel that has nothing to bring for so long lets go of its connection: servers and what stands before
            them drop idle ones unsaid.
    """

    channels: Mapping[str, Channel]
    idle: timedelta = timedelta(minutes=1)
    _lanes: dict[str, "_Lane"] = field(default_factory=dict, init=False)
    _ended: "SimpleQueue[Ended]" = field(default_factory=SimpleQueue, init=False)
    _under_way: int = field(default=0, init=False)

    def send(self, parcel: Parcel) -> None:
        """See the port."""
        name = parcel.outlet
        if name not in self._lanes:
            self._lanes[name] = _Lane(name, self.channels[name], self.idle, self._ended)
        self._under_way += 1
        self._lanes[name].take(parcel)

    def ended(self, patience: timedelta) -> Sequence[Ended]:
        """See the port."""
        found: list[Ended] = []
        try:
            while self._under_way > len(found):
                found.append(self._ended.get(timeout=0 if found else patience.total_seconds()))
        except Empty:
            pass
        self._under_way -= len(found)
        return found

    def close(self) -> None:
        """See the port; waits a little until what was on its way has failed, so that nothing of it comes late."""
        for lane in self._lanes.values():
            lane.stop()
        until = time.monotonic() + _CLOSE_SECS
        for lane in self._lanes.values():
            lane.join(max(0.0, until - time.monotonic()))
        self._lanes.clear()


class _Lane:
    """A channel and its thread."""

    def __init__(self, name: str, channel: Channel, idle: timedelta, ended: "SimpleQueue[Ended]") -> None:
        self._channel = channel
        self._idle_secs = idle.total_seconds()
        self._ended = ended
        self._waiting: Queue[Parcel | None] = Queue(MOST_WAITING)
        self._stopped = False
        self._thread = Thread(target=self._work, name=f"channel:{name}", daemon=True)
        self._thread.start()

    def take(self, parcel: Parcel) -> None:
        """Have a parcel brought; where too many wait it is for a later attempt."""
        try:
            self._waiting.put_nowait(parcel)
        except Full:
            self._ended.put((parcel, Answer(error=f"{MOST_WAITING} others wait for this channel")))

    def stop(self) -> None:
        """Bring nothing more."""
        self._stopped = True
        with suppress(Full):  # then it sees that it is stopped when it takes the next
            self._waiting.put_nowait(None)
        self._channel.break_off()

    def join(self, seconds: float) -> None:
        """Wait for the thread's end."""
        self._thread.join(seconds)
        if self._thread.is_alive():
            log.warning("channel left in the middle of a parcel", channel=self._thread.name.partition(":")[2])

    def _work(self) -> None:
        while (parcel := self._next()) is not None and not self._stopped:
            begun = time.monotonic()
            with bound_contextvars(guid=parcel.dispatch.guid, version=parcel.dispatch.version):
                answer, out_of_reach = self._brought(parcel)
            self._ended.put((parcel, _timed(answer, begun)))
            if out_of_reach:
                self._put_off(answer)
        self._channel.close()

    def _next(self) -> Parcel | None:
        try:
            return self._waiting.get(timeout=self._idle_secs)
        except Empty:
            self._channel.close()
            return self._waiting.get()

    def _put_off(self, answer: Answer) -> None:
        """What waits behind one that found the outlet out of reach shares its answer, not its patience."""
        for _ in range(self._waiting.qsize()):
            parcel = self._waiting.get()
            if parcel is None:
                self._waiting.put(None)
                return
            self._ended.put((parcel, answer))

    def _brought(self, parcel: Parcel) -> tuple[Answer, bool]:
        """What became of a parcel, and whether the outlet is out of reach."""
        try:
            return Answer(taken=True, said=self._channel.bring(parcel).encode()[:_MOST_SAID]), False
        except OutletRefused as error:
            return Answer(error=str(error), refused=True), False
        except OutletDeferred as error:
            return Answer(error=str(error), retry_after=error.retry_after), isinstance(error, OutletOutOfReach)
        except SyndicateError as error:
            return Answer(error=str(error)), True
        except Exception:
            log.exception("parcel not brought", channel=parcel.outlet)
            return Answer(error="the channel broke on it; see the log"), False


def _timed(answer: Answer, begun: float) -> Answer:
    return replace(answer, took=timedelta(seconds=time.monotonic() - begun))
