"""A dispatch as a wire desk gets it: header lines, headline, body, end mark."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime

from syndicate.formats.plain_text.endings import read_ending, unglued
from syndicate.formats.plain_text.header import Header
from syndicate.formats.plain_text.labels import take_label
from syndicate.formats.plain_text.opening import read_opening
from syndicate.formats.plain_text.paragraphs import read_blocks
from syndicate.model.body import Block, Body, Heading, Paragraph
from syndicate.model.dispatch import Draft


def read_wire(lines: Sequence[str], header: Header, filed: datetime) -> Draft:
    """Read a dispatch from its lines, white space at their right ends removed, of which the first are its header."""
    start = Draft(priority=header.priority, slugline=header.slugline, urgency=header.urgency)
    opening = read_opening(lines[header.end :], start, filed)
    text = lines[header.end + opening.end :]
    draft = opening.draft
    ending = read_ending(text, 0)
    text = text[: ending.end]
    while text and (taken := take_label(draft, text[-1].strip(), below=True)):
        draft, text = taken, text[:-1]
        ending_above = read_ending(text, 0)
        text = text[: ending_above.end]
    blocks = _unglued(read_blocks(text))
    return replace(
        draft,
        headline=opening.headline,
        body=Body((*map(Heading, opening.deck), *blocks)),
        credit=draft.credit or ending.credit,
        copyright=draft.copyright or ending.copyright,
        created=draft.created or ending.created,
    )


def _unglued(blocks: tuple[Block, ...]) -> tuple[Block, ...]:
    if blocks and isinstance(blocks[-1], Paragraph):
        return (*blocks[:-1], Paragraph(unglued(blocks[-1].text)))
    return blocks
