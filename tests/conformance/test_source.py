"""What every source promises (`syndicate.ports.source.Source`), shown on each of them.

A source joins by a bench of its own: how something is filed there, and how it is opened again after a restart.
"""

import os
from collections.abc import Callable
from datetime import datetime, timedelta
from pathlib import Path
from typing import Protocol

import pytest

from syndicate.errors import SourceError
from syndicate.model.filing import Filing, Unfiled
from syndicate.ports.source import ConfiguredSource, WakefulSource
from syndicate.sources.spool import Spool
from tests.makers import NOON


class Noon:
    """Always noon."""

    def now(self) -> datetime:
        return NOON


class Bench(Protocol):
    """One kind of source, made ready to be tried."""

    def open(self) -> ConfiguredSource:
        """The source, as a fresh start opens it."""
        ...

    def put(self, name: str, content: bytes, age: timedelta) -> None:
        """File something, so long before noon."""
        ...

    def put_unfit(self, name: str) -> None:
        """Put something there that can never be a filing."""
        ...


class SpoolBench:
    def __init__(self, folder: Path) -> None:
        self.path = folder / "spool"

    def open(self) -> Spool:
        return Spool(name="newsroom", path=self.path, clock=Noon())

    def put(self, name: str, content: bytes, age: timedelta) -> None:
        self.path.mkdir(exist_ok=True)
        file = self.path / name
        file.write_bytes(content)
        when = int((NOON - age).timestamp())
        os.utime(file, (when, when))

    def put_unfit(self, name: str) -> None:
        self.path.mkdir(exist_ok=True)
        os.mkfifo(self.path / name)


BENCHES: dict[str, Callable[[Path], Bench]] = {"spool": SpoolBench}


@pytest.fixture(params=sorted(BENCHES))
def bench(request: pytest.FixtureRequest, tmp_path: Path) -> Bench:
    return BENCHES[request.param](tmp_path)


HOUR = timedelta(hours=1)
MINUTE = timedelta(minutes=1)


def test_an_empty_source_yields_nothing(bench: Bench) -> None:
    assert list(bench.open().collect()) == []


def test_a_filing_carries_its_bytes_whole_and_where_it_came_from(bench: Bench) -> None:
    content = bytes(range(256)) * 40
    bench.put("a.txt", content, HOUR)
    source = bench.open()
    [filing] = source.collect()
    assert isinstance(filing, Filing)
    assert (filing.source, filing.name, filing.content) == (source.name, "a.txt", content)
    assert (filing.filed, filing.received) == (NOON - HOUR, NOON)


def test_filings_come_oldest_first(bench: Bench) -> None:
    for name, age in {"c": 3 * MINUTE, "a": 2 * MINUTE, "b": MINUTE, "z": 9 * MINUTE}.items():
        bench.put(name, name.encode(), age)
    assert [filing.name for filing in bench.open().collect()] == ["z", "c", "a", "b"]


def test_filings_of_one_moment_come_by_name(bench: Bench) -> None:
    for name in ("03", "01", "02"):
        bench.put(name, name.encode(), HOUR)
    assert [filing.name for filing in bench.open().collect()] == ["01", "02", "03"]


def test_a_filing_stays_until_it_is_acknowledged(bench: Bench) -> None:
    bench.put("a.txt", b"one", HOUR)
    assert len(list(bench.open().collect())) == 1
    source = bench.open()
    [filing] = source.collect()
    source.ack(filing.receipt)
    assert list(source.collect()) == []
    assert list(bench.open().collect()) == []


def test_a_receipt_outlives_a_restart(bench: Bench) -> None:
    bench.put("a b.txt", b"one", HOUR)
    [filing] = bench.open().collect()
    bench.open().ack(filing.receipt)
    assert list(bench.open().collect()) == []


@pytest.mark.parametrize("again", ["ack", "reject"])
@pytest.mark.parametrize("first", ["ack", "reject"])
def test_letting_go_twice_is_no_error(bench: Bench, first: str, again: str) -> None:
    bench.put("a.txt", b"one", HOUR)
    source = bench.open()
    [filing] = source.collect()
    for verb in (first, again):
        if verb == "ack":
            source.ack(filing.receipt)
        else:
            source.reject(filing.receipt, "no headline found")
    assert list(source.collect()) == []


@pytest.mark.parametrize("verb", ["ack", "reject"])
def test_a_later_filing_of_the_same_name_is_not_let_go_with_the_earlier_one(bench: Bench, verb: str) -> None:
    bench.put("latest.txt", b"first", HOUR)
    source = bench.open()
    [first] = source.collect()
    source.ack(first.receipt)
    bench.put("latest.txt", b"second", MINUTE)
    if verb == "ack":
        source.ack(first.receipt)
    else:
        source.reject(first.receipt, "late")
    [second] = source.collect()
    assert isinstance(second, Filing)
    assert (second.name, second.content) == ("latest.txt", b"second")


def test_what_can_never_be_a_filing_is_told_with_a_reason_and_can_be_moved_away(bench: Bench) -> None:
    bench.put("a.txt", b"one", HOUR)
    bench.put_unfit("odd")
    source = bench.open()
    unfiled = [found for found in source.collect() if isinstance(found, Unfiled)]
    assert [(found.source, found.name) for found in unfiled] == [(source.name, "odd")]
    assert unfiled[0].reason
    source.reject(unfiled[0].receipt, unfiled[0].reason)
    assert [found.name for found in source.collect()] == ["a.txt"]


def test_collecting_can_be_broken_off_and_taken_up_again(bench: Bench) -> None:
    for number in range(5):
        bench.put(f"{number}.txt", b"text", (9 - number) * MINUTE)
    source = bench.open()
    first = next(iter(source.collect()))
    source.ack(first.receipt)
    assert [filing.name for filing in source.collect()] == ["1.txt", "2.txt", "3.txt", "4.txt"]


def test_a_probe_says_what_it_saw_and_takes_nothing(bench: Bench) -> None:
    bench.put("a.txt", b"one", HOUR)
    source = bench.open()
    assert "1 waiting" in source.probe()
    [filing] = source.collect()
    assert filing.name == "a.txt"
    source.ack(filing.receipt)
    assert "0 waiting" in source.probe()


def test_a_receipt_of_another_kind_is_refused(bench: Bench) -> None:
    with pytest.raises(SourceError):
        bench.open().ack("../outside#0")


def test_a_wakeful_source_wakes_at_once_and_ends_when_it_is_stopped(bench: Bench) -> None:
    source = bench.open()
    if not isinstance(source, WakefulSource):
        pytest.skip("does not wake by itself")
    stop = False
    wakes = source.wakes(lambda: stop)
    assert next(wakes) is None
    stop = True
    assert list(wakes) == []
