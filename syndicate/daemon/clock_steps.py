"""The schedule, when the machine's clock is set back.

APScheduler has every job due at a time of day. After a clock was set back by an hour, nothing that runs every five
seconds would run for an hour: no source would be asked, no lease renewed. Set ahead, each job comes once, at once.
"""

from collections.abc import Callable
from contextlib import suppress
from datetime import datetime, timedelta
from typing import Final

from apscheduler.jobstores.base import JobLookupError
from apscheduler.schedulers.base import BaseScheduler
from apscheduler.triggers.cron import CronTrigger

from syndicate.ports.clock import Clock

LEAST: Final = timedelta(seconds=1)
"""What is less is the slewing of a clock that is kept right, and delays no job for longer than that."""


class ClockSteps:
    """Notices that a clock was set back. For one thread.

    Args:
        clock: It.
        seconds: Counts seconds, whatever the clock is set to.
    """

    def __init__(self, clock: Clock, seconds: Callable[[], float]) -> None:
        self._clock = clock
        self._seconds = seconds
        self._began = self._beginning()

    def back(self) -> timedelta:
        """How far it was set back since this was asked last; nothing where it was not."""
        began = self._beginning()
        back, self._began = self._began - began, began
        return back if back >= LEAST else timedelta()

    def _beginning(self) -> datetime:
        """What the clock would have said when the count of seconds began."""
        return self._clock.now() - timedelta(seconds=self._seconds())


def follow(scheduler: BaseScheduler, now: datetime, back: timedelta) -> None:
    """Let every job come after as long as it would have, and jobs of crontab lines at their time by the clock.

    Args:
        scheduler: It runs.
        now: By the clock as it is set now, aware.
        back: How far it was set back.
    """
    for job in scheduler.get_jobs():
        if isinstance(job.trigger, CronTrigger):
            due = job.trigger.get_next_fire_time(None, now)
        else:
            due = job.next_run_time - back
        with suppress(JobLookupError):  # it has just run, for the last time
            job.modify(next_run_time=due)
