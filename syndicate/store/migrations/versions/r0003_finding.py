"""What a version says, as a digest; what it is found again by: the numbers of wires, a sketch of its text."""

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"
branch_labels = None
depends_on = None

_number = sa.BigInteger().with_variant(sa.Integer, "sqlite")
_name = sa.Text().with_variant(sa.Text(collation="C"), "postgresql")


def upgrade() -> None:
    """Make the tables and the column; versions stored before have no digest, and are not found so."""
    op.add_column("versions", sa.Column("content", sa.LargeBinary, nullable=True))
    op.create_table(
        "wire_numbers",
        sa.Column("digits", sa.BigInteger, nullable=False),
        sa.Column("created", sa.BigInteger, nullable=False),
        sa.Column("guid", _name, nullable=False),
        sa.Column("named", sa.Boolean, nullable=False),
        sa.Column("letters", _name, nullable=False),
        sa.Column("source", _name, nullable=False),
        sa.PrimaryKeyConstraint("digits", "created", "guid", "named", name="pk_wire_numbers"),
        sa.ForeignKeyConstraint(["guid"], ["stories.guid"], name="fk_wire_numbers_stories"),
        sqlite_with_rowid=False,
    )
    op.create_table(
        "sketches",
        sa.Column("seq", _number, nullable=False, autoincrement=False),
        sa.Column("lane", sa.BigInteger, nullable=False),
        sa.Column("day", sa.Integer, nullable=False),
        sa.Column("size", sa.Integer, nullable=False),
        sa.Column("marks", sa.LargeBinary, nullable=False),
        sa.PrimaryKeyConstraint("seq", name="pk_sketches"),
        sa.ForeignKeyConstraint(["seq"], ["versions.seq"], name="fk_sketches_versions"),
    )
