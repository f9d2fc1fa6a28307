"""The Subscriptions port in SQL: the tables `subscriptions` and `hub_questions`."""

from collections.abc import Collection, Mapping, Sequence
from datetime import datetime, timedelta
from typing import Any
from urllib.parse import urlsplit

from sqlalchemy import ColumnElement, Connection, and_, bindparam, delete, func, insert, literal, not_, select, update

from syndicate.model.hub import Distribution, Kind, Mode, Question, Subscription, Wish
from syndicate.ports.hub import Held
from syndicate.store.distributions import distribution_of
from syndicate.store.memory import Door
from syndicate.store.statements import Row, chunks, insert_into, many
from syndicate.store.tables import distributions, hub_questions, subscriptions

_QUESTIONS = hub_questions.c


class SqlSubscriptions:
    """See :class:`syndicate.ports.hub.Subscriptions`."""

    def __init__(self, reading: Door, changing: Door) -> None:
        self._reading = reading
        self._changing = changing

    def ask(self, wish: Wish, now: datetime) -> None:
        """See the port."""
        with self._changing() as connection:
            _ask(connection, [wish], now)

    def held(self, wish: Wish) -> Held:
        """See the port."""
        granted = and_(subscriptions.c.kind == Kind.SUBSCRIBER, not_(_same(subscriptions.c, wish)))
        asked = not_(_same(_QUESTIONS, wish))
        with self._reading() as connection:

            def count(of_granted: ColumnElement[bool], of_asked: ColumnElement[bool]) -> int:
                first = connection.scalar(select(func.count()).select_from(subscriptions).where(granted, of_granted))
                second = connection.scalar(select(func.count()).select_from(hub_questions).where(asked, of_asked))
                return (first or 0) + (second or 0)

            every, none = literal(1) == 1, literal(1) == 0
            host = _QUESTIONS.host == wish.host
            return Held(
                all=count(every, every),
                of_host=count(subscriptions.c.host == wish.host, host),
                of_client=count(subscriptions.c.client == wish.client, _QUESTIONS.client == wish.client),
                open_at_host=count(none, host),
            )

    def questions(self, now: datetime, most: int, without: Collection[str] = ()) -> list[Question]:
        """See the port."""
        query = select(hub_questions).where(_QUESTIONS.due <= now).order_by(_QUESTIONS.due, _QUESTIONS.number)
        if without:
            query = query.where(_QUESTIONS.host.not_in(without))
        with self._reading() as connection:
            return [_question(row) for row in connection.execute(query.limit(most)).mappings()]

    def begin(self, numbers: Mapping[int, datetime]) -> None:
        """See the port."""
        again = update(hub_questions).where(_QUESTIONS.number == bindparam("which")).values(due=bindparam("again"))
        with self._changing() as connection:
            many(connection, again, [{"which": number, "again": due} for number, due in numbers.items()])

    def settle(self, question: Question, now: datetime, *, agreed: bool) -> bool:
        """See the port."""
        wish = question.wish
        with self._changing() as connection:
            closed = connection.execute(delete(hub_questions).where(_QUESTIONS.number == question.number))
            if not closed.rowcount:
                return False
            if agreed and wish.mode is Mode.SUBSCRIBE:
                _grant(connection, wish, now)
            elif agreed and wish.mode is Mode.UNSUBSCRIBE:
                which = and_(subscriptions.c.kind == Kind.SUBSCRIBER, _same(subscriptions.c, wish))
                _end(connection, connection.scalars(select(subscriptions.c.number).where(which)).all())
            return True

    def revoke(self, topic: str, reason: str, now: datetime) -> int:
        """See the port."""
        query = select(subscriptions).where(subscriptions.c.kind == Kind.SUBSCRIBER, subscriptions.c.topic == topic)
        with self._changing() as connection:
            found = [_subscription(row) for row in connection.execute(query).mappings()]
            _end(connection, [one.number for one in found])
            denied = [
                Wish(mode=Mode.DENIED, callback=one.callback, host=one.host, topic=topic, reason=reason)
                for one in found
            ]
            _ask(connection, denied, now)
            return len(found)

    def expire(self, now: datetime) -> list[Subscription]:
        """See the port."""
        query = select(subscriptions).where(subscriptions.c.until <= now).order_by(subscriptions.c.number)
        with self._reading() as connection:
            if not (found := [_subscription(row) for row in connection.execute(query).mappings()]):
                return []
        with self._changing() as connection:
            found = [_subscription(row) for row in connection.execute(query).mappings()]
            _end(connection, [one.number for one in found])
            return found

    def end(self, numbers: Collection[int]) -> int:
        """See the port."""
        ended = 0
        with self._changing() as connection:
            for chunk in chunks(numbers):
                which = and_(subscriptions.c.number.in_(chunk), subscriptions.c.kind == Kind.SUBSCRIBER)
                found = connection.scalars(select(subscriptions.c.number).where(which)).all()
                _end(connection, found)
                ended += len(found)
        return ended

    def ping(self, hubs: Collection[str], pages: Mapping[str, str | None], now: datetime) -> None:
        """See the port."""
        wanted = {(hub, topic) for hub in hubs for topic in pages}
        query = select(subscriptions.c.callback, subscriptions.c.topic, subscriptions.c.number)
        with self._changing() as connection:
            rows = connection.execute(query.where(subscriptions.c.kind == Kind.HUB))
            known = {(hub, topic): number for hub, topic, number in rows}
            _end(connection, [known[one] for one in known.keys() - wanted])
            new: list[Row] = [
                {
                    "kind": Kind.HUB,
                    "callback": hub,
                    "host": (urlsplit(hub).hostname or "").lower(),
                    "topic": topic,
                    "client": "",
                    "made": now,
                    "etag": pages[topic],
                }
                for hub, topic in sorted(wanted - known.keys())
            ]
            many(connection, insert(subscriptions), new)

    def listed(self) -> list[tuple[Subscription, Distribution | None]]:
        """See the port."""
        newest = select(func.max(distributions.c.number)).group_by(distributions.c.subscription)
        with self._reading() as connection:
            every = connection.execute(select(subscriptions).order_by(subscriptions.c.number)).mappings()
            found = {row["number"]: _subscription(row) for row in every}
            last = connection.execute(select(distributions).where(distributions.c.number.in_(newest))).mappings()
            told = {
                row["subscription"]: distribution_of(row, found[row["subscription"]])
                for row in last
                if row["subscription"] in found
            }
        return [(one, told.get(number)) for number, one in found.items()]

    def open(self) -> list[Question]:
        """See the port."""
        with self._reading() as connection:
            rows = connection.execute(select(hub_questions).order_by(_QUESTIONS.number)).mappings()
            return [_question(row) for row in rows]


def _same(columns: Any, wish: Wish) -> ColumnElement[bool]:
    return and_(columns.callback == wish.callback, columns.topic == wish.topic)


def _ask(connection: Connection, wishes: Sequence[Wish], now: datetime) -> None:
    for wish in wishes:  # a new number for each, so that a late answer to the one before is no answer to this one
        connection.execute(delete(hub_questions).where(_same(_QUESTIONS, wish)))
    rows: list[Row] = [
        {
            "mode": wish.mode,
            "callback": wish.callback,
            "host": wish.host,
            "topic": wish.topic,
            "lease_secs": int(wish.lease.total_seconds()),
            "secret": wish.secret,
            "client": wish.client,
            "etag": wish.etag,
            "reason": wish.reason,
            "made": now,
            "due": now,
        }
        for wish in wishes
    ]
    many(connection, insert(hub_questions), rows)


def _grant(connection: Connection, wish: Wish, now: datetime) -> None:
    """Begin a subscription, or give the one that there is another lease and secret; what was ordered for it stays."""
    adds = insert_into(connection, subscriptions).values(
        kind=Kind.SUBSCRIBER,
        callback=wish.callback,
        host=wish.host,
        topic=wish.topic,
        secret=wish.secret,
        client=wish.client,
        made=now,
        until=now + wish.lease,
        etag=wish.etag,
    )
    anew = {name: adds.excluded[name] for name in ("secret", "client", "until")}
    connection.execute(adds.on_conflict_do_update(index_elements=["callback", "topic", "kind"], set_=anew))


def _end(connection: Connection, numbers: Collection[int]) -> None:
    for chunk in chunks(numbers):
        connection.execute(delete(distributions).where(distributions.c.subscription.in_(chunk)))
        connection.execute(delete(subscriptions).where(subscriptions.c.number.in_(chunk)))


def _question(row: Mapping[Any, Any]) -> Question:
    wish = Wish(
        lease=timedelta(seconds=row["lease_secs"]),
        **{name: row[name] for name in ("mode", "callback", "host", "topic", "secret", "client", "etag", "reason")},
    )
    return Question(number=row["number"], wish=wish, made=row["made"])


def _subscription(row: Mapping[Any, Any]) -> Subscription:
    return Subscription(**{name: row[name] for name in Subscription.__slots__})
