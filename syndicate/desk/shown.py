"""What sections show, asked of the ledger once for as long as it stays the same, however many pages are made of it.

A page over a thousand sections would else ask a thousand times for each dispatch, of which all but a few are about
sections that show what they did.
"""

from collections.abc import Callable, Collection, Hashable
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from functools import partial
from typing import Final, TypeVar

from syndicate.ports.ledger import Ledger

LEAST: Final = 64
"""So many are asked for at least, and else a power of two: who asks after in the same round asks for a few more."""

Key = tuple[str, int]
_Asked = TypeVar("_Asked", bound=Hashable)


@dataclass(frozen=True, slots=True)
class Answers:
    """What the ledger said, from one round of the press to the next. Not for two threads at once.

    Attributes:
        windows: By section, how many stories were asked for, and those.
        kills: By section and by days, likewise.
    """

    windows: dict[str, tuple[int, list[Key]]] = field(default_factory=dict)
    kills: dict[str, dict[int, tuple[int, list[Key]]]] = field(default_factory=dict)

    def forget(self, sections: Collection[str] | None = None) -> None:
        """Ask afresh about these sections, or about all: what they show may have been changed."""
        for section in list(self.windows.keys() | self.kills.keys()) if sections is None else sections:
            self.windows.pop(section, None)
            self.kills.pop(section, None)


@dataclass(frozen=True, slots=True)
class Shown:
    """What sections show at one moment. Good until that is changed. Not for two threads at once.

    Both methods may raise :class:`~syndicate.errors.StoreError`.

    Attributes:
        ledger: Asked.
        now: When, aware.
        answers: From before.
    """

    ledger: Ledger
    now: datetime
    answers: Answers = field(default_factory=Answers)

    def window(self, section: str, most: int) -> list[Key]:
        """The guid and version of the newest `most` stories that a section shows, newest first."""
        return _first(most, section, self.answers.windows, partial(self.ledger.window, section))

    def kills(self, section: str, days: int, most: int) -> list[Key]:
        """The guid and version of the newest `most` kills that a section shows, of those of so many days.

        Where the ledger was asked earlier some may be older by now; whoever composes a page leaves these out.
        """
        since = self.now - timedelta(days=days)
        of_section = self.answers.kills.setdefault(section, {})
        return _first(most, days, of_section, partial(self.ledger.kills, section, since))


def _first(
    most: int, asked: _Asked, answers: dict[_Asked, tuple[int, list[Key]]], ask: Callable[[int], list[Key]]
) -> list[Key]:
    """The first `most` of an answer: of the one before where that is long enough, or whole."""
    limit, keys = answers.get(asked, (0, []))
    if limit < most and len(keys) == limit:
        limit = max(LEAST, 1 << (most - 1).bit_length())
        keys = ask(limit)
        answers[asked] = limit, keys
    return keys[:most]
