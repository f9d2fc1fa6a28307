"""One measured figure, the table of them for people and the file of them for later runs."""

import json
import os
import platform
import sqlite3
import sys
from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass
from datetime import UTC, datetime
from importlib.metadata import distributions
from pathlib import Path
from statistics import median
from typing import Literal

from rich.console import Console
from rich.table import Table

PIPE_WIDTH = 200
RESULTS = Path(__file__).parent / "results"


@dataclass(frozen=True, slots=True, kw_only=True)
class Result:
    """A figure beside what it is measured against, both taken in the same run.

    Attributes:
        name: What was measured.
        value: The figure that the aim is about: a ratio where there is a peer.
        unit: Of `value`.
        aim: What `value` should reach, or None.
        better: Which way is better.
        beside: The peer, or empty.
        ours: The median of our own absolute figures.
        theirs: The median of the peer's, or None.
        runs: How many rounds the medians are of.
        ours_each: Our figure of each round.
        theirs_each: The peer's.
    """

    name: str
    value: float
    unit: str
    aim: float | None
    better: Literal["higher", "lower"]
    beside: str
    ours: float
    theirs: float | None
    runs: int
    ours_each: Sequence[float] = ()
    theirs_each: Sequence[float] = ()

    @property
    def reached(self) -> bool | None:
        """Whether the aim is reached; None without one."""
        if self.aim is None:
            return None
        return self.value >= self.aim if self.better == "higher" else self.value <= self.aim


@dataclass(frozen=True, slots=True, kw_only=True)
class Machine:
    """What figures were taken on.

    Attributes:
        processor: Its name.
        cores: How many.
        memory_gb: Of the machine.
        system: Kernel and its release.
        python: Version.
        sqlite: Version.
        taken: When.
        packages: Version by name of every installed package.
    """

    processor: str
    cores: int
    memory_gb: float
    system: str
    python: str
    sqlite: str
    taken: str
    packages: Mapping[str, str]


def machine() -> Machine:
    """This one."""
    names = Path("/proc/cpuinfo").read_text().splitlines() if Path("/proc/cpuinfo").exists() else []
    return Machine(
        processor=next((line.partition(": ")[2] for line in names if line.startswith("model name")), "unknown"),
        cores=os.cpu_count() or 1,
        memory_gb=round(os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES") / 1e9, 1),
        system=f"{platform.system()} {platform.release()}",
        python=platform.python_version(),
        sqlite=sqlite3.sqlite_version,
        taken=f"{datetime.now(UTC):%Y-%m-%dT%H:%MZ}",
        packages={each.name: each.version for each in sorted(distributions(), key=lambda each: each.name.casefold())},
    )


def faster(name: str, own: Sequence[float], other: Sequence[float], *, aim: float | None, beside: str) -> Result:
    """How many times as fast ours is.

    Args:
        name: What was measured.
        own: Seconds of each of our rounds.
        other: Seconds of each of the peer's.
        aim: How many times as fast it should be.
        beside: The peer.
    """
    ours, theirs = median(own), median(other)
    return Result(
        name=f"{name}, ms",
        value=round(theirs / ours, 1),
        unit="times faster",
        aim=aim,
        better="higher",
        beside=beside,
        ours=_millis(ours),
        theirs=_millis(theirs),
        runs=len(own),
        ours_each=[*map(_millis, own)],
        theirs_each=[*map(_millis, other)],
    )


def grown(name: str, own: Sequence[float], smallest: Sequence[float], *, aim: float | None, beside: str) -> Result:
    """What it costs beside the smallest case; the arguments are those of `faster`."""
    ours, theirs = median(own), median(smallest)
    return Result(
        name=f"{name}, ms",
        value=round(ours / theirs, 2),
        unit="of the cost",
        aim=aim,
        better="lower",
        beside=beside,
        ours=_millis(ours),
        theirs=_millis(theirs),
        runs=len(own),
        ours_each=[*map(_millis, own)],
        theirs_each=[*map(_millis, smallest)],
    )


def _millis(secs: float) -> float:
    return round(secs * 1000, 3)


def with_spread(figure: float, each: Sequence[float]) -> str:
    """A median with the least and the most of its rounds, where they are known."""
    return f"{figure:g}" + (f" ({min(each):g}–{max(each):g})" if len(each) > 1 else "")


def aimed(result: Result) -> str:
    """What its value should reach, in signs; empty without an aim."""
    return "" if result.aim is None else f"{'≥' if result.better == 'higher' else '≤'} {result.aim:g}"


def marked(result: Result) -> str:
    """Whether it does, in a word."""
    return {True: "reached", False: "missed", None: ""}[result.reached]


def show(results: Sequence[Result], console: Console | None = None) -> None:
    """Print a table."""
    table = Table("what", "value", "aim", "", "ours", "theirs", "beside", "runs")
    for result in results:
        table.add_row(
            result.name,
            f"{result.value:g} {result.unit}",
            aimed(result),
            marked(result),
            with_spread(result.ours, result.ours_each),
            "" if result.theirs is None else with_spread(result.theirs, result.theirs_each),
            result.beside,
            str(result.runs),
        )
    (console or Console(width=None if sys.stdout.isatty() else PIPE_WIDTH)).print(table)


def save(name: str, results: Sequence[Result]) -> Path:
    """Write a benchmark's results in place of its last ones; where.

    They are fields of :class:`Machine`, and a list with those of :class:`Result`.
    """
    path = RESULTS / f"{name}.json"
    path.parent.mkdir(parents=True, exist_ok=True)
    told = {"machine": asdict(machine()), "results": [asdict(result) for result in results]}
    path.write_text(json.dumps(told, indent=1, ensure_ascii=False) + "\n")
    return path
