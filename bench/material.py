"""What the benchmarks are run on: real dispatches where they lie, else generated ones."""

import os
import random
import subprocess
import sys
from datetime import UTC, datetime, timedelta
from pathlib import Path

SHARED = Path(os.environ.get("SYNDICATE_SHARED", Path(__file__).parents[2] / "shared"))
WORDS = (Path(__file__).parent / "words.txt").read_text().split()
FIRST = datetime(2026, 1, 5, 6, 0, tzinfo=UTC)


def fill_spool(folder: Path, most: int) -> str:
    """Put up to `most` dispatches into a folder as files, filed a minute apart; say what they are."""
    folder.mkdir(parents=True, exist_ok=True)
    tool = SHARED / "tools" / "reuters_spool.py"
    originals = sorted((SHARED / "samples" / "reuters21578").glob("*.sgm"))
    if tool.is_file() and originals:
        subprocess.run([sys.executable, tool, folder, *originals, "--limit", str(most)], check=True)
        what = "Reuters-21578"
    else:
        for number in range(most):
            (folder / f"{number:05}.txt").write_text(generated(number))
        what = "generated"
    for number, path in enumerate(sorted(folder.iterdir())):
        moment = (FIRST + timedelta(minutes=number)).timestamp()
        os.utime(path, (moment, moment))
    return what


def generated(number: int) -> str:
    """A dispatch of some 400 words, the same for the same number."""
    dice = random.Random(number)  # noqa: S311  a benchmark is no secret

    def sentence() -> str:
        return " ".join(dice.choices(WORDS, k=dice.randint(8, 24))).capitalize() + "."

    paragraphs = [" ".join(sentence() for _ in range(3)) for _ in range(8)]
    headline = " ".join(dice.choices(WORDS, k=6)).upper().removeprefix("BY ")  # which begins a byline
    city = dice.choice(("KESTREL BAY", "PORTO VELA", "SANDHAVEN", "LONDON", "PARIS"))
    body = "\n    ".join([f"{city}, Jan 5 (EXW) - {paragraphs[0]}", *paragraphs[1:]])
    return f"r f BC-{headline.split()[0]}-{number}   01-05 0400\n{headline}\n\n    {body}\n (END)\n"
