"""Full-text search over everything that was recorded."""

from typing import Protocol

from syndicate.model.search import Found, Wanted


class Search(Protocol):
    """Finds versions by their words.

    Every method may raise :class:`~syndicate.errors.StoreBusy` or :class:`~syndicate.errors.StoreError`. The same
    record gives the same answer on every engine.
    """

    def find(self, wanted: Wanted) -> Found:
        """What is found, newest first. A cursor stays good: what is stored later comes before it, never behind."""
        ...

    def behind(self) -> int:
        """How many stored versions the index does not know: those of before there was one, or stored by older nodes.

        While there are some, new versions wait for their turn behind them.
        """
        ...

    def catch_up(self, most: int) -> int:
        """Take up to `most` versions that the index does not know into it, in one transaction; how many there were.

        Whoever stops goes on where it stopped; several may do it at once.
        """
        ...
