"""A plugin of pytest's for `bench.torture`: notes each test as it ends, and leaves out what has passed before.

One line for each, in the file that SYNDICATE_TORTURE_LOG names: its name, how it went, what it counted.
"""

import json
import os
from collections.abc import Iterator
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import TextIO

import pytest

VARIABLE = "SYNDICATE_TORTURE_LOG"


@dataclass(frozen=True, slots=True, kw_only=True)
class Note:
    """How a test went.

    Attributes:
        test: As pytest names it.
        outcome: `passed`, `failed` or `skipped`.
        seconds: It took, with what it needs.
        figures: What it counted, in its order.
        why: It failed, as pytest tells it: pytest itself may not come to telling it at the end.
    """

    test: str
    outcome: str
    seconds: float
    figures: list[tuple[str, str]]
    why: str = ""


def notes(log: Path) -> Iterator[Note]:
    """What a log has; the last line of a run that was killed may be half a line, and is no note."""
    if log.exists():
        yield from (Note(**json.loads(line)) for line in log.read_text().split("\n")[:-1])


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Leave out what has passed before."""
    if log := os.environ.get(VARIABLE):
        passed = {note.test for note in notes(Path(log)) if note.outcome == "passed"}
        items[:] = [item for item in items if item.nodeid not in passed]


def pytest_configure(config: pytest.Config) -> None:
    """Open the log once: a test may give up the rights to open it."""
    if log := os.environ.get(VARIABLE):
        lines = Path(log).open("a", buffering=1)  # noqa: SIM115 - until pytest ends
        config.add_cleanup(lines.close)
        config.pluginmanager.register(_Notes(lines))


@dataclass(frozen=True, slots=True)
class _Notes:
    lines: TextIO

    def pytest_runtest_logreport(self, report: pytest.TestReport) -> None:
        """Note a call that ended, and what failed or was skipped before or after it."""
        if report.when != "call" and report.outcome == "passed":
            return
        note = Note(
            test=report.nodeid,
            outcome=report.outcome,
            seconds=round(report.duration, 2),
            figures=[(name, str(value)) for name, value in report.user_properties],
            why=report.longreprtext if report.failed else "",
        )
        self.lines.write(json.dumps(asdict(note), ensure_ascii=False) + "\n")
