"""The Tokens port in SQL: the table `tokens`."""

from datetime import datetime
from typing import Final

from sqlalchemy import Connection, Select, insert, select, update

from syndicate.model.access import Token
from syndicate.store.memory import Door
from syndicate.store.tables import tokens

_LIVE_AT_ONCE: Final = 2


class SqlTokens:
    """See :class:`syndicate.ports.tokens.Tokens`."""

    def __init__(self, reading: Door, changing: Door) -> None:
        self._reading = reading
        self._changing = changing

    def add(self, token: Token) -> list[str]:
        """See the port."""
        row = {
            "prefix": token.prefix,
            "outlet": token.outlet,
            "digest": token.digest,
            "made": token.made,
            "seen": token.seen,
            "ended": token.ended,
        }
        with self._changing() as connection:
            before = _live(connection, token.outlet)
            surplus = before[: max(0, len(before) + 1 - _LIVE_AT_ONCE)]
            connection.execute(update(tokens).where(tokens.c.prefix.in_(surplus)).values(ended=token.made))
            connection.execute(insert(tokens).values(row))
        return surplus

    def end(self, outlet: str, prefix: str | None, now: datetime) -> list[str]:
        """See the port."""
        with self._changing() as connection:
            ended = [each for each in _live(connection, outlet) if prefix in {None, each}]
            connection.execute(update(tokens).where(tokens.c.prefix.in_(ended)).values(ended=now))
        return ended

    def live(self) -> list[Token]:
        """See the port."""
        return self._found(select(tokens).where(tokens.c.ended.is_(None)))

    def every(self) -> list[Token]:
        """See the port."""
        return self._found(select(tokens))

    def _found(self, query: Select[*tuple[object, ...]]) -> list[Token]:
        with self._reading() as connection:
            rows = connection.execute(query.order_by(tokens.c.made, tokens.c.prefix)).mappings()
            return [Token(**row) for row in rows]


def _live(connection: Connection, outlet: str) -> list[str]:
    query = select(tokens.c.prefix).where(tokens.c.outlet == outlet, tokens.c.ended.is_(None))
    return list(connection.scalars(query.order_by(tokens.c.made, tokens.c.prefix)))
