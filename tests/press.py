"""A press over a real ledger and a real folder; its clock is the test's."""

from collections.abc import Collection, Iterator, Sequence
from contextlib import closing, contextmanager
from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path

from syndicate.desk.kept import Kept
from syndicate.desk.publish import Press
from syndicate.formats.html_item import HtmlItemWriter
from syndicate.model.dispatch import Dispatch
from syndicate.model.section import Section
from syndicate.ports.format import FrontWriter, ItemWriter, Writer
from syndicate.ports.ledger import Entry, Ledger
from syndicate.rules.lifecycle import Accept, place
from syndicate.stand.folder import FolderStand
from syndicate.store import open_ledger
from tests.makers import AGENCY, NOON, make_dispatch
from tests.stores import lay_out


@dataclass
class Clock:
    moment: datetime = NOON + timedelta(seconds=1)

    def now(self) -> datetime:
        return self.moment


@dataclass
class PressHouse:
    ledger: Ledger
    stand: FolderStand
    clock: Clock
    press: Press

    def record(self, *dispatches: Dispatch) -> None:
        """Record versions as they are, in every section."""
        names = frozenset(section.name for section in self.press.sections)
        with self.ledger.writing() as writing:
            writing.record([Entry(dispatch=one, sections=names, announce=True) for one in dispatches], [])

    def file(self, dispatch: Dispatch) -> None:
        """Record one version as the lifecycle places it; at once it is due to be published."""
        placed = place(next(iter(self.ledger.stories([dispatch.guid])), None), dispatch)
        assert isinstance(placed, Accept)
        self.record(placed.dispatch)
        self.clock.moment = max(self.clock.moment, placed.dispatch.received)

    def page(self, name: str) -> str:
        """What a page says, empty where there is none; also what is said of one that is gone."""
        found = self.stand.get(name)
        return found.representations[0].content.decode() if found else ""

    def gone(self, name: str) -> bool:
        """Whether it is said of a page that it is gone."""
        found = self.stand.get(name)
        return found is not None and found.gone


@contextmanager
def press_house(
    folder: Path,
    *sections: Section,
    writers: Sequence[Writer],
    item_writers: Sequence[ItemWriter] = (HtmlItemWriter(AGENCY),),
    versions: Collection[str] = (),
    front_writers: Sequence[FrontWriter] = (),
) -> Iterator[PressHouse]:
    clock = Clock()
    with (
        closing(open_ledger(lay_out(folder / "syndicate.db"))) as ledger,
        closing(FolderStand(folder / "feeds", {writer.filename: writer.media_type for writer in writers})) as stand,
    ):
        press = Press(
            ledger=ledger,
            stand=stand,
            clock=clock,
            sections=sections,
            writers=writers,
            item_writers=item_writers,
            items={writer.name for writer in item_writers},
            versions=versions,
            front_writers=front_writers,
            kept=Kept(ledger, most=10),
        )
        yield PressHouse(ledger, stand, clock, press)


def numbered_story(number: int, **changes: object) -> Dispatch:
    """A story called by its number, received that many milliseconds after noon."""
    received = NOON + timedelta(milliseconds=number)
    fields = {"guid": f"tag:wire.example,2026:s{number}", "headline": f"Story {number}.", "received": received}
    return make_dispatch(**(fields | changes))
