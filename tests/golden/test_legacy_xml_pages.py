"""NITF and NewsML 1.2, byte for byte; `GOLDEN=write` writes them anew, and the diff is read before a commit."""

import os
from pathlib import Path

import pytest

from syndicate.formats.newsml_1.writing import NewsMl1Writer
from syndicate.formats.nitf.writing import NitfWriter
from tests.makers import AGENCY, make_section
from tests.pages import joined
from tests.stories import STORIES, WHOLE, edition_of

FOLDER = Path(__file__).parent / "feeds"

_KINDS = ("lead", "correction", "embargoed", "table", "hold", "kill")
_NITF, _BARE, _NEWSML = NitfWriter(AGENCY), NitfWriter(AGENCY, namespaced=False), NewsMl1Writer(AGENCY)

PAGES = {
    _NEWSML.filename: joined(_NEWSML, WHOLE),
    f"empty-{_NEWSML.filename}": joined(_NEWSML, edition_of(section=make_section(name="sport", title="Sport"))),
    f"item-lead.{_NEWSML.suffix}": _NEWSML.document(STORIES["lead"]),
    "item-lead-bare.nitf.xml": _BARE.document(STORIES["lead"]),
    **{f"item-{kind}.{_NITF.suffix}": _NITF.document(STORIES[kind]) for kind in _KINDS},
}


@pytest.mark.parametrize("name", PAGES)
def test_page_is_as_it_was(name: str) -> None:
    golden = FOLDER / name
    if os.environ.get("GOLDEN") == "write":
        golden.write_bytes(PAGES[name])
    assert PAGES[name] == golden.read_bytes()
