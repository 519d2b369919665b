"""What a large import writes before its own transaction is named, so that what is left of one cut off can go."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0013"
down_revision = "0012"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "import_ahead",
        sa.Column("audit_id", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("run", sa.BigInteger(), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.PrimaryKeyConstraint("audit_id", name=op.f("pk_import_ahead")),
    )
    with op.batch_alter_table("import_ahead", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_import_ahead_run"), ["run"], unique=False)


def downgrade() -> None:
    with op.batch_alter_table("import_ahead", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_import_ahead_run"))

    op.drop_table("import_ahead")
