"""Body lines to blocks: unwrap paragraphs, keep tables.

Wires end a paragraph in one of three ways: an empty line, an indented first line, or simply the end of the line.
Which of them a text uses is seen from its lines; a text may mix them.
"""

import itertools
import re
from collections.abc import Iterable, Iterator, Sequence

from syndicate.formats.plain_text.agate import block_of, has_figures, is_agate, is_columns
from syndicate.formats.plain_text.shapes import ends_sentence, indent, is_upper, length
from syndicate.model.body import Block, Listing, Paragraph
from syndicate.rules.text import fold

_NARROWEST, _WIDEST = 36, 110
_FULL = 0.8
_CAPITALS = 3
_WITHOUT_FIGURES = 4
_SET_IN = 2
_BETWEEN_IDEOGRAPHS = re.compile(
    "(?<=[\u3001-\u30ff\u3400-\u9fff\uf900-\ufaff\uff00-\uff60])\n(?=[\u3001-\u30ff\u3400-\u9fff\uf900-\ufaff\uff00-\uff60])"
)
"""Chinese and Japanese are broken anywhere; there a line's end is no space."""
_NUMBERED = re.compile(r"(?P<number>\d{1,3})[.)]\s+(?=\S)", re.ASCII)
_FEWEST_ITEMS = 3
_BULLETS = ("* ", "+ ", "• ")


def read_blocks(lines: Sequence[str], width: int = 0) -> tuple[Block, ...]:
    """Make blocks of the lines of a body, nothing left out and nothing added.

    Args:
        lines: Of the body.
        width: The length that its form breaks lines at, for bodies too short to show it; 0 for none.
    """
    margin = _margin(lines)
    return tuple(_blocks(list(_groups(lines, margin, _wrap_width(lines, margin) or width))))


def unwrapped(lines: Sequence[str]) -> list[str]:
    """The lines with those joined that were broken at a fixed length; as they are where none were."""
    margin = _margin(lines)
    width = _wrap_width(lines, margin)
    return [" ".join(group) for group in _groups(lines, margin, width)] if width else list(lines)


def _margin(lines: Sequence[str]) -> int:
    return min((indent(line) for line in lines if line), default=0)


def _groups(lines: Iterable[str], margin: int, width: int) -> Iterator[list[str]]:
    """The lines that belong together: each list is one paragraph, or one line of a table."""
    group: list[str] = []
    columns = False
    for line in lines:
        if not line.strip():
            if group:
                yield group
            group = []
            continue
        columns_above, columns = columns, is_columns(line)
        # A line may start a paragraph of its own although there is no empty line above it.
        apart = columns or columns_above or indent(line) - margin >= _SET_IN
        if group and (apart or not _wrapped(group[-1], line, margin, width)):
            yield group
            group = []
        group.append(line)
    if group:
        yield group


def _wrapped(above: str, line: str, margin: int, width: int) -> bool:
    """Whether the break between two lines came from a fixed line length: the next word would not have fitted."""
    inside = not ends_sentence(above)
    if inside and line[margin : margin + 1].islower():
        return True
    if not width:
        return False
    room = width - (length(above.rstrip()) - margin)
    ragged = inside and room < width // 3 and not line[margin : margin + 1].isdigit()
    return ragged or room <= length(line.split(None, 1)[0])


def _wrap_width(lines: Sequence[str], margin: int) -> int:
    """The line length a text was broken at; 0 where it was not.

    A broken text has most of its line ends within sentences, most of its lines are full, and words in small letters
    begin some of them; in a list every line has a capital or a figure.
    """
    sizes, inner, small, large = [], 0, 0, 0
    for above, line in itertools.pairwise(lines):
        if above.strip() and line.strip() and indent(line) - margin < _SET_IN:
            inner += 1
            size = 0 if ends_sentence(above) else length(above.rstrip()) - margin
            if _NARROWEST <= size <= _WIDEST:
                sizes.append(size)
                first = line[margin : margin + 1]
                small += first.islower()
                large += first.isupper() and not is_upper(line)
    width = max(sizes, default=0)
    full = sum(size >= width * _FULL for size in sizes)
    return width if 2 * len(sizes) >= inner > 0 and 2 * full > len(sizes) and large <= _CAPITALS * small else 0


def _blocks(groups: Sequence[list[str]]) -> Iterator[Block]:
    index = 0
    while index < len(groups):
        items = _numbered_run(groups, index)
        ruled = 0 if items else _ruled_run(groups, index)
        run = 0 if items or ruled else _agate_run(groups, index)
        if items:
            yield Listing(tuple(items), ordered=True)
            index += len(items)
        elif ruled:
            yield block_of([group[0] for group in groups[index : index + ruled]])
            index += ruled
        elif run > 1 or (run and is_columns(groups[index][0])):
            yield block_of([group[0] for group in groups[index : index + run]])
            index += run
        else:
            yield Paragraph(fold(_BETWEEN_IDEOGRAPHS.sub("", "\n".join(groups[index]))))
            index += 1


def _numbered_run(groups: Sequence[list[str]], start: int) -> list[str]:
    """The items of a list that begins here, numbered from 1; none where fewer than three follow one another."""
    items: list[str] = []
    for group in (groups[index] for index in range(start, len(groups))):
        found = _NUMBERED.match(group[0].strip())
        if found is None or int(found["number"]) != len(items) + 1 or is_columns(group[0]):
            break
        items.append(fold(" ".join(group).strip()[found.end() :]))
    return items if len(items) >= _FEWEST_ITEMS else []


def _ruled_run(groups: Sequence[list[str]], start: int) -> int:
    """How many groups from here on are rows of a table with bars between its cells: it ends with the bars."""
    run = 0
    for index in range(start, len(groups)):
        if len(groups[index]) > 1 or "|" not in groups[index][0] or not is_columns(groups[index][0]):
            break
        run += 1
    return run if run > 1 else 0


def _agate_run(groups: Sequence[list[str]], start: int) -> int:
    """How many groups from here on are lines of one table or list: the longest run, half of whose lines have figures.

    A body's first line opens with its dateline, and a line that closes a sentence or opens a list heads it.
    """
    first = groups[start][0]
    if first.lstrip().startswith(_BULLETS):
        return 0
    if len(groups[start]) > 1 or (not is_columns(first) and (start == 0 or ends_sentence(first))):
        return 0
    run = figures = 0
    for index in range(start, len(groups)):
        group, count = groups[index], index - start + 1
        line = group[0]
        if len(group) > 1 or not (is_columns(line) or is_agate(line)):
            break
        figures += has_figures(line)
        if 2 * figures >= count:
            run = count
        elif count - 2 * figures > _WITHOUT_FIGURES:
            break
    return run
