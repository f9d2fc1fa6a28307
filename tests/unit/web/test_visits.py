"""What was fetched, on its way into the store."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass, field
from datetime import datetime, timedelta

import pytest
from structlog.testing import capture_logs

from syndicate.errors import StoreBusy
from syndicate.model.access import Fetch
from syndicate.web import visits
from syndicate.web.visits import Visit, Visits
from tests.makers import NOON

VISIT = Visit(outlet="gazette", prefix="1a2b3c4d", path="a", status=200, tag='"a"', client="192.0.2.1")


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


def at(secs: float) -> datetime:
    return NOON + timedelta(seconds=secs)


def fetches(number: int) -> list[Fetch]:
    return [VISIT.at(at(secs)) for secs in range(number)]


def written(*noted: tuple[Visit, float]) -> list[Fetch]:
    store = Busy()
    waiting = Visits(store)
    for visit, secs in noted:
        waiting.note(visit, at(secs))
    waiting.flush()
    return sorted(store.noted, key=lambda fetch: fetch.at)


def test_what_is_noted_comes_into_the_store_as_it_was() -> None:
    [fetch] = written((VISIT, 0.5))
    its = {name: getattr(fetch, name) for name in Visit._fields}
    assert (Visit(**its), fetch.at) == (VISIT, at(0.5))


def test_of_equal_answers_within_a_second_the_first_and_the_last_are_written() -> None:
    moments = (0, 0.25, 0.5, 0.999, 1.0, 1.25, 7)
    assert written(*((VISIT, secs) for secs in moments)) == [VISIT.at(at(secs)) for secs in (0, 0.999, 1.0, 1.25, 7)]


@pytest.mark.parametrize(
    "other",
    [
        VISIT._replace(outlet="courier"),
        VISIT._replace(prefix="5e6f7a8b"),
        VISIT._replace(path="b"),
        VISIT._replace(status=304),
        VISIT._replace(tag='"b"'),
        VISIT._replace(tag=None),
        VISIT._replace(client="192.0.2.2"),
    ],
)
def test_answers_that_differ_in_anything_are_written_each(other: Visit) -> None:
    assert written((VISIT, 0), (other, 0.25), (VISIT, 0.5)) == [
        VISIT.at(at(0)),
        other.at(at(0.25)),
        VISIT.at(at(0.5)),
    ]


def test_equal_answers_are_written_again_after_they_were_written() -> None:
    store = Busy()
    waiting = Visits(store)
    for secs in (0, 0.25):
        waiting.note(VISIT, at(secs))
        waiting.flush()
    assert store.noted == [VISIT.at(at(0)), VISIT.at(at(0.25))]


def test_however_many_differ_each_is_written() -> None:
    many = [VISIT._replace(path=f"{number}") for number in range(10_000)]
    noted = written(*((visit, number / 10_000) for number, visit in enumerate(many)))
    assert [fetch.path for fetch in noted] == [visit.path for visit in many]


def test_what_waits_for_a_busy_store_is_written_in_order_when_it_is_free() -> None:
    store = Busy(busy=True)
    waiting = Visits(store)
    for secs in range(3):
        waiting.note(VISIT, at(secs))
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
    for secs in range(5):
        waiting.note(VISIT, at(secs))
    with capture_logs() as logs:
        waiting.flush()
    assert store.noted == fetches(5)[3:]
    assert [line["number"] for line in logs] == [3]
