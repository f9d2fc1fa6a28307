"""What people do with the reject tray, at the command line and at the web desk."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from itertools import groupby
from operator import attrgetter

from syndicate.desk.by_hand import RejectTray
from syndicate.desk.collect import Collector, Tally
from syndicate.desk.trail import Trail
from syndicate.errors import SyndicateError
from syndicate.model.filing import Filing, Rejected
from syndicate.ports.clock import Clock
from syndicate.ports.ledger import Ledger
from syndicate.rules.normalise import Defaults


def rejected(ledger: Ledger, number: int) -> Rejected:
    """That of a number.

    Raises:
        SyndicateError: The tray has none.
    """
    row = ledger.rejected(number)
    if row is None:
        raise SyndicateError(f"the reject tray has no number {number}; `syndicate rejects list` shows what it has")
    return row


def take_again(
    rows: Sequence[Rejected], collector: Collector, clock: Clock, defaults: Callable[[str], Defaults]
) -> Tally:
    """Take rejects in again, those of each source together; those that still cannot be taken stay.

    Raises:
        SyndicateError: The bytes of one could not be read; none was taken.
    """
    filings = [_again(row, clock.now()) for row in sorted(rows, key=attrgetter("source", "number"))]
    total = Tally()
    for source, group in groupby(filings, key=attrgetter("source")):
        total += collector.collect(RejectTray(source, collector.ledger, list(group)), defaults(source))
    return total


@dataclass(frozen=True, slots=True, kw_only=True)
class TrayDesk:
    """See :class:`syndicate.ports.tray.Tray`.

    Attributes:
        collector: Where what is taken goes.
        trail: Where it is written down who did what.
        defaults: What filings of a source do not say.
    """

    collector: Collector
    trail: Trail
    defaults: Callable[[str], Defaults]

    def listed(self, most: int, source: str | None = None) -> Sequence[Rejected]:
        """See the port."""
        return self.collector.ledger.rejects(most, source)

    def one(self, number: int) -> Rejected | None:
        """See the port."""
        return self.collector.ledger.rejected(number)

    def retry(self, number: int, by: str, content: bytes | None = None) -> str:
        """See the port."""
        act = "retry reject" if content is None else "edit and retry reject"
        with self.trail.noted(act, str(number), by) as result:
            row = rejected(self.collector.ledger, number)
            if content is not None:
                row = replace(row, content=content)
            result.words = _became(take_again([row], self.collector, self.trail.clock, self.defaults))
        return result.words

    def drop(self, number: int, by: str) -> str:
        """See the port."""
        with self.trail.noted("drop reject", str(number), by) as result:
            row = rejected(self.collector.ledger, number)
            self.collector.ledger.drop_rejects([number])
            result.words = f"{row.name} was thrown away."
        return result.words


def _again(row: Rejected, now: datetime) -> Filing:
    if row.content is None:
        raise SyndicateError(f"{row.name}: its bytes could not be read; put the file into its source again")
    return Filing(
        source=row.source,
        name=row.name,
        content=row.content,
        filed=row.filed,
        received=now,
        receipt=str(row.number),
    )


def _became(tally: Tally) -> str:
    if tally.rejected:
        return "It still cannot be taken; the tray says why."
    return "It was taken." if tally.stored else "It was taken; everything in it was on the wire before."
