"""The tray of what could not be taken, as people work on it at the desk."""

from collections.abc import Sequence
from typing import Protocol

from syndicate.model.filing import Rejected


class Tray(Protocol):
    """Shows what was rejected, and takes it in again or throws it away; every act is in the audit trail.

    Every method may raise :class:`~syndicate.errors.StoreBusy` (try again) or :class:`~syndicate.errors.StoreError`.
    """

    def listed(self, most: int, source: str | None = None) -> Sequence[Rejected]:
        """The newest, newest first; of one source, or of all."""
        ...

    def one(self, number: int) -> Rejected | None:
        """That of a number; None where it is no longer, or never was, in the tray."""
        ...

    def retry(self, number: int, by: str, content: bytes | None = None) -> str:
        """Take one in again, as it is or with other bytes in its place; what became of it, in words.

        One that still cannot be taken stays. Other bytes that cannot be taken lie beside it in a row of their own.

        Raises:
            SyndicateError: There is none of the number, or its bytes could not be read.
        """
        ...

    def drop(self, number: int, by: str) -> str:
        """Throw one away; what became of it, in words.

        Raises:
            SyndicateError: There is none of the number.
        """
        ...
