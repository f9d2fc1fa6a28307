"""A headline for what has none of its own: a post without a title, a picture with a caption alone."""

import re
from collections.abc import Sequence

from syndicate.model.body import Block, Heading, Paragraph
from syndicate.rules.text import fold

_LONGEST = 80
_SENTENCE = re.compile(r"(?:[.!?…]+[\"'”’»)\]]{0,3}(?=\s|$)|[。！？]+[”’」』)]{0,3})")
_ABBREVIATED = re.compile(r"(?:^|[\s(])(?:[^\W\d_]|\w{1,3}\.\w|Mr|Mrs|Ms|Dr|St|Gen|Sen|Rep|Gov|No|Nr|Hr|Fr|Prof)\.?$")


def headline_of(text: str) -> str:
    """The first sentence of a text, or as much of it as fits 80 characters."""
    text = fold(text)
    for end in _SENTENCE.finditer(text[: _LONGEST + 4]):
        if end.end() <= _LONGEST and not (end[0] == "." and _ABBREVIATED.search(text[: end.start()])):
            return text[: end.end()]
    if len(text) <= _LONGEST:
        return text
    start = text[: _LONGEST - 1]
    cut = start.rfind(" ")
    return f"{start[:cut] if cut > _LONGEST // 2 else start}…"


def without_headline(blocks: Sequence[Block], headline: str | None) -> tuple[Block, ...]:
    """The blocks without a first line that only repeats the headline; nothing for a text that is the headline."""
    if not headline or not blocks or not isinstance(blocks[0], Paragraph | Heading):
        return tuple(blocks)
    repeats = fold(blocks[0].text).casefold() == fold(headline).casefold()
    return tuple(blocks[1:]) if repeats else tuple(blocks)
