"""One measured figure, the table of them for people and the file of them for later runs."""

import json
import sys
from collections.abc import Sequence
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Literal

from rich.console import Console
from rich.table import Table

PIPE_WIDTH = 200
LATEST = Path(__file__).parent / "results" / "latest.json"


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

    @property
    def reached(self) -> bool | None:
        """Whether the aim is reached; None without one."""
        if self.aim is None:
            return None
        return self.value >= self.aim if self.better == "higher" else self.value <= self.aim


def show(results: Sequence[Result], console: Console | None = None) -> None:
    """Print a table."""
    table = Table("what", "value", "aim", "", "ours", "theirs", "beside", "runs")
    marks = {True: "reached", False: "missed", None: ""}
    for result in results:
        table.add_row(
            result.name,
            f"{result.value:g} {result.unit}",
            "" if result.aim is None else f"{'≥' if result.better == 'higher' else '≤'} {result.aim:g}",
            marks[result.reached],
            f"{result.ours:g}",
            "" if result.theirs is None else f"{result.theirs:g}",
            result.beside,
            str(result.runs),
        )
    (console or Console(width=None if sys.stdout.isatty() else PIPE_WIDTH)).print(table)


def save(results: Sequence[Result], path: Path = LATEST) -> None:
    """Write the results, as a list of objects with the fields of :class:`Result`, in place of the last ones."""
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(json.dumps([asdict(result) for result in results], indent=2, ensure_ascii=False) + "\n")
