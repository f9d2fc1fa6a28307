"""A process that has the whole desk struck wherever it is told, and says what became of it.

`python -m tests.fault.desk_process FOLDER` writes how many points of each kind the story has and how long the store's
log becomes, then reads fates, one a line; each is what befalls the first life, the second and so on; the last is left
alone. Lives are forked, so that one costs no start of Python.
"""

import json
import logging
import os
import shutil
import signal
import sys
import traceback
from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass
from itertools import chain
from pathlib import Path

import structlog

from tests.fault.points import Ceiling, Points, Strike
from tests.fault.whole_desk import SECRET, Desk, Outcome, compare, outcome, prepare

PATIENCE_SECS = 300
ENDED_BY_US = (-signal.SIGKILL, -signal.SIGXFSZ)


@dataclass(frozen=True, slots=True)
class Fate:
    """What befalls the lives of a desk, one after the other.

    Attributes:
        strikes: At points; one is for one life.
        ceiling: Over the first.
    """

    strikes: Sequence[Strike] = ()
    ceiling: Ceiling | None = None

    def to_line(self) -> str:
        """As it is read here."""
        return json.dumps(asdict(self))

    @classmethod
    def from_line(cls, line: str) -> "Fate":
        """What was written."""
        told = json.loads(line)
        ceiling = told["ceiling"]
        return cls([Strike(**strike) for strike in told["strikes"]], Ceiling(**ceiling) if ceiling else None)


def _live(folder: Path, strike: Strike | None, ceiling: Ceiling | None, undisturbed: Outcome | None) -> None:
    """Be a life; what is to be known of it is left in `said`."""
    signal.alarm(PATIENCE_SECS)
    points = Points(strike)
    points.install()
    desk = Desk(folder, points, ceiling)
    try:
        desk.live()
        found = outcome(folder)
        if undisturbed:
            compare(found, undisturbed)
    except BaseException:  # noqa: BLE001 - whatever it is, it is told
        said: Mapping[str, object] = {"error": traceback.format_exc()}
    else:
        said = {"struck": points.struck, "points": points.seen, "log": desk.grown, "refusals": desk.refusals}
    with points.uncounted():
        (folder / "said").write_text(json.dumps(said))


def _lives(folder: Path, fate: Fate, undisturbed: Outcome | None) -> Mapping[str, object]:
    """Live until one reaches the end of the story."""
    prepare(folder)
    strikes, ceiling, deaths = [*fate.strikes, None], fate.ceiling, 0
    while True:
        child = os.fork()
        if child == 0:
            _live(folder, strikes[0], ceiling, undisturbed)
            os._exit(0)
        ended = os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])
        if ended not in ENDED_BY_US:
            break
        deaths += 1
        strikes, ceiling = strikes[1:] or [None], None
    said = json.loads((folder / "said").read_text()) if ended == 0 else {"error": f"it ended with {ended}"}
    shutil.rmtree(folder)
    return {"deaths": deaths, **said}


def main() -> None:
    structlog.configure(wrapper_class=structlog.make_filtering_bound_logger(logging.CRITICAL))
    os.environ["SYNDICATE_TEST_HOOK"] = SECRET
    folder = Path(sys.argv[1])
    prepare(folder / "first")  # in this process, so that all that is loaded at need is there
    Desk(folder / "first", Points()).live()
    undisturbed = outcome(folder / "first")
    for fate in chain([Fate()], map(Fate.from_line, sys.stdin)):
        sys.stdout.write(f"{json.dumps(_lives(folder / 'life', fate, undisturbed))}\n")
        sys.stdout.flush()


if __name__ == "__main__":
    main()
