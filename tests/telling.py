"""A desk with an outlet that is told by two channels, and deliveries that fared as a test says."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime, timedelta
from pathlib import Path

from syndicate.model.delivery import Answer, DeliveryState
from syndicate.ports.deliveries import Order, Settled
from syndicate.ports.ledger import Entry
from syndicate.store.ledger import SqlLedger
from tests.desks import DESK, OwnDesk, own_desk
from tests.makers import NOON, make_dispatch

TOLD = f"""{DESK}
[outlets.gazette]
title = "Kestrel Bay Gazette"
profile = "plain"
sections = ["all"]

[channels.gazette]
type = "folder"
path = "gazette"

[channels.backup]
type = "folder"
outlet = "gazette"
path = "backup"
"""

BUSY = Answer(status=503, said=b"busy", took=timedelta(milliseconds=20))


@contextmanager
def told_desk(folder: Path, config: str = TOLD) -> Iterator[OwnDesk]:
    """That desk, until the block ends."""
    for channel in ("gazette", "backup"):
        (folder / channel).mkdir()
    with own_desk(folder, config) as desk:
        yield desk


def guid(number: int | str) -> str:
    """Of a story."""
    return f"tag:wire.example,2026:{number}"


def ordered(
    ledger: SqlLedger, number: int | str, channel: str = "gazette", *, version: int = 1, at: datetime = NOON
) -> int:
    """Record a version of a story and have a channel bring it; the number of the delivery."""
    dispatch = make_dispatch(guid=guid(number), version=version, headline=f"Story <{number}>")
    with ledger.writing() as writing:
        writing.record([Entry(dispatch=dispatch, sections=frozenset({"all"}), announce=False)], [])
    ledger.deliveries().order([Order(outlet=channel, guid=guid(number), version=version)], at)
    return ledger.deliveries().recent(channel, 1)[0].number


def given_up(ledger: SqlLedger, number: int | str, channel: str = "gazette", answer: Answer = BUSY) -> int:
    """As :func:`ordered`, and tried once in vain, which was the last time; the number of the delivery."""
    row = ordered(ledger, number, channel)
    deliveries = ledger.deliveries()
    deliveries.begin({row: NOON}, NOON)
    deliveries.settle([Settled(number=row, answer=answer, state=DeliveryState.DEAD, due=NOON)])
    return row
