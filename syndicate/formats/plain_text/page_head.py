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
        score = _score(line, told, index, lines, sites)
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


def _score(line: str, told: set[str], index: int, lines: Sequence[str], sites: frozenset[str]) -> float:
    """How surely a line is the headline; 0 where it cannot be."""
    title = _title_of(line, sites)
    said = words(title)
    if not _can_be_title(title, sites):
        return 0
    shared = sum(any(_akin(word, other) for other in told) for word in set(said)) / len(set(said))
    repeated = sum(_title_of(other, sites).casefold() == title.casefold() for other in lines) > 1
    size = min(len(said), _USUAL_WORDS) / _USUAL_WORDS
    return _LEAST + shared + _REPEATED * repeated + _SIZE * size + _LOWER * index / len(lines)


# How much each sign of a headline counts beside the share of its words that the story has.
_LEAST, _REPEATED, _SIZE, _LOWER = 0.05, 0.6, 0.4, 0.2
_USUAL_WORDS = 6


def _can_be_title(title: str, sites: frozenset[str]) -> bool:
    if kind_of(title) not in {Kind.SHORT, Kind.PROSE} or not _SHORTEST_TITLE <= length(title) <= _LONGEST_TITLE:
        return False
    if ends_in_full_stop(title) or title.casefold() in sites or read_byline(title) or _crumbs(title, sites):
        return False
    return bool(words(title)) and (" " in title or not title.isascii())


def _akin(word: str, other: str) -> bool:
    """Whether two words are forms of one: the same beginning, as far as endings differ in most languages."""
    stem = max(_STEM, min(len(word), len(other)) - _ENDING)
    return word == other or (len(word) >= stem and word[:stem] == other[:stem] and abs(len(word) - len(other)) < _STEM)


_STEM, _ENDING = 4, 2


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
    return (top[single[-1]],) if single and single[-1] == len(top) - 1 else ()


def _crumbs(line: str, sites: frozenset[str]) -> list[str]:
    parts = [part.strip() for part in _CRUMB.split(line)]
    if len(parts) == 1 or any(len(part) > _LONGEST_LABEL or not part for part in parts[:-1]):
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
