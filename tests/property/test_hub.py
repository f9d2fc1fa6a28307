"""Whatever is asked, fails, hangs or crashes: only who agreed is sent pages, never an older one after a newer one, and
the last one in any case.
"""

from contextlib import closing
from datetime import datetime, timedelta
from pathlib import Path
from tempfile import TemporaryDirectory
from urllib.parse import parse_qsl, urlsplit

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from syndicate.desk.hub import About
from syndicate.model.delivery import Answer
from syndicate.ports.caller import Call
from syndicate.stand.folder import FolderStand
from syndicate.store import open_ledger
from tests.exchange import Exchange, agreed
from tests.stores import lay_out
from tests.unit.desk.test_hub import HubHouse

CALLBACKS = ("https://a.example/1", "https://a.example/2?x=1", "https://b.example/")
LEASE = timedelta(days=20)

STEPS = st.one_of(
    st.tuples(st.just("ask"), st.sampled_from(CALLBACKS), st.sampled_from(["subscribe", "subscribe", "unsubscribe"])),
    st.tuples(st.just("publish"), st.none(), st.none()),
    st.tuples(st.just("run"), st.none(), st.sampled_from([0, 5, 400])),
    st.tuples(st.just("crash"), st.none(), st.none()),
    st.tuples(st.just("hang up"), st.none(), st.none()),
)


class Readers(Exchange[About]):
    """Callbacks that agree or not, and take what they are sent or not, as luck has it; and remember."""

    def __init__(self, house: HubHouse, luck: list[int]) -> None:
        super().__init__(answer=self.take)
        self.house = house
        self.luck = luck
        self.agreed: dict[str, tuple[str, datetime]] = {}
        self.taken: dict[str, list[int]] = {callback: [] for callback in CALLBACKS}

    def take(self, call: Call[About]) -> Answer | None:
        luck = self.luck.pop() if self.luck else 0
        query = dict(parse_qsl(urlsplit(call.url).query))
        callback = next(one for one in CALLBACKS if call.url.startswith(one))
        if call.body is None:
            if luck in {0, 1}:
                self.agreed[callback] = (query["hub.mode"], self.house.clock.moment)
            return [agreed(call.url), agreed(call.url), Answer(status=404), None, Answer(status=200)][luck]
        mode, since = self.agreed[callback]
        assert self.house.clock.moment <= since + LEASE, "a page was sent after the lease ended"
        if mode == "subscribe" and luck in {0, 1, 3}:
            self.taken[callback].append(int(call.body))
        return [Answer(status=200), Answer(status=200), Answer(status=500), None, Answer(error="reset")][luck]


@given(steps=st.lists(STEPS, min_size=10, max_size=30), luck=st.lists(st.integers(0, 4), min_size=10, max_size=25))
@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.too_slow])
def test_only_who_agreed_is_sent_pages_in_order_and_the_last_in_any_case(
    steps: list[tuple[str, str | None, object]], luck: list[int]
) -> None:
    with (
        TemporaryDirectory() as folder,
        closing(open_ledger(lay_out(Path(folder) / "s.db"))) as ledger,
        closing(FolderStand(Path(folder) / "feeds")) as stand,
    ):
        house = HubHouse(ledger, stand)
        readers = house.exchange = Readers(house, luck)
        house.open()
        page = 1
        for what, callback, how in steps:
            match what:
                case "ask":
                    house.ask(str(callback), mode=str(how), lease_seconds=str(int(LEASE.total_seconds())))
                case "publish":
                    page += 1
                    house.put(str(page))
                case "run":
                    house.run(timedelta(seconds=int(str(how))))
                case "crash":
                    house.open()
                case "hang up":
                    readers.hang_up(Answer(error="timed out"))
        readers.luck.clear()
        readers.hang_up(Answer(error="timed out"))
        house.run()
        house.put(str(page + 1))
        for _ in range(12):
            house.run(timedelta(hours=1))
        subscribed = {one.callback for one, _ in ledger.subscriptions().listed()}
    assert subscribed == {callback for callback, (mode, _) in readers.agreed.items() if mode == "subscribe"}
    for callback, taken in readers.taken.items():
        assert taken == sorted(taken)
        assert not taken or callback in readers.agreed
        assert callback not in subscribed or taken[-1] == page + 1
