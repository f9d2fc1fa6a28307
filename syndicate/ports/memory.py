"""What a part of the program must know again after a restart."""

from collections.abc import Mapping
from typing import Protocol


class Memory(Protocol):
    """A small map of text to text that belongs to one owner (a source, or its lane) and outlives the process.

    For positions, entity tags, leases and the like: a few kilobytes. Keys are words of the owner's choice. Values are
    kept as they are, but for what no database holds (NUL, lone surrogates), which is written out as an escape.

    Both methods may raise :class:`~syndicate.errors.StoreBusy` (nothing was changed, try again) or
    :class:`~syndicate.errors.StoreError`. Safe from any thread.
    """

    def recall(self) -> Mapping[str, str]:
        """Everything remembered and not forgotten since."""
        ...

    def remember(self, changes: Mapping[str, str | None]) -> None:
        """Change these keys, all or none, and leave the others; None forgets a key. Durable when it returns."""
        ...
