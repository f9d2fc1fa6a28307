"""What comes by hand goes the same way in as everything else: the reject tray, and a single filing, as sources."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from syndicate.model.filing import Filing
from syndicate.ports.ledger import Ledger


@dataclass(frozen=True, slots=True)
class RejectTray:
    """Rows of the tray that came through one source; a row leaves the tray once its dispatch is recorded.

    Attributes:
        name: The source they came through.
        ledger: Where the tray is.
        filings: What is taken again, each with the number of its row as its receipt.
    """

    name: str
    ledger: Ledger
    filings: Sequence[Filing]

    def collect(self) -> Iterator[Filing]:
        """Yield the filings, in the order given."""
        yield from self.filings

    def ack(self, receipt: str) -> None:
        """Take the row out of the tray."""
        self.ledger.drop_rejects([int(receipt)])

    def reject(self, receipt: str, reason: str) -> None:
        """Leave it: its row has the new reason."""


@dataclass(frozen=True, slots=True)
class HandedIn:
    """One filing that somebody hands in, as a source.

    Attributes:
        filing: What.
        reasons: Why it was rejected, filled when it is.
    """

    filing: Filing
    reasons: list[str] = field(default_factory=list)

    @property
    def name(self) -> str:
        """The filing's own source name."""
        return self.filing.source

    def collect(self) -> Iterator[Filing]:
        """Yield the filing."""
        yield self.filing

    def ack(self, receipt: str) -> None:
        """Nothing is left to let go of."""

    def reject(self, receipt: str, reason: str) -> None:  # noqa: ARG002  (the port's)
        """Keep the reason for whoever handed it in."""
        self.reasons.append(reason)
