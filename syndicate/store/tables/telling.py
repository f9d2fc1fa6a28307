"""The tables of what outlets and listeners are told."""

from sqlalchemy import BigInteger, Column, ForeignKey, Index, Integer, LargeBinary, Table, TypedColumns

from syndicate.model.delivery import DeliveryState
from syndicate.store.tables.columns import NAME, NUMBER, STATE, Label, Moment, Names, metadata


class _Deliveries(TypedColumns):
    number = Column(NUMBER, primary_key=True)
    outlet = Column(NAME, nullable=False)
    guid = Column(NAME, ForeignKey("stories.guid"), nullable=False)
    version = Column(BigInteger, nullable=False)
    state: Column[DeliveryState] = Column(STATE, nullable=False)
    made = Column(Moment, nullable=False)
    due = Column(Moment, nullable=False)
    attempts = Column(Integer, nullable=False)
    answer = Column(Label, nullable=True)  # of the last attempt, in words
    followed = Column(Moment, nullable=True)  # when another was ordered for the outlet and the story; added later


class _Attempts(TypedColumns):
    number = Column(NUMBER, primary_key=True)
    delivery = Column(NUMBER, ForeignKey("deliveries.number"), nullable=False)
    at = Column(Moment, nullable=False)
    took_millis = Column(Integer, nullable=True)  # the rest is not known before the attempt ended
    status = Column(Integer, nullable=True)
    error = Column(Label, nullable=True)
    said = Column(LargeBinary, nullable=True)


class _WireEvents(TypedColumns):
    number = Column(NUMBER, primary_key=True, autoincrement=False)  # 1, 2, 3 … in the order of commits
    guid = Column(NAME, ForeignKey("stories.guid"), nullable=False)
    version = Column(BigInteger, nullable=False)
    sections = Column(Names, nullable=False)
    at = Column(Moment, nullable=False)


deliveries = Table(
    "deliveries",
    metadata,
    _Deliveries,
    Index(None, "outlet", "guid", "number"),
    Index(None, "state", "number"),
    sqlite_autoincrement=True,
)
"""What outlets are told, and were; `outlet` holds the name of the channel that brings it."""

_waits = deliveries.c.state == DeliveryState.WAITING
Index(
    "ix_deliveries_due",
    *(deliveries.c.outlet, deliveries.c.due, deliveries.c.number),
    sqlite_where=_waits,
    postgresql_where=_waits,
)
Index("ix_deliveries_made", deliveries.c.outlet, deliveries.c.made)
_was_followed = deliveries.c.followed.is_not(None)
Index(
    "ix_deliveries_followed",
    *(deliveries.c.followed, deliveries.c.number),
    sqlite_where=_was_followed,
    postgresql_where=_was_followed,
)

attempts = Table("attempts", metadata, _Attempts, Index(None, "delivery", "number"), sqlite_autoincrement=True)
"""Every time that an outlet was called; written before the call."""

wire_events = Table("wire_events", metadata, _WireEvents, Index(None, "guid", "number"))
"""What came to stand, for those who listen; old rows go, the newest of all stays."""
