"""Where dispatches are handed in by those who wait for the answer."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Protocol


@dataclass(frozen=True, slots=True, kw_only=True)
class Parcel:
    """Bytes that are handed in.

    Attributes:
        name: What their sender calls them, for people and logs; empty for nothing.
        content: Whole.
        charset: The encoding that their sender says text in them is in, or None.
    """

    name: str = ""
    content: bytes
    charset: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Taken:
    """A dispatch that was taken.

    Attributes:
        guid: Its story.
        version: The version that it became, or that says it already.
        new: Whether it became that version just now.
        note: Why it did not, in words; empty for a new one.
    """

    guid: str
    version: int
    new: bool
    note: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Refused:
    """A dispatch, or a whole parcel, that was not taken; it is in the reject tray.

    Attributes:
        reason: For its sender.
        missing: What every dispatch must have and this one has not; None where it could not be read.
    """

    reason: str
    missing: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Outcome:
    """What became of one parcel.

    Attributes:
        name: As the intake knows the parcel.
        taken: In the order of the dispatches in it.
        refused: The rest of them.
    """

    name: str
    taken: tuple[Taken, ...] = ()
    refused: tuple[Refused, ...] = ()


class Intake(Protocol):
    """Takes dispatches from senders who show a token. Safe from any thread."""

    def source(self, token: str) -> str | None:
        """The source that a token files under; None for one that nobody was given.

        Raises:
            SourceError: No token at all can be told now, because a source's own cannot be read.
        """
        ...

    def file(self, source: str, parcels: Sequence[Parcel]) -> Sequence[Outcome]:
        """Take parcels, all in one transaction; durable when it returns.

        The same bytes again become the same versions as before and change nothing.

        Raises:
            StoreBusy: Nothing was taken; the same may be handed in again.
            StoreError: Nothing was taken, and nothing will be until an operator changes something.
        """
        ...
