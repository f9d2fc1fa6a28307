"""Wake-ups on their way from one hand to the next."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import timedelta
from typing import Final, Protocol

NEWS: Final = frozenset({"wire", "pages"})
"""Kinds of subjects, their first words, of which every node is to hear."""

HIDDEN_FOR: Final = timedelta(seconds=30)
"""How long whoever pulled a message has to answer."""

HAND_OVERS: Final = 5
"""How often a message is handed over; whoever could not do it so often finds the work without it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Message:
    """Somebody is to look; what there is to be found stands in the store.

    Attributes:
        subject: For what (`publish.due`).
        handle: The bus's own name for this hand-over.
    """

    subject: str
    handle: str


class Bus(Protocol):
    """Says that there is something to be looked for; it only spares waiting, as everybody looks now and then anyway.

    What is to be done stands in the store. So a bus may lose messages, and hand one over twice. A subject is two or
    more words of a-z, 0-9 and `-` with dots between, the kind first. Of each subject one message is on its way at most:
    a newer one takes the place of an older, whether that waits or is in hand. Ten thousand wake-ups are one round, and
    one that comes during the round is another, because that round may have looked too early.

    Most kinds are work: a message goes to one of those who pull, on whichever node. The kinds in `NEWS` are news: every
    bus hears each message, from its first pull of the subject on, and hands it to one of its own who pull. There is
    nothing to answer to news.
    """

    def publish(self, subject: str) -> None:
        """Send; returns at once and never fails."""
        ...

    def pull(self, subject: str, most: int, wait: timedelta) -> Sequence[Message]:
        """Take up to `most` messages of a subject (`publish.*` takes any), waiting for the first up to `wait`.

        Work that was pulled is hidden until it is acknowledged, refused or its time runs out; then it returns, unless
        it was handed over often enough. All who pull the same work ask for it by the same words.
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


def is_news(subject: str) -> bool:
    """Whether every bus is to hear of it."""
    return subject.partition(".")[0] in NEWS


def matches(pattern: str, subject: str) -> bool:
    """Whether a subject is what was asked for: the same, or any last word for `*` (NATS's rule)."""
    if not pattern.endswith(".*"):
        return subject == pattern
    stem, _, word = subject.rpartition(".")
    return stem == pattern[:-2] and word != ""
