"""(d) What each form costs: one entry, one more entry in a page of 500, and a dispatch in all forms.

One more entry is what the press does in memory: the entry rendered, the frame, all parts joined. Beside it the same
page made the way it is made without entries that are kept: every entry rendered again, for RSS and Atom by feedgen.
"""

import tempfile
from collections.abc import Callable, Sequence
from pathlib import Path
from statistics import median
from time import perf_counter

from bench.peers import feedgen_feed
from bench.render import AGENCY, ENTRIES, SECTION, stories
from bench.result import Result
from syndicate.build.writers import item_writers, writers
from syndicate.model.dispatch import Dispatch
from syndicate.model.edition import Edition
from syndicate.ports.format import ItemWriter, Writer

_MILLION = 1e6
_FEEDS = ("rss", "atom", "jsonfeed", "newsml-g2", "newsml-1.2", "ninjs")
_DOCUMENTS = ("nitf",)
"""With these, every form that outlets ask for."""


def run(repeats: int) -> list[Result]:
    """Time every form, `repeats` times each."""
    with tempfile.TemporaryDirectory(prefix="syndicate-bench-") as name:
        dispatches = stories(Path(name) / "spool", ENTRIES + repeats)
    results = [_all_forms(dispatches, repeats)]
    for writer in writers(AGENCY):
        results += [_entry(writer, dispatches, repeats), _one_more(writer, dispatches, repeats)]
    return results + [_document(writer, dispatches, repeats) for writer in item_writers(AGENCY)]


def _entry(writer: Writer, dispatches: Sequence[Dispatch], repeats: int) -> Result:
    secs = _timed(lambda _: [writer.entry(dispatch) for dispatch in dispatches[:ENTRIES]], repeats) / ENTRIES
    return _cost(f"{writer.name}: one entry", secs, repeats, aim=400 if writer.name == "newsml-g2" else None)


def _document(writer: ItemWriter, dispatches: Sequence[Dispatch], repeats: int) -> Result:
    secs = _timed(lambda _: [writer.document(dispatch) for dispatch in dispatches[:ENTRIES]], repeats) / ENTRIES
    return _cost(f"{writer.name}: one document", secs, repeats)


def _all_forms(dispatches: Sequence[Dispatch], repeats: int) -> Result:
    feeds = [writer for writer in writers(AGENCY) if writer.name in _FEEDS]
    papers = [writer for writer in item_writers(AGENCY) if writer.name in _DOCUMENTS]

    def ours(_: int) -> None:
        for dispatch in dispatches[:ENTRIES]:
            for feed in feeds:
                feed.entry(dispatch)
            for paper in papers:
                paper.document(dispatch)

    def theirs(_: int) -> None:
        for dispatch in dispatches[:ENTRIES]:
            feed = feedgen_feed([dispatch])
            feed.rss_str()
            feed.atom_str()

    own, other = _timed(ours, repeats) / ENTRIES, _timed(theirs, min(repeats, 3)) / ENTRIES
    return Result(
        name=f"one dispatch in {', '.join((*_FEEDS, *_DOCUMENTS))}",
        value=round(own * 1000, 2),
        unit="ms",
        aim=1.5,
        better="lower",
        beside="feedgen 1.0, RSS and Atom of it alone",
        ours=round(own * 1000, 2),
        theirs=round(other * 1000, 2),
        runs=repeats,
    )


def _one_more(writer: Writer, dispatches: Sequence[Dispatch], repeats: int) -> Result:
    entries = [entry for entry in map(writer.entry, dispatches) if entry]

    def ours(number: int) -> object:
        entry = writer.entry(dispatches[ENTRIES + number]) or b""
        return _page(writer, dispatches, number, [entry, *entries[number : number + ENTRIES - 1]])

    def anew(number: int) -> object:
        shown = dispatches[number + 1 : number + 1 + ENTRIES]
        if writer.name == "rss":
            return feedgen_feed(shown).rss_str()
        if writer.name == "atom":
            return feedgen_feed(shown).atom_str()
        return _page(writer, dispatches, number, [entry for entry in map(writer.entry, shown) if entry])

    own = _timed(ours, repeats)
    other = _timed(anew, min(repeats, 3))
    return Result(
        name=f"{writer.name}: one more entry in a page of {ENTRIES}",
        value=round(other / own, 1),
        unit="times faster",
        aim=None,
        better="higher",
        beside="feedgen 1.0" if writer.name in {"rss", "atom"} else "every entry rendered again",
        ours=round(own * 1000, 3),
        theirs=round(other * 1000, 2),
        runs=repeats,
    )


def _page(writer: Writer, dispatches: Sequence[Dispatch], number: int, entries: Sequence[bytes]) -> bytes:
    shown = tuple(dispatches[number + 1 : number + 1 + ENTRIES])
    frame = writer.frame(Edition(section=SECTION, updated=shown[-1].shown_from, dispatches=shown))
    return frame.head + frame.joint.join(entries) + frame.tail


def _timed(work: Callable[[int], object], repeats: int) -> float:
    """The median of the seconds it takes."""
    taken = []
    for number in range(repeats):
        begun = perf_counter()
        work(number)
        taken.append(perf_counter() - begun)
    return median(taken)


def _cost(name: str, secs: float, repeats: int, aim: float | None = None) -> Result:
    micros = round(secs * _MILLION)
    return Result(
        name=name, value=micros, unit="µs", aim=aim, better="lower", beside="", ours=micros, theirs=None, runs=repeats
    )
