"""The conformance index names tests that there are, and says yes, partial or no."""

import ast
import re
from pathlib import Path

import pytest

TESTS = Path(__file__).parents[1]
INDEX = (TESTS.parent / "docs" / "reference" / "conformance.md").read_text()

_TEST = re.compile(r"`(?P<file>[\w/]+\.py)(?P<name>(?:::\w+)*)`")
_STATUS = re.compile(r"(yes|partial|no)(?![\w-])")
_COLUMNS = 4


def rows() -> list[list[str]]:
    """The cells of every clause."""
    lines = [line for line in INDEX.splitlines() if line.startswith("| ")]
    found = [[cell.strip() for cell in line[1:-1].split("|")] for line in lines]
    return [row for row in found if row[-1] != "shown by"]


def names_in(file: Path) -> set[str]:
    """What can be run of a file: functions as `::name`, those of classes as `::Class::name`."""
    found = set()
    for node in ast.parse(file.read_text()).body:
        if isinstance(node, ast.ClassDef):
            found |= {f"::{node.name}::{one.name}" for one in node.body if isinstance(one, ast.FunctionDef)}
        elif isinstance(node, ast.FunctionDef):
            found.add(f"::{node.name}")
    return found


@pytest.mark.parametrize(("file", "name"), sorted({found.group("file", "name") for found in _TEST.finditer(INDEX)}))
def test_a_test_that_is_named_is_there(file: str, name: str) -> None:
    assert (TESTS / file).is_file()
    assert not name or name in names_in(TESTS / file)


def test_every_clause_has_a_status_and_what_is_followed_a_test() -> None:
    assert len(rows()) > 200
    for row in rows():
        assert len(row) == _COLUMNS, row
        clause, _, status, shown = row
        word = _STATUS.match(status)
        assert word, clause
        assert bool(_TEST.search(shown)) is (word[0] != "no"), clause
        assert not _TEST.sub("", shown).strip(", "), f"{clause}: more than tests"
