"""The text of a story as structure: what every output format is written from."""

from collections.abc import Iterator
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Paragraph:
    """Running text, white space folded to single spaces."""

    text: str


@dataclass(frozen=True, slots=True)
class Heading:
    """A line that heads the paragraphs after it."""

    text: str


@dataclass(frozen=True, slots=True)
class Table:
    """Rows of cells, all rows of one length."""

    rows: tuple[tuple[str, ...], ...]


@dataclass(frozen=True, slots=True)
class Preformatted:
    """Agate: lines whose columns are made of spaces and must stay as they are."""

    text: str


Block = Paragraph | Heading | Table | Preformatted


@dataclass(frozen=True, slots=True)
class Body:
    """Blocks in reading order; no blocks for a brief, an alert or a kill."""

    blocks: tuple[Block, ...] = ()

    def lines(self) -> Iterator[str]:
        """Each block as plain text, table cells parted by tabs."""
        for block in self.blocks:
            if isinstance(block, Table):
                yield "\n".join("\t".join(row) for row in block.rows)
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
