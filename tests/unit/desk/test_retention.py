"""What was kept for long enough is forgotten, whatever happens to its neighbours."""

from collections.abc import Callable
from datetime import datetime, timedelta

from syndicate.desk.retention import STEP, Kind, Retention
from syndicate.errors import StoreBusy
from tests.makers import NOON
from tests.press import Clock

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
