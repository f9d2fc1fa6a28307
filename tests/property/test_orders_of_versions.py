"""All 720 orders in which five versions and a kill can come in, each a story of its own, through the real record.

Calls fail, hang, are lost or are taken though they seem to fail, and the courier dies in between. No receiver is ever
told an older version after a newer one or anything after the kill, and the kill reaches every one.
"""

from collections import defaultdict
from contextlib import closing
from dataclasses import dataclass, field
from datetime import timedelta
from itertools import permutations
from pathlib import Path
from random import Random
from tempfile import TemporaryDirectory

import orjson
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from syndicate.bus.local import LocalBus
from syndicate.desk.deliver import AT_ONCE_EACH
from syndicate.desk.orders import Orders
from syndicate.model.delivery import Answer, DeliveryState
from syndicate.model.dispatch import Dispatch, PubStatus
from syndicate.model.story import Story
from syndicate.ports.ledger import Entry, Showing
from syndicate.ports.pusher import Parcel
from syndicate.rules.lifecycle import Accept, place, showing
from syndicate.store import open_ledger
from tests.makers import make_dispatch
from tests.press import Clock
from tests.stores import lay_out
from tests.torture import times
from tests.unit.desk.test_deliver import GOOD, Depot, Road

VERSIONS, KILL = 5, 6
ORDERS = {f"tag:wire.example,2026:{number}": order for number, order in enumerate(permutations(range(1, KILL + 1)))}
OUTLETS = {guid: f"outlet-{number // AT_ONCE_EACH}" for number, guid in enumerate(ORDERS)}
"""So many stories an outlet that all can be under way at once."""

EXAMPLES = times(1, 200)


@dataclass
class Receivers(Road):
    """Whoever is told: each call fares as the dice say, and what was taken is remembered."""

    dice: Random = field(default_factory=Random)
    taken: defaultdict[str, list[tuple[int, str]]] = field(default_factory=lambda: defaultdict(list))

    def __post_init__(self) -> None:
        self.answer = self.take

    def take(self, parcel: Parcel) -> Answer | None:
        fate = self.dice.choice(["good", "good", "refused", "lost", "hangs", "hangs"])
        if fate in {"good", "lost"}:
            self.keep(parcel)
        return {"good": GOOD, "refused": Answer(status=503), "lost": Answer(error="reset"), "hangs": None}[fate]

    def keep(self, parcel: Parcel) -> None:
        event = orjson.loads(parcel.content)
        self.taken[event["data"]["uri"]].append((int(event["data"]["version"]), event["type"]))

    def end(self, *, heard: bool) -> None:
        """Half of the calls that hang are taken now; whether the courier hears of any of them."""
        for parcel in self.hanging:
            if self.dice.random() < 0.5:
                self.keep(parcel)
        if heard:
            self.let_go(Answer(error="timed out"))
        else:
            self.hanging.clear()
            self.told.clear()

    def get_well(self) -> None:
        """From now on all goes well."""
        self.dice = _Kind()


class _Kind(Random):
    def choice(self, seq: object) -> object:  # type: ignore[override]
        assert isinstance(seq, list)
        return seq[0]


def version(guid: str, number: int, depot: Depot) -> Dispatch:
    """As it is filed: the sixth is the kill."""
    return make_dispatch(
        guid=guid,
        declared=number,
        headline=f"Harbour talks, version {number}",
        created=depot.clock.moment + timedelta(minutes=number),
        received=depot.clock.moment,
        pub_status=PubStatus.CANCELED if number == KILL else PubStatus.USABLE,
    )


def file(depot: Depot, step: int) -> None:
    """Have the next version of every story come in, and order what stands then."""
    ledger, now = depot.ledger, depot.clock.now()
    stories = {story.guid: story for story in ledger.stories(ORDERS)}
    placed = [place(stories.get(guid), version(guid, order[step], depot)) for guid, order in ORDERS.items()]
    with ledger.writing() as writing:
        writing.record(
            [
                Entry(dispatch=one.dispatch, sections=frozenset({OUTLETS[one.dispatch.guid]}), announce=one.announce)
                for one in placed
                if isinstance(one, Accept)
            ],
            [],
        )
    errands = ledger.errands(now, len(ORDERS))
    showings = [shown(story, depot) for story in ledger.stories({errand.guid for errand in errands})]
    with closing(LocalBus()) as bus:
        outlets = {outlet: [outlet] for outlet in OUTLETS.values()}
        Orders(deliveries=ledger.deliveries(), bus=bus, outlets=outlets).place(errands, showings, now)
    ledger.done([errand.number for errand in errands])
    depot.courier.look()


def shown(story: Story, depot: Depot) -> Showing:
    take = showing(story, depot.clock.now())
    assert take is not None
    killed = KILL in {each.declared for each in story.takes}
    assert (take.pub_status is PubStatus.CANCELED) == killed
    return Showing(guid=story.guid, version=take.version, pub_status=take.pub_status, shown_from=take.shown_from)


@given(seed=st.integers(0, 2**32), crashes=st.sets(st.integers(0, VERSIONS)))
@settings(
    max_examples=EXAMPLES,
    deadline=None,
    phases=[Phase.generate],  # 720 stories do not become fewer
    suppress_health_check=[HealthCheck.too_slow],
)
def test_no_order_and_no_failure_lets_an_older_version_or_a_killed_story_through(seed: int, crashes: set[int]) -> None:
    receivers = Receivers(dice=Random(seed))  # noqa: S311  no secret
    with TemporaryDirectory() as folder, closing(open_ledger(lay_out(Path(folder) / "s.db"))) as ledger:
        depot = Depot(ledger, Clock(), receivers, outlets=tuple(dict.fromkeys(OUTLETS.values())))
        for step in range(KILL):
            file(depot, step)
            depot.turn()
            if step in crashes:
                receivers.end(heard=False)
                depot.open()
            elif receivers.dice.random() < 0.5:  # else they still hang when the next version comes in
                receivers.end(heard=True)
            depot.turn()
            depot.later(hours=11)
        receivers.get_well()
        while ledger.deliveries().listed([DeliveryState.WAITING], 1):
            depot.later(hours=11)
            while depot.turn():
                pass
            receivers.end(heard=True)
    for guid, order in ORDERS.items():
        told = receivers.taken[guid]
        assert told == sorted(told), f"versions came in as {order}"
        assert told[-1] == (KILL, "dispatch.canceled")
        assert [kind for number, kind in told if number == KILL] == ["dispatch.canceled"] * told.count(told[-1])
