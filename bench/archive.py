"""(b) One new dispatch with few and with very many stories in the archive: what it costs must not grow.

The history is recorded and archived as the press does it, but its pages are not written: a publish reads none of them.
What is timed is the whole way of one dispatch more: recorded, and published to every form of a section and of the
story, durable on disk.
"""

import os
import sys
import tempfile
from collections.abc import Sequence
from dataclasses import replace
from datetime import timedelta
from pathlib import Path
from time import perf_counter

from rich.progress import track

from bench.render import AGENCY, BenchClock, stories
from bench.result import Result, grown
from syndicate.build.writers import BY_VERSION, front_writers, item_forms, item_writers, writers
from syndicate.config.settings import Items
from syndicate.desk.kept import Kept
from syndicate.desk.publish import Press
from syndicate.model.dispatch import Dispatch, PubStatus
from syndicate.model.section import Section
from syndicate.ports.ledger import Entry, Ledger, Showing
from syndicate.rules.compose import archive_size
from syndicate.stand.folder import FolderStand
from syndicate.store import open_ledger

SIZES = (1_000, 100_000, 1_000_000)
BATCH = 5_000
SECTION = Section(name="all", title="All dispatches")


def run(repeats: int) -> list[Result]:
    """Time a dispatch more on top of each size, `repeats` times; the smallest is what the others are held against."""
    with tempfile.TemporaryDirectory(prefix="syndicate-bench-") as name:
        dispatches = stories(Path(name) / "spool", repeats + 1)
        costs = [_costs(Path(name) / str(size), size, dispatches) for size in SIZES]
    beside = f"{SIZES[0]:,} stories"
    return [
        grown(f"one dispatch more, {size:,} stories in the archive", cost, costs[0], aim=1.2, beside=beside)
        for size, cost in zip(SIZES[1:], costs[1:], strict=True)
    ]


def _costs(folder: Path, size: int, dispatches: Sequence[Dispatch]) -> list[float]:
    folder.mkdir()
    ledger = open_ledger(f"sqlite:///{folder}/bench.db")
    _fill(ledger, size, dispatches[0])
    os.sync()  # what the filling left to be written would be written under what is timed
    items = item_forms(Items().formats, [SECTION], [], AGENCY)
    clock = BenchClock()
    press = Press(
        ledger=ledger,
        stand=FolderStand(folder / "feeds"),
        clock=clock,
        sections=[SECTION],
        writers=writers(AGENCY),
        item_writers=item_writers(AGENCY, items),
        items=items,
        versions=BY_VERSION,
        front_writers=front_writers(AGENCY),
        kept=Kept(ledger, most=4 * SECTION.limit),
    )
    taken: list[float] = []
    for number, dispatch in enumerate(dispatches):
        moment = clock.now() + timedelta(days=1, minutes=number)
        later = replace(dispatch, guid=f"{dispatch.guid}-{number}", created=moment, filed=moment, received=moment)
        begun = perf_counter()
        _record(ledger, [later])
        clock.moment = moment
        press.publish()
        taken.append(perf_counter() - begun)
        press.stand.settle()
    ledger.close()
    return taken[1:]


def _fill(ledger: Ledger, size: int, dispatch: Dispatch) -> None:
    """Record, show and archive so many stories like this one, a second apart."""
    for first in track(
        range(0, size, BATCH), f"an archive of {size:,}", transient=True, disable=not sys.stderr.isatty()
    ):
        made = [_older(dispatch, size - number) for number in range(first, min(first + BATCH, size))]
        _record(ledger, made)
        ledger.show(
            [
                Showing(guid=one.guid, version=one.version, pub_status=PubStatus.USABLE, shown_from=one.received)
                for one in made
            ]
        )
        ledger.done([errand.number for errand in ledger.errands(dispatch.received, BATCH)])
        ledger.archive(SECTION.name, archive_size(SECTION))


def _older(dispatch: Dispatch, seconds: int) -> Dispatch:
    moment = dispatch.received - timedelta(seconds=seconds)
    return replace(dispatch, guid=f"{dispatch.guid}-{seconds}", created=moment, filed=moment, received=moment)


def _record(ledger: Ledger, dispatches: Sequence[Dispatch]) -> None:
    entries = [Entry(dispatch=one, sections=frozenset({SECTION.name}), announce=True) for one in dispatches]
    with ledger.writing() as writing:
        writing.record(entries, [])
