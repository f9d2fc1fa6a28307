"""What people do with the reject tray, at the command line and at the web desk."""

from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, replace
from itertools import groupby
from operator import attrgetter

from syndicate.desk.by_hand import RejectTray
from syndicate.desk.collect import Collector, Tally
from syndicate.errors import SyndicateError
from syndicate.model.filing import Rejected
from syndicate.model.staff import Act
from syndicate.ports.clock import Clock
from syndicate.ports.ledger import Ledger
from syndicate.ports.staff import Acts
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
    for row in rows:
        if row.content is None:
            raise SyndicateError(f"{row.name}: its bytes could not be read; put the file into its source again")
    total = Tally()
    for source, group in groupby(sorted(rows, key=attrgetter("source", "number")), key=attrgetter("source")):
        total += collector.collect(RejectTray(source, collector.ledger, clock, list(group)), defaults(source))
    return total


@dataclass(frozen=True, slots=True, kw_only=True)
class TrayDesk:
    """See :class:`syndicate.ports.tray.Tray`.

    Attributes:
        collector: Where what is taken goes.
        clock: For when it is done.
        acts: The audit trail.
        defaults: What filings of a source do not say.
    """

    collector: Collector
    clock: Clock
    acts: Acts
    defaults: Callable[[str], Defaults]

    def listed(self, most: int) -> Sequence[Rejected]:
        """See the port."""
        return self.collector.ledger.rejects(most)

    def one(self, number: int) -> Rejected | None:
        """See the port."""
        return self.collector.ledger.rejected(number)

    def retry(self, number: int, by: str, content: bytes | None = None) -> str:
        """See the port."""
        with self._noted("retry reject" if content is None else "edit and retry reject", number, by) as words:
            row = rejected(self.collector.ledger, number)
            if content is not None:
                row = replace(row, content=content)
            words.append(_became(take_again([row], self.collector, self.clock, self.defaults)))
        return words[0]

    def drop(self, number: int, by: str) -> str:
        """See the port."""
        with self._noted("drop reject", number, by) as words:
            row = rejected(self.collector.ledger, number)
            self.collector.ledger.drop_rejects([number])
            words.append(f"{row.name} was thrown away.")
        return words[0]

    @contextmanager
    def _noted(self, act: str, number: int, by: str) -> Iterator[list[str]]:
        begun = "begun, and not heard of since"
        row = self.acts.note(Act(at=self.clock.now(), user=by, act=act, about=str(number), result=begun))
        words: list[str] = []
        try:
            yield words
        except SyndicateError as error:
            self.acts.settle(row, str(number), f"not done: {error}")
            raise
        self.acts.settle(row, str(number), words[0])


def _became(tally: Tally) -> str:
    if tally.rejected:
        return "It still cannot be taken; the tray says why."
    return "It was taken." if tally.stored else "It was taken; everything in it was on the wire before."
