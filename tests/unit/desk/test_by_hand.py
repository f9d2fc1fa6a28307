"""What is handed in goes the way of everything else, and whoever hands it in learns why it was refused."""

from collections.abc import Iterator
from contextlib import closing
from datetime import timedelta
from pathlib import Path

import pytest

from syndicate.bus.local import LocalBus
from syndicate.desk.by_hand import HandedIn
from syndicate.desk.collect import Collector, Tally
from syndicate.desk.reading import Desk
from syndicate.desk.trail import Trail
from syndicate.desk.tray import TrayDesk, take_again
from syndicate.errors import SyndicateError
from syndicate.formats.plain_text import PlainText
from syndicate.model.filing import Filing, Unfiled
from syndicate.rules.normalise import Defaults
from syndicate.store import open_ledger
from syndicate.store.ledger import SqlLedger
from tests.makers import NOON, make_filing, make_section
from tests.press import Clock
from tests.stores import lay_out

GOOD = b"HARBOUR TALKS RESUME\n\n    KESTREL BAY, Nov 24 (Example Wire) - Talks resumed on Tuesday.\n"
EMPTY = b"\n\n"
CLOCK = Clock(NOON + timedelta(hours=1))


def defaults(source: str) -> Defaults:
    return Defaults(source=source, agency="Example Wire", language="en", domain="wire.example")


@pytest.fixture
def ledger(tmp_path: Path) -> Iterator[SqlLedger]:
    with closing(open_ledger(lay_out(tmp_path / "syndicate.db"))) as opened:
        yield opened


@pytest.fixture
def collector(ledger: SqlLedger) -> Collector:
    return Collector(ledger=ledger, bus=LocalBus(), desk=Desk((PlainText(),)), sections=[make_section()])


def reject(collector: Collector, *items: Filing | Unfiled) -> None:
    with collector.ledger.writing() as writing:
        for item in items:
            writing.reject(item, "it was refused")


@pytest.fixture
def tray(ledger: SqlLedger, collector: Collector) -> TrayDesk:
    return TrayDesk(collector=collector, trail=Trail(acts=ledger.acts(), clock=CLOCK), defaults=defaults)


def test_what_is_handed_in_is_taken_under_the_name_of_its_source(collector: Collector) -> None:
    handed_in = HandedIn(make_filing(GOOD, source="desk"))
    assert collector.collect(handed_in, defaults(handed_in.name)) == Tally(stored=1)
    assert ([one.source for one in collector.ledger.latest(5)], handed_in.reasons) == (["desk"], [])


def test_whoever_hands_in_what_cannot_be_taken_learns_why(collector: Collector) -> None:
    handed_in = HandedIn(make_filing(EMPTY))
    assert collector.collect(handed_in, defaults(handed_in.name)) == Tally(rejected=1)
    [reason] = handed_in.reasons
    assert reason == "the filing holds nothing but white space"


def test_rejects_are_taken_again_each_by_the_rules_of_its_source_and_those_that_cannot_be_stay(
    collector: Collector,
) -> None:
    other = GOOD.replace(b"HARBOUR", b"AIRPORT")
    third = GOOD.replace(b"HARBOUR", b"STATION")
    reject(collector, make_filing(GOOD, source="radio"), make_filing(EMPTY), make_filing(other, source="city"))
    reject(collector, make_filing(third, source="radio"))
    asked: list[str] = []

    def defaults_of(source: str) -> Defaults:
        asked.append(source)
        return defaults(source)

    rows = collector.ledger.rejects(5)
    assert take_again(rows, collector, CLOCK, defaults_of) == Tally(stored=3, rejected=1)
    assert asked == ["city", "newsroom", "radio"]
    assert {one.source for one in collector.ledger.latest(5)} == {"radio", "city"}
    assert {one.received for one in collector.ledger.latest(5)} == {CLOCK.moment}
    [left] = collector.ledger.rejects(5)
    assert (left.source, left.reason) == ("newsroom", "the filing holds nothing but white space")


def test_where_the_bytes_of_one_could_not_be_read_none_is_taken(collector: Collector) -> None:
    pipe = Unfiled(source="newsroom", name="pipe", reason="a pipe, not a file", received=NOON, receipt="pipe")
    reject(collector, make_filing(GOOD), pipe)
    with pytest.raises(SyndicateError, match="pipe: its bytes could not be read; put the file into its source again"):
        take_again(collector.ledger.rejects(5), collector, CLOCK, defaults)
    assert len(collector.ledger.rejects(5)) == 2
    assert collector.ledger.latest(5) == []


def test_what_is_not_in_the_tray_any_more_is_said_to_be_and_to_where_to_look(tray: TrayDesk) -> None:
    for act in (tray.retry, tray.drop):
        with pytest.raises(SyndicateError, match="the reject tray has no number 7; `syndicate rejects list` shows"):
            act(7, "otto")
    assert all(act.result.startswith("not done: ") for act in tray.trail.acts.listed(5))


def test_a_reject_that_was_on_the_wire_before_leaves_the_tray_all_the_same(tray: TrayDesk) -> None:
    tray.collector.collect(HandedIn(make_filing(GOOD)), defaults("newsroom"))
    reject(tray.collector, make_filing(GOOD))
    [row] = tray.listed(5)
    assert tray.retry(row.number, "otto") == "It was taken; everything in it was on the wire before."
    assert tray.listed(5) == []
