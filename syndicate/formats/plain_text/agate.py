"""Tables and agate: lines whose columns carry the meaning, so they are not run together into paragraphs."""

import itertools
import re
import textwrap
from collections.abc import Sequence

from syndicate.formats.plain_text.shapes import PROSE_LENGTH, ends_sentence
from syndicate.model.body import Preformatted, Table

_GAP = re.compile(r"(?<=\S)(?:\t+| {2,})(?=\S)")
_PIPES = re.compile(r"^\s*\|?(?:\s*+:?-{2,}+:?\s*+\|?)+\s*$")
_DIGIT = re.compile(r"\d")
_FEWEST_ROWS = 2


def is_columns(line: str) -> bool:
    """Whether a line has cells set apart by tabs, pipes or runs of spaces (a run after a full stop is typing)."""
    text = line.strip()
    if "  " not in text and "\t" not in text and "|" not in text:
        return False
    cells = cells_of(text)
    gaps = sum(
        not ends_sentence(cell) or cell.endswith(":") or has_figures(below[:1])
        for cell, below in itertools.pairwise(cells)
    )
    return gaps > 1 or (gaps == 1 and (len(text) < PROSE_LENGTH or has_figures(cells[-1][:1])))


def is_agate(line: str) -> bool:
    """Whether a line by itself could be one of a list of results: short, no sentence."""
    return len(line) <= PROSE_LENGTH and (not ends_sentence(line) or line.endswith(":"))


def has_figures(line: str) -> bool:
    """Whether a line has a digit in it."""
    return _DIGIT.search(line) is not None


def cells_of(line: str) -> list[str]:
    """The cells of a line: between bars, where it has some, else between tabs or runs of spaces."""
    text = line.strip().strip("|").strip()
    return [cell.strip() for cell in (text.split("|") if "|" in text else _GAP.split(text))]


def block_of(lines: Sequence[str]) -> Table | Preformatted:
    """A table where every row has as many cells as the others and at least two, else the lines as they stand.

    A rule of dashes below the first row makes it a heading.
    """
    rows = [cells_of(line) for line in lines if not _PIPES.fullmatch(line)]
    width = len(rows[0]) if rows else 0
    if width > 1 and len(rows) >= _FEWEST_ROWS and all(len(row) == width for row in rows):
        ruled = len(rows) < len(lines) and _PIPES.fullmatch(lines[1]) is not None
        return Table(tuple(map(tuple, rows)), head=int(ruled))
    return Preformatted(textwrap.dedent("\n".join(line.expandtabs(8).rstrip() for line in lines)))


def tables_of(lines: Sequence[str]) -> tuple[Table | Preformatted, ...]:
    """The blocks of a text that its wire says is a table: one for each run of lines that no empty line parts."""
    blocks, rows = [], list[str]()
    for line in (*lines, ""):
        if line.strip():
            rows.append(line)
        elif rows:
            blocks.append(block_of(rows))
            rows = []
    return tuple(blocks)
