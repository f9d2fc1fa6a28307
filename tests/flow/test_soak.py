"""A long run of the desk: it takes no more of the machine at its end than once it had settled."""

import json
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

from lxml import etree

from bench.curves import rounded
from bench.soak import MOST_MB, Sample, Soak, listed, plot
from tests.torture import WHOLE, times

ROOT = Path(__file__).parents[2]


def test_a_long_run_takes_no_more_and_more_of_the_machine(record_property: Callable[[str, object], None]) -> None:
    command = [sys.executable, "-m", "bench.soak", "--json", "--dispatches", str(times(400, 100_000))]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    run = Soak(samples=[Sample(**json.loads(line)) for line in done.stdout.splitlines()], machine="")
    assert len(run.samples) >= 10
    assert run.is_flat, run.settled
    if WHOLE:  # before its caches are full it grows
        record_property("MB with 100,000 dispatches", round(run.slope_mb, 2))
        assert run.slope_mb < MOST_MB


def _run(memory: float, descriptors: int) -> Soak:
    return Soak(
        samples=[
            Sample(
                dispatches=1000 * number,
                memory_mb=100 + memory * number,
                descriptors=10 + descriptors * number,
                threads=7,
                p50_ms=1,
                p99_ms=2,
            )
            for number in range(1, 101)
        ],
        machine="",
    )


def test_what_grows_is_seen() -> None:
    assert _run(0.02, 0).slope_mb >= MOST_MB
    assert _run(0.001, 0).slope_mb < MOST_MB
    assert _run(0, 0).is_flat
    assert not _run(0, 1).is_flat


def test_a_run_is_kept_as_lists_and_drawn_with_its_axes_named() -> None:
    run = _run(1, 0)
    told = json.loads(listed(run))
    assert told["memory_mb"][-1] == run.samples[-1].memory_mb
    assert len(told["dispatches"]) == len(run.samples)
    picture = etree.fromstring(plot(run).encode())
    curves = [line.get("points", "").split() for line in picture.iter("{*}polyline")]
    assert [len(points) for points in curves] == [100] * 5
    assert float(curves[0][0].split(",")[1]) > float(curves[0][-1].split(",")[1])
    assert {"dispatches", "resident memory, MB", "100,000"} <= {text.text for text in picture.iter("{*}text")}


def test_a_scale_ends_at_the_next_round_number() -> None:
    assert [rounded(most) for most in (0, 0.3, 1, 7, 11, 465, 812)] == [1, 0.4, 1, 8, 20, 600, 1000]
