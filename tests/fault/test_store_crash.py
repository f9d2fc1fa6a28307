"""kill -9 while filing: what was acknowledged is there, whole batches only, and the outbox is what was stored."""

import json
import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from tests.fault.recorder import Key
from tests.fault.records import check_file, check_store
from tests.stores import fresh_store
from tests.torture import dice, slices, times

KILLS = times(60, 100)
"""Of a slice; 2,000 in all at length."""
LONGEST_SECS = 0.06
ROOT = Path(__file__).parents[2]


@pytest.mark.parametrize(
    ("engine", "kills", "part"),
    [*(("sqlite", KILLS, part) for part in slices(20)), *(("postgresql", times(15, 100), part) for part in slices(5))],
)
def test_what_was_committed_survives_kills_at_random_moments(
    engine: str, kills: int, part: int, tmp_path: Path, record_property: Callable[[str, object], None]
) -> None:
    chance = dice(part)
    with fresh_store(engine, tmp_path) as url:
        committed: list[Key] = []
        with subprocess.Popen(
            [sys.executable, "-m", "tests.fault.recorder", url],
            cwd=ROOT,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
            bufsize=1,
        ) as forker:
            assert forker.stdin
            for run in range(kills):
                forker.stdin.write(f"{run}\n")
                opening = run % 3 == 0
                committed.extend(_kill_one(forker, chance.uniform(0, LONGEST_SECS), opening=opening))
                check_file(url)
            forker.stdin.close()
        assert forker.returncode == 0
        stored = check_store(url, committed)
        assert len(stored) >= len(committed) >= kills * 2 // 3
        record_property(f"kills of {engine}", kills)
        record_property(f"lost by {engine}", len({*committed} - stored))
        record_property(f"committed to {engine}", len(committed))


def _kill_one(forker: subprocess.Popen[str], after_secs: float, *, opening: bool) -> Iterator[Key]:
    """Kill a recorder while it opens the store or, by default, some time after its first commit; what it committed."""
    assert forker.stdout
    pid = int(forker.stdout.readline().removeprefix("pid "))
    first = "{}" if opening else forker.stdout.readline()
    time.sleep(after_secs)
    os.kill(pid, signal.SIGKILL)
    for line in (first, *iter(forker.stdout.readline, "gone\n")):
        yield from map(tuple, json.loads(line).get("stored", []))
