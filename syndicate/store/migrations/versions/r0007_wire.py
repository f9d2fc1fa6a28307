"""What came to stand, for those who listen."""

import sqlalchemy as sa
from alembic import op

revision = "0007"
down_revision = "0006"
branch_labels = None
depends_on = None

_name = sa.Text().with_variant(sa.Text(collation="C"), "postgresql")
_number = sa.BigInteger().with_variant(sa.Integer, "sqlite")


def upgrade() -> None:
    """Make the table; what stands already counts as told."""
    op.add_column("stories", sa.Column("told", sa.BigInteger, nullable=True))
    shown = "SELECT version FROM showing WHERE showing.guid = stories.guid LIMIT 1"
    op.execute(f"UPDATE stories SET told = ({shown})")  # noqa: S608 - of our own words
    op.create_table(
        "wire_events",
        sa.Column("number", _number, nullable=False, autoincrement=False),
        sa.Column("guid", _name, nullable=False),
        sa.Column("version", sa.BigInteger, nullable=False),
        sa.Column("sections", sa.Text, nullable=False),
        sa.Column("at", sa.BigInteger, nullable=False),
        sa.PrimaryKeyConstraint("number", name="pk_wire_events"),
        sa.ForeignKeyConstraint(["guid"], ["stories.guid"], name="fk_wire_events_stories"),
    )
    op.create_index("ix_wire_events_guid_number", "wire_events", ["guid", "number"])
