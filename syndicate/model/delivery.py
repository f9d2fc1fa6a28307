"""Work that a stored version leaves to be done: pages to be published, and outlets to be told."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum


@dataclass(frozen=True, slots=True, kw_only=True)
class Errand:
    """One outbox row: a section to be published again because of one version.

    Attributes:
        number: The row's number, rising.
        section: Which section's pages must change.
        guid: Of which story.
        due: Not before this moment (an embargo's end), aware.
        again: Whether the story was only sorted into the section again, which is no news.
    """

    number: int
    section: str
    guid: str
    due: datetime
    again: bool = False


class DeliveryState(StrEnum):
    """What has become of a delivery.

    `SUPERSEDED`: a newer version of the story went, or waits, in its place. `DEAD`: it was tried for as long as we try,
    or the outlet will never take it; an operator can have it tried again. `DROPPED`: an operator took it out.
    """

    WAITING = "waiting"
    DONE = "done"
    SUPERSEDED = "superseded"
    DEAD = "dead"
    DROPPED = "dropped"


@dataclass(frozen=True, slots=True, kw_only=True)
class Delivery:
    """One version of one story, to be brought to an outlet by one of its channels.

    Attributes:
        number: The row's number, rising.
        outlet: The channel's name.
        guid: Of the story.
        version: Of it.
        state: See above.
        made: When it was ordered, aware.
        due: When it is tried next, aware; of one that no longer waits, when it would have been.
        attempts: How often it was tried.
        answer: What the last attempt came to, in words; None before the first.
    """

    number: int
    outlet: str
    guid: str
    version: int
    state: DeliveryState
    made: datetime
    due: datetime
    attempts: int
    answer: str | None = None

    @property
    def identifier(self) -> str:
        """What receivers know it by, the same at every attempt (Standard Webhooks, `webhook-id`)."""
        return f"{self.outlet}-{self.number}"


@dataclass(frozen=True, slots=True, kw_only=True)
class Attempt:
    """One time that an outlet was called, as it is kept.

    Attributes:
        delivery: The number of the delivery.
        at: When, aware.
        took: How long; None where it is not known how it ended.
        status: The HTTP status, or None.
        error: Why there was no answer, or no good one, in words; or None.
        said: The beginning of what was answered.
    """

    delivery: int
    at: datetime
    took: timedelta | None = None
    status: int | None = None
    error: str | None = None
    said: bytes = b""


@dataclass(frozen=True, slots=True, kw_only=True)
class Answer:
    """What an attempt came to.

    Attributes:
        status: The HTTP status, or None where there was no answer, or none of HTTP.
        said: The beginning of what was answered, at most 512 bytes.
        error: Why there was no answer, or no good one, in words.
        taken: Whether the outlet has it now, where no HTTP status says so.
        refused: Whether the outlet will never take it, however often it is tried.
        took: How long it took.
        retry_after: How long the outlet asks to be left alone.
    """

    status: int | None = None
    said: bytes = b""
    error: str | None = None
    taken: bool = False
    refused: bool = False
    took: timedelta = timedelta()
    retry_after: timedelta | None = None

    @property
    def accepted(self) -> bool:
        """Whether the outlet has it now (Standard Webhooks: any 2xx)."""
        return self.taken or (self.status is not None and 200 <= self.status < 300)  # noqa: PLR2004

    @property
    def gone(self) -> bool:
        """Whether the outlet wants nothing any more (Standard Webhooks: 410)."""
        return self.status == 410  # noqa: PLR2004

    @property
    def words(self) -> str:
        """For people: `HTTP 503: busy`, `250 2.0.0 queued`."""
        said = " ".join(self.said.decode(errors="replace").split())[:100]
        if not said.isprintable():
            said = "".join(character if character.isprintable() else "?" for character in said)
        if self.status is None:
            return self.error or said or "no answer"
        return f"HTTP {self.status}: {said}" if said else f"HTTP {self.status}"
