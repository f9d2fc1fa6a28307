"""The Fetches port in SQL: the table `fetches`."""

from collections.abc import Collection, Sequence
from datetime import datetime

from sqlalchemy import bindparam, delete, insert, or_, select, update

from syndicate.model.access import Fetch
from syndicate.store.memory import Door
from syndicate.store.statements import Row, chunks, many
from syndicate.store.tables import fetches, tokens

_COLUMNS = (
    fetches.c.outlet,
    fetches.c.prefix,
    fetches.c.at,
    fetches.c.path,
    fetches.c.status,
    fetches.c.tag,
    fetches.c.client,
)


class SqlFetches:
    """See :class:`syndicate.ports.tokens.Fetches`."""

    def __init__(self, reading: Door, changing: Door) -> None:
        self._reading = reading
        self._changing = changing

    def note(self, fetched: Sequence[Fetch]) -> None:
        """See the port."""
        rows: list[Row] = [{column.name: getattr(one, column.name) for column in _COLUMNS} for one in fetched]
        last: dict[str, datetime] = {}
        for one in fetched:
            last[one.prefix] = max(one.at, last.get(one.prefix, one.at))
        at = bindparam("at", type_=tokens.c.seen.type)
        later = or_(tokens.c.seen.is_(None), tokens.c.seen < at)
        shown = update(tokens).where(tokens.c.prefix == bindparam("which"), later).values(seen=at)
        with self._changing() as connection:
            many(connection, insert(fetches), rows)
            many(connection, shown, [{"which": prefix, "at": moment} for prefix, moment in sorted(last.items())])

    def listed(self, outlet: str, since: datetime | None, most: int) -> list[Fetch]:
        """See the port."""
        query = select(*_COLUMNS).where(fetches.c.outlet == outlet)
        if since is not None:
            query = query.where(fetches.c.at >= since)
        with self._reading() as connection:
            rows = connection.execute(query.order_by(fetches.c.at.desc(), fetches.c.number.desc()).limit(most))
            return [Fetch(**row) for row in rows.mappings()]

    def first(self, outlet: str, since: datetime, paths: Collection[str], statuses: Collection[int]) -> Fetch | None:
        """See the port."""
        found: list[Fetch] = []
        with self._reading() as connection:
            for chunk in chunks(paths):
                query = (
                    select(*_COLUMNS)
                    .where(
                        fetches.c.outlet == outlet,
                        fetches.c.at >= since,
                        fetches.c.path.in_(chunk),
                        fetches.c.status.in_(statuses),
                    )
                    .order_by(fetches.c.at, fetches.c.number)
                    .limit(1)
                )
                found += [Fetch(**row) for row in connection.execute(query).mappings()]
        return min(found, key=lambda one: one.at, default=None)

    def trim(self, before: datetime, most: int) -> int:
        """See the port."""
        old = select(fetches.c.number).where(fetches.c.at < before).order_by(fetches.c.at).limit(most)
        with self._changing() as connection:
            return connection.execute(delete(fetches).where(fetches.c.number.in_(old))).rowcount
