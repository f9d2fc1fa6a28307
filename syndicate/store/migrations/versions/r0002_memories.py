"""What sources and their lanes remember over a restart; which versions a filing became."""

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"
branch_labels = None
depends_on = None

_name = sa.Text().with_variant(sa.Text(collation="C"), "postgresql")


def upgrade() -> None:
    """Make the table and the column."""
    op.add_column("filings", sa.Column("versions", sa.Text, nullable=True))
    op.create_table(
        "memories",
        sa.Column("owner", _name, nullable=False),
        sa.Column("key", _name, nullable=False),
        sa.Column("value", sa.Text, nullable=False),
        sa.PrimaryKeyConstraint("owner", "key", name="pk_memories"),
        sqlite_with_rowid=False,
    )
