"""Thousands of embargoes over an hour: nothing that can be fetched changes before its time, and all is out at it."""

import json
from collections import deque
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path
from random import Random
from time import perf_counter

from syndicate.build import House, open_house
from syndicate.config import load
from syndicate.model.filing import Filing
from syndicate.rules.addresses import item_path
from tests.makers import NOON, make_filing
from tests.press import Clock
from tests.stores import lay_out
from tests.torture import SEED, WHOLE, dice, times

CONFIG = """
[agency]
name = "Example Wire"
tag = "EXW"
domain = "wire.example"
base_url = "http://127.0.0.1:8080/"

[store]
url = "sqlite:///syndicate.db"

[sources.newsroom]
type = "spool"
path = "spool"

[sections.all]
title = "All dispatches"
formats = ["ninjs"]
limit = 20

[items]
formats = ["ninjs"]
"""
TIMERS = times(500, 10_000)
HOUR_SECS = 3600
TICK = timedelta(seconds=1)
"""How late is late. The daemon looks five times as often."""
LOOK = TICK / 5
JUST = timedelta(microseconds=1)
PLACES = ("all/ninjs.json", "index.html", "feeds.opml", "sitemap.xml")


@dataclass(frozen=True, slots=True)
class Timer:
    """A story under embargo.

    Attributes:
        number: Its own.
        due: When it may be seen.
        killed: When it is killed, before that; None where it is not.
    """

    number: int
    due: datetime
    killed: datetime | None

    @property
    def guid(self) -> str:
        return f"tag:wire.example,2026:timer-{self.number}"

    def filing(self, now: datetime, *, kill: bool = False) -> Filing:
        item = {
            "uri": self.guid,
            "version": "2" if kill else "1",
            "type": "text",
            "versioncreated": NOON.isoformat(),
            "pubstatus": "canceled" if kill else "usable",
            "headline": f"Harbour talks word{self.number}z",
            "body_text": f"KESTREL BAY, Nov 24 (EXW) - The word{self.number}z was filed.",
        }
        if not kill:
            item["embargoed"] = self.due.isoformat()
        name = f"{self.number}-{item['version']}.json"
        return make_filing(json.dumps(item).encode(), name=name, receipt=name, filed=NOON, received=now)


def timers(chance: Random) -> Iterator[Timer]:
    """Most end on a full minute, as they do, the others at any moment; one in ten is killed before it ends."""
    for number in range(TIMERS):
        secs = chance.uniform(1, HOUR_SECS) if number % 3 == 0 else 60.0 * chance.randint(1, HOUR_SECS // 60)
        killed = NOON + timedelta(seconds=chance.uniform(0, secs)) if chance.random() < 0.1 else None
        yield Timer(number, NOON + timedelta(seconds=secs), killed)


@dataclass
class Wire:
    """A house on a test's clock, and what can be fetched from it."""

    folder: Path
    house: House
    clock: Clock

    def file(self, filings: Sequence[Filing]) -> None:
        """Hand dispatches in."""
        if filings:
            [inlet] = self.house.inlets
            self.house.collector.file(filings, inlet.defaults)

    def fetched(self) -> Mapping[str, tuple[str, bytes]]:
        """Of every page about several stories, its ETag and its bytes."""
        pages = {place: self.house.stand.get(place) for place in PLACES}
        shown = {place: page.representations[0] for place, page in pages.items() if page}
        return {place: (one.etag, one.content) for place, one in shown.items()}

    def items(self) -> set[str]:
        """The documents of stories that lie there."""
        root = self.folder / "feeds"
        return {str(path.relative_to(root)) for path in (root / "items").rglob("*.json*")}


@contextmanager
def wire(folder: Path) -> Iterator[Wire]:
    (folder / "config.toml").write_text(CONFIG)
    lay_out(folder / "syndicate.db")
    clock = Clock(NOON)
    with open_house(load(folder / "config.toml"), clock) as house:
        yield Wire(folder, house, clock)


def test_nothing_changes_before_an_embargo_ends_and_all_is_out_within_a_second(
    tmp_path: Path, record_property: Callable[[str, object], None]
) -> None:
    every = list(timers(dice()))
    ends = deque(sorted((one for one in every if not one.killed), key=lambda one: one.due))
    kills = deque(sorted((one for one in every if one.killed), key=lambda one: one.killed or NOON))
    paths = {item_path(one.guid, "json"): one for one in every}
    out: set[Timer] = set()
    slowest = 0.0
    with wire(tmp_path) as desk:
        desk.file([one.filing(NOON) for one in every])
        desk.house.press.publish()
        desk.house.press.refresh()
        before = desk.fetched()
        for second in range(1, HOUR_SECS + 1):
            tick = NOON + second * TICK
            desk.file([one.filing(desk.clock.now(), kill=True) for one in _until(kills, tick, lambda one: one.killed)])
            ended = _until(ends, tick, lambda one: one.due)
            if not ended:
                continue
            desk.clock.moment = max(desk.clock.now(), ended[0].due - JUST)
            assert desk.house.press.publish() == 0, f"seed {SEED}: a page changed before {ended[0]}"
            assert desk.fetched() == before, f"seed {SEED}: something changed before {ended[0]}"
            desk.clock.moment = tick
            begun = perf_counter()
            assert desk.house.press.publish(), f"seed {SEED}: late is {ended[0]}"
            slowest = max(slowest, perf_counter() - begun)
            before, out = desk.fetched(), out | {*ended}
            assert desk.house.wire.span().last == len(out), f"seed {SEED}: counted otherwise at {tick}"
            assert {paths[path] for path in desk.items()} == out, f"seed {SEED}: others are out at {tick}"
        assert not ends
        assert not desk.house.ledger.errands(desk.clock.now() + timedelta(days=9), 10)
    record_property("embargoes", len(every))
    record_property("killed before their end", len(every) - len(out))
    record_property("slowest publishing of what ended, secs", round(slowest, 3))
    if WHOLE:  # else the machine has other tests to run; the daemon looks five times a second
        assert slowest + LOOK.total_seconds() < TICK.total_seconds()


def _until(waiting: deque[Timer], tick: datetime, when: Callable[[Timer], datetime | None]) -> list[Timer]:
    """Take those whose moment has come."""
    taken = []
    while waiting and (when(waiting[0]) or tick) <= tick:
        taken.append(waiting.popleft())
    return taken
