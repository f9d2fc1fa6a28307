"""(b) From a spool of 4,000 dispatches to every page of every section, with the share of each step.

Beside it the disk's share by itself: the same record appended and synced as often, and the same files written, synced
and renamed by as many threads. Pages of sections are written many times, but counted once here.
"""

import os
import tempfile
from collections.abc import Callable, Iterator, Mapping
from concurrent.futures import ThreadPoolExecutor
from contextlib import AbstractContextManager, contextmanager
from dataclasses import replace
from pathlib import Path
from statistics import median
from time import perf_counter, sleep
from typing import cast

from bench.material import fill_spool
from bench.render import write
from bench.result import Result
from syndicate.build import House, open_house
from syndicate.config import load
from syndicate.daemon.desk import RunningDesk
from syndicate.desk.collect import BATCH
from syndicate.desk.kept import Kept
from syndicate.desk.reading import Desk
from syndicate.ports.format import ItemWriter
from syndicate.ports.ledger import Ledger
from syndicate.ports.stand import Stand

DISPATCHES = 4000
HANDS = 4
LOOK_SECS = 0.1
CONFIG = """
[agency]
name = "Example Wire"
tag = "EXW"
domain = "wire.example"
base_url = "http://127.0.0.1:8080/"

[sources.newsroom]
type = "spool"
path = "spool"

[sections.all]
title = "All dispatches"

[sections.markets]
title = "Markets"
any = { texts = ["shares", "dlrs", "bank", "market"] }

[sections.grain]
title = "Grain"
any = { texts = ["grain", "wheat", "corn"] }

[sections.energy]
title = "Energy"
any = { texts = ["oil", "energy", "power"] }

[log]
level = "error"
"""


class Shares:
    """Seconds spent in each step, on one thread or another."""

    def __init__(self) -> None:
        self.seconds: dict[str, float] = {}

    @contextmanager
    def of(self, step: str) -> Iterator[None]:
        """Add the time of the block to a step."""
        begun = perf_counter()
        try:
            yield
        finally:
            self.seconds[step] = self.seconds.get(step, 0.0) + perf_counter() - begun


def run(repeats: int) -> list[Result]:
    """Replay the spool `repeats` times, each in a fresh house."""
    rates, limits, shares = [], [], Shares()
    for _ in range(repeats):
        with tempfile.TemporaryDirectory(prefix="syndicate-bench-") as name:
            rate, what = _replay(Path(name), shares)
            rates.append(rate)
            limits.append(_limit(Path(name)))
    total = sum(shares.seconds.values())
    steps = ", ".join(f"{step} {seconds / total:.0%}" for step, seconds in sorted(shares.seconds.items()))
    return [
        Result(
            name=f"spool to every page of 4 sections, {DISPATCHES} dispatches ({what}): {steps}",
            value=round(median(rates)),
            unit="dispatches/s",
            aim=500,
            better="higher",
            beside="its bytes written and synced, nothing else",
            ours=round(median(rates)),
            theirs=round(median(limits)),
            runs=repeats,
            ours_each=rates,
            theirs_each=limits,
        )
    ]


def _replay(folder: Path, shares: Shares) -> tuple[float, str]:
    (folder / "config.toml").write_text(CONFIG)
    spool = folder / "spool"
    what = fill_spool(spool, DISPATCHES)
    waiting = sum(1 for _ in spool.iterdir())
    with open_house(load(folder / "config.toml")) as house:
        desk = RunningDesk(_watched(house, shares))
        begun = perf_counter()
        desk.start()
        while _left(spool) or house.ledger.counts().errands:
            sleep(LOOK_SECS)
        taken = perf_counter() - begun
        desk.stop()
    taken_from_spool = sum(1 for _ in (spool / "done").iterdir())
    if taken_from_spool != waiting:
        raise RuntimeError(f"{waiting} filed, but {taken_from_spool} taken")
    return waiting / taken, what


def _limit(folder: Path) -> float:
    """Dispatches a second that the disk takes, of a house that has taken all."""
    record = b"".join(path.read_bytes() for path in sorted((folder / "var").iterdir()) if path.is_file())
    each = -(-len(record) * BATCH // DISPATCHES)
    pages = [path.read_bytes() for path in (folder / "feeds").rglob("*") if path.is_file()]
    target = folder / "limit"
    target.mkdir()
    begun = perf_counter()
    with (target / "record").open("wb", buffering=0) as stream, ThreadPoolExecutor(HANDS) as hands:
        written = hands.map(lambda numbered: write(target / str(numbered[0]), numbered[1]), enumerate(pages))
        for start in range(0, len(record), each):
            stream.write(record[start : start + each])
            os.fdatasync(stream.fileno())
        list(written)
    return DISPATCHES / (perf_counter() - begun)


def _left(spool: Path) -> bool:
    """Whether anything waits to be collected."""
    return any(path.is_file() for path in spool.iterdir())


def _watched(house: House, shares: Shares) -> House:
    """The same house, its steps timed."""
    collector = replace(
        house.collector,
        desk=cast("Desk", _Timed(house.collector.desk, shares, {"read": "read"})),
        ledger=cast("Ledger", _Timed(house.ledger, shares, {"writing": "record"})),
    )
    press = replace(
        house.press,
        stand=cast("Stand", _Timed(house.stand, shares, {"put": "write"})),
        ledger=cast(
            "Ledger",
            _Timed(house.ledger, shares, dict.fromkeys(("errands", "stories", "show", "window", "done"), "look up")),
        ),
        kept=cast("Kept", _Timed(house.press.kept, shares, {"dispatches": "look up", "entries": "render"})),
        item_writers=tuple(
            cast("ItemWriter", _Timed(writer, shares, {"document": "render"})) for writer in house.press.item_writers
        ),
    )
    return replace(house, collector=collector, press=press)


class _Timed:
    """Stands before a part and times some of its methods."""

    def __init__(self, part: object, shares: Shares, steps: Mapping[str, str]) -> None:
        self._part = part
        self._shares = shares
        self._steps = steps

    def __getattr__(self, name: str) -> object:
        method = getattr(self._part, name)
        step = self._steps.get(name)
        if step is None:
            return method
        if name == "writing":
            return lambda: self._transaction(method, step)

        def timed(*arguments: object) -> object:
            with self._shares.of(step):
                outcome = method(*arguments)
                return list(outcome) if isinstance(outcome, Iterator) else outcome

        return timed

    @contextmanager
    def _transaction(self, method: Callable[[], AbstractContextManager[object]], step: str) -> Iterator[object]:
        with self._shares.of(step), method() as writing:
            yield writing
