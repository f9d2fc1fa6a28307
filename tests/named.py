"""Tests that the documentation names: `unit/test_x.py::test_y`, as seen from the folder of tests."""

import ast
import re
from functools import cache
from pathlib import Path
from typing import Final

TESTS: Final = Path(__file__).parent
NAMED: Final = re.compile(r"`(?P<file>[\w/]+\.py)(?P<name>(?:::\w+)*)`")


@cache
def names_in(file: Path) -> frozenset[str]:
    """What can be run of a file: functions as `::name`, those of classes as `::Class::name`."""
    found: set[str] = set()
    for node in ast.parse(file.read_text(encoding="utf-8")).body:
        if isinstance(node, ast.ClassDef):
            found |= {f"::{node.name}::{one.name}" for one in node.body if isinstance(one, ast.FunctionDef)}
        elif isinstance(node, ast.FunctionDef):
            found.add(f"::{node.name}")
    return frozenset(found)


def is_there(file: str, name: str) -> bool:
    """Whether there is such a test; any of the file where none is named."""
    path = TESTS / file
    return path.is_file() and (not name or name in names_in(path))


def named(text: str) -> set[tuple[str, str]]:
    """The tests that a page names: files and names."""
    return {(found["file"], found["name"]) for found in NAMED.finditer(text)}
