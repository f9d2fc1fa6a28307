from datetime import UTC, datetime
from pathlib import Path

from apscheduler.triggers.cron import CronTrigger
from apscheduler.triggers.interval import IntervalTrigger

from syndicate.config import SpoolSettings
from syndicate.daemon.desk import trigger
from tests.makers import make_section


def test_a_source_runs_at_its_interval() -> None:
    every = trigger(SpoolSettings(name="newsroom", type="spool", path=Path("spool"), every_secs=7))
    assert isinstance(every, IntervalTrigger)
    assert every.interval.total_seconds() == 7


def test_a_section_runs_by_its_crontab_line_in_utc() -> None:
    every = trigger(make_section(cron="30 6 * * *"))
    assert isinstance(every, CronTrigger)
    assert every.get_next_fire_time(None, datetime(2026, 11, 24, 7, 0, tzinfo=UTC)) == datetime(
        2026, 11, 25, 6, 30, tzinfo=UTC
    )
