"""A schedule goes on when the clock it goes by is set: nothing comes in a storm, and nothing is kept waiting."""

import time
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta, tzinfo
from pathlib import Path
from threading import Event

import pytest
from apscheduler.schedulers import base
from apscheduler.schedulers.background import BackgroundScheduler
from apscheduler.triggers import interval
from apscheduler.triggers.cron import CronTrigger
from apscheduler.triggers.date import DateTrigger
from apscheduler.triggers.interval import IntervalTrigger

from syndicate.build import open_house
from syndicate.config import load
from syndicate.daemon.clock_steps import LEAST, ClockSteps, follow
from syndicate.daemon.desk import RunningDesk
from syndicate.daemon.pulse import Pulse
from tests.press import Clock

CONFIG = """
[agency]
name = "Example Wire"
tag = "EXW"
domain = "wire.example"
base_url = "http://127.0.0.1:8080/"

[nodes]
lease_secs = 5

[sections.all]
title = "All dispatches"
"""
HOUR, DAY = timedelta(hours=1), timedelta(days=1)
PATIENCE_SECS = 20.0


class SetClock(datetime):
    """The machine's clock, set ahead or back by `by`."""

    by = timedelta()

    @classmethod
    def now(cls, tz: tzinfo | None = None) -> "SetClock":
        return super().now(tz) + cls.by


@pytest.fixture
def scheduler(monkeypatch: pytest.MonkeyPatch) -> Iterator[BackgroundScheduler]:
    monkeypatch.setattr(SetClock, "by", timedelta())
    monkeypatch.setattr(base, "datetime", SetClock)
    monkeypatch.setattr(interval, "datetime", SetClock)
    made = BackgroundScheduler(
        job_defaults={"coalesce": True, "max_instances": 1, "misfire_grace_time": None}, timezone="UTC"
    )
    made.start()
    yield made
    made.shutdown(wait=True)


class Runs:
    """Counts the runs of a job."""

    def __init__(self) -> None:
        self.count = 0
        self._ran = Event()

    def __call__(self) -> None:
        self.count += 1
        self._ran.set()

    def again(self) -> bool:
        """Whether it runs once more before long."""
        self._ran.clear()
        return self._ran.wait(PATIENCE_SECS)


def test_a_clock_set_back_is_noticed_once_and_one_set_ahead_or_kept_right_is_not() -> None:
    clock, seconds = Clock(), [100.0]
    steps = ClockSteps(clock, lambda: seconds[0])
    found = []
    for by in (timedelta(), HOUR, -HOUR, DAY, -DAY - HOUR, -LEAST / 2):
        seconds[0] += 5
        clock.moment += timedelta(seconds=5) + by
        found.append(steps.back())
    assert found == [timedelta(), timedelta(), HOUR, timedelta(), DAY + HOUR, timedelta()]


@pytest.mark.parametrize("back", [HOUR, DAY])
def test_what_runs_every_second_goes_on_when_the_clock_is_set_back(
    back: timedelta, scheduler: BackgroundScheduler
) -> None:
    runs = Runs()
    scheduler.add_job(runs, IntervalTrigger(seconds=1, timezone="UTC"))
    assert runs.again()
    SetClock.by = -back
    follow(scheduler, SetClock.now(UTC), back)
    assert runs.again()
    assert runs.again()


@pytest.mark.parametrize("ahead", [HOUR, DAY])
def test_a_clock_set_ahead_makes_no_storm(ahead: timedelta, scheduler: BackgroundScheduler) -> None:
    runs = Runs()
    scheduler.add_job(runs, IntervalTrigger(seconds=1, timezone="UTC"))
    assert runs.again()
    SetClock.by = ahead
    before, began = runs.count, time.monotonic()
    assert runs.again()
    assert runs.again()
    assert runs.count - before <= time.monotonic() - began + 2


def test_a_single_turn_comes_after_as_long_and_a_crontab_line_at_its_time(scheduler: BackgroundScheduler) -> None:
    now = SetClock.now(UTC)
    scheduler.add_job(Runs(), DateTrigger(now + HOUR), id="again")
    scheduler.add_job(Runs(), CronTrigger.from_crontab("30 * * * *", timezone="UTC"), id="cron")
    SetClock.by = -DAY
    follow(scheduler, now - DAY, DAY)
    due = {job.id: job.next_run_time for job in scheduler.get_jobs()}
    assert due["again"] == now + HOUR - DAY
    assert now - DAY < due["cron"] <= now - DAY + HOUR
    assert due["cron"].minute == 30


class StepClock:
    """The one that the schedule goes by."""

    def now(self) -> datetime:
        return SetClock.now(UTC)


def test_the_daemon_follows_a_clock_that_is_set_back(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(SetClock, "by", timedelta())
    monkeypatch.setattr(base, "datetime", SetClock)
    monkeypatch.setattr(interval, "datetime", SetClock)
    (tmp_path / "config.toml").write_text(CONFIG)
    pulse = Pulse(time.monotonic)
    with open_house(load(tmp_path / "config.toml"), StepClock()) as house:
        desk = RunningDesk(house, [], pulse)
        desk.start()
        try:
            SetClock.by = -HOUR
            set_back = time.monotonic()
            while pulse.idle()["schedule"] >= time.monotonic() - set_back - house.posts.pause_secs:
                assert time.monotonic() - set_back < PATIENCE_SECS, "leases are renewed no more"
                time.sleep(0.05)
        finally:
            desk.stop()
