"""The Forgetting port in SQL: rows stay, words go."""

from collections.abc import Collection
from datetime import datetime
from typing import Final

from sqlalchemy import Connection, Integer, bindparam, delete, func, insert, select, update

from syndicate.model.delivery import DeliveryState
from syndicate.model.dispatch import PubStatus
from syndicate.ports.forgetting import Old
from syndicate.rules.keeping import emptied
from syndicate.store import index
from syndicate.store.codec import decode, encode
from syndicate.store.memory import Door
from syndicate.store.reading import sections_of
from syndicate.store.statements import Row, chunks, many
from syndicate.store.tables import attempts, deliveries, errands, sketches, stories, versions, wire_events

_KILL: Final = PubStatus.CANCELED
_NEWEST = versions.alias()
_WITH_WORDS: Final = (
    select(versions.c.seq)
    .where(versions.c.guid == stories.c.guid, versions.c.forgotten.is_(False), versions.c.pub_status != _KILL)
    .exists()
)
_SHOWN_LATER: Final = (
    select(versions.c.seq)
    .where(
        versions.c.guid == stories.c.guid, versions.c.shown_from >= bindparam("before", type_=versions.c.received.type)
    )
    .exists()
)
_WAITING: Final = select(deliveries.c.guid).where(deliveries.c.state == DeliveryState.WAITING)
_OLD: Final = (
    select(stories.c.newest, stories.c.guid, stories.c.source, _NEWEST.c.received)
    .join(_NEWEST, _NEWEST.c.seq == stories.c.newest)
    .where(
        stories.c.newest > bindparam("after"),
        _NEWEST.c.received < bindparam("before", type_=versions.c.received.type),
        _WITH_WORDS,
        ~_SHOWN_LATER,
        stories.c.guid.not_in(_WAITING),
        stories.c.guid.not_in(
            select(wire_events.c.guid).where(
                wire_events.c.number == select(func.max(wire_events.c.number)).scalar_subquery()
            )
        ),
    )
    .order_by(stories.c.newest)
    .limit(bindparam("most", type_=Integer))
)


class SqlForgetting:
    """See :class:`syndicate.ports.forgetting.Forgetting`."""

    def __init__(self, reading: Door, changing: Door) -> None:
        self._reading = reading
        self._changing = changing

    def old(self, before: datetime, after: int, most: int) -> list[Old]:
        """See the port.

        One that an outlet is still to be told of waits; so does the one that the wire told last, whose event must stay.
        """
        with self._reading() as connection:
            rows = connection.execute(_OLD, {"before": before, "after": after, "most": most}).all()
            belongs = sections_of(connection, [guid for _, guid, _, _ in rows])
        return [
            Old(place=place, guid=guid, source=source, received=received, sections=belongs.get(guid, frozenset()))
            for place, guid, source, received in rows
        ]

    def forget(self, guids: Collection[str], now: datetime) -> None:
        """See the port."""
        with self._changing() as connection:
            for chunk in chunks(guids):
                _empty(connection, chunk)
                told = select(deliveries.c.number).where(deliveries.c.guid.in_(chunk))
                connection.execute(delete(attempts).where(attempts.c.delivery.in_(told)))
                connection.execute(delete(deliveries).where(deliveries.c.guid.in_(chunk)))
                connection.execute(delete(wire_events).where(wire_events.c.guid.in_(chunk)))
            rows: list[Row] = [
                {"section": name, "guid": guid, "due": now, "again": True}
                for guid, names in sorted(sections_of(connection, guids).items())
                for name in sorted(names)
            ]
            many(connection, insert(errands), rows)


def _empty(connection: Connection, guids: Collection[str]) -> None:
    words = select(versions.c.seq, versions.c.record).where(
        versions.c.guid.in_(guids), versions.c.forgotten.is_(False), versions.c.pub_status != _KILL
    )
    stored = [(seq, decode(record)) for seq, record in connection.execute(words).all()]
    index.forget(connection, stored, sections_of(connection, guids))
    for seq, dispatch in stored:
        connection.execute(delete(sketches).where(sketches.c.seq == seq))
        connection.execute(
            update(versions).where(versions.c.seq == seq).values(record=encode(emptied(dispatch)), forgotten=True)
        )
