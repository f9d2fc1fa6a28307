"""The top of a scraped page: which line is the headline, which the section, the byline, the site's name.

A headline is known by what it shares with the story below it, by coming twice (`Title` and `Title - Site`), and by
not being a sentence; not by where it stands, which every site does differently.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from syndicate.formats.plain_text.bylines import read_byline
from syndicate.formats.plain_text.chrome import plain
from syndicate.formats.plain_text.page_lines import Kind, kind_of
from syndicate.formats.plain_text.shapes import ends_in_full_stop, length, words

_SUFFIX = re.compile(r"(?P<title>.*?)\s*(?:\s[-–—|·:»]\s|^[-–—|]\s*|\s\|)\s*(?P<site>[^-–—|]{2,60})")
_CRUMB = re.compile(r"\s*[>›»→/|]\s*")
_HEAD_OF_BYLINE = re.compile(
    r"(?P<byline>.+?)(?:\s*[|•·]\s*|,?\s+(?:updated|published|posted)\b|\s{2,}|,?\s+\d).*", re.IGNORECASE
)
_LONGEST_LABEL = 30
_LABEL_WORDS = 3
_SHORTEST_TITLE, _LONGEST_TITLE = 12, 250
_ENOUGH = 0.5
_ALIKE = 0.8


@dataclass(frozen=True, slots=True)
class Top:
    """What the lines above a story say.

    Attributes:
        headline: The story's, or None.
        byline: Who wrote it.
        sections: Labels of the part of the site it stood in.
    """

    headline: str | None
    byline: str | None
    sections: tuple[str, ...]


def read_top(lines: Sequence[str], story: Sequence[str]) -> Top:
    """Read the lines above a story.

    Args:
        lines: Non-empty, each folded.
        story: The first paragraphs of the story, to know its headline by.
    """
    sites = site_names(lines)
    told = set(words(" ".join(story)))
    kinds = [kind_of(line) for line in lines]
    best, most = None, 0.0
    for index, line in enumerate(lines):
        title = _title_of(line, sites)
        score = _score(title, kinds[index], told, index, lines, sites)
        if score > most:
            best, most = index, score
    headline = _title_of(lines[best], sites) if best is not None else None
    return Top(headline, _byline(lines), _sections(lines, kinds, headline, best, sites))


def site_names(lines: Sequence[str]) -> frozenset[str]:
    """Names that the page's title carries after its own (`Title - Site`, or `- Site` where a page has no title)."""
    whole = {line.casefold() for line in lines}
    names = set()
    for line in lines:
        found = _SUFFIX.fullmatch(line)
        if found and (not found["title"] or found["title"].casefold() in whole):
            names.add(found["site"].strip().casefold())
    return frozenset(names)


def same_text(one: str, other: str) -> bool:
    """Whether two lines tell the same: equal but for white space, one within the other, or nearly all words shared."""
    first, second = words(one), words(other)
    if not first or not second:
        return False
    shorter, longer = sorted((" ".join(first), " ".join(second)), key=len)
    if shorter in longer and 2 * len(shorter) > len(longer):
        return True
    common = len(set(first) & set(second))
    return common >= _ALIKE * len(set(first) | set(second))


def _title_of(line: str, sites: frozenset[str]) -> str:
    found = _SUFFIX.fullmatch(line)
    return found["title"].strip() if found and found["site"].strip().casefold() in sites else line


def _score(title: str, kind: Kind, told: set[str], index: int, lines: Sequence[str], sites: frozenset[str]) -> float:
    """How surely a line is the headline; 0 where it cannot be."""
    if kind not in {Kind.SHORT, Kind.PROSE} or not _SHORTEST_TITLE <= length(title) <= _LONGEST_TITLE:
        return 0
    if ends_in_full_stop(title) or title.casefold() in sites or read_byline(title) or len(_CRUMB.split(title)) > 2:
        return 0
    said = words(title)
    if len(said) < 2 and title.isascii():
        return 0
    shared = sum(any(_akin(word, other) for other in told) for word in set(said)) / len(set(said)) if said else 0
    repeated = sum(_title_of(line, sites).casefold() == title.casefold() for line in lines) > 1
    size = min(len(said), 6) / 6
    return 0.05 + shared + 0.6 * repeated + 0.4 * size + 0.2 * index / len(lines)


def _akin(word: str, other: str) -> bool:
    """Whether two words are forms of one: the same beginning, as far as endings differ in most languages."""
    if word == other:
        return True
    stem = max(4, min(len(word), len(other)) - 2)
    return len(word) > stem - 1 and word[:stem] == other[:stem] and abs(len(word) - len(other)) < 4


def _byline(lines: Sequence[str]) -> str | None:
    for line in lines:
        found = read_byline(line)
        if found:
            return found
        cut = _HEAD_OF_BYLINE.fullmatch(line)
        if cut and (found := read_byline(cut["byline"])):
            return found
    return None


def _sections(
    lines: Sequence[str], kinds: Sequence[Kind], headline: str | None, best: int | None, sites: frozenset[str]
) -> tuple[str, ...]:
    """Labels above the headline: breadcrumbs, the line a blurb speaks of, or the one label right above it."""
    top = lines[:best] if best is not None else lines
    crumbs = [part for line in top for part in _crumbs(line, sites)]
    if crumbs:
        return tuple(dict.fromkeys(crumb for crumb in crumbs if crumb != headline))
    labels = [index for index in range(len(top)) if _is_label(top[index], kinds[index], sites)]
    for index in labels:
        below = top[index + 1] if index + 1 < len(top) else ""
        if kind_of(below) is Kind.PROSE and plain(top[index]) in plain(below):
            return (top[index],)
    single = [i for i in labels if i - 1 not in labels and i + 1 not in labels]
    return (top[single[-1]],) if single and single[-1] >= len(top) - 2 else ()


def _crumbs(line: str, sites: frozenset[str]) -> list[str]:
    parts = [part.strip() for part in _CRUMB.split(line)]
    if len(parts) < 2 or any(len(part) > _LONGEST_LABEL or not part for part in parts[:-1]):
        return []
    if not re.search(r"\s[>›»→/]\s|[›»→>]", line):
        return []
    return [part for part in parts if _is_label(part, kind_of(part), sites)]


def _is_label(line: str, kind: Kind, sites: frozenset[str]) -> bool:
    return (
        kind is Kind.SHORT
        and length(line) <= _LONGEST_LABEL
        and len(line.split()) <= _LABEL_WORDS
        and line[:1].isupper() | (not line[:1].isascii())
        and line.casefold() not in sites
        and not any(map(str.isdigit, line))
        and not ends_in_full_stop(line)
        and _SUFFIX.fullmatch(line) is None
    )
