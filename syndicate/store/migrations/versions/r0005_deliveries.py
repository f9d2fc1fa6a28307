"""What outlets are told, and every time that one was called."""

import sqlalchemy as sa
from alembic import op

revision = "0005"
down_revision = "0004"
branch_labels = None
depends_on = None

_number = sa.BigInteger().with_variant(sa.Integer, "sqlite")
_name = sa.Text().with_variant(sa.Text(collation="C"), "postgresql")


def upgrade() -> None:
    """Make the tables; nothing that was published before is delivered."""
    op.add_column("errands", sa.Column("again", sa.Boolean, nullable=False, server_default=sa.false()))
    op.create_table(
        "deliveries",
        sa.Column("number", _number, nullable=False, autoincrement=True),
        sa.Column("outlet", _name, nullable=False),
        sa.Column("guid", _name, nullable=False),
        sa.Column("version", sa.BigInteger, nullable=False),
        sa.Column("state", sa.String(16), nullable=False),
        sa.Column("made", sa.BigInteger, nullable=False),
        sa.Column("due", sa.BigInteger, nullable=False),
        sa.Column("attempts", sa.Integer, nullable=False),
        sa.Column("answer", sa.Text, nullable=True),
        sa.PrimaryKeyConstraint("number", name="pk_deliveries"),
        sa.ForeignKeyConstraint(["guid"], ["stories.guid"], name="fk_deliveries_stories"),
        sqlite_autoincrement=True,
    )
    op.create_index("ix_deliveries_outlet_guid_number", "deliveries", ["outlet", "guid", "number"])
    op.create_index("ix_deliveries_state_number", "deliveries", ["state", "number"])
    waits = sa.text("state = 'waiting'")
    op.create_index(
        "ix_deliveries_due", "deliveries", ["outlet", "due", "number"], sqlite_where=waits, postgresql_where=waits
    )
    op.create_index("ix_deliveries_made", "deliveries", ["outlet", "made"])
    op.create_table(
        "attempts",
        sa.Column("number", _number, nullable=False, autoincrement=True),
        sa.Column("delivery", _number, nullable=False),
        sa.Column("at", sa.BigInteger, nullable=False),
        sa.Column("took_millis", sa.Integer, nullable=True),
        sa.Column("status", sa.Integer, nullable=True),
        sa.Column("error", sa.Text, nullable=True),
        sa.Column("said", sa.LargeBinary, nullable=True),
        sa.PrimaryKeyConstraint("number", name="pk_attempts"),
        sa.ForeignKeyConstraint(["delivery"], ["deliveries.number"], name="fk_attempts_deliveries"),
        sqlite_autoincrement=True,
    )
    op.create_index("ix_attempts_delivery_number", "attempts", ["delivery", "number"])
