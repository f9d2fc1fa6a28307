"""The tables of the record."""

from sqlalchemy import (
    BigInteger,
    Boolean,
    Column,
    ForeignKey,
    ForeignKeyConstraint,
    Index,
    Integer,
    LargeBinary,
    Table,
    TypedColumns,
    UniqueConstraint,
    false,
)

from syndicate.model.dispatch import PubStatus
from syndicate.store.tables.columns import NAME, NUMBER, STATUS, Keys, Label, Moment, metadata


class _Filings(TypedColumns):
    digest = Column(NAME, primary_key=True)
    source = Column(NAME, nullable=False)
    name = Column(Label, nullable=False)
    received = Column(Moment, nullable=False)
    outcome = Column(Label, nullable=False)
    versions = Column(Keys, nullable=True)  # what its dispatches became


class _Stories(TypedColumns):
    guid = Column(NAME, primary_key=True)
    source = Column(NAME, nullable=False)
    chain = Column(NAME, nullable=True)
    created = Column(Moment, nullable=False)  # the latest of its versions
    newest = Column(NUMBER, nullable=False)  # seq of the version stored last
    told = Column(BigInteger, nullable=True)  # the version that the live wire told last
    address = Column(NAME, nullable=True)  # what the paths of its documents are made of; added later


class _Versions(TypedColumns):
    seq = Column(NUMBER, primary_key=True, autoincrement=False)  # 1, 2, 3 … without a gap
    guid = Column(NAME, ForeignKey("stories.guid"), nullable=False)
    version = Column(BigInteger, nullable=False)  # agencies make theirs of dates too: 20261124120000
    declared = Column(BigInteger, nullable=True)
    take = Column(Integer, nullable=False)
    follows: Column[bool] = Column(Boolean, nullable=False)
    pub_status: Column[PubStatus] = Column(STATUS, nullable=False)
    created = Column(Moment, nullable=False)
    shown_from = Column(Moment, nullable=False)
    received = Column(Moment, nullable=False)
    record = Column(LargeBinary, nullable=False)  # the whole dispatch; behind what is read without it
    content = Column(LargeBinary, nullable=True)  # the digest of what it says; added later
    forgotten: Column[bool] = Column(Boolean, nullable=False, server_default=false())  # its words are gone


class _WireNumbers(TypedColumns):
    digits = Column(BigInteger, primary_key=True)
    created = Column(Moment, primary_key=True)  # of the version
    guid = Column(NAME, ForeignKey("stories.guid"), primary_key=True)
    named: Column[bool] = Column(Boolean, primary_key=True)  # the number of the version it follows, not its own
    letters = Column(NAME, nullable=False)
    source = Column(NAME, nullable=False)


class _Sketches(TypedColumns):
    seq = Column(NUMBER, ForeignKey("versions.seq"), primary_key=True, autoincrement=False)
    lane = Column(BigInteger, nullable=False)  # a hash of source and agency
    day = Column(Integer, nullable=False)
    size = Column(Integer, nullable=False)
    marks = Column(LargeBinary, nullable=False)  # four bytes each


class _StorySections(TypedColumns):
    guid = Column(NAME, ForeignKey("stories.guid"), primary_key=True)
    section = Column(NAME, primary_key=True)
    newest = Column(NUMBER, nullable=False)  # the story's, so that a section's newest stories need no sorting


class _Showing(TypedColumns):
    guid = Column(NAME, primary_key=True)
    section = Column(NAME, primary_key=True)
    version = Column(BigInteger, nullable=False)
    pub_status: Column[PubStatus] = Column(STATUS, nullable=False)
    shown_from = Column(Moment, nullable=False)


class _Archives(TypedColumns):
    guid = Column(NAME, ForeignKey("stories.guid"), primary_key=True)
    section = Column(NAME, primary_key=True)
    document = Column(Integer, nullable=False)  # from 1; 0 while the story is in none
    begun = Column(Moment, nullable=False)  # when the section first showed the story


class _Errands(TypedColumns):
    number = Column(NUMBER, primary_key=True)
    section = Column(NAME, nullable=False)
    guid = Column(NAME, ForeignKey("stories.guid"), nullable=False)
    due = Column(Moment, nullable=False)
    again = Column(Boolean, nullable=False, server_default=false())  # only sorted again: no news


class _Rejects(TypedColumns):
    number = Column(NUMBER, primary_key=True)
    mark = Column(NAME, nullable=False, unique=True)  # what the same refusal is known again by
    source = Column(NAME, nullable=False)
    name = Column(Label, nullable=False)
    reason = Column(Label, nullable=False)
    filed = Column(Moment, nullable=False)
    received = Column(Moment, nullable=False)
    content = Column(LargeBinary, nullable=True)


class _SectionRules(TypedColumns):
    section = Column(NAME, primary_key=True)
    fingerprint = Column(NAME, nullable=False)


class _Memories(TypedColumns):
    owner = Column(NAME, primary_key=True)
    key = Column(NAME, primary_key=True)
    value = Column(Label, nullable=False)


filings = Table("filings", metadata, _Filings, Index(None, "source", "received"))
"""Every filing that became something, by its bytes."""

stories = Table(
    "stories", metadata, _Stories, Index(None, "chain", "created"), Index(None, "newest"), Index(None, "address")
)
"""One row a guid."""

versions = Table("versions", metadata, _Versions, UniqueConstraint("guid", "version"))
"""Every version of every story; rows are only ever added, and lose their words when they are forgotten."""

_withheld = versions.c.pub_status == PubStatus.WITHHELD
Index(
    "ix_versions_withheld",
    *(versions.c.seq, versions.c.guid, versions.c.pub_status),  # the last, or SQLite looks into the rows for it
    sqlite_where=_withheld,
    postgresql_where=_withheld,
)

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

rejects = Table("rejects", metadata, _Rejects, Index(None, "source", "number"), sqlite_autoincrement=True)
"""The reject tray."""

section_rules = Table("section_rules", metadata, _SectionRules)
"""By which rules each section was filled."""

memories = Table("memories", metadata, _Memories, sqlite_with_rowid=False)
"""What parts of the program must know again after a restart, by owner."""
