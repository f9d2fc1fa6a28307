"""The index of words: what goes into it, and what is found in it.

It is filled in the order of storing, never with gaps: `search_reach` says how far it goes. Who records while it is
complete indexes in the same transaction; where it lags (an archive of before there was an index, a node that knows
none) new versions wait for their turn behind the rest.

In SQLite it is an FTS5 table that keeps no text (`content=''`): a row's number is the version's, and more terms are
added to a row by another insert of the same number. In PostgreSQL it is a `tsvector` with our own positions.
"""

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from typing import Final

from sqlalchemy import Connection, Integer, TextClause, bindparam, func, select, text, update

from syndicate.model.dispatch import Dispatch
from syndicate.rules.search.entries import BREAK, Fact, entry, fact
from syndicate.store.codec import decode
from syndicate.store.reading import sections_of
from syndicate.store.statements import Row, chunks
from syndicate.store.tables import search_reach, versions

_REACH: Final = select(search_reach.c.upto).where(search_reach.c.number == 1)
_REACHES: Final = update(search_reach).where(search_reach.c.number == 1).values(upto=bindparam("last"))
_LAST: Final = select(func.max(versions.c.seq))
_WAITING: Final = (
    select(versions.c.seq, versions.c.guid, versions.c.record)
    .where(versions.c.seq > bindparam("after"))
    .order_by(versions.c.seq)
    .limit(bindparam("most", type_=Integer))
)
_OF_STORIES: Final = (
    select(versions.c.seq, versions.c.guid)
    .where(versions.c.guid.in_(bindparam("guids", expanding=True)), versions.c.seq <= bindparam("upto"))
    .order_by(versions.c.seq)
)

_FTS5_ADDS: Final = text("INSERT INTO search_words (rowid, words) VALUES (:seq, :words)")
_FTS5_FORGETS: Final = text("INSERT INTO search_words (search_words, rowid, words) VALUES ('delete', :seq, :words)")
_FTS5_FINDS: Final = text(
    "SELECT rowid FROM search_words WHERE search_words MATCH :asked AND rowid > :after AND rowid < :before"
    " ORDER BY rowid DESC LIMIT :most"
)
_TSVECTOR_ADDS: Final = text(
    "INSERT INTO search_words (seq, words) VALUES (:seq, CAST(:words AS tsvector))"
    " ON CONFLICT (seq) DO UPDATE SET words = search_words.words || excluded.words"
)
_TSVECTOR_FORGETS: Final = text("DELETE FROM search_words WHERE seq = :seq")
_TSVECTOR_FINDS: Final = (
    "SELECT seq FROM search_words WHERE words @@ CAST(:asked AS tsquery) AND seq > :after AND seq < :before"
    " ORDER BY {order} DESC LIMIT :most"
)
_TSVECTOR_BY_NUMBER: Final = text(_TSVECTOR_FINDS.format(order="seq"))
_TSVECTOR_BY_WORD: Final = text(_TSVECTOR_FINDS.format(order="seq + 0"))  # else its planner may go through all rows
_FIRST_ROWS: Final = 2_000
_STEP: Final = 500


def reach(connection: Connection) -> tuple[int, int]:
    """The last version that the index knows, and the last that is stored."""
    return connection.scalar(_REACH) or 0, connection.scalar(_LAST) or 0


def add(
    connection: Connection, first: int, dispatches: Sequence[Dispatch], sections: Mapping[str, Collection[str]]
) -> None:
    """Index versions that are being stored, where the index knows all before them.

    Args:
        connection: Of the transaction that stores them.
        first: The number of the first; the others follow.
        dispatches: The versions.
        sections: By guid, those that the story is in now.
    """
    if dispatches and connection.scalar(_REACH) == first - 1:
        numbered = enumerate(dispatches, first)
        _add(connection, ((seq, entry(one, sections.get(one.guid, ()))) for seq, one in numbered))
        connection.execute(_REACHES, {"last": first - 1 + len(dispatches)})


def catch_up(connection: Connection, most: int) -> int:
    """Index the next versions that the index does not know; how many there were."""
    after = connection.scalar(_REACH) or 0
    waiting = connection.execute(_WAITING, {"after": after, "most": most}).all()
    if waiting:
        sections = sections_of(connection, {guid for _, guid, _ in waiting})
        _add(connection, ((seq, entry(decode(record), sections.get(guid, ()))) for seq, guid, record in waiting))
        connection.execute(_REACHES, {"last": waiting[-1].seq})
    return len(waiting)


def add_sections(connection: Connection, fresh: Mapping[str, Collection[str]]) -> None:
    """Let the versions that the index knows of stories be found in more sections."""
    upto = connection.scalar(_REACH) or 0
    rows: list[tuple[int, list[str]]] = []
    for chunk in chunks([guid for guid, names in fresh.items() if names]):
        for seq, guid in connection.execute(_OF_STORIES, {"guids": chunk, "upto": upto}).all():
            rows.append((seq, [fact(Fact.SECTION, name) for name in sorted(fresh[guid])]))
    _add(connection, sorted(rows))  # FTS5 begins a new segment whenever numbers fall


def forget(
    connection: Connection, stored: Iterable[tuple[int, Dispatch]], sections: Mapping[str, Collection[str]]
) -> None:
    """Take versions out of the index, in the transaction that deletes them, before it takes their sections.

    Args:
        connection: Of that.
        stored: Each with its number.
        sections: By guid, those that the story is in.
    """
    upto = connection.scalar(_REACH) or 0
    rows = [(seq, entry(one, sections.get(one.guid, ()))) for seq, one in stored if seq <= upto]
    _run(connection, _FTS5_FORGETS, _TSVECTOR_FORGETS, rows)


def found(connection: Connection, asked: str, after: int, before: int, most: int) -> Iterator[Sequence[int]]:
    """The numbers of versions that a query in the engine's own words finds, highest first, some at a time.

    Args:
        connection: Asked as far as the caller goes on.
        asked: What `syndicate.store.asking` made of a query.
        after: Only higher numbers.
        before: Only lower numbers.
        most: How many at first.
    """
    ways = [(after, _FTS5_FINDS)]
    if connection.dialect.name != "sqlite":
        # what is found often is found soon among the newest; what is not is quickly put in order
        ways = [(max(after, before - 1 - _FIRST_ROWS), _TSVECTOR_BY_NUMBER), (after, _TSVECTOR_BY_WORD)]
    for floor, finds in ways:
        while before - 1 > floor:
            bounds = {"asked": asked, "after": floor, "before": before, "most": most}
            seqs = list(connection.scalars(finds, bounds).all())
            if seqs:
                yield seqs
            if len(seqs) < most:
                break
            before, most = seqs[-1], max(most, _STEP)
        before = floor + 1


def _add(connection: Connection, rows: Iterable[tuple[int, list[str]]]) -> None:
    _run(connection, _FTS5_ADDS, _TSVECTOR_ADDS, rows)


def _run(connection: Connection, fts5: TextClause, tsvector: TextClause, rows: Iterable[tuple[int, list[str]]]) -> None:
    sqlite = connection.dialect.name == "sqlite"
    made: list[Row] = [{"seq": seq, "words": " ".join(terms) if sqlite else _tsvector(terms)} for seq, terms in rows]
    if made:
        connection.execute(fts5 if sqlite else tsvector, made)


def _tsvector(terms: Sequence[str]) -> str:
    # a term has no quotation mark, no backslash and no space in it
    return " ".join(f"'{term}':{at}" for at, term in enumerate(terms, 1) if term != BREAK)
