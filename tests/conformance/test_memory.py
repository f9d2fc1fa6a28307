"""What every memory promises (`syndicate.ports.memory.Memory`), over each engine that the store runs on."""

from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from syndicate.store import open_ledger
from syndicate.store.ledger import SqlLedger
from tests.stores import fresh_store


@pytest.fixture(params=["sqlite", "postgresql"])
def url(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[str]:
    with fresh_store(request.param, tmp_path) as address:
        yield address


@pytest.fixture
def ledger(url: str) -> Iterator[SqlLedger]:
    opened = open_ledger(url)
    yield opened
    opened.close()


def test_at_first_nothing_is_remembered(ledger: SqlLedger) -> None:
    assert ledger.memory("source:wire").recall() == {}


def test_what_is_remembered_is_known_after_a_restart(url: str) -> None:
    ledger = open_ledger(url)
    ledger.memory("source:wire").remember({"etag": '"a"', "modified": "Tue, 24 Nov 2026 12:00:00 GMT", "empty": ""})
    ledger.close()
    ledger = open_ledger(url)
    assert ledger.memory("source:wire").recall() == {
        "etag": '"a"',
        "modified": "Tue, 24 Nov 2026 12:00:00 GMT",
        "empty": "",
    }
    ledger.close()


def test_what_need_not_outlive_a_power_cut_is_known_by_all_at_once(ledger: SqlLedger) -> None:
    ledger.memory("outlet:msn", lasting=False).remember({"failures": "3"})
    assert ledger.memory("outlet:msn").recall() == {"failures": "3"}


def test_a_change_leaves_other_keys_alone_and_none_forgets_one(ledger: SqlLedger) -> None:
    memory = ledger.memory("source:wire")
    memory.remember({"a": "1", "b": "2", "c": "3"})
    memory.remember({"a": "4", "b": None, "never": None})
    assert memory.recall() == {"a": "4", "c": "3"}


def test_owners_know_nothing_of_one_another(ledger: SqlLedger) -> None:
    ledger.memory("source:wire").remember({"a": "1"})
    ledger.memory("source:wire-2").remember({"a": "2"})
    ledger.memory("source:wire").remember({"a": None})
    assert ledger.memory("source:wire").recall() == {}
    assert ledger.memory("source:wire-2").recall() == {"a": "2"}


def test_text_comes_back_as_it_was(ledger: SqlLedger) -> None:
    changes = {"Köln 'x'": "Línea\n\r\t\u2028 𝄞 %s :x", "long": "ab" * 50_000}
    ledger.memory("m").remember(changes)
    assert ledger.memory("m").recall() == changes


def test_what_no_database_holds_is_written_out(ledger: SqlLedger) -> None:
    ledger.memory("m").remember({"error": "cut\0off \udcff"})
    assert ledger.memory("m").recall() == {"error": "cut\\x00off \\udcff"}


def test_many_threads_remember_at_once(ledger: SqlLedger) -> None:
    def work(number: int) -> None:
        ledger.memory("m").remember({f"k{number}": str(number), "last": str(number)})

    with ThreadPoolExecutor(8) as threads:
        list(threads.map(work, range(40)))
    known = ledger.memory("m").recall()
    assert {key: value for key, value in known.items() if key != "last"} == {f"k{n}": str(n) for n in range(40)}
    assert known["last"] in {str(n) for n in range(40)}
