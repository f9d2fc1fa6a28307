"""When to try again, and what is remembered of failures."""

from datetime import timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from syndicate.errors import SourceError, SourceUnavailable, StoreBusy
from syndicate.model.health import Health
from syndicate.rules.retry import (
    BROKEN,
    BUSY,
    LONGEST_ASKED,
    UNAVAILABLE,
    after_failure,
    after_success,
    next_attempt,
    resting,
)
from tests.makers import NOON

SECOND = timedelta(seconds=1)
MINUTE = timedelta(minutes=1)


def test_pauses_grow_and_the_last_one_stays() -> None:
    pauses = [(next_attempt(attempts, NOON, 0.0) - NOON) for attempts in range(1, 9)]
    assert pauses[:3] == [5 * SECOND, 15 * SECOND, 30 * SECOND]
    assert pauses == sorted(pauses)
    assert pauses[5:] == [5 * MINUTE] * 3


def test_how_long_each_pause_is() -> None:
    assert [pause / SECOND for pause in UNAVAILABLE] == [5, 15, 30, 60, 120, 300]
    assert [pause / MINUTE for pause in BROKEN] == [1, 5]
    assert [pause / SECOND for pause in BUSY] == [1, 5, 15, 30]
    assert timedelta(days=1) == LONGEST_ASKED


@given(
    attempts=st.integers(1, 1000),
    jitter=st.floats(0, 1),
    asked=st.one_of(st.none(), st.timedeltas(timedelta(), timedelta(days=400))),
)
def test_nobody_is_asked_sooner_than_it_wished_nor_left_alone_for_ever(
    attempts: int, jitter: float, asked: timedelta | None
) -> None:
    pause = next_attempt(attempts, NOON, jitter, asked) - NOON
    assert pause >= min(asked or timedelta(), LONGEST_ASKED)
    assert 5 * SECOND <= pause <= 1.2 * max(LONGEST_ASKED, 5 * MINUTE)


def test_dice_spread_those_that_failed_together() -> None:
    assert {next_attempt(3, NOON, jitter) for jitter in (0.0, 0.5, 1.0)} == {
        NOON + 30 * SECOND,
        NOON + 33 * SECOND,
        NOON + 36 * SECOND,
    }


@pytest.mark.parametrize(
    ("error", "pauses"),
    [
        (SourceUnavailable("no answer"), UNAVAILABLE),
        (SourceError("no such folder"), BROKEN),
        (StoreBusy("locked"), BUSY),
        (ZeroDivisionError("ours"), BROKEN),
    ],
)
def test_how_soon_depends_on_whose_fault_it_is(error: Exception, pauses: tuple[timedelta, ...]) -> None:
    health = Health(succeeded=NOON - MINUTE)
    for pause in (*pauses, pauses[-1]):
        health = after_failure(health, error, NOON, 0.0)
        assert health.next_attempt == NOON + pause
    assert health.failures == len(pauses) + 1
    assert (health.succeeded, health.failed, health.error) == (NOON - MINUTE, NOON, str(error))


def test_it_is_known_since_when_attempts_fail() -> None:
    health = after_failure(Health(), SourceUnavailable("no answer"), NOON, 0.0)
    again = after_failure(health, SourceUnavailable("no answer"), NOON + MINUTE, 0.0)
    assert (again.failing, again.failed) == (NOON, NOON + MINUTE)


def test_an_error_without_words_is_named() -> None:
    assert after_failure(Health(), TimeoutError(), NOON, 0.0).error == "TimeoutError"


def test_what_the_other_side_asks_is_kept() -> None:
    error = SourceUnavailable("429")
    error.retry_after = timedelta(hours=1)
    assert after_failure(Health(), error, NOON, 0.0).next_attempt == NOON + timedelta(hours=1)


def test_a_success_wipes_the_failures_out() -> None:
    assert after_success(NOON) == Health(succeeded=NOON)


def test_a_source_rests_until_its_time_has_come() -> None:
    health = after_failure(Health(), SourceUnavailable("no answer"), NOON, 0.0)
    assert resting(health, NOON)
    assert resting(health, NOON + 4 * SECOND)
    assert not resting(health, NOON + 5 * SECOND)
    assert not resting(Health(), NOON)


def test_a_clock_set_back_lets_no_source_rest_for_longer() -> None:
    health = after_failure(Health(), SourceUnavailable("no answer"), NOON, 0.0)
    assert not resting(health, NOON - timedelta(hours=1))
