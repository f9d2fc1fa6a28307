"""Which versions were forgotten: they stand for themselves, without what they said."""

import sqlalchemy as sa
from alembic import op

revision = "0013"
down_revision = "0012"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Add the mark."""
    op.add_column("versions", sa.Column("forgotten", sa.Boolean(), nullable=False, server_default=sa.false()))
