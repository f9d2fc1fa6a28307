"""Tells a repeat and a story that grew from another story, by its words.

Two steps. A sketch (bottom-k MinHash: the lowest hashes of its runs of five words) finds the few texts worth comparing
however many there are: the lowest `KEPT` of each text are stored, and a new text is looked for by its lowest `SOUGHT`,
so a brief is found by the long story that it grew into. Those few are then compared exactly.

Routine texts (`Fed adds reserves`, prices, dividends, weather) repeat their words every day with other figures or
names. So figures must agree, short texts must have the same headline, and nothing counts for more than a day. Where in
doubt two texts are two stories: a story shown twice is a smaller harm than a story lost.
"""

import re
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import timedelta
from enum import StrEnum
from functools import lru_cache
from hashlib import blake2b
from zlib import crc32

from syndicate.model.dispatch import Dispatch, Signal
from syndicate.model.story import Sketch, Sketched
from syndicate.rules.facts.keys import key
from syndicate.rules.flags import stem_continued

KEPT = 8
"""How many marks of a text are stored."""
SOUGHT = 48
"""By how many a text is looked for."""
MOST = 4
"""How many texts one text is compared with."""

REACH = timedelta(hours=24)
"""How far apart two texts of one story may be …"""
SHORT_REACH = timedelta(hours=6)
"""… and where one is a headline alone (`Fed sets repurchase` comes back at the same minute every day), or where they
share fewer than `FEW` runs and are not the same."""
FEW = 30

JACCARD = 0.5
"""A text mended or rewritten here and there shares so much with the one before …"""
CONTAINED = 0.8
"""… and one that was added to, or cut, so much of the smaller of the two."""
SURE = 0.8
"""With so much in common a headline may be quite another."""
HEADLINES = 0.3
"""Else it must share so much: press releases of one company end alike, and a digest holds many stories."""
FIGURES = 0.75
"""How many of the smaller text's figures must be in the other."""

_LIKELY = 0.25
"""A text is worth comparing if so many of the marks are shared that would be if one contained the other."""
_RUN = 5
_SHORT, _SHORT_LETTER = 5, 2
"""Bytes of a word at which no run begins that is looked for; the latter where letters count as words."""
_MOST_LETTERS = 60_000
"""What stands behind so many is not looked at."""
_SINGLE = "\u0e00-\u0e7f\u3040-\u30ff\u3400-\u9fff\uf900-\ufaff"
"""Letters of scripts that part no words (Thai, Japanese, Chinese): each counts as a word."""
_LETTER = re.compile(f"[{_SINGLE}]")
_TICKER = re.compile(r"[<(][A-Z0-9.]{1,10}[>)]")
"""A share's code in a headline (`<GM>`, `(DELL.O)`): often added when a text is filed again."""
_WORD = re.compile(rf"\d+(?:[.,/-]\d+)*|[{_SINGLE}]|[^\W{_SINGLE}]+")


class Growth(StrEnum):
    """What becomes of a text that another one without a guid grew into."""

    VERSION = "version"
    """The longer text is its next version."""
    LINK = "link"
    """The longer text is a story of its own that links to it."""
    OFF = "off"
    """Texts are not compared: each dispatch without a guid is a story of its own, repeats too."""


class Verdict(StrEnum):
    """How a text stands to another one."""

    SAME = "same"
    GREW = "grew"
    DIFFERENT = "different"


@dataclass(frozen=True, slots=True)
class Text:
    """What of a dispatch is compared.

    Attributes:
        headline: Its words, codes of shares left out.
        body: Its words.
        runs: Every run of five words in either, as one string; a shorter text is one run.
        figures: Every number, with how often it is there.
    """

    headline: tuple[str, ...]
    body: tuple[str, ...]
    runs: frozenset[str]
    figures: Counter[str]


@dataclass(frozen=True, slots=True, kw_only=True)
class Likeness:
    """How alike two texts are.

    Attributes:
        jaccard: Shared runs, of all runs in either: 0 to 1.
        contained: Shared runs, of the runs in the smaller: 0 to 1.
        shared: How many runs are shared.
        headlines: Shared words of the headlines, of all words in either: 0 to 1.
        figures: Figures of the smaller that are in the other, of all in the smaller: 0 to 1; 1 where it has none.
        equal: Whether they have words, and are the same word for word.
    """

    jaccard: float
    contained: float
    shared: int
    headlines: float
    figures: float
    equal: bool


def text_of(dispatch: Dispatch) -> Text:
    """Prepare a dispatch for comparing."""
    headline, body = _words(dispatch)
    figures = Counter(word for word in (*headline, *body) if word[0].isdigit())
    return Text(tuple(headline), tuple(body), frozenset((*_runs(headline), *_runs(body))), figures)


def sketch_of(dispatch: Dispatch) -> Sketch | None:
    """What a dispatch is looked for by; None where it has no words."""
    titled = _hashes(_TICKER.sub(" ", dispatch.headline))
    hashes = titled | _hashes(dispatch.body.text)
    if not hashes:
        return None
    return Sketch(
        lane=_lane(dispatch.source, key(dispatch.agency or "")),
        day=dispatch.created.toordinal(),
        size=len(hashes),
        marks=tuple(sorted(titled.union(sorted(hashes)[:SOUGHT]))),  # a flash is a headline alone
    )


def stored(sketch: Sketch) -> Sketch:
    """What of a sketch is stored."""
    return replace(sketch, marks=sketch.marks[:KEPT])


def promising(sketch: Sketch, sharing: Iterable[tuple[Sketched, int]]) -> list[Sketched]:
    """Those that are worth comparing, at most `MOST`, the likeliest first.

    Args:
        sketch: Of a new text.
        sharing: Stored versions, each with how many of its marks the sketch has.
    """
    likely = []
    for other, shared in sharing:
        if other.sketch.lane == sketch.lane and abs(other.sketch.day - sketch.day) <= REACH.days:
            share = shared / _hoped_for(sketch, other.sketch.size)
            if share >= _LIKELY:
                likely.append((share, other.seq, other))
    likely.sort(key=lambda ranked: ranked[:2], reverse=True)
    return [other for _, _, other in likely[:MOST]]


def likeness(one: Text, other: Text) -> Likeness:
    """Compare two texts."""
    shared = len(one.runs & other.runs)
    smaller, larger = (one, other) if len(one.runs) <= len(other.runs) else (other, one)
    figures = smaller.figures.total()
    words, others = set(one.headline), set(other.headline)
    return Likeness(
        jaccard=shared / max(len(one.runs) + len(other.runs) - shared, 1),
        contained=shared / max(len(smaller.runs), 1),
        shared=shared,
        headlines=len(words & others) / max(len(words | others), 1),
        figures=(smaller.figures & larger.figures).total() / figures if figures else 1.0,
        equal=bool(one.runs) and (one.headline, one.body) == (other.headline, other.body),
    )


def decide(filed: Dispatch, known: Dispatch, alike: Likeness) -> Verdict:
    """Say how a dispatch stands to one that is on the wire.

    Args:
        filed: Came without a guid, and no slug or number says whose take it is.
        known: Of the same lane.
        alike: Their likeness.
    """
    same = alike.equal and _told(filed) == _told(known)
    long = alike.shared >= FEW
    reach = REACH if filed.body.blocks and known.body.blocks and (long or same) else SHORT_REACH
    if abs(filed.created - known.created) > reach:
        return Verdict.DIFFERENT
    if same:
        return Verdict.SAME
    if _is_piece(filed) or _is_piece(known):  # it is part of a longer text by its nature
        return Verdict.DIFFERENT
    near = alike.jaccard >= JACCARD or alike.contained >= CONTAINED
    agrees = alike.figures >= FIGURES or filed.signal is Signal.CORRECTION
    titled = (long and alike.jaccard >= SURE) or alike.headlines >= (HEADLINES if long else 1)
    return Verdict.GREW if near and agrees and titled else Verdict.DIFFERENT


def _told(dispatch: Dispatch) -> tuple[object, ...]:
    """What an agency may change without changing a word of the text."""
    return dispatch.embargo, dispatch.ed_note, dispatch.usage_terms, dispatch.byline


def _is_piece(dispatch: Dispatch) -> bool:
    return stem_continued(dispatch.chain or "") is not None


def _hoped_for(sketch: Sketch, size: int) -> float:
    """How many stored marks of a text of this size are in the sketch where one text contains the other, at least 1."""
    stored = min(KEPT, size)
    in_reach = min(1.0, SOUGHT / sketch.size * size / stored)
    return max(stored * in_reach * min(1.0, sketch.size / size), 1.0)


def _hashes(text: str) -> set[int]:
    """Of the runs of a text that begin with a longer word: quicker than of all, and good enough to be found by.

    Words are taken as white space parts them.
    """
    folded, singles = text[:_MOST_LETTERS].casefold(), 0
    if not folded.isascii():
        folded, singles = _LETTER.subn(r" \g<0> ", folded)
    words = folded.encode(errors="surrogatepass").split()
    if len(words) < _RUN:
        return {crc32(b" ".join(words))} if words else set()
    short = _SHORT_LETTER if singles else _SHORT
    starts = [at for at, word in enumerate(words[: 1 - _RUN]) if len(word) > short]
    return {crc32(b" ".join(words[at : at + _RUN])) for at in starts or range(len(words) - _RUN + 1)}


def _words(dispatch: Dispatch) -> tuple[list[str], list[str]]:
    return _split(_TICKER.sub(" ", dispatch.headline)), _split(dispatch.body.text)


def _split(text: str) -> list[str]:
    return _WORD.findall(text[:_MOST_LETTERS].casefold())


def _runs(words: list[str]) -> Iterable[str]:
    if 0 < len(words) < _RUN:
        return (" ".join(words),)
    return map(" ".join, zip(words, words[1:], words[2:], words[3:], words[4:], strict=False))


@lru_cache(maxsize=1024)
def _lane(source: str, agency: str) -> int:
    digest = blake2b(f"{source}\x1f{agency}".encode(errors="surrogatepass"), digest_size=8).digest()
    return int.from_bytes(digest, signed=True)
