"""What is shown of a hit: a stretch of its text, and in it what was searched for."""

from collections.abc import Iterator, Sequence
from typing import Final

from syndicate.model.search import Either, Every, Field, Phrase, Query, Snippet
from syndicate.rules.search.words import spans
from syndicate.rules.text import fold

LENGTH: Final = 240
"""Characters of a snippet, about."""

_LEAD: Final = 60  # characters in front of the first mark
_CUT: Final = "…"


def snippet(text: str, query: Query | None) -> Snippet:
    """A stretch of a text around the first place where something of a query stands; else its beginning."""
    line = fold(text)
    marks = _marks(line, phrases(query))
    start = _start(line, marks[0][0]) if marks and marks[0][0] > LENGTH - _LEAD else 0
    end = _end(line, start)
    front, back = (_CUT if start else ""), (_CUT if end < len(line) else "")
    moved = len(front) - start
    shown = ((begin + moved, stop + moved) for begin, stop in marks if begin >= start and stop <= end)
    return Snippet(front + line[start:end].rstrip() + back, tuple(shown))


def marked(text: str, query: Query | None, field: Field | None = None) -> Snippet:
    """A whole text, one line, with marks of what is searched for there.

    Args:
        text: It.
        query: What is searched for.
        field: Of which field it is the text.
    """
    line = fold(text)
    return Snippet(line, tuple(_marks(line, phrases(query, field))))


def phrases(query: Query | None, field: Field | None = None) -> Iterator[Phrase]:
    """What a query asks to be there: anywhere, and in a field."""
    match query:
        case Phrase():
            if query.field in {None, field}:
                yield query
        case Every(parts) | Either(parts):
            for part in parts:
                yield from phrases(part, field)


def _marks(line: str, wanted: Iterator[Phrase]) -> list[tuple[int, int]]:
    sought = list(wanted)
    if not sought:
        return []
    there = list(spans(line))
    found = sorted(
        (there[at][1], there[at + len(phrase.terms) - 1][2])
        for phrase in sought
        for at in range(len(there) - len(phrase.terms) + 1)
        if there[at][0].startswith(phrase.terms[0]) and _stands(there, at, phrase)
    )
    joined: list[tuple[int, int]] = []
    for begin, end in found:
        if joined and begin < joined[-1][1]:
            joined[-1] = joined[-1][0], max(end, joined[-1][1])
        else:
            joined.append((begin, end))
    return joined


def _stands(there: Sequence[tuple[str, int, int]], at: int, phrase: Phrase) -> bool:
    *front, last = phrase.terms
    if any(there[at + number][0] != term for number, term in enumerate(front)):
        return False
    term = there[at + len(front)][0]
    return term.startswith(last) if phrase.prefix else term == last


def _start(line: str, mark: int) -> int:
    """The beginning of a word some way in front of a mark."""
    space = line.find(" ", mark - _LEAD, mark)
    return space + 1 if space >= 0 else mark


def _end(line: str, start: int) -> int:
    """The end of the last word that fits behind a start."""
    end = start + LENGTH
    if end >= len(line):
        return len(line)
    space = line.rfind(" ", start + LENGTH // 2, end + 1)
    return space if space >= 0 else end
