"""The Leases port in SQL, the table `leases`, and the fence in front of what is written under a lease."""

from datetime import UTC, datetime, timedelta
from typing import Any, Final

from sqlalchemy import (
    BigInteger,
    Connection,
    Text,
    bindparam,
    exists,
    literal,
    or_,
    select,
    update,
)
from sqlalchemy.dialects import postgresql, sqlite
from sqlalchemy.ext.compiler import compiles
from sqlalchemy.sql.dml import ReturningInsert
from sqlalchemy.sql.functions import FunctionElement

from syndicate.errors import LeaseLost
from syndicate.model.lease import Lease
from syndicate.store.memory import Door
from syndicate.store.tables import leases

_MICROSECOND: Final = timedelta(microseconds=1)
_LONG_OVER: Final = datetime(1970, 1, 1, tzinfo=UTC)


class _Now(FunctionElement[int]):
    """The clock of the database, in microseconds since 1970 as the tables have it; on SQLite to a millisecond."""

    inherit_cache = True
    type = BigInteger()


@compiles(_Now, "sqlite")
def _now_of_sqlite(*_: object, **__: object) -> str:
    return "(CAST(round((julianday('now') - 2440587.5) * 86400000) AS INTEGER) * 1000)"


@compiles(_Now, "postgresql")
def _now_of_postgresql(*_: object, **__: object) -> str:
    # not now(), which stands still while a statement waits for a lock
    return "CAST(extract(epoch FROM clock_timestamp()) * 1000000 AS BIGINT)"


_WHICH: Final = bindparam("which", type_=Text)
_WHO: Final = bindparam("who", type_=Text)
_NUMBER: Final = bindparam("number", type_=BigInteger)
_A_TERM_FROM_NOW: Final = _Now() + bindparam("term", type_=BigInteger)

_THIS: Final = (leases.c.name == _WHICH, leases.c.fence == _NUMBER)
_FREE: Final = or_(leases.c.until <= _Now(), leases.c.holder == _WHO)


def _taking(insert: sqlite.Insert | postgresql.Insert) -> ReturningInsert[Any]:
    # asked twice whether it is free: first without a lock, so that those who wait for it disturb nobody
    held = exists().where(leases.c.name == _WHICH, ~_FREE)
    row = select(_WHICH, _WHO, literal(1, BigInteger), _A_TERM_FROM_NOW).where(~held)
    return (
        insert.from_select(["name", "holder", "fence", "until"], row)
        .on_conflict_do_update(
            index_elements=["name"],
            set_={"holder": _WHO, "fence": leases.c.fence + 1, "until": _A_TERM_FROM_NOW},
            where=_FREE,
        )
        .returning(leases)
    )


_TAKE: Final = {"sqlite": _taking(sqlite.insert(leases)), "postgresql": _taking(postgresql.insert(leases))}
_RENEW: Final = update(leases).where(*_THIS).values(until=_A_TERM_FROM_NOW).returning(leases)
_RELEASE: Final = update(leases).where(*_THIS).values(fence=leases.c.fence + 1, until=_LONG_OVER)
_HELD: Final = select(leases).where(leases.c.until > _Now()).order_by(leases.c.name)
_FENCE: Final = select(leases.c.fence).where(*_THIS).with_for_update(read=True)


class SqlLeases:
    """See :class:`syndicate.ports.leases.Leases`."""

    def __init__(self, reading: Door, changing: Door) -> None:
        self._reading = reading
        self._changing = changing

    def take(self, name: str, holder: str, term: timedelta) -> Lease | None:
        """See the port."""
        asked = {"which": name, "who": holder, "term": term // _MICROSECOND}
        with self._changing() as connection:
            row = connection.execute(_TAKE[connection.dialect.name], asked).mappings().one_or_none()
        return Lease(**row) if row else None

    def renew(self, lease: Lease, term: timedelta) -> Lease | None:
        """See the port."""
        asked = {"which": lease.name, "number": lease.fence, "term": term // _MICROSECOND}
        with self._changing() as connection:
            row = connection.execute(_RENEW, asked).mappings().one_or_none()
        return Lease(**row) if row else None

    def release(self, lease: Lease) -> None:
        """See the port."""
        with self._changing() as connection:
            connection.execute(_RELEASE, {"which": lease.name, "number": lease.fence})

    def held(self) -> list[Lease]:
        """See the port."""
        with self._reading() as connection:
            return [Lease(**row) for row in connection.execute(_HELD).mappings()]


def check_fence(connection: Connection, lease: Lease) -> None:
    """Go on only under a lease that still stands, and keep it from being taken until the transaction ends.

    Raises:
        LeaseLost: It was taken anew or released.
    """
    if connection.scalar(_FENCE, {"which": lease.name, "number": lease.fence}) is None:
        raise LeaseLost(f"the lease {lease.name} was lost; what was to be written under it was not")
