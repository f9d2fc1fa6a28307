"""What an answer makes of a delivery, in words and in state, with HTTP and without."""

from dataclasses import replace
from datetime import timedelta

import pytest

from syndicate.model.delivery import Answer, Delivery, DeliveryState
from syndicate.rules.delivering import becomes, given_up
from tests.makers import NOON

FIRST = Delivery(
    number=1,
    outlet="editors",
    guid="tag:wire.example,2026:a",
    version=1,
    state=DeliveryState.WAITING,
    made=NOON,
    due=NOON,
    attempts=1,
)


@pytest.mark.parametrize(
    ("answer", "state", "words"),
    [
        (Answer(taken=True, said=b"250 2.0.0 queued"), DeliveryState.DONE, "250 2.0.0 queued"),
        (Answer(status=204), DeliveryState.DONE, "HTTP 204"),
        (Answer(error="450 try again"), DeliveryState.WAITING, "450 try again"),
        (Answer(error="no permission; ask for it there"), DeliveryState.WAITING, "no permission; ask for it there"),
        (Answer(status=503, said=b"busy"), DeliveryState.WAITING, "HTTP 503: busy"),
        (Answer(error="550 no such editor", refused=True), DeliveryState.DEAD, "550 no such editor"),
        (Answer(status=410), DeliveryState.DEAD, "HTTP 410"),
        (Answer(), DeliveryState.WAITING, "no answer"),
    ],
)
def test_taken_put_off_and_refused_are_told_apart(answer: Answer, state: DeliveryState, words: str) -> None:
    becoming, due = becomes(FIRST, answer, NOON, 0.0)
    assert (becoming, answer.words) == (state, words)
    assert answer.accepted == (state is DeliveryState.DONE)
    assert (due > NOON) == (state is DeliveryState.WAITING)
    assert due - NOON < timedelta(hours=1)


def test_a_delivery_is_tried_for_27_hours() -> None:
    pauses = []
    for attempts in range(1, 8):
        state, due = becomes(replace(FIRST, attempts=attempts), Answer(status=503), NOON, 0.0)
        assert state is DeliveryState.WAITING
        pauses.append(due - NOON)
    assert pauses == [timedelta(seconds=5), timedelta(minutes=5), timedelta(minutes=30)] + [
        timedelta(hours=hours) for hours in (2, 5, 10, 10)
    ]
    assert becomes(replace(FIRST, attempts=8), Answer(status=503), NOON, 0.0) == (DeliveryState.DEAD, NOON)


def test_an_outlet_at_which_everything_fails_for_some_days_is_given_up() -> None:
    assert given_up(NOON - timedelta(days=3), NOON, 3)
    assert not given_up(NOON - timedelta(days=3) + timedelta(seconds=1), NOON, 3)
