"""What the store says, read off as gauges."""

from collections.abc import Collection, Iterator, Mapping
from contextlib import closing
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from pathlib import Path

import pytest

from syndicate.desk.health import Record
from syndicate.errors import SourceUnavailable, StoreBusy
from syndicate.metrics.levels import StoreLevels
from syndicate.metrics.reading import Reading
from syndicate.model.delivery import Answer, DeliveryState
from syndicate.model.levels import Levels
from syndicate.ports.deliveries import Order, Settled
from syndicate.ports.gauges import Counted, Filed, Gauges, Rates
from syndicate.ports.ledger import Entry
from syndicate.store import open_ledger
from syndicate.store.ledger import SqlLedger
from tests.makers import NOON, make_dispatch
from tests.press import Clock
from tests.stores import fresh_store

MINUTE = timedelta(minutes=1)


def guid(number: int) -> str:
    return f"tag:wire.example,2026:{number}"


@pytest.fixture(params=["sqlite", "postgresql"])
def ledger(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[SqlLedger]:
    with fresh_store(request.param, tmp_path) as address, closing(open_ledger(address)) as opened:
        yield opened


@dataclass
class Seconds:
    now: float = 0.0

    def __call__(self) -> float:
        return self.now


def levels(gauges: Gauges, moment: datetime, seconds: Seconds | None = None) -> StoreLevels:
    return StoreLevels(
        gauges,
        Clock(moment),
        seconds or Seconds(),
        sources=["newsroom", "agency"],
        sections=["all", "sport"],
        channels={"gazette-hook": "gazette", "gazette-ftp": "gazette"},
    )


def read(gauges: Gauges, moment: datetime) -> dict[str, float]:
    found: Iterator[Reading] = levels(gauges, moment).readings()
    prefix = "syndicate_"
    return {" ".join([each.metric.name.removeprefix(prefix), *each.labels]): each.value for each in found}


def test_an_empty_record_has_nothing_behind(ledger: SqlLedger) -> None:
    told = read(ledger.gauges(), NOON)
    assert told.pop("store_up") == 1
    assert not any(told.values())
    assert "next_embargo_timestamp_seconds" not in told
    assert told["outlet_lag_seconds gazette gazette-hook"] == 0


def test_what_is_due_is_behind_and_what_is_held_back_is_not(ledger: SqlLedger) -> None:
    due = make_dispatch(guid=guid(1))
    embargoes = [make_dispatch(guid=guid(2 + hours), embargo=NOON + timedelta(hours=hours)) for hours in (2, 1)]
    entries = [Entry(dispatch=one, sections=frozenset({"all"}), announce=True) for one in (due, *embargoes)]
    with ledger.writing() as writing:
        writing.record(entries, [])
    told = read(ledger.gauges(), NOON + MINUTE)
    assert told["section_lag_seconds all"] == 60
    assert told["section_versions_behind all"] == 1
    assert told["section_lag_seconds sport"] == 0
    assert (told["errands due"], told["errands waiting"]) == (1, 2)
    assert told["next_embargo_timestamp_seconds"] == (NOON + timedelta(hours=1)).timestamp()
    assert told["versions"] == 3
    assert told["newest_version_timestamp_seconds"] == NOON.timestamp()


def test_each_channel_has_its_own_queue(ledger: SqlLedger) -> None:
    dispatches = [make_dispatch(guid=guid(number)) for number in range(4)]
    with ledger.writing() as writing:
        writing.record([Entry(dispatch=one, sections=frozenset(), announce=False) for one in dispatches], [])
    deliveries = ledger.deliveries()
    deliveries.order([Order(outlet="gazette-hook", guid=guid(0), version=1)], NOON)
    deliveries.order(
        [Order(outlet="gazette-hook", guid=guid(number), version=1) for number in (1, 2, 3)], NOON + MINUTE
    )
    oldest, dead, later = deliveries.due(NOON + MINUTE, 3, ["gazette-hook"])
    deliveries.begin({dead.number: NOON, later.number: NOON + 9 * MINUTE}, NOON)
    deliveries.settle([Settled(number=dead.number, answer=Answer(error="no"), state=DeliveryState.DEAD, due=NOON)])
    told = read(ledger.gauges(), NOON + 2 * MINUTE)
    assert oldest.made == NOON
    assert told["outlet_lag_seconds gazette gazette-hook"] == 120
    assert told["outlet_versions_behind gazette gazette-hook"] == 3
    assert told["deliveries gazette gazette-hook due"] == 2
    assert told["deliveries gazette gazette-hook dead"] == 1
    assert told["outlet_versions_behind gazette gazette-ftp"] == 0


def test_a_source_that_fails_is_behind_since_it_last_worked(ledger: SqlLedger) -> None:
    clock = Clock(NOON)
    record = Record(ledger.memory("health:agency"), clock, lambda: 0.5)
    record.succeeded()
    clock.moment = NOON + MINUTE
    record.failed(SourceUnavailable("no answer"))
    told = read(ledger.gauges(), NOON + 2 * MINUTE)
    assert (told["source_lag_seconds agency"], told["source_failures agency"]) == (120, 1)
    assert told["source_last_success_timestamp_seconds agency"] == NOON.timestamp()
    assert (told["source_lag_seconds newsroom"], told["source_failures newsroom"]) == (0, 0)
    assert "source_last_success_timestamp_seconds newsroom" not in told


@dataclass
class Busy:
    """A store that does not answer."""

    asked: list[datetime] = field(default_factory=list)

    def levels(self, now: datetime, sources: Collection[str], channels: Collection[str]) -> Levels:
        del sources, channels
        self.asked.append(now)
        raise StoreBusy("the store is busy")

    def stored_since(self, moment: datetime) -> int:
        raise StoreBusy(f"the store is busy at {moment}")

    def filed(self, sources: Collection[str]) -> Mapping[str, Filed]:
        raise StoreBusy(f"the store is busy, and {len(sources)} sources wait")

    def stories(self, sections: Collection[str]) -> Mapping[str, Counted]:
        raise StoreBusy(f"the store is busy, and {len(sections)} sections wait")

    def hours(self, now: datetime, length: int) -> Rates:
        raise StoreBusy(f"the store is busy at {now}, and {length} hours wait")


def test_a_store_that_does_not_answer_is_told_alone() -> None:
    assert read(Busy(), NOON) == {"store_up": 0}


def test_the_store_is_asked_no_more_than_once_a_second() -> None:
    busy, seconds = Busy(), Seconds()
    found = levels(busy, NOON, seconds)
    for seconds.now in (0.0, 0.5, 0.9, 1.0, 1.5):
        assert [each.value for each in found.readings()] == [0]
    assert len(busy.asked) == 2
