"""Tokens of outlets, what was fetched with them, and what the addresses of stories are made of."""

import hashlib

import sqlalchemy as sa
from alembic import op

revision = "0006"
down_revision = "0005"
branch_labels = None
depends_on = None

_number = sa.BigInteger().with_variant(sa.Integer, "sqlite")
_name = sa.Text().with_variant(sa.Text(collation="C"), "postgresql")
_BATCH = 1000


def upgrade() -> None:
    """Make the tables and the column, and fill the column in."""
    op.add_column("stories", sa.Column("address", _name, nullable=True))
    _fill()
    op.create_index("ix_stories_address", "stories", ["address"])
    op.create_table(
        "tokens",
        sa.Column("prefix", _name, nullable=False),
        sa.Column("outlet", _name, nullable=False),
        sa.Column("digest", sa.LargeBinary, nullable=False),
        sa.Column("made", sa.BigInteger, nullable=False),
        sa.Column("seen", sa.BigInteger, nullable=True),
        sa.Column("ended", sa.BigInteger, nullable=True),
        sa.PrimaryKeyConstraint("prefix", name="pk_tokens"),
    )
    op.create_table(
        "fetches",
        sa.Column("number", _number, nullable=False, autoincrement=True),
        sa.Column("outlet", _name, nullable=False),
        sa.Column("prefix", _name, nullable=False),
        sa.Column("at", sa.BigInteger, nullable=False),
        sa.Column("path", sa.Text, nullable=False),
        sa.Column("status", sa.Integer, nullable=False),
        sa.Column("tag", sa.Text, nullable=True),
        sa.Column("client", sa.Text, nullable=False),
        sa.PrimaryKeyConstraint("number", name="pk_fetches"),
    )
    op.create_index("ix_fetches_outlet_at", "fetches", ["outlet", "at"])
    op.create_index("ix_fetches_at", "fetches", ["at"])


def _fill() -> None:
    connection = op.get_bind()
    stories = sa.table("stories", sa.column("guid", sa.Text), sa.column("address", sa.Text))
    fills = sa.update(stories).where(stories.c.guid == sa.bindparam("which")).values(address=sa.bindparam("made"))
    last = ""
    while True:
        query = sa.select(stories.c.guid).where(stories.c.guid > last).order_by(stories.c.guid).limit(_BATCH)
        guids = connection.scalars(query).all()
        if not guids:
            return
        made = [(guid, hashlib.sha256(guid.encode()).hexdigest()[:20]) for guid in guids]
        connection.execute(fills, [{"which": guid, "made": key} for guid, key in made])
        last = guids[-1]
