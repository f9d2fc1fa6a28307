"""A body reduced to the HTML elements that an outlet renders: every word stays, the rest of the structure goes.

The elements are those of `formats.body_html`; `p` is always there.
"""

from collections.abc import Iterator
from dataclasses import replace

from syndicate.model.body import Block, Body, Heading, Listing, Paragraph, Preformatted, Quote, Table

ELEMENTS = frozenset(
    {
        *("p", "div", "span", "a", "em", "strong", "h2", "blockquote", "pre", "ul", "ol", "li"),
        *("table", "thead", "tbody", "tr", "th", "td"),
    }
)
"""Every element that we write."""

_GRID = frozenset({"table", "tbody", "tr", "td"})
_HEAD = frozenset({"thead", "th"})


def reduced(body: Body, elements: frozenset[str]) -> Body:
    """The body with nothing that renders as another element than these."""
    made = tuple(made for block in body.blocks for made in _reduced(block, elements))
    return body if made == body.blocks else Body(made)


def _reduced(block: Block, elements: frozenset[str]) -> Iterator[Block]:
    match block:
        case Paragraph():
            marks = tuple(mark for mark in block.marks if mark.kind in elements)
            yield block if marks == block.marks else replace(block, marks=marks)
        case Heading() if "h2" in elements:
            yield block
        case Quote() if "blockquote" in elements:
            yield block
        case Preformatted() if "pre" in elements:
            yield block
        case Listing(ordered=ordered) if {"ol" if ordered else "ul", "li"} <= elements:
            yield block
        case Table() if elements >= _GRID:
            yield block if elements >= _HEAD else replace(block, head=0)
        case _:
            yield from _paragraphs(_lines(block))


def _lines(block: Block) -> Iterator[str]:
    match block:
        case Listing(items=items, ordered=True):
            yield from (f"{number}. {item}" for number, item in enumerate(items, 1) if item)
        case Listing(items=items):
            yield from items
        case Table(rows=rows):
            yield from (", ".join(filter(None, row)) for row in rows)
        case Preformatted(text=text):
            yield from text.splitlines()
        case _:
            yield block.text


def _paragraphs(lines: Iterator[str]) -> Iterator[Paragraph]:
    return (Paragraph(text) for line in lines if (text := " ".join(line.split())))
