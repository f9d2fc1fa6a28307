"""The record of outlets' tokens, and of what was fetched with them."""

from collections.abc import Collection, Sequence
from datetime import datetime
from typing import Protocol

from syndicate.model.access import Fetch, Token


class Tokens(Protocol):
    """Which tokens there are; at most two of an outlet are live. Durable.

    Every method may raise :class:`~syndicate.errors.StoreBusy` (nothing was written, try again) or
    :class:`~syndicate.errors.StoreError`. Safe from any thread.
    """

    def add(self, token: Token) -> list[str]:
        """Give an outlet a token; the prefixes of those that end for it, the oldest first.

        Raises:
            StoreError: Another token has its prefix.
        """
        ...

    def end(self, outlet: str, prefix: str | None, now: datetime) -> list[str]:
        """End a live token of an outlet, all of them for None; their prefixes, the oldest first."""
        ...

    def live(self) -> list[Token]:
        """Those that open something, the oldest first."""
        ...

    def every(self) -> list[Token]:
        """Those that ended too, the oldest first."""
        ...


class Fetches(Protocol):
    """What was fetched with tokens. Its last rows may be lost in a power cut.

    Every method may raise :class:`~syndicate.errors.StoreBusy` (nothing was written, try again) or
    :class:`~syndicate.errors.StoreError`. Safe from any thread.
    """

    def note(self, fetches: Sequence[Fetch]) -> None:
        """Write answers down, and when each token was last seen."""
        ...

    def listed(self, outlet: str, since: datetime | None, most: int) -> list[Fetch]:
        """The newest answers to an outlet, of those at or after `since`, newest first."""
        ...

    def first(self, outlet: str, since: datetime, paths: Collection[str], statuses: Collection[int]) -> Fetch | None:
        """The first answer to an outlet at or after a moment, with one of these statuses, at one of these paths."""
        ...

    def trim(self, before: datetime, most: int) -> int:
        """Forget up to `most` answers from before a moment, oldest first; how many."""
        ...
