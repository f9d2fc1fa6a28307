"""The line of every value in a JSON text, which parsers do not tell.

A scanner of sound JSON: it knows brackets, names and line ends, and leaves values to the parser.
"""

import json
import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import lru_cache

_DEEPEST, _MOST = 32, 500_000
"""Of hostile documents no more is kept than this: so deep, and so many values."""

Path = tuple[str | int, ...]
"""From the root: names of members and indices."""

_SIGN = re.compile(r"\"(?:[^\"\\]|\\.)*\"|[{}\[\],:\n]|[^\s{}\[\],:\"]+")


@dataclass(frozen=True, slots=True)
class Lines:
    """What the scanner saw.

    Attributes:
        known: The lines of values that do not begin in the line of what holds them, the root's always.
        repeated: Names that stand again in an object that has them, with their lines.
    """

    known: Mapping[Path, int]
    repeated: tuple[tuple[Path, int], ...]

    def of(self, path: Path) -> int:
        """The line of a value, from 1; of a member the line of its name. Else that of what holds it."""
        while path not in self.known and path:
            path = path[:-1]
        return self.known.get(path, 1)


@dataclass(slots=True)
class _Level:
    """An open object or list.

    Attributes:
        path: Its own.
        line: Its own.
        index: Of the value at hand, in a list; None in an object.
        name: Of the member at hand, in an object.
        name_line: Where that stands.
        names: Those before it.
    """

    path: Path
    line: int
    index: int | None
    name: str | None = None
    name_line: int = 1
    names: set[str] = field(default_factory=set)

    @property
    def awaits_name(self) -> bool:
        return self.index is None and self.name is None

    def place(self, line: int) -> tuple[Path, int]:
        """Path and line of the value at hand, that begins in this line."""
        return (
            ((*self.path, self.name), self.name_line)
            if self.name is not None
            else ((*self.path, self.index or 0), line)
        )


@lru_cache(maxsize=2)
def lines_of(text: str) -> Lines:
    """Scan a text that was parsed as JSON before."""
    known: dict[Path, int] = {(): 1}
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
            if top is not None and top.awaits_name:
                _named(top, sign, line, repeated)
                continue
            path, at = top.place(line) if top is not None and len(levels) <= _DEEPEST else ((), line)
            if top is None or (path and at != top.line and len(known) < _MOST):
                known[path] = at
            if sign in "{[":
                levels.append(_Level(path, at, None if sign == "{" else 0))
    return Lines(known, tuple(repeated))


def _next(level: _Level | None) -> None:
    if level is not None:
        level.index = None if level.index is None else level.index + 1
        level.name = None


def _named(level: _Level, sign: str, line: int, repeated: list[tuple[Path, int]]) -> None:
    name = str(json.loads(sign))
    if name in level.names:
        repeated.append(((*level.path, name), line))
    level.names.add(name)
    level.name, level.name_line = name, line
