"""The Deliveries port in SQL: the tables `deliveries` and `attempts`."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from datetime import datetime, timedelta
from operator import attrgetter
from typing import Any, Final

from sqlalchemy import (
    ColumnElement,
    Connection,
    and_,
    bindparam,
    case,
    func,
    insert,
    literal,
    literal_column,
    or_,
    select,
    update,
)

from syndicate.model.delivery import Attempt, Delivery, DeliveryState
from syndicate.ports.deliveries import Order, Settled
from syndicate.store.memory import Door
from syndicate.store.statements import Row, chunks, each_of, many
from syndicate.store.tables import attempts, deliveries
from syndicate.store.trimming import trim_deliveries
from syndicate.store.waiting import COLUMNS, WAITING, each_with, first_due, next_due

_LAST = deliveries.c.followed.is_(None)
_STILL_WAITS = literal_column("deliveries.state || ''") == literal_column("'waiting'")
"""As `WAITING`, but searched by number: SQLite would go through the index of all that waits."""

_SETTLED: Final = (
    update(deliveries)
    .where(deliveries.c.number == bindparam("which"))
    .values(
        state=case((WAITING, bindparam("becomes", type_=deliveries.c.state.type)), else_=deliveries.c.state),
        due=bindparam("again"),
        answer=bindparam("words"),
    )
)
"""What is not done stays what it became meanwhile, if it waits no more."""

_ENDED: Final = (
    update(attempts)
    .where(
        attempts.c.number
        == select(func.max(attempts.c.number)).where(attempts.c.delivery == bindparam("which")).scalar_subquery()
    )
    .values(took_millis=bindparam("took"), status=bindparam("http"), error=bindparam("trouble"), said=bindparam("body"))
)


class SqlDeliveries:
    """See :class:`syndicate.ports.deliveries.Deliveries`."""

    def __init__(self, reading: Door, changing: Door) -> None:
        self._reading = reading
        self._changing = changing

    def order(self, orders: Sequence[Order], now: datetime) -> None:
        """See the port."""
        last = {(order.guid, order.outlet): order.version for order in orders}
        told: defaultdict[tuple[str, int], list[str]] = defaultdict(list)
        for (guid, outlet), version in last.items():
            told[guid, version].append(outlet)
        with self._changing() as connection:
            for (guid, version), outlets in told.items():
                before = _ordered(connection, guid, outlets)
                wanted = [outlet for outlet in outlets if before.get(outlet) != version]
                _follow(connection, guid, [outlet for outlet in wanted if outlet in before], now)
                _order(connection, guid, version, wanted, now)

    def due(self, now: datetime, each: int, outlets: Collection[str]) -> list[Delivery]:
        """See the port."""
        with self._reading() as connection:
            return _deliveries(first_due(connection, now, each, outlets))

    def begin(self, numbers: Mapping[int, datetime], now: datetime) -> list[Delivery]:
        """See the port."""
        with self._changing() as connection:
            again = each_with(connection, numbers, deliveries.c.due.type)
            counted = (
                update(deliveries)
                .where(deliveries.c.number == again.c.key, _STILL_WAITS)
                .values(attempts=deliveries.c.attempts + 1, due=again.c.value)
                .returning(*COLUMNS)
            )
            begun = sorted(_deliveries(connection.execute(counted).all()), key=attrgetter("number"))
            made = each_with(connection, dict.fromkeys((one.number for one in begun), now), attempts.c.at.type)
            rows = select(made.c.key, made.c.value)
            connection.execute(insert(attempts).from_select(["delivery", "at"], rows))
        return begun

    def settle(self, settled: Sequence[Settled]) -> None:
        """See the port."""
        if not settled:
            return
        done = [one for one in settled if one.state is DeliveryState.DONE]
        others = [_came(one) for one in settled if one.state is not DeliveryState.DONE]
        with self._changing() as connection:
            _finish(connection, done)
            many(connection, _SETTLED, others)
            many(connection, _ENDED, [_ended(one) for one in settled])

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

    def of_story(self, guid: str, outlets: Collection[str]) -> list[Delivery]:
        """See the port."""
        found: list[Delivery] = []
        with self._reading() as connection:
            for chunk in chunks(outlets):
                query = select(*COLUMNS).where(deliveries.c.outlet.in_(chunk), deliveries.c.guid == guid)
                found += _deliveries(connection.execute(query).all())
        return sorted(found, key=attrgetter("number"), reverse=True)

    def one(self, number: int) -> Delivery | None:
        """See the port."""
        query = select(*COLUMNS).where(deliveries.c.number == number)
        with self._reading() as connection:
            return next(iter(_deliveries(connection.execute(query).all())), None)

    def recent(self, outlet: str, most: int) -> list[Delivery]:
        """See the port."""
        query = select(*COLUMNS).where(deliveries.c.outlet == outlet)
        with self._reading() as connection:
            rows = connection.execute(query.order_by(deliveries.c.made.desc(), deliveries.c.number.desc()).limit(most))
            return _deliveries(rows.all())

    def numbers(self, outlet: str, state: DeliveryState) -> list[int]:
        """See the port."""
        query = select(deliveries.c.number).where(deliveries.c.state == state, deliveries.c.outlet == outlet)
        with self._reading() as connection:
            return list(connection.scalars(query.order_by(deliveries.c.number)))

    def attempts(self, numbers: Collection[int]) -> Mapping[int, list[Attempt]]:
        """See the port."""
        found: defaultdict[int, list[Attempt]] = defaultdict(list)
        with self._reading() as connection:
            for chunk in chunks(numbers):
                query = select(attempts).where(attempts.c.delivery.in_(chunk)).order_by(attempts.c.number)
                for row in connection.execute(query):
                    found[row.delivery].append(_attempt(row))
        return found

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
    query = select(deliveries.c.outlet, deliveries.c.version).where(_last(connection, guid, outlets))
    return dict(connection.execute(query).all())


def _follow(connection: Connection, guid: str, outlets: Sequence[str], now: datetime) -> None:
    """Note that another version takes the place of the last: it is superseded where it waits."""
    if outlets:
        state = case((WAITING, DeliveryState.SUPERSEDED), else_=deliveries.c.state)
        last = _last(connection, guid, outlets)
        connection.execute(update(deliveries).where(last).values(followed=now, state=state))


def _last(connection: Connection, guid: str, outlets: Sequence[str]) -> ColumnElement[bool]:
    which = select(each_of(connection, outlets).c.value)
    return and_(deliveries.c.outlet.in_(which), deliveries.c.guid == guid, _LAST)


def _order(connection: Connection, guid: str, version: int, outlets: Sequence[str], now: datetime) -> None:
    """Have a version wait for each of these outlets."""
    values = {
        "guid": guid,
        "version": version,
        "state": DeliveryState.WAITING,
        "made": now,
        "due": now,
        "attempts": 0,
    }
    asked = each_of(connection, outlets)
    rows = select(asked.c.value, *(literal(value, deliveries.c[name].type) for name, value in values.items()))
    connection.execute(insert(deliveries).from_select(["outlet", *values], rows))


def _finish(connection: Connection, done: Sequence[Settled]) -> None:
    """Note what went well: mostly many at a time, so that they are one statement."""
    words: defaultdict[datetime, dict[int, str]] = defaultdict(dict)
    for one in done:
        words[one.due][one.number] = one.answer.words
    for due, said in words.items():
        answers = each_with(connection, said, deliveries.c.answer.type)
        connection.execute(
            update(deliveries)
            .where(deliveries.c.number == answers.c.key)
            .values(state=DeliveryState.DONE, due=due, answer=answers.c.value)
        )


def _came(one: Settled) -> Row:
    return {"which": one.number, "again": one.due, "words": one.answer.words, "becomes": one.state}


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


def _attempt(row: Any) -> Attempt:
    return Attempt(
        delivery=row.delivery,
        at=row.at,
        took=None if row.took_millis is None else timedelta(milliseconds=row.took_millis),
        status=row.status,
        error=row.error,
        said=row.said or b"",
    )


def _deliveries(rows: Iterable[Any]) -> list[Delivery]:
    return [
        Delivery(
            number=number,
            outlet=outlet,
            guid=guid,
            version=version,
            state=state,
            made=made,
            due=due,
            attempts=tried,
            answer=answer,
        )
        for number, outlet, guid, version, state, made, due, tried, answer in rows
    ]
