"""Deliver: bring every version to every outlet that is to have it, in the order of versions, whoever is slow."""

from collections import Counter
from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta

import structlog

from syndicate.desk.health import Record
from syndicate.errors import OutletDeferred
from syndicate.model.delivery import Answer, Delivery, DeliveryState
from syndicate.model.dispatch import Dispatch
from syndicate.model.outlet import Outlet, Profile
from syndicate.ports.clock import Clock
from syndicate.ports.deliveries import Deliveries, Settled
from syndicate.ports.format import ItemWriter
from syndicate.ports.ledger import Ledger
from syndicate.ports.memory import Memory
from syndicate.ports.meter import UNMETERED, Meter
from syndicate.ports.pusher import Parcel, Pusher
from syndicate.rules.delivering import OPENS, SCHEDULE, becomes, given_up
from syndicate.rules.health import DISABLED
from syndicate.rules.outlets import shaped
from syndicate.rules.retry import LONGEST_ASKED, next_attempt

AT_ONCE = 1000
"""Calls under way over all outlets, if they are fewer than this: each has its share, which no other takes."""

AT_ONCE_EACH = 8
"""Calls under way at one outlet at the most."""

SUCCESS_EVERY = timedelta(hours=1)
"""An outlet's success is written down no more often: a thousand outlets would be a thousand writes."""

log = structlog.get_logger(__name__)


@dataclass(frozen=True, slots=True, kw_only=True)
class Target:
    """An outlet that is told, by one of its channels.

    Attributes:
        outlet: In whose shape.
        writer: In which form.
        disable_after_days: Without any success, after which it is called no more.
    """

    outlet: Outlet
    writer: ItemWriter
    disable_after_days: int


@dataclass(slots=True)
class _Line:
    """How an outlet is doing."""

    record: Record
    memory: Memory
    disabled: bool
    rests_until: datetime | None = None
    failed: datetime | None = None
    under_way: set[str] = field(default_factory=set)


@dataclass(slots=True, kw_only=True)
class Courier:
    """Delivers. Not for two threads at once; only one works on a store.

    Attributes:
        deliveries: What is to be told.
        ledger: Where the versions are.
        pusher: Brings it.
        targets: By the channel's name, which is what deliveries, parcels and the log call an outlet.
        clock: The time.
        dice: From 0 to 1.
        memory: By a channel's name, what is known of it from before.
        meter: Counts attempts.
    """

    deliveries: Deliveries
    ledger: Ledger
    pusher: Pusher
    targets: Mapping[str, Target]
    clock: Clock
    dice: Callable[[], float]
    memory: Callable[[str], Memory]
    meter: Meter = UNMETERED
    _lines: dict[str, _Line] = field(init=False)
    _under_way: dict[int, Delivery] = field(default_factory=dict, init=False)
    _ended: list[tuple[Parcel, Answer]] = field(default_factory=list, init=False)
    _next: dict[str, datetime | None] = field(default_factory=dict, init=False)

    def __post_init__(self) -> None:
        """Take up where the last process left off.

        Raises:
            StoreError: What is known cannot be read.
        """
        self._lines = {name: self._line(self.memory(name)) for name in self.targets}
        self.look()

    @property
    def busy(self) -> bool:
        """Whether calls are under way."""
        return bool(self._under_way)

    def look(self) -> None:
        """Look at every outlet again at the next turn: something may have been ordered, or changed by hand."""
        self._next = dict.fromkeys(self.targets, self.clock.now())
        for name, line in self._lines.items():
            if line.disabled and DISABLED not in line.memory.recall():
                self._lines[name] = replace(self._line(line.memory), under_way=line.under_way)

    def turn(self, patience: timedelta) -> int:
        """Begin what is due, and settle what has ended; waits for one at most this long. How many ended.

        Raises:
            StoreError: Nothing was begun, or what ended is not written down yet: it is tried again.
        """
        self._begin()
        return self._settle(patience) if self._under_way else 0

    def _settle(self, patience: timedelta) -> int:
        self._ended += self.pusher.ended(patience)
        ended, now = self._ended, self.clock.now()
        settled = [self._settled(parcel, answer, now) for parcel, answer in ended]
        self.deliveries.settle(settled)
        self._ended = []
        for (parcel, answer), one in zip(ended, settled, strict=True):
            after = _after(self._under_way[parcel.number], parcel, now) if answer.accepted else None
            self.meter.attempted(parcel.outlet, one.state, answer.took, after)
        delivered: Counter[tuple[str, int]] = Counter()
        for parcel, answer in ended:
            delivery = self._under_way.pop(parcel.number)
            self._note(delivery, parcel, answer, now)
            if answer.accepted:
                delivered[delivery.guid, delivery.version] += 1
        for (guid, version), outlets in delivered.items():
            log.info("delivered", guid=guid, version=version, outlets=outlets)
        return len(ended)

    def finish(self, patience: timedelta) -> None:
        """Settle what is under way and ends in time; nothing new is begun.

        Raises:
            StoreError: What ended is not written down: it is tried again.
        """
        until = self.clock.now() + patience
        while self._under_way and self.clock.now() < until:
            self._settle(timedelta(milliseconds=100))

    def close(self) -> None:
        """Break off what is under way: it is tried again."""
        self.pusher.close()

    def _line(self, memory: Memory) -> _Line:
        return _Line(Record(memory, self.clock, self.dice, SUCCESS_EVERY), memory, DISABLED in memory.recall())

    def _begin(self) -> None:
        now = self.clock.now()
        chosen = {one.number: self._again(one, now) for one in self._choose(now)}
        if not chosen:
            return
        begun = self.deliveries.begin(chosen, now)
        versions = self.ledger.dispatches([(one.guid, one.version) for one in begun])
        dispatches = {(dispatch.guid, dispatch.version): dispatch for dispatch in versions}
        made: dict[tuple[str, Profile, str, int], tuple[Dispatch, bytes] | None] = {}
        broken: list[Settled] = []
        for one in begun:
            target = self.targets[one.outlet]
            key = target.writer.name, target.outlet.profile, one.guid, one.version
            if key not in made:
                made[key] = _written(target, dispatches[one.guid, one.version])
            written = made[key]
            if written is None:
                answer = Answer(error=f"the story cannot be written as {target.writer.name}; see the log")
                self.meter.attempted(one.outlet, DeliveryState.DEAD, timedelta(), None)
                broken.append(Settled(number=one.number, answer=answer, state=DeliveryState.DEAD, due=now))
                continue
            self._under_way[one.number] = one
            self._lines[one.outlet].under_way.add(one.guid)
            self.pusher.send(
                Parcel(
                    number=one.number,
                    outlet=one.outlet,
                    identifier=one.identifier,
                    ordered=one.made,
                    sent=now,
                    dispatch=written[0],
                    media_type=target.writer.media_type,
                    content=written[1],
                )
            )
        self.deliveries.settle(broken)

    def _choose(self, now: datetime) -> Sequence[Delivery]:
        """What is begun now: no two versions of one story at an outlet, and no more than it is to have at once."""
        share = self._share
        rooms = {
            name: room
            for name, due in self._next.items()
            if due is not None and due <= now and (room := _room(self._lines[name], now, share)) > 0
        }
        if not rooms:
            return ()
        waiting = self.deliveries.due(now, 2 * share, rooms)  # half of them may be of stories under way
        chosen: list[Delivery] = []
        for one in waiting:
            under_way = one.guid in self._lines[one.outlet].under_way or one.number in self._under_way
            if rooms[one.outlet] > 0 and not under_way:
                rooms[one.outlet] -= 1
                chosen.append(one)
        self._wait_for(rooms.keys() - {one.outlet for one in waiting})
        return chosen

    def _wait_for(self, outlets: Collection[str]) -> None:
        """Look at these no more before something is due."""
        if outlets:
            due = self.deliveries.next_due(outlets)
            self._next |= {outlet: due.get(outlet) for outlet in outlets}

    @property
    def _share(self) -> int:
        """Calls that one outlet has under way at the most."""
        return max(1, min(AT_ONCE_EACH, AT_ONCE // len(self.targets)))

    def _again(self, delivery: Delivery, now: datetime) -> datetime:
        """When it is tried again if this process dies with it."""
        return next_attempt(delivery.attempts + 1, now, self.dice(), None, SCHEDULE)

    def _settled(self, parcel: Parcel, answer: Answer, now: datetime) -> Settled:
        state, due = becomes(self._under_way[parcel.number], answer, now, self.dice())
        return Settled(number=parcel.number, answer=answer, state=state, due=due)

    def _note(self, delivery: Delivery, parcel: Parcel, answer: Answer, now: datetime) -> None:
        name = delivery.outlet
        line = self._lines[name]
        line.under_way.discard(delivery.guid)
        self._next[name] = now
        if answer.accepted:
            line.record.succeeded()
            return
        log.warning("not delivered", outlet=name, guid=delivery.guid, version=delivery.version, reason=answer.words)
        if answer.retry_after:
            line.rests_until = now + min(answer.retry_after, LONGEST_ASKED)
        if line.failed is None or parcel.sent > line.failed:  # calls that were under way together fail but once
            line.record.failed(OutletDeferred(answer.words, retry_after=answer.retry_after))
            line.failed = now
        health = line.record.health
        if answer.gone:
            self._disable(name, line, "it answered 410: it wants nothing any more")
        elif given_up(health.failing or now, now, self.targets[name].disable_after_days):
            self._disable(name, line, f"nothing reached it for {self.targets[name].disable_after_days} days")

    def _disable(self, name: str, line: _Line, reason: str) -> None:
        line.disabled = True
        line.memory.remember({DISABLED: reason})
        log.error("outlet is called no more; `syndicate queue resume` calls it again", outlet=name, reason=reason)


def _room(line: _Line, now: datetime, share: int) -> int:
    """How many more calls an outlet may have under way, which has so many at the most."""
    failing = line.record.health.failures >= OPENS
    asked = line.rests_until is not None and now < line.rests_until
    if line.disabled or asked or (failing and line.record.resting()):
        return 0
    return (1 if failing else share) - len(line.under_way)


def _after(delivery: Delivery, parcel: Parcel, now: datetime) -> timedelta | None:
    """How long after the version might be seen; None for one that an operator has sent again, which began anew."""
    again = delivery.attempts == 1 and delivery.answer is not None
    return None if again else now - parcel.dispatch.shown_from


def _written(target: Target, dispatch: Dispatch) -> tuple[Dispatch, bytes] | None:
    """The version in the outlet's shape and form; None where it breaks the writer, which stops no other (promise 6)."""
    try:
        dispatch = shaped(dispatch, target.outlet.profile)
        return dispatch, target.writer.document(dispatch)
    except Exception:
        log.exception(
            "story not written in a form", form=target.writer.name, guid=dispatch.guid, version=dispatch.version
        )
        return None
