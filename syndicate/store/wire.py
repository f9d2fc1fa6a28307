"""The Wire port in SQL: the table `wire_events`, and of each story which version was told last."""

from collections.abc import Collection, Mapping, Sequence
from datetime import datetime
from typing import Final

from sqlalchemy import BindParameter, Connection, Integer, bindparam, delete, func, insert, select, update

from syndicate.model.dispatch import PubStatus
from syndicate.model.wire import WireEvent
from syndicate.ports.wire import News, Span
from syndicate.store.memory import Door
from syndicate.store.statements import Row, chunks, many
from syndicate.store.tables import stories, wire_events

_GUIDS: Final[BindParameter[str]] = bindparam("guids", expanding=True)
_NEWER = wire_events.alias()

_FIRST: Final = select(func.min(wire_events.c.number))
_LAST: Final = select(func.max(wire_events.c.number))
_TOLD: Final = select(stories.c.guid, stories.c.told).where(stories.c.guid.in_(_GUIDS))
_BEFORE: Final = select(wire_events.c.guid, wire_events.c.sections).where(wire_events.c.guid.in_(_GUIDS))
_ADD: Final = insert(wire_events)
_MARK: Final = update(stories).where(stories.c.guid == bindparam("which")).values(told=bindparam("version"))
_AFTER: Final = (
    select(wire_events)
    .where(
        wire_events.c.number > bindparam("last"),
        ~select(_NEWER.c.number)
        .where(_NEWER.c.guid == wire_events.c.guid, _NEWER.c.number > wire_events.c.number)
        .exists(),
    )
    .order_by(wire_events.c.number)
    .limit(bindparam("most", type_=Integer))
)


class SqlWire:
    """See :class:`syndicate.ports.wire.Wire`.

    A writing transaction is the only one (`store.engine`), and gives the number after the highest there is. So numbers
    become visible in their order on PostgreSQL too.
    """

    def __init__(self, reading: Door, changing: Door) -> None:
        self._reading = reading
        self._changing = changing

    def tell(self, news: Sequence[News], now: datetime) -> int:
        """See the port."""
        with self._changing() as connection:
            told = _told(connection, {one.guid for one in news})
            fresh = [one for one in news if told.get(one.guid) != one.version]
            before = _sections_before(connection, [one.guid for one in fresh if one.pub_status is not PubStatus.USABLE])
            last = connection.scalar(_LAST) or 0
            rows: list[Row] = [
                {
                    "number": number,
                    "guid": one.guid,
                    "version": one.version,
                    "sections": one.sections | before.get(one.guid, frozenset()),
                    "at": now,
                }
                for number, one in enumerate(fresh, last + 1)
            ]
            many(connection, _ADD, rows)
            many(connection, _MARK, [{"which": one.guid, "version": one.version} for one in fresh])
        return len(fresh)

    def after(self, number: int, most: int) -> list[WireEvent]:
        """See the port."""
        with self._reading() as connection:
            rows = connection.execute(_AFTER, {"last": number, "most": most}).mappings().all()
            return [WireEvent(**row) for row in rows]

    def told_at(self, guid: str, version: int) -> datetime | None:
        """See the port."""
        query = (
            select(wire_events.c.version, wire_events.c.at)
            .where(wire_events.c.guid == guid)
            .order_by(wire_events.c.number.desc())
            .limit(1)
        )
        with self._reading() as connection:
            last = connection.execute(query).one_or_none()
        return last.at if last and last.version == version else None

    def span(self) -> Span:
        """See the port."""
        with self._reading() as connection:
            return _span(connection)

    def trim(self, before: datetime, most: int) -> int:
        """See the port."""
        query = (
            select(wire_events.c.number)
            .where(wire_events.c.number < select(func.max(wire_events.c.number)).scalar_subquery())
            .order_by(wire_events.c.number)
            .limit(most)
        )
        with self._changing() as connection:
            oldest = query.add_columns(wire_events.c.at)
            old = [number for number, at in connection.execute(oldest) if at < before]
            for chunk in chunks(old):
                connection.execute(delete(wire_events).where(wire_events.c.number.in_(chunk)))
        return len(old)


def _span(connection: Connection) -> Span:
    return Span(first=connection.scalar(_FIRST) or 1, last=connection.scalar(_LAST) or 0)


def _told(connection: Connection, guids: Collection[str]) -> Mapping[str, int | None]:
    """By story, the version that was told last."""
    found: dict[str, int | None] = {}
    for chunk in chunks(guids):
        found |= dict(connection.execute(_TOLD, {"guids": chunk}).all())
    return found


def _sections_before(connection: Connection, guids: Collection[str]) -> Mapping[str, frozenset[str]]:
    """By story, every section that its kept events name: who was told of it there must hear that it is off."""
    found: dict[str, frozenset[str]] = {}
    for chunk in chunks(guids):
        for guid, sections in connection.execute(_BEFORE, {"guids": chunk}).all():
            found[guid] = found.get(guid, frozenset()) | sections
    return found
