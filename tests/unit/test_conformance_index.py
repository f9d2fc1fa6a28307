"""The conformance index names tests that there are, and says yes, partial or no."""

import ast
import re
from pathlib import Path

import pytest

TESTS = Path(__file__).parents[1]
INDEX = TESTS.parent / "docs" / "reference" / "conformance.md"

_ROW = re.compile(r"^\| (?P<clause>.+?) \| (?P<asked>.+?) \| (?P<status>.+?) \|(?P<shown> .*)?\|$", re.MULTILINE)
_TEST = re.compile(r"`(?P<file>[\w/]+\.py)(?:::(?P<name>\w+))?`")


def rows() -> list[tuple[str, str, str]]:
    """Clause, status and test of every row of the standards."""
    standards = INDEX.read_text().partition("\n## Outlets")[0]
    found = (row for row in _ROW.finditer(standards) if set(row["clause"]) != {"-"} and row["clause"] != "clause")
    return [(row["clause"], row["status"], row["shown"] or "") for row in found]


def names_in(file: Path) -> set[str]:
    return {node.name for node in ast.walk(ast.parse(file.read_text())) if isinstance(node, ast.FunctionDef)}


@pytest.mark.parametrize(
    ("file", "name"), sorted({(found["file"], found["name"]) for found in _TEST.finditer(INDEX.read_text())}, key=str)
)
def test_a_test_that_is_named_is_there(file: str, name: str | None) -> None:
    assert (TESTS / file).is_file()
    assert name is None or name in names_in(TESTS / file)


def test_every_clause_has_a_status_and_what_is_followed_a_test() -> None:
    assert len(rows()) > 100
    for clause, status, shown in rows():
        word = re.match(r"yes|partial|no", status)
        assert word, clause
        assert bool(_TEST.search(shown)) is (word[0] != "no"), clause
