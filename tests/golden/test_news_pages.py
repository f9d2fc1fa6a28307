"""NewsML-G2 and HTML pages, byte for byte; `GOLDEN=write` writes them anew, and the diff is read before a commit."""

import os
from dataclasses import replace
from pathlib import Path

import pytest

from syndicate.formats.html_front import IndexWriter
from syndicate.formats.html_item import HtmlItemWriter
from syndicate.formats.html_section import HtmlSectionWriter
from syndicate.formats.newsml_g2 import NewsmlG2Writer
from tests.makers import AGENCY, make_section
from tests.pages import joined
from tests.stories import STORIES, WHOLE, edition_of

FOLDER = Path(__file__).parent / "news"

_SPORT = edition_of(section=make_section(name="sport", title="Sport"))


PAGES = {
    "section.newsml-g2.xml": joined(NewsmlG2Writer(AGENCY), WHOLE),
    "empty.newsml-g2.xml": joined(NewsmlG2Writer(AGENCY), _SPORT),
    "section.html": joined(HtmlSectionWriter(AGENCY), replace(WHOLE, previous=2)),
    "archive.html": joined(HtmlSectionWriter(AGENCY), replace(WHOLE, document=2, previous=1)),
    "front.html": IndexWriter(AGENCY).page([WHOLE, _SPORT]).content,
    **{f"item-{kind}.html": HtmlItemWriter(AGENCY).document(dispatch) for kind, dispatch in STORIES.items()},
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
