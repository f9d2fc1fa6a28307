"""How much is answered, in plain numbers: the loop that answers alone counts, and whoever asks reads."""

from collections.abc import Callable
from dataclasses import dataclass, field


@dataclass(slots=True)
class Traffic:
    """What one web server has answered.

    Attributes:
        statuses: Requests, by the first figure of their status.
        listeners: Says how many listen at `/wire` now.
    """

    statuses: list[int] = field(default_factory=lambda: [0] * 6)
    listeners: Callable[[], int] = lambda: 0
