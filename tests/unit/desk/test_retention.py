"""What was kept for long enough is forgotten, whatever happens to its neighbours."""

from collections.abc import Callable
from contextlib import closing
from datetime import datetime, timedelta
from pathlib import Path

from syndicate.bus.local import LocalBus
from syndicate.desk.forgetting import Sweeper
from syndicate.desk.retention import STEP, Kind, Retention
from syndicate.errors import StoreBusy
from syndicate.ports.ledger import Entry
from syndicate.rules.keeping import HEADLINE, Keeping
from syndicate.store import open_ledger
from tests.makers import NOON, make_dispatch
from tests.press import Clock
from tests.stores import lay_out

DAY = timedelta(days=1)


class Rows:
    """Forgets what a test says, and notes what it was asked."""

    def __init__(self, count: int) -> None:
        self.left = count
        self.asked: list[tuple[datetime, int]] = []

    def trim(self, before: datetime, most: int) -> int:
        self.asked.append((before, most))
        gone = min(self.left, most)
        self.left -= gone
        return gone


def busy(_before: datetime, _most: int) -> int:
    raise StoreBusy("the store is locked")


def retention(*trims: Callable[[datetime, int], int]) -> Retention:
    kinds = [Kind(name=f"kind {number}", trim=trim, keep=2 * DAY) for number, trim in enumerate(trims)]
    return Retention(kinds=kinds, clock=Clock(NOON))


def test_it_goes_on_in_steps_until_nothing_old_is_left() -> None:
    rows = Rows(2 * STEP + 1)
    retention(rows.trim).sweep()
    assert rows.left == 0
    assert set(rows.asked) == {(NOON - 2 * DAY, STEP)}


def test_one_that_cannot_be_forgotten_now_stops_no_other() -> None:
    rows = Rows(1)
    retention(busy, rows.trim).sweep()
    assert rows.left == 0


def test_it_stops_with_the_daemon() -> None:
    rows = Rows(10 * STEP)
    retention(rows.trim).sweep(lambda: len(rows.asked) == 2)
    assert rows.left == 8 * STEP


def test_stories_are_forgotten_in_the_same_look(tmp_path: Path) -> None:
    with closing(open_ledger(lay_out(tmp_path / "syndicate.db"))) as ledger, closing(LocalBus()) as bus:
        story = make_dispatch(received=NOON - 3 * DAY)
        with ledger.writing() as writing:
            writing.record([Entry(dispatch=story, sections=frozenset({"all"}), announce=False)], [])
        keeping = Keeping(sections={"all": 2})
        stories = Sweeper(record=ledger.forgetting(), keeping=keeping, bus=bus, clock=Clock(NOON))
        Retention(kinds=(), clock=Clock(NOON), stories=stories).sweep()
        assert [one.headline for one in ledger.versions(story.guid)] == [HEADLINE]
