"""Stories that are not kept any more lose their words, a few at a time; kills stay."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Final

import structlog

from syndicate.errors import StoreError
from syndicate.ports.bus import Bus
from syndicate.ports.clock import Clock
from syndicate.ports.forgetting import Forgetting
from syndicate.rules.keeping import Keeping

AT_ONCE: Final = 100
"""Stories that are looked at together, and forgotten in one transaction."""

log = structlog.get_logger(__name__)


@dataclass(frozen=True, slots=True, kw_only=True)
class Sweeper:
    """Forgets stories.

    Attributes:
        record: That they are in.
        keeping: For how long they are kept.
        bus: Told that pages are to be published without them.
        clock: The time.
    """

    record: Forgetting
    keeping: Keeping
    bus: Bus
    clock: Clock

    def sweep(self, stopped: Callable[[], bool] = lambda: False) -> None:
        """Forget every story that is old enough, until told to stop; what cannot be forgotten now is the next time."""
        least = self.keeping.least
        if least is None:
            return
        now = self.clock.now()
        forgotten = after = 0
        try:
            while not stopped() and (found := self.record.old(now - least, after, AT_ONCE)):
                after = found[-1].place
                ends = {old.guid: self.keeping.until(old.received, old.source, old.sections) for old in found}
                due = [guid for guid, end in ends.items() if end is not None and end <= now]
                if due:
                    self.record.forget(due, now)
                    forgotten += len(due)
        except StoreError as error:
            log.warning("old stories were not all forgotten", reason=str(error))
        if forgotten:
            log.info("old stories forgotten", stories=forgotten)
            self.bus.publish("publish.due")
