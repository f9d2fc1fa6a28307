"""Marked-up text to blocks: XHTML, the tag soup of feeds and mail, and NITF's body.content.

One walk serves them all: it goes by the elements' local names, whatever their namespace and case. What is no text of
the story is passed over (scripts, forms, pictures and their captions: readers take those as associations).
"""

import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field

from lxml import etree, html
from lxml.etree import _Element

from syndicate.model.body import Block, Emphasis, Heading, Listing, Mark, Paragraph, Preformatted, Quote, Table
from syndicate.rules.text import clean

_SKIPPED = frozenset(
    word
    for line in (
        "script style head title template noscript iframe object embed audio video picture img svg canvas form input",
        "button select textarea nav figure figcaption media map area link meta classifier nitf-table-metadata",
    )
    for word in line.split()
)
_HEADINGS = frozenset(("h1", "h2", "h3", "h4", "h5", "h6", "hl1", "hl2"))
_LISTS = frozenset(("ul", "ol", "dir", "menu"))
_QUOTES = frozenset(("blockquote", "bq"))
_BREAKS = frozenset(("br", "hr"))
_ADVISING = frozenset(("note", "tagline"))
_PREFORMATTED = frozenset(("pre", "listing", "xmp"))
_CONTAINERS = frozenset(
    word
    for line in (
        "p div section article main body header footer aside address center block body.content body.end nitf dl dt dd",
        "details summary fieldset tagline bibliography note fn byline dateline tr td th tbody thead tfoot li caption",
        "html abstract custom-table",
    )
    for word in line.split()
)
_KINDS = {
    "a": Emphasis.LINK,
    "em": Emphasis.STRESS,
    "i": Emphasis.STRESS,
    "cite": Emphasis.STRESS,
    "strong": Emphasis.STRONG,
    "b": Emphasis.STRONG,
}
_BROKEN = re.compile(r"\A[ \t]*\n\s*(?=[.,](?:\s|\Z))")
"""The line end that a program for laying out XML puts between an element and the full stop or comma behind it (PA)."""
_HREF = re.compile(r"(?:https?://|mailto:)\S+", re.IGNORECASE)
_ROW_GROUPS = frozenset(("thead", "tbody"))
_LONGEST_DEPTH = 200

_HTML = html.HTMLParser(encoding="utf-8", no_network=True, remove_comments=True, remove_pis=True, huge_tree=False)


def html_blocks(text: str) -> tuple[Block, ...]:
    """Read a fragment or page of HTML, however ill-formed; text without markup is paragraphs parted by empty lines."""
    if "<" not in text and "&" not in text:
        return tuple(Paragraph(part) for part in map(_folded, re.split(r"\n\s*\n", clean(text))) if part)
    root = html_tree(text)
    return markup_blocks([root]) if root is not None else ()


def html_text(text: str | None) -> str | None:
    """One line of plain text out of a fragment of HTML (a title, a caption), or None where nothing is left."""
    if not text:
        return None
    if "<" not in text and "&" not in text:
        return _folded(clean(text)) or None
    root = html_tree(text)
    return element_text(root) if root is not None else None


def element_text(element: _Element | None) -> str | None:
    """One line of all the text in an element, or None where there is none."""
    if element is None:
        return None
    return _folded(clean("".join(_in_order(element)))) or None


def markup_blocks(elements: Iterable[_Element], *, wrapped: bool = False) -> tuple[Block, ...]:
    """Read the blocks in elements, in document order.

    Args:
        elements: Whole, whatever they are.
        wrapped: Whether one `br` only wraps a line, as in NITF (AAP ends every line of a paragraph with one); two of
            them always end the paragraph.
    """
    walk = _Walk(wrapped=wrapped)
    for element in elements:
        walk.enter(element, 0)
        walk.flush()
    return tuple(walk.blocks)


def _in_order(element: _Element) -> Iterator[str]:
    yield element.text or ""
    for child in element:
        if isinstance(child.tag, str):
            apart = _name(child) in _BREAKS or _name(child) in _CONTAINERS
            if apart:
                yield " "
            yield from _in_order(child)
            if apart:
                yield " "
        yield child.tail or ""


def html_tree(text: str) -> _Element | None:
    """The page that a browser would make of HTML, however ill-formed; None where nothing is left."""
    try:
        return html.document_fromstring(clean(text).encode(), parser=_HTML)
    except (etree.ParserError, etree.XMLSyntaxError, ValueError):
        return None


def _name(element: _Element) -> str:
    return str(element.tag).rpartition("}")[2].lower()


def _folded(text: str) -> str:
    return " ".join(text.split())


@dataclass(slots=True)
class _Run:
    """A paragraph as it grows: its text with white space folded, and the stretches marked so far."""

    text: str = ""
    marks: list[Mark] = field(default_factory=list)

    def add(self, text: str) -> None:
        piece = " ".join(text.split())
        if text[:1].isspace() and self.text and not self.text.endswith(" "):
            self.text += " "
        self.text += f"{piece} " if piece and text[-1].isspace() else piece

    def paragraph(self) -> Paragraph | None:
        text = self.text.rstrip()
        if not text:
            return None
        return Paragraph(text, tuple(_trimmed(self.marks, text)))


def _trimmed(marks: Iterable[Mark], text: str) -> Iterator[Mark]:
    """Marks without the white space at their ends; one inside another is left out."""
    at = 0
    for mark in sorted(marks, key=lambda one: (one.start, -one.end)):
        start, end = mark.start, min(mark.end, len(text))
        while start < end and text[start] == " ":
            start += 1
        while end > start and text[end - 1] == " ":
            end -= 1
        if start >= at and end > start:
            yield Mark(start, end, mark.kind, mark.href)
            at = end


class _Walk:
    """Goes through elements and leaves blocks behind."""

    def __init__(self, *, wrapped: bool) -> None:
        self.blocks: list[Block] = []
        self._run = _Run()
        self._wrapped = wrapped

    def flush(self, make: Callable[[Paragraph], Block] = lambda paragraph: paragraph) -> None:
        """End the running paragraph."""
        paragraph = self._run.paragraph()
        self._run = _Run()
        if paragraph:
            self.blocks.append(make(paragraph))

    def enter(self, element: _Element, depth: int) -> None:
        """Take everything in an element, but not what follows it."""
        name = _name(element)
        if name in _SKIPPED or depth > _LONGEST_DEPTH or _not_for_publication(element, name):
            return
        if name == "br" and self._wrapped and not _doubled(element):
            self._run.add(" ")
        elif name in _BREAKS:
            self.flush()
        elif name in _HEADINGS:
            self._whole(element, Heading)
        elif name in _QUOTES:
            self._whole(element, Quote)
        elif name in _LISTS:
            self._block(_listing(element))
        elif name == "table":
            self._table(element, depth)
        elif name in _PREFORMATTED:
            text = clean("".join(element.itertext())).strip("\n")
            self._block(Preformatted(text) if text.strip() else None)
        elif name in _CONTAINERS:
            self.flush()
            self._inside(element, depth)
            self.flush()
        else:
            self._inline(element, name, depth)

    def _inside(self, element: _Element, depth: int) -> None:
        self._run.add(clean(element.text or ""))
        for child in element:
            if isinstance(child.tag, str):
                self.enter(child, depth + 1)
            self._run.add(_BROKEN.sub("", clean(child.tail or "")))

    def _inline(self, element: _Element, name: str, depth: int) -> None:
        run, start = self._run, len(self._run.text)
        self._inside(element, depth)
        kind = _KINDS.get(name)
        href = (element.get("href") or "").strip() if kind is Emphasis.LINK else ""
        if kind is None or self._run is not run or (kind is Emphasis.LINK and not _HREF.fullmatch(href)):
            return
        run.marks.append(Mark(start, len(run.text), kind, href or None))

    def _whole(self, element: _Element, make: Callable[[str], Block]) -> None:
        text = element_text(element)
        self._block(make(text) if text else None)

    def _table(self, element: _Element, depth: int) -> None:
        caption = next((child for child in element if isinstance(child.tag, str) and _name(child) == "caption"), None)
        if caption is not None and (heading := element_text(caption)):
            self._block(Heading(heading))
        rows = [row for row in _of_this_table(element) if _name(row) == "tr"]
        cells = [[_cell(cell) for cell in row if _is_cell(cell)] for row in rows]
        width = max((sum(span for _, span in row) for row in cells), default=0)
        if width == 0 or (width == 1 and not _is_plain(element, rows)):  # a table that only lays a page out
            self.flush()
            self._inside(element, depth)
            self.flush()
            return
        filled = [tuple(text for cell, span in row for text in (cell, *[""] * (span - 1))) for row in cells]
        full = tuple((*row, *[""] * (width - len(row))) for row in filled)
        head = 0
        while head < len(rows) and _is_heading(rows[head]):
            head += 1
        self._block(Table(full, head if head < len(rows) else 0) if any(map(any, full)) else None)

    def _block(self, block: Block | None) -> None:
        self.flush()
        if block is not None:
            self.blocks.append(block)


def _not_for_publication(element: _Element, name: str) -> bool:
    """What an NITF document says to editors in the midst of its text (NITF 3.6 `note/@type`, `tagline/@type`)."""
    return name in _ADVISING and element.get("type") == "npa"


def _doubled(line_end: _Element) -> bool:
    """Whether another `br` stands directly before or after."""
    before, after = line_end.getprevious(), line_end.getnext()
    if before is not None and _name(before) == "br" and not (before.tail or "").strip():
        return True
    return after is not None and _name(after) == "br" and not (line_end.tail or "").strip()


def _listing(element: _Element) -> Block | None:
    items = tuple(
        text
        for child in element.iter()
        if isinstance(child.tag, str) and _name(child) == "li" and (text := _item_text(child))
    )
    return Listing(items, ordered=_name(element) == "ol") if items else None


def _item_text(item: _Element) -> str | None:
    """The text of one item, lists inside it left to their own items."""

    def pieces(element: _Element) -> Iterator[str]:
        yield element.text or ""
        for child in element:
            if isinstance(child.tag, str) and _name(child) not in _LISTS and _name(child) not in _SKIPPED:
                apart = _name(child) in _BREAKS or _name(child) in _CONTAINERS
                yield " " if apart else ""
                yield from pieces(child)
                yield " " if apart else ""
            yield child.tail or ""

    return _folded(clean("".join(pieces(item)))) or None


def _of_this_table(table: _Element) -> Iterator[_Element]:
    """The elements of a table that are not of a table inside it."""
    for child in table:
        if isinstance(child.tag, str) and _name(child) != "table":
            yield child
            if _name(child) != "tr":
                yield from _of_this_table(child)


def _is_plain(table: _Element, rows: list[_Element]) -> bool:
    """Whether a table of one column is one: nothing is said of its looks, and its rows are in a `tbody`, as ours are.

    Tables that lay out mails and pages say how wide they are, or hold blocks.
    """
    groups = [child for child in table if isinstance(child.tag, str) and _name(child) in _ROW_GROUPS]
    if table.attrib or len(rows) != sum(map(len, groups)):
        return False
    return not any(cell.attrib or len(cell) for row in rows for cell in row)


def _is_cell(element: _Element) -> bool:
    return isinstance(element.tag, str) and _name(element) in {"td", "th"}


def _cell(element: _Element) -> tuple[str, int]:
    span = (element.get("colspan") or "").strip()
    return element_text(element) or "", min(max(int(span), 1), 20) if span.isascii() and span.isdigit() else 1


def _is_heading(row: _Element) -> bool:
    parent = row.getparent()
    if parent is not None and _name(parent) == "thead":
        return True
    cells = [cell for cell in row if _is_cell(cell)]
    return bool(cells) and all(_name(cell) == "th" for cell in cells)
