"""What readers make of current pages and archive documents: all the same stories, titles, dates, links and ids."""

from dataclasses import replace
from pathlib import Path

import pytest

from syndicate.formats.addresses import item_url
from syndicate.formats.atom import AtomWriter
from syndicate.formats.feed_item import feed_item
from syndicate.formats.jsonfeed import JsonFeedWriter
from syndicate.formats.rss import RssWriter
from syndicate.model.body import Body, Paragraph
from syndicate.model.dispatch import Dispatch, PubStatus
from syndicate.model.edition import Edition
from syndicate.ports.format import Writer
from tests.makers import make_dispatch
from tests.pages import joined
from tests.readers import Read, served, with_feedparser, with_newsboat, with_node, with_rsstail, with_sfeed
from tests.stories import RTL
from tests.wire_day import EDITION, WIRE

CHINESE = make_dispatch(
    guid="tag:wire.example,2026:dispatch/00000000000000000000c0de",
    headline="港口大橋與「銀行」重新開放：1&1、S&P500 與 3<b",
    language="zh-Hant",
    body=Body((Paragraph("港口大橋週二重新開放。"),)),
)

AGENCY = replace(WIRE, hubs=("https://hub.example/",))
CURRENT = replace(EDITION, dispatches=(*EDITION.dispatches, CHINESE, RTL), previous=2)
ARCHIVED = replace(CURRENT, document=2, previous=1)

XML: tuple[Writer, ...] = (RssWriter(AGENCY), AtomWriter(AGENCY))

xml = pytest.mark.parametrize("writer", XML, ids=lambda writer: writer.name)
documents = pytest.mark.parametrize("edition", [CURRENT, ARCHIVED], ids=["current", "archived"])


def expected(writer: Writer, *, guids: bool = True, updated: bool = False) -> list[Read]:
    """Every story; of a kill what the form says of it, which in Atom is nothing that readers show."""
    return sorted(
        _read(dispatch, guids=guids, updated=updated)
        for dispatch in CURRENT.dispatches
        if dispatch.pub_status is PubStatus.USABLE
        or (dispatch.pub_status is PubStatus.CANCELED and writer.name != "atom")
    )


def _read(dispatch: Dispatch, *, guids: bool, updated: bool) -> Read:
    item = feed_item(dispatch, AGENCY)
    assert item is not None
    moment = item.updated if updated else item.published
    title = "KILL: story withdrawn" if dispatch.pub_status is PubStatus.CANCELED else dispatch.headline
    guid = dispatch.guid if guids else None
    return Read(item_url(AGENCY, dispatch.guid), title, int(moment.timestamp()), guid)


@xml
@documents
def test_feedparser(writer: Writer, edition: Edition) -> None:
    assert sorted(with_feedparser(joined(writer, edition))) == expected(writer)


@pytest.mark.debian("newsboat")
@xml
@documents
def test_newsboat(writer: Writer, edition: Edition, tmp_path: Path) -> None:
    (tmp_path / writer.filename).write_bytes(joined(writer, edition))
    with served(tmp_path) as address:
        assert sorted(with_newsboat(f"{address}/{writer.filename}", tmp_path)) == expected(writer)


@pytest.mark.debian("sfeed")
@xml
@documents
def test_sfeed(writer: Writer, edition: Edition) -> None:
    assert sorted(with_sfeed(joined(writer, edition))) == expected(writer)


@pytest.mark.debian("rsstail")
@xml
@documents
def test_rsstail(writer: Writer, edition: Edition, tmp_path: Path) -> None:
    (tmp_path / writer.filename).write_bytes(joined(writer, edition))
    with served(tmp_path) as address:
        read = with_rsstail(f"{address}/{writer.filename}")
    assert sorted(read) == expected(writer, guids=False, updated=writer.name == "atom")


@pytest.mark.debian("nodejs")
@pytest.mark.parametrize("writer", [*XML, JsonFeedWriter(AGENCY)], ids=lambda writer: writer.name)
@documents
def test_readers_of_node(writer: Writer, edition: Edition) -> None:
    read = with_node(joined(writer, edition))
    assert len(read) == (1 if writer.name == "jsonfeed" else 3)
    assert {name: sorted(entries) for name, entries in read.items()} == dict.fromkeys(read, expected(writer))
