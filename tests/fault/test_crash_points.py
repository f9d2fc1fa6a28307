"""The whole desk dies, or is refused, at every point at which it changes the disk or the record; nothing comes of it.

Not at random, as the other tests of crashes: every point is counted in a life that nothing befalls, and each of them is
struck. What is there at the end is what there is when nothing happened, byte for byte.
"""

import json
import subprocess
import sys
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from tests.fault.desk_process import Fate
from tests.fault.points import DIES, REFUSABLE, REFUSALS, Ceiling, Strike
from tests.torture import SEED, WHOLE, dice, share

ROOT = Path(__file__).parents[2]
FRAME = 4096 + 24
"""Bytes of one page in SQLite's log, its header with it."""
SHARED_INDEX = 32_768
"""Bytes of the index of SQLite's log: it is there before the log has anything."""


@dataclass(frozen=True, slots=True)
class Striker:
    """Strikes desks, each from its beginning.

    Attributes:
        points: Of each kind, in a life that nothing befalls.
        log: How long the store's log becomes then, in bytes.
        process: What strikes.
    """

    points: Mapping[str, int]
    log: int
    process: "subprocess.Popen[str]"

    def strike(self, fate: Fate) -> Mapping[str, Any]:
        """Assert that a desk comes to the same as one that nothing befell; what is told of it."""
        assert self.process.stdin
        self.process.stdin.write(f"{fate.to_line()}\n")
        said = _said(self.process)
        assert "error" not in said, f"seed {SEED}: {fate}: {said['error']}"
        return said

    def some(self, kinds: Sequence[str], often: Mapping[str, int]) -> Sequence[tuple[str, int]]:
        """All points of these kinds, or of each so many (1 by default) as the dice fall."""
        chance = dice()
        every = {kind: range(1, self.points[kind] + 1) for kind in kinds}
        chosen = {kind: sorted(chance.sample(every[kind], often.get(kind, 1))) for kind in kinds}
        return [(kind, number) for kind in kinds for number in (every if WHOLE else chosen)[kind]]


def _said(process: "subprocess.Popen[str]") -> Mapping[str, Any]:
    assert process.stdout
    said: Mapping[str, Any] = json.loads(process.stdout.readline())
    return said


@contextmanager
def striker(folder: Path) -> Iterator[Striker]:
    command = [sys.executable, "-m", "tests.fault.desk_process", str(folder)]
    with subprocess.Popen(
        command, cwd=ROOT, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True, bufsize=1
    ) as process:
        said = _said(process)
        assert "error" not in said, said["error"]
        yield Striker(said["points"], said["log"], process)
        assert process.stdin
        process.stdin.close()
    assert process.returncode == 0


@pytest.fixture(scope="module")
def struck(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Striker]:
    with striker(tmp_path_factory.mktemp("desks")) as found:
        yield found


def test_a_death_at_any_point_changes_nothing(struck: Striker, record_property: Callable[[str, object], None]) -> None:
    chance = dice()
    kinds = sorted(struck.points)
    assert {"statement", "commit", "write", "fsync", "replace", "rename", "unlink", "mkdir", "create"} <= {*kinds}
    deaths = 0
    for place, (kind, number) in enumerate(struck.some(kinds, {"statement": 3, "commit": 3})):
        strikes = [Strike(kind, number, DIES[place % 2])]
        if WHOLE and place % 5 == 0:  # the next life does not live long either
            other = chance.choice(kinds)
            strikes.append(Strike(other, chance.randint(1, struck.points[other] // 2 + 1), chance.choice(DIES)))
        deaths += struck.strike(Fate(strikes))["deaths"]
    record_property("deaths at points", deaths)
    assert deaths >= len(kinds)


def test_a_disk_that_refuses_any_call_changes_nothing(
    struck: Striker, record_property: Callable[[str, object], None]
) -> None:
    refused = 0
    ways = [(how, lasts) for how in REFUSALS for lasts in (False, True)]
    for place, (kind, number) in enumerate(struck.some(sorted(REFUSABLE & struck.points.keys()), {})):
        how, lasts = ways[place % len(ways)]
        refused += struck.strike(Fate([Strike(kind, number, how, lasts)]))["struck"]
    record_property("calls refused", refused)
    assert refused >= len(REFUSABLE & struck.points.keys())


@pytest.mark.parametrize("end", ["death", "refusal"])
def test_what_sqlite_writes_itself_may_end_anywhere(
    end: str, struck: Striker, record_property: Callable[[str, object], None]
) -> None:
    deadly = end == "death"
    ceilings = [Ceiling(size, deadly) for size in range(SHARED_INDEX + FRAME // 2, struck.log, FRAME)]
    ended = 0
    for ceiling in share(ceilings, 2):
        ended += struck.strike(Fate(ceiling=ceiling))["deaths" if deadly else "refusals"]
    record_property(f"ends of SQLite's log by {end}", ended)
    assert ended
