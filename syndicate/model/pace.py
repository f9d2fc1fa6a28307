"""Whether a channel keeps up with the wire."""

from enum import StrEnum


class Pace(StrEnum):
    """How a channel is doing, the worst first.

    `DISABLED`: it is used no more until an operator resumes it. `OPEN`: so many calls in a row failed that it gets one
    at a time, with pauses. `FAILING`: the last call failed. `BEHIND`: something waits for longer than it should.
    `IN_TIME`: everything that was to be brought was, or is about to be. `IDLE`: nothing was brought yet, nothing waits.
    """

    DISABLED = "disabled"
    OPEN = "circuit open"
    FAILING = "failing"
    BEHIND = "behind"
    IN_TIME = "in time"
    IDLE = "nothing yet"

    @property
    def keeps_up(self) -> bool:
        """Whether nobody need look at it."""
        return self in {Pace.IN_TIME, Pace.IDLE}
