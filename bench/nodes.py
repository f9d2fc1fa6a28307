"""(i) One process on SQLite, beside 1, 2 and 4 nodes on one PostgreSQL and one NATS; and how a dispatch more grows.

Each is the real daemon, in processes of its own, on two spools, three sections and every form. A burst of dispatches
gives the dispatches a second: from the first file renamed into a spool to the last errand struck off. Then they come at
an even rate, and each is watched for on a page of a node that serves: latency. Two nodes are one that collects and one
that publishes, both serve; four are a collector for each spool, one that publishes and one that serves. Processor time
is of all processes together, PostgreSQL's and NATS's apart. `bench.growth` tells the rest.
"""

import re
import sys
import tempfile
from collections.abc import Iterator, Sequence
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from pathlib import Path
from statistics import median, quantiles
from time import monotonic, sleep

import pytest
import requests
from rich.progress import Progress

from bench import growth
from bench.costs import Load, memory_mb, processor_secs, with_children
from bench.material import generated
from bench.result import Result
from syndicate.store import open_ledger
from tests.nats_servers import NatsServer, nats_server
from tests.nodes import Node, running
from tests.own_postgresql import OwnPostgresql, own_postgresql
from tests.ports import free_port

LAYOUTS = {
    1: ("collect,publish,deliver,serve",),
    2: ("collect,serve", "publish,deliver,serve"),
    4: ("collect", "collect", "publish", "deliver,serve"),
}
SPOOLS = ("first", "second")
BURST, QUICK_BURST = 1_000, 100
EVEN, QUICK_EVEN = 100, 20
RATE = 5
LOOK_SECS = 0.005
PATIENCE_SECS = 300.0
MARK = re.compile(rb"latency-(\d{5})x")
CONFIG = """
[agency]
name = "Bench Wire"
tag = "EXW"
domain = "wire.example"
base_url = "http://127.0.0.1:{port}/"

[sources.first]
type = "spool"
path = "{folder}/first"

[sources.second]
type = "spool"
path = "{folder}/second"

[store]
url = "{store}"
{bus}
[stand]
path = "{folder}/feeds"

[web]
port = {port}

[sections.all]
title = "All dispatches"

[sections.timed]
title = "Those that are timed"
any = {{ texts = ["latency"] }}

[sections.ports]
title = "Ports"
any = {{ texts = ["harbour"] }}

[log]
level = "error"
"""


@dataclass(frozen=True, slots=True)
class Servers:
    """What nodes share.

    Attributes:
        postgresql: The record.
        nats: The bus.
        monitor: The port on which NATS tells of itself.
    """

    postgresql: OwnPostgresql
    nats: NatsServer
    monitor: int

    @property
    def load(self) -> Load:
        """What was asked of them so far."""
        return Load.of(self.postgresql.url().replace("+psycopg", ""), self.monitor)

    @property
    def processor_secs(self) -> tuple[float, float]:
        """Of PostgreSQL, and of NATS."""
        postmaster = int((self.postgresql.data / "postmaster.pid").read_text().split()[0])
        return processor_secs(with_children(postmaster)), processor_secs([self.nats.process_id])


@dataclass(frozen=True, slots=True)
class Figures:
    """What one layout gave.

    Attributes:
        rate: Dispatches a second.
        millis: From each filing to its page.
        processor: Milliseconds of all nodes together for a dispatch of the burst.
        memory: Of each node, MB.
        servers: Milliseconds of PostgreSQL's and of NATS's processor for a dispatch.
        load: For a dispatch of the burst.
        idle: A second while nothing is filed.
    """

    rate: float
    millis: Sequence[float]
    processor: float
    memory: Sequence[float]
    servers: tuple[float, float] = (0.0, 0.0)
    load: tuple[float, float, float] = (0.0, 0.0, 0.0)
    idle: tuple[float, float, float] = (0.0, 0.0, 0.0)


def run(repeats: int, *, quick: bool = False) -> list[Result]:
    """Measure the layouts, then the growth; what is missing on this machine is named and left out."""
    with ExitStack() as held:
        folder = Path(held.enter_context(tempfile.TemporaryDirectory(prefix="syndicate-bench-")))
        embedded = measured(folder / "embedded", LAYOUTS[1], None, quick=quick)
        engines = [growth.Engine("SQLite", f"sqlite:///{folder}/growth.db")]
        results = list(told("one process, SQLite and the local bus", embedded, None))
        try:
            for many, roles in LAYOUTS.items():
                with servers(folder / f"nats-{many}") as there:
                    figures = measured(folder / f"nodes-{many}", roles, there, quick=quick)
                results += told(f"{many} node{'s' if many > 1 else ''}, PostgreSQL and NATS", figures, embedded)
            last = held.enter_context(servers(folder / "nats-growth"))
            engines.append(growth.Engine("PostgreSQL", last.postgresql.url(), last.nats.url))
        except pytest.skip.Exception as missing:
            print(f"many nodes are not measured: {missing}")
        return [*results, *growth.run(engines, repeats, quick=quick)]


@contextmanager
def servers(folder: Path) -> Iterator[Servers]:
    """A PostgreSQL and a NATS of the bench's own."""
    monitor = free_port()
    with own_postgresql() as postgresql, nats_server(folder, "-m", str(monitor)) as nats:
        yield Servers(postgresql, nats, monitor)


def measured(folder: Path, roles: Sequence[str], there: Servers | None, *, quick: bool) -> Figures:
    """Run nodes of these roles, and file."""
    folder.mkdir()
    for spool in SPOOLS:
        (folder / spool).mkdir()
    store = there.postgresql.url() if there else f"sqlite:///{folder}/syndicate.db"
    nodes = [laid_out(folder, number, duties, store, there) for number, duties in enumerate(roles)]
    with running(*nodes), Progress(transient=True, disable=not sys.stderr.isatty()) as progress:
        desk = Desk(folder, store, nodes, progress)
        before, idle = (there.load, monotonic()) if there else (None, 0.0)
        sleep(2 if quick else 10)
        resting = there.load.since(before) if there and before else None
        rested = monotonic() - idle
        desk.burst(10)  # the first pages take longest
        burst = QUICK_BURST if quick else BURST
        begun, load, spent = (
            desk.processor_secs,
            there.load if there else None,
            there.processor_secs if there else (0.0, 0.0),
        )
        taken = desk.burst(burst)
        own = (desk.processor_secs - begun) * 1000 / burst
        after, spent_after = (there.load, there.processor_secs) if there else (None, (0.0, 0.0))
        millis = desk.evenly(QUICK_EVEN if quick else EVEN)
        asked = after.since(load) if after and load else None
        return Figures(
            rate=burst / taken,
            millis=millis,
            processor=own,
            memory=[memory_mb(node.process.pid) for node in nodes if node.process],
            servers=((spent_after[0] - spent[0]) * 1000 / burst, (spent_after[1] - spent[1]) * 1000 / burst),
            load=each(asked, burst),
            idle=each(resting, rested),
        )


def each(load: Load | None, of: float) -> tuple[float, float, float]:
    """Transactions, kilobytes of WAL and messages for each of so many."""
    return (load.transactions / of, load.wal_bytes / of / 1000, load.messages / of) if load else (0.0, 0.0, 0.0)


def laid_out(folder: Path, number: int, roles: str, store: str, there: Servers | None) -> Node:
    """A node that does not run yet."""
    own = folder / f"node-{number}"
    own.mkdir()
    port = free_port()
    bus = f'\n[bus]\nurl = "{there.nats.url}"\n' if there else ""
    (own / "config.toml").write_text(CONFIG.format(port=port, folder=folder, store=store, bus=bus))
    return Node(own.name, own, port, roles)


class Desk:
    """Files dispatches, and watches for them."""

    def __init__(self, folder: Path, store: str, nodes: Sequence[Node], progress: Progress) -> None:
        self._folder = folder
        self._ledger = open_ledger(store)
        self._nodes = nodes
        self._progress = progress
        self._filed = 0
        [self._serves] = [node for node in nodes if "serve" in node.roles][-1:]

    @property
    def processor_secs(self) -> float:
        """Of all nodes."""
        return processor_secs(node.process.pid for node in self._nodes if node.process)

    def burst(self, many: int) -> float:
        """File so many at once; seconds until all of them are published."""
        task = self._progress.add_task(f"{len(self._nodes)} nodes, a burst", total=many)
        begun = monotonic()
        for _ in range(many):
            self._drop()
        while (counts := self._ledger.counts()).versions < self._filed or counts.errands:
            if monotonic() - begun > PATIENCE_SECS:
                raise RuntimeError(f"{self._filed - counts.versions} dispatches were never taken: {self._nodes[0].log}")
            self._progress.update(task, completed=many - (self._filed - counts.versions))
            sleep(0.1)
        return monotonic() - begun

    def evenly(self, many: int) -> list[float]:
        """File so many at an even rate; milliseconds until each was on a page."""
        task = self._progress.add_task(f"{len(self._nodes)} nodes, evenly", total=many)
        waiting: dict[int, float] = {}
        taken: list[float] = []
        session = requests.Session()
        begun, filed = monotonic(), 0
        while len(taken) < many:
            if monotonic() - begun > many / RATE + PATIENCE_SECS:
                raise RuntimeError(f"{many - len(taken)} dispatches were never shown")
            if filed < many and monotonic() >= begun + filed / RATE:
                number, at = self._drop(timed=True)
                waiting[number] = at
                filed += 1
            page = session.get(f"http://127.0.0.1:{self._serves.port}/timed/rss.xml").content
            now = monotonic()
            shown = waiting.keys() & {int(mark) for mark in MARK.findall(page)}
            taken += [(now - waiting.pop(number)) * 1000 for number in shown]
            self._progress.update(task, completed=len(taken))
            sleep(LOOK_SECS)
        return taken

    def _drop(self, *, timed: bool = False) -> tuple[int, float]:
        number = self._filed
        self._filed += 1
        aside = self._folder / "aside.txt"
        content = generated(number)
        aside.write_text(content.replace("\n (END)", f"\n    Of latency-{number:05}x.\n (END)") if timed else content)
        filed = monotonic()
        aside.rename(self._folder / SPOOLS[number % len(SPOOLS)] / f"{number:05}.txt")
        return number, filed


def told(name: str, figures: Figures, embedded: Figures | None) -> Iterator[Result]:
    """The rows of a layout, beside the embedded default."""
    other = embedded or figures
    beside = "" if embedded is None else "one process, SQLite"
    runs = len(figures.millis)
    memory = ", ".join(f"{megabytes:.0f}" for megabytes in figures.memory)
    late, other_late = (quantiles(one.millis, n=100)[98] for one in (figures, other))
    for words, ours, theirs in (
        ("a burst, dispatches/s", figures.rate, other.rate),
        (f"filing to visible at {RATE}/s, p50 in ms", median(figures.millis), median(other.millis)),
        (f"filing to visible at {RATE}/s, p99 in ms", late, other_late),
        ("processor time of all nodes for a dispatch of the burst, ms", figures.processor, other.processor),
        (f"memory of the nodes ({memory}), MB", sum(figures.memory), sum(other.memory)),
    ):
        yield Result(
            name=f"{name}: {words}",
            value=round(ours / theirs, 2),
            unit="of the peer's",
            aim=None,
            better="higher" if "burst, dispatches" in words else "lower",
            beside=beside,
            ours=round(ours, 1),
            theirs=round(theirs, 1) if embedded else None,
            runs=runs,
        )
    if embedded is None:
        return
    for words, values in (
        ("for a dispatch of the burst", figures.load),
        ("a second while nothing is filed", figures.idle),
    ):
        for what, value in zip(
            ("transactions of PostgreSQL", "kB of its WAL", "messages to NATS"), values, strict=True
        ):
            yield absolute(f"{name}: {what} {words}", value)
    for what, value in zip(("PostgreSQL's", "NATS's"), figures.servers, strict=True):
        yield absolute(f"{name}: {what} processor time for a dispatch of the burst, ms", value)


def absolute(name: str, value: float) -> Result:
    """A figure with no peer."""
    shown = round(value, 2)
    return Result(name=name, value=shown, unit="", aim=None, better="lower", beside="", ours=shown, theirs=None, runs=1)
