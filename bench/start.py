"""(j) How long the daemon takes to serve after it was started, and what it has in memory at rest; no peer.

It is started on a store and pages that are there already, as after a reboot. At rest is five seconds after it served.
The model that tells languages is loaded by the first text whose language is neither said nor plain to see: so memory is
looked at again five seconds after the page of a dispatch in German was served.
"""

import re
import subprocess
import sys
import tempfile
from collections.abc import Callable
from pathlib import Path
from statistics import median
from time import perf_counter, sleep

import requests

from bench.material import generated
from bench.result import Result
from tests.ports import free_port

DISPATCHES = 100
REST_SECS = 5.0
GERMAN = """\
r f BC-HAFEN-%d   01-05 0400
HAFENGESPRÄCHE GEHEN WEITER %d

    SANDHAVEN (EXW) - Die Gespräche über den Hafen wurden am Dienstag fortgesetzt, teilte das Ministerium mit.
 (END)
"""
LOOK_SECS = 0.01
PATIENCE_SECS = 120.0
CONFIG = """\
[agency]
name = "Bench Wire"
tag = "EXW"
domain = "wire.example"
base_url = "http://127.0.0.1/"

[sources.newsroom]
type = "spool"
path = "spool"

[sections.all]
title = "All dispatches"

[web]
port = %d

[log]
level = "error"
"""


def run(repeats: int) -> list[Result]:
    """Start it so many times."""
    with tempfile.TemporaryDirectory(prefix="syndicate-bench-") as name:
        folder = Path(name)
        port = free_port()
        (folder / "config.toml").write_text(CONFIG % port)
        (folder / "spool").mkdir()
        for number in range(DISPATCHES):
            (folder / "spool" / f"{number:05}.txt").write_text(generated(number))
        for verb in ("collect", "publish"):
            subprocess.run([sys.executable, "-m", "syndicate", verb], cwd=folder, check=True, capture_output=True)
        starts = [_start(folder, port, number) for number in range(repeats)]
    secs, memory, filed, taken = ([*column] for column in zip(*starts, strict=True))
    return [
        _row("from the start of the program to the first page served", secs, "s", 1.5),
        _row("in memory at rest", memory, "MB", 150),
        _row("in memory at rest, after a dispatch whose language had to be told", filed, "MB", 150),
        _row("from the drop of that dispatch to its page served, the model loaded meanwhile", taken, "s", 2.0),
    ]


def _start(folder: Path, port: int, number: int) -> tuple[float, float, float, float]:
    """Seconds until it serves, megabytes at rest, megabytes when it has told a language, seconds that this took."""
    begun = perf_counter()
    program = subprocess.Popen([sys.executable, "-m", "syndicate", "run"], cwd=folder, stdout=subprocess.DEVNULL)
    try:
        served = _wait(lambda: bool(_page(port)), begun)
        sleep(REST_SECS)
        at_rest = _memory_mb(program.pid)
        dropped = perf_counter()
        (folder / "spool" / f"german-{number}.txt").write_text(GERMAN % (number, number))
        taken = _wait(lambda: f"GEHEN WEITER {number}<" in _page(port), dropped)
        sleep(REST_SECS)
        return served, at_rest, _memory_mb(program.pid), taken
    finally:
        program.terminate()
        program.wait()


def _wait(is_so: Callable[[], bool], since: float) -> float:
    """Seconds until it is so."""
    while not is_so():
        if perf_counter() - since > PATIENCE_SECS:
            raise RuntimeError("the daemon does not serve")
        sleep(LOOK_SECS)
    return round(perf_counter() - since, 3)


def _page(port: int) -> str:
    try:
        answer = requests.get(f"http://127.0.0.1:{port}/all/rss.xml", timeout=1)
    except requests.ConnectionError:
        return ""
    answer.encoding = "utf-8"
    return answer.text if answer.ok else ""


def _memory_mb(process: int) -> float:
    """The proportional share of what it has in memory: what it shares with others counts in part."""
    found = re.search(r"^Pss:\s+(\d+) kB", Path(f"/proc/{process}/smaps_rollup").read_text(), re.MULTILINE)
    return round(int(found[1]) / 1000, 1) if found else 0.0


def _row(name: str, each: list[float], unit: str, aim: float) -> Result:
    figure = median(each)
    return Result(
        name=name,
        value=round(figure, 2),
        unit=unit,
        aim=aim,
        better="lower",
        beside="",
        ours=round(figure, 2),
        theirs=None,
        runs=len(each),
        ours_each=each,
    )
