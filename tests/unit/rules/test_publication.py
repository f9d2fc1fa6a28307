"""When a story and a version of it count as published."""

from datetime import timedelta

import pytest

from syndicate.model.dispatch import Dispatch
from syndicate.rules.publication import made, published
from tests.makers import NOON, make_dispatch

HOUR = timedelta(hours=1)


def received_at_three(created: int, embargo: int | None = None, first: int | None = None) -> Dispatch:
    """A dispatch that came at three o'clock, by the hours after noon of its other times."""
    return make_dispatch(
        created=NOON + created * HOUR,
        received=NOON + 3 * HOUR,
        embargo=None if embargo is None else NOON + embargo * HOUR,
        first_created=None if first is None else NOON + first * HOUR,
    )


@pytest.mark.parametrize(
    ("created", "embargo", "hour"),
    [
        (1, None, 1),
        (5, None, 3),  # a clock that is fast: it was seen when it came
        (1, 2, 2),
        (2, 1, 2),  # filed after its embargo had ended
        (1, 6, 6),
        (7, 6, 6),
    ],
)
def test_a_version_counts_from_when_it_was_free_to_use(created: int, embargo: int | None, hour: int) -> None:
    assert made(received_at_three(created, embargo)) == NOON + hour * HOUR
    assert published(received_at_three(created, embargo)) == NOON + hour * HOUR


@pytest.mark.parametrize(("first", "hour"), [(0, 0), (2, 2), (5, 3)])
def test_a_story_counts_from_its_first_version_but_from_no_time_to_come(first: int, hour: int) -> None:
    assert published(received_at_three(1, first=first)) == NOON + hour * HOUR
