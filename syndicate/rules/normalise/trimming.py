"""The steps that take off a text what its source, or any wire, puts around it."""

import re
from dataclasses import replace
from functools import lru_cache

from syndicate.model.body import Block, Body, Heading, Paragraph
from syndicate.rules.normalise.work import Work
from syndicate.rules.sign_offs import glued_end, is_sign_off

_MOST_SIGNED = 3
"""How many last paragraphs may be initials, marks and the agency's name."""


def signed_off(work: Work) -> Work:
    """Drop the initials, the end mark and the agency's name that close a text; a text of nothing else keeps them."""
    blocks = work.draft.body.blocks
    for _ in range(_MOST_SIGNED):
        if len(blocks) < 2 or not isinstance(blocks[-1], Paragraph) or not is_sign_off(blocks[-1].text):  # noqa: PLR2004
            break
        blocks = blocks[:-1]
    if blocks and isinstance(last := blocks[-1], Paragraph) and (end := glued_end(last.text)):
        blocks = (*blocks[:-1], last.until(end))
    return work if blocks is work.draft.body.blocks else replace(work, draft=replace(work.draft, body=Body(blocks)))


def trimmed(work: Work) -> Work:
    """Drop the paragraphs that open with a boilerplate of the source, and the mark that ends its texts."""
    marks, boilerplate = work.defaults.end_marks, tuple(map(str.casefold, work.defaults.boilerplate))
    blocks = work.draft.body.blocks
    if not (marks or boilerplate):
        return work
    kept = tuple(block for block in blocks if not _opens_with(block, boilerplate))
    if marks and kept and isinstance(kept[-1], Paragraph | Heading):
        kept = (*kept[:-1], *_without_mark(kept[-1], marks))
    return work if kept == blocks else replace(work, draft=replace(work.draft, body=Body(kept)))


def _opens_with(block: Block, boilerplate: tuple[str, ...]) -> bool:
    return isinstance(block, Paragraph | Heading) and block.text.casefold().startswith(boilerplate)


def _without_mark(last: Paragraph | Heading, marks: tuple[str, ...]) -> tuple[Block, ...]:
    found = _closing(marks).search(last.text)
    if found is None:
        return (last,)
    left = Paragraph(last.text, last.marks if isinstance(last, Paragraph) else ()).until(found.start())
    return (left,) if left.text else ()


@lru_cache(maxsize=64)
def _closing(marks: tuple[str, ...]) -> re.Pattern[str]:
    """A mark at the end of a text, behind white space or alone, with whatever is set around it."""
    any_mark = "|".join(map(re.escape, marks))
    return re.compile(rf"(?:^|(?<=\s))[-–—(\[<*_/]*+\s?(?:{any_mark})[\s)\]>*_/.;:,–—-]*$")
