"""(a) One new dispatch into a section: RSS and Atom, compressed, durable on disk; beside those who rebuild both.

Ours is the whole way from a dispatch to files: the record committed to SQLite (FULL), the entry rendered, both pages
joined, compressed, written, synced and renamed, the story's own page too. Theirs is feedgen 1.0, Django's syndication
framework or PyRSS2Gen (RSS alone, it has no Atom) rebuilding the feeds from the same 500 dispatches, gzip -6, written,
synced and renamed. The dispatches are whole stories of 190 words or more: briefs would make both pages small.

Of ours, how much the disk alone takes: the same files, as they are, written, synced and renamed one after the other.

And ours with 50 and 5,000 entries beside 500: what grows is the bytes that are joined, compressed and written.
"""

import gzip
import os
import tempfile
from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import datetime, timedelta
from pathlib import Path
from time import perf_counter

from bench import peers
from bench.material import FIRST, fill_spool
from bench.result import Result, faster, grown
from syndicate.build import readers
from syndicate.desk.kept import Kept
from syndicate.desk.publish import Press
from syndicate.desk.reading import Desk, Refusal
from syndicate.formats.atom import AtomWriter
from syndicate.formats.html_item import HtmlItemWriter
from syndicate.formats.rss import RssWriter
from syndicate.model.dispatch import Dispatch
from syndicate.model.section import Agency, Section
from syndicate.ports.ledger import Entry, Ledger
from syndicate.rules.normalise import Defaults
from syndicate.sources.back_file import BackFile
from syndicate.stand.folder import FolderStand
from syndicate.store import open_ledger

ENTRIES = 500
SIZES = (50, ENTRIES, 5_000)
LEAST_WORDS = 190
AGENCY = Agency(name="Example Wire", tag="EXW", domain="wire.example", base_url="http://127.0.0.1:8080/")
SECTION = Section(name="all", title="All dispatches", limit=ENTRIES)


class BenchClock:
    """A clock that the benchmark moves on."""

    def __init__(self) -> None:
        self.moment = FIRST

    def now(self) -> datetime:
        """The moment it was moved to."""
        return self.moment


def run(repeats: int) -> list[Result]:
    """Time all in turn, `repeats` times."""
    with tempfile.TemporaryDirectory(prefix="syndicate-bench-") as name:
        folder = Path(name)
        dispatches = stories(folder / "spool", ENTRIES + repeats + 1)
        new = dispatches[ENTRIES:]
        desk = ours(folder / "ours", dispatches[:ENTRIES])
        rebuilders = [rebuilder for each in peers.PEERS if (rebuilder := each()) is not None]
        rounds = [
            (
                desk(dispatch),
                _written(folder / "ours" / "feeds" / SECTION.name, folder / "disk"),
                *(_rebuilt(folder / each.name, each, dispatches, dispatch) for each in rebuilders),
            )
            for dispatch in new
        ][1:]
        by_size = {size: _sized(folder / str(size), dispatches, size, repeats) for size in SIZES}
    own, disk, *others = zip(*rounds, strict=True)
    what = f"one dispatch into {ENTRIES} entries, RSS and Atom, gzip, durable"
    results = [
        faster(what, own, other, aim=each.aim, beside=each.title)
        for each, other in zip(rebuilders, others, strict=True)
    ]
    results.append(grown(f"{what}: its files, only written", disk, own, aim=None, beside="all of it"))
    for size in SIZES:
        if size != ENTRIES:
            title = f"one dispatch into {size:,} entries, RSS and Atom, gzip, durable"
            results.append(grown(title, by_size[size], by_size[ENTRIES], aim=None, beside=f"{ENTRIES} entries"))
    return results


def _written(pages: Path, folder: Path) -> float:
    """Seconds that it takes to have the pages of a section on disk once more, and their gzip."""
    folder.mkdir(exist_ok=True)
    files = {path.name: path.read_bytes() for path in pages.iterdir() if path.suffix in {".xml", ".gz"}}
    begun = perf_counter()
    for name, content in files.items():
        write(folder / name, content)
    return perf_counter() - begun


def _rebuilt(folder: Path, peer: peers.Peer, dispatches: Sequence[Dispatch], newest: Dispatch) -> float:
    """Seconds that a peer takes to have the newest entries on disk."""
    folder.mkdir(exist_ok=True)
    last = dispatches.index(newest)
    begun = perf_counter()
    for name, content in peer.rebuild(dispatches[last - ENTRIES + 1 : last + 1]):
        write(folder / name, content)
        write(folder / f"{name}.gz", gzip.compress(content, 6))
    return perf_counter() - begun


def _sized(folder: Path, dispatches: Sequence[Dispatch], size: int, repeats: int) -> list[float]:
    """Seconds of each dispatch more in a section that shows so many."""
    standing = [_copied(dispatches[number % ENTRIES], number) for number in range(size + repeats + 1)]
    desk = ours(folder, standing[:size], size)
    return [desk(dispatch) for dispatch in standing[size:]][1:]


def _copied(dispatch: Dispatch, number: int) -> Dispatch:
    moment = FIRST + timedelta(minutes=number)
    return replace(dispatch, guid=f"{dispatch.guid}-{number}", created=moment, filed=moment, received=moment)


def stories(spool: Path, most: int) -> Sequence[Dispatch]:
    """Real stories of 190 words or more where they lie, else generated ones."""
    fill_spool(spool, 4000)
    desk = Desk(readers())
    defaults = Defaults(source="bench", agency="EXW", language="en", domain=AGENCY.domain)
    clock = BenchClock()
    read: list[Dispatch] = []
    for filing in BackFile("bench", [spool], clock).collect():
        for outcome in desk.read(filing, defaults):  # type: ignore[arg-type]
            if not isinstance(outcome, Refusal) and outcome.body.word_count >= LEAST_WORDS:
                moment = FIRST + timedelta(minutes=len(read))
                read.append(replace(outcome, created=moment, filed=moment, received=moment))
        if len(read) == most:
            break
    return read


def ours(folder: Path, standing: Sequence[Dispatch], entries: int = ENTRIES) -> Callable[[Dispatch], float]:
    """Give what tells the seconds of one dispatch more."""
    section = replace(SECTION, limit=entries)
    ledger = open_ledger(f"sqlite:///{folder}/bench.db")
    clock = BenchClock()
    press = Press(
        ledger=ledger,
        stand=FolderStand(folder / "feeds"),
        clock=clock,
        sections=[section],
        writers=[RssWriter(AGENCY), AtomWriter(AGENCY)],
        item_writers=(HtmlItemWriter(AGENCY),),
        items={"html"},
        versions=(),
        front_writers=[],
        kept=Kept(ledger, most=2 * entries),
    )

    def file(dispatches: Sequence[Dispatch]) -> None:
        _record(ledger, dispatches)
        clock.moment = dispatches[-1].received + timedelta(seconds=1)
        press.publish()

    file(standing)
    press.stand.settle()

    def timed(dispatch: Dispatch) -> float:
        begun = perf_counter()
        file([dispatch])
        taken = perf_counter() - begun
        press.stand.settle()
        return taken

    return timed


def _record(ledger: Ledger, dispatches: Sequence[Dispatch]) -> None:
    entries = [Entry(dispatch=one, sections=frozenset({SECTION.name}), announce=True) for one in dispatches]
    with ledger.writing() as writing:
        writing.record(entries, [])


def write(path: Path, content: bytes) -> None:
    """Write a file as a careful program does: aside, synced, renamed."""
    aside = path.with_suffix(path.suffix + ".aside")
    with aside.open("wb") as stream:
        stream.write(content)
        stream.flush()
        os.fsync(stream.fileno())
    aside.rename(path)
    descriptor = os.open(path.parent, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)
