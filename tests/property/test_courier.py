"""Whatever fails, hangs or crashes: versions arrive in the order in which they came to stand, and the last arrives."""

from contextlib import closing
from datetime import timedelta
from pathlib import Path
from tempfile import TemporaryDirectory

import orjson
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from syndicate.model.delivery import Answer
from syndicate.ports.pusher import Parcel
from syndicate.store import open_ledger
from tests.press import Clock
from tests.stores import lay_out
from tests.unit.desk.test_deliver import GOOD, Depot, Road

VERSIONS = 6


class Receiver(Road):
    """Takes what it is sent, or not, or says that it did not though it did; and remembers."""

    def __init__(self, luck: list[int]) -> None:
        super().__init__(answer=self.take)
        self.luck = luck
        self.taken: list[int] = []

    def take(self, parcel: Parcel) -> Answer | None:
        luck = self.luck.pop() if self.luck else 0
        if luck in {0, 1, 3}:
            self.taken.append(int(orjson.loads(parcel.content)["data"]["version"]))
        return [GOOD, Answer(status=500), Answer(status=503), None, Answer(error="reset")][luck]


@given(
    filed=st.permutations(range(1, VERSIONS + 1)),
    luck=st.lists(st.integers(0, 4), max_size=20),
    crashes=st.sets(st.integers(0, 12)),
)
@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])
def test_versions_arrive_in_order_and_the_last_in_any_case(
    filed: list[int], luck: list[int], crashes: set[int]
) -> None:
    receiver = Receiver(luck)
    with TemporaryDirectory() as folder, closing(open_ledger(lay_out(Path(folder) / "s.db"))) as ledger:
        depot = Depot(ledger, Clock(), receiver)
        for step in range(30):
            if step < VERSIONS:
                depot.file(version=filed[step])
            depot.turn()
            if step in crashes:
                receiver.hanging.clear()
                receiver.told.clear()
                depot.open()
            receiver.let_go(Answer(error="timed out"))
            depot.turn()
            depot.later(seconds=timedelta(hours=11).total_seconds())
    told = [filed.index(version) for version in receiver.taken]
    assert told == sorted(told)
    assert receiver.taken[-1] == filed[-1]
