"""Whether a channel keeps up with the wire."""

from datetime import timedelta

import pytest

from syndicate.model.health import Health
from syndicate.model.levels import Queue
from syndicate.model.pace import Pace
from syndicate.rules.pace import PATIENCE, pace
from tests.makers import NOON

WELL = Health(succeeded=NOON)
SECOND = timedelta(seconds=1)


@pytest.mark.parametrize(
    ("queue", "health", "disabled", "told"),
    [
        (Queue(), Health(), False, Pace.IDLE),
        (Queue(), WELL, False, Pace.IN_TIME),
        (Queue(1, 1, NOON), Health(), False, Pace.IN_TIME),
        (Queue(3, 3, NOON - PATIENCE), WELL, False, Pace.IN_TIME),
        (Queue(3, 3, NOON - PATIENCE - SECOND), WELL, False, Pace.BEHIND),
        (Queue(), Health(failures=1), False, Pace.FAILING),
        (Queue(3, 3, NOON - PATIENCE - SECOND), Health(failures=4), False, Pace.FAILING),
        (Queue(), Health(failures=5), False, Pace.OPEN),
        (Queue(), Health(failures=5), True, Pace.DISABLED),
    ],
)
def test_the_worst_that_is_so_is_told(queue: Queue, health: Health, disabled: bool, told: Pace) -> None:  # noqa: FBT001 - parametrized
    assert pace(queue, health, NOON, disabled=disabled) is told


def test_only_what_is_in_time_keeps_up() -> None:
    assert [each for each in Pace if each.keeps_up] == [Pace.IN_TIME, Pace.IDLE]
