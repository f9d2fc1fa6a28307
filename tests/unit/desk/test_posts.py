"""Who does what only one node may do: posts over the store's own leases, with seconds that a test counts."""

from collections.abc import Callable, Iterator, Sequence
from contextlib import closing
from dataclasses import dataclass, field
from datetime import timedelta
from pathlib import Path

import pytest

from syndicate.desk.posts import PRESS, Posts
from syndicate.errors import LeaseLost, StoreBusy
from syndicate.model.lease import Lease
from syndicate.ports.leases import Leases
from syndicate.store import open_ledger
from tests.stores import lay_out

TERM = timedelta(minutes=5)
HUB = "hub"


@dataclass
class Counter:
    """Seconds, which pass when a test says so."""

    secs: float = 0.0

    def __call__(self) -> float:
        return self.secs


@dataclass
class Store:
    """The store's leases, which a test can put out of reach, and which do something while they answer."""

    real: Leases
    busy: bool = False
    meanwhile: Callable[[], None] = lambda: None

    def take(self, name: str, holder: str, term: timedelta) -> Lease | None:
        return self._asked().take(name, holder, term)

    def renew(self, lease: Lease, term: timedelta) -> Lease | None:
        renewed = self._asked().renew(lease, term)
        self.meanwhile()
        return renewed

    def release(self, lease: Lease) -> None:
        self._asked().release(lease)

    def held(self) -> Sequence[Lease]:
        return self._asked().held()

    def _asked(self) -> Leases:
        if self.busy:
            raise StoreBusy("the store does not answer")
        return self.real


@dataclass
class Nodes:
    """Two nodes over one store."""

    store: Store
    seconds: Counter = field(default_factory=Counter)
    north: Posts = field(init=False)
    south: Posts = field(init=False)

    def __post_init__(self) -> None:
        self.north, self.south = (Posts(self.store, name, TERM, self.seconds) for name in ("north", "south"))


@pytest.fixture
def nodes(tmp_path: Path) -> Iterator[Nodes]:
    with closing(open_ledger(lay_out(tmp_path / "syndicate.db"))) as ledger:
        yield Nodes(Store(ledger.leases()))


def test_one_node_holds_a_post_and_the_other_asks_again_before_its_term_is_over(nodes: Nodes) -> None:
    assert nodes.north.hold(PRESS)
    assert nodes.north.hold(PRESS)
    assert not nodes.south.hold(PRESS)
    assert (nodes.north.mine(), nodes.south.mine()) == ([PRESS], [])
    assert timedelta() < timedelta(seconds=nodes.south.pause_secs) < TERM / 2


def test_a_post_that_was_left_is_taken_at_once_under_a_higher_number(nodes: Nodes) -> None:
    nodes.north.hold(PRESS)
    before = nodes.north.lease(PRESS).fence
    nodes.north.leave()
    assert nodes.north.mine() == []
    assert nodes.south.hold(PRESS)
    assert nodes.south.lease(PRESS).fence > before


def test_a_node_that_stood_still_for_a_term_does_nothing_more_under_its_old_number(nodes: Nodes) -> None:
    nodes.north.hold(PRESS)
    before = nodes.north.lease(PRESS).fence
    nodes.seconds.secs += TERM.total_seconds()
    assert nodes.north.mine() == []
    assert nodes.north.hold(PRESS)
    assert nodes.north.lease(PRESS).fence > before


def test_a_node_that_lives_keeps_its_posts_beyond_a_term(nodes: Nodes) -> None:
    nodes.north.hold(PRESS)
    for _ in range(10):
        nodes.seconds.secs += TERM.total_seconds() * 0.9
        nodes.north.renew()
    assert nodes.north.mine() == [PRESS]


def test_what_another_took_meanwhile_is_lost_and_cannot_be_written_under(nodes: Nodes) -> None:
    nodes.north.hold(PRESS)
    nodes.north.hold(HUB)
    nodes.store.real.release(nodes.north.lease(PRESS))
    nodes.south.hold(PRESS)
    nodes.north.renew()
    assert nodes.north.mine() == [HUB]
    with pytest.raises(LeaseLost, match="press is not this node's any more"):
        nodes.north.lease(PRESS)


def test_who_learns_twice_that_a_post_is_lost_has_lost_it_once(nodes: Nodes) -> None:
    nodes.north.hold(PRESS)
    for _ in range(2):
        nodes.north.lose(PRESS)
        assert nodes.north.mine() == []


def test_a_store_that_does_not_answer_gives_no_post_and_is_told_of(nodes: Nodes) -> None:
    nodes.store.busy = True
    assert not nodes.north.hold(PRESS)
    assert not nodes.north.answered
    nodes.store.busy = False
    assert nodes.north.hold(PRESS)
    assert nodes.north.answered


def test_a_store_that_does_not_answer_ends_no_post_before_its_term(nodes: Nodes) -> None:
    nodes.north.hold(PRESS)
    nodes.store.busy = True
    nodes.seconds.secs += TERM.total_seconds() / 2
    nodes.north.renew()
    assert (nodes.north.mine(), nodes.north.answered) == ([PRESS], False)
    nodes.seconds.secs += TERM.total_seconds() / 2
    assert nodes.north.mine() == []
    nodes.store.busy = False
    nodes.north.renew()
    assert (nodes.north.mine(), nodes.north.answered) == ([PRESS], True)


def test_a_node_ends_also_where_the_store_cannot_be_told(nodes: Nodes) -> None:
    nodes.north.hold(PRESS)
    nodes.store.busy = True
    nodes.north.leave()
    assert nodes.north.mine() == []
    nodes.store.busy = False
    assert not nodes.south.hold(PRESS)  # until the lease runs out


def test_a_renewal_that_ends_after_a_post_was_left_does_not_bring_it_back(nodes: Nodes) -> None:
    nodes.north.hold(PRESS)
    nodes.store.meanwhile = nodes.north.leave
    nodes.north.renew()
    assert nodes.north.mine() == []
