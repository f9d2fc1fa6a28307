"""A long archive in seconds: the rows of one story copied inside the database, under other names and earlier moments.

Each copy belongs to two sections, has a place in an archive document of each and was filed as a file: the rows of a
story that was recorded, published and archived. Two things are not copied: the sketch of its text, of which only the
newest 10,000 are ever read, and what was told of it.
"""

import sys
from typing import Final

from rich.progress import track
from sqlalchemy import Engine, func, select, text

from syndicate.store.tables import archives, filings, showing, stories, story_sections, versions

BATCH: Final = 20_000
DESKS: Final = 10
"""Copies are shared among the first so many desks."""

_DOCUMENTS: Final = 1_000
"""The first number of an archive document of copies: those before are other stories'."""
_HALF_PAGE: Final = 25

_NUMBERS: Final = {
    "postgresql": "generate_series(CAST(:first AS bigint), :last) AS numbers (n)",
    "sqlite": "(WITH RECURSIVE counted (n) AS (SELECT :first UNION ALL SELECT n + 1 FROM counted WHERE n < :last)"
    " SELECT n FROM counted) AS numbers",
}
_OTHERS: Final = {
    "guid": ":guid || '-' || n",
    "seq": ":before + n",
    "newest": ":before + n",
    "chain": "'chain-' || n",
    "address": "'copy-' || n",
    "digest": "'copy-' || ((n * 2654435761) % 4294967296)",  # as scattered as digests are, and none twice
    "created": "created - n * 1000000",
    "shown_from": "shown_from - n * 1000000",
    "received": "received - n * 1000000",
    "begun": "begun - n * 1000000",
    "section": f"CASE section WHEN 'all' THEN section ELSE 'desk-' || (n % {DESKS}) END",
    "document": f"{_DOCUMENTS} + n / CASE section WHEN 'all' THEN {_HALF_PAGE} ELSE {_HALF_PAGE * DESKS} END",
}
"""By column, what a copy has there instead; `n` is its number, from 1, and how many seconds it is older."""


def copy(engine: Engine, guid: str, first: int, last: int) -> None:
    """Add copies of a story with these numbers to the archive.

    Args:
        engine: Of a store; nobody else uses it.
        guid: Of a story with one version, filed with the digest `0`, in the sections `all` and `desk-0`.
        first: The number of the first copy, from 1.
        last: Of the last.
    """
    numbers = _NUMBERS[engine.dialect.name]
    statements = []
    for table in (stories, versions, filings, story_sections, showing, archives):
        names = ", ".join(column.name for column in table.c)
        values = ", ".join(_OTHERS.get(column.name, column.name) for column in table.c)
        where = "digest = '0'" if table is filings else "guid = :guid"
        asks = f"SELECT {values} FROM {table.name}, {numbers} WHERE {where}"  # noqa: S608 - our own words
        statements.append(text(f"INSERT INTO {table.name} ({names}) {asks}"))
    starts = range(first, last + 1, BATCH)
    for start in track(starts, f"an archive up to {last:,}", transient=True, disable=not sys.stderr.isatty()):
        with engine.begin() as connection:
            newest = connection.scalar(select(func.max(versions.c.seq))) or 0
            asked = {"guid": guid, "first": start, "last": min(start + BATCH - 1, last), "before": newest + 1 - start}
            for statement in statements:
                connection.execute(statement, asked)
    if engine.dialect.name == "postgresql":
        with engine.connect().execution_options(isolation_level="AUTOCOMMIT") as connection:
            connection.execute(text("VACUUM ANALYZE"))  # as autovacuum leaves an archive that has grown
