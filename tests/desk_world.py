"""A whole desk on a test's clock, which may die at any call; and what a story comes to, told simply."""

import json
from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

import orjson

from syndicate.build import House, open_house
from syndicate.config import Config, load
from syndicate.desk.deliver import Courier
from syndicate.desk.posts import COURIER, PRESS
from syndicate.desk.publish import Press
from syndicate.model.delivery import Answer, DeliveryState
from syndicate.ports.pusher import Parcel
from tests.makers import NOON
from tests.press import Clock
from tests.unit.desk.test_deliver import GOOD, Road

CHANNELS = ("quick", "slow")
CONFIG = """
[agency]
name = "Example Wire"
tag = "EXW"
domain = "wire.example"
base_url = "http://127.0.0.1:8080/"

[sources.newsroom]
type = "spool"
path = "spool"

[store]
url = "{store}"

[nodes]
lease_secs = 600

[sections.all]
title = "All dispatches"
formats = ["ninjs", "rss", "html"]

[items]
formats = ["html", "ninjs"]

[outlets.gazette]
profile = "plain"
sections = ["all"]
"""
CHANNEL = """
[channels.{name}]
type = "webhook"
outlet = "gazette"
url = "https://gazette.example/{name}"
secret_env = "SYNDICATE_TEST_HOOK"
"""
BUS = '[bus]\nurl = "{bus}"\nprefix = "{prefix}"\n'


class Died(BaseException):
    """The process ends here."""


@dataclass
class Fuse:
    """How many calls are left; none, and it dies at the next. Negative, it lives on."""

    left: int = -1

    def burn(self) -> None:
        if self.left == 0:
            raise Died
        self.left -= 1


class Mortal:
    """Something whose every call may be the last, before it takes effect or after."""

    def __init__(self, real: Any, fuse: Fuse) -> None:
        self._real = real
        self._fuse = fuse

    def __getattr__(self, name: str) -> Any:
        found = getattr(self._real, name)
        if name == "writing":
            return self._writing
        return self._mortal(found) if callable(found) else found

    def _mortal(self, does: Callable[..., Any]) -> Callable[..., Any]:
        def done(*arguments: Any, **named: Any) -> Any:
            self._fuse.burn()
            result = does(*arguments, **named)
            self._fuse.burn()
            return result

        return done

    @contextmanager
    def _writing(self) -> Iterator[Any]:
        self._fuse.burn()
        with self._real.writing() as writing:
            yield Mortal(writing, self._fuse)
        self._fuse.burn()


@dataclass
class Partner(Road):
    """The gazette by all its channels: each call fares as the test says, and what was taken is remembered."""

    fate: str = "good"
    taken: defaultdict[tuple[str, str], list[tuple[int, str]]] = field(default_factory=lambda: defaultdict(list))

    def __post_init__(self) -> None:
        self.answer = self.take

    def take(self, parcel: Parcel) -> Answer | None:
        if self.fate in {"good", "lost"}:
            event = orjson.loads(parcel.content)
            self.taken[parcel.outlet, event["data"]["uri"]].append((int(event["data"]["version"]), event["type"]))
        return {"good": GOOD, "refused": Answer(status=503), "lost": Answer(error="reset"), "hangs": None}[self.fate]

    def forget_calls(self) -> None:
        """Whoever called is dead."""
        self.hanging.clear()
        self.told.clear()


@dataclass(frozen=True)
class Version:
    """One as it was filed; `due` is the first moment it may be seen."""

    number: int
    status: str
    due: datetime


@dataclass
class Story:
    """What was filed of a story, in the order it came in; what stands follows as an editor would say it."""

    guid: str
    versions: list[Version] = field(default_factory=list)

    def word(self, number: int) -> str:
        """One that no other version has."""
        return f"word{self.guid[-1]}x{number}z"

    def killed_at(self) -> int | None:
        """The place of the kill among what came in."""
        return next((place for place, one in enumerate(self.versions) if one.status == "canceled"), None)

    def stands(self, now: datetime) -> Version | None:
        """A kill, if anybody may have seen the story before it or nothing was there.

        Else the highest number that may be seen; nothing where only holds may be.
        """
        place = self.killed_at()
        if place is not None:
            kill, before = self.versions[place], self.versions[:place]
            return kill if not before or any(one.due <= kill.due for one in before) else None
        seen = [one for one in self.versions if one.due <= now]
        if all(one.status == "withheld" for one in seen):
            return None
        return max(seen, key=lambda one: one.number)


@dataclass
class World:
    """A desk, what it was given, and whom it tells.

    Attributes:
        folder: Of its configuration, spool and stand.
        clock: The desk's.
        partner: Who is told.
        fuse: Burns at every call of a port.
        house: Everything of this life.
    """

    folder: Path
    config: Config
    clock: Clock = field(default_factory=lambda: Clock(NOON))
    partner: Partner = field(default_factory=Partner)
    fuse: Fuse = field(default_factory=Fuse)
    filed: int = 0
    house: House = field(init=False)
    courier: Courier = field(init=False)
    press: Press = field(init=False)
    held: ExitStack = field(default_factory=ExitStack)

    def open(self) -> None:
        """Begin a life."""
        self.fuse.left = -1
        self.house = house = self.held.enter_context(open_house(self.config, self.clock))
        assert house.posts.hold(PRESS)
        assert house.posts.hold(COURIER.format(share=0))
        house.take_stand(house.posts.lease(PRESS).fence)
        house.press.publish()
        house.press.refresh()
        courier = house.courier(0)
        courier.pusher.close()
        self.courier = replace(courier, pusher=self.partner, deliveries=Mortal(courier.deliveries, self.fuse))
        press, orders, ticker = house.press, house.press.orders, house.press.ticker
        assert orders
        assert ticker
        self.press = replace(
            press,
            ledger=Mortal(press.ledger, self.fuse),
            stand=Mortal(press.stand, self.fuse),
            orders=replace(orders, deliveries=Mortal(orders.deliveries, self.fuse)),
            ticker=replace(ticker, wire=Mortal(ticker.wire, self.fuse)),
        )

    def die(self) -> None:
        """End this life; calls under way are never heard of again."""
        self.partner.forget_calls()
        self.held.close()
        self.held = ExitStack()

    def drop(self, story: Story, version: Version) -> None:
        """Put a version into the spool."""
        item = {
            "uri": story.guid,
            "version": str(version.number),
            "type": "text",
            "versioncreated": (NOON + timedelta(seconds=version.number)).isoformat(),
            "pubstatus": version.status,
            "headline": f"Harbour talks {story.word(version.number)}",
            "body_text": f"KESTREL BAY, Nov 24 (EXW) - The {story.word(version.number)} was filed.",
        }
        if version.due > self.clock.now():
            item["embargoed"] = version.due.isoformat()
        self.filed += 1
        spool = self.folder / "spool"
        spool.mkdir(exist_ok=True)
        aside = self.folder / "aside"
        aside.write_text(json.dumps(item))
        aside.rename(spool / f"{self.filed:04}.json")

    def waiting(self) -> list[Path]:
        """Files that were not collected."""
        return list((self.folder / "spool").glob("*.json"))

    def collect(self) -> None:
        """Take what is in the spool."""
        [inlet] = self.house.inlets
        collector = replace(self.house.collector, ledger=Mortal(self.house.collector.ledger, self.fuse))
        collector.collect(Mortal(inlet.source, self.fuse), inlet.defaults)

    def publish(self) -> int:
        """Make pages of what is due."""
        return self.press.publish()

    def deliver(self, fate: str) -> None:
        """Call whoever is to be told; each call fares so."""
        self.partner.fate = fate
        self.courier.look()
        while self.courier.turn(timedelta()):
            pass

    def wait(self, passed: timedelta) -> None:
        """Let time pass, and what is old leave the pages, as the daemon looks at each section now and then."""
        self.clock.moment += passed
        self.press.refresh()

    def settle(self) -> None:
        """All goes well from now on, for as long as anything is left to do."""
        self.partner.fate = "good"
        self.partner.let_go(Answer(error="timed out"))
        self.collect()
        while True:
            self.publish()
            self.deliver("good")
            if not self.house.deliveries.waiting(CHANNELS):
                break
            self.wait(timedelta(hours=11))
        dead = self.house.deliveries.listed([DeliveryState.DEAD], 1000)
        assert not dead, "more failures than a delivery is tried"

    def ninjs(self) -> Sequence[dict[str, Any]]:
        """What the section's page lists."""
        page = self.house.stand.get("all/ninjs.json")
        items: list[dict[str, Any]] = orjson.loads(page.representations[0].content) if page else []
        return items

    def pages(self) -> dict[str, str]:
        """Every page, by its place."""
        root = self.folder / "feeds"
        names = (path for path in root.rglob("*") if path.suffix in {".html", ".xml", ".json", ".gone"})
        return {str(path.relative_to(root)): path.read_text() for path in names}


def configured(folder: Path, store: str, bus: str = "", prefix: str = "model") -> Config:
    """The configuration of a world, which lies in its folder."""
    text = CONFIG.format(store=store) + "".join(CHANNEL.format(name=name) for name in CHANNELS)
    (folder / "config.toml").write_text(text + (BUS.format(bus=bus, prefix=prefix) if bus else ""))
    return load(folder / "config.toml")
