"""Real NewsML 1 files, read where they lie; the facts were told by eye, field by field against the XML."""

from pathlib import Path

import pytest

from syndicate.formats.newsml_1 import NewsMl1
from tests.facts import expected, facts
from tests.makers import make_filing

FACTS = expected(Path(__file__).parents[2] / "golden" / "facts" / "newsml_1.json")


@pytest.mark.shared
@pytest.mark.parametrize("name", FACTS)
def test_read_right(shared: Path, name: str) -> None:
    filing = make_filing((shared / "samples" / "newsml-1.2" / name).read_bytes())
    assert [facts(draft) for draft in NewsMl1().read(filing)] == FACTS[name]


@pytest.mark.shared
def test_facts_of_every_file(shared: Path) -> None:
    assert {path.name for path in (shared / "samples" / "newsml-1.2").iterdir()} <= set(FACTS)
