"""The long form of every test of what may go wrong: a table of what was shown, kept in bench/results/torture.json.

python -m bench.torture [NAME …] [--seed N] [--again]

A trial that passed is run again when the package, its own tests or what tests share has changed, or with other dice.
Until it has, its result stands in the table with its day, and says that it is of other code. What was broken off goes
on after the last test that passed; the long ones are made of slices, each with dice of its own.
"""

import argparse
import hashlib
import json
import os
import platform
import subprocess
import sys
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import asdict, dataclass
from datetime import UTC, datetime
from pathlib import Path

from rich.console import Console
from rich.table import Table

from bench.torture_log import VARIABLE, Note, notes

ROOT = Path(__file__).parents[1]
KEPT = ROOT / "bench" / "results" / "torture.json"
BEGUN = ROOT / ".torture"
"""Where the notes of trials lie that have not ended well."""
WORST = ("worst", "p99", "slowest")
"""Figures of which the highest counts; of all others, the sum of the slices."""
SEED = 20261126
NOTHING_LEFT = 5
"""What pytest exits with where all tests are deselected."""


@dataclass(frozen=True, slots=True)
class Trial:
    """What is shown, and by which tests.

    Attributes:
        name: Of one word or two.
        shows: What holds when it passes.
        tests: Files of them.
        uses: Other files it depends on, of those that are neither the package's nor shared by tests.
    """

    name: str
    shows: str
    tests: Sequence[str]
    uses: Sequence[str] = ()


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
        ["bench/soak.py", "bench/curves.py", "bench/material.py"],
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
        code: Tells the sources it ran with from any other.
        ended: The day, in UTC.
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
    ended: str
    machine: str


def run(trial: Trial, seed: int, code: str, begun: Path = BEGUN) -> Shown:
    """Run a trial, but for what of it has passed; what its tests say goes to the terminal."""
    begun.mkdir(exist_ok=True)
    log = begun / f"{trial.name.replace(' ', '-')}-{code}-{seed}.jsonl"
    mend(log)
    before = {note.test for note in notes(log) if note.outcome == "passed"}
    if before:
        print(f"{len(before)} tests of it have passed before", flush=True)
    environment = {**os.environ, "SYNDICATE_TORTURE": "1", "SYNDICATE_SEED": str(seed), VARIABLE: str(log)}
    command = [sys.executable, "-m", "pytest", "--quiet", "-p", "bench.torture_log", *trial.tests]
    done = subprocess.run(command, cwd=ROOT, env=environment, check=False)
    every = list(notes(log))
    good = done.returncode == 0 or (bool(before) and done.returncode == NOTHING_LEFT)
    if good:
        log.unlink()
    return Shown(
        name=trial.name,
        passed=good,
        tests=len({note.test for note in every}),
        skipped=len({note.test for note in every if note.outcome == "skipped"}),
        seconds=round(sum(note.seconds for note in every), 1),
        figures=figures(every),
        seed=seed,
        code=code,
        ended=f"{datetime.now(UTC):%Y-%m-%d}",
        machine=f"{platform.machine()}, {os.cpu_count()} CPUs, Python {platform.python_version()}",
    )


def figures(every: Iterable[Note]) -> Mapping[str, str]:
    """What was counted in all slices that passed together, and how often one had failed before."""
    last = {note.test: note for note in every}
    failed = sum(note.outcome == "failed" and last[note.test].outcome == "passed" for note in every)
    counted: defaultdict[str, float] = defaultdict(float)
    said = {"failed before they passed": f"{failed}"} if failed else {}
    for name, value in (figure for note in last.values() if note.outcome == "passed" for figure in note.figures):
        try:
            number = float(value)
        except ValueError:
            said[name] = value
            continue
        counted[name] = max(counted[name], number) if name.startswith(WORST) else counted[name] + number
    return {**{name: f"{number:.10g}" for name, number in counted.items()}, **said}


def mend(log: Path) -> None:
    """Cut off the half line that a run left which was killed while it wrote."""
    if log.exists():
        log.write_text("".join(line for line in log.read_text().splitlines(keepends=True) if line.endswith("\n")))


def code_of(trial: Trial) -> str:
    """What tells the sources a trial depends on from any other: the package, its tests, and all that tests share."""
    shared = [path for path in (ROOT / "tests").rglob("*.py") if not path.name.startswith("test_")]
    own = [ROOT / name for name in (*trial.tests, *trial.uses)]
    files = sorted({*(ROOT / "syndicate").rglob("*.py"), *shared, *own})
    told = hashlib.sha256()
    for path in files:
        told.update(hashlib.sha256(path.read_bytes()).digest())
    return told.hexdigest()[:16]


def kept() -> Iterator[Shown]:
    """What was shown before."""
    if KEPT.exists():
        yield from (Shown(**each) for each in json.loads(KEPT.read_text()))


def keep(shown: Shown) -> None:
    """Put a result in the place of the one before; the others, which another run may have written, stay."""
    results = {**{each.name: each for each in kept()}, shown.name: shown}
    ordered = [asdict(results[trial.name]) for trial in TRIALS if trial.name in results]
    KEPT.parent.mkdir(parents=True, exist_ok=True)
    KEPT.write_text(json.dumps(ordered, indent=1, ensure_ascii=False) + "\n")


def show(results: Sequence[Shown]) -> None:
    """Print the table."""
    table = Table("trial", "what is shown", "", "of", "tests", "seconds", "figures")
    shows = {trial.name: trial.shows for trial in TRIALS}
    codes = {trial.name: code_of(trial) for trial in TRIALS}
    for each in results:
        table.add_row(
            each.name,
            shows.get(each.name, ""),
            "passed" if each.passed else "FAILED",
            f"{each.ended}, {'this' if each.code == codes[each.name] else 'other'} code",
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
    for trial in TRIALS:
        code = code_of(trial)
        before = {each.name: each for each in kept()}.get(trial.name)
        done = before is not None and before.passed and (before.code, before.seed) == (code, options.seed)
        if (options.names and trial.name not in options.names) or (done and not options.again):
            continue
        print(f"{trial.name}, seed {options.seed}: {trial.shows}", flush=True)
        keep(run(trial, options.seed, code))
    results = list(kept())
    show(results)
    sys.exit(any(not each.passed for each in results))


if __name__ == "__main__":
    main()
