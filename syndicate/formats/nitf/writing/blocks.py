"""The blocks of a body as elements of NITF's `body.content` (NITF 3.6 `blockContent`)."""

from collections.abc import Iterable

from lxml.etree import _Element

from syndicate.formats.nitf.conventions import STRONG
from syndicate.formats.nitf.writing.terms import sub
from syndicate.model.body import Block, Emphasis, Heading, Listing, Mark, Paragraph, Preformatted, Quote, Table


def add_blocks(block: _Element, blocks: Iterable[Block]) -> None:
    """Add the text to a `block`: `p`, `hl2`, `bq`, `ol`, `ul`, `table` and `pre`.

    A list or table of nothing is left out, as the XSD has none.
    """
    for one in blocks:
        match one:
            case Paragraph():
                _add_running(sub(block, "p"), one)
            case Heading(text=text):
                sub(block, "hl2", text)
            case Quote(text=text):
                sub(sub(sub(block, "bq"), "block"), "p", text)
            case Preformatted(text=text):
                sub(block, "pre", text)
            case Listing(items=items, ordered=ordered):
                _add_list(block, items, "ol" if ordered else "ul")
            case Table(rows=rows, head=head):
                _add_table(block, rows, head)


def _add_running(paragraph: _Element, running: Paragraph) -> None:
    text, at = running.text, 0
    last: _Element | None = None
    for mark in running.marks:
        last = _after(paragraph, last, text[at : mark.start], mark, text[mark.start : mark.end])
        at = mark.end
    if last is None:
        paragraph.text = text or None
    else:
        last.tail = text[at:]


def _after(paragraph: _Element, last: _Element | None, between: str, mark: Mark, marked: str) -> _Element:
    """Add the text before a mark and what is marked."""
    if last is None:
        paragraph.text = between
    else:
        last.tail = between
    if mark.kind is Emphasis.LINK:
        return sub(paragraph, "a", marked, {"href": mark.href})
    return sub(paragraph, "em", marked, {"class": STRONG if mark.kind is Emphasis.STRONG else None})


def _add_list(block: _Element, items: tuple[str, ...], name: str) -> None:
    if items:
        listing = sub(block, name)
        for item in items:
            sub(listing, "li", item)


def _add_table(block: _Element, rows: tuple[tuple[str, ...], ...], head: int) -> None:
    """Add a table; the XSD wants a row of its body and a cell in each row."""
    if not rows or not all(rows):
        return
    table = sub(block, "table")
    top = min(head, len(rows) - 1)
    if top:
        _add_rows(sub(table, "thead"), rows[:top], "th")
    _add_rows(sub(table, "tbody"), rows[top:], "td")


def _add_rows(group: _Element, rows: tuple[tuple[str, ...], ...], cell: str) -> None:
    for row in rows:
        line = sub(group, "tr")
        for text in row:
            sub(line, cell, text)
