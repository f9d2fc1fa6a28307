"""Text to the lines of a wire: folded at the width of a printer, tables in columns, nothing that passes for framing."""

import re
from collections.abc import Iterator

from syndicate.rules.text import fold

WIDTH = 69
"""Characters of a line (IPTC 7901 §2.9)."""

_IDEOGRAPH = "[\u3001-\u30ff\u3400-\u9fff\uf900-\ufaff\uff00-\uff60]"
_BEGINS_IDEOGRAPHIC = re.compile(_IDEOGRAPH)
_BETWEEN_IDEOGRAPHS = re.compile(f"(?<={_IDEOGRAPH})(?={_IDEOGRAPH})")
_CLOSES = ("=", "<", "‹")
"""At the end of a line these close a headline or a header line …"""
_OPENS = ("^", "#", "*", "(")
"""… and these, at its beginning, open one, a notebook or a note."""
_GAP = "  "


def folded(text: str, indent: str = "", width: int = WIDTH) -> list[str]:
    """Break a paragraph into lines.

    A line ends between words, or between two ideographs; a word that is longer than a line (an address) stands on one
    of its own. No line but the last ends, and no line but the first begins, with a sign that means something there.

    Args:
        text: White space of any kind is a space; text without anything else makes no line.
        indent: Set before the first line.
        width: Characters; 0 for one line however long.
    """
    if not text.strip():
        return []
    if not width:
        return [indent + fold(text)]
    lines: list[str] = []
    line = indent
    for gap, unit in _units(text):
        if line == indent and not lines:
            line += unit
        elif len(line) + len(gap) + len(unit) <= width:
            line += gap + unit
        else:
            lines.append(line)
            line = unit
    return [*lines, line]


def _units(text: str) -> Iterator[tuple[str, str]]:
    """The pieces of a text that no line's end may part, each with what stands between it and the one before."""
    gap, unit = "", ""
    for number, word in enumerate(text.split()):
        for place, piece in enumerate([word] if word.isascii() else _BETWEEN_IDEOGRAPHS.split(word)):
            between = " " if number and not place else ""
            if unit and not _parts(unit, between, piece):
                unit += between + piece
                continue
            if unit:
                yield gap, unit
            gap, unit = between, piece
    if unit:
        yield gap, unit


def _parts(above: str, between: str, below: str) -> bool:
    """Whether a line may end here; at a space between two ideographs not, as readers put none there."""
    if above.endswith(_CLOSES) or below.startswith(_OPENS):
        return False
    return not between or not (_BEGINS_IDEOGRAPHIC.match(above[-1]) and _BEGINS_IDEOGRAPHIC.match(below))


def columns(rows: tuple[tuple[str, ...], ...], head: int = 0) -> list[str]:
    """The rows of a table, cells in columns with two spaces between them, a rule of dashes below its headings."""
    widths = [max(2, *map(len, column)) for column in zip(*rows, strict=True)]
    lines = [_row(row, widths) for row in rows]
    if 0 < head < len(rows):
        lines.insert(head, _GAP.join("-" * width for width in widths))
    return lines


def _row(row: tuple[str, ...], widths: list[int]) -> str:
    return _GAP.join(cell.ljust(width) for cell, width in zip(row, widths, strict=True)).rstrip()
