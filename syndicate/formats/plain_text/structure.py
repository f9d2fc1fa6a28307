"""Paragraphs of a body made what they are: a teaser, headings between paragraphs, lists."""

from collections.abc import Iterator, Sequence
from datetime import date

from syndicate.formats.plain_text.shapes import ends_sentence
from syndicate.model.body import Block, Heading, Listing, Paragraph
from syndicate.rules import dateline as datelines

_LONGEST_SUBHEAD = 75
_SHORTEST_TEXT = 80
_TEASERS = 2
_REACH = 320
_BULLETS = ("* ", "+ ", "• ", "- ")
_FEWEST_ITEMS = 2


def structured(blocks: Sequence[Block], filed: date) -> tuple[Block, ...]:
    """The blocks, with what only looks like a paragraph named for what it is.

    Paragraphs above the one that opens with a dateline are headings (a teaser sums up); so is a short line without a
    full stop between two paragraphs. Paragraphs that follow one another with the same bullet are a list. Rules of
    dashes or stars are left out.
    """
    blocks = [block for block in blocks if not isinstance(block, Paragraph) or any(map(str.isalnum, block.text))]
    teasers = _teasers(blocks, filed)
    made = [Heading(block.text) if isinstance(block, Paragraph) else block for block in blocks[:teasers]]
    return (*made, *_subheaded(tuple(_listed(blocks[teasers:]))))


def _teasers(blocks: Sequence[Block], filed: date) -> int:
    """How many paragraphs stand above the dateline; 0 where it opens the first, or none of them."""
    for index, block in enumerate(blocks[: _TEASERS + 1]):
        if isinstance(block, Paragraph):
            found = datelines.find(block.text[:_REACH], filed)
            if found and not found.lead_in:
                return index if index == 0 or found.dateline.agency else 0
    return 0


def _listed(blocks: Sequence[Block]) -> Iterator[Block]:
    index = 0
    while index < len(blocks):
        run = _items(blocks, index)
        if len(run) >= _FEWEST_ITEMS:
            yield Listing(tuple(item[1:].strip() for item in run))
            index += len(run)
        else:
            yield blocks[index]
            index += 1


def _items(blocks: Sequence[Block], start: int) -> list[str]:
    items: list[str] = []
    for block in (blocks[index] for index in range(start, len(blocks))):
        if not isinstance(block, Paragraph) or not block.text.startswith(_BULLETS):
            break
        if items and block.text[0] != items[0][0]:
            break
        items.append(block.text)
    return items


def _subheaded(blocks: Sequence[Block]) -> Iterator[Block]:
    for index, block in enumerate(blocks):
        below = blocks[index + 1] if index + 1 < len(blocks) else None
        heads = isinstance(below, Paragraph) and (len(below.text) >= _SHORTEST_TEXT or ends_sentence(below.text))
        if index and heads and isinstance(block, Paragraph) and _is_subhead(block.text):
            yield Heading(block.text)
        else:
            yield block


def _is_subhead(text: str) -> bool:
    if not 0 < len(text) <= _LONGEST_SUBHEAD or ends_sentence(text):
        return False
    return text[-1] not in ",-" and not text.startswith(_BULLETS)
