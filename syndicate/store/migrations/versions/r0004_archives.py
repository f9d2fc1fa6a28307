"""Which archive document of a section holds which story."""

import sqlalchemy as sa
from alembic import op

revision = "0004"
down_revision = "0003"
branch_labels = None
depends_on = None

_name = sa.Text().with_variant(sa.Text(collation="C"), "postgresql")


def upgrade() -> None:
    """Make the table and the index of kills; sections are filled again by the program, and their archives with them."""
    op.create_table(
        "archives",
        sa.Column("section", _name, nullable=False),
        sa.Column("guid", _name, nullable=False),
        sa.Column("document", sa.Integer, nullable=False),
        sa.Column("begun", sa.BigInteger, nullable=False),
        sa.PrimaryKeyConstraint("guid", "section", name="pk_archives"),
        sa.ForeignKeyConstraint(["guid"], ["stories.guid"], name="fk_archives_stories"),
        sqlite_with_rowid=False,
    )
    op.create_index("ix_archives_document", "archives", ["section", "document", "begun", "guid"])
    kills = sa.text("pub_status = 'canceled'")
    newest_first: list[str | sa.TextClause] = ["section", sa.text("shown_from DESC"), "guid", "version"]
    op.create_index("ix_showing_kills", "showing", newest_first, sqlite_where=kills, postgresql_where=kills)
