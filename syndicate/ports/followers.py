"""Who subscribed to pages at our hub, as the desk looks at them."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Protocol


@dataclass(frozen=True, slots=True, kw_only=True)
class Follower:
    """One subscription. What could be a secret is left out: of the callback only the host is told.

    Attributes:
        topic: The page's address.
        host: Of the callback.
        until: When the lease ends, aware.
        succeeded: When it was last told, or None.
        failing: Since when it has not taken anything; None where the last call went well.
        waits: When it is called next, where something waits for it; else None.
        attempts: At what it was last to be told.
        answer: What the last of these came to, in words; None before the first.
    """

    topic: str
    host: str
    until: datetime
    succeeded: datetime | None
    failing: datetime | None
    waits: datetime | None
    attempts: int
    answer: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Following:
    """Everybody who subscribed.

    Attributes:
        followers: Those that are failing first, then those granted first.
        asked: Requests that their callbacks have not answered for yet.
    """

    followers: Sequence[Follower]
    asked: int


class Followers(Protocol):
    """Looks at subscriptions."""

    def following(self) -> Following:
        """Everybody whose lease counts.

        Raises:
            StoreError: They cannot be read.
        """
        ...
