"""kill -9 while delivering: every outlet is told everything, in the order of versions, and every call was counted."""

import subprocess
import sys
import time
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from contextlib import closing, contextmanager
from pathlib import Path

import pytest
from sqlalchemy import create_engine, func, select

from syndicate.bus.local import LocalBus
from syndicate.desk.orders import Orders
from syndicate.model.delivery import DeliveryState
from syndicate.store import open_ledger
from syndicate.store.tables import attempts
from tests.crowd import Crowd, Told, crowd
from tests.fault.courier_process import FastClock
from tests.fault.records import check_file
from tests.house import eventually
from tests.subscribers import file_version
from tests.torture import dice, slices, times

KILLS = times(200, 100)
"""Of a slice; 500 in all at length."""
LONGEST_SECS = 0.04
ROOT = Path(__file__).parents[2]
WELL = [f"well-{number}" for number in range(6)]
SICK = ["fails-6", "hangs-7"]
STORIES = 20


@pytest.mark.parametrize("part", slices(5))
def test_every_outlet_is_told_everything_in_order_however_often_the_courier_is_killed(
    part: int, tmp_path: Path, record_property: Callable[[str, object], None]
) -> None:
    chance = dice(part)
    url, clock = f"sqlite:///{tmp_path}/syndicate.db", FastClock(time.monotonic())
    newest: Counter[str] = Counter()
    with crowd() as there, closing(open_ledger(url)) as ledger, closing(LocalBus()) as bus:
        orders = Orders(deliveries=ledger.deliveries(), bus=bus, outlets={"all": [*WELL, *SICK]})

        def file(guid: str) -> None:
            newest[guid] += 1
            file_version(ledger, orders, guid, newest[guid], clock.now())

        file("tag:wire.example,2026:0")
        with _couriers(url, there, clock) as forker:
            for kill in range(KILLS):
                _begin(forker, {0: "begun", 5: "answered"}.get(kill % 10, "running"))
                until = time.monotonic() + chance.uniform(0, LONGEST_SECS)
                for _ in range(2):
                    file(f"tag:wire.example,2026:{chance.randrange(STORIES)}")
                time.sleep(max(0.0, until - time.monotonic()))
                _end(forker)
            _begin(forker, "running")
            eventually(lambda: not ledger.deliveries().waiting(WELL), 60)
            _end(forker)
        told = there.told()
        rows = [one for one in ledger.deliveries().listed([*DeliveryState], 100_000) if one.outlet in WELL]
    check_file(url)
    assert {one.state for one in rows} == {DeliveryState.DONE, DeliveryState.SUPERSEDED}
    calls = Counter(call.identifier for outlet in WELL for call in told[outlet])
    assert [one for one in rows if one.state is DeliveryState.DONE and not calls[one.identifier]] == []
    assert [one for one in rows if calls[one.identifier] > one.attempts] == []
    assert {one.number: one.attempts for one in rows if one.attempts} == _counted(url, {one.number for one in rows})
    for outlet in WELL:
        assert _last(told[outlet]) == newest
    again = sum(times - 1 for times in calls.values())
    record_property("kills of couriers", KILLS)
    record_property("deliveries", len(rows))
    record_property("calls", calls.total())
    record_property("calls made again", again)
    assert again >= KILLS // 20  # or the kills missed the calls


@contextmanager
def _couriers(url: str, there: Crowd, clock: FastClock) -> Iterator[subprocess.Popen[str]]:
    arguments = [url, str(there.port), str(clock.begun), *WELL, *SICK]
    with subprocess.Popen(
        [sys.executable, "-m", "tests.fault.courier_process", *arguments],
        cwd=ROOT,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        text=True,
        bufsize=1,
    ) as forker:
        yield forker
        assert forker.stdin
        forker.stdin.close()
    assert forker.returncode == 0


def _begin(forker: subprocess.Popen[str], point: str) -> None:
    assert forker.stdin
    assert forker.stdout
    forker.stdin.write(f"{point}\n")
    assert forker.stdout.readline() == "born\n"


def _end(forker: subprocess.Popen[str]) -> None:
    assert forker.stdin
    assert forker.stdout
    forker.stdin.write("kill\n")
    assert forker.stdout.readline() == "gone\n"


def _counted(url: str, numbers: set[int]) -> dict[int, int]:
    """By delivery, how many attempts were written down."""
    engine = create_engine(url)
    with engine.connect() as connection:
        rows = connection.execute(select(attempts.c.delivery, func.count()).group_by(attempts.c.delivery)).all()
    engine.dispose()
    return {number: count for number, count in rows if number in numbers}


def _last(calls: Sequence[Told]) -> Counter[str]:
    """The version of each story that was told last; it fails where an older one came after a newer one."""
    last: Counter[str] = Counter()
    for call in calls:
        assert call.version >= last[call.guid], "an older version came after a newer one"
        last[call.guid] = call.version
    return last
