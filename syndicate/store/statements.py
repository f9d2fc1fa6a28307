"""What all statements share: many rows at once, and inserts that both engines know to settle conflicts of."""

from collections.abc import Collection, Iterator, Sequence
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
    return sqlite.insert(table) if connection.dialect.name == "sqlite" else postgresql.insert(table)


def many(connection: Connection, statement: Insert | Update, rows: Sequence[Row]) -> None:
    """Run an insert or an update for every row; for none, do nothing."""
    if rows:
        connection.execute(statement, rows)
