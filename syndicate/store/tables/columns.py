"""What columns hold, and the metadata that all tables are in."""

from datetime import UTC, datetime, timedelta
from enum import StrEnum
from typing import Final

import orjson
from sqlalchemy import BigInteger, Dialect, Enum, Integer, MetaData, Text, TypeDecorator

from syndicate.model.delivery import DeliveryState
from syndicate.model.dispatch import PubStatus
from syndicate.model.hub import Kind, Mode
from syndicate.model.staff import Role

_EPOCH: Final = datetime(1970, 1, 1, tzinfo=UTC)
_MICROSECOND: Final = timedelta(microseconds=1)


class Moment(TypeDecorator[datetime]):
    """An aware datetime, to the microsecond; comes out in UTC."""

    impl = BigInteger
    cache_ok = True

    def process_bind_param(self, value: datetime | None, dialect: Dialect) -> int | None:  # noqa: ARG002 SQLAlchemy's
        """Microseconds since the epoch.

        Raises:
            ValueError: The time has no zone.
        """
        if value is None:
            return None
        if value.tzinfo is None:
            raise ValueError(f"a time without a zone: {value.isoformat()}")
        return (value - _EPOCH) // _MICROSECOND

    def process_result_value(self, value: int | None, dialect: Dialect) -> datetime | None:  # noqa: ARG002 SQLAlchemy's
        """The moment in UTC."""
        return None if value is None else _EPOCH + value * _MICROSECOND


class Label(TypeDecorator[str]):
    """Text from outside that only people read; what a database cannot hold is written out as an escape."""

    impl = Text
    cache_ok = True

    def process_bind_param(self, value: str | None, dialect: Dialect) -> str | None:  # noqa: ARG002 SQLAlchemy's
        """The text without NUL (PostgreSQL refuses it) and lone surrogates (a file name that is not UTF-8)."""
        if value is None:
            return None
        return value.replace("\0", "\\x00").encode(errors="backslashreplace").decode()


class Keys(TypeDecorator[tuple[tuple[str, int], ...]]):
    """Guids with version numbers, as a list in JSON; nothing for none."""

    impl = Text
    cache_ok = True

    def process_bind_param(
        self,
        value: tuple[tuple[str, int], ...] | None,
        dialect: Dialect,  # noqa: ARG002 SQLAlchemy's
    ) -> str | None:
        """The list, in its order."""
        return orjson.dumps(value).decode() if value else None

    def process_result_value(self, value: str | None, dialect: Dialect) -> tuple[tuple[str, int], ...]:  # noqa: ARG002 SQLAlchemy's
        """The pairs, in their order."""
        return tuple((guid, number) for guid, number in orjson.loads(value)) if value else ()


class Names(TypeDecorator[frozenset[str]]):
    """A set of names, as a sorted list in JSON."""

    impl = Text
    cache_ok = True

    def process_bind_param(self, value: frozenset[str] | None, dialect: Dialect) -> str | None:  # noqa: ARG002 SQLAlchemy's
        """The list."""
        return None if value is None else orjson.dumps(sorted(value)).decode()

    def process_result_value(self, value: str | None, dialect: Dialect) -> frozenset[str]:  # noqa: ARG002 SQLAlchemy's
        """The set."""
        return frozenset(orjson.loads(value)) if value else frozenset()


NUMBER = BigInteger().with_variant(Integer, "sqlite")  # SQLite numbers rows by themselves only as INTEGER
NAME = Text().with_variant(Text(collation="C"), "postgresql")


def _one_of(words: type[StrEnum]) -> Enum:
    """A column that holds one of these words, as text."""
    return Enum(
        words,
        native_enum=False,
        create_constraint=False,
        length=16,
        values_callable=lambda known: [word.value for word in known],
    )


STATUS = _one_of(PubStatus)
STATE = _one_of(DeliveryState)
KIND = _one_of(Kind)
MODE = _one_of(Mode)
ROLE = _one_of(Role)

metadata = MetaData(
    naming_convention={
        "ix": "ix_%(table_name)s_%(column_0_N_name)s",
        "uq": "uq_%(table_name)s_%(column_0_N_name)s",
        "fk": "fk_%(table_name)s_%(referred_table_name)s",
        "pk": "pk_%(table_name)s",
    }
)
