"""Archives, windows, documents of versions: what the press writes beside a section's current pages."""

import re
import time
from collections.abc import Iterator
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest

from syndicate.desk.rebuild import rebuild, reroute, retire
from syndicate.formats.html_item import HtmlItemWriter
from syndicate.formats.jsonfeed import JsonFeedWriter
from syndicate.formats.newsml_g2.documents import NewsItemWriter
from syndicate.formats.rss import RssWriter
from syndicate.model.dispatch import Dispatch, PubStatus, Signal
from syndicate.model.section import Section
from syndicate.rules.addresses import item_path, version_path
from syndicate.rules.routing import fingerprint
from tests.makers import AGENCY, NOON, make_section
from tests.press import PressHouse, numbered_story, press_house

DAY = timedelta(days=1)


def opened(folder: Path, section: Section) -> Iterator[PressHouse]:
    with press_house(
        folder,
        section,
        writers=[RssWriter(AGENCY), JsonFeedWriter(AGENCY)],
        item_writers=[HtmlItemWriter(AGENCY), NewsItemWriter(AGENCY)],
        versions={"newsml-g2"},
    ) as found:
        yield found


@pytest.fixture
def house(tmp_path: Path) -> Iterator[PressHouse]:
    yield from opened(tmp_path, make_section(limit=4, formats=("rss", "jsonfeed")))


def told(page: str) -> list[int]:
    """The numbers of the stories on a page."""
    return [int(number) for number in re.findall(r"<title>Story (\d+)\.", page)]


def every(house: PressHouse) -> list[list[int]]:
    """What the pages of the section say, from the current one back along their archive (RFC 5005 §4)."""
    found, name = [], "all/rss.xml"
    while True:
        page = house.page(name)
        found.append(told(page))
        previous = re.search(r'<atom:link[^>]*rel="prev-archive"[^>]*>', page)
        if previous is None:
            return found
        [href] = re.findall(r'href="([^"]*)"', previous[0])
        name = href.removeprefix(AGENCY.base_url)


def file(house: PressHouse, *numbers: int) -> None:
    for number in numbers:
        house.file(numbered_story(number))
        house.press.publish()


def killed(dispatch: Dispatch) -> Dispatch:
    return replace(
        dispatch, version=dispatch.version + 1, headline="STORY WITHDRAWN", pub_status=PubStatus.CANCELED,
        ed_note="It is not so.", created=NOON + DAY, received=NOON + timedelta(hours=1),
    )  # fmt: skip


def test_the_whole_history_is_reached_page_by_page(house: PressHouse) -> None:
    file(house, *range(11))
    assert every(house) == [[10, 9, 8, 7], [9, 8], [7, 6], [5, 4], [3, 2], [1, 0]]


def test_a_page_keeps_what_no_archive_document_holds_yet(tmp_path: Path) -> None:
    for found in opened(tmp_path, make_section(limit=20, formats=("rss",))):
        file(found, *range(12))
        for number in range(2):
            again = f"Story {number}. It grows."
            found.file(numbered_story(number, version=2, headline=again, created=NOON + DAY, received=NOON + DAY))
        found.press.publish()
        small = replace(found.press, sections=[make_section(limit=20, most_days=1, formats=("rss",))], _editions={})
        found.clock.moment = NOON + 5 * DAY
        small.refresh()
        assert told(found.page("all/rss.xml")) == [11, 10]
        assert told(found.page("all/archive/1/rss.xml")) == [1, 0, 9, 8, 7, 6, 5, 4, 3, 2]


def test_an_archive_document_changes_only_when_one_of_its_stories_does(house: PressHouse, tmp_path: Path) -> None:
    file(house, *range(6))
    before = {path: path.stat().st_mtime_ns for path in (tmp_path / "feeds/all/archive").rglob("rss.xml")}
    assert len(before) == 3
    file(house, 6, 7)
    house.file(
        numbered_story(3, version=2, headline="Story 3, corrected.", signal=Signal.CORRECTION, created=NOON + DAY)
    )
    house.press.publish()
    changed = [path.parent.name for path, when in before.items() if path.stat().st_mtime_ns != when]
    assert changed == ["2"]
    assert "Story 3, corrected." in house.page("all/archive/2/rss.xml")


def test_a_kill_is_out_of_every_page_and_archive_at_once(house: PressHouse, tmp_path: Path) -> None:
    file(house, *range(7))
    house.file(killed(numbered_story(0)))
    house.press.publish()
    published = [path for path in (tmp_path / "feeds").rglob("*") if path.is_file() and path.suffix != ".gz"]
    assert [path for path in published if b"Story 0" in path.read_bytes()] == []
    assert "It is not so." in house.page("all/rss.xml")
    assert "withdrawn" not in house.page("all/archive/1/rss.xml")
    for path in (item_path(numbered_story(0).guid), item_path(numbered_story(0).guid, "xml")):
        assert house.gone(path)


def test_the_notice_of_a_kill_stays_its_days_and_then_goes(house: PressHouse) -> None:
    file(house, 0)
    house.file(killed(numbered_story(0)))
    house.press.publish()
    file(house, *range(4_000_000, 4_000_009))
    assert "It is not so." in house.page("all/rss.xml")
    house.clock.moment = NOON + 8 * DAY
    house.press.refresh()
    assert "It is not so." not in house.page("all/rss.xml")


def test_a_page_has_no_more_bytes_than_it_may_but_for_what_is_in_no_archive(tmp_path: Path) -> None:
    for found in opened(tmp_path, make_section(limit=10, most_bytes=4_000, formats=("rss",))):
        file(found, *range(12))
        shown = told(found.page("all/rss.xml"))
        assert len(found.page("all/rss.xml").encode()) <= 4_000
        assert shown == list(range(11, 11 - len(shown), -1))
        assert 2 <= len(shown) < 10
        assert sorted({number for page in every(found) for number in page}) == list(range(12))


def test_every_version_has_a_document_of_its_own(house: PressHouse) -> None:
    file(house, 1)
    house.file(numbered_story(1, version=2, headline="Story 1 grows.", created=NOON + DAY))
    house.press.publish()
    guid = numbered_story(1).guid
    assert "Story 1." in house.page(version_path(guid, 1, "xml"))
    assert "Story 1 grows." in house.page(version_path(guid, 2, "xml"))
    assert house.page(item_path(guid, "xml")) == house.page(version_path(guid, 2, "xml"))
    assert house.page(version_path(guid, 1, "html")) == ""


def test_a_hold_is_said_at_every_version_and_lifted_by_the_release(house: PressHouse) -> None:
    first = numbered_story(1)
    file(house, 1)
    hold = replace(first, version=2, pub_status=PubStatus.WITHHELD, created=NOON + DAY)
    house.file(hold)
    house.press.publish()
    for number in (1, 2):
        assert "stat:withheld" in house.page(version_path(first.guid, number, "xml"))
        assert "Story 1" not in house.page(version_path(first.guid, number, "xml"))
    house.file(replace(first, version=3, created=NOON + 2 * DAY, signal=Signal.UPDATE))
    house.press.publish()
    assert ["Story 1." in house.page(version_path(first.guid, number, "xml")) for number in (1, 2, 3)] == [
        True, False, True,
    ]  # fmt: skip


def test_a_kill_is_said_at_every_version(house: PressHouse) -> None:
    file(house, 1)
    house.file(numbered_story(1, version=2, headline="Story 1 grows.", created=NOON + DAY))
    house.press.publish()
    house.file(killed(numbered_story(1, version=2)))
    house.press.publish()
    for number in (1, 2, 3):
        assert house.gone(version_path(numbered_story(1).guid, number, "xml"))
        assert "stat:canceled" in house.page(version_path(numbered_story(1).guid, number, "xml"))


def test_made_again_from_the_record_every_byte_is_the_same(house: PressHouse, tmp_path: Path) -> None:
    file(house, *range(9))
    house.file(numbered_story(2, version=2, headline="Story 2 grows.", created=NOON + DAY))
    house.file(killed(numbered_story(3)))
    house.press.publish()

    def stands() -> dict[str, bytes]:
        feeds = tmp_path / "feeds"
        return {str(path.relative_to(feeds)): path.read_bytes() for path in feeds.rglob("*") if path.is_file()}

    before = stands()
    for path in (tmp_path / "feeds").rglob("*"):
        if path.is_file():
            path.unlink()
    again = replace(house.press, _editions={})
    reroute(again, again.sections, lambda _: None)
    rebuild(again, lambda _: None)
    assert {name: content for name, content in stands().items() if not name.endswith((".br", ".zst"))} == before


def test_a_section_that_is_closed_says_so_for_ever_and_loses_its_archive(house: PressHouse) -> None:
    file(house, *range(6))
    house.ledger.set_rules({"all": fingerprint(house.press.sections[0])})
    other = replace(house.press, sections=[make_section(name="other", formats=("rss",))], _editions={})
    retire(other)
    assert house.gone("all/rss.xml")
    assert house.page("all/rss.xml") == house.page("all/archive/1/rss.xml") == ""
    assert house.ledger.newest_document("all") == 0


def test_a_form_that_a_section_no_longer_has_is_taken_away(house: PressHouse) -> None:
    file(house, *range(6))
    house.ledger.set_rules({"all": fingerprint(house.press.sections[0])})
    fewer = replace(house.press, sections=[make_section(limit=4, formats=("rss",))], _editions={})
    retire(fewer)
    assert house.page("all/feed.json") == house.page("all/archive/1/feed.json") == ""
    assert told(house.page("all/archive/1/rss.xml")) == [1, 0]


def test_an_archive_document_that_a_crash_left_unwritten_is_written_by_the_next_look(
    house: PressHouse, tmp_path: Path
) -> None:
    file(house, *range(4))
    page = house.page("all/archive/2/rss.xml")
    (tmp_path / "feeds/all/archive/2/rss.xml").unlink()
    time.sleep(0.05)  # the stand looks at a file no more often than every 10 ms
    house.press.refresh()
    assert house.page("all/archive/2/rss.xml") == page != ""


def test_a_change_to_a_story_of_a_section_that_is_not_configured_any_more_is_published_in_the_others(
    tmp_path: Path,
) -> None:
    """Before :func:`retire` has closed its archive, as when a node with another configuration publishes."""
    both = [make_section(name=name, limit=4, formats=("rss",)) for name in ("all", "quays")]
    with press_house(tmp_path, *both, writers=[RssWriter(AGENCY)]) as house:
        file(house, *range(6))
        before = house.page("quays/archive/1/rss.xml")
        house.press = replace(house.press, sections=both[:1], _editions={})
        house.file(killed(numbered_story(0)))
        house.press.publish()
        assert "STORY WITHDRAWN" not in before
        assert house.page("quays/archive/1/rss.xml") == before
        assert 0 not in told(house.page("all/archive/1/rss.xml"))
        assert house.ledger.errands(house.clock.now(), 10) == []
