"""Versions from before there was an index are taken into it in the background."""

from dataclasses import dataclass, field

from syndicate.desk.indexing import PAUSE_SECS, STEP, Indexing
from syndicate.errors import StoreBusy
from syndicate.model.search import Found, Wanted


@dataclass
class Behind:
    """An index that does not know so many versions yet; after so many transactions its store is busy."""

    left: int
    answers: int = 100
    pauses: list[float] = field(default_factory=list)

    def find(self, wanted: Wanted) -> Found:
        raise NotImplementedError(wanted)

    def behind(self) -> int:
        return self.left

    def catch_up(self, most: int) -> int:
        if not self.answers:
            raise StoreBusy("the store does not answer")
        self.answers -= 1
        taken = min(most, self.left)
        self.left -= taken
        return taken

    def goes_on(self, secs: float) -> bool:
        self.pauses.append(secs)
        return False

    def stops(self, secs: float) -> bool:
        self.pauses.append(secs)
        return True


def test_it_goes_on_in_steps_with_pauses_until_the_index_knows_all() -> None:
    search = Behind(2 * STEP + 1)
    Indexing(search).catch_up(search.goes_on)
    assert (search.left, search.pauses) == (0, [PAUSE_SECS] * 3)


def test_where_the_index_knows_all_nobody_waits() -> None:
    search = Behind(0)
    Indexing(search).catch_up(search.goes_on)
    assert search.pauses == []


def test_it_stops_with_the_daemon_and_goes_on_with_the_next() -> None:
    search = Behind(3 * STEP)
    Indexing(search).catch_up(search.stops)
    assert search.left == 2 * STEP
    Indexing(search).catch_up(search.goes_on)
    assert search.left == 0


def test_a_busy_store_ends_no_daemon_and_keeps_what_was_done() -> None:
    search = Behind(3 * STEP, answers=1)
    Indexing(search).catch_up(search.goes_on)
    assert search.left == 2 * STEP
