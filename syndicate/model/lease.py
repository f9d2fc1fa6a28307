"""Who does what only one node may do at a time."""

from dataclasses import dataclass
from datetime import datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class Lease:
    """A piece of work that one holder has for a while.

    Attributes:
        name: Of the work (`press`, `courier:0`, `hub`, `collect:newsroom`).
        holder: Who has it; no two processes have the same name.
        fence: The number of this holding; each of the same work is higher than all before, and none comes twice.
        until: When it runs out, by the clock of the store, which need not be the holder's.
    """

    name: str
    holder: str
    fence: int
    until: datetime
