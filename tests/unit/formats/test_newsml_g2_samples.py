"""Real NewsML-G2 files, read where they lie; the facts were told by eye, field by field against the XML.

Listings 7, 8, 9, 25 and 28 of IPTC's guide are parts of items, no items; of 24 the items are empty, and refused for
want of a headline.
"""

from pathlib import Path

import pytest

from syndicate.build import readers
from syndicate.desk.reading import Desk, Refusal
from syndicate.formats.newsml_g2.reading import NewsmlG2Reader
from syndicate.rules.normalise import Defaults
from tests.facts import expected, facts
from tests.makers import make_filing

FACTS = expected(Path(__file__).parents[2] / "golden" / "facts" / "newsml-g2.json")
PARTS = ("LISTING_7_", "LISTING_8_", "LISTING_9_", "LISTING_25_", "LISTING_28_")
EMPTY = "LISTING_24_"
DEFAULTS = Defaults(source="newsroom", domain="wire.example")


@pytest.mark.shared
@pytest.mark.parametrize("name", FACTS)
def test_read_right(shared: Path, name: str) -> None:
    (file,) = (shared / "samples" / "newsml-g2").rglob(name)
    assert [facts(draft) for draft in NewsmlG2Reader().read(make_filing(file.read_bytes()))] == FACTS[name]


@pytest.mark.shared
def test_facts_of_every_file_that_is_an_item(shared: Path) -> None:
    names = {path.name for path in (shared / "samples" / "newsml-g2").rglob("*.xml")}
    assert {name for name in names if not name.startswith((*PARTS, EMPTY))} == set(FACTS)


@pytest.mark.shared
def test_every_item_becomes_a_dispatch_and_every_part_is_refused_with_a_reason(shared: Path) -> None:
    desk = Desk(readers())
    for file in (shared / "samples" / "newsml-g2").rglob("*.xml"):
        for outcome in desk.read(make_filing(file.read_bytes()), DEFAULTS):
            refused = isinstance(outcome, Refusal)
            assert refused == file.name.startswith((*PARTS, EMPTY)), file.name
            if isinstance(outcome, Refusal):
                assert outcome.trace is None
                assert ("no headline" if file.name.startswith(EMPTY) else "looks like XML") in outcome.reason
