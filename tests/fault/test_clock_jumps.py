"""The clock is set, ahead and back, by hours and days: nothing shows before its time, and nothing waits for ever."""

import os
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import UTC, datetime, timedelta
from pathlib import Path
from string import ascii_lowercase

import pytest

from tests.desk_world import CHANNELS, Story, Version, World, configured
from tests.makers import NOON
from tests.press import Clock
from tests.stores import lay_out
from tests.torture import SEED, dice, times

HOUR, DAY = timedelta(hours=1), timedelta(days=1)
JUMPS = (HOUR, -HOUR, DAY, -DAY)
WALKS = (timedelta(seconds=7), timedelta(minutes=20))
EMBARGOES = (timedelta(), timedelta(minutes=30), 2 * HOUR, DAY)
CHANGES = (
    ("America/New_York", datetime(2026, 11, 1, 6, 0, tzinfo=UTC), "back"),
    ("America/New_York", datetime(2026, 3, 8, 7, 0, tzinfo=UTC), "ahead"),
    ("Europe/Moscow", datetime(2014, 10, 25, 22, 0, tzinfo=UTC), "back, for good"),
    ("Europe/Moscow", datetime(2011, 3, 26, 23, 0, tzinfo=UTC), "ahead, for good"),
)
LINE = "{line:EMBARGOED UNTIL %H:%M %B %d, %Y}\n\nHarbour talks wordone\n\nKESTREL BAY (EXW) - The wordone was filed.\n"


@contextmanager
def opened(folder: Path, begins: datetime = NOON) -> Iterator[World]:
    folder.mkdir(exist_ok=True)
    world = World(folder, configured(folder, lay_out(folder / "syndicate.db")), Clock(begins))
    world.open()
    try:
        yield world
    finally:
        world.die()


@pytest.fixture(autouse=True)
def _hook(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SYNDICATE_TEST_HOOK", "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw")


def turn(world: World) -> None:
    world.collect()
    world.publish()
    world.press.refresh()
    world.deliver("good")


@pytest.mark.parametrize("walk", range(times(2, 150)))
def test_nothing_shows_before_the_clock_has_been_there(
    walk: int, tmp_path: Path, record_property: Callable[[str, object], None]
) -> None:
    chance = dice()
    chance.seed(SEED + walk)
    with opened(tmp_path) as world:
        stories: list[tuple[Story, Version]] = []
        peak = world.clock.now()
        for step in range(14):
            world.clock.moment += chance.choice(JUMPS if step % 2 else WALKS)
            peak = max(peak, world.clock.now())
            story = Story(f"tag:wire.example,2026:{ascii_lowercase[step]}")
            version = Version(1, "usable", world.clock.now() + chance.choice(EMBARGOES))
            world.drop(story, version)
            stories.append((story, version))
            turn(world)
            text = "\n".join(world.pages().values())
            for story, version in stories:
                told = {channel for channel in CHANNELS if world.partner.taken[channel, story.guid]}
                if version.due > peak:
                    assert story.word(1) not in text, f"seed {SEED}, walk {walk}: early on a page"
                    assert not told, f"seed {SEED}, walk {walk}: early at an outlet"
                elif version.due <= world.clock.now():
                    assert story.word(1) in text, f"seed {SEED}, walk {walk}: late on a page"
                    assert told == {*CHANNELS}, f"seed {SEED}, walk {walk}: late at an outlet"
        world.clock.moment = peak + 2 * DAY
        turn(world)
        assert {item["uri"] for item in world.ninjs()} == {story.guid for story, _ in stories}
        assert all(len(told) == 1 for told in world.partner.taken.values())
        assert not world.house.ledger.errands(world.clock.now(), 10)
    record_property("jumps of clocks", 7)


@contextmanager
def local_zone(zone: str, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    with monkeypatch.context() as changed:
        changed.setenv("TZ", zone)
        time.tzset()
        yield
    time.tzset()


@pytest.mark.parametrize("changed", CHANGES, ids=[f"{zone} {goes}" for zone, _, goes in CHANGES])
@pytest.mark.parametrize("after", [timedelta(minutes=-30), timedelta(), timedelta(minutes=30)])
def test_an_embargo_without_a_zone_ends_at_its_time_where_local_clocks_are_changed(
    changed: tuple[str, datetime, str], after: timedelta, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    zone, change, goes = changed
    due = change + after
    pages = []
    for where in (zone, "UTC"):
        folder = tmp_path / where.replace("/", "-")
        with local_zone(where, monkeypatch), opened(folder, change - HOUR) as world:
            spool = folder / "spool"
            spool.mkdir()
            aside = folder / "aside"
            aside.write_text(LINE.format(line=due))
            filed = (world.clock.now() - HOUR).timestamp()
            os.utime(aside, (filed, filed))
            aside.rename(spool / "one.txt")
            while world.clock.now() < change + HOUR:
                turn(world)
                shown = "wordone" in "\n".join(world.pages().values())
                assert shown == (world.clock.now() >= due), f"clocks go {goes}: {world.clock.now()}, due {due}"
                world.clock.moment += timedelta(minutes=10)
            pages.append(world.pages())
    assert pages[0] == pages[1]
