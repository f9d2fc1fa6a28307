"""Which sections a story is in that is asked for by its address: remembered for a second, asked of the store else."""

from collections import OrderedDict
from collections.abc import Callable
from typing import Final

KEPT_SECS: Final = 1.0
"""A story comes into a section at once, and is seen there within this time."""

MOST_KEPT: Final = 16_384


class Memberships:
    """Knows the sections of stories. Not for two threads, but for :meth:`ask`."""

    def __init__(self, sections_at: Callable[[str], frozenset[str]], now: Callable[[], float]) -> None:
        """Ask.

        Args:
            sections_at: See :meth:`syndicate.ports.ledger.Ledger.sections_at`.
            now: Seconds of a clock that never goes back.
        """
        self._sections_at = sections_at
        self._now = now
        self._kept: OrderedDict[str, tuple[float, frozenset[str]]] = OrderedDict()

    def known(self, key: str) -> frozenset[str] | None:
        """The sections of a story, None where they are to be asked for."""
        if not key:
            return frozenset()
        until, sections = self._kept.get(key, (0.0, frozenset()))
        return sections if until > self._now() else None

    def ask(self, key: str) -> frozenset[str]:
        """The same from the store, which may take its time; from any thread.

        Raises:
            StoreError: It cannot be read.
        """
        return self._sections_at(key)

    def keep(self, key: str, sections: frozenset[str]) -> None:
        """Remember what was asked for."""
        self._kept.pop(key, None)
        self._kept[key] = self._now() + KEPT_SECS, sections
        if len(self._kept) > MOST_KEPT:
            self._kept.popitem(last=False)
