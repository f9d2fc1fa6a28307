"""What the command line does to deliveries and channels, as the audit trail has it."""

from collections.abc import Iterator
from contextlib import closing
from datetime import timedelta
from pathlib import Path

import pytest

from syndicate.desk.queue import QueueDesk
from syndicate.desk.trail import Trail
from syndicate.errors import SyndicateError
from syndicate.model.delivery import DeliveryState
from syndicate.rules.health import DISABLED
from syndicate.store import open_ledger
from tests.makers import NOON
from tests.press import Clock
from tests.stores import lay_out
from tests.telling import given_up, ordered

LATER = NOON + timedelta(hours=1)


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[QueueDesk]:
    with closing(open_ledger(lay_out(tmp_path / "var" / "syndicate.db"))) as ledger:
        for number in (1, 2):
            given_up(ledger, number)
        ordered(ledger, 3, at=LATER)
        yield QueueDesk(
            ledger=ledger,
            deliveries=ledger.deliveries(),
            gauges=ledger.gauges(),
            channels=["gazette"],
            memory=lambda name: ledger.memory(f"channel:{name}"),
            trail=Trail(acts=ledger.acts(), clock=Clock(LATER)),
        )


def acts(desk: QueueDesk) -> list[tuple[str, str, str, str]]:
    return [(act.user, act.act, act.about, act.result) for act in desk.trail.acts.listed(5)]


def test_it_says_how_many_of_those_that_were_named_could_be(desk: QueueDesk) -> None:
    assert desk.change([1, 2, 77], DeliveryState.WAITING, "otto") == 2
    assert desk.change([1], DeliveryState.DROPPED, "otto") == 1
    assert acts(desk) == [
        ("otto", "drop deliveries", "1", "1 of 1 dropped"),
        ("otto", "retry deliveries", "1 2 77", "2 of 3 tried again"),
    ]


def test_a_replay_says_since_when(desk: QueueDesk) -> None:
    assert desk.replay("gazette", LATER, "otto") == "1 deliveries are tried again."
    [act] = desk.trail.acts.listed(5)
    assert (act.act, act.about, act.note) == ("replay channel", "gazette", f"since {LATER.isoformat()}")


def test_a_channel_is_used_again_and_keeps_what_it_said_last(desk: QueueDesk) -> None:
    desk.memory("gazette").remember({DISABLED: "it answered 410", "failures": "7", "error": "HTTP 410"})
    assert desk.resume("gazette", "otto") == "gazette is used again."
    assert desk.resume("gazette", "otto") == "gazette was in use all the time."
    assert desk.memory("gazette").recall() == {"error": "HTTP 410"}
    with pytest.raises(SyndicateError, match="no channel 'post'; there are: gazette"):
        desk.resume("post", "otto")


def test_what_was_given_up_is_counted_by_channel(desk: QueueDesk) -> None:
    assert desk.dead() == {"gazette": 2}


def test_a_delivery_that_was_forgotten_meanwhile_is_said_to_be(desk: QueueDesk) -> None:
    with pytest.raises(SyndicateError, match="there is no delivery 77; it was forgotten meanwhile"):
        desk.retry(77, "otto")
    assert acts(desk) == [
        ("otto", "retry delivery", "77", "not done: there is no delivery 77; it was forgotten meanwhile")
    ]
