"""Repeats and stories that grew, on real dispatches: what is found, and what is rightly told apart.

The truth is worked out without sketches: every pair of texts that shares a run of five words is compared. On the four
files of Reuters-21578 that lie there (3,976 dispatches) 134 pairs filed within a day of each other are near (Jaccard of
0.5 or more, or four fifths of the smaller in the other); 10 more are near but further apart.
"""

import itertools
import json
import subprocess
import sys
from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

import pytest

from syndicate.formats.plain_text import PlainText
from syndicate.model.dispatch import Dispatch
from syndicate.model.story import Sketched
from syndicate.rules.duplicates import (
    CONTAINED,
    JACCARD,
    REACH,
    Likeness,
    Verdict,
    decide,
    likeness,
    promising,
    sketch_of,
    stored,
    text_of,
)
from tests.makers import make_dispatch, make_filing

COMMON = 60
"""A run that stands in more texts than this is a formula: no pair is looked for by it."""


@dataclass(frozen=True, slots=True)
class Pair:
    """Two near texts, the later one second."""

    first: int
    second: int
    alike: Likeness
    verdict: Verdict
    within: bool


@pytest.fixture(scope="module")
def dispatches(shared: Path, tmp_path_factory: pytest.TempPathFactory) -> list[Dispatch]:
    spool = tmp_path_factory.mktemp("reuters") / "spool"
    originals = sorted((shared / "samples" / "reuters21578").glob("*.sgm"))
    command = [sys.executable, str(shared / "tools" / "reuters_spool.py"), str(spool), *map(str, originals)]
    subprocess.run(command, check=True, capture_output=True)
    found = []
    for line in spool.with_name("spool.index.jsonl").read_text().splitlines():
        item = json.loads(line)
        filed = datetime.strptime(item["filed"].split(".")[0], "%d-%b-%Y %H:%M:%S").replace(tzinfo=UTC)
        filing = make_filing((spool / item["file"]).read_bytes(), filed=filed)
        (draft,) = PlainText().read(filing)
        if draft.headline:
            found.append(make_dispatch(guid=item["file"], headline=draft.headline, body=draft.body, created=filed))
    return sorted(found, key=lambda dispatch: (dispatch.created, dispatch.guid))


@pytest.fixture(scope="module")
def near(dispatches: Sequence[Dispatch]) -> list[Pair]:
    texts = [text_of(dispatch) for dispatch in dispatches]
    holders: defaultdict[str, list[int]] = defaultdict(list)
    for number, text in enumerate(texts):
        for run in text.runs:
            holders[run].append(number)
    shared = Counter(
        pair
        for numbers in holders.values()
        if 1 < len(numbers) <= COMMON
        for pair in itertools.combinations(numbers, 2)
    )
    pairs = []
    for (first, second), count in shared.items():
        if 4 * count < min(len(texts[first].runs), len(texts[second].runs)):
            continue
        alike = likeness(texts[first], texts[second])
        if alike.jaccard >= JACCARD or alike.contained >= CONTAINED:
            one, other = dispatches[first], dispatches[second]
            within = other.created - one.created <= REACH
            pairs.append(Pair(first, second, alike, decide(other, one, alike), within))
    return pairs


def test_nearly_all_that_is_near_within_a_day_is_known_for_a_repeat_or_a_growth(near: Sequence[Pair]) -> None:
    within = [pair for pair in near if pair.within]
    known = [pair for pair in within if pair.verdict is not Verdict.DIFFERENT]
    assert len(within) > 100
    assert len(known) >= 0.9 * len(within)


def test_routine_texts_of_other_days_are_never_merged(near: Sequence[Pair]) -> None:
    apart = [pair for pair in near if not pair.within]
    assert apart
    assert {pair.verdict for pair in apart} == {Verdict.DIFFERENT}


def test_what_differs_in_figures_and_has_another_headline_is_left_apart(near: Sequence[Pair]) -> None:
    for pair in near:
        if pair.alike.figures < 0.5 and pair.alike.headlines < 0.2:
            assert pair.verdict is Verdict.DIFFERENT


def test_sketches_find_every_text_that_comparing_all_with_all_finds(
    dispatches: Sequence[Dispatch], near: Sequence[Pair]
) -> None:
    sketches = [sketch_of(dispatch) for dispatch in dispatches]
    before: defaultdict[int, list[int]] = defaultdict(list)
    for pair in near:
        if pair.verdict is not Verdict.DIFFERENT:
            before[pair.second].append(pair.first)
    missed = []
    for later, firsts in before.items():
        wanted = sketches[later]
        assert wanted is not None
        sharing = []
        for first in firsts:
            known = sketches[first]
            assert known is not None
            common = len(set(wanted.marks) & set(stored(known).marks))
            sharing.append((Sketched(seq=first, guid=dispatches[first].guid, version=1, sketch=known), common))
        if not promising(wanted, sharing):
            missed.append(later)
    assert len(before) > 100
    assert missed == []
