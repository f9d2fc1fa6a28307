"""What sections show in one round of the press, asked of the ledger once however many pages are made of it."""

from collections.abc import Callable, Hashable
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
class Shown:
    """Good until what sections show is changed. Not for two threads at once.

    Both methods may raise :class:`~syndicate.errors.StoreError`.

    Attributes:
        ledger: Asked.
        now: When, aware.
    """

    ledger: Ledger
    now: datetime
    _windows: dict[str, tuple[int, list[Key]]] = field(default_factory=dict)
    _kills: dict[tuple[str, int], tuple[int, list[Key]]] = field(default_factory=dict)

    def window(self, section: str, most: int) -> list[Key]:
        """The guid and version of the newest `most` stories that a section shows, newest first."""
        return _first(most, section, self._windows, partial(self.ledger.window, section))

    def kills(self, section: str, days: int, most: int) -> list[Key]:
        """The guid and version of the newest `most` kills that a section shows, of those of so many days."""
        since = self.now - timedelta(days=days)
        return _first(most, (section, days), self._kills, partial(self.ledger.kills, section, since))


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
