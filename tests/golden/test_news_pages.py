"""NewsML-G2 and HTML pages, byte for byte; `GOLDEN=write` writes them anew, and the diff is read before a commit."""

import os
from dataclasses import replace
from pathlib import Path

import pytest

from syndicate.build.writers import front_writers, item_writers, writers
from syndicate.formats.newsml_g2 import NewsmlG2Writer
from tests.makers import AGENCY, make_section
from tests.pages import joined
from tests.stories import STORIES, WHOLE, edition_of

FOLDER = Path(__file__).parent / "news"

SECTION = writers(AGENCY)[0]
ITEM = item_writers(AGENCY, ("newsml-g2",))[0]
FRONT = front_writers(AGENCY)[0]
_SPORT = edition_of(section=make_section(name="sport", title="Sport"))


PAGES = {
    "section.newsml-g2.xml": joined(NewsmlG2Writer(AGENCY), WHOLE),
    "empty.newsml-g2.xml": joined(NewsmlG2Writer(AGENCY), _SPORT),
    "section.html": joined(SECTION, replace(WHOLE, previous=2)),
    "archive.html": joined(SECTION, replace(WHOLE, document=2, previous=1)),
    "front.html": FRONT.page([WHOLE, _SPORT]).content,
    **{f"item-{kind}.html": ITEM.document(dispatch) for kind, dispatch in STORIES.items()},
}


@pytest.mark.parametrize("name", PAGES)
def test_page_is_as_it_was(name: str) -> None:
    golden = FOLDER / name
    if os.environ.get("GOLDEN") == "write":
        golden.parent.mkdir(exist_ok=True)
        golden.write_bytes(PAGES[name])
    assert PAGES[name] == golden.read_bytes()


def test_no_golden_page_is_left_over() -> None:
    assert {path.name for path in FOLDER.iterdir()} == set(PAGES)
