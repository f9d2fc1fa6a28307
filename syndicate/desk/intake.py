"""Dispatches that are handed in: from a token and bytes to what became of them."""

import hashlib
import hmac
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from threading import Lock

import structlog

from syndicate.desk.collect import Collector, Filed, version_of
from syndicate.desk.health import Record
from syndicate.errors import SourceError, StoreError
from syndicate.model.filing import Filing
from syndicate.ports.clock import Clock
from syndicate.ports.intake import Outcome, Parcel, Refused, Taken
from syndicate.ports.meter import Part
from syndicate.rules.lifecycle import Accept
from syndicate.rules.normalise import Defaults

_AGAIN = "the same bytes were filed before"

log = structlog.get_logger(__name__)


@dataclass(frozen=True, slots=True, kw_only=True)
class Hatch:
    """A source that dispatches are handed in under.

    Attributes:
        defaults: What they do not say; its source's name among it.
        tokens: Reads the tokens of its senders, apart by white space; None where they are known otherwise.
        record: How it has been doing.
    """

    defaults: Defaults
    tokens: Callable[[], str] | None
    record: Record


class DeskIntake:
    """See :class:`syndicate.ports.intake.Intake`."""

    def __init__(self, collector: Collector, clock: Clock, hatches: Sequence[Hatch]) -> None:
        self._collector = collector
        self._clock = clock
        self._hatches: Mapping[str, Hatch] = {hatch.defaults.source: hatch for hatch in hatches}
        self._recording = Lock()

    def probe(self, source: str) -> str:
        """See whether senders can show a token, in words (`2 tokens`).

        Raises:
            SourceError: There is none to be read.
        """
        tokens = self._hatches[source].tokens
        known = len(tokens().split()) if tokens else 0
        return f"{known} token{'' if known == 1 else 's'}"

    def source(self, token: str) -> str | None:
        """See the port. The time it takes tells nothing about any token."""
        shown = _hashed(token)
        found: str | None = None
        unread: SourceError | None = None
        for name, hatch in self._hatches.items():
            if hatch.tokens is None:
                continue
            try:
                known = hatch.tokens().split()
            except SourceError as error:
                unread = unread or error
                continue
            for each in known:
                if hmac.compare_digest(_hashed(each), shown) and found is None:
                    found = name
        if found is None and unread is not None:
            raise unread
        return found

    def file(self, source: str, parcels: Sequence[Parcel]) -> Sequence[Outcome]:
        """See the port."""
        hatch = self._hatches[source]
        now = self._clock.now()
        filings = [
            Filing(
                source=source,
                name=parcel.name or f"pushed-{now:%Y%m%dT%H%M%S}-{number}",
                content=parcel.content,
                filed=now,
                received=now,
                receipt="",
                charset=parcel.charset,
            )
            for number, parcel in enumerate(parcels, 1)
        ]
        try:
            filed = self._collector.file(filings, hatch.defaults)
            outcomes = [self._outcome(each) for each in filed]
        except StoreError as error:
            self._collector.meter.failed(Part.STORE)
            with self._recording:
                hatch.record.failed(error)
            raise
        with self._recording:
            hatch.record.succeeded()
        log.info(
            "pushed",
            source=source,
            filings=len(filings),
            new=sum(taken.new for outcome in outcomes for taken in outcome.taken),
            refused=sum(len(outcome.refused) for outcome in outcomes),
        )
        return outcomes

    def _outcome(self, filed: Filed) -> Outcome:
        if filed.known:
            receipt = self._collector.ledger.receipt(filed.filing.digest)
            before = receipt.versions if receipt else ()
            taken = [Taken(guid=guid, version=version, new=False, note=_AGAIN) for guid, version in before]
        else:
            taken = []
            for outcome in filed.outcomes:
                guid, version = version_of(outcome)
                new = isinstance(outcome, Accept)
                note = "" if isinstance(outcome, Accept) else outcome.reason
                taken.append(Taken(guid=guid, version=version, new=new, note=note))
        return Outcome(
            name=filed.filing.name,
            taken=tuple(taken),
            refused=tuple(Refused(reason=refusal.reason, missing=refusal.missing) for refusal in filed.refusals),
        )


def _hashed(token: str) -> bytes:
    """Of equal length for every token, so that comparing tells nothing."""
    return hashlib.sha256(token.encode("utf-8", "surrogateescape")).digest()
