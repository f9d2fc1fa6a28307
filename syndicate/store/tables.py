"""The tables: what head of the migrations builds, as the queries see it.

Times are integers, microseconds since 1970 in UTC: the same on both engines, exact, in order. Text sorts by code
point on both (collation C on PostgreSQL).
"""

from datetime import UTC, datetime, timedelta
from typing import Final

import orjson
from sqlalchemy import (
    BigInteger,
    Boolean,
    Column,
    Dialect,
    Enum,
    ForeignKey,
    ForeignKeyConstraint,
    Index,
    Integer,
    LargeBinary,
    MetaData,
    Table,
    Text,
    TypedColumns,
    TypeDecorator,
    UniqueConstraint,
    false,
)

from syndicate.model.delivery import DeliveryState
from syndicate.model.dispatch import PubStatus
from syndicate.model.hub import Kind, Mode

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


_NUMBER = BigInteger().with_variant(Integer, "sqlite")  # SQLite numbers rows by themselves only as INTEGER
_NAME = Text().with_variant(Text(collation="C"), "postgresql")
_STATUS = Enum(
    PubStatus,
    native_enum=False,
    create_constraint=False,
    length=16,
    values_callable=lambda statuses: [status.value for status in statuses],
)

_STATE = Enum(
    DeliveryState,
    native_enum=False,
    create_constraint=False,
    length=16,
    values_callable=lambda states: [state.value for state in states],
)

_KIND = Enum(
    Kind,
    native_enum=False,
    create_constraint=False,
    length=16,
    values_callable=lambda kinds: [kind.value for kind in kinds],
)
_MODE = Enum(
    Mode,
    native_enum=False,
    create_constraint=False,
    length=16,
    values_callable=lambda modes: [mode.value for mode in modes],
)

metadata = MetaData(
    naming_convention={
        "ix": "ix_%(table_name)s_%(column_0_N_name)s",
        "uq": "uq_%(table_name)s_%(column_0_N_name)s",
        "fk": "fk_%(table_name)s_%(referred_table_name)s",
        "pk": "pk_%(table_name)s",
    }
)


class _Filings(TypedColumns):
    digest = Column(_NAME, primary_key=True)
    source = Column(_NAME, nullable=False)
    name = Column(Label, nullable=False)
    received = Column(Moment, nullable=False)
    outcome = Column(Label, nullable=False)
    versions = Column(Keys, nullable=True)  # what its dispatches became


class _Stories(TypedColumns):
    guid = Column(_NAME, primary_key=True)
    source = Column(_NAME, nullable=False)
    chain = Column(_NAME, nullable=True)
    created = Column(Moment, nullable=False)  # the latest of its versions
    newest = Column(_NUMBER, nullable=False)  # seq of the version stored last
    told = Column(BigInteger, nullable=True)  # the version that the live wire told last
    address = Column(_NAME, nullable=True)  # what the paths of its documents are made of; added later


class _Versions(TypedColumns):
    seq = Column(_NUMBER, primary_key=True, autoincrement=False)  # 1, 2, 3 … without a gap
    guid = Column(_NAME, ForeignKey("stories.guid"), nullable=False)
    version = Column(BigInteger, nullable=False)  # agencies make theirs of dates too: 20261124120000
    declared = Column(BigInteger, nullable=True)
    take = Column(Integer, nullable=False)
    follows: Column[bool] = Column(Boolean, nullable=False)
    pub_status: Column[PubStatus] = Column(_STATUS, nullable=False)
    created = Column(Moment, nullable=False)
    shown_from = Column(Moment, nullable=False)
    received = Column(Moment, nullable=False)
    record = Column(LargeBinary, nullable=False)  # the whole dispatch; behind what is read without it
    content = Column(LargeBinary, nullable=True)  # the digest of what it says; added later


class _WireNumbers(TypedColumns):
    digits = Column(BigInteger, primary_key=True)
    created = Column(Moment, primary_key=True)  # of the version
    guid = Column(_NAME, ForeignKey("stories.guid"), primary_key=True)
    named: Column[bool] = Column(Boolean, primary_key=True)  # the number of the version it follows, not its own
    letters = Column(_NAME, nullable=False)
    source = Column(_NAME, nullable=False)


class _Sketches(TypedColumns):
    seq = Column(_NUMBER, ForeignKey("versions.seq"), primary_key=True, autoincrement=False)
    lane = Column(BigInteger, nullable=False)  # a hash of source and agency
    day = Column(Integer, nullable=False)
    size = Column(Integer, nullable=False)
    marks = Column(LargeBinary, nullable=False)  # four bytes each


class _StorySections(TypedColumns):
    guid = Column(_NAME, ForeignKey("stories.guid"), primary_key=True)
    section = Column(_NAME, primary_key=True)
    newest = Column(_NUMBER, nullable=False)  # the story's, so that a section's newest stories need no sorting


class _Showing(TypedColumns):
    guid = Column(_NAME, primary_key=True)
    section = Column(_NAME, primary_key=True)
    version = Column(BigInteger, nullable=False)
    pub_status: Column[PubStatus] = Column(_STATUS, nullable=False)
    shown_from = Column(Moment, nullable=False)


class _Archives(TypedColumns):
    guid = Column(_NAME, ForeignKey("stories.guid"), primary_key=True)
    section = Column(_NAME, primary_key=True)
    document = Column(Integer, nullable=False)  # from 1; 0 while the story is in none
    begun = Column(Moment, nullable=False)  # when the section first showed the story


class _Errands(TypedColumns):
    number = Column(_NUMBER, primary_key=True)
    section = Column(_NAME, nullable=False)
    guid = Column(_NAME, ForeignKey("stories.guid"), nullable=False)
    due = Column(Moment, nullable=False)
    again = Column(Boolean, nullable=False, server_default=false())  # only sorted again: no news


class _Rejects(TypedColumns):
    number = Column(_NUMBER, primary_key=True)
    mark = Column(_NAME, nullable=False, unique=True)  # what the same refusal is known again by
    source = Column(_NAME, nullable=False)
    name = Column(Label, nullable=False)
    reason = Column(Label, nullable=False)
    filed = Column(Moment, nullable=False)
    received = Column(Moment, nullable=False)
    content = Column(LargeBinary, nullable=True)


class _SectionRules(TypedColumns):
    section = Column(_NAME, primary_key=True)
    fingerprint = Column(_NAME, nullable=False)


class _Memories(TypedColumns):
    owner = Column(_NAME, primary_key=True)
    key = Column(_NAME, primary_key=True)
    value = Column(Label, nullable=False)


class _Deliveries(TypedColumns):
    number = Column(_NUMBER, primary_key=True)
    outlet = Column(_NAME, nullable=False)
    guid = Column(_NAME, ForeignKey("stories.guid"), nullable=False)
    version = Column(BigInteger, nullable=False)
    state: Column[DeliveryState] = Column(_STATE, nullable=False)
    made = Column(Moment, nullable=False)
    due = Column(Moment, nullable=False)
    attempts = Column(Integer, nullable=False)
    answer = Column(Label, nullable=True)  # of the last attempt, in words
    followed = Column(Moment, nullable=True)  # when another was ordered for the outlet and the story; added later


class _Attempts(TypedColumns):
    number = Column(_NUMBER, primary_key=True)
    delivery = Column(_NUMBER, ForeignKey("deliveries.number"), nullable=False)
    at = Column(Moment, nullable=False)
    took_millis = Column(Integer, nullable=True)  # the rest is not known before the attempt ended
    status = Column(Integer, nullable=True)
    error = Column(Label, nullable=True)
    said = Column(LargeBinary, nullable=True)


class _WireEvents(TypedColumns):
    number = Column(_NUMBER, primary_key=True, autoincrement=False)  # 1, 2, 3 … in the order of commits
    guid = Column(_NAME, ForeignKey("stories.guid"), nullable=False)
    version = Column(BigInteger, nullable=False)
    sections = Column(Names, nullable=False)
    at = Column(Moment, nullable=False)


class _Tokens(TypedColumns):
    prefix = Column(_NAME, primary_key=True)
    outlet = Column(_NAME, nullable=False)
    digest = Column(LargeBinary, nullable=False)
    made = Column(Moment, nullable=False)
    seen = Column(Moment, nullable=True)
    ended = Column(Moment, nullable=True)


class _Fetches(TypedColumns):
    number = Column(_NUMBER, primary_key=True)
    outlet = Column(_NAME, nullable=False)
    prefix = Column(_NAME, nullable=False)
    at = Column(Moment, nullable=False)
    path = Column(Label, nullable=False)
    status = Column(Integer, nullable=False)
    tag = Column(Label, nullable=True)
    client = Column(Label, nullable=False)


class _Subscriptions(TypedColumns):
    number = Column(_NUMBER, primary_key=True)
    kind: Column[Kind] = Column(_KIND, nullable=False)
    callback = Column(_NAME, nullable=False)
    host = Column(_NAME, nullable=False)
    topic = Column(_NAME, nullable=False)
    secret = Column(Text, nullable=True)
    client = Column(_NAME, nullable=False)
    made = Column(Moment, nullable=False)
    until = Column(Moment, nullable=True)
    etag = Column(_NAME, nullable=True)  # of the page that was ordered last
    succeeded = Column(Moment, nullable=True)
    failing = Column(Moment, nullable=True)
    rests = Column(Moment, nullable=True)  # until when it asked to be left alone


class _HubQuestions(TypedColumns):
    number = Column(_NUMBER, primary_key=True)
    mode: Column[Mode] = Column(_MODE, nullable=False)
    callback = Column(_NAME, nullable=False)
    host = Column(_NAME, nullable=False)
    topic = Column(_NAME, nullable=False)
    lease_secs = Column(BigInteger, nullable=False)
    secret = Column(Text, nullable=True)
    client = Column(_NAME, nullable=False)
    etag = Column(_NAME, nullable=True)
    reason = Column(Label, nullable=False)
    made = Column(Moment, nullable=False)
    due = Column(Moment, nullable=False)


class _Distributions(TypedColumns):
    number = Column(_NUMBER, primary_key=True)
    subscription = Column(_NUMBER, ForeignKey("subscriptions.number"), nullable=False)
    etag = Column(_NAME, nullable=False)
    state: Column[DeliveryState] = Column(_STATE, nullable=False)
    made = Column(Moment, nullable=False)
    due = Column(Moment, nullable=False)
    attempts = Column(Integer, nullable=False)
    answer = Column(Label, nullable=True)  # of the last attempt, in words
    at = Column(Moment, nullable=True)  # when that was made, how long it took, what was said
    took_millis = Column(Integer, nullable=True)
    status = Column(Integer, nullable=True)
    said = Column(LargeBinary, nullable=True)


filings = Table("filings", metadata, _Filings)
"""Every filing that became something, by its bytes."""

stories = Table(
    "stories", metadata, _Stories, Index(None, "chain", "created"), Index(None, "newest"), Index(None, "address")
)
"""One row a guid."""

versions = Table("versions", metadata, _Versions, UniqueConstraint("guid", "version"))
"""Every version of every story; rows are only ever added."""

wire_numbers = Table("wire_numbers", metadata, _WireNumbers, sqlite_with_rowid=False)
"""Numbers that wires gave versions, and numbers of the versions that these follow; they come back every day."""

sketches = Table("sketches", metadata, _Sketches)
"""What the texts of versions are found again by."""

story_sections = Table(
    "story_sections", metadata, _StorySections, Index(None, "section", "newest"), sqlite_with_rowid=False
)
"""Which story belongs to which section."""

showing = Table(
    "showing",
    metadata,
    _Showing,
    ForeignKeyConstraint(["guid", "version"], ["versions.guid", "versions.version"]),
    sqlite_with_rowid=False,
)
"""Which version of a story a section shows now, in its running order."""

Index("ix_showing_window", showing.c.section, showing.c.shown_from.desc(), showing.c.guid, showing.c.version)
_killed = showing.c.pub_status == PubStatus.CANCELED
Index(
    "ix_showing_kills",
    *(showing.c.section, showing.c.shown_from.desc(), showing.c.guid, showing.c.version),
    sqlite_where=_killed,
    postgresql_where=_killed,
)

archives = Table("archives", metadata, _Archives, sqlite_with_rowid=False)
"""Which archive document of a section holds which story; a story stays in its document for ever."""

Index("ix_archives_document", archives.c.section, archives.c.document, archives.c.begun, archives.c.guid)

# A number is never given twice, even after its row is gone: a late `done` must not strike another errand off.
errands = Table("errands", metadata, _Errands, Index(None, "due"), sqlite_autoincrement=True)
"""The outbox: sections to be published."""

deliveries = Table(
    "deliveries",
    metadata,
    _Deliveries,
    Index(None, "outlet", "guid", "number"),
    Index(None, "state", "number"),
    sqlite_autoincrement=True,
)
"""What outlets are told, and were; `outlet` holds the name of the channel that brings it."""

_waits = deliveries.c.state == DeliveryState.WAITING
Index(
    "ix_deliveries_due",
    *(deliveries.c.outlet, deliveries.c.due, deliveries.c.number),
    sqlite_where=_waits,
    postgresql_where=_waits,
)
Index("ix_deliveries_made", deliveries.c.outlet, deliveries.c.made)
_was_followed = deliveries.c.followed.is_not(None)
Index(
    "ix_deliveries_followed",
    *(deliveries.c.followed, deliveries.c.number),
    sqlite_where=_was_followed,
    postgresql_where=_was_followed,
)

attempts = Table("attempts", metadata, _Attempts, Index(None, "delivery", "number"), sqlite_autoincrement=True)
"""Every time that an outlet was called; written before the call."""

wire_events = Table("wire_events", metadata, _WireEvents, Index(None, "guid", "number"))
"""What came to stand, for those who listen; old rows go, the newest of all stays."""

# A number is never given twice: a late answer must not be taken for another question's, or another distribution's.
subscriptions = Table(
    "subscriptions",
    metadata,
    _Subscriptions,
    UniqueConstraint("callback", "topic", "kind"),
    Index(None, "topic"),
    Index(None, "host"),
    Index(None, "client"),
    sqlite_autoincrement=True,
)
"""Who is told when a page has changed."""

hub_questions = Table(
    "hub_questions",
    metadata,
    _HubQuestions,
    UniqueConstraint("callback", "topic"),
    Index(None, "due"),
    Index(None, "host"),
    Index(None, "client"),
    sqlite_autoincrement=True,
)
"""What callbacks are to be asked."""

distributions = Table(
    "distributions",
    metadata,
    _Distributions,
    Index(None, "subscription", "number"),
    Index(None, "made"),
    sqlite_autoincrement=True,
)
"""What subscriptions are told, and were."""

_tells = distributions.c.state == DeliveryState.WAITING
Index(
    "ix_distributions_due",
    *(distributions.c.due, distributions.c.number),
    sqlite_where=_tells,
    postgresql_where=_tells,
)

rejects = Table("rejects", metadata, _Rejects, sqlite_autoincrement=True)
"""The reject tray."""

section_rules = Table("section_rules", metadata, _SectionRules)
"""By which rules each section was filled."""

memories = Table("memories", metadata, _Memories, sqlite_with_rowid=False)
"""What parts of the program must know again after a restart, by owner."""

tokens = Table("tokens", metadata, _Tokens)
"""What outlets show to be let in, as digests; rows are never taken away."""

fetches = Table("fetches", metadata, _Fetches, Index(None, "outlet", "at"), Index(None, "at"))
"""What was fetched with tokens."""
