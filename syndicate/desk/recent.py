"""The sketches of the texts stored last, kept in memory: a text is compared with few, and found without a query.

The ledger's table is the truth, and every transaction begins by reading what was stored since the last one, by whatever
process. So nothing is lost at a restart, and what it costs depends on neither archive nor wire.
"""

from collections import Counter, deque
from collections.abc import Iterable
from dataclasses import dataclass, field

from syndicate.model.story import Sketch, Sketched
from syndicate.ports.ledger import Writing

MOST = 10_000
"""Sketches kept, some 1.5 KB each; a wire that files more in a day and a night is remembered for less."""
CROWD = 20
"""A mark that so many texts have is a phrase of the house: more of them are not found by it."""


@dataclass(slots=True)
class Recent:
    """Not for two threads at once: to be used inside a writing transaction only."""

    most: int = MOST
    _last: int = 0
    _order: deque[Sketched] = field(default_factory=deque)
    _by_mark: dict[int, tuple[Sketched, ...]] = field(default_factory=dict)

    def catch_up(self, writing: Writing) -> None:
        """Learn what was stored since the last time."""
        for sketched in writing.sketched(self._last, self.most):
            self.add(sketched)
            self._last = sketched.seq
        while len(self._order) > self.most:
            self._forget(self._order.popleft())

    def add(self, sketched: Sketched) -> None:
        """Remember one more."""
        self._order.append(sketched)
        for mark in sketched.sketch.marks:
            others = self._by_mark.get(mark, ())
            if len(others) < CROWD:
                self._by_mark[mark] = (*others, sketched)

    def sharing(self, sketch: Sketch) -> Iterable[tuple[Sketched, int]]:
        """Those that share marks with a sketch, each with how many."""
        found: Counter[int] = Counter()
        by_seq: dict[int, Sketched] = {}
        for mark in sketch.marks:
            for sketched in self._by_mark.get(mark, ()):
                by_seq[sketched.seq] = sketched
                found[sketched.seq] += 1
        return [(by_seq[seq], shared) for seq, shared in found.items()]

    def _forget(self, sketched: Sketched) -> None:
        for mark in sketched.sketch.marks:
            left = tuple(other for other in self._by_mark.get(mark, ()) if other.seq != sketched.seq)
            if left:
                self._by_mark[mark] = left
            else:
                self._by_mark.pop(mark, None)
