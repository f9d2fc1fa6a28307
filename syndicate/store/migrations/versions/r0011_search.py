"""The index that versions are found by through their words, empty; it is filled in afterwards, a batch at a time."""

import sqlalchemy as sa
from alembic import op

revision = "0011"
down_revision = "0010"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Make the index and the mark of how far it goes. Nodes that know neither go on."""
    op.create_table(
        "search_reach",
        sa.Column("number", sa.Integer, nullable=False, autoincrement=False),
        sa.Column("upto", sa.BigInteger().with_variant(sa.Integer, "sqlite"), nullable=False),
        sa.PrimaryKeyConstraint("number", name="pk_search_reach"),
    )
    op.execute("INSERT INTO search_reach (number, upto) VALUES (1, 0)")
    if op.get_bind().dialect.name == "sqlite":
        # terms are made by us, parted by spaces; of ASCII they are letters and digits, all else belongs to a term
        op.execute("CREATE VIRTUAL TABLE search_words USING fts5(words, content='', columnsize=0, tokenize='ascii')")
    else:
        op.execute("CREATE TABLE search_words (seq BIGINT PRIMARY KEY, words TSVECTOR NOT NULL)")
        op.execute("CREATE INDEX ix_search_words_words ON search_words USING gin (words)")
