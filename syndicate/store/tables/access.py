"""The tables of who may fetch what, and who did."""

from sqlalchemy import Column, Index, Integer, LargeBinary, Table, TypedColumns

from syndicate.store.tables.columns import NAME, NUMBER, Label, Moment, metadata


class _Tokens(TypedColumns):
    prefix = Column(NAME, primary_key=True)
    outlet = Column(NAME, nullable=False)
    digest = Column(LargeBinary, nullable=False)
    made = Column(Moment, nullable=False)
    seen = Column(Moment, nullable=True)
    ended = Column(Moment, nullable=True)


class _Fetches(TypedColumns):
    number = Column(NUMBER, primary_key=True)
    outlet = Column(NAME, nullable=False)
    prefix = Column(NAME, nullable=False)
    at = Column(Moment, nullable=False)
    path = Column(Label, nullable=False)
    status = Column(Integer, nullable=False)
    tag = Column(Label, nullable=True)
    client = Column(Label, nullable=False)


tokens = Table("tokens", metadata, _Tokens)
"""What outlets show to be let in, as digests; rows are never taken away."""

fetches = Table("fetches", metadata, _Fetches, Index(None, "outlet", "at"), Index(None, "at"))
"""What was fetched with tokens."""
