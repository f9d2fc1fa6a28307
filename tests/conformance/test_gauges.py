"""What the store tells those who watch (`syndicate.ports.gauges`), over each engine that it runs on."""

from collections.abc import Iterator
from contextlib import closing
from datetime import datetime, timedelta
from pathlib import Path

import pytest

from syndicate.model.filing import Unfiled
from syndicate.ports.gauges import Counted, Filed
from syndicate.ports.ledger import Entry, Receipt
from syndicate.rules.health import DISABLED
from syndicate.store import gauges, open_ledger
from syndicate.store.ledger import SqlLedger
from tests.makers import NOON, make_dispatch
from tests.stores import fresh_store

MINUTE = timedelta(minutes=1)


@pytest.fixture(params=["sqlite", "postgresql"])
def ledger(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[SqlLedger]:
    with fresh_store(request.param, tmp_path) as address, closing(open_ledger(address)) as opened:
        yield opened


def test_what_was_received_since_a_moment_is_counted(ledger: SqlLedger) -> None:
    asked = ledger.gauges()
    assert asked.stored_since(NOON) == 0
    dispatches = [
        make_dispatch(guid=f"tag:wire.example,2026:{number}", received=NOON + number * MINUTE) for number in range(10)
    ]
    with ledger.writing() as writing:
        writing.record([Entry(dispatch=each, sections=frozenset(), announce=False) for each in dispatches], [])
    since = [asked.stored_since(NOON + number * MINUTE) for number in (-1, 0, 3, 9, 10)]
    assert since == [10, 10, 7, 1, 0]


def test_channels_that_are_used_no_more_are_told_with_the_reason(ledger: SqlLedger) -> None:
    ledger.memory("channel:hook").remember({DISABLED: "it answered 410", "failures": "3"})
    ledger.memory("channel:ftp").remember({"failures": "1"})
    levels = ledger.gauges().levels(NOON, (), ["hook", "ftp", "unheard"])
    assert levels.disabled == {"hook": "it answered 410"}
    assert {name: health.failures for name, health in levels.channels.items()} == {"hook": 3, "ftp": 1}


def test_what_came_from_each_source_is_told(ledger: SqlLedger) -> None:
    receipts = [
        Receipt(digest=f"{source}{at}", source=source, name="a.txt", received=NOON + at * MINUTE, outcome="stored")
        for source, at in (("city", 3), ("city", 1), ("coast", 2))
    ]
    with ledger.writing() as writing:
        writing.record([], receipts)
        for name in ("b.txt", "c.txt"):
            writing.reject(Unfiled(source="city", name=name, reason="no", received=NOON, receipt=""), "no")
    assert ledger.gauges().filed(["city", "coast", "silent"]) == {
        "city": Filed(NOON + 3 * MINUTE, 2),
        "coast": Filed(NOON + 2 * MINUTE, 0),
        "silent": Filed(),
    }
    assert ledger.gauges().filed([]) == {}
    assert [row.name for row in ledger.rejects(5, "city")] == ["c.txt", "b.txt"]
    assert ledger.rejects(5, "coast") == []


def _filed(ledger: SqlLedger, number: int, at: datetime, *sections: str) -> None:
    dispatch = make_dispatch(guid=f"tag:wire.example,2026:{number}", received=at)
    with ledger.writing() as writing:
        writing.record([Entry(dispatch=dispatch, sections=frozenset(sections), announce=False)], [])


def test_what_each_section_was_given_is_told_by_the_hour(ledger: SqlLedger) -> None:
    now = NOON + 30 * MINUTE
    for number, (minutes, sections) in enumerate(
        [(-181, {"all"}), (-180, {"all"}), (-1, {"all", "harbours"}), (0, {"all"}), (29, {"harbours"}), (30, set())]
    ):
        _filed(ledger, number, NOON + minutes * MINUTE, *sections)
    rates = ledger.gauges().hours(now, 4)
    assert rates.of("all") == [1, 0, 1, 1]
    assert rates.of("harbours") == [0, 0, 1, 1]
    assert rates.of("nowhere") == [0, 0, 0, 0]


def test_hours_that_are_too_much_to_be_counted_are_not_told(ledger: SqlLedger, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(gauges, "_MOST_TIMED", 3)
    for number, minutes in enumerate([-130, -90, -70, -50, 10]):
        _filed(ledger, number, NOON + minutes * MINUTE, "all")
    assert ledger.gauges().hours(NOON + 30 * MINUTE, 4).of("all") == [None, None, 1, 1]


def test_on_an_empty_record_every_hour_is_empty(ledger: SqlLedger) -> None:
    assert ledger.gauges().hours(NOON, 3).of("all") == [0, 0, 0]


def test_stories_are_counted_up_to_a_bound(ledger: SqlLedger, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(gauges, "MOST_COUNTED", 2)
    for number, sections in enumerate([{"all"}, {"all", "harbours"}, {"all"}]):
        _filed(ledger, number, NOON, *sections)
    monkeypatch.setattr(gauges, "_LEAST_EACH", 1)
    counted = ledger.gauges().stories(["all", "harbours", "nowhere"])
    assert counted == {"all": Counted(2, many=True), "harbours": Counted(1), "nowhere": Counted()}
    assert ledger.gauges().stories([]) == {}
