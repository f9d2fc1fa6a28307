"""Old stories lose their words on every page and in the record; kills are honoured before and after."""

from collections.abc import Collection, Iterator, Sequence
from contextlib import closing
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from pathlib import Path

import pytest

from syndicate.bus.local import LocalBus
from syndicate.desk import forgetting
from syndicate.desk.editing import killed
from syndicate.desk.forgetting import Sweeper
from syndicate.errors import StoreBusy
from syndicate.formats.atom import AtomWriter
from syndicate.model.delivery import Errand
from syndicate.model.dispatch import Dispatch
from syndicate.ports.forgetting import Forgetting, Old
from syndicate.ports.wire import News
from syndicate.rules.addresses import item_path, version_path
from syndicate.rules.keeping import HEADLINE, Keeping
from syndicate.rules.lifecycle import Ignore, place
from syndicate.store.ledger import SqlLedger
from tests.makers import AGENCY, make_section
from tests.press import PressHouse, numbered_story, press_house

DAY = timedelta(days=1)
FEED = "sport/atom.xml"


@pytest.fixture
def house(tmp_path: Path) -> Iterator[PressHouse]:
    sections = (
        make_section(name="sport", title="Sport", kill_days=30, limit=3),
        make_section(name="quays", title="Quays"),
    )
    with press_house(tmp_path, *sections, writers=(AtomWriter(AGENCY),), versions=("html",)) as house:
        yield house


def swept(house: PressHouse, days: int = 10, **sources: int) -> None:
    """As an hour's look does, and what the bus makes the press do then."""
    assert isinstance(house.ledger, SqlLedger)
    keeping = Keeping(sections={"sport": days, "quays": days}, sources=sources)
    bus = LocalBus()
    Sweeper(record=house.ledger.forgetting(), keeping=keeping, bus=bus, clock=house.clock).sweep()
    house.press.publish()


def sweep(house: PressHouse, keeping: Keeping, record: Forgetting | None = None) -> list[str]:
    """What the bus is told of it."""
    assert isinstance(house.ledger, SqlLedger)
    with closing(LocalBus()) as bus:
        Sweeper(record=record or house.ledger.forgetting(), keeping=keeping, bus=bus, clock=house.clock).sweep()
        return [message.subject for message in bus.pull("publish.*", 10, timedelta())]


@dataclass
class Busy:
    """A store that is written to so many more times, and how often it was asked."""

    real: Forgetting
    left: int
    asked: int = 0

    def old(self, before: datetime, after: int, most: int) -> Sequence[Old]:
        self.asked += 1
        return self.real.old(before, after, most)

    def forget(self, guids: Collection[str], now: datetime) -> None:
        if not self.left:
            raise StoreBusy("the store does not answer")
        self.left -= 1
        self.real.forget(guids, now)


def words_of(house: PressHouse, root: Path) -> str:
    """All that is published, and all that is in the record."""
    pages = [path.read_bytes().decode(errors="replace") for path in (root / "feeds").rglob("*") if path.is_file()]
    records = [f"{one.headline} {one.body.text}" for batch in house.ledger.every(100) for one in batch]
    return "\n".join([*pages, *records])


def old(house: PressHouse, dispatch: Dispatch, days: float = 11) -> Dispatch:
    house.file(dispatch)
    house.press.publish()
    house.clock.moment += timedelta(days=days)
    return dispatch


def test_an_old_story_is_gone_from_pages_documents_archives_and_record(house: PressHouse, tmp_path: Path) -> None:
    for number in range(1, 9):  # with so few on a page there is an archive
        house.file(numbered_story(number))
        house.press.publish()
    assert list((tmp_path / "feeds" / "sport" / "archive").rglob("atom.xml"))
    house.clock.moment += 11 * DAY
    young = numbered_story(9, received=house.clock.moment, created=house.clock.moment)
    house.file(young)
    house.press.publish()
    swept(house)
    left = words_of(house, tmp_path)
    assert not [number for number in range(1, 9) if f"Story {number}." in left]
    assert "Story 9." in house.page(FEED)
    assert HEADLINE not in house.page(FEED)
    assert house.stand.get(item_path(numbered_story(1).guid)) is None
    assert house.stand.get(version_path(numbered_story(1).guid, 1, "html")) is None
    assert house.stand.get(item_path(young.guid)) is not None


def test_a_story_is_kept_until_its_days_are_over(house: PressHouse) -> None:
    old(house, numbered_story(1), days=9.9)
    swept(house)
    assert "Story 1." in house.page(FEED)
    house.clock.moment += DAY
    swept(house, days=100)
    assert "Story 1." in house.page(FEED)
    swept(house, days=100, newsroom=10)
    assert "Story 1." not in house.page(FEED)


def test_what_is_embargoed_still_is_not_old(house: PressHouse) -> None:
    story = numbered_story(1)
    old(house, replace(story, embargo=story.received + 12 * DAY))
    swept(house)
    house.clock.moment += DAY
    house.press.publish()
    assert "Story 1." in house.page(FEED)


def test_a_kill_of_before_stays_final_when_the_story_comes_again(house: PressHouse) -> None:
    story = numbered_story(1)
    house.file(story)
    house.press.publish()
    kill = replace(killed(story, "Wrong.", story.created + timedelta(hours=1)), received=story.received)
    old(house, kill)
    swept(house)
    assert "deleted-entry" in house.page(FEED)
    (known,) = house.ledger.stories([story.guid])
    for again in (story, replace(story, declared=99, headline="Story 1, again.")):
        outcome = place(known, again)
        if not isinstance(outcome, Ignore):
            house.record(outcome.dispatch)
    house.press.publish()
    assert "deleted-entry" in house.page(FEED)
    assert "again" not in house.page(FEED)
    assert "Story 1." not in house.page(item_path(story.guid))


def test_a_kill_that_comes_after_reaches_who_had_the_story(house: PressHouse) -> None:
    story = old(house, numbered_story(1))
    swept(house)
    assert "deleted-entry" not in house.page(FEED)
    (left,) = house.ledger.dispatches([(story.guid, 1)])
    house.file(replace(killed(left, "Wrong.", house.clock.moment), received=house.clock.moment))
    house.press.publish()
    assert "deleted-entry" in house.page(FEED)
    assert house.stand.get(item_path(story.guid)) is not None


def test_a_version_that_comes_late_brings_nothing_back_and_a_newer_one_does(house: PressHouse) -> None:
    story = replace(numbered_story(1), declared=5)
    old(house, story)
    swept(house)
    now = house.clock.moment
    (known,) = house.ledger.stories([story.guid])
    assert isinstance(place(known, story), Ignore)
    house.file(replace(story, declared=4, headline="Story 1, older.", received=now))
    house.press.publish()
    assert "older" not in house.page(FEED)
    assert HEADLINE not in house.page(FEED)
    house.file(replace(story, declared=6, headline="Story 1, newer.", created=now, received=now))
    house.press.publish()
    assert "newer" in house.page(FEED)


def test_nothing_is_told_of_it_any_more_but_the_last_number_stays(house: PressHouse) -> None:
    assert isinstance(house.ledger, SqlLedger)
    wire, deliveries = house.ledger.wire(), house.ledger.deliveries()
    for number in (1, 2):
        story = numbered_story(number)
        house.file(story)
        house.press.publish()
        news = News(guid=story.guid, version=1, pub_status=story.pub_status, sections=frozenset({"sport"}))
        wire.tell([news], house.clock.now())
    house.clock.moment += 11 * DAY
    swept(house)
    assert [(event.number, event.guid) for event in wire.after(0, 10)] == [(2, numbered_story(2).guid)]
    assert "Story 2." in house.page(FEED)  # until something else is told
    assert deliveries.listed([], 10, None) == []


def test_it_is_forgotten_once(house: PressHouse) -> None:
    old(house, numbered_story(1))
    swept(house)
    assert isinstance(house.ledger, SqlLedger)
    assert house.ledger.forgetting().old(house.clock.moment, 0, 10) == []
    swept(house)
    errands: list[Errand] = house.ledger.errands(house.clock.moment, 10)
    assert errands == []


def test_where_everything_is_kept_for_ever_nothing_is_forgotten(house: PressHouse, tmp_path: Path) -> None:
    old(house, numbered_story(1), days=4000)
    before = words_of(house, tmp_path)
    assert isinstance(house.ledger, SqlLedger)
    store = Busy(house.ledger.forgetting(), left=0)
    assert sweep(house, Keeping(), store) == []
    assert (words_of(house, tmp_path), store.asked) == (before, 0)


def test_where_one_of_a_few_is_old_enough_the_rest_stays_and_costs_nobody_a_turn_to_write(
    house: PressHouse, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(forgetting, "AT_ONCE", 1)
    for number in range(1, 4):
        old(house, numbered_story(number, source="radio" if number == 2 else "newsroom"))
    assert isinstance(house.ledger, SqlLedger)
    store = Busy(house.ledger.forgetting(), left=1)
    assert sweep(house, Keeping(sources={"radio": 10}), store) == ["publish.due"]
    house.press.publish()
    assert [number for number in range(1, 4) if f"Story {number}." in house.page(FEED)] == [1, 3]


def test_where_none_is_old_enough_no_page_is_made(house: PressHouse) -> None:
    old(house, numbered_story(1))
    assert sweep(house, Keeping(sections={"sport": 100}, sources={"radio": 10})) == []


def test_what_could_not_be_forgotten_is_the_next_time_and_what_was_is_off_its_pages(
    house: PressHouse, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(forgetting, "AT_ONCE", 1)
    for number in (1, 2):
        house.file(numbered_story(number))
        house.press.publish()
    house.clock.moment += 11 * DAY
    keeping = Keeping(sections={"sport": 10, "quays": 10})
    assert isinstance(house.ledger, SqlLedger)
    busy = Busy(house.ledger.forgetting(), left=1)
    assert sweep(house, keeping, busy) == ["publish.due"]
    house.press.publish()
    assert [number for number in (1, 2) if f"Story {number}." in house.page(FEED)] == [2]
    assert sweep(house, keeping) == ["publish.due"]
    house.press.publish()
    assert "Story 2." not in house.page(FEED)
