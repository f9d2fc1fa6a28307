"""How well repeats and stories that grew are told, on every item of Reuters-21578 that is there.

The truth is exact: runs of five words of all bodies are compared with all others. A pair of items is *alike* if they
share half of the runs of both, or four fifths of those of the smaller (Jaccard 0.5, containment 0.8), and were filed
within a day. Every alike pair was looked at by eye, too: those in `ROUTINE` are two stories in the words of the house.
What is told is what a collector does with the items as files, in the order they were filed.
"""

import json
import re
import subprocess
import sys
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from itertools import combinations
from pathlib import Path

import pytest

from syndicate.bus.local import LocalBus
from syndicate.desk.collect import Collector
from syndicate.desk.reading import Desk, Refusal
from syndicate.formats.plain_text import PlainText
from syndicate.model.dispatch import Dispatch
from syndicate.model.filing import Filing
from syndicate.rules.normalise import Defaults
from syndicate.store import open_ledger
from tests.makers import make_filing, make_section
from tests.stores import lay_out

Pair = tuple[int, int]
"""Two items by their numbers in the distribution, the smaller first."""

DAY = timedelta(hours=24)
SURE, CONTAINED, GREW = 0.5, 0.8, 0.7

ROUTINE: frozenset[Pair] = frozenset({(522, 1125), (690, 700), (690, 702), (700, 702)})
"""Alike, but two stories: the daily notice of a central bank, the payouts of three funds of one family."""

BRIEFS: frozenset[Pair] = frozenset({(636, 674), (2103, 2106), (2595, 2599)})
"""One story, though one of the two has no body to compare: its headline is the other's, some minutes before."""

_WORD = re.compile(r"\w+")
_RUN = 5


@dataclass(frozen=True, slots=True)
class GrowthScore:
    """What was told, beside the truth.

    Attributes:
        equal_bodies: Groups of items with one body.
        clusters: Groups of items with a Jaccard of 0.5 or more, at any distance in time.
        grown: Pairs with containment of 0.8 or more and a Jaccard below 0.7.
        distant: Pairs that would be alike, but were filed more than a day apart.
        repeats: Items that repeat an earlier one, by the truth.
        dropped: Items that were dropped.
        alike: Pairs that are one story, by the truth.
        joined: Pairs that became one story.
        apart: Pairs that are one story but were left apart.
        wrong: Pairs that became one story, but are several by the truth.
        equal: Pairs of one story that have the same words.
    """

    equal_bodies: int
    clusters: int
    grown: int
    distant: int
    repeats: frozenset[int]
    dropped: frozenset[int]
    alike: frozenset[Pair]
    joined: frozenset[Pair]
    apart: frozenset[Pair]
    wrong: frozenset[Pair]
    equal: frozenset[Pair]

    def lines(self) -> list[str]:
        """For a terminal."""
        right, told = len(self.repeats & self.dropped), len(self.dropped)
        grew, joined = self.alike - self.equal, self.joined - self.equal
        found, sound = len(grew & joined), len(joined - self.wrong)
        return [
            f"  one body       {self.equal_bodies} groups",
            f"  Jaccard >= .5  {self.clusters} clusters; {self.grown} pairs grew, {self.distant} are over a day apart",
            f"  repeats        precision {_share(right, told)}  recall {_share(right, len(self.repeats))}",
            f"  pairs grown    precision {_share(sound, len(joined))}  recall {_share(found, len(grew))}",
            f"  left apart     {' '.join(f'{one}+{other}' for one, other in sorted(self.apart))}",
        ]


SCORE = pytest.StashKey[GrowthScore]()
"""Where the score waits to be printed at the end of the run."""


@dataclass(frozen=True, slots=True)
class _Watched(Desk):
    """A desk that remembers what it read, by the names of the filings."""

    known: dict[str, Dispatch] = field(default_factory=dict)

    def read(self, filing: Filing, defaults: Defaults) -> Iterator[Dispatch | Refusal]:
        for outcome in Desk.read(self, filing, defaults):
            if isinstance(outcome, Dispatch):
                self.known[filing.name] = outcome
            yield outcome


def score_growth(originals: Sequence[Path], tool: Path, folder: Path) -> GrowthScore:
    """File every item of the distribution's files, and compare what became of them with the truth."""
    filings = _filings(originals, tool, folder)
    ledger = open_ledger(lay_out(folder / "syndicate.db"))
    desk = _Watched((PlainText(),))
    collector = Collector(ledger=ledger, bus=LocalBus(), desk=desk, sections=[make_section()])
    defaults = Defaults(source="reuters", agency="Reuters", language="en", domain="wire.example")
    became: dict[int, str] = {}
    dropped: set[int] = set()
    batch = list(filings.items())
    for start in range(0, len(batch), 64):
        part = batch[start : start + 64]
        for (number, _), filed in zip(part, collector.file([filing for _, filing in part], defaults), strict=True):
            (outcome,) = filed.outcomes
            became[number] = outcome.dispatch.guid if filed.accepted else outcome.guid  # type: ignore[union-attr]
            if not filed.accepted:
                dropped.add(number)
    ledger.close()
    return _scored({number: desk.known[filing.name] for number, filing in filings.items()}, became, dropped)


def _filings(originals: Sequence[Path], tool: Path, folder: Path) -> dict[int, Filing]:
    spool = folder / "reuters"
    subprocess.run([sys.executable, str(tool), str(spool), *map(str, originals)], check=True)
    filings = {}
    for line in spool.with_name("reuters.index.jsonl").read_text().splitlines():
        entry = json.loads(line)
        moment = datetime.strptime(entry["filed"].partition(".")[0], "%d-%b-%Y %H:%M:%S").replace(tzinfo=UTC)
        content = (spool / entry["file"]).read_bytes()
        filings[entry["id"]] = make_filing(content, source="reuters", name=entry["file"], filed=moment, received=moment)
    return filings


def _scored(known: dict[int, Dispatch], became: dict[int, str], dropped: set[int]) -> GrowthScore:
    runs = {number: _runs(dispatch.body.text) for number, dispatch in known.items()}
    shared = _shared(runs)
    jaccard = {pair: count / len(runs[pair[0]] | runs[pair[1]]) for pair, count in shared.items()}
    contained = {pair: count / min(len(runs[pair[0]]), len(runs[pair[1]])) for pair, count in shared.items()}
    near = {pair for pair in shared if jaccard[pair] >= SURE or contained[pair] >= CONTAINED}
    soon = {pair for pair in near if abs(known[pair[1]].created - known[pair[0]].created) <= DAY}
    unflagged = {number for number, dispatch in known.items() if not dispatch.follows}
    alike = {pair for pair in (soon - ROUTINE) | BRIEFS if unflagged.issuperset(pair)}
    joined = {pair for pair in _pairs(became) if unflagged.issuperset(pair)}
    one_story = _grouped(alike)
    equal = {pair for pair in alike if _words(known[pair[0]]) == _words(known[pair[1]])}
    return GrowthScore(
        equal_bodies=len({text for text, count in Counter(filter(None, _bodies(known))).items() if count > 1}),
        clusters=len(set(_grouped(pair for pair in near if jaccard[pair] >= SURE).values())),
        grown=sum(contained[pair] >= CONTAINED and jaccard[pair] < GREW for pair in near),
        distant=len(near - soon),
        repeats=frozenset(later for _, later in equal),
        dropped=frozenset(dropped & unflagged),
        alike=frozenset(alike),
        joined=frozenset(joined),
        apart=frozenset(alike - joined),
        wrong=frozenset(pair for pair in joined if one_story.get(pair[0], pair[0]) != one_story.get(pair[1], pair[1])),
        equal=frozenset(equal),
    )


def _runs(text: str) -> frozenset[tuple[str, ...]]:
    words = _WORD.findall(text.casefold())
    return frozenset(tuple(words[start : start + _RUN]) for start in range(len(words) - _RUN + 1))


def _words(dispatch: Dispatch) -> tuple[list[str], list[str]]:
    """Of a headline without the codes of shares, and of the body."""
    headline = re.sub(r"[<(][A-Z.]{1,8}[>)]", " ", dispatch.headline)
    return _WORD.findall(headline.casefold()), _WORD.findall(dispatch.body.text.casefold())


def _bodies(known: dict[int, Dispatch]) -> Iterable[str]:
    return (dispatch.body.text for dispatch in known.values())


def _shared(runs: dict[int, frozenset[tuple[str, ...]]]) -> Counter[Pair]:
    """How many runs each pair of items shares, of those that share any."""
    holders: defaultdict[tuple[str, ...], list[int]] = defaultdict(list)
    for number in sorted(runs):
        for run in runs[number]:
            holders[run].append(number)
    return Counter(pair for numbers in holders.values() for pair in combinations(numbers, 2))


def _pairs(became: dict[int, str]) -> Iterable[Pair]:
    stories: defaultdict[str, list[int]] = defaultdict(list)
    for number in sorted(became):
        stories[became[number]].append(number)
    return (pair for numbers in stories.values() for pair in combinations(numbers, 2))


def _grouped(pairs: Iterable[Pair]) -> dict[int, int]:
    """By item, the smallest number of its group: those that pairs connect."""
    group: dict[int, int] = {}
    for one, other in sorted(pairs):
        first, second = group.get(one, one), group.get(other, other)
        least = min(first, second)
        group |= {number: least for number, name in group.items() if name in {first, second}}
        group |= {one: least, other: least}
    return group


def _share(part: int, whole: int) -> str:
    return f"{part / whole if whole else 1:.1%} ({part}/{whole})"
