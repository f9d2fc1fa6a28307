"""The HeldBack port in SQL: both questions go along an index and end at their limit."""

from datetime import datetime
from typing import Final

from sqlalchemy import Integer, bindparam, literal_column, select

from syndicate.ports.embargoes import Ending
from syndicate.store.memory import Door
from syndicate.store.tables import errands, versions

_MOST: Final = bindparam("most", type_=Integer)
_ENDINGS: Final = (
    select(errands.c.due, errands.c.guid)
    .where(errands.c.due >= bindparam("since"))
    .order_by(errands.c.due)
    .limit(_MOST)
)
_HOLDS: Final = (
    select(versions.c.guid)
    .where(versions.c.pub_status == literal_column("'withheld'"))  # as the index says it
    .order_by(versions.c.seq.desc())
    .limit(_MOST)
)


class SqlHeldBack:
    """See :class:`syndicate.ports.embargoes.HeldBack`."""

    def __init__(self, reading: Door) -> None:
        self._reading = reading

    def endings(self, since: datetime, most: int) -> list[Ending]:
        """See the port."""
        with self._reading() as connection:
            rows = connection.execute(_ENDINGS, {"since": since, "most": most})
            return [Ending(due, guid) for due, guid in rows]

    def holds(self, most: int) -> list[str]:
        """See the port."""
        with self._reading() as connection:
            return list(connection.scalars(_HOLDS, {"most": most}))
