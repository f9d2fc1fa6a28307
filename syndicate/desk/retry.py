"""Retry: the reject tray as a source, so what was rejected goes the same way in as everything else."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from syndicate.model.filing import Filing, Rejected
from syndicate.ports.clock import Clock
from syndicate.ports.ledger import Ledger


@dataclass(frozen=True, slots=True)
class RejectTray:
    """Rows of the tray that came through one source; a row leaves the tray once its dispatch is recorded.

    Attributes:
        name: The source they came through.
        ledger: Where the tray is.
        clock: For when they are received again.
        rows: Those to take, all with content.
    """

    name: str
    ledger: Ledger
    clock: Clock
    rows: Sequence[Rejected]

    def collect(self) -> Iterator[Filing]:
        """Yield the rows as filings, in the order given."""
        for row in self.rows:
            if row.content is not None:
                yield Filing(
                    source=row.source,
                    name=row.name,
                    content=row.content,
                    filed=row.filed,
                    received=self.clock.now(),
                    receipt=str(row.number),
                )

    def ack(self, receipt: str) -> None:
        """Take the row out of the tray."""
        self.ledger.drop_rejects([int(receipt)])

    def reject(self, receipt: str, reason: str) -> None:
        """Leave it: its row has the new reason."""
