"""The body of a dispatch as lines: paragraphs set in, tables and agate as they stand."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from syndicate.formats.wire_writing.lines import columns, folded
from syndicate.model.body import Heading, Listing, Paragraph, Preformatted, Quote, Table
from syndicate.model.dispatch import Dispatch

_TAB = 8
_Set = Paragraph | Heading | Quote | Table | Preformatted


@dataclass(frozen=True, slots=True)
class Setting:
    """How a form sets text.

    Attributes:
        paragraph: Stands before the first line of a paragraph.
        heading: Stands before a heading.
        width: Characters of a line; 0 for paragraphs of one line.
        fit: Makes text of characters that the form's charset holds.
    """

    paragraph: str
    heading: str
    width: int
    fit: Callable[[str], str] = str


_SET_IN = "  "
"""Before each line of a table: no line of a text begins where framing does."""


def body_lines(dispatch: Dispatch, setting: Setting) -> list[str]:
    """The lines of a usable dispatch's text, its dateline in front, an empty line between blocks."""
    return joined([_lines(block, setting) for block in _opened(dispatch)])


def paragraph_lines(texts: tuple[str, ...], setting: Setting) -> list[str]:
    """Paragraphs that are no dispatch's body, set in the same way."""
    return joined([_lines(Paragraph(text), setting) for text in texts])


def joined(blocks: list[list[str]]) -> list[str]:
    """Lines of blocks, an empty line between them, blocks without a line left out."""
    lines: list[str] = []
    for block in filter(None, blocks):
        lines += ["", *block] if lines else block
    return lines


def _opened(dispatch: Dispatch) -> Iterator[_Set]:
    """The blocks, the dateline in front of the first paragraph or, where there is none, in one of its own."""
    opening, blocks = dispatch.opening, dispatch.body.blocks
    if opening and not any(isinstance(block, Paragraph) for block in blocks):
        yield Paragraph(opening)
        opening = ""
    for block in blocks:
        if isinstance(block, Listing):
            yield from map(Paragraph, _items(block))
        elif opening and isinstance(block, Paragraph):
            yield Paragraph(f"{opening} {block.text}".rstrip())
            opening = ""
        else:
            yield block


def _items(listing: Listing) -> Iterator[str]:
    for number, item in enumerate(listing.items, start=1):
        yield f"{number}. {item}" if listing.ordered else f"- {item}"


def _lines(block: _Set, setting: Setting) -> list[str]:
    match block:
        case Table():
            rows = tuple(tuple(map(setting.fit, row)) for row in block.rows)
            return _agate(columns(rows, block.head)) if any(map(any, rows)) else []
        case Preformatted():
            return (
                _agate(setting.fit(block.text).expandtabs(_TAB).strip("\n").split("\n")) if block.text.strip() else []
            )
        case Heading():
            return folded(setting.fit(block.text), setting.heading, setting.width)
        case Paragraph() | Quote():
            return folded(setting.fit(block.text), setting.paragraph, setting.width)


def _agate(lines: list[str]) -> list[str]:
    return [f"{_SET_IN}{line}".rstrip() for line in lines]
