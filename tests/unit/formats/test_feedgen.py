"""RSS and Atom against feedgen itself: the same bytes, without its defects."""

import locale
import sys
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from types import FrameType

from feedgen.entry import FeedEntry
from lxml import etree

from syndicate.formats.atom import PLAIN as ATOM_PLAIN
from syndicate.formats.atom import TOMBSTONES, AtomWriter, feedgen_entry, feedgen_feed, tombstone
from syndicate.formats.feed_item import FeedItem, feed_item
from syndicate.formats.rss import PLAIN as RSS_PLAIN
from syndicate.formats.rss import RssWriter, feedgen_channel, feedgen_item
from tests.pages import joined
from tests.wire_day import DAY, EDITION, WIRE

ITEMS = [item for item in (feed_item(dispatch, WIRE) for dispatch in DAY) if item is not None]


class Tombstone(FeedEntry):  # type: ignore[misc]  # feedgen carries no types
    """feedgen knows no tombstones; it takes whatever has an `atom_entry()`."""

    def __init__(self, item: FeedItem) -> None:
        super().__init__()
        self.item = item

    def atom_entry(self, extensions: bool = True) -> etree._Element:  # noqa: ARG002, FBT001, FBT002  feedgen's signature
        return tombstone(self.item)


def locale_switches(action: Callable[[], object]) -> int:
    """How often the action calls `locale.setlocale`."""
    count = 0

    def watch(frame: FrameType, event: str, _: object) -> None:
        nonlocal count
        count += event == "call" and frame.f_code is locale.setlocale.__code__

    sys.setprofile(watch)
    try:
        action()
    finally:
        sys.setprofile(None)
    return count


def test_joined_rss_is_byte_for_byte_what_feedgen_gives() -> None:
    feed = feedgen_channel(EDITION, WIRE, "rss.xml")
    for item in ITEMS:
        feed.add_entry(feedgen_item(item), order="append")
    assert joined(RssWriter(WIRE), EDITION) == RSS_PLAIN.spelt(feed.rss_str())


def test_joined_atom_is_byte_for_byte_what_feedgen_gives() -> None:
    feed = feedgen_feed(EDITION, WIRE, "atom.xml")
    for item in ITEMS:
        feed.add_entry(Tombstone(item) if item.killed else feedgen_entry(item), order="append")
    assert joined(AtomWriter(WIRE), EDITION) == ATOM_PLAIN.spelt(feed.atom_str())


def test_the_locale_is_left_alone() -> None:
    assert locale_switches(lambda: [joined(RssWriter(WIRE), EDITION), joined(AtomWriter(WIRE), EDITION)]) == 0


def test_left_to_itself_feedgen_switches_the_locale() -> None:
    plain = FeedEntry()
    plain.title("Harbour")
    plain.published(EDITION.updated)
    assert locale_switches(plain.rss_entry) > 0


def test_two_threads_write_the_same_bytes() -> None:
    writers = [RssWriter(WIRE), AtomWriter(WIRE)]
    with ThreadPoolExecutor(2) as threads:
        pages = list(threads.map(lambda number: joined(writers[number % 2], EDITION), range(40)))
    assert len(set(pages)) == 2


def test_an_entry_is_the_same_in_every_page_and_declares_nothing_but_tombstones() -> None:
    for writer in (RssWriter(WIRE), AtomWriter(WIRE)):
        entries = [writer.entry(dispatch) for dispatch in DAY]
        assert entries == [type(writer)(WIRE).entry(dispatch) for dispatch in DAY]
        told = [(entry or b"").replace(f' xmlns:at="{TOMBSTONES}"'.encode(), b"") for entry in entries]
        assert not any(b"xmlns" in entry for entry in told)
