"""Where filings come from."""

from collections.abc import Callable, Iterator
from typing import Protocol, runtime_checkable

from syndicate.model.filing import Filing, Unfiled


class Source(Protocol):
    """One place an agency files to.

    A filing stays in its source until `ack` or `reject`: a collector that dies in between finds it again. Receipts
    stay good over a restart.
    """

    @property
    def name(self) -> str:
        """Its name in the configuration."""
        ...

    def collect(self) -> Iterator[Filing | Unfiled]:
        """Yield what is there, oldest first; leave alone what is still being written.

        Raises:
            SourceUnavailable: It does not answer now.
            SourceError: It cannot work until its operator changes something.
        """
        ...

    def ack(self, receipt: str) -> None:
        """Let go of a filing whose record is durable. Doing so twice is no error."""
        ...

    def reject(self, receipt: str, reason: str) -> None:
        """Move a filing out of the way, the reason beside it. Doing so twice is no error."""
        ...


class ConfiguredSource(Source, Protocol):
    """A source that has a table in the configuration."""

    def probe(self) -> str:
        """See whether it can be collected from, taking nothing and changing nothing of what lies there.

        Returns:
            What was seen, in a few words (`3 waiting`).

        Raises:
            SourceUnavailable: It does not answer now.
            SourceError: It cannot work until its operator changes something.
        """
        ...


@runtime_checkable
class WakefulSource(Source, Protocol):
    """A source that knows by itself when something has come."""

    def wakes(self, stopped: Callable[[], bool]) -> Iterator[None]:
        """Yield whenever there may be something to collect; end soon (within a second) after `stopped()` is true."""
        ...
