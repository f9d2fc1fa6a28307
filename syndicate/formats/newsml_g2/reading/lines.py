"""The lines of `contentMeta` that people read, and the notes of `itemMeta` that editors do."""

import re
from collections.abc import Iterable, Iterator, Sequence

from lxml.etree import _Element

from syndicate.formats.markup import markup_blocks
from syndicate.formats.newsml_g2.reading.concepts import bare_codes
from syndicate.formats.newsml_g2.reading.parts import in_language, ranked, text_of
from syndicate.model.body import Body

_OTHER_HEADLINES = ("sub", "short", "seo", "alt", "extended", "kicker", "over", "deck", "alert", "mobile", "sms", "web")
_TIMESTAMP = re.compile(r"\d{4}-\d{2}-\d{2}[T ]\d{2}:\d{2}\b.*", re.DOTALL)


def main_line(elements: Sequence[_Element], language: str | None) -> str | None:
    """The first line in the item's language, by rank where they are ranked."""
    return next(filter(None, map(text_of, ranked(in_language(elements, language)))), None)


def read_headline(elements: Sequence[_Element], language: str | None) -> str | None:
    """The main headline: one without a role before one with, and those that call themselves another kind last."""
    found = [(line, element) for element in ranked(in_language(elements, language)) if (line := text_of(element))]
    return min(found, key=lambda pair: _distance(pair[1]))[0] if found else None


def read_dateline(elements: Sequence[_Element], language: str | None) -> str | None:
    """The dateline; what is only a timestamp for machines (Reuters) is none."""
    line = main_line(elements, language)
    return line if line and not _TIMESTAMP.fullmatch(line) else None


def notes_of(elements: Sequence[_Element], language: str | None) -> Iterator[str]:
    """The lines of notes to editors, in order; markup in them is read as text (dpa's notepad)."""
    for element in in_language(elements, language):
        for line in Body(markup_blocks([element])).lines():
            yield from line.split("\n")


def joined_notes(notes: Iterable[str]) -> str | None:
    """Notes as one, each line once: agencies say the same in a summary and in notes of their own."""
    return "\n".join(dict.fromkeys(filter(None, map(str.strip, notes)))) or None


def _distance(element: _Element) -> int:
    roles = bare_codes(element, "role")
    if not roles or any(role in {"main", "headline", "title"} for role in roles):
        return 0
    return 2 if any(other in role for role in roles for other in _OTHER_HEADLINES) else 1
