"""The line of every value in a JSON text, which parsers do not tell.

A scanner of sound JSON: it knows brackets, names and line ends, and leaves values to the parser.
"""

import json
import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import lru_cache

Path = tuple[str | int, ...]
"""From the root: names of members and indices."""

_SIGN = re.compile(r"\"(?:[^\"\\]|\\.)*\"|[{}\[\],:\n]|[^\s{}\[\],:\"]+")


@dataclass(frozen=True, slots=True)
class Lines:
    """What the scanner saw.

    Attributes:
        lines: Of every value, from 1; of a member the line of its name.
        repeated: Names that stand again in an object that has them, with their lines.
    """

    lines: Mapping[Path, int]
    repeated: tuple[tuple[Path, int], ...]


@dataclass(slots=True)
class _Level:
    """An open object or list."""

    path: Path
    index: int | None
    names: set[str] = field(default_factory=set)
    step: str | int | None = None
    line: int = 1


@lru_cache(maxsize=2)
def lines_of(text: str) -> Lines:
    """Scan a text that was parsed as JSON before."""
    lines: dict[Path, int] = {}
    repeated: list[tuple[Path, int]] = []
    levels: list[_Level] = []
    line = 1
    for found in _SIGN.finditer(text):
        sign = found[0]
        top = levels[-1] if levels else None
        if sign == "\n":
            line += 1
        elif sign in "}]":
            levels.pop()
        elif sign == ",":
            _next(top)
        elif sign != ":":
            if top is not None and top.index is None and top.step is None:
                _named(top, sign, line, repeated)
                continue
            path = (*top.path, top.step) if top is not None and top.step is not None else ()
            lines[path] = line if top is None or top.index is not None else top.line
            if sign in "{[":
                levels.append(_Level(path, *((None, set(), None) if sign == "{" else (0, set(), 0))))
    return Lines(lines, tuple(repeated))


def _next(level: _Level | None) -> None:
    if level is not None:
        level.index = None if level.index is None else level.index + 1
        level.step = level.index


def _named(level: _Level, sign: str, line: int, repeated: list[tuple[Path, int]]) -> None:
    name = str(json.loads(sign))
    if name in level.names:
        repeated.append(((*level.path, name), line))
    level.names.add(name)
    level.step, level.line = name, line
