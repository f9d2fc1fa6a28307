"""What one dispatch more costs with 10, 100, 1,000 sections, and with 1,000, 100,000 and 1,000,000 in the archive.

Ours is the whole house of a configuration, in this process: a filing is read, normalised, compared, sorted into
sections and committed; then it is published in every form of one section, in two of another and as a story, with the
front page, durable on disk. A section's look is what each has once a minute (`every_secs`) though nothing changed.
Both engines take the same filings on top of the same archive, whose pages are not on disk but for those of the newest
stories.
"""

import sys
import tempfile
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from functools import partial
from pathlib import Path
from statistics import median
from time import perf_counter

from rich.progress import track

from bench.material import FIRST, generated
from bench.result import Result
from bench.seed import copy
from syndicate.build import House, open_house
from syndicate.config import load
from syndicate.desk.posts import PRESS
from syndicate.model.body import Body, Paragraph
from syndicate.model.dispatch import Dispatch, PubStatus
from syndicate.model.filing import Filing
from syndicate.ports.ledger import Entry, Receipt, Showing
from syndicate.rules.normalise import Defaults
from syndicate.store import open_ledger
from syndicate.store.engine import connect

SECTIONS = (10, 100, 1_000)
ARCHIVES = (1_000, 100_000, 1_000_000)
QUICK_SECTIONS, QUICK_ARCHIVES = (10, 100), (1_000, 20_000)
EACH_SHOWS = 5
DEFAULTS = Defaults(source="bench", agency="EXW", language="en", domain="wire.example")
COPIED = "tag:wire.example,2026:copied"
CONFIG = """
[agency]
name = "Bench Wire"
tag = "EXW"
domain = "wire.example"
base_url = "http://wire.example/"

[store]
url = "{store}"

[stand]
path = "{stand}"

[sections.all]
title = "All dispatches"
"""
BUS = '\n[bus]\nurl = "{bus}"\n'
DESK = """
[sections.desk-{number}]
title = "Desk {number}"
formats = ["rss", "atom"]
any = {{ keywords = ["desk{number}x"] }}
"""


@dataclass(frozen=True, slots=True)
class Engine:
    """Where the record is.

    Attributes:
        name: For the table.
        store: As `[store] url`.
        bus: As `[bus] url`; empty for none.
    """

    name: str
    store: str
    bus: str = ""


@dataclass(frozen=True, slots=True)
class Cost:
    """Milliseconds: medians of one dispatch more, and of one section's look."""

    taken: float
    published: float
    look: float

    @property
    def whole(self) -> float:
        """From the bytes to the pages."""
        return self.taken + self.published


def run(engines: Sequence[Engine], repeats: int, *, quick: bool) -> list[Result]:
    """Time every number of sections on every archive, on each engine."""
    sizes, numbers = (QUICK_ARCHIVES, QUICK_SECTIONS) if quick else (ARCHIVES, SECTIONS)
    results: list[Result] = []
    for engine in engines:
        costs: dict[tuple[int, int], Cost] = {}
        for size in _archives(engine, sizes):
            for sections in numbers:
                with tempfile.TemporaryDirectory(prefix="syndicate-bench-") as name:
                    costs[size, sections] = _cost(engine, Path(name), sections, repeats)
        results += _compared(engine, costs, sizes, repeats)
    return results


def _archives(engine: Engine, sizes: Sequence[int]) -> Iterator[int]:
    """Grow the archive to one size after the other."""
    _begin(engine)
    filled, store = sizes[0], connect(engine.store)
    try:
        yield filled
        for size in sizes[1:]:
            copy(store, COPIED, filled + 1, size)
            filled = size
            yield size
    finally:
        store.dispose()


def _begin(engine: Engine) -> None:
    """Record, show and archive the newest stories as the desk does: each of 1,000 desks shows a few of them."""
    ledger = open_ledger(engine.store)
    most = ARCHIVES[0]
    sections = [frozenset({"all", "desk-0"})]
    for number in range(1, most):
        desks = {number % 10, number % 100, *((number + 200 * step) % most for step in range(EACH_SHOWS))}
        sections.append(frozenset({"all", *(f"desk-{desk}" for desk in desks)}))
    made = [_older(f"{COPIED}/{number}" if number else COPIED, most - number) for number in range(most)]
    receipt = Receipt(
        digest="0", source="copied", name="0.txt", received=FIRST, outcome="stored", versions=((COPIED, 1),)
    )
    with ledger.writing() as writing:
        writing.record(
            [Entry(dispatch=one, sections=names, announce=True) for one, names in zip(made, sections, strict=True)],
            [receipt],
        )
    ledger.show(
        [Showing(guid=one.guid, version=1, pub_status=PubStatus.USABLE, shown_from=one.received) for one in made]
    )
    while errands := ledger.errands(FIRST, most):
        ledger.done([errand.number for errand in errands])
    for name in ("all", *(f"desk-{desk}" for desk in range(100))):
        ledger.archive(name, 25)
    ledger.close()


def _older(guid: str, seconds: int) -> Dispatch:
    """A story of some 100 words, filed so long ago."""
    moment = FIRST - timedelta(seconds=seconds)
    words = generated(seconds).split()
    return Dispatch(
        guid=guid,
        version=1,
        source="copied",
        headline=" ".join(words[5:12]).capitalize(),
        body=Body(tuple(Paragraph(" ".join(words[start : start + 25])) for start in range(20, 120, 25))),
        created=moment,
        filed=moment,
        received=moment,
    )


def _cost(engine: Engine, folder: Path, sections: int, repeats: int) -> Cost:
    settings = CONFIG.format(store=engine.store, stand=folder / "feeds")
    settings += BUS.format(bus=engine.bus) if engine.bus else ""
    settings += "".join(DESK.format(number=number) for number in range(sections - 1))
    (folder / "config.toml").write_text(settings + '\n[log]\nlevel = "error"\n')
    with open_house(load(folder / "config.toml")) as house, _pressing(house):
        house.press.refresh()
        house.stand.settle()
        rounds = track(
            range(repeats + 1), f"{engine.name}, {sections} sections", transient=True, disable=not sys.stderr.isatty()
        )
        times = [_one_more(house, number % (sections - 1)) for number in rounds][1:]
    return Cost(*(round(median(column) * 1000, 2) for column in zip(*times, strict=True)))


@contextmanager
def _pressing(house: House) -> Iterator[None]:
    """Hold the press, as a node does."""
    if not house.posts.hold(PRESS):
        raise RuntimeError("another holds the press")
    house.take_stand(house.posts.lease(PRESS).fence)
    yield


def _one_more(house: House, desk: int) -> tuple[float, float, float]:
    """Seconds to take one dispatch more, to publish it, and for the section's next look."""
    now = datetime.now(UTC)
    head, headline, text = generated(now.microsecond).split("\n", 2)
    content = f"{head}\n{headline} DESK{desk}X {now.isoformat()}\n{text}".encode()
    filing = Filing(source="bench", name="one.txt", content=content, filed=now, received=now, receipt="one.txt")
    house.posts.renew()
    begun = perf_counter()
    house.collector.file([filing], DEFAULTS)
    taken = perf_counter()
    house.press.publish()
    published = perf_counter()
    house.stand.settle()
    looking = perf_counter()
    changed = house.press.refresh([f"desk-{desk}"])
    looked = perf_counter()
    if changed:
        raise RuntimeError(f"{changed} pages changed at a look though nothing was filed")
    return taken - begun, published - taken, looked - looking


def _compared(
    engine: Engine, costs: dict[tuple[int, int], Cost], sizes: Sequence[int], repeats: int
) -> Iterator[Result]:
    """The whole beside the smallest archive with as many sections, and beside the fewest sections; and the looks."""
    fewest = SECTIONS[0]
    for (size, sections), cost in costs.items():
        where = f"{engine.name}: {sections:,} sections, {size:,} in the archive"
        row = partial(_row, repeats=repeats)
        if size != sizes[0]:
            other = costs[sizes[0], sections]
            yield row(f"one dispatch more, {where}", cost.whole, other.whole, f"{sizes[0]:,} in the archive", aim=1.2)
        if sections != fewest:
            other = costs[size, fewest]
            yield row(f"one dispatch more, {where}", cost.whole, other.whole, f"{fewest} sections", aim=1.5)
            yield row(f"a section's look, {where}", cost.look, other.look, f"{fewest} sections", aim=1.5)


def _row(name: str, ours: float, theirs: float, beside: str, *, aim: float, repeats: int) -> Result:
    return Result(
        name=f"{name}, ms",
        value=round(ours / theirs, 2),
        unit="of the cost",
        aim=aim,
        better="lower",
        beside=beside,
        ours=round(ours, 2),
        theirs=round(theirs, 2),
        runs=repeats,
    )
