"""The Memory port in SQL: one owner's rows of the table `memories`."""

from collections.abc import Callable, Mapping
from contextlib import AbstractContextManager
from typing import Final

from sqlalchemy import Connection, bindparam, delete, select

from syndicate.store.statements import Row, chunks, upsert
from syndicate.store.tables import memories

Door = Callable[[], AbstractContextManager[Connection]]
"""Opens a connection for as long as a block runs."""

_OF_OWNER = memories.c.owner == bindparam("owner")

_RECALL: Final = select(memories.c.key, memories.c.value).where(_OF_OWNER).order_by(memories.c.key)
_FORGET: Final = delete(memories).where(_OF_OWNER, memories.c.key.in_(bindparam("keys", expanding=True)))


class SqlMemory:
    """See :class:`syndicate.ports.memory.Memory`."""

    def __init__(self, owner: str, reading: Door, changing: Door) -> None:
        self._owner = owner
        self._reading = reading
        self._changing = changing

    def recall(self) -> Mapping[str, str]:
        """See the port."""
        with self._reading() as connection:
            return dict(connection.execute(_RECALL, {"owner": self._owner}).all())

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
                connection.execute(_FORGET, {"owner": self._owner, "keys": chunk})
            upsert(connection, memories, rows, by=("owner", "key"), anew=("value",))
