"""Whole pages, byte for byte; with `GOLDEN=write` set they are written anew, and the diff is read before a commit."""

import os
from pathlib import Path

import pytest

from syndicate.formats.atom import AtomWriter
from syndicate.formats.jsonfeed import JsonFeedWriter
from syndicate.formats.opml import OpmlWriter
from syndicate.formats.rss import RssWriter
from syndicate.ports.format import Writer
from tests.pages import joined
from tests.wire_day import EDITION, EMPTY, WIRE

PAGES = Path(__file__).parent / "feeds"


def compare(name: str, page: bytes) -> None:
    if os.environ.get("GOLDEN") == "write":
        PAGES.mkdir(exist_ok=True)
        (PAGES / name).write_bytes(page)
    assert page.decode() == (PAGES / name).read_text(encoding="utf-8")


@pytest.mark.parametrize("writer", [RssWriter(WIRE), AtomWriter(WIRE), JsonFeedWriter(WIRE)], ids=lambda w: w.name)
def test_page_of_the_day_is_as_it_was(writer: Writer) -> None:
    compare(writer.filename, joined(writer, EDITION))


@pytest.mark.parametrize("writer", [RssWriter(WIRE), AtomWriter(WIRE), JsonFeedWriter(WIRE)], ids=lambda w: w.name)
def test_empty_page_is_as_it_was(writer: Writer) -> None:
    compare(f"empty-{writer.filename}", joined(writer, EMPTY))


def test_opml_is_as_it_was() -> None:
    compare("feeds.opml", OpmlWriter(WIRE).page([EDITION, EMPTY]).content)
