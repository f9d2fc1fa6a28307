"""The Deliveries port in SQL: the tables `deliveries` and `attempts`."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import replace
from datetime import datetime

from sqlalchemy import Connection, and_, case, func, literal_column, or_, select, update

from syndicate.model.delivery import Delivery, DeliveryState
from syndicate.ports.deliveries import Order, Settled
from syndicate.store.memory import Door
from syndicate.store.statements import Row, chunks, insert_into, many
from syndicate.store.tables import attempts, deliveries

_WAITING = deliveries.c.state == literal_column("'waiting'")  # as the index says it
_COLUMNS = (
    deliveries.c.number,
    deliveries.c.outlet,
    deliveries.c.guid,
    deliveries.c.version,
    deliveries.c.state,
    deliveries.c.made,
    deliveries.c.due,
    deliveries.c.attempts,
    deliveries.c.answer,
)


class SqlDeliveries:
    """See :class:`syndicate.ports.deliveries.Deliveries`."""

    def __init__(self, reading: Door, changing: Door) -> None:
        self._reading = reading
        self._changing = changing

    def order(self, orders: Sequence[Order], now: datetime) -> None:
        """See the port."""
        with self._changing() as connection:
            for order in orders:
                _order(connection, order, now)

    def due(self, now: datetime, most: int, outlet: str) -> list[Delivery]:
        """See the port."""
        query = (
            select(*_COLUMNS)
            .where(deliveries.c.outlet == outlet, _WAITING, deliveries.c.due <= now)
            .order_by(deliveries.c.due, deliveries.c.number)
            .limit(most)
        )
        with self._reading() as connection:
            return _deliveries(connection.execute(query).all())

    def begin(self, numbers: Mapping[int, datetime], now: datetime) -> list[Delivery]:
        """See the port."""
        begun: list[Delivery] = []
        with self._changing() as connection:
            for chunk in chunks(numbers):
                query = select(*_COLUMNS).where(deliveries.c.number.in_(chunk), _WAITING).order_by(deliveries.c.number)
                for delivery in _deliveries(connection.execute(query).all()):
                    again = numbers[delivery.number]
                    count = {"attempts": delivery.attempts + 1, "due": again}
                    connection.execute(update(deliveries).where(deliveries.c.number == delivery.number).values(count))
                    begun.append(replace(delivery, attempts=delivery.attempts + 1, due=again))
            rows: list[Row] = [{"delivery": one.number, "at": now} for one in begun]
            many(connection, insert_into(connection, attempts), rows)
        return begun

    def settle(self, settled: Sequence[Settled]) -> None:
        """See the port."""
        if not settled:
            return
        with self._changing() as connection:
            for one in settled:
                _settle(connection, one)

    def waiting(self, outlets: Collection[str]) -> Mapping[str, tuple[int, datetime]]:
        """See the port."""
        found: dict[str, tuple[int, datetime]] = {}
        with self._reading() as connection:
            for chunk in chunks(outlets):
                query = (
                    select(deliveries.c.outlet, func.count(), func.min(deliveries.c.made))
                    .where(deliveries.c.outlet.in_(chunk), _WAITING)
                    .group_by(deliveries.c.outlet)
                )
                found |= {outlet: (number, since) for outlet, number, since in connection.execute(query)}
        return found

    def next_due(self, outlets: Collection[str]) -> datetime | None:
        """See the port."""
        with self._reading() as connection:
            found = [
                connection.scalar(select(func.min(deliveries.c.due)).where(deliveries.c.outlet == outlet, _WAITING))
                for outlet in outlets
            ]
        return min((due for due in found if due is not None), default=None)

    def listed(self, states: Collection[DeliveryState], most: int, outlet: str | None = None) -> list[Delivery]:
        """See the port."""
        query = select(*_COLUMNS).where(deliveries.c.state.in_(states))
        if outlet is not None:
            query = query.where(deliveries.c.outlet == outlet)
        with self._reading() as connection:
            return _deliveries(connection.execute(query.order_by(deliveries.c.number.desc()).limit(most)).all())

    def change(self, numbers: Collection[int], state: DeliveryState, now: datetime) -> int:
        """See the port."""
        changed = 0
        with self._changing() as connection:
            for chunk in chunks(numbers):
                changed += _change(connection, chunk, state, now)
        return changed

    def replay(self, outlet: str, since: datetime, now: datetime) -> int:
        """See the port."""
        query = select(deliveries.c.number).where(deliveries.c.outlet == outlet, deliveries.c.made >= since)
        with self._reading() as connection:
            numbers = connection.scalars(query).all()
        return self.change(numbers, DeliveryState.WAITING, now)


def _settle(connection: Connection, one: Settled) -> None:
    state = one.state if one.state is DeliveryState.DONE else case((_WAITING, one.state), else_=deliveries.c.state)
    changes = {"state": state, "due": one.due, "answer": one.answer.words}
    connection.execute(update(deliveries).where(deliveries.c.number == one.number).values(changes))
    last = select(func.max(attempts.c.number)).where(attempts.c.delivery == one.number).scalar_subquery()
    came = {
        "took_millis": round(one.answer.took.total_seconds() * 1000),
        "status": one.answer.status,
        "error": one.answer.error,
        "said": one.answer.said,
    }
    connection.execute(update(attempts).where(attempts.c.number == last).values(came))


def _order(connection: Connection, order: Order, now: datetime) -> None:
    of_story = and_(deliveries.c.outlet == order.outlet, deliveries.c.guid == order.guid)
    newest = connection.scalar(select(func.max(deliveries.c.version)).where(of_story))
    if newest is not None and newest >= order.version:
        return
    connection.execute(update(deliveries).where(of_story, _WAITING).values(state=DeliveryState.SUPERSEDED))
    row = {
        "outlet": order.outlet,
        "guid": order.guid,
        "version": order.version,
        "state": DeliveryState.WAITING,
        "made": now,
        "due": now,
        "attempts": 0,
    }
    connection.execute(insert_into(connection, deliveries), row)


def _change(connection: Connection, numbers: Sequence[int], state: DeliveryState, now: datetime) -> int:
    newer = deliveries.alias()
    is_newest = ~(
        select(newer.c.number)
        .where(
            newer.c.outlet == deliveries.c.outlet,
            newer.c.guid == deliveries.c.guid,
            newer.c.version > deliveries.c.version,
        )
        .exists()
    )
    if state is DeliveryState.WAITING:
        which = and_(deliveries.c.state != DeliveryState.SUPERSEDED, is_newest)
        values = {"state": state, "due": now, "attempts": 0}
    else:
        which = or_(_WAITING, deliveries.c.state == DeliveryState.DEAD)
        values = {"state": state}
    found = connection.execute(update(deliveries).where(deliveries.c.number.in_(numbers), which).values(values))
    return found.rowcount


def _deliveries(rows: Sequence[tuple[object, ...]]) -> list[Delivery]:
    names = [column.name for column in _COLUMNS]
    return [Delivery(**dict(zip(names, row, strict=True))) for row in rows]  # type: ignore[arg-type]
