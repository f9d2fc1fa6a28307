"""What goes on behind the guard, over a real store."""

from collections.abc import Iterator, Sequence
from contextlib import closing
from pathlib import Path
from threading import Event

import pytest

from syndicate.build import new_token
from syndicate.build.clock import SystemClock
from syndicate.model.access import Fetch
from syndicate.ports.tokens import Fetches
from syndicate.store import open_ledger
from syndicate.store.fetches import SqlFetches
from syndicate.store.ledger import SqlLedger
from syndicate.web.keeper import Keeper
from syndicate.web.keys import Keys
from syndicate.web.visits import Visit, Visits
from tests.house import eventually
from tests.stores import lay_out

VISIT = Visit(outlet="gazette", prefix="1a2b3c4d", path="quays/rss.xml", status=200, tag=None, client="192.0.2.1")
FETCH = VISIT.at(SystemClock().now())


@pytest.fixture
def ledger(tmp_path: Path) -> Iterator[SqlLedger]:
    with closing(open_ledger(lay_out(tmp_path / "syndicate.db"))) as opened:
        yield opened


def kept(ledger: SqlLedger, keys: Keys, visits: Visits) -> Keeper:
    keeper = Keeper(keys, visits)
    keeper.start()
    assert ledger.tokens().live() == []
    return keeper


def test_what_was_noted_is_written_soon_and_the_rest_at_the_stop(ledger: SqlLedger) -> None:
    fetches = ledger.fetches()
    visits = Visits(fetches)
    keeper = kept(ledger, Keys(ledger.tokens()), visits)
    visits.note(VISIT, FETCH.at)
    eventually(lambda: fetches.listed("gazette", None, 9) == [FETCH])
    visits.note(VISIT, FETCH.at)
    keeper.stop()
    keeper.stop()
    assert fetches.listed("gazette", None, 9) == [FETCH, FETCH]


class Slow(SqlFetches):
    """Writes when it is let."""

    def __init__(self, fetches: Fetches) -> None:
        self._behind = fetches
        self.let = Event()

    def note(self, fetched: Sequence[Fetch]) -> None:
        assert self.let.wait(30)
        self._behind.note(fetched)


def test_a_store_that_writes_slowly_keeps_no_ended_token_alive(ledger: SqlLedger) -> None:
    slow = Slow(ledger.fetches())
    keys, visits = Keys(ledger.tokens()), Visits(slow)
    keeper = kept(ledger, keys, visits)
    visits.note(VISIT, FETCH.at)
    token, row = new_token("gazette", FETCH.at)
    ledger.tokens().add(row)
    eventually(lambda: keys.owner(token) is not None)
    ledger.tokens().end("gazette", None, FETCH.at)
    eventually(lambda: keys.owner(token) is None)
    slow.let.set()
    keeper.stop()
    assert ledger.fetches().listed("gazette", None, 9) == [FETCH]
