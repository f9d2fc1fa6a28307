"""Work on its way from one hand to the next."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import timedelta
from typing import Protocol


@dataclass(frozen=True, slots=True, kw_only=True)
class Message:
    """Something to be done.

    Attributes:
        subject: What kind (`publish.diplomacy`).
        id: The sender's own; a second message with an id that still waits is dropped.
        body: The rest, as bytes.
        handle: The bus's own name for this hand-over.
    """

    subject: str
    id: str
    body: bytes
    handle: str


class Bus(Protocol):
    """Carries messages at least once; never the only copy: the ledger's errands are."""

    def publish(self, subject: str, message_id: str, body: bytes = b"") -> None:
        """Send; returns when the bus has it."""
        ...

    def pull(self, subject: str, most: int, wait: timedelta) -> Sequence[Message]:
        """Take up to `most` messages of a subject (`publish.*` takes any), waiting for the first up to `wait`.

        A message pulled is hidden until it is acknowledged, refused or its time to work on it runs out; then it
        returns.
        """
        ...

    def ack(self, message: Message) -> None:
        """Done. Twice, or too late, is no error."""
        ...

    def nak(self, message: Message, delay: timedelta) -> None:
        """Not now: hand it over again after `delay`."""
        ...

    def term(self, message: Message) -> None:
        """Never again."""
        ...

    def close(self) -> None:
        """Let go; every `pull` that waits returns empty at once."""
        ...
