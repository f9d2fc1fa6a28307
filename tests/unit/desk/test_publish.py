"""The press over a real ledger and a real folder; the clock is the test's."""

from collections.abc import Collection, Iterable, Iterator, Sequence
from contextlib import closing
from dataclasses import dataclass, field, replace
from datetime import timedelta
from pathlib import Path

import pytest

from syndicate.bus.local import LocalBus
from syndicate.desk.kept import Kept
from syndicate.desk.orders import Orders
from syndicate.desk.publish import Press
from syndicate.errors import StandError
from syndicate.formats.atom import AtomWriter
from syndicate.formats.html_front import IndexWriter
from syndicate.formats.html_item import HtmlItemWriter
from syndicate.formats.rss import RssWriter
from syndicate.model.delivery import DeliveryState
from syndicate.model.dispatch import Dispatch, PubStatus
from syndicate.model.edition import Edition, Page
from syndicate.ports.format import Frame, Writer
from syndicate.ports.stand import Published, Stand
from syndicate.rules.addresses import item_path
from syndicate.store.ledger import SqlLedger
from tests.makers import AGENCY, NOON, make_section
from tests.meters import NotingMeter
from tests.press import PressHouse, numbered_story, press_house


@dataclass(eq=False)
class CountingRss:
    """The RSS writer, and how often it rendered an entry."""

    inner: RssWriter = field(default_factory=lambda: RssWriter(AGENCY))
    rendered: list[tuple[str, int]] = field(default_factory=list)
    name = RssWriter.name
    filename = RssWriter.filename
    media_type = RssWriter.media_type

    def __post_init__(self) -> None:
        self.frame = self.inner.frame

    def entry(self, dispatch: Dispatch) -> bytes | None:
        self.rendered.append((dispatch.guid, dispatch.version))
        return self.inner.entry(dispatch)


class FullStand:
    """A stand whose disk is full."""

    def put(self, pages: Iterable[Page]) -> int:
        raise StandError(f"cannot write {next(iter(pages)).path}")

    def get(self, path: str) -> Published | None:
        raise NotImplementedError(path)

    def remove(self, paths: Sequence[str]) -> int:
        raise NotImplementedError(paths)

    def probe(self) -> str:
        raise NotImplementedError

    def settle(self) -> None:
        """Nothing follows behind."""

    def take(self, fence: int) -> None:
        raise NotImplementedError(fence)

    def is_at_hand(self, path: str) -> bool:
        raise NotImplementedError(path)

    def changed(self, places: Collection[str]) -> None:
        raise NotImplementedError(places)

    def close(self) -> None:
        raise NotImplementedError


@dataclass
class House(PressHouse):
    rss: CountingRss


@pytest.fixture
def house(tmp_path: Path) -> Iterator[House]:
    rss = CountingRss()
    with press_house(
        tmp_path, make_section(limit=3), writers=[rss, AtomWriter(AGENCY)], front_writers=[IndexWriter(AGENCY)]
    ) as found:
        yield House(found.ledger, found.stand, found.clock, found.press, rss)


def test_pages_show_what_was_recorded_and_the_errands_are_done(house: House) -> None:
    house.record(numbered_story(1), numbered_story(2))
    assert house.press.publish() == 5 + 2 * 2  # with two archive documents in two forms
    assert house.page("all/rss.xml").index("Story 2.") < house.page("all/rss.xml").index("Story 1.")
    assert "Story 1." in house.page(item_path(numbered_story(1).guid))
    assert "Story 2." in house.page("index.html")
    assert house.ledger.counts().errands == 0


def test_each_version_is_rendered_once(house: House) -> None:
    for number in range(3):
        house.record(numbered_story(number))
        house.press.publish()
    house.press.refresh()
    assert house.rss.rendered == [(numbered_story(number).guid, 1) for number in range(3)]


class BrokenForm:
    """A writer of a form, whose pages and documents one story breaks."""

    name = "text"
    filename = "text.txt"
    suffix = "txt"
    media_type = "text/plain; charset=utf-8"

    def frame(self, edition: Edition) -> Frame:
        return Frame(head=edition.section.title.encode(), joint=b"", tail=b"")

    def entry(self, dispatch: Dispatch) -> bytes | None:
        return self.document(dispatch)

    def document(self, dispatch: Dispatch) -> bytes:
        if (dispatch.guid, dispatch.version) == (numbered_story(1).guid, 2):
            raise IndexError(dispatch.guid)
        return dispatch.headline.encode()


def test_a_story_that_breaks_a_writer_is_left_out_of_that_form_alone(tmp_path: Path) -> None:
    broken = BrokenForm()
    section = make_section(formats=("rss", "text"))
    written: list[Writer] = [RssWriter(AGENCY), broken]
    with press_house(tmp_path, section, writers=written, item_writers=(HtmlItemWriter(AGENCY), broken)) as house:
        house.record(numbered_story(1), numbered_story(2))
        house.press.publish()
        assert "Story 1." in house.page("all/text.txt")
        house.record(numbered_story(1, version=2, headline="Story 1 grows."), numbered_story(3))
        house.press.publish()
        assert house.ledger.counts().errands == 0
        assert "Story 1" not in house.page("all/text.txt")
        assert "Story 3." in house.page("all/text.txt")
        assert "Story 1 grows." in house.page("all/rss.xml")
        html, text = (item_path(numbered_story(1).guid, suffix) for suffix in ("html", "txt"))
        assert "Story 1 grows." in house.page(html)
        assert house.gone(text)
        assert house.page(text) == ""


def test_nothing_changes_when_nothing_changed(house: House) -> None:
    house.record(numbered_story(1))
    house.press.publish()
    assert house.press.publish() == 0
    assert house.press.refresh() == 0


def test_a_page_holds_no_more_than_its_limit(house: House) -> None:
    house.record(*(numbered_story(number) for number in range(5)))
    house.press.publish()
    assert [f"Story {number}." in house.page("all/rss.xml") for number in range(5)] == [False, False, True, True, True]


def test_an_embargoed_version_changes_no_byte_before_its_time(house: House) -> None:
    house.record(numbered_story(1))
    house.press.publish()
    before = house.page("all/rss.xml"), house.page("index.html")
    end = NOON + timedelta(hours=1)
    house.record(numbered_story(2, embargo=end), numbered_story(1, version=2, embargo=end, headline="Story 1 grows."))
    house.clock.moment = end - timedelta(microseconds=1)
    assert house.press.publish() + house.press.refresh() == 0
    assert (house.page("all/rss.xml"), house.page("index.html")) == before
    assert house.page(item_path(numbered_story(2).guid)) == ""
    house.clock.moment = end
    house.press.publish()
    assert "Story 2." in house.page("all/rss.xml")
    assert "Story 1 grows." in house.page("all/rss.xml")
    assert "Story 1." not in house.page("all/rss.xml")


def test_a_kill_leaves_nothing_of_the_story_on_any_page(house: House) -> None:
    house.record(numbered_story(1))
    house.press.publish()
    kill = numbered_story(
        1, version=2, headline="STORY WITHDRAWN", pub_status=PubStatus.CANCELED, ed_note="It is not so."
    )
    house.record(kill, numbered_story(1, version=3, headline="Story 1 again."))
    house.press.publish()
    for name in ("all/rss.xml", "all/atom.xml", "index.html", item_path(kill.guid)):
        assert "Story 1" not in house.page(name)
    assert "It is not so." in house.page("all/rss.xml")


def test_errands_stay_due_while_pages_cannot_be_written(house: House) -> None:
    house.record(numbered_story(1))
    stand, house.press = house.press.stand, _with_stand(house.press, FullStand())
    with pytest.raises(StandError):
        house.press.publish()
    assert house.ledger.counts().errands == 1
    house.press = _with_stand(house.press, stand)
    house.press.publish()
    assert "Story 1." in house.page("all/rss.xml")
    assert house.ledger.counts().errands == 0


def test_a_press_that_starts_again_makes_the_same_bytes(house: House) -> None:
    house.record(*(numbered_story(number) for number in range(5)))
    house.press.publish()
    names = ("all/rss.xml", "all/atom.xml", "index.html")
    before = [house.page(name) for name in names]
    again = _with_stand(house.press, house.stand)
    assert again.refresh() == 0
    assert [house.page(name) for name in names] == before


def _with_stand(press: Press, stand: Stand) -> Press:
    return replace(press, stand=stand, kept=Kept(press.ledger, most=10), _editions={})


def test_it_is_measured_how_soon_a_version_stands_after_it_may(house: House) -> None:
    meter = NotingMeter()
    press = replace(house.press, meter=meter)
    house.record(numbered_story(1), numbered_story(2, embargo=NOON + timedelta(hours=1)))
    house.clock.moment = NOON + timedelta(milliseconds=501)
    press.publish()
    assert meter.showings == [(["all"], timedelta(milliseconds=500))]
    house.clock.moment = NOON + timedelta(hours=1, seconds=2)
    press.publish()
    assert meter.showings[1:] == [(["all"], timedelta(seconds=2))]
    assert [pages > 0 for pages, _ in meter.rounds] == [True, True]


def test_stories_that_are_only_sorted_again_are_not_measured(house: House) -> None:
    house.record(numbered_story(1))
    house.press.publish()
    with house.ledger.writing() as writing:
        writing.route({numbered_story(1).guid: frozenset({"all", "more"})})
    meter = NotingMeter()
    replace(house.press, meter=meter).publish()
    assert meter.showings == []


def test_a_long_round_shows_that_it_goes_on(house: House, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("syndicate.desk.publish.ERRANDS_AT_ONCE", 1)
    house.record(*map(numbered_story, range(3)))
    told: list[int] = []
    house.press.publish(told=lambda: told.append(house.ledger.counts().errands))
    assert told == [2, 1, 0]


def heard(bus: LocalBus, subject: str) -> list[str]:
    return sorted(message.subject for message in bus.pull(subject, 50, timedelta()))


def test_other_nodes_are_told_where_pages_changed_and_of_nothing_else(house: House) -> None:
    """They keep pages at hand: one that is told nothing serves an old page, and one told of all reads all again."""
    with closing(LocalBus()) as bus:
        press = replace(house.press, bus=bus)
        house.record(numbered_story(1))
        press.publish()
        first = heard(bus, "pages.*")
        assert {"pages.all", "pages.front"} <= set(first)
        assert len(first) == len(set(first))
        press.refresh()
        assert heard(bus, "pages.*") == []


def test_outlets_are_told_of_what_was_published_once_its_pages_stand(house: House) -> None:
    assert isinstance(house.ledger, SqlLedger)
    deliveries = house.ledger.deliveries()
    with closing(LocalBus()) as bus:
        orders = Orders(deliveries=deliveries, bus=bus, outlets={"all": ("gazette",)})
        house.record(numbered_story(1))
        with pytest.raises(StandError):
            replace(house.press, orders=orders, stand=FullStand()).publish()
        assert deliveries.listed([*DeliveryState], 10) == []
        replace(house.press, orders=orders).publish()
    [ordered] = deliveries.listed([*DeliveryState], 10)
    assert (ordered.outlet, ordered.guid, ordered.state) == ("gazette", numbered_story(1).guid, DeliveryState.WAITING)
