"""The Distributions port in SQL: the table `distributions`, beside the subscriptions that it tells."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import replace
from datetime import datetime, timedelta
from typing import Any, Final

from sqlalchemy import (
    BindParameter,
    ColumnElement,
    Connection,
    Select,
    and_,
    bindparam,
    case,
    delete,
    func,
    literal_column,
    or_,
    select,
    update,
)

from syndicate.model.delivery import DeliveryState
from syndicate.model.hub import Distribution, Kind, Subscription
from syndicate.ports.hub import Told
from syndicate.rules.retry import LONGEST_ASKED
from syndicate.store.memory import Door
from syndicate.store.statements import Row, chunks, insert_into, many
from syndicate.store.tables import distributions, hub_questions, subscriptions

CALLED_AGAIN: Final = timedelta(minutes=5)
"""After so long at the latest who is failing is called again when there is news."""

_WAITING = distributions.c.state == literal_column("'waiting'")  # as the index says it
_OWN = ("number", "etag", "state", "made", "due", "attempts", "answer")


class SqlDistributions:
    """See :class:`syndicate.ports.hub.Distributions`."""

    def __init__(self, reading: Door, changing: Door) -> None:
        self._reading = reading
        self._changing = changing

    def ordered(self, kinds: Collection[Kind], now: datetime) -> Sequence[tuple[str, str | None]]:
        """See the port."""
        query = select(subscriptions.c.topic, subscriptions.c.etag).where(_told(kinds, now)).distinct()
        with self._reading() as connection:
            return [(topic, etag) for topic, etag in connection.execute(query)]

    def order(self, pages: Mapping[str, str], kinds: Collection[Kind], now: datetime) -> int:
        """See the port."""
        ordered = 0
        with self._changing() as connection:
            for topic, etag in pages.items():
                differs = or_(subscriptions.c.etag.is_(None), subscriptions.c.etag != etag)
                query = select(subscriptions.c.number, subscriptions.c.failing, subscriptions.c.rests).where(
                    _told(kinds, now), subscriptions.c.topic == topic, differs
                )
                found = connection.execute(query).all()
                for chunk in chunks(found):
                    _order(connection, chunk, etag, now)
                ordered += len(found)
        return ordered

    def due(
        self, now: datetime, most: int, kinds: Collection[Kind], without: Collection[str] = (), *, failing: bool = True
    ) -> list[Distribution]:
        """See the port."""
        query = _both().where(_WAITING, distributions.c.due <= now, _told(kinds, now))
        if without:
            query = query.where(subscriptions.c.host.not_in(without))
        if not failing:
            query = query.where(subscriptions.c.failing.is_(None))
        with self._reading() as connection:
            return _found(connection, query.order_by(distributions.c.due, distributions.c.number).limit(most))

    def next_due(self) -> datetime | None:
        """See the port."""
        with self._reading() as connection:
            moments = (
                connection.scalar(select(func.min(distributions.c.due)).where(_WAITING)),
                connection.scalar(select(func.min(hub_questions.c.due))),
            )
            return min((moment for moment in moments if moment is not None), default=None)

    def begin(self, numbers: Mapping[int, datetime], now: datetime) -> list[Distribution]:
        """See the port."""
        begun: list[Distribution] = []
        counted = distributions.c.attempts + 1
        with self._changing() as connection:
            for chunk in chunks(numbers):
                waiting = _found(connection, _both().where(distributions.c.number.in_(chunk), _WAITING))
                begun += [replace(one, attempts=one.attempts + 1, due=numbers[one.number]) for one in waiting]
            many(
                connection,
                update(distributions)
                .where(distributions.c.number == bindparam("which"))
                .values(attempts=counted, due=bindparam("again"), at=now),
                [{"which": one.number, "again": one.due} for one in begun],
            )
        return begun

    def settle(self, told: Sequence[Told], now: datetime) -> None:
        """See the port."""
        if not told:
            return
        stays = case((_WAITING, bindparam("becomes", type_=distributions.c.state.type)), else_=distributions.c.state)
        came: dict[str, BindParameter[Any]] = {
            name: bindparam(f"new_{name}") for name in ("due", "answer", "took_millis", "status", "said")
        }
        one = update(distributions).where(distributions.c.number == bindparam("which"))
        whose = (
            select(distributions.c.subscription).where(distributions.c.number == bindparam("which")).scalar_subquery()
        )
        subscription = update(subscriptions).where(subscriptions.c.number == whose)
        done = [each for each in told if each.state is DeliveryState.DONE]
        others = [each for each in told if each.state is not DeliveryState.DONE]
        with self._changing() as connection:
            many(connection, one.values(state=DeliveryState.DONE, **came), [_came(each) for each in done])
            many(
                connection, one.values(state=stays, **came), [_came(each) | {"becomes": each.state} for each in others]
            )
            well = subscription.values(succeeded=now, failing=None, rests=None)
            many(connection, well, [{"which": each.number} for each in done])
            ill = subscription.values(
                failing=func.coalesce(subscriptions.c.failing, bindparam("since", type_=subscriptions.c.failing.type)),
                rests=bindparam("left", type_=subscriptions.c.rests.type),
            )
            many(connection, ill, [{"which": each.number, "since": now, "left": _rests(each, now)} for each in others])

    def trim(self, before: datetime, most: int) -> int:
        """See the port."""
        old = (
            select(distributions.c.number)
            .where(distributions.c.made < before, ~_WAITING)
            .order_by(distributions.c.made)
            .limit(most)
        )
        with self._changing() as connection:
            return connection.execute(delete(distributions).where(distributions.c.number.in_(old))).rowcount


def distribution_of(row: Mapping[Any, Any], subscription: Subscription) -> Distribution:
    """A row of `distributions` as what it stands for."""
    return Distribution(subscription=subscription, **{name: row[name] for name in _OWN})


def _told(kinds: Collection[Kind], now: datetime) -> ColumnElement[bool]:
    lasts = or_(subscriptions.c.until.is_(None), subscriptions.c.until > now)
    return and_(subscriptions.c.kind.in_(kinds), lasts)


def _order(connection: Connection, found: Sequence[Any], etag: str, now: datetime) -> None:
    """Order a page for these subscriptions; `found` are their numbers, since when they fail, until when they rest."""
    numbers = [number for number, _, _ in found]
    of_these = distributions.c.subscription.in_(numbers)
    waits = dict(
        connection.execute(select(distributions.c.subscription, distributions.c.due).where(of_these, _WAITING)).all()
    )
    connection.execute(update(distributions).where(of_these, _WAITING).values(state=DeliveryState.SUPERSEDED))
    rows: list[Row] = [
        {
            "subscription": number,
            "etag": etag,
            "state": DeliveryState.WAITING,
            "made": now,
            "due": max(now, rests or now, min(waits.get(number, now), now + CALLED_AGAIN) if failing else now),
            "attempts": 0,
        }
        for number, failing, rests in found
    ]
    many(connection, insert_into(connection, distributions), rows)
    connection.execute(update(subscriptions).where(subscriptions.c.number.in_(numbers)).values(etag=etag))


def _both() -> Select[Any]:
    own = [distributions.c[name] for name in _OWN]
    whose = [subscriptions.c[name].label(f"of_{name}") for name in Subscription.__slots__]
    return select(*own, *whose).select_from(distributions).join(subscriptions)


def _found(connection: Connection, query: Select[Any]) -> list[Distribution]:
    return [
        distribution_of(row, Subscription(**{name: row[f"of_{name}"] for name in Subscription.__slots__}))
        for row in connection.execute(query).mappings()
    ]


def _came(one: Told) -> Row:
    return {
        "which": one.number,
        "new_due": one.due,
        "new_answer": one.answer.words,
        "new_took_millis": round(one.answer.took.total_seconds() * 1000),
        "new_status": one.answer.status,
        "new_said": one.answer.said,
    }


def _rests(one: Told, now: datetime) -> datetime | None:
    return now + min(one.answer.retry_after, LONGEST_ASKED) if one.answer.retry_after else None
