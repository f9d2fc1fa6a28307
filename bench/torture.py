"""The long form of every test of what may go wrong: a table of what was shown, kept in bench/results/torture.json.

python -m bench.torture [NAME …] [--seed N] [--again]

A trial that passed with the same code and the same seed is not run a second time, so what was broken off goes on where
it stood.
"""

import argparse
import hashlib
import json
import os
import platform
import subprocess
import sys
import tempfile
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path
from time import monotonic
from xml.etree import ElementTree as ET

from rich.console import Console
from rich.table import Table

ROOT = Path(__file__).parents[1]
KEPT = ROOT / "bench" / "results" / "torture.json"
SEED = 20261126


@dataclass(frozen=True, slots=True)
class Trial:
    """What is shown, and by which tests.

    Attributes:
        name: Of one word or two.
        shows: What holds when it passes.
        tests: As pytest names them.
    """

    name: str
    shows: str
    tests: Sequence[str]


TRIALS = (
    Trial(
        "filing killed",
        "kill -9 while filing: nothing lost, no guid twice, the outbox is what is stored",
        ["tests/fault/test_store_crash.py", "tests/flow/test_daemon.py", "tests/flow/test_push.py"],
    ),
    Trial(
        "delivery killed",
        "kill -9 while it renders, delivers and releases: every id at least once, never inverted",
        [
            "tests/fault/test_courier_crash.py",
            "tests/flow/test_webhooks.py",
            "tests/flow/test_hub.py",
            "tests/flow/test_wire.py",
            "tests/flow/test_drops.py",
        ],
    ),
    Trial(
        "disk",
        "no room, and writes, syncs and renames that fail: the spool is untouched, it recovers by itself",
        ["tests/fault/test_store_disk.py", "tests/fault/test_stand_faults.py"],
    ),
    Trial(
        "every point",
        "death, or a call refused, at every write, sync, rename and commit: all comes to what it would have",
        ["tests/fault/test_crash_points.py"],
    ),
    Trial(
        "clocks",
        "clocks set by hours and days, and changed for summer: nothing early, nothing kept waiting",
        ["tests/fault/test_clock_jumps.py", "tests/unit/daemon/test_clock_steps.py"],
    ),
    Trial(
        "embargoes",
        "10,000 embargoes over an hour: no byte, ETag or count changes before; each is out within a second",
        ["tests/property/test_embargo_timers.py"],
    ),
    Trial(
        "subscribers",
        "a thousand of which a third hang, fail, put off and break off: the others miss nothing, in order",
        ["tests/flow/test_subscribers.py"],
    ),
    Trial(
        "orders",
        "every order of five versions and a kill: never visible, never told, after the kill",
        ["tests/property/test_orders_of_versions.py", "tests/property/test_lifecycle.py"],
    ),
    Trial(
        "damaged files",
        "10,000 mutated filings: each is taken or refused with a reason",
        [
            "tests/fault/test_mutated_filings.py",
            "tests/fault/test_bad_filings.py",
            "tests/fault/test_spool_bad_files.py",
        ],
    ),
    Trial(
        "pages",
        "100,000 dispatches of random Unicode, and all of Reuters-21578: every page is valid",
        ["tests/conformance/test_every_page_valid.py"],
    ),
    Trial(
        "api",
        "requests thrown at what the OpenAPI description says: no 5xx, nothing of another outlet's",
        ["tests/flow/test_described.py"],
    ),
    Trial(
        "soak",
        "100,000 dispatches one after the other: memory grows by less than 1 MB, descriptors not at all",
        ["tests/flow/test_soak.py"],
    ),
    Trial(
        "model",
        "the whole desk does what a model of it says, over both pairs of engines, whatever dies at any call",
        ["tests/property/test_desk_model.py"],
    ),
    Trial(
        "nodes",
        "nodes killed, stopped and cut off, servers restarted and robbed: nothing lost, caught up within 60 s",
        ["tests/flow/test_nodes.py", "tests/fault/test_nats.py"],
    ),
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Shown:
    """How a trial went.

    Attributes:
        name: Of the trial.
        passed: Whether every test did.
        tests: How many ran.
        skipped: How many had not what they need.
        seconds: It took.
        figures: What the tests counted.
        seed: Of the dice.
        code: Tells these sources from any other.
        machine: Where it ran.
    """

    name: str
    passed: bool
    tests: int
    skipped: int
    seconds: float
    figures: Mapping[str, str]
    seed: int
    code: str
    machine: str


def run(trial: Trial, seed: int, code: str) -> Shown:
    """Run a trial; what its tests say goes to the terminal."""
    environment = {**os.environ, "SYNDICATE_TORTURE": "1", "SYNDICATE_SEED": str(seed)}
    begun = monotonic()
    with tempfile.TemporaryDirectory() as folder:
        report = Path(folder) / "report.xml"
        command = [sys.executable, "-m", "pytest", "--quiet", f"--junitxml={report}", *trial.tests]
        done = subprocess.run(command, cwd=ROOT, env=environment, check=False)
        suite = next(ET.parse(report).getroot().iter("testsuite"))  # noqa: S314 - just written by pytest
    figures = {each.get("name", ""): each.get("value", "") for each in suite.iter("property")}
    return Shown(
        name=trial.name,
        passed=done.returncode == 0,
        tests=int(suite.get("tests", 0)),
        skipped=int(suite.get("skipped", 0)),
        seconds=round(monotonic() - begun, 1),
        figures=figures,
        seed=seed,
        code=code,
        machine=f"{platform.machine()}, {os.cpu_count()} CPUs, Python {platform.python_version()}",
    )


def code_here() -> str:
    """What tells these sources from any other."""
    files = (path for folder in ("syndicate", "tests") for path in sorted((ROOT / folder).rglob("*.py")))
    return hashlib.sha256(
        b"".join(path.read_bytes() for path in files if "node_modules" not in path.parts)
    ).hexdigest()[:16]


def kept() -> Iterator[Shown]:
    """What was shown before."""
    if KEPT.exists():
        yield from (Shown(**each) for each in json.loads(KEPT.read_text()))


def show(results: Sequence[Shown]) -> None:
    """Print the table."""
    table = Table("trial", "what is shown", "", "tests", "seconds", "figures")
    shows = {trial.name: trial.shows for trial in TRIALS}
    for each in results:
        table.add_row(
            each.name,
            shows.get(each.name, ""),
            "passed" if each.passed else "FAILED",
            f"{each.tests}" + (f", {each.skipped} skipped" if each.skipped else ""),
            f"{each.seconds:.0f}",
            ", ".join(f"{name} {value}" for name, value in each.figures.items()),
        )
    Console(width=None if sys.stdout.isatty() else 200).print(table)


def main() -> None:
    """Run those named, or all; ends with 1 where one failed."""
    parser = argparse.ArgumentParser(prog="bench.torture", description=__doc__.partition("\n")[0])
    names = [trial.name for trial in TRIALS]
    parser.add_argument(
        "names", nargs="*", choices=[*names, []], metavar="NAME", help=f"all by default: {', '.join(names)}"
    )
    parser.add_argument("--seed", type=int, default=SEED, help="of the dice; the same one, the same chances")
    parser.add_argument("--again", action="store_true", help="run what has passed before too")
    options = parser.parse_args()
    code = code_here()
    results = {each.name: each for each in kept()}
    for trial in TRIALS:
        before = results.get(trial.name)
        done = before is not None and before.passed and (before.code, before.seed) == (code, options.seed)
        if (options.names and trial.name not in options.names) or (done and not options.again):
            continue
        print(f"{trial.name}, seed {options.seed}: {trial.shows}", flush=True)
        results[trial.name] = run(trial, options.seed, code)
        KEPT.parent.mkdir(parents=True, exist_ok=True)
        ordered = [asdict(results[name]) for name in names if name in results]
        KEPT.write_text(json.dumps(ordered, indent=2, ensure_ascii=False) + "\n")
    show([results[name] for name in names if name in results])
    sys.exit(any(not each.passed for each in results.values()))


if __name__ == "__main__":
    main()
