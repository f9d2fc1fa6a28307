"""A dispatch as a wire desk gets it: header lines, headline, body, end mark."""

from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import datetime

from syndicate.formats.plain_text.agate import tables_of
from syndicate.formats.plain_text.carets import opens_with_caret, read_top
from syndicate.formats.plain_text.endings import read_ending, unglued
from syndicate.formats.plain_text.header import Header
from syndicate.formats.plain_text.labels import take_label
from syndicate.formats.plain_text.opening import read_opening
from syndicate.formats.plain_text.paragraphs import read_blocks
from syndicate.formats.plain_text.shapes import ends_sentence
from syndicate.model.body import Block, Body, Heading, Paragraph
from syndicate.model.dispatch import Draft


def read_wire(lines: Sequence[str], header: Header, filed: datetime) -> Draft:
    """Read a dispatch from its lines, white space at their right ends removed, of which the first are its header."""
    start = Draft(priority=header.priority, slugline=header.slugline, urgency=header.urgency, wire_number=header.number)
    return read_text(lines[header.end :], start, filed, keyword=header.slugline or "")


def read_text(
    lines: Sequence[str],
    start: Draft,
    filed: datetime,
    *,
    keyword: str = "",
    deck: Iterable[str] = (),
    width: int = 0,
    table: bool = False,
) -> Draft:
    """Read headline, notes and body from the lines below a wire's header.

    Args:
        lines: White space at their right ends removed.
        start: What the header said.
        filed: Chooses years.
        keyword: The slug of the header, which header lines of the text spell out.
        deck: Lines that sum the story up, where the header has some.
        width: The length that the wire breaks lines at; 0 for none.
        table: Whether the wire says that the body is a table.
    """
    if opens_with_caret(lines):
        top = read_top(lines, start, filed, keyword)
        start, deck, lines = replace(top.draft, headline=top.headline), (*deck, *top.deck), lines[top.end :]
        if top.headline is None:
            return read_body(lines, start, deck, width, table=table)
    opening = read_opening(lines, start, filed)
    draft = replace(opening.draft, headline=opening.headline)
    return read_body(lines[opening.end :], draft, (*deck, *opening.deck), width, table=table)


def read_body(
    text: Sequence[str], draft: Draft, deck: Iterable[str] = (), width: int = 0, *, table: bool = False
) -> Draft:
    """Read the lines of a body, and what stands below it, into a draft.

    Args:
        text: The lines.
        draft: What is known already; it is believed before what stands below.
        deck: Lines above the body that sum it up.
        width: See :func:`read_text`.
        table: Likewise.
    """
    ending = read_ending(text, 0)
    text = text[: ending.end]
    while text and _stands_alone(text) and (taken := take_label(draft, text[-1].strip(), below=True)):
        draft, text = taken, text[:-1]
        ending_above = read_ending(text, 0)
        text = text[: ending_above.end]
    blocks = tables_of(text) if table else _unglued(read_blocks(text, width))
    return replace(
        draft,
        body=Body((*map(Heading, deck), *blocks)),
        credit=draft.credit or ending.credit,
        copyright=draft.copyright or ending.copyright,
        created=draft.created or ending.created,
        provider=draft.provider or ending.agency,
        ed_note="\n".join(filter(None, (draft.ed_note, ending.note))) or None,
    )


def _stands_alone(text: Sequence[str]) -> bool:
    """Whether the last line is neither set in nor the end of a paragraph that was broken at a fixed length."""
    above = text[-2].strip() if len(text) > 1 else ""
    apart = not above or ends_sentence(above) or take_label(Draft(), above, below=True) is not None
    return apart and not text[-1][:1].isspace()


def _unglued(blocks: tuple[Block, ...]) -> tuple[Block, ...]:
    if blocks and isinstance(blocks[-1], Paragraph):
        return (*blocks[:-1], Paragraph(unglued(blocks[-1].text)))
    return blocks
