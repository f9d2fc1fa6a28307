"""The health of sources over a restart, in a real store."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path

import pytest

from syndicate.desk.health import SUCCESS_EVERY, Record, recalled
from syndicate.errors import SourceError, SourceUnavailable, StoreBusy
from syndicate.model.health import Health
from syndicate.ports.memory import Memory
from syndicate.store import open_ledger
from tests.makers import NOON
from tests.stores import lay_out

SECOND = timedelta(seconds=1)


class Hands:
    """A clock that is set by hand."""

    def __init__(self) -> None:
        self.at = NOON

    def now(self) -> datetime:
        return self.at


@pytest.fixture
def memory(tmp_path: Path) -> Iterator[Memory]:
    ledger = open_ledger(lay_out(tmp_path / "syndicate.db"))
    yield ledger.memory("health:wire")
    ledger.close()


def record(memory: Memory, clock: Hands) -> Record:
    return Record(memory, clock, lambda: 0.0)


def test_of_a_source_never_tried_nothing_is_known(memory: Memory) -> None:
    assert recalled(memory) == Health()


def test_a_failure_is_known_after_a_restart_with_all_that_is_known_of_it(memory: Memory) -> None:
    clock = Hands()
    first = record(memory, clock)
    first.succeeded()
    clock.at += 60 * SECOND
    first.failed(SourceUnavailable("no answer"))
    clock.at += 5 * SECOND
    first.failed(SourceUnavailable("still none"))
    assert recalled(memory) == Health(
        succeeded=NOON,
        failures=2,
        failing=NOON + 60 * SECOND,
        failed=NOON + 65 * SECOND,
        error="still none",
        next_attempt=NOON + 80 * SECOND,
    )
    assert record(memory, clock).health == recalled(memory)


def test_a_source_that_works_again_is_known_to(memory: Memory) -> None:
    clock = Hands()
    one = record(memory, clock)
    one.failed(SourceError("no such folder"))
    assert one.resting()
    one.succeeded()
    assert not one.resting()
    assert recalled(memory) == Health(succeeded=NOON)


def test_successes_are_written_down_once_a_minute(memory: Memory) -> None:
    clock = Hands()
    one = record(memory, clock)
    one.succeeded()
    clock.at = NOON + SUCCESS_EVERY - SECOND
    one.succeeded()
    assert recalled(memory).succeeded == NOON
    clock.at = NOON + SUCCESS_EVERY
    one.succeeded()
    assert recalled(memory).succeeded == NOON + SUCCESS_EVERY
    clock.at = NOON - timedelta(hours=1)
    one.succeeded()
    assert recalled(memory).succeeded == NOON - timedelta(hours=1)


@dataclass
class Busy:
    """A memory whose store does not answer now and then."""

    real: Memory
    busy: bool = False

    def recall(self) -> Mapping[str, str]:
        return self.real.recall()

    def remember(self, words: Mapping[str, str | None]) -> None:
        if self.busy:
            raise StoreBusy("the store does not answer")
        self.real.remember(words)


def test_what_could_not_be_written_down_is_known_now_and_written_down_the_next_time(memory: Memory) -> None:
    clock, store = Hands(), Busy(memory, busy=True)
    one = record(store, clock)
    assert one.failed(SourceUnavailable("no answer")).failures == 1
    assert one.resting()
    assert recalled(memory) == Health()
    store.busy = False
    assert one.failed(SourceUnavailable("still none")).failures == 2
    assert recalled(memory).failures == 2
    store.busy = True
    one.succeeded()
    store.busy = False
    one.succeeded()
    assert recalled(memory) == Health(succeeded=NOON)
