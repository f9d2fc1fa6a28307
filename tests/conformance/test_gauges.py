"""What the store tells those who watch (`syndicate.ports.gauges`), over each engine that it runs on."""

from collections.abc import Iterator
from contextlib import closing
from datetime import timedelta
from pathlib import Path

import pytest

from syndicate.model.filing import Unfiled
from syndicate.ports.gauges import Filed
from syndicate.ports.ledger import Entry, Receipt
from syndicate.rules.health import DISABLED
from syndicate.store import open_ledger
from syndicate.store.ledger import SqlLedger
from tests.makers import NOON, make_dispatch
from tests.stores import fresh_store

MINUTE = timedelta(minutes=1)


@pytest.fixture(params=["sqlite", "postgresql"])
def ledger(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[SqlLedger]:
    with fresh_store(request.param, tmp_path) as address, closing(open_ledger(address)) as opened:
        yield opened


def test_what_was_received_since_a_moment_is_counted(ledger: SqlLedger) -> None:
    gauges = ledger.gauges()
    assert gauges.stored_since(NOON) == 0
    dispatches = [
        make_dispatch(guid=f"tag:wire.example,2026:{number}", received=NOON + number * MINUTE) for number in range(10)
    ]
    with ledger.writing() as writing:
        writing.record([Entry(dispatch=each, sections=frozenset(), announce=False) for each in dispatches], [])
    since = [gauges.stored_since(NOON + number * MINUTE) for number in (-1, 0, 3, 9, 10)]
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
