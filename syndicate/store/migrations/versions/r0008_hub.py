"""Who is told when a page has changed, and what they were told."""

import sqlalchemy as sa
from alembic import op

revision = "0008"
down_revision = "0007"
branch_labels = None
depends_on = None

_number = sa.BigInteger().with_variant(sa.Integer, "sqlite")
_name = sa.Text().with_variant(sa.Text(collation="C"), "postgresql")


def upgrade() -> None:
    """Make the tables."""
    op.create_table(
        "subscriptions",
        sa.Column("number", _number, nullable=False, autoincrement=True),
        sa.Column("kind", sa.String(16), nullable=False),
        sa.Column("callback", _name, nullable=False),
        sa.Column("host", _name, nullable=False),
        sa.Column("topic", _name, nullable=False),
        sa.Column("secret", sa.Text, nullable=True),
        sa.Column("client", _name, nullable=False),
        sa.Column("made", sa.BigInteger, nullable=False),
        sa.Column("until", sa.BigInteger, nullable=True),
        sa.Column("etag", _name, nullable=True),
        sa.Column("succeeded", sa.BigInteger, nullable=True),
        sa.Column("failing", sa.BigInteger, nullable=True),
        sa.Column("rests", sa.BigInteger, nullable=True),
        sa.PrimaryKeyConstraint("number", name="pk_subscriptions"),
        sa.UniqueConstraint("callback", "topic", "kind", name="uq_subscriptions_callback_topic_kind"),
        sqlite_autoincrement=True,
    )
    op.create_table(
        "hub_questions",
        sa.Column("number", _number, nullable=False, autoincrement=True),
        sa.Column("mode", sa.String(16), nullable=False),
        sa.Column("callback", _name, nullable=False),
        sa.Column("host", _name, nullable=False),
        sa.Column("topic", _name, nullable=False),
        sa.Column("lease_secs", sa.BigInteger, nullable=False),
        sa.Column("secret", sa.Text, nullable=True),
        sa.Column("client", _name, nullable=False),
        sa.Column("etag", _name, nullable=True),
        sa.Column("reason", sa.Text, nullable=False),
        sa.Column("made", sa.BigInteger, nullable=False),
        sa.Column("due", sa.BigInteger, nullable=False),
        sa.PrimaryKeyConstraint("number", name="pk_hub_questions"),
        sa.UniqueConstraint("callback", "topic", name="uq_hub_questions_callback_topic"),
        sqlite_autoincrement=True,
    )
    op.create_table(
        "distributions",
        sa.Column("number", _number, nullable=False, autoincrement=True),
        sa.Column("subscription", _number, nullable=False),
        sa.Column("etag", _name, nullable=False),
        sa.Column("state", sa.String(16), nullable=False),
        sa.Column("made", sa.BigInteger, nullable=False),
        sa.Column("due", sa.BigInteger, nullable=False),
        sa.Column("attempts", sa.Integer, nullable=False),
        sa.Column("answer", sa.Text, nullable=True),
        sa.Column("at", sa.BigInteger, nullable=True),
        sa.Column("took_millis", sa.Integer, nullable=True),
        sa.Column("status", sa.Integer, nullable=True),
        sa.Column("said", sa.LargeBinary, nullable=True),
        sa.PrimaryKeyConstraint("number", name="pk_distributions"),
        sa.ForeignKeyConstraint(["subscription"], ["subscriptions.number"], name="fk_distributions_subscriptions"),
        sqlite_autoincrement=True,
    )
    for column in ("topic", "host", "client"):
        op.create_index(f"ix_subscriptions_{column}", "subscriptions", [column])
    for column in ("due", "host", "client"):
        op.create_index(f"ix_hub_questions_{column}", "hub_questions", [column])
    op.create_index("ix_distributions_subscription_number", "distributions", ["subscription", "number"])
    op.create_index("ix_distributions_made", "distributions", ["made"])
    waits = sa.text("state = 'waiting'")
    op.create_index(
        "ix_distributions_due", "distributions", ["due", "number"], sqlite_where=waits, postgresql_where=waits
    )
