"""What the live wire tells: one event for every version that comes to stand."""

from dataclasses import dataclass
from datetime import datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class WireEvent:
    """A version that came to stand.

    Attributes:
        number: Rising; never given twice.
        guid: Of the story.
        version: That came to stand.
        sections: In which it stood then; of a kill or a hold also those in which the story was told of before.
        at: When its pages were put.
    """

    number: int
    guid: str
    version: int
    sections: frozenset[str]
    at: datetime
