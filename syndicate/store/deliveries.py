"""The Deliveries port in SQL: the tables `deliveries` and `attempts`."""

from collections import defaultdict
from collections.abc import Collection, Mapping, Sequence
from dataclasses import replace
from datetime import datetime
from typing import Any

from sqlalchemy import (
    BindParameter,
    Connection,
    and_,
    bindparam,
    case,
    func,
    or_,
    select,
    update,
)

from syndicate.model.delivery import Delivery, DeliveryState
from syndicate.ports.deliveries import Order, Settled
from syndicate.store.memory import Door
from syndicate.store.statements import Row, chunks, insert_into, many
from syndicate.store.tables import attempts, deliveries
from syndicate.store.trimming import trim_deliveries
from syndicate.store.waiting import COLUMNS, WAITING, first_due, next_due

_LAST = deliveries.c.followed.is_(None)


class SqlDeliveries:
    """See :class:`syndicate.ports.deliveries.Deliveries`."""

    def __init__(self, reading: Door, changing: Door) -> None:
        self._reading = reading
        self._changing = changing

    def order(self, orders: Sequence[Order], now: datetime) -> None:
        """See the port."""
        last: dict[tuple[str, str], int] = {(order.guid, order.outlet): order.version for order in orders}
        by_story: defaultdict[str, list[str]] = defaultdict(list)
        for guid, outlet in last:
            by_story[guid].append(outlet)
        with self._changing() as connection:
            for guid, outlets in by_story.items():
                before = _ordered(connection, guid, outlets)
                wanted = [outlet for outlet in outlets if before.get(outlet) != last[guid, outlet]]
                _follow(connection, guid, [outlet for outlet in wanted if outlet in before], now)
                rows: list[Row] = [
                    {
                        "outlet": outlet,
                        "guid": guid,
                        "version": last[guid, outlet],
                        "state": DeliveryState.WAITING,
                        "made": now,
                        "due": now,
                        "attempts": 0,
                    }
                    for outlet in wanted
                ]
                many(connection, insert_into(connection, deliveries), rows)

    def due(self, now: datetime, each: int, outlets: Collection[str]) -> list[Delivery]:
        """See the port."""
        with self._reading() as connection:
            return _deliveries(first_due(connection, now, each, outlets))

    def begin(self, numbers: Mapping[int, datetime], now: datetime) -> list[Delivery]:
        """See the port."""
        begun: list[Delivery] = []
        with self._changing() as connection:
            for chunk in chunks(numbers):
                query = select(*COLUMNS).where(deliveries.c.number.in_(chunk), WAITING).order_by(deliveries.c.number)
                begun += [
                    replace(one, attempts=one.attempts + 1, due=numbers[one.number])
                    for one in _deliveries(connection.execute(query).all())
                ]
            many(
                connection,
                update(deliveries)
                .where(deliveries.c.number == bindparam("which"))
                .values(attempts=deliveries.c.attempts + 1, due=bindparam("again")),
                [{"which": one.number, "again": one.due} for one in begun],
            )
            many(connection, insert_into(connection, attempts), [{"delivery": one.number, "at": now} for one in begun])
        return begun

    def settle(self, settled: Sequence[Settled]) -> None:
        """See the port."""
        if not settled:
            return
        done = [one for one in settled if one.state is DeliveryState.DONE]
        others = [one for one in settled if one.state is not DeliveryState.DONE]
        one_delivery = update(deliveries).where(deliveries.c.number == bindparam("which"))
        came: dict[str, BindParameter[Any]] = {"due": bindparam("again"), "answer": bindparam("words")}
        stays = case((WAITING, bindparam("becomes", type_=deliveries.c.state.type)), else_=deliveries.c.state)
        last = select(func.max(attempts.c.number)).where(attempts.c.delivery == bindparam("which")).scalar_subquery()
        with self._changing() as connection:
            many(connection, one_delivery.values(state=DeliveryState.DONE, **came), [_came(one) for one in done])
            changes = [_came(one) | {"becomes": one.state} for one in others]
            many(connection, one_delivery.values(state=stays, **came), changes)
            many(
                connection,
                update(attempts)
                .where(attempts.c.number == last)
                .values(
                    took_millis=bindparam("took"),
                    status=bindparam("http"),
                    error=bindparam("trouble"),
                    said=bindparam("body"),
                ),
                [_ended(one) for one in settled],
            )

    def waiting(self, outlets: Collection[str]) -> Mapping[str, tuple[int, datetime]]:
        """See the port."""
        found: dict[str, tuple[int, datetime]] = {}
        with self._reading() as connection:
            for chunk in chunks(outlets):
                query = (
                    select(deliveries.c.outlet, func.count(), func.min(deliveries.c.made))
                    .where(deliveries.c.outlet.in_(chunk), WAITING)
                    .group_by(deliveries.c.outlet)
                )
                found |= {outlet: (number, since) for outlet, number, since in connection.execute(query)}
        return found

    def next_due(self, outlets: Collection[str]) -> Mapping[str, datetime]:
        """See the port."""
        with self._reading() as connection:
            return next_due(connection, outlets)

    def listed(self, states: Collection[DeliveryState], most: int, outlet: str | None = None) -> list[Delivery]:
        """See the port."""
        query = select(*COLUMNS).where(deliveries.c.state.in_(states))
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

    def trim(self, before: datetime, most: int) -> int:
        """See the port."""
        with self._changing() as connection:
            return trim_deliveries(connection, before, most)

    def replay(self, outlet: str, since: datetime, now: datetime) -> int:
        """See the port."""
        query = select(deliveries.c.number).where(deliveries.c.outlet == outlet, deliveries.c.made >= since)
        with self._reading() as connection:
            numbers = connection.scalars(query).all()
        return self.change(numbers, DeliveryState.WAITING, now)


def _ordered(connection: Connection, guid: str, outlets: Sequence[str]) -> dict[str, int]:
    """By outlet, the version of a story that was ordered for it last."""
    found: dict[str, int] = {}
    for chunk in chunks(outlets):
        which = and_(deliveries.c.outlet.in_(chunk), deliveries.c.guid == guid, _LAST)
        found |= dict(connection.execute(select(deliveries.c.outlet, deliveries.c.version).where(which)).all())
    return found


def _follow(connection: Connection, guid: str, outlets: Sequence[str], now: datetime) -> None:
    """Note that another version takes the place of the last: it is superseded where it waits."""
    for chunk in chunks(outlets):
        which = and_(deliveries.c.outlet.in_(chunk), deliveries.c.guid == guid, _LAST)
        state = case((WAITING, DeliveryState.SUPERSEDED), else_=deliveries.c.state)
        connection.execute(update(deliveries).where(which).values(followed=now, state=state))


def _came(one: Settled) -> Row:
    return {"which": one.number, "again": one.due, "words": one.answer.words}


def _ended(one: Settled) -> Row:
    return {
        "which": one.number,
        "took": round(one.answer.took.total_seconds() * 1000),
        "http": one.answer.status,
        "trouble": one.answer.error,
        "body": one.answer.said,
    }


def _change(connection: Connection, numbers: Sequence[int], state: DeliveryState, now: datetime) -> int:
    if state is DeliveryState.WAITING:
        which = and_(deliveries.c.state != DeliveryState.SUPERSEDED, _LAST)
        values = {"state": state, "due": now, "attempts": 0}
    else:
        which = or_(WAITING, deliveries.c.state == DeliveryState.DEAD)
        values = {"state": state}
    found = connection.execute(update(deliveries).where(deliveries.c.number.in_(numbers), which).values(values))
    return found.rowcount


def _deliveries(rows: Sequence[tuple[object, ...]]) -> list[Delivery]:
    names = [column.name for column in COLUMNS]
    return [Delivery(**dict(zip(names, row, strict=True))) for row in rows]  # type: ignore[arg-type]
