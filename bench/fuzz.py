"""Look for inputs that break what reads strangers' words, guided by the branches that inputs take (atheris, libFuzzer).

`make fuzz`, or for some targets:
python -m bench.fuzz [TARGET …] [--secs N] [--seed N]

Each target runs in a process of its own and goes on from the inputs in build/fuzz/TARGET. The first thing that breaks
it ends its turn: made as short as it goes, it is kept in tests/corpus/TARGET, which the ordinary suite reads again.
What is begun with was written by us.
"""

import argparse
import hashlib
import json
import logging
import os
import re
import subprocess
import sys
from collections.abc import Callable, Mapping, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path
from shutil import rmtree
from time import monotonic

import structlog
from rich.console import Console
from rich.progress import Progress

from bench.result import RESULTS, machine
from tests.fuzzing import CORPUS, Target, targets

FOLDER = Path(__file__).parents[1] / "build" / "fuzz"
PAGE = Path(__file__).parents[1] / "docs" / "explanation" / "fuzzing.md"
ROW = re.compile(
    r"^(?P<begins>\| `(?P<name>\w+)` \| [^|]+ \| )(?P<figures>[\d,]+ \| [\d,]+ \| [\d,]+) \|$", re.MULTILINE
)
"""Of the table of targets in the page."""

SECS = 60
SEED = 1
LONGEST_SECS = 20
"""For one input; what takes longer is a find."""

MOST_MEMORY_MB = 2048
_COVERED = re.compile(r"^#\d+\s+(\w+)\s+cov: (\d+)", re.MULTILINE)
_STATS = re.compile(r"^stat::(\w+):\s+(\d+)", re.MULTILINE)
_FINDS = ("crash-*", "timeout-*", "oom-*", "leak-*")


@dataclass(frozen=True, slots=True, kw_only=True)
class Turn:
    """What was seen of a target.

    Attributes:
        secs: It was given.
        seed: Of libFuzzer.
        inputs: That were tried.
        branches_before: Of syndicate that the inputs took which it began with.
        branches: That they took in the end.
        kept: Inputs that took another way than any before.
        broken_by: Names of finds in its folder of the corpus.
    """

    secs: int
    seed: int
    inputs: int
    branches_before: int
    branches: int
    kept: int
    broken_by: Sequence[str]


def run(target: Target, secs: int, seed: int, progress: Progress) -> Turn:
    """Give a target its turn."""
    inputs, found = FOLDER / target.name, FOLDER / f"{target.name}-found"
    rmtree(found, ignore_errors=True)
    for folder in (inputs, found):
        folder.mkdir(parents=True, exist_ok=True)
    for content in (*target.seeds, *(path.read_bytes() for path in (CORPUS / target.name).glob("*"))):
        _put(inputs, content)
    log = FOLDER / f"{target.name}.log"
    task = progress.add_task(target.name, total=secs)
    options = {
        "seed": seed,
        "max_total_time": secs,
        "timeout": LONGEST_SECS,
        "rss_limit_mb": MOST_MEMORY_MB,
        "artifact_prefix": f"{found}/",
        "print_final_stats": 1,
    }
    with log.open("w") as written:
        process = subprocess.Popen(
            [
                *(sys.executable, "-m", "bench.fuzz_target", target.name),
                *(f"-{name}={value}" for name, value in options.items()),
                str(inputs),
            ],
            env={**os.environ, "PYTHONHASHSEED": "0"},
            stdout=written,
            stderr=subprocess.STDOUT,
        )
        begun = monotonic()
        while process.poll() is None:
            progress.update(task, completed=monotonic() - begun)
            try:
                process.wait(1)
            except subprocess.TimeoutExpired:
                continue
    progress.update(task, completed=secs)
    broken_by = [_keep(target, path) for pattern in _FINDS for path in found.glob(pattern)]
    if process.returncode and not broken_by:
        raise RuntimeError(f"{target.name} could not be fuzzed; see {log}")
    return _turn(log.read_text(errors="replace"), secs, seed, broken_by)


def _turn(log: str, secs: int, seed: int, broken_by: Sequence[str]) -> Turn:
    covered = _COVERED.findall(log)
    stats = {name: int(count) for name, count in _STATS.findall(log)}
    return Turn(
        secs=secs,
        seed=seed,
        inputs=stats.get("number_of_executed_units", 0),
        branches_before=next((int(count) for event, count in covered if event == "INITED"), 0),
        branches=max((int(count) for _, count in covered), default=0),
        kept=stats.get("new_units_added", 0),
        broken_by=broken_by,
    )


def _keep(target: Target, found: Path) -> str:
    """Put a find into the corpus; its name there."""
    content = found.read_bytes()
    if found.name.startswith("crash-"):
        content = shortest(content, target.take)
    return _put(CORPUS / target.name, content)


def _put(folder: Path, content: bytes) -> str:
    name = hashlib.sha256(content).hexdigest()[:16]
    folder.mkdir(parents=True, exist_ok=True)
    (folder / name).write_bytes(content)
    return name


def shortest(content: bytes, take: Callable[[bytes], None]) -> bytes:
    """An input that breaks a target with the same words, and does no longer where any piece of it is left out."""
    words = _words(content, take)
    size = len(content)
    while words and (size := size // 2):
        at = 0
        while at < len(content):
            shorter = content[:at] + content[at + size :]
            if _words(shorter, take) == words:
                content = shorter
            else:
                at += size
    return content


def _words(content: bytes, take: Callable[[bytes], None]) -> str:
    """What a target says as it breaks; nothing where it does not."""
    try:
        take(content)
    except Exception as error:  # noqa: BLE001 - whatever breaks it
        return repr(error)
    return ""


def _save(turns: Mapping[str, Turn]) -> None:
    """Write what was seen in place of what was seen of the same targets before, there and in the table of the page."""
    path = RESULTS / "fuzz.json"
    before = json.loads(path.read_text())["targets"] if path.is_file() else {}
    seen = before | {name: asdict(turn) for name, turn in turns.items()}
    path.write_text(json.dumps({"machine": asdict(machine()), "targets": seen}, indent=1, ensure_ascii=False) + "\n")
    PAGE.write_text(ROW.sub(lambda row: _row(row, seen.get(row["name"])), PAGE.read_text()))


def _row(row: re.Match[str], turn: Mapping[str, int] | None) -> str:
    if turn is None:
        return row[0]
    figures = " | ".join(f"{turn[figure]:,}" for figure in ("inputs", "branches_before", "branches"))
    return f"{row['begins']}{figures} |"


def main(arguments: Sequence[str] | None = None) -> int:
    """Fuzz what was asked for; 1 where something broke."""
    every = {target.name: target for target in targets()}
    parser = argparse.ArgumentParser(prog="fuzz", description=__doc__, formatter_class=argparse.RawTextHelpFormatter)
    parser.add_argument("names", nargs="*", metavar="TARGET", help=f"of: {', '.join(every)}")
    parser.add_argument("--secs", type=int, default=SECS, help=f"for each target; {SECS} by default")
    parser.add_argument("--seed", type=int, default=SEED, help=f"of libFuzzer; {SEED} by default")
    options = parser.parse_args(arguments)
    if unknown := [name for name in options.names if name not in every]:
        parser.error(f"there is no target {', '.join(unknown)}; there are {', '.join(every)}")
    structlog.configure(wrapper_class=structlog.make_filtering_bound_logger(logging.CRITICAL))
    turns: dict[str, Turn] = {}
    with Progress(console=Console(stderr=True)) as progress:
        for name in options.names or every:
            turns[name] = turn = run(every[name], options.secs, options.seed, progress)
            _save(turns)
            progress.console.print(
                f"{name}: {turn.inputs} inputs, branches {turn.branches_before} -> {turn.branches}, "
                f"broken by {', '.join(turn.broken_by) or 'none'}",
                highlight=False,
            )
    return 1 if any(turn.broken_by for turn in turns.values()) else 0


if __name__ == "__main__":
    sys.exit(main())
