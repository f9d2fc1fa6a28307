"""Collect: from a source into the ledger.

Promise 1: a filing leaves its source only when its record is durable. Promise 6: a bad filing ends in the reject tray
with the reason and never stops its neighbours. Work goes in batches: reading outside the transaction, one transaction
for the records, acknowledgement after it.
"""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import islice

import structlog

from syndicate.desk.placing import Standing
from syndicate.desk.reading import Desk, Refusal
from syndicate.errors import SourceError
from syndicate.model.dispatch import Dispatch
from syndicate.model.filing import Filing, Unfiled
from syndicate.model.section import Section
from syndicate.ports.bus import Bus
from syndicate.ports.ledger import Entry, Ledger, Receipt, Writing
from syndicate.ports.source import Source
from syndicate.rules.lifecycle import Accept
from syndicate.rules.normalise import Defaults
from syndicate.rules.routing import sections_of

BATCH = 64

log = structlog.get_logger(__name__)


@dataclass(frozen=True, slots=True, kw_only=True)
class Tally:
    """What became of filings, in numbers; `filed` is the sum of the others.

    Attributes:
        stored: At least one new version was recorded.
        repeated: Everything in it was on the wire before.
        rejected: It, or part of it, is in the reject tray.
    """

    stored: int = 0
    repeated: int = 0
    rejected: int = 0

    @property
    def filed(self) -> int:
        """How many filings there were."""
        return self.stored + self.repeated + self.rejected

    def __add__(self, other: "Tally") -> "Tally":
        return Tally(
            stored=self.stored + other.stored,
            repeated=self.repeated + other.repeated,
            rejected=self.rejected + other.rejected,
        )


@dataclass(frozen=True, slots=True)
class _Read:
    """A filing and what the desk made of it."""

    filing: Filing
    dispatches: tuple[Dispatch, ...]
    refusals: tuple[Refusal, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Collector:
    """Takes what sources have.

    Attributes:
        ledger: Where records go.
        bus: Told after each commit that there is something to publish.
        desk: The readers.
        sections: In the configured order.
    """

    ledger: Ledger
    bus: Bus
    desk: Desk
    sections: Sequence[Section]

    def collect(self, source: Source, defaults: Defaults, told: Callable[[Tally], None] = lambda _: None) -> Tally:
        """Take everything the source has now.

        Args:
            source: Where from.
            defaults: What its filings do not say.
            told: Called with the tally of each batch, for progress.

        Raises:
            SourceError: The source does not work, or (SourceUnavailable) not now.
            StoreError: Nothing of the batch was recorded, and nothing of it left its source.
        """
        total = Tally()
        for batch in _batches(source.collect(), BATCH):
            tally = self._take(batch, source, defaults)
            told(tally)
            total += tally
        return total

    def _take(self, batch: Sequence[Filing | Unfiled], source: Source, defaults: Defaults) -> Tally:
        read = [self._read(item, defaults) for item in batch if isinstance(item, Filing)]
        unfiled = [item for item in batch if isinstance(item, Unfiled)]
        tally = Tally(rejected=len(unfiled))
        with self.ledger.writing() as writing:
            for item in unfiled:
                writing.reject(item, item.reason)
            tally += self._record(writing, read)
        for item in unfiled:
            _let_go(source, item, item.reason)
        for one in read:
            _let_go(source, one.filing, "\n".join(refusal.reason for refusal in one.refusals))
        if tally.stored:
            self.bus.publish("publish.due", "due")
        return tally

    def _read(self, filing: Filing, defaults: Defaults) -> _Read:
        dispatches: list[Dispatch] = []
        refusals: list[Refusal] = []
        for outcome in self.desk.read(filing, defaults):
            if isinstance(outcome, Refusal):
                refusals.append(outcome)
                log.warning(
                    "filing rejected",
                    source=filing.source,
                    name=filing.name,
                    reason=outcome.reason,
                    exc_info=outcome.trace,
                )
            else:
                dispatches.append(outcome)
        return _Read(filing, tuple(dispatches), tuple(refusals))

    def _record(self, writing: Writing, batch: Sequence[_Read]) -> Tally:
        known = set(writing.known([one.filing.digest for one in batch]))
        standing = Standing.of(writing, [dispatch for one in batch for dispatch in one.dispatches])
        entries: list[Entry] = []
        receipts: list[Receipt] = []
        tally = Tally()
        for one in batch:
            if one.filing.digest in known:
                tally += Tally(repeated=1)
                continue
            outcomes = [standing.place(dispatch) for dispatch in one.dispatches]
            accepted = [outcome for outcome in outcomes if isinstance(outcome, Accept)]
            entries.extend(self._entry(standing, accept) for accept in accepted)
            if one.refusals:
                writing.reject(one.filing, "\n".join(refusal.reason for refusal in one.refusals))
                tally += Tally(rejected=1)
                continue
            known.add(one.filing.digest)
            receipts.append(_receipt(one.filing, [_in_words(outcome) for outcome in outcomes]))
            tally += Tally(stored=1) if accepted else Tally(repeated=1)
        writing.record(entries, receipts)
        return tally

    def _entry(self, standing: Standing, accept: Accept) -> Entry:
        sections = standing.belong(accept.dispatch.guid, sections_of(accept.dispatch, self.sections))
        log.info(
            "dispatch stored",
            guid=accept.dispatch.guid,
            version=accept.dispatch.version,
            pub_status=str(accept.dispatch.pub_status),
            sections=sorted(sections),
        )
        return Entry(dispatch=accept.dispatch, sections=sections, announce=accept.announce)


def file_one(collector: Collector, dispatch: Dispatch) -> Accept | None:
    """Record a version made at the desk (a kill, a hold, a correction); None where it changes nothing."""
    with collector.ledger.writing() as writing:
        standing = Standing.of(writing, [dispatch])
        outcome = standing.place(dispatch)
        if not isinstance(outcome, Accept):
            return None
        sections = standing.belong(dispatch.guid, sections_of(dispatch, collector.sections))
        writing.record([Entry(dispatch=outcome.dispatch, sections=sections, announce=outcome.announce)], [])
    collector.bus.publish("publish.due", "due")
    return outcome


def _let_go(source: Source, item: Filing | Unfiled, reason: str) -> None:
    """Tell the source; one that cannot hear it now is told again when it shows the filing again."""
    try:
        if reason:
            source.reject(item.receipt, reason)
        else:
            source.ack(item.receipt)
    except SourceError as error:
        log.error(
            "filing recorded but not taken out of its source", source=source.name, name=item.name, error=str(error)
        )


def _receipt(filing: Filing, outcomes: Iterable[str]) -> Receipt:
    return Receipt(
        digest=filing.digest,
        source=filing.source,
        name=filing.name,
        received=filing.received,
        outcome="; ".join(outcomes),
    )


def _in_words(outcome: object) -> str:
    if isinstance(outcome, Accept):
        return f"version {outcome.dispatch.version} of {outcome.dispatch.guid}"
    return str(outcome)


def _batches(items: Iterator[Filing | Unfiled], size: int) -> Iterator[Sequence[Filing | Unfiled]]:
    while batch := list(islice(items, size)):
        yield batch
