"""What listeners are sent: rendered once, in their shape, and from memory as long as they keep up."""

from collections.abc import Collection, Iterator
from dataclasses import dataclass, field, replace
from datetime import timedelta
from pathlib import Path

import pytest

from syndicate.desk import tape as module
from syndicate.desk.tape import Tape
from syndicate.formats.envelope import EnvelopeWriter
from syndicate.model.dispatch import Dispatch, PubStatus
from syndicate.model.outlet import Aspect, Extent, Outlet, Profile
from syndicate.ports.tape import Joined, Strand, Stretch
from tests.listening import Heard, Parser
from tests.makers import AGENCY
from tests.press import numbered_story
from tests.wires import COAST, EVERYTHING, OwnWire, own_wire

NOW = timedelta()
GAZETTE = Outlet(
    name="gazette", title="Gazette", sections=("coast",), profile=Profile(musts=frozenset({Aspect.BYLINE}))
)
OF_GAZETTE = Strand(sections=frozenset({"coast"}), outlet="gazette")


@dataclass
class Counting:
    """The real writer, which counts, and breaks where it is told to."""

    breaks_on: str = ""
    written: list[tuple[str, int]] = field(default_factory=list)

    def event(self, dispatch: Dispatch, sections: Collection[str]) -> bytes:
        self.written.append((dispatch.guid, dispatch.version))
        if self.breaks_on and self.breaks_on in dispatch.headline:
            raise ValueError("a writer's own fault")
        return EnvelopeWriter(AGENCY).event(dispatch, sections)


@pytest.fixture
def wire(tmp_path: Path) -> Iterator[OwnWire]:
    with own_wire(tmp_path) as made:
        yield made


def events(stretch: Stretch | None) -> list[Heard]:
    assert stretch is not None
    return list(Parser().feed(stretch.content.decode()))


def counted(wire: OwnWire, writer: Counting) -> Tape:
    return Tape(wire=wire.ledger.wire(), ledger=wire.ledger, bus=wire.bus, writer=writer, outlets={})


def test_an_event_is_rendered_once_for_all_who_get_the_same(wire: OwnWire) -> None:
    writer = Counting()
    tape = counted(wire, writer)
    wire.tell(numbered_story(1))
    assert tape.wait(NOW, {EVERYTHING, COAST})
    first, second = tape.ready(EVERYTHING, 0), tape.read(EVERYTHING, 0)
    assert first == second
    assert events(tape.ready(COAST, 0))[0].fields["sections"] == ["coast"]
    assert len(writer.written) == 2


def test_who_keeps_up_is_served_from_memory_and_who_does_not_from_the_store(wire: OwnWire) -> None:
    wire.tell(numbered_story(1))
    tape = wire.tape()
    wire.tell(numbered_story(2))
    assert tape.ready(EVERYTHING, 1) == Stretch(content=b"", position=1)
    assert tape.wait(NOW, {EVERYTHING})
    assert not tape.wait(NOW, {EVERYTHING})
    assert [event.id for event in events(tape.ready(EVERYTHING, 1))] == ["2"]
    assert tape.ready(EVERYTHING, 0) is None  # from before this tape began
    assert tape.ready(COAST, 1) is None  # never rendered
    assert [event.id for event in events(tape.read(EVERYTHING, 0))] == ["1", "2"]


def test_memory_has_bounds(wire: OwnWire, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "MOST_RECENT", 5)
    tape = wire.tape()
    for number in range(1, 11):
        wire.tell(numbered_story(number))
    tape.wait(NOW, {EVERYTHING})
    assert tape.ready(EVERYTHING, 4) is None
    assert [event.id for event in events(tape.ready(EVERYTHING, 5))] == ["6", "7", "8", "9", "10"]
    monkeypatch.setattr(module, "MOST_BYTES", 3000)
    wire.tell(numbered_story(11))
    tape.wait(NOW, {EVERYTHING})
    assert tape.ready(EVERYTHING, 5) is None
    assert [event.id for event in events(tape.ready(EVERYTHING, 10))] == ["11"]


@pytest.mark.parametrize("most", [1, 2000])
def test_no_piece_is_much_larger_than_its_bound(wire: OwnWire, monkeypatch: pytest.MonkeyPatch, most: int) -> None:
    monkeypatch.setattr(module, "BYTES_AT_ONCE", most)
    tape = wire.tape()
    for number in range(1, 11):
        wire.tell(numbered_story(number), "coast" if number % 3 else "all")
    tape.wait(NOW, {COAST})
    for play in (tape.ready, tape.read):
        heard, position, pieces = [], 0, 0
        while position < 10:
            stretch = play(COAST, position)
            assert stretch is not None
            heard += events(stretch)
            position, pieces = stretch.position, pieces + 1
        assert [event.id for event in heard] == ["1", "2", "4", "5", "7", "8", "10"]
        assert pieces > 1


def test_events_are_played_from_memory_in_the_order_of_their_numbers(wire: OwnWire) -> None:
    tape = wire.tape()
    wire.tell(numbered_story(1))
    wire.tell(numbered_story(2))
    tape.wait(NOW, {EVERYTHING})
    wire.tell(numbered_story(1, version=2))
    tape.wait(NOW, {EVERYTHING})
    assert [event.id for event in events(tape.ready(EVERYTHING, 0))] == ["2", "3"]
    assert [event.id for event in events(tape.ready(EVERYTHING, 2))] == ["3"]


def test_a_version_superseded_since_is_not_played_from_memory_either(wire: OwnWire) -> None:
    tape = wire.tape()
    wire.tell(numbered_story(1))
    tape.wait(NOW, {EVERYTHING})
    wire.tell(numbered_story(1, version=2, pub_status=PubStatus.CANCELED))
    tape.wait(NOW, {EVERYTHING})
    assert [event.name for event in events(tape.ready(EVERYTHING, 0))] == ["dispatch.canceled"]


def test_a_story_that_breaks_the_writer_is_left_out_and_stops_no_other(wire: OwnWire) -> None:
    tape = counted(wire, Counting(breaks_on="Story 1."))
    wire.tell(numbered_story(1))
    wire.tell(numbered_story(2))
    tape.wait(NOW, {EVERYTHING})
    assert [event.id for event in events(tape.ready(EVERYTHING, 0))] == ["2"]


def test_an_outlet_gets_its_shape(wire: OwnWire) -> None:
    lead = replace(GAZETTE, profile=Profile(extent=Extent.LEAD))
    tape = wire.tape({"gazette": lead})
    wire.tell(numbered_story(1), "coast")
    wire.tell(numbered_story(2), "all")
    [event] = events(tape.read(OF_GAZETTE, 0))
    assert event.id == "1"


def test_an_outlet_is_not_told_of_what_it_refuses(wire: OwnWire) -> None:
    tape = wire.tape({"gazette": GAZETTE})
    wire.tell(numbered_story(1))
    wire.tell(numbered_story(2, byline="Ada Quay"))
    assert [event.id for event in events(tape.read(OF_GAZETTE, 0))] == ["2"]


def test_an_outlet_that_refuses_what_follows_a_version_it_took_is_told_to_hold_the_story(wire: OwnWire) -> None:
    tape = wire.tape({"gazette": GAZETTE})
    wire.tell(numbered_story(1, byline="Ada Quay"))
    wire.tell(numbered_story(1, version=2, headline="Story without a byline."))
    [event] = events(tape.read(OF_GAZETTE, 0))
    assert (event.name, event.fields["data"]["version"]) == ("dispatch.withheld", "2")
    assert "without a byline" not in event.data


def test_a_listener_begins_with_what_comes_next_or_goes_on_where_it_was(wire: OwnWire) -> None:
    tape = wire.tape()
    for number in range(1, 4):
        wire.tell(numbered_story(number))
    assert tape.join("") == Joined(position=3, missed=False)
    assert tape.join("2") == Joined(position=2, missed=False)
    assert tape.read(EVERYTHING, 3) == Stretch(content=b"", position=3)


@pytest.mark.parametrize("identifier", ["4", "gazette", "-1"])
def test_a_listener_that_was_somewhere_where_this_wire_never_was_has_missed_something(
    wire: OwnWire, identifier: str
) -> None:
    """As after a restore: silence would let it believe that it has everything."""
    tape = wire.tape()
    for number in range(1, 4):
        wire.tell(numbered_story(number))
    assert tape.join(identifier) == Joined(position=3, missed=True)


def test_a_listener_that_was_away_for_longer_than_events_are_kept_is_told_and_gets_what_is_left(wire: OwnWire) -> None:
    tape = wire.tape()
    for number in range(1, 4):
        wire.tell(numbered_story(number))
    wire.trim()
    assert tape.join("1") == Joined(position=2, missed=True)
    assert [event.id for event in events(tape.read(EVERYTHING, 2))] == ["3"]


@dataclass
class Overtaken(Counting):
    """While it writes for the first time, another thread reads the same."""

    tape: Tape | None = None

    def event(self, dispatch: Dispatch, sections: Collection[str]) -> bytes:
        if self.tape and not self.written:
            self.written.append((dispatch.guid, dispatch.version))
            self.tape.read(EVERYTHING, 0)
        return super().event(dispatch, sections)


def test_what_two_threads_render_at_the_same_time_takes_its_room_in_memory_once(
    wire: OwnWire, monkeypatch: pytest.MonkeyPatch
) -> None:
    writer = Overtaken()
    tape = writer.tape = counted(wire, writer)
    wire.tell(numbered_story(1))
    alone = len(wire.tape().read(EVERYTHING, 0).content)
    monkeypatch.setattr(module, "MOST_BYTES", alone)
    assert tape.wait(NOW, {EVERYTHING})
    assert len(writer.written) == 3
    assert [event.id for event in events(tape.ready(EVERYTHING, 0))] == ["1"]
