"""What was fetched, on its way into the store."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta

import pytest
from structlog.testing import capture_logs

from syndicate.errors import StoreBusy
from syndicate.model.access import Fetch
from syndicate.web import visits
from syndicate.web.visits import Visits
from tests.makers import NOON

FETCH = Fetch(outlet="gazette", prefix="1a2b3c4d", at=NOON, path="a", status=200, tag=None, client="192.0.2.1")


@dataclass
class Busy:
    """A store that is busy until it is not."""

    busy: bool = False
    noted: list[Fetch] = field(default_factory=list)

    def note(self, fetches: Sequence[Fetch]) -> None:
        if self.busy:
            raise StoreBusy("the store is busy")
        self.noted += fetches

    def listed(self, outlet: str, since: datetime | None, most: int) -> list[Fetch]:
        raise NotImplementedError

    def first(self, outlet: str, since: datetime, paths: Collection[str], statuses: Collection[int]) -> Fetch | None:
        raise NotImplementedError

    def trim(self, before: datetime, most: int) -> int:
        raise NotImplementedError


def fetches(number: int) -> list[Fetch]:
    return [replace(FETCH, at=NOON + timedelta(seconds=secs)) for secs in range(number)]


def test_what_waits_for_a_busy_store_is_written_in_order_when_it_is_free() -> None:
    store = Busy(busy=True)
    waiting = Visits(store)
    for fetch in fetches(3):
        waiting.note(fetch)
    with pytest.raises(StoreBusy):
        waiting.flush()
    store.busy = False
    waiting.flush()
    waiting.flush()
    assert store.noted == fetches(3)


def test_only_so_many_wait_and_it_is_said_how_many_were_lost(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(visits, "MOST_WAITING", 2)
    store = Busy()
    waiting = Visits(store)
    for fetch in fetches(5):
        waiting.note(fetch)
    with capture_logs() as logs:
        waiting.flush()
    assert store.noted == fetches(5)[3:]
    assert [line["number"] for line in logs] == [3]
