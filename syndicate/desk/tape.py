"""The tape: what listeners are sent, rendered once for all who get the same.

What came last is kept in memory, so a thousand listeners that wait for news cost the store nothing. Whoever is further
behind is played from the store.
"""

import threading
from collections import OrderedDict
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import timedelta
from typing import Final

import structlog

from syndicate.desk.ticker import SUBJECT
from syndicate.model.dispatch import Dispatch, PubStatus
from syndicate.model.outlet import Outlet
from syndicate.model.wire import WireEvent
from syndicate.ports.bus import Bus
from syndicate.ports.format import EventWriter
from syndicate.ports.ledger import Ledger
from syndicate.ports.tape import Joined, Strand, Stretch
from syndicate.ports.wire import Wire
from syndicate.rules import event_stream
from syndicate.rules.outlets.refusing import prepared

MOST_RECENT: Final = 1024
"""Events that are remembered, without what they say."""

MOST_BYTES: Final = 32 * 1024 * 1024
"""Of what they say."""

AT_ONCE: Final = 64
"""Events that are read from the store at once."""

BYTES_AT_ONCE: Final = 256 * 1024
"""After which no further event is sent in one piece."""

log = structlog.get_logger(__name__)


class Tape:
    """See :class:`syndicate.ports.tape.Tape`."""

    def __init__(
        self, *, wire: Wire, ledger: Ledger, bus: Bus, writer: EventWriter, outlets: Mapping[str, Outlet]
    ) -> None:
        """Begin with what comes next.

        Args:
            wire: The events.
            ledger: Where the versions are.
            bus: Says when there are events; the wire is looked at anyway, for another process may have written them.
            writer: Of what an event says.
            outlets: By name, those with a wire of their own.

        Raises:
            StoreError: The wire cannot be read.
        """
        self._wire = wire
        self._ledger = ledger
        self._bus = bus
        self._writer = writer
        self._outlets = outlets
        self._lock = threading.Lock()
        self._last = self._from = wire.span().last
        self._recent: dict[str, WireEvent] = {}  # by story, the lowest number first: all after `_from`
        self._made: OrderedDict[tuple[Strand, int], bytes] = OrderedDict()
        self._bytes = 0

    def join(self, identifier: str) -> Joined:
        """See the port."""
        span = self._wire.span()
        if not identifier:
            return Joined(position=span.last, missed=False)
        number = event_stream.asked_number(identifier)
        if number is None or number > span.last:
            return Joined(position=span.last, missed=True)
        oldest = span.first - 1
        return Joined(position=max(number, oldest), missed=number < oldest)

    def ready(self, strand: Strand, position: int) -> Stretch | None:
        """See the port."""
        with self._lock:
            if position >= self._last:
                return Stretch(content=b"", position=position)
            if position < self._from:
                return None
            events: list[WireEvent] = []
            for event in reversed(self._recent.values()):
                if event.number <= position:
                    break
                events.append(event)
            events.reverse()
            made = [self._made.get((strand, event.number)) for event in events if _concerns(event, strand)]
            contents = [content for content in made if content is not None]
            if len(contents) < len(made):
                return None
            return _stretch(strand, events, iter(contents))

    def read(self, strand: Strand, position: int) -> Stretch:
        """See the port."""
        events = self._wire.after(position, AT_ONCE)
        if not events:
            return Stretch(content=b"", position=position)
        return _stretch(strand, events, iter(self._make(strand, events)))

    def wait(self, patience: timedelta, strands: Collection[Strand]) -> bool:
        """See the port."""
        for message in self._bus.pull(SUBJECT, 1, patience):
            self._bus.ack(message)
        if self._wire.span().last <= self._last:
            return False
        while events := self._wire.after(self._last, AT_ONCE):
            for strand in strands:
                self._make(strand, events)
            self._remember(events)
        return True

    def _remember(self, events: Sequence[WireEvent]) -> None:
        with self._lock:
            for event in events:
                self._recent.pop(event.guid, None)
                self._recent[event.guid] = event
            while len(self._recent) > MOST_RECENT:
                self._from = self._recent.pop(next(iter(self._recent))).number
            self._last = events[-1].number

    def _make(self, strand: Strand, events: Sequence[WireEvent]) -> list[bytes]:
        """What is sent of each of these events that concerns a strand."""
        concerned = [event for event in events if _concerns(event, strand)]
        with self._lock:
            made = {event.number: self._made.get((strand, event.number)) for event in concerned}
        missing = [event for event in concerned if made[event.number] is None]
        found = self._ledger.dispatches([(event.guid, event.version) for event in missing])
        dispatches = {(dispatch.guid, dispatch.version): dispatch for dispatch in found}
        fresh = {event.number: self._written(strand, event, dispatches[event.guid, event.version]) for event in missing}
        self._keep(strand, fresh)
        return [made[event.number] or fresh.get(event.number, b"") for event in concerned]

    def _keep(self, strand: Strand, fresh: Mapping[int, bytes]) -> None:
        with self._lock:
            for number, content in fresh.items():
                if (strand, number) not in self._made:
                    self._made[strand, number] = content
                    self._bytes += len(content)
            while self._bytes > MOST_BYTES:
                _, content = self._made.popitem(last=False)
                self._bytes -= len(content)

    def _written(self, strand: Strand, event: WireEvent, dispatch: Dispatch) -> bytes:
        """The event as it is sent; nothing where there is none for the strand.

        What breaks the writer is left out and stops no other (promise 6).
        """
        try:
            told = self._shaped(strand, event, dispatch)
            if told is None:
                return b""
            data = self._writer.event(told, event.sections & strand.sections)
            return event_stream.event(f"dispatch.{told.pub_status}", data.decode(), event.number)
        except Exception:
            log.exception("event left out of the wire", guid=event.guid, version=event.version)
            return b""

    def _shaped(self, strand: Strand, event: WireEvent, dispatch: Dispatch) -> Dispatch | None:
        """The version for a strand.

        One that an outlet refuses is a hold to it, where it may have been told an earlier version that it took: that
        no longer stands. Where there was none it is told nothing.
        """
        outlet = self._outlets.get(strand.outlet)
        if outlet is None:
            return dispatch
        story = prepared(dispatch, outlet)
        if story is not None:
            return story
        others = (
            other
            for other in self._ledger.versions(event.guid)
            if other.version != event.version and other.shown_from <= event.at
        )
        taken = any(other.pub_status is PubStatus.USABLE and prepared(other, outlet) for other in others)
        return replace(dispatch, pub_status=PubStatus.WITHHELD) if taken else None


def _concerns(event: WireEvent, strand: Strand) -> bool:
    return not event.sections.isdisjoint(strand.sections)


def _stretch(strand: Strand, events: Sequence[WireEvent], contents: Iterable[bytes]) -> Stretch:
    """As many of these events as go out in one piece, one at least; `contents` are of those that concern the strand."""
    pieces: list[bytes] = []
    size = 0
    left = iter(contents)
    for event in events:
        if size > BYTES_AT_ONCE:
            return Stretch(content=b"".join(pieces), position=event.number - 1)
        if _concerns(event, strand):
            pieces.append(next(left))
            size += len(pieces[-1])
    return Stretch(content=b"".join(pieces), position=events[-1].number)
