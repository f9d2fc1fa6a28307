"""Rebuilds that were asked for: they stand in the store until the node that publishes has done them."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Final

from syndicate.ports.clock import Clock
from syndicate.ports.folios import Rebuilding
from syndicate.ports.memory import Memory

OWNER: Final = "rebuild"
"""Of the memory that they stand in."""

_ASKED: Final = "asked:"
_ENDED: Final = "ended:"
_CHANGED: Final = "changed:"


@dataclass(frozen=True, slots=True)
class Rebuilds:
    """What is to be rebuilt, and was.

    Every method may raise :class:`~syndicate.errors.StoreError`.

    Attributes:
        memory: Of the owner :data:`OWNER`.
        clock: For when.
    """

    memory: Memory
    clock: Clock

    def known(self) -> Mapping[str, Rebuilding]:
        """By section, of those that it was ever asked for."""
        words = self.memory.recall()
        names = {key.partition(":")[2] for key in words}
        return {
            name: Rebuilding(
                asked=_moment(words.get(f"{_ASKED}{name}")),
                ended=_moment(words.get(f"{_ENDED}{name}")),
                changed=int(words.get(f"{_CHANGED}{name}", "0")),
            )
            for name in names
        }

    def ask(self, section: str) -> bool:
        """Have a section rebuilt; whether that was not asked for already."""
        if self.memory.recall().get(f"{_ASKED}{section}"):
            return False
        self.memory.remember({f"{_ASKED}{section}": self.clock.now().isoformat()})
        return True

    def end(self, section: str, changed: int) -> None:
        """Say that it was done, and how many pages changed."""
        ended = self.clock.now().isoformat()
        self.memory.remember(
            {f"{_ASKED}{section}": None, f"{_ENDED}{section}": ended, f"{_CHANGED}{section}": str(changed)}
        )


def _moment(text: str | None) -> datetime | None:
    return datetime.fromisoformat(text) if text else None
