"""When a crontab line comes next: as the scheduler has it, which does the work."""

from datetime import UTC, datetime, timedelta

import pytest
from apscheduler.triggers.cron import CronTrigger
from hypothesis import given
from hypothesis import strategies as st

from syndicate.config.cron import cron
from syndicate.rules.crontab import next_time
from tests.makers import NOON


def spans(least: int, most: int) -> st.SearchStrategy[str]:
    numbers = st.integers(least, most)
    pairs = st.tuples(numbers, numbers).map(sorted)
    items = st.one_of(
        st.just("*"),
        st.integers(1, 9).map(lambda step: f"*/{step}"),
        numbers.map(str),
        pairs.map(lambda pair: f"{pair[0]}-{pair[1]}"),
    )
    return st.lists(items, min_size=1, max_size=3).map(",".join)


LINES = st.tuples(
    *(spans(0, 59), spans(0, 23), spans(1, 28), spans(1, 12)),
    st.sampled_from(["*", "mon", "sat,sun", "mon-fri", "tue,thu-sat"]),
).map(" ".join)
MOMENTS = st.integers(0, 400 * 24 * 60).map(lambda minutes: NOON + timedelta(minutes=minutes))


@given(LINES, MOMENTS)
def test_it_is_what_the_scheduler_says(line: str, now: datetime) -> None:
    assert next_time(cron(line), now) == CronTrigger.from_crontab(line, timezone="UTC").get_next_fire_time(None, now)


@pytest.mark.parametrize(
    ("line", "when"),
    [
        ("*/5 * * * *", datetime(2026, 11, 24, 3, 5, tzinfo=UTC)),
        ("2 3 * * *", datetime(2026, 11, 25, 3, 2, tzinfo=UTC)),
        ("0-30/20 4 * * *", datetime(2026, 11, 24, 4, 0, tzinfo=UTC)),
        ("0 6 * * mon-fri", datetime(2026, 11, 24, 6, 0, tzinfo=UTC)),
        ("0 0 1 jan,mar *", datetime(2027, 1, 1, tzinfo=UTC)),
        ("0 0 29 feb *", datetime(2028, 2, 29, tzinfo=UTC)),
        ("0 0 29 feb mon", datetime(2044, 2, 29, tzinfo=UTC)),
        ("0 0 30 2 *", None),
    ],
)
def test_the_next_of_a_line(line: str, when: datetime | None) -> None:
    assert next_time(cron(line), datetime(2026, 11, 24, 3, 2, 1, tzinfo=UTC)) == when


def test_forty_years_are_looked_ahead_for_a_day_that_is_seldom() -> None:
    last = datetime(2072, 3, 1, tzinfo=UTC)
    assert next_time(cron("0 0 29 feb mon"), last) == datetime(2112, 2, 29, tzinfo=UTC)
