"""Which versions the live wire tells of, and when: after their pages, each once, whatever breaks in between."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from pathlib import Path

import pytest

from syndicate.bus.local import LocalBus
from syndicate.desk.ticker import SUBJECT, Ticker
from syndicate.errors import StandError, StoreBusy
from syndicate.formats.jsonfeed import JsonFeedWriter
from syndicate.model.dispatch import Dispatch, PubStatus
from syndicate.model.wire import WireEvent
from syndicate.ports.wire import News, Span, Wire
from syndicate.store.ledger import SqlLedger
from tests.makers import AGENCY, NOON, make_section
from tests.press import PressHouse, numbered_story, press_house

HERE = frozenset({"all", "coast"})


@dataclass
class Broken:
    """A wire that fails at a number of calls, before or after it has written."""

    inner: Wire
    before: int = 0
    after_it: int = 0

    def tell(self, news: Sequence[News], now: datetime) -> int:
        if self.before:
            self.before -= 1
            raise StoreBusy("the store is busy")
        count = self.inner.tell(news, now)
        if self.after_it:
            self.after_it -= 1
            raise StoreBusy("the store is busy")
        return count

    def after(self, number: int, most: int) -> list[WireEvent]:
        return self.inner.after(number, most)

    def told_at(self, guid: str, version: int) -> datetime | None:
        return self.inner.told_at(guid, version)

    def span(self) -> Span:
        return self.inner.span()

    def trim(self, before: datetime, most: int) -> int:
        return self.inner.trim(before, most)


@dataclass
class TickerHouse:
    house: PressHouse
    wire: Broken
    bus: LocalBus

    def publish(self, *dispatches: Dispatch) -> list[tuple[int, int]]:
        """File, publish, and say what was told by number and version, of all there ever was."""
        for dispatch in dispatches:
            self.house.file(dispatch)
        self.house.press.publish()
        return self.told()

    def told(self) -> list[tuple[int, int]]:
        return [(one.number, one.version) for one in self.wire.after(0, 100)]


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[TickerHouse]:
    sections = (make_section(), make_section(name="coast"))
    with press_house(tmp_path, *sections, writers=[JsonFeedWriter(AGENCY)]) as house:
        assert isinstance(house.ledger, SqlLedger)
        wire, bus = Broken(house.ledger.wire()), LocalBus()
        ticker = Ticker(wire=wire, bus=bus, sections=HERE)
        yield TickerHouse(replace(house, press=replace(house.press, ticker=ticker)), wire, bus)


def test_every_version_that_comes_to_stand_is_told_once_with_its_sections(desk: TickerHouse) -> None:
    assert desk.publish(numbered_story(1)) == [(1, 1)]
    [event] = desk.wire.after(0, 10)
    assert (event.sections, event.at) == (HERE, desk.house.clock.moment)
    kill = numbered_story(1, pub_status=PubStatus.CANCELED, created=NOON + timedelta(hours=1))
    assert desk.publish(kill) == [(2, 2)]
    assert desk.publish() == [(2, 2)]
    assert desk.bus.pull(SUBJECT, 10, timedelta())


def test_an_embargoed_version_is_told_when_its_time_has_come_and_nothing_before(desk: TickerHouse) -> None:
    until = NOON + timedelta(hours=1)
    assert desk.publish(numbered_story(1, embargo=until)) == []
    assert desk.wire.span().last == 0
    desk.house.clock.moment = until
    assert desk.publish() == [(1, 1)]


def test_a_version_that_another_outranks_is_not_told(desk: TickerHouse) -> None:
    desk.publish(numbered_story(1, created=NOON + timedelta(hours=2), declared=2))
    desk.house.record(numbered_story(1, version=1, declared=1))
    assert desk.publish() == [(1, 2)]


def test_a_story_in_no_published_section_is_not_told(desk: TickerHouse) -> None:
    assert desk.house.press.ticker
    ticker = replace(desk.house.press.ticker, sections=frozenset({"closed"}))
    desk.house.press = replace(desk.house.press, ticker=ticker)
    assert desk.publish(numbered_story(1)) == []


def test_pages_stand_before_they_are_told_of(desk: TickerHouse) -> None:
    desk.house.file(numbered_story(1))
    desk.wire.before = 1
    with pytest.raises(StoreBusy):
        desk.house.press.publish()
    assert "Story 1." in desk.house.page("all/feed.json")
    assert desk.told() == []
    assert desk.publish() == [(1, 1)]


def test_a_crash_after_an_event_was_written_doubles_nothing(desk: TickerHouse) -> None:
    desk.house.file(numbered_story(1))
    desk.wire.after_it = 1
    with pytest.raises(StoreBusy):
        desk.house.press.publish()
    assert desk.told() == [(1, 1)]
    assert desk.publish() == [(1, 1)]
    assert desk.wire.span().last == 1


def test_pages_that_cannot_be_put_are_not_told_of(desk: TickerHouse, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_: object) -> int:
        raise StandError("no room")

    desk.house.file(numbered_story(1))
    with monkeypatch.context() as patched:
        patched.setattr(type(desk.house.stand), "put", refuse)
        with pytest.raises(StandError):
            desk.house.press.publish()
    assert desk.told() == []


def test_stories_that_are_only_sorted_again_are_no_news(desk: TickerHouse) -> None:
    desk.publish(numbered_story(1))
    desk.house.ledger.unroute(["coast"])
    with desk.house.ledger.writing() as writing:
        writing.route({numbered_story(1).guid: frozenset({"coast"})})
    assert desk.publish() == [(1, 1)]
    assert desk.wire.span().last == 1
