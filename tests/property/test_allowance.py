"""The bucket of requests: how much it ever gives, and when it gives again."""

from math import isclose

from hypothesis import assume, given
from hypothesis import strategies as st

from syndicate.rules.allowance import Allowance

allowances = st.builds(
    Allowance,
    requests_per_minute=st.integers(1, 10_000).map(float),
    burst_requests=st.integers(1, 1000).map(float),
)
starts = st.floats(0, 1e6)
asks = st.lists(st.tuples(st.floats(0, 120), st.sampled_from([1.0, 1.0, 5.0, 50.0])), max_size=60)


@given(allowances, starts, asks)
def test_never_more_is_given_in_any_time_than_the_bucket_and_what_comes_into_it(
    allowance: Allowance, start: float, asks: list[tuple[float, float]]
) -> None:
    full, now = start, start
    given_at: list[tuple[float, float]] = []
    for pause, cost in asks:
        now += pause
        full, wait = allowance.ask(full, now, cost)
        if not wait:
            given_at.append((now, min(cost, allowance.burst_requests)))
    for first, (begin, _) in enumerate(given_at):
        total = 0.0
        for moment, cost in given_at[first:]:
            total += cost
            most = allowance.burst_requests + (moment - begin + 2e-6) * allowance.requests_per_minute / 60
            assert total <= most or isclose(total, most, rel_tol=1e-6)


@given(allowances, starts, asks, st.sampled_from([1.0, 5.0, 5000.0]))
def test_who_waits_as_long_as_it_was_told_is_given_and_not_before(
    allowance: Allowance, start: float, asks: list[tuple[float, float]], cost: float
) -> None:
    full = now = start
    for pause, before in asks:
        now += pause
        full, _ = allowance.ask(full, now, before)
    again, wait = allowance.ask(full, now, cost)
    assume(wait > 1e-3)
    assert again == full  # who is refused is not charged
    assert allowance.ask(full, now + wait / 2, cost)[1] > 0
    assert allowance.ask(full, now + wait + 1e-6, cost)[1] == 0


@given(allowances, starts, st.integers(1, 200))
def test_who_asks_no_faster_than_the_bucket_fills_is_never_refused(
    allowance: Allowance, start: float, requests: int
) -> None:
    full = now = start
    for _ in range(requests):
        full, wait = allowance.ask(full, now)
        assert wait == 0
        now += 60 / allowance.requests_per_minute * (1 + 1e-9) + 1e-6


@given(allowances, starts)
def test_a_bucket_that_stood_is_full_and_no_fuller(allowance: Allowance, start: float) -> None:
    full, now = start, start + 1e6
    for _ in range(int(allowance.burst_requests)):
        full, wait = allowance.ask(full, now)
        assert wait < 1e-6
    assert allowance.ask(full, now)[1] > 0
