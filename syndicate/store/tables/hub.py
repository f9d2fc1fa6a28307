"""The tables of our hub."""

from sqlalchemy import (
    BigInteger,
    Column,
    ForeignKey,
    Index,
    Integer,
    LargeBinary,
    Table,
    Text,
    TypedColumns,
    UniqueConstraint,
)

from syndicate.model.delivery import DeliveryState
from syndicate.model.hub import Kind, Mode
from syndicate.store.tables.columns import KIND, MODE, NAME, NUMBER, STATE, Label, Moment, metadata


class _Subscriptions(TypedColumns):
    number = Column(NUMBER, primary_key=True)
    kind: Column[Kind] = Column(KIND, nullable=False)
    callback = Column(NAME, nullable=False)
    host = Column(NAME, nullable=False)
    topic = Column(NAME, nullable=False)
    secret = Column(Text, nullable=True)
    client = Column(NAME, nullable=False)
    made = Column(Moment, nullable=False)
    until = Column(Moment, nullable=True)
    etag = Column(NAME, nullable=True)  # of the page that was ordered last
    succeeded = Column(Moment, nullable=True)
    failing = Column(Moment, nullable=True)
    rests = Column(Moment, nullable=True)  # until when it asked to be left alone


class _HubQuestions(TypedColumns):
    number = Column(NUMBER, primary_key=True)
    mode: Column[Mode] = Column(MODE, nullable=False)
    callback = Column(NAME, nullable=False)
    host = Column(NAME, nullable=False)
    topic = Column(NAME, nullable=False)
    lease_secs = Column(BigInteger, nullable=False)
    secret = Column(Text, nullable=True)
    client = Column(NAME, nullable=False)
    etag = Column(NAME, nullable=True)
    reason = Column(Label, nullable=False)
    made = Column(Moment, nullable=False)
    due = Column(Moment, nullable=False)


class _Distributions(TypedColumns):
    number = Column(NUMBER, primary_key=True)
    subscription = Column(NUMBER, ForeignKey("subscriptions.number"), nullable=False)
    etag = Column(NAME, nullable=False)
    state: Column[DeliveryState] = Column(STATE, nullable=False)
    made = Column(Moment, nullable=False)
    due = Column(Moment, nullable=False)
    attempts = Column(Integer, nullable=False)
    answer = Column(Label, nullable=True)  # of the last attempt, in words
    at = Column(Moment, nullable=True)  # when that was made, how long it took, what was said
    took_millis = Column(Integer, nullable=True)
    status = Column(Integer, nullable=True)
    said = Column(LargeBinary, nullable=True)


# A number is never given twice: a late answer must not be taken for another question's, or another distribution's.
subscriptions = Table(
    "subscriptions",
    metadata,
    _Subscriptions,
    UniqueConstraint("callback", "topic", "kind"),
    Index(None, "topic"),
    Index(None, "host"),
    Index(None, "client"),
    sqlite_autoincrement=True,
)
"""Who is told when a page has changed."""

hub_questions = Table(
    "hub_questions",
    metadata,
    _HubQuestions,
    UniqueConstraint("callback", "topic"),
    Index(None, "due"),
    Index(None, "host"),
    Index(None, "client"),
    sqlite_autoincrement=True,
)
"""What callbacks are to be asked."""

distributions = Table(
    "distributions",
    metadata,
    _Distributions,
    Index(None, "subscription", "number"),
    Index(None, "made"),
    sqlite_autoincrement=True,
)
"""What subscriptions are told, and were."""

_tells = distributions.c.state == DeliveryState.WAITING
Index(
    "ix_distributions_due",
    *(distributions.c.due, distributions.c.number),
    sqlite_where=_tells,
    postgresql_where=_tells,
)
