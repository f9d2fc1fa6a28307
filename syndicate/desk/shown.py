"""What sections show, asked of the ledger once for as long as it stays the same, however many pages are made of it.

A page over a thousand sections would else ask a thousand times for each dispatch, of which all but a few are about
sections that show what they did.
"""

from collections.abc import Callable, Collection
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from functools import partial
from typing import Final

from syndicate.ports.ledger import Ledger

LEAST: Final = 64
"""So many are asked for at least, and else a power of two: who asks after in the same round asks for a few more."""

Key = tuple[str, int]


@dataclass(frozen=True, slots=True)
class Answers:
    """What the ledger said, from one round of the press to the next. Not for two threads at once.

    Attributes:
        windows: By section, the newest stories.
        kills: By section and by days, likewise.
    """

    windows: dict[str, "Answer"] = field(default_factory=dict)
    kills: dict[str, dict[int, "Answer"]] = field(default_factory=dict)

    def forget(self, sections: Collection[str] | None = None) -> None:
        """Ask afresh about these sections, or about all: what they show may have been changed."""
        for section in self.windows.keys() | self.kills.keys() if sections is None else sections:
            known = [*self.kills.get(section, {}).values()]
            if section in self.windows:
                known.append(self.windows[section])
            for answer in known:
                answer.keys = None


@dataclass(slots=True)
class Answer:
    """What the ledger said.

    Attributes:
        limit: How many were asked for: the most that anyone wanted, who will want as many after the next change.
        keys: Those; None where they are to be asked for afresh.
    """

    limit: int = LEAST
    keys: list[Key] | None = None

    def first(self, most: int, ask: Callable[[int], list[Key]]) -> list[Key]:
        """The first `most` of them: of the answer before where that is long enough, or whole."""
        keys = self.keys
        if keys is None or len(keys) == self.limit < most:
            self.limit = max(self.limit, 1 << (most - 1).bit_length())
            keys = self.keys = ask(self.limit)
        return keys[:most]


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
        answer = self.answers.windows.setdefault(section, Answer())
        return answer.first(most, partial(self.ledger.window, section))

    def kills(self, section: str, days: int, most: int) -> list[Key]:
        """The guid and version of the newest `most` kills that a section shows, of those of so many days.

        Where the ledger was asked earlier some may be older by now; whoever composes a page leaves these out.
        """
        since = self.now - timedelta(days=days)
        answer = self.answers.kills.setdefault(section, {}).setdefault(days, Answer())
        return answer.first(most, partial(self.ledger.kills, section, since))
