"""A meter that notes what it is told."""

from collections.abc import Collection
from dataclasses import dataclass, field
from datetime import timedelta

from syndicate.model.delivery import DeliveryState
from syndicate.ports.meter import Part


@dataclass
class NotingMeter:
    """See :class:`syndicate.ports.meter.Meter`."""

    filings: list[tuple[str, int, int, int]] = field(default_factory=list)
    showings: list[tuple[list[str], timedelta]] = field(default_factory=list)
    rounds: list[tuple[int, timedelta]] = field(default_factory=list)
    attempts: list[tuple[str, DeliveryState, timedelta | None]] = field(default_factory=list)
    failures: list[Part] = field(default_factory=list)

    def filed(self, source: str, *, stored: int, repeated: int, rejected: int) -> None:
        self.filings.append((source, stored, repeated, rejected))

    def shown(self, sections: Collection[str], after: timedelta) -> None:
        self.showings.append((sorted(sections), after))

    def printed(self, pages: int, took: timedelta) -> None:
        self.rounds.append((pages, took))

    def attempted(self, channel: str, became: DeliveryState, took: timedelta, after: timedelta | None) -> None:
        del took
        self.attempts.append((channel, became, after))

    def failed(self, part: Part) -> None:
        self.failures.append(part)
