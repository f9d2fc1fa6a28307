"""Damage what strangers write until something gives way.

`make fuzz`, or for some targets:
python -m bench.fuzz [TARGET …] [--secs N] [--seed N]

Each target gets so many seconds and goes on from the seed where it stopped (build/fuzz.json). What breaks one is kept
in tests/corpus/TARGET, and the ordinary suite reads all of that again. What is damaged was written by us.
"""

import argparse
import hashlib
import json
import sys
from collections.abc import Sequence
from pathlib import Path
from time import monotonic

from rich.console import Console
from rich.progress import Progress

from tests.fuzzing import CORPUS, Target, targets
from tests.mutations import mutated

STATE = Path(__file__).parents[1] / "build" / "fuzz.json"
SECS = 60
MOST_KEPT = 5
"""Finds of a target in one run that are shown and kept: where one thing is broken, thousands of inputs show it."""


def run(target: Target, seed: int, secs: float, progress: Progress) -> tuple[int, int]:
    """Damage for so long, from a seed on: the seed to go on from, and how many broke it."""
    task = progress.add_task(target.name, total=secs)
    kept = [path.read_bytes() for path in sorted((CORPUS / target.name).glob("*"))]
    begun, finds = monotonic(), 0
    while (passed := monotonic() - begun) < secs:
        content = mutated(seed, [*target.seeds, *kept])
        try:
            target.take(content)
        except Exception as error:  # noqa: BLE001 - whatever breaks it is a find
            finds += 1
            if finds <= MOST_KEPT:
                progress.console.print(f"{target.name}: seed {seed}: {error!r:.300}", markup=False, highlight=False)
                keep(target.name, content)
        seed += 1
        progress.update(task, completed=passed)
    progress.update(task, completed=secs)
    return seed, finds


def keep(name: str, content: bytes) -> None:
    """Put a find into the corpus."""
    folder = CORPUS / name
    folder.mkdir(parents=True, exist_ok=True)
    (folder / hashlib.sha256(content).hexdigest()[:16]).write_bytes(content)


def main(arguments: Sequence[str] | None = None) -> int:
    """Fuzz what was asked for; 1 where something broke."""
    every = {target.name: target for target in targets()}
    parser = argparse.ArgumentParser(prog="fuzz", description=__doc__, formatter_class=argparse.RawTextHelpFormatter)
    parser.add_argument("names", nargs="*", metavar="TARGET", help=f"of: {', '.join(every)}")
    parser.add_argument("--secs", type=float, default=SECS, help=f"for each target; {SECS} by default")
    parser.add_argument("--seed", type=int, help="to begin at, instead of where it stopped")
    options = parser.parse_args(arguments)
    if unknown := [name for name in options.names if name not in every]:
        parser.error(f"there is no target {', '.join(unknown)}; there are {', '.join(every)}")
    state = json.loads(STATE.read_text()) if STATE.is_file() else {}
    broken = 0
    with Progress(console=Console(stderr=True)) as progress:
        for name in options.names or every:
            first = state.get(name, 0) if options.seed is None else options.seed
            state[name], finds = run(every[name], first, options.secs, progress)
            broken += finds
            STATE.parent.mkdir(exist_ok=True)
            STATE.write_text(json.dumps(state, indent=1) + "\n")
            progress.console.print(f"{name}: {state[name] - first} inputs, {finds} broke it", highlight=False)
    return 1 if broken else 0


if __name__ == "__main__":
    sys.exit(main())
