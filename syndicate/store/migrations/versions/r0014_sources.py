"""What came last from a source, and what was refused of it, is found without a look at all that ever came."""

from alembic import op

revision = "0014"
down_revision = "0013"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Make the indexes."""
    op.create_index("ix_filings_source_received", "filings", ["source", "received"])
    op.create_index("ix_rejects_source_number", "rejects", ["source", "number"])
