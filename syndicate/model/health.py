"""How a source has been doing."""

from dataclasses import dataclass
from datetime import datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class Health:
    """What is known of the attempts to take from a source.

    Attributes:
        succeeded: When one last ended well, aware; None for never.
        failures: How many in a row have failed since.
        failing: When the first of these did, or None.
        failed: When the last did, or None.
        error: What it said, or None.
        next_attempt: Before this moment it is left alone, or None.
    """

    succeeded: datetime | None = None
    failures: int = 0
    failing: datetime | None = None
    failed: datetime | None = None
    error: str | None = None
    next_attempt: datetime | None = None
