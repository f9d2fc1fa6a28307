"""The first tables."""

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None
branch_labels = None
depends_on = None

_number = sa.BigInteger().with_variant(sa.Integer, "sqlite")
_name = sa.Text().with_variant(sa.Text(collation="C"), "postgresql")
_status = sa.String(16)
_moment = sa.BigInteger()


def upgrade() -> None:
    """Make all tables of an empty store."""
    _record()
    _sections()
    _work()


def _record() -> None:
    op.create_table(
        "filings",
        sa.Column("digest", _name, nullable=False),
        sa.Column("source", _name, nullable=False),
        sa.Column("name", sa.Text, nullable=False),
        sa.Column("received", _moment, nullable=False),
        sa.Column("outcome", sa.Text, nullable=False),
        sa.PrimaryKeyConstraint("digest", name="pk_filings"),
    )
    op.create_table(
        "stories",
        sa.Column("guid", _name, nullable=False),
        sa.Column("source", _name, nullable=False),
        sa.Column("chain", _name, nullable=True),
        sa.Column("created", _moment, nullable=False),
        sa.Column("newest", _number, nullable=False),
        sa.PrimaryKeyConstraint("guid", name="pk_stories"),
    )
    op.create_index("ix_stories_chain_created", "stories", ["chain", "created"])
    op.create_index("ix_stories_newest", "stories", ["newest"])
    op.create_table(
        "versions",
        sa.Column("seq", _number, nullable=False, autoincrement=False),
        sa.Column("guid", _name, nullable=False),
        sa.Column("version", sa.BigInteger, nullable=False),
        sa.Column("declared", sa.BigInteger, nullable=True),
        sa.Column("take", sa.Integer, nullable=False),
        sa.Column("follows", sa.Boolean, nullable=False),
        sa.Column("pub_status", _status, nullable=False),
        sa.Column("created", _moment, nullable=False),
        sa.Column("shown_from", _moment, nullable=False),
        sa.Column("received", _moment, nullable=False),
        sa.Column("record", sa.LargeBinary, nullable=False),
        sa.PrimaryKeyConstraint("seq", name="pk_versions"),
        sa.ForeignKeyConstraint(["guid"], ["stories.guid"], name="fk_versions_stories"),
        sa.UniqueConstraint("guid", "version", name="uq_versions_guid_version"),
    )


def _sections() -> None:
    op.create_table(
        "story_sections",
        sa.Column("guid", _name, nullable=False),
        sa.Column("section", _name, nullable=False),
        sa.Column("newest", _number, nullable=False),
        sa.PrimaryKeyConstraint("guid", "section", name="pk_story_sections"),
        sa.ForeignKeyConstraint(["guid"], ["stories.guid"], name="fk_story_sections_stories"),
        sqlite_with_rowid=False,
    )
    op.create_index("ix_story_sections_section_newest", "story_sections", ["section", "newest"])
    op.create_table(
        "showing",
        sa.Column("guid", _name, nullable=False),
        sa.Column("section", _name, nullable=False),
        sa.Column("version", sa.BigInteger, nullable=False),
        sa.Column("pub_status", _status, nullable=False),
        sa.Column("shown_from", _moment, nullable=False),
        sa.PrimaryKeyConstraint("guid", "section", name="pk_showing"),
        sa.ForeignKeyConstraint(["guid", "version"], ["versions.guid", "versions.version"], name="fk_showing_versions"),
        sqlite_with_rowid=False,
    )
    op.create_index("ix_showing_window", "showing", ["section", sa.text("shown_from DESC"), "guid", "version"])
    op.create_table(
        "section_rules",
        sa.Column("section", _name, nullable=False),
        sa.Column("fingerprint", _name, nullable=False),
        sa.PrimaryKeyConstraint("section", name="pk_section_rules"),
    )


def _work() -> None:
    op.create_table(
        "errands",
        sa.Column("number", _number, nullable=False, autoincrement=True),
        sa.Column("section", _name, nullable=False),
        sa.Column("guid", _name, nullable=False),
        sa.Column("due", _moment, nullable=False),
        sa.PrimaryKeyConstraint("number", name="pk_errands"),
        sa.ForeignKeyConstraint(["guid"], ["stories.guid"], name="fk_errands_stories"),
        sqlite_autoincrement=True,
    )
    op.create_index("ix_errands_due", "errands", ["due"])
    op.create_table(
        "rejects",
        sa.Column("number", _number, nullable=False, autoincrement=True),
        sa.Column("mark", _name, nullable=False),
        sa.Column("source", _name, nullable=False),
        sa.Column("name", sa.Text, nullable=False),
        sa.Column("reason", sa.Text, nullable=False),
        sa.Column("filed", _moment, nullable=False),
        sa.Column("received", _moment, nullable=False),
        sa.Column("content", sa.LargeBinary, nullable=True),
        sa.PrimaryKeyConstraint("number", name="pk_rejects"),
        sa.UniqueConstraint("mark", name="uq_rejects_mark"),
        sqlite_autoincrement=True,
    )
