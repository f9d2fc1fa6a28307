"""What all tests share: real agency files where they lie, and the scores printed at the end."""

import logging
import os
import signal
from collections.abc import Iterator
from pathlib import Path

import pytest
import structlog
from hypothesis import HealthCheck, Phase, settings

from tests.growth import SCORE
from tests.scores import printable, printable_places, score, score_places
from tests.torture import times

SHARED = Path(os.environ.get("SYNDICATE_SHARED", Path(__file__).parents[2] / "shared"))

settings.register_profile(
    "patient", deadline=None, max_examples=times(50, 500), suppress_health_check=[HealthCheck.too_slow]
)
settings.register_profile(
    "slips",
    settings.get_profile("patient"),
    max_examples=30,
    phases=[Phase.explicit, Phase.generate],
    derandomize=True,
    database=None,
)  # of tools/mutants.py, which asks only whether a test fails
settings.load_profile("patient")  # a busy machine is no fault of the code


def pytest_configure() -> None:
    """Let Ctrl-C end the programs of tests also where whoever runs us ignores it: children ignore it then too."""
    signal.signal(signal.SIGINT, signal.default_int_handler)


@pytest.fixture(autouse=True)
def _own_log() -> Iterator[None]:
    """Let no test write to the log of another, whose folder is gone."""
    yield
    structlog.reset_defaults()
    for handler in [handler for handler in logging.root.handlers if type(handler).__module__.startswith("syndicate.")]:
        logging.root.removeHandler(handler)


@pytest.fixture(scope="session")
def shared() -> Path:
    """The folder of real agency files, schemas and tools; they are their owners' and not part of the project."""
    if not SHARED.is_dir():
        pytest.skip(f"real agency files are not at {SHARED}; set SYNDICATE_SHARED to their folder")
    return SHARED


def pytest_sessionfinish(session: pytest.Session) -> None:
    """Let a skipped test fail the run where everything it needs must be there (SYNDICATE_NO_SKIPS=1)."""
    reporter = session.config.pluginmanager.get_plugin("terminalreporter")
    if os.environ.get("SYNDICATE_NO_SKIPS") and reporter is not None and reporter.stats.get("skipped"):
        session.exitstatus = pytest.ExitCode.TESTS_FAILED


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    """Print how well datelines are read and their places found, and repeats and growth told where that was measured.

    Only of the whole suite: it takes longer than most tests.
    """
    if terminalreporter.config.option.file_or_dir:
        return
    cases = SHARED / "samples" / "datelines" / "datelines.jsonl"
    if cases.is_file():
        terminalreporter.section("datelines")
        for line in printable(score(cases)):
            terminalreporter.line(line)
        for line in printable_places(score_places(SHARED / "samples" / "reuters21578")):
            terminalreporter.line(line)
    if (growth := terminalreporter.config.stash.get(SCORE, None)) is not None:
        terminalreporter.section("repeats and growth on Reuters-21578")
        for line in growth.lines():
            terminalreporter.line(line)
