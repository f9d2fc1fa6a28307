"""Collect: from a source into the ledger.

Promise 1: a filing leaves its source only when its record is durable. Promise 6: a bad filing ends in the reject tray
with the reason and never stops its neighbours. Work goes in batches: reading outside the transaction, one transaction
for the records, acknowledgement after it.
"""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from itertools import islice

import structlog

from syndicate.desk.placing import Arrival, Standing
from syndicate.desk.reading import Desk, Refusal
from syndicate.desk.recent import Recent
from syndicate.errors import SourceError
from syndicate.model.dispatch import Dispatch
from syndicate.model.filing import Filing, Unfiled
from syndicate.model.section import Section
from syndicate.ports.bus import Bus
from syndicate.ports.ledger import Entry, Ledger, Receipt, Writing
from syndicate.ports.meter import UNMETERED, Meter
from syndicate.ports.source import Source
from syndicate.rules.arrival import apart
from syndicate.rules.lifecycle import Accept, Ignore
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
    arrivals: tuple[Arrival, ...]
    refusals: tuple[Refusal, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Filed:
    """What became of one filing.

    Attributes:
        filing: As it came.
        known: Whether the same bytes were recorded before; nothing else is said then.
        outcomes: Of each dispatch in it that could be taken, in order.
        refusals: Of the rest.
    """

    filing: Filing
    known: bool = False
    outcomes: tuple[Accept | Ignore, ...] = ()
    refusals: tuple[Refusal, ...] = ()

    @property
    def accepted(self) -> Sequence[Accept]:
        """Those that became new versions."""
        return [outcome for outcome in self.outcomes if isinstance(outcome, Accept)]

    @property
    def tally(self) -> Tally:
        """The filing, counted."""
        if self.refusals:
            return Tally(rejected=1)
        return Tally(stored=1) if self.accepted else Tally(repeated=1)


@dataclass(frozen=True, slots=True, kw_only=True)
class Collector:
    """Takes what sources have.

    Attributes:
        ledger: Where records go.
        bus: Told after each commit that there is something to publish.
        desk: The readers.
        sections: In the configured order.
        recent: What texts are compared with.
        meter: Counts what became of filings.
    """

    ledger: Ledger
    bus: Bus
    desk: Desk
    sections: Sequence[Section]
    recent: Recent = field(default_factory=Recent)
    meter: Meter = UNMETERED

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
            self._count(source.name, tally)
            told(tally)
            total += tally
        return total

    def file(self, filings: Sequence[Filing], defaults: Defaults) -> Sequence[Filed]:
        """Take filings that somebody hands in and waits for; when it returns, what is said of them is durable.

        Raises:
            StoreError: Nothing was recorded.
        """
        every = self._recorded([self._read(filing, defaults) for filing in filings], [])
        self._count(defaults.source, sum((filed.tally for filed in every), Tally()))
        return every

    def _count(self, source: str, tally: Tally) -> None:
        self.meter.filed(source, stored=tally.stored, repeated=tally.repeated, rejected=tally.rejected)

    def _take(self, batch: Sequence[Filing | Unfiled], source: Source, defaults: Defaults) -> Tally:
        read = [self._read(item, defaults) for item in batch if isinstance(item, Filing)]
        unfiled = [item for item in batch if isinstance(item, Unfiled)]
        every = self._recorded(read, unfiled)
        for item in unfiled:
            _let_go(source, item, item.reason)
        for one in read:
            _let_go(source, one.filing, "\n".join(refusal.reason for refusal in one.refusals))
        return sum((filed.tally for filed in every), Tally(rejected=len(unfiled)))

    def _recorded(self, read: Sequence[_Read], unfiled: Sequence[Unfiled]) -> Sequence[Filed]:
        with self.ledger.writing() as writing:
            for item in unfiled:
                writing.reject(item, item.reason)
            every = self._record(writing, read)
        if any(filed.accepted for filed in every):
            self.bus.publish("publish.due")
        return every

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
        arrivals = tuple(Arrival.of(dispatch, defaults) for dispatch in apart(dispatches))
        return _Read(filing, arrivals, tuple(refusals))

    def _record(self, writing: Writing, batch: Sequence[_Read]) -> Sequence[Filed]:
        known = set(writing.known([one.filing.digest for one in batch]))
        standing = Standing.of(writing, [arrival for one in batch for arrival in one.arrivals], self.recent)
        every: list[Filed] = []
        for one in batch:
            if one.filing.digest in known:
                every.append(Filed(filing=one.filing, known=True))
                continue
            outcomes = tuple(standing.place(arrival) for arrival in one.arrivals)
            every.append(Filed(filing=one.filing, outcomes=outcomes, refusals=one.refusals))
            if one.refusals:
                writing.reject(one.filing, "\n".join(refusal.reason for refusal in one.refusals))
            else:
                known.add(one.filing.digest)
        writing.record(
            [
                self._entry(standing, accept)
                for filed in every
                for accepted in filed.accepted
                for accept in standing.along(accepted)
            ],
            [_receipt(filed) for filed in every if not (filed.known or filed.refusals)],
        )
        return every

    def _entry(self, standing: Standing, accept: Accept) -> Entry:
        entry = standing.entry(accept, sections_of(accept.dispatch, self.sections))
        log.info(
            "dispatch stored",
            guid=accept.dispatch.guid,
            version=accept.dispatch.version,
            pub_status=str(accept.dispatch.pub_status),
            sections=sorted(entry.sections),
        )
        return entry


def file_one(collector: Collector, dispatch: Dispatch, also: frozenset[str] = frozenset()) -> Accept | None:
    """Record a version made at the desk (a kill, a hold, a correction); None where it changes nothing.

    Args:
        collector: That records.
        dispatch: The version.
        also: Sections that the story is to be in, whatever their rules.
    """
    outcome = place_one(collector, Arrival(dispatch=dispatch), also)
    return outcome if isinstance(outcome, Accept) else None


def place_one(collector: Collector, arrival: Arrival, also: frozenset[str] = frozenset()) -> Accept | Ignore:
    """Record one dispatch that no filing brought, where it adds anything; see :func:`file_one`."""
    with collector.ledger.writing() as writing:
        standing = Standing.of(writing, [arrival], collector.recent)
        outcome = standing.place(arrival)
        if not isinstance(outcome, Accept):
            return outcome
        sections = sections_of(outcome.dispatch, collector.sections) | also
        writing.record([standing.entry(accept, sections) for accept in standing.along(outcome)], [])
    collector.bus.publish("publish.due")
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


def _receipt(filed: Filed) -> Receipt:
    return Receipt(
        digest=filed.filing.digest,
        source=filed.filing.source,
        name=filed.filing.name,
        received=filed.filing.received,
        outcome="; ".join(map(_in_words, filed.outcomes)),
        versions=tuple(map(version_of, filed.outcomes)),
    )


def version_of(outcome: Accept | Ignore) -> tuple[str, int]:
    """The guid and the number of the version that a dispatch became, or that says it already."""
    if isinstance(outcome, Accept):
        return outcome.dispatch.guid, outcome.dispatch.version
    return outcome.guid, outcome.version


def _in_words(outcome: Accept | Ignore) -> str:
    if isinstance(outcome, Accept):
        return f"version {outcome.dispatch.version} of {outcome.dispatch.guid}"
    return outcome.reason


def _batches(items: Iterator[Filing | Unfiled], size: int) -> Iterator[Sequence[Filing | Unfiled]]:
    while batch := list(islice(items, size)):
        yield batch
