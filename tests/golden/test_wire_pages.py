"""Pages and items for wires, byte for byte; `GOLDEN=write` writes them anew, and the diff is read before a commit."""

import os
from pathlib import Path

import pytest

from syndicate.formats.wire_writing.anpa_1312 import Anpa1312Writer
from syndicate.formats.wire_writing.iptc_7901 import Iptc7901Writer
from syndicate.formats.wire_writing.text import TextWriter
from tests.makers import AGENCY
from tests.pages import joined
from tests.stories import WHOLE, edition_of

FOLDER = Path(__file__).parent / "feeds"

PAGES = {
    "iptc-7901.txt": joined(Iptc7901Writer(AGENCY), WHOLE),
    "iptc-7901.latin-1.txt": joined(Iptc7901Writer(AGENCY, charset="iso-8859-1"), WHOLE),
    "anpa-1312.txt": joined(Anpa1312Writer(AGENCY), WHOLE),
    "text.txt": joined(TextWriter(AGENCY), WHOLE),
}


@pytest.mark.parametrize("name", PAGES)
def test_page_is_as_it_was(name: str) -> None:
    golden = FOLDER / name
    if os.environ.get("GOLDEN") == "write":
        golden.write_bytes(PAGES[name])
    assert PAGES[name] == golden.read_bytes()


@pytest.mark.parametrize("writer", [Iptc7901Writer(AGENCY), Anpa1312Writer(AGENCY), TextWriter(AGENCY)])
def test_a_section_without_stories_is_an_empty_file(writer: Iptc7901Writer | Anpa1312Writer | TextWriter) -> None:
    assert joined(writer, edition_of()) == b""
