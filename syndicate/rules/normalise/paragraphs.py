"""The paragraphs that a text opens with, and a body with one of them rewritten."""

from collections.abc import Iterator
from itertools import islice

from syndicate.model.body import Body, Heading, Paragraph
from syndicate.rules.normalise.work import Work
from syndicate.rules.text import fold

_OPENING = 3
"""How many paragraphs may come before the news begins: notes, flags, a teaser."""


def opening(work: Work) -> Iterator[tuple[int, Paragraph | Heading]]:
    """The first lines of text, headings too, and where they stand in the body."""
    blocks = work.draft.body.blocks
    paragraphs = ((number, block) for number, block in enumerate(blocks) if isinstance(block, Paragraph | Heading))
    return islice(paragraphs, _OPENING)


def rewritten(body: Body, number: int, paragraph: Paragraph) -> Body:
    """With another paragraph in one place, or without it; a heading that was cut so was none."""
    instead = (paragraph,) if paragraph.text else ()
    return Body((*body.blocks[:number], *instead, *body.blocks[number + 1 :]))


def noted(known: str | None, note: str) -> str:
    """A note to editors with one line more."""
    return f"{known}\n{fold(note)}" if known else fold(note)
