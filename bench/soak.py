"""A long run of the whole desk in one process: its memory, descriptors and threads, and how long each turn takes.

python -m bench.soak [--dispatches N | --long | --seen FILE]

Dispatches are handed in by tens, published in every form of a section, on the front and as stories, and told to an
outlet that takes them all. The desk's clock goes ten minutes ahead with each hundred, and all is forgotten after a day
of it, as `keep_days` has it, so that from 14,400 on the record no longer grows. Every thousandth dispatch a sample is
taken; they are kept in bench/results/soak.json, a list for each thing, and drawn in bench/results/soak.svg. A process
that is ended takes its memory along, so that a run cannot be gone on with: what `--json` printed of it can be kept.
"""

import argparse
import json
import os
import platform
import sys
import tempfile
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import asdict, dataclass, field, fields
from datetime import datetime, timedelta
from itertools import islice
from pathlib import Path
from random import Random
from statistics import linear_regression, median, quantiles
from time import perf_counter

import structlog
from rich.console import Console
from rich.table import Table

from bench.curves import Panel, drawn
from bench.material import FIRST, WORDS
from syndicate.build import House, open_house
from syndicate.config import load
from syndicate.daemon import allocator
from syndicate.desk.deliver import Courier
from syndicate.model.delivery import Answer
from syndicate.model.filing import Filing
from syndicate.ports.pusher import Parcel

KEPT = Path(__file__).parent / "results" / "soak.json"
DRAWN = KEPT.with_suffix(".svg")
USUAL, LONG = 100_000, 1_000_000
BATCH, SAMPLE = 10, 1_000
PACE = timedelta(minutes=1)
SWEEP_EVERY = timedelta(hours=1)
MOST_MB = 1.0
WARM = 0.5
BARS = "▁▂▃▄▅▆▇█"
CONFIG = """
[agency]
name = "Bench Wire"
tag = "EXW"
domain = "wire.example"
base_url = "http://wire.example/"

[store]
url = "sqlite:///syndicate.db"

[log]
level = "error"

[deliveries]
keep_days = 1

[wire]
keep_days = 1

[sources.bench]
type = "spool"
path = "spool"
keep_days = 1

[sections.all]
title = "All dispatches"
keep_days = 1

[outlets.gazette]
profile = "plain"
sections = ["all"]

[channels.gazette]
type = "webhook"
outlet = "gazette"
url = "https://gazette.example/"
secret_env = "SYNDICATE_BENCH_HOOK"
"""


@dataclass(frozen=True, slots=True, kw_only=True)
class Sample:
    """What was seen after so many dispatches.

    Attributes:
        dispatches: Taken so far.
        memory_mb: Resident, after what lay free was given back.
        descriptors: Open.
        threads: Alive.
        p50_ms: From handing ten in to their pages and their outlet; median of the last thousand dispatches.
        p99_ms: Likewise.
    """

    dispatches: int
    memory_mb: float
    descriptors: int
    threads: int
    p50_ms: float
    p99_ms: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Soak:
    """A whole run.

    Attributes:
        samples: In their order.
        machine: Where it ran.
    """

    samples: Sequence[Sample]
    machine: str

    @property
    def settled(self) -> Sequence[Sample]:
        """Those after half of the run, when caches are full and the record no longer grows."""
        return self.samples[int(len(self.samples) * WARM) :]

    @property
    def slope_mb(self) -> float:
        """By how much memory grows with 100,000 dispatches, once it has settled."""
        settled = self.settled
        if len(settled) < 2:
            return 0.0
        line = linear_regression([one.dispatches for one in settled], [one.memory_mb for one in settled])
        return line.slope * 100_000

    @property
    def is_flat(self) -> bool:
        """Whether descriptors and threads have grown no more since it settled, but for what is open for a moment."""
        half = len(self.settled) // 2
        before, after = self.settled[:half], self.settled[half:]
        return not half or (
            median(one.descriptors for one in after) <= median(one.descriptors for one in before)
            and median(one.threads for one in after) <= median(one.threads for one in before)
        )


@dataclass(slots=True)
class Clock:
    """The desk's."""

    moment: datetime = FIRST

    def now(self) -> datetime:
        """See the port."""
        return self.moment


@dataclass(slots=True)
class Taker:
    """An outlet that takes everything at once."""

    taken: list[tuple[Parcel, Answer]] = field(default_factory=list)

    def send(self, parcel: Parcel) -> None:
        """See the port."""
        self.taken.append((parcel, Answer(status=200)))

    def ended(self, _patience: timedelta) -> Sequence[tuple[Parcel, Answer]]:
        """See the port."""
        taken, self.taken = self.taken, []
        return taken

    def close(self) -> None:
        """See the port: nothing is on its way."""


def soak(dispatches: int, folder: Path, every: int = SAMPLE) -> Iterator[Sample]:
    """Run; a sample after each so many dispatches."""
    with _desk(folder) as (house, courier, clock):
        [inlet] = house.inlets
        filings = _filings(clock)
        took: list[float] = []
        swept = clock.now()
        for done in range(BATCH, dispatches + 1, BATCH):
            begun = perf_counter()
            house.collector.file(list(islice(filings, BATCH)), inlet.defaults)
            house.press.publish()
            courier.look()
            while courier.turn(timedelta()):
                pass
            took.append(perf_counter() - begun)
            clock.moment += PACE
            if clock.now() - swept >= SWEEP_EVERY:
                house.retention.sweep()
                swept = clock.now()
            if done % every == 0:
                yield _sample(done, took)
                took.clear()


@contextmanager
def _desk(folder: Path) -> Iterator[tuple[House, Courier, Clock]]:
    os.environ.setdefault("SYNDICATE_BENCH_HOOK", "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw")
    (folder / "config.toml").write_text(CONFIG)
    clock = Clock()
    with open_house(load(folder / "config.toml"), clock) as house:
        courier = house.courier(0)
        courier.close()
        courier.pusher = Taker()
        yield house, courier, clock


def _filings(clock: Clock) -> Iterator[Filing]:
    """Stories without end, each of some 60 words, none like another."""
    dice = Random(1)  # noqa: S311 - a benchmark is no secret
    number = 0
    while True:
        number += 1
        words = dice.choices(WORDS, k=60)
        content = (
            f"r f BC-{words[0].upper()}-{number}\n{' '.join(words[1:7]).upper()} {number}\n\n"
            f"    KESTREL BAY (EXW) - {' '.join(words[7:40]).capitalize()}.\n    {' '.join(words[40:]).capitalize()}.\n"
        ).encode()
        now, name = clock.now(), f"{number}.txt"
        yield Filing(source="bench", name=name, content=content, filed=now, received=now, receipt=name)


def _sample(done: int, took: Sequence[float]) -> Sample:
    allocator.give_back()  # as the daemon does, though not just then
    pages = int(Path("/proc/self/statm").read_text().split()[1])
    return Sample(
        dispatches=done,
        memory_mb=round(pages * os.sysconf("SC_PAGE_SIZE") / 1e6, 2),
        descriptors=len(os.listdir("/proc/self/fd")),  # noqa: PTH208 - names are enough
        threads=len(os.listdir("/proc/self/task")),  # noqa: PTH208
        p50_ms=round(median(took) * 1000, 2),
        p99_ms=round(quantiles(took, n=100)[-1] * 1000, 2),
    )


def curve(figures: Sequence[float], width: int = 60) -> str:
    """Figures as a line of bars, the lowest at the bottom."""
    taken = figures[:: max(1, -(-len(figures) // width))]
    low, high = min(taken), max(taken)
    return "".join(BARS[int((one - low) / ((high - low) or 1) * (len(BARS) - 1))] for one in taken)


def show(run: Soak) -> None:
    """Print the curves."""
    table = Table("what", "first", "settled", "last", "over the run")
    for name in ("memory_mb", "descriptors", "threads", "p50_ms", "p99_ms"):
        figures = [getattr(one, name) for one in run.samples]
        table.add_row(name, f"{figures[0]:g}", f"{getattr(run.settled[0], name):g}", f"{figures[-1]:g}", curve(figures))
    Console(width=None if sys.stdout.isatty() else 200).print(table)
    print(f"memory grows by {run.slope_mb:.2f} MB with 100,000 dispatches; at most {MOST_MB:g}")


def listed(run: Soak) -> str:
    """A run as JSON, a line for each thing."""
    columns = {one.name: [getattr(sample, one.name) for sample in run.samples] for one in fields(Sample)}
    told = {"machine": run.machine, "slope_mb": round(run.slope_mb, 3), "is_flat": run.is_flat, **columns}
    lines = (f"{json.dumps(name)}: {json.dumps(value, separators=(',', ':'))}" for name, value in told.items())
    return "{\n" + ",\n".join(lines) + "\n}\n"


def plot(run: Soak) -> str:
    """A run as an SVG file."""
    columns = {one.name: [getattr(sample, one.name) for sample in run.samples] for one in fields(Sample)}
    return drawn(
        columns["dispatches"],
        "dispatches",
        [
            Panel("resident memory, MB", {"memory": columns["memory_mb"]}),
            Panel("open descriptors, threads", {"descriptors": columns["descriptors"], "threads": columns["threads"]}),
            Panel("ten dispatches to pages and outlet, ms", {"p50": columns["p50_ms"], "p99": columns["p99_ms"]}),
        ],
    )


def _run(dispatches: int) -> Iterator[Sample]:
    with tempfile.TemporaryDirectory(prefix="syndicate-soak-") as folder:
        yield from soak(dispatches, Path(folder), min(SAMPLE, max(BATCH, dispatches // 10)))


def _seen(file: Path) -> Iterator[Sample]:
    yield from (Sample(**json.loads(line)) for line in file.read_text().splitlines())


def main() -> None:
    """Run, and end with 1 where it grows."""
    parser = argparse.ArgumentParser(prog="bench.soak", description=__doc__.partition("\n")[0])
    parser.add_argument("--dispatches", type=int, default=USUAL, help=f"{USUAL:,} by default".replace(",", " "))
    parser.add_argument("--long", action="store_true", help="a million")
    parser.add_argument("--seen", type=Path, help="a file of what --json printed: keep and draw that")
    parser.add_argument("--json", action="store_true", help="only the samples, one a line; nothing is kept")
    options = parser.parse_args()
    structlog.configure(wrapper_class=structlog.make_filtering_bound_logger(40))
    allocator.limit()  # as the daemon does
    samples = []
    for sample in _seen(options.seen) if options.seen else _run(LONG if options.long else options.dispatches):
        samples.append(sample)
        if options.json or sys.stderr.isatty():
            print(json.dumps(asdict(sample)), flush=True)
    if options.json:
        return
    run = Soak(
        samples=samples,
        machine=f"{platform.machine()}, {os.cpu_count()} CPUs, Python {platform.python_version()}",
    )
    KEPT.parent.mkdir(parents=True, exist_ok=True)
    KEPT.write_text(listed(run))
    DRAWN.write_text(plot(run))
    show(run)
    print(f"written to {KEPT} and {DRAWN}")
    sys.exit(run.slope_mb >= MOST_MB or not run.is_flat)


if __name__ == "__main__":
    main()
