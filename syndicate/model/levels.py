"""How much waits where, at one moment: what an operator watches."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime

from syndicate.model.health import Health


@dataclass(frozen=True, slots=True)
class Behind:
    """What is due and not done.

    Attributes:
        number: How many; no more than were looked at.
        since: When the oldest of them was due, aware.
    """

    number: int
    since: datetime


@dataclass(frozen=True, slots=True)
class Queue:
    """What waits for one channel.

    Attributes:
        waiting: How many deliveries; no more than were looked at.
        due: How many of these could go now.
        since: When the oldest of them was ordered, aware; None where none waits.
    """

    waiting: int = 0
    due: int = 0
    since: datetime | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Levels:
    """What the store says.

    Attributes:
        versions: Ever stored.
        newest: When the last of them was received, aware; None on an empty record.
        sections: By section, versions that are due and not published.
        held_back: Versions, once for each of their sections, whose embargo has not ended.
        next_embargo: When the first of these embargoes ends, aware.
        queues: By channel, what waits for it; channels that nothing waits for are left out.
        dead: By channel, deliveries that were given up.
        rejects: Filings in the reject tray.
        subscribers: Of our own hub.
        sources: How each source has been doing that was ever tried.
        channels: How each channel has been doing that was ever tried.
        disabled: By channel that is used no more, why.
    """

    versions: int = 0
    newest: datetime | None = None
    sections: Mapping[str, Behind] = field(default_factory=dict)
    held_back: int = 0
    next_embargo: datetime | None = None
    queues: Mapping[str, Queue] = field(default_factory=dict)
    dead: Mapping[str, int] = field(default_factory=dict)
    rejects: int = 0
    subscribers: int = 0
    sources: Mapping[str, Health] = field(default_factory=dict)
    channels: Mapping[str, Health] = field(default_factory=dict)
    disabled: Mapping[str, str] = field(default_factory=dict)
