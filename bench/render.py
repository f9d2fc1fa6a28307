"""(a) One new dispatch into a 500-entry section: RSS and Atom, compressed, durable on disk; beside feedgen.

Ours is the whole way from a dispatch to files: the record committed to SQLite (FULL), the entry rendered, both pages
joined, compressed, written, synced and renamed, the story's own page too. Theirs is feedgen 1.0 rebuilding the two
feeds from the same 500 dispatches, gzip -6, written, synced and renamed. The dispatches are whole stories of 190 words
or more: briefs would make both pages small.
"""

import gzip
import os
import tempfile
from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path
from statistics import median
from time import perf_counter

from feedgen.feed import FeedGenerator

from bench.material import FIRST, fill_spool
from bench.result import Result
from syndicate.build import readers
from syndicate.desk.kept import Kept
from syndicate.desk.publish import Press
from syndicate.desk.reading import Desk, Refusal
from syndicate.formats.atom import AtomWriter
from syndicate.formats.body_html import body_html
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
    """Time both, in turn, `repeats` times."""
    with tempfile.TemporaryDirectory(prefix="syndicate-bench-") as name:
        folder = Path(name)
        dispatches = stories(folder / "spool", ENTRIES + repeats + 1)
        ours = _ours(folder, dispatches[:ENTRIES])
        theirs = _theirs(folder / "theirs", dispatches)
        rounds = [(ours(dispatch), theirs(dispatch)) for dispatch in dispatches[ENTRIES:]][1:]
    own, other = (median(times) for times in zip(*rounds, strict=True))
    return [
        Result(
            name="one dispatch into 500 entries, RSS and Atom, gzip, durable",
            value=round(other / own, 1),
            unit="times faster",
            aim=20,
            better="higher",
            beside="feedgen 1.0 rebuilding both",
            ours=round(own * 1000, 2),
            theirs=round(other * 1000, 2),
            runs=len(rounds),
        )
    ]


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


def _ours(folder: Path, standing: Sequence[Dispatch]) -> Callable[[Dispatch], float]:
    ledger = open_ledger(f"sqlite:///{folder}/bench.db")
    clock = BenchClock()
    press = Press(
        ledger=ledger,
        stand=FolderStand(folder / "ours"),
        clock=clock,
        sections=[SECTION],
        writers=[RssWriter(AGENCY), AtomWriter(AGENCY)],
        item_writers=(HtmlItemWriter(AGENCY),),
        items={"html"},
        versions=(),
        front_writers=[],
        kept=Kept(ledger, most=2 * ENTRIES),
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


def _theirs(folder: Path, dispatches: Sequence[Dispatch]) -> Callable[[Dispatch], float]:
    folder.mkdir()

    def timed(dispatch: Dispatch) -> float:
        last = dispatches.index(dispatch)
        begun = perf_counter()
        feed = feedgen_feed(dispatches[last - ENTRIES + 1 : last + 1])
        for name, content in (("rss.xml", feed.rss_str()), ("atom.xml", feed.atom_str())):
            write(folder / name, content)
            write(folder / f"{name}.gz", gzip.compress(content, 6))
        return perf_counter() - begun

    return timed


def feedgen_feed(dispatches: Sequence[Dispatch]) -> FeedGenerator:
    """The feed as somebody who uses feedgen makes it."""
    feed = FeedGenerator()
    feed.id("tag:wire.example,2026:all")
    feed.title(SECTION.title)
    feed.description(SECTION.title)
    feed.link(href=f"{AGENCY.base_url}all/", rel="alternate")
    feed.updated(datetime(2026, 1, 5, tzinfo=UTC))
    for dispatch in dispatches:
        entry = feed.add_entry()
        entry.id(dispatch.guid)
        entry.title(dispatch.headline)
        entry.link(href=f"{AGENCY.base_url}items/{dispatch.guid[-24:]}.html")
        entry.published(dispatch.created)
        entry.updated(dispatch.created)
        entry.description(dispatch.body.text[:300])
        entry.content(body_html(dispatch), type="html")
        entry.category([{"term": word} for word in dispatch.keywords])
    return feed


def write(path: Path, content: bytes) -> None:
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
