"""What was delivered long ago is forgotten, a little at a time."""

from collections.abc import Sequence
from datetime import datetime

from sqlalchemy import Connection, delete, select

from syndicate.store.statements import chunks
from syndicate.store.tables import attempts, deliveries


def trim_deliveries(connection: Connection, before: datetime, most: int) -> int:
    """Forget deliveries that another of their story followed before a moment, and attempts made before it."""
    query = select(deliveries.c.number).where(deliveries.c.followed < before)
    followed = connection.scalars(query.order_by(deliveries.c.followed, deliveries.c.number).limit(most)).all()
    made = _made(connection, before, most)
    for chunk in chunks(followed):
        connection.execute(delete(attempts).where(attempts.c.delivery.in_(chunk)))
        connection.execute(delete(deliveries).where(deliveries.c.number.in_(chunk)))
    for chunk in chunks(made):
        connection.execute(delete(attempts).where(attempts.c.number.in_(chunk)))
    return len(followed) + len(made)


def _made(connection: Connection, before: datetime, most: int) -> Sequence[int]:
    """Of the attempts that were made first, those made before a moment: numbers rise with time."""
    first = connection.execute(select(attempts.c.number, attempts.c.at).order_by(attempts.c.number).limit(most))
    return [number for number, at in first if at < before]
