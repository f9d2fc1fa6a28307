"""The tables of the desk's people."""

from sqlalchemy import Column, Index, LargeBinary, Table, TypedColumns

from syndicate.model.staff import Role
from syndicate.store.tables.columns import NAME, NUMBER, ROLE, Label, Moment, metadata


class _Users(TypedColumns):
    name = Column(NAME, primary_key=True)
    role: Column[Role] = Column(ROLE, nullable=False)
    password = Column(NAME, nullable=False)  # an Argon2 hash
    made = Column(Moment, nullable=False)


class _Sessions(TypedColumns):
    digest = Column(LargeBinary, primary_key=True)
    user = Column(NAME, nullable=False)
    made = Column(Moment, nullable=False)
    seen = Column(Moment, nullable=False)
    client = Column(Label, nullable=False)


class _Acts(TypedColumns):
    number = Column(NUMBER, primary_key=True)
    at = Column(Moment, nullable=False)
    user = Column(Label, nullable=False)
    act = Column(Label, nullable=False)
    about = Column(Label, nullable=False)
    note = Column(Label, nullable=False)
    result = Column(Label, nullable=False)


users = Table("users", metadata, _Users)
"""Who may log in."""

sessions = Table("sessions", metadata, _Sessions, Index(None, "user"))
"""Who is logged in."""

acts = Table("acts", metadata, _Acts, Index(None, "about", "number"), sqlite_autoincrement=True)
"""What people did; rows are never taken away."""
