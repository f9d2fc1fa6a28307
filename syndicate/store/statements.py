"""What all statements share: many rows at once, and inserts that both engines know to settle conflicts of.

To build a statement takes longer than to run it, so those that every dispatch needs are built once, when their module
is imported; what they are asked with is a `bindparam`. Rows are fetched by `all()`: one by one they take twice as long.
"""

from collections.abc import Collection, Iterator, Sequence
from functools import cache
from typing import Any, Final, TypeAlias, TypeVar

import orjson
from sqlalchemy import Connection, Insert, Table, TableValuedAlias, Text, Update, func, literal
from sqlalchemy.dialects import postgresql, sqlite

Row: TypeAlias = dict[str, Any]
"""One row as executemany takes it: by column."""

_T = TypeVar("_T")

_CHUNK: Final = 500
"""How many values one statement asks for at the most: far below the engines' limits on parameters."""


def chunks(values: Collection[_T]) -> Iterator[Sequence[_T]]:
    """Cut values into what one statement may ask for; nothing for no values."""
    whole = list(values)
    for start in range(0, len(whole), _CHUNK):
        yield whole[start : start + _CHUNK]


def each_of(connection: Connection, texts: Collection[str]) -> TableValuedAlias:
    """These texts as rows of a table with one column, `value`; in one parameter, however many there are."""
    if connection.dialect.name == "sqlite":
        return func.json_each(orjson.dumps(list(texts)).decode()).table_valued("value")
    array = literal(list(texts), postgresql.ARRAY(Text(collation="C")))
    return func.unnest(array).table_valued("value").render_derived()


def insert_into(connection: Connection, table: Table) -> sqlite.Insert | postgresql.Insert:
    """Begin an insert that can say `ON CONFLICT`, in the engine's own dialect."""
    return insert_for(connection.dialect.name, table)


def insert_for(engine: str, table: Table) -> sqlite.Insert | postgresql.Insert:
    """The same, for statements that are built once for each engine (`sqlite` or `postgresql`)."""
    return sqlite.insert(table) if engine == "sqlite" else postgresql.insert(table)


def upsert(
    connection: Connection, table: Table, rows: Sequence[Row], *, by: tuple[str, ...], anew: tuple[str, ...] = ()
) -> None:
    """Insert rows; one that is there already stays as it is, but for some columns.

    Args:
        connection: Of a transaction that writes.
        table: Into which.
        rows: Of all its columns, or of those that have no default.
        by: The columns that a row is known again by.
        anew: The columns that a row that is there takes from the new one.
    """
    many(connection, _upsert(connection.dialect.name, table, by, anew), rows)


@cache
def _upsert(engine: str, table: Table, by: tuple[str, ...], anew: tuple[str, ...]) -> Insert:
    adds = insert_for(engine, table)
    if not anew:
        return adds.on_conflict_do_nothing(index_elements=by)
    return adds.on_conflict_do_update(index_elements=by, set_={name: adds.excluded[name] for name in anew})


def many(connection: Connection, statement: Insert | Update, rows: Sequence[Row]) -> None:
    """Run an insert or an update for every row; for none, do nothing."""
    if rows:
        connection.execute(statement, rows)
