"""The Memory port in SQL: one owner's rows of the table `memories`."""

from collections.abc import Callable, Mapping
from contextlib import AbstractContextManager

from sqlalchemy import Connection, delete, select

from syndicate.store.statements import Row, chunks, insert_into, many
from syndicate.store.tables import memories

Door = Callable[[], AbstractContextManager[Connection]]
"""Opens a connection for as long as a block runs."""


class SqlMemory:
    """See :class:`syndicate.ports.memory.Memory`."""

    def __init__(self, owner: str, reading: Door, changing: Door) -> None:
        self._owner = owner
        self._reading = reading
        self._changing = changing

    def recall(self) -> Mapping[str, str]:
        """See the port."""
        query = select(memories.c.key, memories.c.value).where(memories.c.owner == self._owner)
        with self._reading() as connection:
            return dict(connection.execute(query.order_by(memories.c.key)).all())

    def remember(self, changes: Mapping[str, str | None]) -> None:
        """See the port. Where nothing changes, nothing is written."""
        if not changes:
            return
        forgotten = [key for key, value in changes.items() if value is None]
        rows: list[Row] = [
            {"owner": self._owner, "key": key, "value": value}
            for key, value in sorted(changes.items())
            if value is not None
        ]
        with self._changing() as connection:
            for chunk in chunks(forgotten):
                connection.execute(delete(memories).where(memories.c.owner == self._owner, memories.c.key.in_(chunk)))
            adds = insert_into(connection, memories)
            anew = {"value": adds.excluded.value}
            many(connection, adds.on_conflict_do_update(index_elements=["owner", "key"], set_=anew), rows)
