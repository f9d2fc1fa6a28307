"""Whatever happens while a listener is away: it comes to what stands, in order, and is sent no killed story's text."""

from datetime import timedelta
from pathlib import Path
from tempfile import TemporaryDirectory

from hypothesis import given, settings
from hypothesis import strategies as st

from syndicate.model.dispatch import PubStatus
from syndicate.ports.tape import Strand
from tests.listening import Heard, Parser
from tests.press import numbered_story
from tests.wires import COAST, EVERYTHING, OwnWire, own_wire

STORY = st.integers(1, 3)
STATUS = st.sampled_from([PubStatus.USABLE, PubStatus.USABLE, PubStatus.WITHHELD, PubStatus.CANCELED])
WHERE = st.sampled_from([("all",), ("all", "coast")])
STEP = st.one_of(
    st.tuples(st.just("tell"), STORY, STATUS, WHERE),
    st.tuples(st.just("listen"), st.booleans()),
    st.tuples(st.just("restart")),
)


class World:
    """A wire, what stands by it, and a listener to all of it or to the coast that comes and goes."""

    def __init__(self, wire: OwnWire, strand: Strand) -> None:
        self.wire = wire
        self.strand = strand
        self.tape = wire.tape()
        self.parser = Parser()
        self.position = self.tape.join("").position
        self.versions: dict[int, int] = {}
        self.stands: dict[str, tuple[int, PubStatus]] = {}
        self.sections: dict[int, set[str]] = {}
        self.killed: set[int] = set()
        self.heard: list[Heard] = []

    def tell(self, number: int, status: PubStatus, where: tuple[str, ...]) -> None:
        if number in self.killed:
            return  # a kill is final: the lifecycle lets nothing after it
        if status is PubStatus.CANCELED:
            self.killed.add(number)
        version = self.versions[number] = self.versions.get(number, 0) + 1
        told = numbered_story(number, version=version, pub_status=status, headline=f"Text {number}/{version}.")
        sections = self.sections.setdefault(number, set())
        sections.update(where)  # a story never leaves a section
        self.wire.tell(told, *sections)
        if not self.strand.sections.isdisjoint(sections):
            self.stands[told.guid] = version, status

    def listen(self, *, live: bool) -> None:
        """Catch up: from memory where it may be, as one that stayed, else from the store, as one that comes again."""
        self.tape.wait(timedelta(), {self.strand} if live else ())
        dead = {f"Text {number}/" for number in self.killed}
        while True:
            stretch = self.tape.ready(self.strand, self.position) or self.tape.read(self.strand, self.position)
            events = list(self.parser.feed(stretch.content.decode()))
            assert not any(text in event.data for event in events for text in dead)
            self.heard += events
            if stretch.position == self.position:
                return
            assert stretch.position > self.position
            self.position = stretch.position

    def restart(self) -> None:
        """The server goes and comes again, and so does the listener, with the id it had last."""
        self.tape = self.wire.tape()
        identifier = self.parser.last_id or str(self.position)
        self.parser = Parser(last_id=identifier)
        joined = self.tape.join(identifier)
        assert not joined.missed
        self.position = joined.position


@settings(max_examples=60, deadline=None)
@given(steps=st.lists(STEP, min_size=1, max_size=25), strand=st.sampled_from([EVERYTHING, COAST]))
def test_a_listener_that_comes_and_goes_ends_with_what_stands(steps: list[tuple[object, ...]], strand: Strand) -> None:
    with TemporaryDirectory() as folder, own_wire(Path(folder)) as wire:
        world = World(wire, strand)
        for name, *values in steps:
            if name == "tell":
                world.tell(*values)  # type: ignore[arg-type]
            elif name == "listen":
                world.listen(live=bool(values[0]))
            else:
                world.restart()
        world.listen(live=False)
        last: dict[str, tuple[int, PubStatus]] = {}
        numbers: list[int] = []
        for event in world.heard:
            fields = event.fields
            version = int(fields["data"]["version"])
            uri = fields["data"]["uri"]
            assert version > last.get(uri, (0, None))[0], "a version after a newer one, or twice"
            last[uri] = version, PubStatus(event.name.removeprefix("dispatch."))
            numbers.append(int(event.id))
        assert numbers == sorted(set(numbers))
        assert last == world.stands
