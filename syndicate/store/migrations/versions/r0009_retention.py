"""When another version was ordered after a delivery, so that what may be forgotten is found by an index."""

import sqlalchemy as sa
from alembic import op

revision = "0009"
down_revision = "0008"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Add the moment, and know it of what was delivered before."""
    op.add_column("deliveries", sa.Column("followed", sa.BigInteger, nullable=True))
    op.execute(
        "UPDATE deliveries SET followed = ("
        "SELECT min(newer.made) FROM deliveries AS newer WHERE newer.outlet = deliveries.outlet"
        " AND newer.guid = deliveries.guid AND newer.number > deliveries.number)"
    )
    was = sa.text("followed IS NOT NULL")
    op.create_index(
        "ix_deliveries_followed", "deliveries", ["followed", "number"], sqlite_where=was, postgresql_where=was
    )
