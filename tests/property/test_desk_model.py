"""The whole desk against a model of it, over both pairs of engines: whatever is filed, fails or dies, in any order."""

from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from datetime import timedelta
from itertools import count
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import ClassVar, TypeAlias

import pytest
from hypothesis import HealthCheck, Phase, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, rule, run_state_machine_as_test

from tests.desk_world import CHANNELS, Died, Story, Version, World, configured
from tests.nats_servers import nats_server
from tests.stores import fresh_store
from tests.torture import WHOLE, times

STORIES, VERSIONS = 4, 5
numbers = count()

Filed: TypeAlias = tuple[int, int, str, timedelta | None]
FILED = st.tuples(
    st.integers(0, STORIES - 1),
    st.integers(0, VERSIONS - 1),
    st.sampled_from(["usable", "usable", "usable", "usable", "withheld", "canceled"]),
    st.sampled_from([None, None, timedelta(hours=1), timedelta(days=1)]),
)


class DeskMachine(RuleBasedStateMachine):
    """What may happen to a desk."""

    engine: ClassVar[str] = "sqlite"
    bus: ClassVar[str] = ""
    seen: ClassVar[Counter[str]] = Counter()

    @initialize()
    def begin(self) -> None:
        self.held = ExitStack()
        folder = Path(self.held.enter_context(TemporaryDirectory()))
        store = self.held.enter_context(fresh_store(self.engine, folder))
        self.world = World(folder, configured(folder, store, self.bus, f"model-{next(numbers)}"))
        self.stories = [Story(f"tag:wire.example,2026:{number}") for number in range(STORIES)]
        self.dropped: list[tuple[Story, Version]] = []
        self.world.open()

    def teardown(self) -> None:
        if hasattr(self, "world"):
            with self.held:
                try:
                    self.settled()
                finally:
                    self.world.die()

    @rule(filed=st.lists(FILED, min_size=1, max_size=3))
    def file(self, filed: list[Filed]) -> None:
        for which, place, status, embargo in filed:
            self._file(which, place, status, embargo)

    @rule()
    def file_again(self) -> None:
        if self.dropped:
            self.world.drop(*self.dropped[-1])

    @rule()
    def collect(self) -> None:
        self._took()
        self.world.collect()

    @rule()
    def publish(self) -> None:
        self.world.publish()

    @rule(fate=st.sampled_from(["good", "refused", "lost", "hangs"]))
    def deliver(self, fate: str) -> None:
        self.world.deliver(fate)
        self._count(fate)

    @rule(passed=st.sampled_from([timedelta(seconds=7), timedelta(hours=2), timedelta(days=1)]))
    def time_passes(self, passed: timedelta) -> None:
        if not self.world.waiting():  # when a file is received decides when it may be seen
            self.world.wait(passed)

    @rule()
    def crash(self) -> None:
        self.world.die()
        self.world.open()

    @rule(verb=st.sampled_from(["collect", "publish", "deliver"]), filed=FILED, calls=st.integers(0, 30))
    def die_at_a_call(self, verb: str, filed: Filed, calls: int) -> None:
        self._file(*filed)
        self._took()
        if verb != "collect":
            self.world.collect()
        if verb == "deliver":
            self.world.publish()
        self.world.fuse.left = calls
        try:
            match verb:
                case "collect":
                    self.world.collect()
                case "publish":
                    self.world.publish()
                case _:
                    self.world.deliver("good")
        except Died:
            self._count(f"died: {verb}")
        self.crash()
        self.world.collect()

    @rule()
    def settled(self) -> None:
        world = self.world
        self._took()
        world.settle()
        now = world.clock.now()
        standing = {story.guid: story.stands(now) for story in self.stories}
        usable = {guid: one.number for guid, one in standing.items() if one and one.status == "usable"}
        shown = [item for item in world.ninjs() if item.get("pubStatus", "usable") == "usable"]
        listed = [(item["uri"], int(item["version"])) for item in shown]
        assert sorted(listed) == sorted(usable.items())
        pages = world.pages()
        for story in self.stories:
            for place, text in pages.items():
                for word in self._unspeakable(story, place):
                    assert word not in text, f"{place} has {word}"
        for channel in CHANNELS:
            for story in self.stories:
                self._told_well(story, world.partner.taken[channel, story.guid], standing[story.guid])
        assert not world.waiting()
        known = {story.guid: {take.declared for take in story.takes} for story in world.house.ledger.stories(standing)}
        for story in self.stories:
            assert {one.number for one in story.versions if self._adds(story, one)} <= known.get(story.guid, set())
        assert world.publish() == 0
        assert world.press.refresh() == 0

    def _file(self, which: int, place: int, status: str, embargo: timedelta | None) -> None:
        """Drop a version of a story under one of the numbers that it has left."""
        story = self.stories[which]
        filed = {version.number for other, version in self.dropped if other is story}
        left = [number for number in range(1, VERSIONS + 1) if number not in filed]
        if not left:
            return
        now = self.world.clock.now()
        due = now + embargo if embargo and status == "usable" else now
        version = Version(left[place % len(left)], status, due)
        self.world.drop(story, version)
        self.dropped.append((story, version))
        self._count(status if due == now else "embargoed")

    def _took(self) -> None:
        """What is in the spool counts from now on."""
        for story, version in self.dropped:
            if version not in story.versions:
                story.versions.append(version)

    @staticmethod
    def _adds(story: Story, version: Version) -> bool:
        """A second kill says nothing."""
        place = story.killed_at()
        return version.status != "canceled" or (place is not None and story.versions[place] == version)

    def _unspeakable(self, story: Story, place: str) -> Iterator[str]:
        """Words that the page at this place must not have."""
        now = self.world.clock.now()
        stands = story.stands(now)
        for version in story.versions:
            hidden = version.due > now or story.killed_at() is not None
            held = stands is not None and stands.status == "withheld" and place.startswith("all/")
            if hidden or held or version.status != "usable":
                yield story.word(version.number)

    @staticmethod
    def _told_well(story: Story, told: list[tuple[int, str]], stands: Version | None) -> None:
        assert told == sorted(told, key=lambda one: one[0]), f"{story.guid}: an older version came after a newer one"
        if stands is None:
            assert not told, f"{story.guid}: told though nobody was to know"
            return
        assert told, f"{story.guid}: nobody was told"
        number, kind = told[-1]
        assert (kind == "dispatch.canceled") == (stands.status == "canceled")
        assert stands.status == "canceled" or number == stands.number

    def _count(self, what: str) -> None:
        self.seen[what] += 1


@pytest.mark.parametrize("engines", ["sqlite and the local bus", "postgresql and nats"])
def test_the_desk_does_what_its_model_says(
    engines: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, record_property: Callable[[str, object], None]
) -> None:
    monkeypatch.setenv("SYNDICATE_TEST_HOOK", "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw")
    many = settings(
        max_examples=times(8, 400),
        stateful_step_count=times(25, 60),
        deadline=None,
        derandomize=True,
        phases=[Phase.generate, *([Phase.shrink] if WHOLE else [])],
        suppress_health_check=list(HealthCheck),
    )
    with ExitStack() as held:

        class Machine(DeskMachine):
            engine = engines.split(maxsplit=1)[0]
            bus = held.enter_context(nats_server(tmp_path / "nats")).url if "nats" in engines else ""
            seen: ClassVar[Counter[str]] = Counter()

        run_state_machine_as_test(Machine, settings=many)
    for what, often in Machine.seen.items():
        record_property(f"{engines}: {what}", often)
    for what in ("usable", "canceled", "withheld", "embargoed"):
        assert Machine.seen[what], f"never {what}"
    assert any(what.startswith("died") for what in Machine.seen)
