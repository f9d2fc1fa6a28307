"""The conformance index names tests that there are, and says yes, partial or no."""

import re
from pathlib import Path

import pytest

from tests.named import NAMED, is_there, named

TESTS = Path(__file__).parents[1]
INDEX = (TESTS.parent / "docs" / "reference" / "conformance.md").read_text()

_STATUS = re.compile(r"(yes|partial|no)(?![\w-])")
_COLUMNS = 4


def rows() -> list[list[str]]:
    """The cells of every clause."""
    lines = [line for line in INDEX.splitlines() if line.startswith("| ")]
    found = [[cell.strip() for cell in line[1:-1].split("|")] for line in lines]
    return [row for row in found if row[-1] != "shown by"]


@pytest.mark.parametrize(("file", "name"), sorted(named(INDEX)))
def test_a_test_that_is_named_is_there(file: str, name: str) -> None:
    assert is_there(file, name)


def test_every_clause_has_a_status_and_what_is_followed_a_test() -> None:
    assert len(rows()) > 200
    for row in rows():
        assert len(row) == _COLUMNS, row
        clause, _, status, shown = row
        word = _STATUS.match(status)
        assert word, clause
        assert bool(NAMED.search(shown)) is (word[0] != "no"), clause
        assert not NAMED.sub("", shown).strip(", "), f"{clause}: more than tests"
