"""The table of who does what only one node may do at a time."""

from sqlalchemy import BigInteger, Column, Table, TypedColumns

from syndicate.store.tables.columns import NAME, Moment, metadata


class _Leases(TypedColumns):
    name = Column(NAME, primary_key=True)
    holder = Column(NAME, nullable=False)  # the last, where it was released
    fence = Column(BigInteger, nullable=False)  # goes up when it is taken and when it is released
    until = Column(Moment, nullable=False)


leases = Table("leases", metadata, _Leases, sqlite_with_rowid=False)
"""One row for each piece of work that was ever held; rows are never taken away, so that no number comes twice."""
