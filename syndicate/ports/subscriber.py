"""Where a hub's requests go once the web server has read them."""

from collections.abc import Callable, Mapping
from typing import Protocol

from syndicate.ports.intake import Parcel


class Subscriber(Protocol):
    """A source that a hub sends to (WebSub, W3C Recommendation of 23 January 2018). Safe from any thread.

    Every method may raise :class:`~syndicate.errors.StoreBusy` or :class:`~syndicate.errors.StoreError`.
    """

    @property
    def name(self) -> str:
        """The source's name."""
        ...

    @property
    def key(self) -> str:
        """The part of our callback's address that nobody can guess."""
        ...

    def confirm(self, question: Mapping[str, str]) -> str | None:
        """Answer the hub's question whether we meant it (§5.3); take note where it says no (§5.2).

        Args:
            question: The parameters of the query, the first of each name.

        Returns:
            What to send back, or None where nothing was asked for that this is about.
        """
        ...

    def received(self, body: bytes, field: Callable[[str], str | None]) -> Parcel | None:
        """What the hub distributes (§7); None for what is to be ignored: not signed, or not as agreed.

        The hub may be told that it was received only when its record is durable.

        Args:
            body: As it came.
            field: Gives the value of a header by its name in lower case.
        """
        ...
