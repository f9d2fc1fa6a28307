from datetime import timedelta

from syndicate.rules.arrival import apart
from tests.makers import NOON, make_dispatch

MICROSECOND = timedelta(microseconds=1)


def test_dispatches_of_one_filing_come_in_the_order_in_which_they_were_made() -> None:
    made = [NOON, NOON - timedelta(hours=2), NOON - timedelta(hours=1)]
    found = apart([make_dispatch(created=created) for created in made])
    assert [one.received for one in found] == [NOON + 2 * MICROSECOND, NOON, NOON + MICROSECOND]
    assert [one.created for one in found] == made


def test_of_those_made_at_once_the_first_is_the_newest() -> None:
    found = apart([make_dispatch(guid=guid) for guid in ("tag:first", "tag:second")])
    assert [one.received for one in found] == [NOON + MICROSECOND, NOON]


def test_a_dispatch_alone_comes_when_its_filing_does() -> None:
    assert apart([make_dispatch()]) == [make_dispatch()]
    assert apart([]) == []
