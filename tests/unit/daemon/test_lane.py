"""A lane around a real collector; its source is a small class of the port's shape."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from pathlib import Path
from threading import Event

import pytest
import structlog

from syndicate.build import Inlet
from syndicate.bus.local import LocalBus
from syndicate.config import SpoolSettings
from syndicate.daemon.lane import Lane
from syndicate.desk.collect import Collector
from syndicate.desk.health import Record
from syndicate.desk.posts import Posts
from syndicate.desk.reading import Desk
from syndicate.errors import SourceError, SourceUnavailable
from syndicate.formats.plain_text import PlainText
from syndicate.model.filing import Filing
from syndicate.rules.normalise import Defaults
from syndicate.store import open_ledger
from syndicate.store.alone import Alone
from tests.makers import NOON, make_filing, make_section
from tests.stores import lay_out

DISPATCH = b"HARBOUR TALKS RESUME\n\n    KESTREL BAY, Nov 24 (Example Wire) - Talks resumed on Tuesday.\n"
SECOND = timedelta(seconds=1)


@dataclass
class Flaky:
    """A source that fails with the errors it is given, one a turn, and then works."""

    errors: list[Exception]
    name: str = "wire"
    asked: int = 0
    gate: Event | None = None
    began: Event = field(default_factory=Event)
    acked: list[str] = field(default_factory=list)

    def collect(self) -> Iterator[Filing]:
        self.asked += 1
        self.began.set()
        if self.gate:
            self.gate.wait(10)
        if self.errors:
            raise self.errors.pop(0)
        yield make_filing(DISPATCH, source=self.name)

    def ack(self, receipt: str) -> None:
        self.acked.append(receipt)

    def reject(self, receipt: str, reason: str) -> None:
        raise NotImplementedError(receipt, reason)

    def probe(self) -> str:
        raise NotImplementedError


class Hands:
    def __init__(self) -> None:
        self.at = NOON

    def now(self) -> datetime:
        return self.at


@dataclass
class Bench:
    """A lane, its source, its clock, and when it asked to be called again."""

    lane: Lane
    source: Flaky
    clock: Hands
    again: list[datetime]


def alone() -> Posts:
    """The posts of the only node there is."""
    return Posts(Alone(), "here", SECOND, lambda: 0.0)


def bench(folder: Path, *errors: Exception) -> Bench:
    ledger = open_ledger(lay_out(folder / "syndicate.db"))
    clock, source, again = Hands(), Flaky(list(errors)), list[datetime]()
    collector = Collector(ledger=ledger, bus=LocalBus(), desk=Desk((PlainText(),)), sections=[make_section()])
    settings = SpoolSettings(name="wire", type="spool", path=folder)
    inlet = Inlet(settings=settings, source=source, defaults=Defaults(source="wire", domain="wire.example"))
    record = Record(ledger.memory("health:wire"), clock, lambda: 0.0)
    return Bench(Lane(collector, inlet, record, again.append, alone()), source, clock, again)


def test_a_source_that_does_not_answer_rests_and_is_asked_again(tmp_path: Path) -> None:
    made = bench(tmp_path, SourceUnavailable("no answer"), SourceUnavailable("no answer"))
    assert made.lane.collect().filed == 0
    assert made.again == [NOON + 5 * SECOND]
    made.lane.collect()
    assert made.source.asked == 1
    made.clock.at = made.again[-1]
    made.lane.collect()
    assert made.again == [NOON + 5 * SECOND, NOON + 20 * SECOND]
    made.clock.at = made.again[-1]
    assert made.lane.collect().stored == 1
    assert made.source.acked == ["dispatch.txt"]
    assert made.lane.collect().repeated == 1


def test_trouble_is_told_once_while_it_stays_the_same_and_so_is_its_end(tmp_path: Path) -> None:
    same = [SourceError("no such folder") for _ in range(3)]
    made = bench(tmp_path, *same, SourceError("not a folder"), ZeroDivisionError("ours"))
    with structlog.testing.capture_logs() as logs:
        for _ in range(6):
            made.lane.collect()
            made.clock.at += timedelta(hours=1)
    told = [(line["log_level"], line["event"], line.get("reason")) for line in logs if line["event"] != "collected"]
    assert told[-1][1] == "source works again"
    assert [line for line in told if line[1] == "collection stopped"] == [
        ("error", "collection stopped", "no such folder"),
        ("error", "collection stopped", "not a folder"),
        ("error", "collection stopped", "ours"),
    ]
    [broken] = [line for line in logs if line.get("exc_info")]
    assert isinstance(broken["exc_info"], ZeroDivisionError)


def test_a_restart_asks_at_once_whatever_was_before(tmp_path: Path) -> None:
    made = bench(tmp_path, SourceUnavailable("no answer"))
    made.lane.collect()
    again = bench(tmp_path, SourceUnavailable("no answer"))
    again.lane.collect()
    assert again.source.asked == 1
    assert again.again == [NOON + 15 * SECOND]


def test_one_turn_waits_at_most_while_another_is_in_hand(tmp_path: Path) -> None:
    made = bench(tmp_path)
    made.source.gate = Event()
    for _ in range(20):
        made.lane.ask()
    assert made.source.began.wait(5)
    assert not made.lane.finish(0.05)
    made.source.gate.set()
    assert made.lane.finish(5)
    made.lane.ask()
    assert made.lane.collect().filed == 0
    assert made.source.asked == 1


@pytest.mark.parametrize("error", [SourceUnavailable("no answer"), SourceError("broken"), ZeroDivisionError()])
def test_what_breaks_a_source_never_leaves_its_lane(tmp_path: Path, error: Exception) -> None:
    assert bench(tmp_path, error).lane.collect().filed == 0
