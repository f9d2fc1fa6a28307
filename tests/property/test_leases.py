"""Whatever order takers, holders and time come in: one holder, rising numbers, and only the last may write."""

from collections.abc import Iterator
from datetime import timedelta
from itertools import count
from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import Bundle, RuleBasedStateMachine, invariant, multiple, rule, run_state_machine_as_test

from syndicate.errors import LeaseLost
from syndicate.model.lease import Lease
from syndicate.store import open_ledger
from syndicate.store.ledger import SqlLedger
from tests.stores import fresh_store

TERM, OVER = timedelta(minutes=5), timedelta()
TERMS = st.sampled_from([TERM, OVER])
HOLDERS = ["north", "south", "east"]
RUNS = count()
WORK = ["press", "hub"]


class Nodes(RuleBasedStateMachine):
    """Nodes that want, keep, lose and use leases; beside it, who should hold what.

    A term is long or over at once, so that no time need pass.
    """

    known = Bundle("known")

    def __init__(self, ledger: SqlLedger) -> None:
        super().__init__()
        self.ledger = ledger
        self.leases = ledger.leases()
        self.run = next(RUNS)  # of many on one store
        self.standing: dict[str, Lease] = {}
        self.lasting: dict[str, Lease] = {}
        self.highest: dict[str, int] = {}
        self.written: dict[str, str] = {}

    @rule(target=known, work=st.sampled_from(WORK), holder=st.sampled_from(HOLDERS), term=TERMS)
    def take(self, work: str, holder: str, term: timedelta) -> object:
        name = f"{work}:{self.run}"
        lease = self.leases.take(name, holder, term)
        holds = self.lasting.get(name)
        if holds and holds.holder != holder:
            assert lease is None
            return multiple()
        assert lease
        assert (lease.name, lease.holder) == (name, holder)
        assert lease.fence > self.highest.get(name, 0)
        self.highest[name] = lease.fence
        self._stands(lease, lasts=bool(term))
        return lease

    @rule(lease=known, term=TERMS)
    def renew(self, lease: Lease, term: timedelta) -> None:
        renewed = self.leases.renew(lease, term)
        assert bool(renewed) == self._is_standing(lease)
        if renewed:
            assert (renewed.name, renewed.holder, renewed.fence) == (lease.name, lease.holder, lease.fence)
            self._stands(renewed, lasts=bool(term))

    @rule(lease=known)
    def release(self, lease: Lease) -> None:
        self.leases.release(lease)
        if self._is_standing(lease):
            del self.standing[lease.name]
            self.lasting.pop(lease.name, None)

    @rule(lease=known, value=st.text("ab", max_size=3))
    def write(self, lease: Lease, value: str) -> None:
        memory = self.ledger.under(lambda: lease).memory(f"{self.run}")
        if self._is_standing(lease):
            memory.remember({lease.name: value})
            self.written[lease.name] = value
        else:
            with pytest.raises(LeaseLost):
                memory.remember({lease.name: value})

    @invariant()
    def what_is_held_and_written_is_what_should_be(self) -> None:
        held = [lease for lease in self.leases.held() if lease.name.endswith(f":{self.run}")]
        assert held == [self.lasting[name] for name in sorted(self.lasting)]
        assert self.ledger.memory(f"{self.run}").recall() == self.written

    def _is_standing(self, lease: Lease) -> bool:
        stands = self.standing.get(lease.name)
        return stands is not None and stands.fence == lease.fence

    def _stands(self, lease: Lease, *, lasts: bool) -> None:
        self.standing[lease.name] = lease
        if lasts:
            self.lasting[lease.name] = lease
        else:
            self.lasting.pop(lease.name, None)


@pytest.fixture(params=["sqlite", "postgresql"])
def ledger(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[SqlLedger]:
    with fresh_store(request.param, tmp_path) as url:
        opened = open_ledger(url)
        yield opened
        opened.close()


def test_a_lease_is_held_lost_and_fenced_as_the_model_says(ledger: SqlLedger) -> None:
    class NodesOfOneStore(Nodes):
        def __init__(self) -> None:
            super().__init__(ledger)

    run_state_machine_as_test(
        NodesOfOneStore,
        settings=settings(
            max_examples=40, stateful_step_count=25, deadline=None, suppress_health_check=[HealthCheck.too_slow]
        ),
    )
