"""The text of a story as structure: what every output format is written from."""

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum


class Emphasis(StrEnum):
    """How a stretch of running text is set apart (HTML Living Standard §4.5)."""

    LINK = "a"
    STRESS = "em"
    STRONG = "strong"


@dataclass(frozen=True, slots=True)
class Mark:
    """A stretch of a paragraph that is a link or is stressed.

    Attributes:
        start: Index of its first character.
        end: Index behind its last character.
        kind: See :class:`Emphasis`.
        href: For a link its absolute http, https or mailto address, else None.
    """

    start: int
    end: int
    kind: Emphasis
    href: str | None = None


@dataclass(frozen=True, slots=True)
class Paragraph:
    """Running text, white space folded to single spaces.

    Attributes:
        text: Without markup.
        marks: In the text's order, none overlapping another; what ignores them loses links and emphasis, no word.
    """

    text: str
    marks: tuple[Mark, ...] = ()

    def until(self, end: int) -> "Paragraph":
        """What stands before index `end`, marks and all."""
        text = self.text[:end].rstrip()
        cut = (Mark(mark.start, min(mark.end, len(text)), mark.kind, mark.href) for mark in self.marks)
        return Paragraph(text, tuple(mark for mark in cut if mark.end > mark.start))

    def behind(self, start: int) -> "Paragraph":
        """What is left from index `start` on, marks and all."""
        text = self.text[start:].lstrip()
        cut = len(self.text) - len(text)
        moved = (Mark(max(mark.start - cut, 0), mark.end - cut, mark.kind, mark.href) for mark in self.marks)
        return Paragraph(text, tuple(mark for mark in moved if mark.end > mark.start))


@dataclass(frozen=True, slots=True)
class Heading:
    """A line that heads the paragraphs after it."""

    text: str


@dataclass(frozen=True, slots=True)
class Quote:
    """A passage quoted at length, set apart from the text around it."""

    text: str


@dataclass(frozen=True, slots=True)
class Listing:
    """The items of a list, each one line.

    Attributes:
        items: In order.
        ordered: Whether they are numbered.
    """

    items: tuple[str, ...]
    ordered: bool = False


@dataclass(frozen=True, slots=True)
class Table:
    """Rows of cells, all rows of one length.

    Attributes:
        rows: From top to bottom.
        head: How many of them, from the top, are headings.
    """

    rows: tuple[tuple[str, ...], ...]
    head: int = 0


@dataclass(frozen=True, slots=True)
class Preformatted:
    """Agate: lines whose columns are made of spaces and must stay as they are."""

    text: str


Block = Paragraph | Heading | Quote | Listing | Table | Preformatted


@dataclass(frozen=True, slots=True)
class Body:
    """Blocks in reading order; no blocks for a brief, an alert or a kill."""

    blocks: tuple[Block, ...] = ()

    def lines(self) -> Iterator[str]:
        """Each block as plain text: table cells parted by tabs, list items by line ends."""
        for block in self.blocks:
            if isinstance(block, Table):
                yield "\n".join("\t".join(row) for row in block.rows)
            elif isinstance(block, Listing):
                yield "\n".join(block.items)
            else:
                yield block.text

    @property
    def text(self) -> str:
        """The whole as plain text, blocks parted by an empty line."""
        return "\n\n".join(self.lines())

    @property
    def word_count(self) -> int:
        """Words parted by white space (NewsML-G2 `inlineXML@wordcount`)."""
        return sum(len(line.split()) for line in self.lines())
