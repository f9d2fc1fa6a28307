"""What is not to be seen yet: until when, or until somebody says more."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import Protocol

from syndicate.model.dispatch import Dispatch


class Cause(StrEnum):
    """Why a story is held, in words."""

    DESK = "held by hand"
    AGENCY = "held by its agency"
    NO_END = "embargo without an end"


@dataclass(frozen=True, slots=True)
class Ending:
    """An embargo ends.

    Attributes:
        due: When, aware.
        guid: Of the story.
    """

    due: datetime
    guid: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Release:
    """A version that comes to stand by itself when its embargo ends.

    Attributes:
        dispatch: It.
        until: When, aware.
        sections: That show it then, by name.
        stands: The version that is shown until then; None where none is.
    """

    dispatch: Dispatch
    until: datetime
    sections: tuple[str, ...]
    stands: int | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Withheld:
    """A story that is held until it is released or killed.

    Attributes:
        dispatch: The version that holds it.
        cause: Why.
        sections: It belongs to, by name.
    """

    dispatch: Dispatch
    cause: Cause
    sections: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Calendar:
    """What is held back.

    Attributes:
        releases: In the order in which they come.
        later: From when on there may be more; None where there are none.
        cut: When so much is released at once that only some of it is listed; else None.
        withheld: Those held last first.
        whole: Whether every hold was looked at.
    """

    releases: Sequence[Release]
    later: datetime | None
    cut: datetime | None
    withheld: Sequence[Withheld]
    whole: bool


class HeldBack(Protocol):
    """Finds what is held back, at a cost that does not grow with the record. May raise `StoreError`."""

    def endings(self, since: datetime, most: int) -> list[Ending]:
        """The first embargoes that end at or after a moment, whatever became of their stories since.

        One of a story in several sections may be told once for each.
        """
        ...

    def holds(self, most: int) -> list[str]:
        """The guids of the newest versions that hold their stories, newest first; some may have been released since."""
        ...


class Embargoes(Protocol):
    """Looks at what is held back. May raise :class:`~syndicate.errors.StoreError`."""

    def calendar(self, since: datetime | None = None) -> Calendar:
        """What is released from a moment on, by default from now, and what is withheld without a time."""
        ...
