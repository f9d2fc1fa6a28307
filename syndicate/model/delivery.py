"""Work that a stored version leaves to be done."""

from dataclasses import dataclass
from datetime import datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class Errand:
    """One outbox row: a section to be published again because of one version.

    Attributes:
        number: The row's number, rising.
        section: Which section's pages must change.
        guid: Of which story.
        due: Not before this moment (an embargo's end), aware.
    """

    number: int
    section: str
    guid: str
    due: datetime
