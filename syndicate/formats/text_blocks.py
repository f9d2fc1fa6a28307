"""Plain text in a field to blocks."""

import re

from syndicate.model.body import Block, Paragraph
from syndicate.rules.text import clean, fold

_MARKUP = re.compile(
    r"</?(?:p|br|div|span|a|b|i|u|em|strong|ul|ol|li|table|tr|td|h[1-6]|section|article|body|html|blockquote|pre|figure"
    r"|img)(?:\s[^<>]*)?/?>",
    re.IGNORECASE,
)
_REFERENCE = re.compile(r"&(?:#\d{1,7}|#[xX][0-9a-fA-F]{1,6}|[A-Za-z][A-Za-z0-9]{1,30});")
_WIDEST_WRAPPED = 100
"""Characters of a line; what wires wrap, they wrap at 80 or before."""


def text_blocks(text: str) -> tuple[Block, ...]:
    """Paragraphs of plain text: parted by empty lines, by line ends too where lines are too long to be wrapped."""
    blocks: list[Block] = []
    for part in re.split(r"\n[ \t]*\n", clean(text)):
        lines = [line for line in map(fold, part.split("\n")) if line]
        if any(len(line) > _WIDEST_WRAPPED for line in lines):
            blocks.extend(map(Paragraph, lines))
        elif lines:
            blocks.append(Paragraph(" ".join(lines)))
    return tuple(blocks)


def has_markup(text: str) -> bool:
    """Whether text that may be plain is HTML: it has a tag that news uses, or a character reference."""
    return _MARKUP.search(text) is not None or _REFERENCE.search(text) is not None
