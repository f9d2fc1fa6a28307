"""What waits for outlets: asked at every turn of the courier, so each outlet is searched for by itself in the index.

The cost is that of what is found, however much waits: a ranking of all that is due would read a whole backlog.
"""

from collections.abc import Collection, Mapping, Sequence
from datetime import datetime
from typing import Final, TypeVar

import orjson
from sqlalchemy import (
    BigInteger,
    ColumnElement,
    Connection,
    TableValuedAlias,
    any_,
    func,
    literal,
    literal_column,
    select,
    true,
)
from sqlalchemy.dialects.postgresql import ARRAY
from sqlalchemy.types import TypeEngine

from syndicate.store.statements import each_of
from syndicate.store.tables import deliveries

WAITING: Final = deliveries.c.state == literal_column("'waiting'")  # as the index says it

COLUMNS: Final = (
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

_T = TypeVar("_T")


def each_with(connection: Connection, values: Mapping[int, _T], kind: TypeEngine[_T]) -> TableValuedAlias:
    """These numbers as rows of a table, `key`, with what goes with each, `value`: one statement for all of them.

    Args:
        connection: Whose dialect is spoken.
        values: By number.
        kind: Of the column that the values are for.
    """
    if connection.dialect.name == "sqlite":
        bound = kind.bind_processor(connection.dialect)
        told = {number: bound(value) if bound else value for number, value in values.items()}
        text = orjson.dumps(told, option=orjson.OPT_NON_STR_KEYS).decode()
        return func.json_each(text).table_valued("key", "value")
    arrays = literal(list(values), ARRAY(BigInteger)), literal(list(values.values()), ARRAY(kind))
    return func.unnest(*arrays).table_valued("key", "value").render_derived()


def first_due(
    connection: Connection, now: datetime, each: int, outlets: Collection[str]
) -> Sequence[tuple[object, ...]]:
    """Of each of these outlets at most so many that are due, first what is due first."""
    asked = each_of(connection, outlets)
    of_one = (
        select(deliveries.c.number)
        .where(deliveries.c.outlet == asked.c.value, WAITING, deliveries.c.due <= now)
        .order_by(deliveries.c.due, deliveries.c.number)
        .limit(each)
        .correlate(asked)
    )
    among: ColumnElement[bool] = deliveries.c.number.in_(of_one)
    if connection.dialect.name == "postgresql":  # which would run `IN` once for every delivery there is
        among = deliveries.c.number == any_(func.array(of_one.scalar_subquery()))
    query = select(*COLUMNS).select_from(asked.join(deliveries, true())).where(among)
    return connection.execute(query.order_by(deliveries.c.due, deliveries.c.number)).all()


def next_due(connection: Connection, outlets: Collection[str]) -> Mapping[str, datetime]:
    """By outlet, when the next is due of what waits for it."""
    asked = each_of(connection, outlets)
    soonest = (
        select(func.min(deliveries.c.due))
        .where(deliveries.c.outlet == asked.c.value, WAITING)
        .correlate(asked)
        .scalar_subquery()
    )
    rows = connection.execute(select(asked.c.value, soonest))
    return {outlet: due for outlet, due in rows if due is not None}
