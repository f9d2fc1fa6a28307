"""One story of a whole desk, told step by step, and what must be true at its end however often it was broken off.

Versions come and go, a story is corrected, one is killed after it was told and one under its embargo, one comes after
its kill; sections and their archives are published; one outlet is called, another gets files.
"""

import gzip
import json
import os
from collections.abc import Iterator, Mapping, Sequence
from contextlib import ExitStack
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from pathlib import Path
from threading import Event
from time import monotonic

from syndicate.build import House, open_house
from syndicate.config import Config, load
from syndicate.daemon.pressroom import Pressroom
from syndicate.daemon.pulse import Pulse
from syndicate.desk.deliver import Courier
from syndicate.desk.posts import COURIER
from syndicate.errors import SyndicateError
from syndicate.model.delivery import Answer, DeliveryState
from syndicate.outlets.lanes import LanePusher
from syndicate.outlets.sorting import SortingPusher
from syndicate.ports.pusher import Parcel
from syndicate.stand.files import lock_as_writer
from tests.fault.points import Ceiling, Points
from tests.fault.records import check_file
from tests.makers import NOON
from tests.press import Clock
from tests.stores import lay_out
from tests.unit.desk.test_deliver import GOOD, Road

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
formats = ["ninjs", "rss"]
limit = 4

[sections.harbour]
title = "The harbour"
formats = ["atom"]
any = { keywords = ["harbour"] }

[items]
formats = ["html", "ninjs"]

[outlets.gazette]
profile = "plain"
sections = ["all"]

[channels.called]
type = "webhook"
outlet = "gazette"
url = "https://gazette.example/called"
secret_env = "SYNDICATE_TEST_HOOK"

[channels.files]
type = "folder"
outlet = "gazette"
path = "files"
"""
SECRET = "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw"  # noqa: S105 - of a test
END = NOON + timedelta(days=3)
TRIES = 6


def _filed(
    story: str, version: int, *, status: str = "usable", until: timedelta | None = None, subject: str = "harbour"
) -> tuple[str, bytes]:
    """A file's name and what is in it."""
    item = {
        "uri": f"tag:wire.example,2026:{story}",
        "version": str(version),
        "type": "text",
        "versioncreated": (NOON + timedelta(seconds=version)).isoformat(),
        "pubstatus": status,
        "headline": f"Talks {word(story, version)}",
        "subject": [{"name": subject}],
        "body_text": f"KESTREL BAY, Nov 24 (EXW) - The {word(story, version)} was filed.",
    }
    if until:
        item["embargoed"] = (NOON + until).isoformat()
    return f"{story}-{version}.json", json.dumps(item).encode()


def word(story: str, version: int) -> str:
    """One that no other version has."""
    return f"{story}x{version}z"


STEPS: Sequence[tuple[timedelta, Mapping[str, bytes]]] = (
    (
        timedelta(seconds=1),
        dict(
            [
                _filed("alder", 1),
                _filed("birch", 1),
                _filed("cedar", 1, until=timedelta(hours=1)),
                ("nothing.json", b'{"uri": "tag:wire.example,2026:none", "version": "1", "type": "text"}'),
            ]
        ),
    ),
    (
        timedelta(minutes=1),
        dict([_filed("alder", 2), _filed("dogwood", 1), _filed("elder", 1, until=timedelta(hours=2))]),
    ),
    (timedelta(minutes=30), dict([_filed("birch", 2, status="canceled"), _filed("fir", 1), _filed("gorse", 1)])),
    (timedelta(hours=1), dict([_filed("elder", 2, status="canceled"), _filed("hazel", 2, status="canceled")])),
    (timedelta(hours=2), dict([_filed("birch", 3), _filed("hazel", 1), _filed("alder", 3), _filed("iris", 1)])),
)
KILLED = {"birch": (1, 2, 3), "elder": (1, 2), "hazel": (1, 2)}
UNDER_EMBARGO = {"cedar": NOON + timedelta(hours=1), "elder": NOON + timedelta(days=9)}
STANDS = {"alder": 3, "cedar": 1, "dogwood": 1, "fir": 1, "gorse": 1, "iris": 1}
TOLD_LAST = {**STANDS, "birch": 2, "hazel": 2}


@dataclass(frozen=True, slots=True, kw_only=True)
class Outcome:
    """What there was at the end.

    Attributes:
        versions: Recorded.
        pages: By place, without twins.
        files: What the outlet has that gets files.
        orders: Channel, guid and version of every delivery.
    """

    versions: Sequence[tuple[str, int]]
    pages: Mapping[str, str]
    files: Mapping[str, str]
    orders: Sequence[tuple[str, str, int]]


class Called(Road):
    """The outlet that is called: it writes down what it took before it says so."""

    def __init__(self, book: Path, points: Points) -> None:
        super().__init__(self._take)
        self.book, self.points = book, points

    def _take(self, parcel: Parcel) -> Answer:
        with self.points.uncounted(), self.book.open("a") as book:
            book.write(f"{parcel.dispatch.guid} {parcel.dispatch.version}\n")
        return GOOD


@dataclass(slots=True)
class Desk:
    """A life of the desk in a folder that outlives it.

    Attributes:
        folder: Which.
        points: What may befall it.
        ceiling: What its files may not outgrow, until something was refused.
        grown: At the end, how long the store's log has become, in bytes.
        refusals: How often something was refused.
    """

    folder: Path
    points: Points
    ceiling: Ceiling | None = None
    config: Config = field(init=False)
    clock: Clock = field(default_factory=Clock)
    house: House = field(init=False)
    courier: Courier = field(init=False)
    held: ExitStack = field(default_factory=ExitStack)
    grown: int = 0
    refusals: int = 0

    def live(self) -> None:
        """Go on where the last life ended, up to the end of the story."""
        self.config = load(self.folder / "config.toml")
        if self.ceiling:
            self.ceiling.raise_up()
        for number in range(self._begun(), len(STEPS)):
            self.clock.moment = NOON + STEPS[number][0]
            self._begin(number)
            self._open()
            self._work()
        self._open()
        self._settle()
        self.grown = (self.folder / "syndicate.db-wal").stat().st_size
        self.held.close()

    def _begun(self) -> int:
        book = self.folder / "begun"
        return int(book.read_text()) if book.exists() else 0

    def _begin(self, number: int) -> None:
        """Drop what comes in this step, unless a life before did; whoever dies from now on goes on with this step."""
        if number == self._begun() and (self.folder / "begun").exists():
            return
        with self.points.uncounted():
            for name, content in STEPS[number][1].items():
                aside = self.folder / "aside"
                aside.write_bytes(content)
                os.utime(aside, (NOON.timestamp(), NOON.timestamp()))
                aside.rename(self.folder / "spool" / name)
            (self.folder / "aside").write_text(str(number))
            (self.folder / "aside").rename(self.folder / "begun")

    def _open(self) -> None:
        """Start as the daemon does, unless it runs; when it is refused, another is started after it."""
        if hasattr(self, "courier"):
            return
        for _ in range(TRIES):
            try:
                self._start()
            except SyndicateError:
                self.refusals += 1
                self.held.close()
                self._mended()
            else:
                return
        raise AssertionError("it does not start")

    def _start(self) -> None:
        self.house = house = self.held.enter_context(open_house(self.config, self.clock))
        Pressroom(house, Event(), Pulse(monotonic)).open()
        assert house.posts.hold(COURIER.format(share=0))
        self.courier = house.courier(0)
        assert isinstance(self.courier.pusher, SortingPusher)
        lanes, hooks = self.courier.pusher.pushers
        assert isinstance(lanes, LanePusher)
        hooks.close()
        self.held.callback(lanes.close)
        self.courier.pusher.pushers = (lanes, Called(self.folder / "told", self.points))

    def _work(self) -> None:
        """Do all there is to do, again where something is refused, as the daemon does."""
        for _ in range(TRIES):
            failed = False
            for verb in (self._collect, self._publish, self._deliver):
                try:
                    verb()
                except SyndicateError:
                    failed = True
            if failed:
                self.refusals += 1
                self._check_spool()
            if not failed and not self._left():
                return
            self._mended()
        raise AssertionError(f"it does not go on by itself: {self._left()} wait in the spool")

    def _mended(self) -> None:
        self.points.mend()
        if self.ceiling:
            self.ceiling.take_down()

    def _left(self) -> int:
        return len([*(self.folder / "spool").glob("*.json")])

    def _collect(self) -> None:
        [inlet] = self.house.inlets
        self.house.collector.collect(inlet.source, inlet.defaults)

    def _publish(self) -> None:
        self.house.press.publish()
        self.house.stand.settle()
        with self.points.uncounted():
            assert not list(early(self.folder, self.clock.now()))

    def _deliver(self) -> None:
        self.courier.look()
        while self.courier.turn(timedelta(seconds=20)):
            pass

    def _settle(self) -> None:
        """Let time pass until everybody was told."""
        self._mended()
        while self.house.deliveries.waiting(["called", "files"]):
            assert self.clock.now() < END, "somebody is never told"
            self.clock.moment += timedelta(hours=1)
            self._work()
        self.clock.moment = END
        self._work()
        self.house.press.refresh()
        self.house.stand.settle()

    def _check_spool(self) -> None:
        """Assert that what was filed lies somewhere, whole, and what is good was not refused."""
        spool = self.folder / "spool"
        found = {path.name: path for path in spool.rglob("*.json")}
        for number in range(self._begun() + 1):
            for name, content in STEPS[number][1].items():
                assert found[name].read_bytes() == content
                assert found[name].parent.name != "rejected" or name == "nothing.json"


def prepare(folder: Path) -> None:
    """Lay out the folder of a desk that has not begun."""
    folder.mkdir()
    for name in ("spool", "files"):
        (folder / name).mkdir()
    (folder / "config.toml").write_text(CONFIG)
    lay_out(folder / "syndicate.db")


def outcome(folder: Path) -> Outcome:
    """Assert what must be true of a desk at the end of its story, and tell what there is."""
    check_file(f"sqlite:///{folder / 'syndicate.db'}")
    with open_house(load(folder / "config.toml"), Clock(END)) as house:
        versions = [(one.guid, one.version) for batch in house.ledger.every(100) for one in batch]
        deliveries = house.deliveries.listed([*DeliveryState], 1000)
        errands = house.ledger.errands(END, 1000)
        shown = house.ledger.window("all", 100)
        assert house.press.refresh() == 0, "pages are not what is recorded"
    assert len(versions) == len(set(versions)), "a guid twice"
    assert not errands, "something was never published"
    assert all(_short(guid) not in KILLED or number == max(KILLED[_short(guid)][:2]) for guid, number in shown)
    assert not {one.state for one in deliveries} - {DeliveryState.DONE, DeliveryState.SUPERSEDED}
    assert {_short(guid): number for guid, number in _told(folder)} == TOLD_LAST
    for guid in TOLD_LAST:
        told = [number for one, number in _told(folder) if _short(one) == guid]
        assert told == sorted(told), f"{guid}: an older version came last"
    os.close(lock_as_writer(folder / "feeds"))
    assert not list((folder / "feeds").rglob(".*.tmp")), "the next writer left what was never finished"
    pages = dict(_pages(folder / "feeds"))
    for place, text in pages.items():
        for story, numbers in KILLED.items():
            for number in numbers:
                assert word(story, number) not in text, f"{place} has the killed {word(story, number)}"
    return Outcome(
        versions=sorted(versions),
        pages=pages,
        files={path.name: path.read_text() for path in sorted((folder / "files").glob("[!.]*"))},
        orders=sorted((one.outlet, one.guid, one.version) for one in deliveries),
    )


def compare(found: Outcome, undisturbed: Outcome) -> None:
    """Assert that nothing was lost and nothing is other than if nothing had happened."""
    assert found.versions == undisturbed.versions
    assert found.pages == undisturbed.pages
    assert found.orders == undisturbed.orders
    assert found.files.items() <= undisturbed.files.items()
    assert _newest(found.files) == _newest(undisturbed.files)


def _newest(files: Mapping[str, str]) -> Mapping[str, str]:
    """The last file of every story."""
    return {name.split("-")[1]: name for name in sorted(files)}


def _told(folder: Path) -> Iterator[tuple[str, int]]:
    for line in (folder / "told").read_text().splitlines():
        guid, _, number = line.partition(" ")
        yield guid, int(number)


def _short(guid: str) -> str:
    return guid.rpartition(":")[2]


def _pages(root: Path) -> Iterator[tuple[str, str]]:
    """Every page; each twin says the same."""
    for path in sorted(path for path in root.rglob("[!.]*") if path.is_file()):
        place = str(path.relative_to(root))
        if path.suffix == ".gz":
            assert gzip.decompress(path.read_bytes()) == path.with_suffix("").read_bytes(), f"{place} is stale"
        elif path.suffix not in {".br", ".zst"}:
            yield place, path.read_text()


def early(folder: Path, now: datetime) -> Iterator[str]:
    """Words of versions under embargo that pages have."""
    for place, text in _pages(folder / "feeds"):
        for story, until in UNDER_EMBARGO.items():
            if now < until and word(story, 1) in text:
                yield f"{place} has {word(story, 1)}"
