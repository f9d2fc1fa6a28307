"""The collector over a real ledger; sources and readers are small classes of the ports' shapes."""

from collections.abc import Iterator
from contextlib import AbstractContextManager
from dataclasses import dataclass, field, replace
from datetime import timedelta
from pathlib import Path

import pytest

from syndicate.bus.local import LocalBus
from syndicate.desk.collect import Collector, Tally, file_one
from syndicate.desk.editing import killed
from syndicate.desk.reading import Desk
from syndicate.errors import SourceUnavailable, StoreBusy, UnreadableFiling
from syndicate.model.dispatch import Draft
from syndicate.model.filing import Filing, Unfiled
from syndicate.ports.ledger import Ledger, Writing
from syndicate.rules.normalise import Defaults
from syndicate.store import open_ledger
from tests.makers import NOON, make_filing, make_section
from tests.meters import NotingMeter
from tests.stores import lay_out

DEFAULTS = Defaults(source="newsroom", agency="Example Wire", language="en", domain="wire.example")
AT_ONCE = timedelta()


class Lines:
    """A form of one dispatch a line: `slug|headline`; `?` is refused."""

    name = "lines"

    def recognises(self, content: bytes) -> bool:
        return bool(content)

    def read(self, filing: Filing) -> Iterator[Draft]:
        for line in filing.content.decode().splitlines():
            if line == "?":
                raise UnreadableFiling("cut off")
            slug, _, headline = line.rpartition("|")
            yield Draft(headline=headline or None, slugline=slug or None)


@dataclass
class Tray:
    """A source that keeps what is in it until it is told."""

    items: list[Filing | Unfiled]
    name: str = "newsroom"
    acked: list[str] = field(default_factory=list)
    rejected: dict[str, str] = field(default_factory=dict)
    deaf: bool = False

    def collect(self) -> Iterator[Filing | Unfiled]:
        yield from list(self.items)

    def ack(self, receipt: str) -> None:
        if self.deaf:
            raise SourceUnavailable("the folder does not answer")
        self.acked.append(receipt)
        self.items = [item for item in self.items if item.receipt != receipt]

    def reject(self, receipt: str, reason: str) -> None:
        self.rejected[receipt] = reason
        self.items = [item for item in self.items if item.receipt != receipt]


@pytest.fixture
def collector(tmp_path: Path) -> Iterator[Collector]:
    ledger = open_ledger(lay_out(tmp_path / "syndicate.db"))
    sections = [make_section(), make_section(name="harbours", any=make_section().any)]
    yield Collector(ledger=ledger, bus=LocalBus(), desk=Desk((Lines(),)), sections=sections)
    ledger.close()


def filings(*contents: str) -> list[Filing | Unfiled]:
    return [
        make_filing(content.encode(), receipt=str(number), name=f"{number}.txt", filed=NOON + timedelta(minutes=number))
        for number, content in enumerate(contents)
    ]


def test_each_filing_is_recorded_then_let_go_and_the_bus_is_told(collector: Collector) -> None:
    tray = Tray(filings("|First", "|Second"))
    assert collector.collect(tray, DEFAULTS) == Tally(stored=2)
    assert tray.acked == ["0", "1"]
    assert [dispatch.headline for dispatch in collector.ledger.latest(5)] == ["Second", "First"]
    assert len(collector.bus.pull("publish.*", 5, AT_ONCE)) == 1


def test_nothing_leaves_its_source_when_the_record_is_not_made(collector: Collector) -> None:
    class FullLedger:
        def writing(self) -> AbstractContextManager[Writing]:
            raise StoreBusy("the disk is full")

    tray = Tray(filings("|First", "?"))
    full: Ledger = FullLedger()  # type: ignore[assignment]  # the one method that is called
    with pytest.raises(StoreBusy):
        Collector(ledger=full, bus=collector.bus, desk=collector.desk, sections=[]).collect(tray, DEFAULTS)
    assert (tray.acked, tray.rejected, len(tray.items)) == ([], {}, 2)
    assert not collector.bus.pull("publish.*", 5, AT_ONCE)


def test_a_source_that_does_not_hear_the_acknowledgement_is_told_again(collector: Collector) -> None:
    tray = Tray(filings("|First"), deaf=True)
    assert collector.collect(tray, DEFAULTS) == Tally(stored=1)
    tray.deaf = False
    assert collector.collect(tray, DEFAULTS) == Tally(repeated=1)
    assert tray.items == []
    assert collector.ledger.counts().versions == 1


def test_a_refused_filing_goes_to_the_tray_and_its_neighbours_through(collector: Collector) -> None:
    tray = Tray(
        [
            *filings("|First", "?", "|Third"),
            Unfiled(source="newsroom", name="pipe", reason="a pipe, not a file", received=NOON, receipt="pipe"),
        ]
    )
    assert collector.collect(tray, DEFAULTS) == Tally(stored=2, rejected=2)
    assert tray.rejected == {"1": "cut off", "pipe": "a pipe, not a file"}
    assert {(row.name, row.reason) for row in collector.ledger.rejects(5)} == {
        ("1.txt", "cut off"),
        ("pipe", "a pipe, not a file"),
    }


def test_the_good_part_of_a_filing_is_stored_and_a_retry_adds_only_the_rest(collector: Collector) -> None:
    half = filings("|First\n?")
    assert collector.collect(Tray(list(half)), DEFAULTS) == Tally(rejected=1)
    assert collector.collect(Tray(list(half)), DEFAULTS) == Tally(rejected=1)
    assert collector.ledger.counts().versions == 1


def test_takes_of_one_batch_become_versions_of_one_story(collector: Collector) -> None:
    tray = Tray(filings("BC-HARBOUR-TALKS|Talks begin", "BC-HARBOUR-TALKS, 1st Ld|Talks go on", "BC-OTHER|Another"))
    collector.collect(tray, DEFAULTS)
    counts = collector.ledger.counts()
    assert (counts.stories, counts.versions) == (2, 3)


def test_takes_of_another_source_are_another_story(collector: Collector) -> None:
    collector.collect(Tray(filings("BC-HARBOUR-TALKS|Talks begin")), DEFAULTS)
    elsewhere = Defaults(source="elsewhere", agency="Other Wire", language="en", domain="wire.example")
    collector.collect(Tray(filings("BC-HARBOUR-TALKS, 1st Ld|Talks go on"), name="elsewhere"), elsewhere)
    assert collector.ledger.counts().stories == 2


def test_a_kill_reaches_the_sections_its_story_was_in(collector: Collector) -> None:
    collector.collect(Tray(filings("|First")), DEFAULTS)
    (standing,) = collector.ledger.latest(1)
    narrower = Collector(ledger=collector.ledger, bus=collector.bus, desk=collector.desk, sections=[])
    assert file_one(narrower, killed(standing, "Not so.", NOON + timedelta(hours=1))) is not None
    due = collector.ledger.errands(NOON + timedelta(hours=1), 10)
    assert {errand.section for errand in due} == {"all", "harbours"}


def test_what_became_of_filings_is_counted_by_source_also_of_those_handed_in(collector: Collector) -> None:
    meter = NotingMeter()
    counting = replace(collector, meter=meter)
    counting.collect(Tray(filings("|First", "?", "|First")), DEFAULTS)
    counting.file([make_filing(b"|Second")], DEFAULTS)
    assert meter.filings == [("newsroom", 1, 1, 1), ("newsroom", 1, 0, 0)]
