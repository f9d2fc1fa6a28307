"""Which versions withhold their stories, so that what is held is found however long the archive."""

import sqlalchemy as sa
from alembic import op

revision = "0015"
down_revision = "0014"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Make the index."""
    withheld = sa.text("pub_status = 'withheld'")
    op.create_index(
        "ix_versions_withheld",
        "versions",
        ["seq", "guid", "pub_status"],
        sqlite_where=withheld,
        postgresql_where=withheld,
    )
