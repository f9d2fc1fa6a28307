"""The intake over a real collector and a real ledger."""

from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

import pytest

from syndicate.bus.local import LocalBus
from syndicate.desk.collect import Collector
from syndicate.desk.health import Record, recalled
from syndicate.desk.intake import DeskIntake, Hatch
from syndicate.desk.reading import Desk
from syndicate.errors import SourceError, StoreBusy
from syndicate.formats.plain_text import PlainText
from syndicate.ports.intake import Parcel
from syndicate.ports.ledger import Writing
from syndicate.rules.normalise import Defaults
from syndicate.store import open_ledger
from syndicate.store.ledger import SqlLedger
from tests.makers import NOON, make_section
from tests.stores import lay_out

GOOD = b"HARBOUR TALKS RESUME\n\n    KESTREL BAY, Nov 24 (Example Wire) - Talks resumed on Tuesday.\n"
OTHER = b"QUAYS REOPEN\n\n    PORTO VELA, Nov 24 (Example Wire) - They opened on Tuesday.\n"
UNTITLED = b"Byline: Jane Marlow\n\n"


class Noon:
    def now(self) -> datetime:
        return NOON


@dataclass
class House:
    ledger: SqlLedger
    bus: LocalBus

    def intake(self, **tokens: Callable[[], str] | None) -> DeskIntake:
        collector = Collector(ledger=self.ledger, bus=self.bus, desk=Desk((PlainText(),)), sections=[make_section()])
        hatches = [
            Hatch(
                defaults=Defaults(source=name, domain="wire.example"),
                tokens=token,
                record=Record(self.ledger.memory(f"health:{name}"), Noon(), lambda: 0.0),
            )
            for name, token in tokens.items()
        ]
        return DeskIntake(collector, Noon(), hatches)


@pytest.fixture
def house(tmp_path: Path) -> Iterator[House]:
    ledger = open_ledger(lay_out(tmp_path / "syndicate.db"))
    yield House(ledger, LocalBus())
    ledger.close()


def missing() -> str:
    raise SourceError("sources.lost.token_env: the environment variable LOST is not set, or empty")


def test_a_token_tells_the_source_it_files_under(house: House) -> None:
    intake = house.intake(desk=lambda: "one two", hub=None, agency=lambda: "three")
    assert [intake.source(token) for token in ("one", "two", "three")] == ["desk", "desk", "agency"]
    assert [intake.source(token) for token in ("one two", "on", "", "One", "ön\udcff")] == [None] * 5


def test_a_source_whose_tokens_cannot_be_read_stops_no_other(house: House) -> None:
    intake = house.intake(lost=missing, desk=lambda: "one")
    assert intake.source("one") == "desk"
    with pytest.raises(SourceError, match=r"sources\.lost\.token_env"):
        intake.source("two")
    with pytest.raises(SourceError, match=r"sources\.lost\.token_env"):
        intake.probe("lost")
    assert intake.probe("desk") == "1 token"


def test_what_is_handed_in_is_recorded_routed_and_announced(house: House) -> None:
    intake = house.intake(desk=lambda: "one")
    [outcome] = intake.file("desk", [Parcel(name="a.txt", content=GOOD)])
    [taken] = outcome.taken
    assert (outcome.name, taken.version, taken.new, taken.note) == ("a.txt", 1, True, "")
    [stored] = house.ledger.versions(taken.guid)
    assert (stored.source, stored.filed, stored.received) == ("desk", NOON, NOON)
    assert house.ledger.sections([taken.guid]) == {taken.guid: frozenset({"all"})}
    assert house.bus.pull("publish.*", 1, NOON - NOON)
    assert recalled(house.ledger.memory("health:desk")).succeeded == NOON


def test_the_same_bytes_again_are_the_same_versions_whoever_sends_them(house: House) -> None:
    intake = house.intake(desk=lambda: "one", agency=lambda: "two")
    [first] = intake.file("desk", [Parcel(content=GOOD)])
    for source, parcels in (("desk", 1), ("agency", 1), ("desk", 2)):
        for again in intake.file(source, [Parcel(content=GOOD)] * parcels):
            assert [(taken.guid, taken.version) for taken in again.taken] == [
                (taken.guid, taken.version) for taken in first.taken
            ]
            assert not any(taken.new for taken in again.taken)
            assert all(taken.note for taken in again.taken)


def test_twice_in_one_request_is_once_new(house: House) -> None:
    first, again = house.intake(desk=None).file("desk", [Parcel(content=GOOD), Parcel(content=GOOD)])
    assert [taken.new for taken in (*first.taken, *again.taken)] == [True, False]
    assert first.taken[0].guid == again.taken[0].guid


def test_a_bad_parcel_is_told_why_and_stops_no_other(house: House) -> None:
    outcomes = house.intake(desk=None).file(
        "desk", [Parcel(content=GOOD), Parcel(content=bytes(500)), Parcel(content=UNTITLED), Parcel(content=OTHER)]
    )
    assert [len(outcome.taken) for outcome in outcomes] == [1, 0, 0, 1]
    assert [refused.missing for outcome in outcomes for refused in outcome.refused] == [None, "headline"]
    assert {row.reason for row in house.ledger.rejects(10)} == {
        refused.reason for outcome in outcomes for refused in outcome.refused
    }
    assert len({outcome.name for outcome in outcomes}) == 4


class BusyLedger(SqlLedger):
    """A ledger nobody can write to."""

    busy = False

    def writing(self) -> AbstractContextManager[Writing]:  # type: ignore[override]  # fails before it gives one
        if self.busy:
            raise StoreBusy("the store is busy")
        return super().writing()


def test_a_busy_store_takes_nothing_and_is_remembered(house: House) -> None:
    busy = BusyLedger(house.ledger._engine)  # noqa: SLF001 - the same store
    busy.busy = True
    intake = House(busy, house.bus).intake(desk=None)
    with pytest.raises(StoreBusy):
        intake.file("desk", [Parcel(content=GOOD)])
    health = recalled(house.ledger.memory("health:desk"))
    assert (health.failures, health.error) == (1, "the store is busy")
    assert house.ledger.counts().versions == 0
    busy.busy = False
    [outcome] = intake.file("desk", [Parcel(content=GOOD)])
    assert outcome.taken[0].new
    assert recalled(house.ledger.memory("health:desk")).failures == 0
