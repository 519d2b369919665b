"""The search index ranks by itself: terms say how well they fit, broad words stand in it, the latest contact beside it.

The terms are emptied: customers cut by an older version are cut again in the background
(``services.customers.upkeep``).
"""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0010"
down_revision = "0009"
branch_labels = None
depends_on = None


def _term() -> sa.types.TypeEngine[str]:
    return sa.String(length=64).with_variant(sa.String(length=64, collation="C"), "postgresql")


def upgrade() -> None:
    op.drop_table("term")
    op.create_table(
        "term",
        sa.Column("term", _term(), nullable=False),
        sa.Column("customer_id", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("fit", sa.BigInteger(), nullable=False),
        sa.PrimaryKeyConstraint("term", "customer_id", name=op.f("pk_term")),
        sqlite_with_rowid=False,
    )
    op.create_table(
        "broad_term",
        sa.Column("number", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("term", _term(), nullable=False),
        sa.Column("customers", sa.BigInteger(), nullable=False),
        sa.PrimaryKeyConstraint("number", name=op.f("pk_broad_term")),
        sa.UniqueConstraint("term", name=op.f("uq_broad_term_term")),
    )
    op.create_table(
        "customer_latest",
        sa.Column("customer_id", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("at", sa.BigInteger(), nullable=False),
        sa.ForeignKeyConstraint(["customer_id"], ["customer.id"], name=op.f("fk_customer_latest_customer_id")),
        sa.PrimaryKeyConstraint("customer_id", name=op.f("pk_customer_latest")),
        sqlite_with_rowid=False,
    )
    with op.batch_alter_table("customer_latest", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_customer_latest_at"), ["at"], unique=False)
    with op.batch_alter_table("customer_owner", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_customer_owner_staff_id"))
        batch_op.create_index(
            batch_op.f("ix_customer_owner_staff_id_customer_id"), ["staff_id", "customer_id"], unique=False
        )
    op.execute("UPDATE customer_heads SET version = 0")
    with op.batch_alter_table("customer_heads", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_customer_heads_version"), ["version"], unique=False)


def downgrade() -> None:
    with op.batch_alter_table("customer_owner", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_customer_owner_staff_id_customer_id"))
        batch_op.create_index(batch_op.f("ix_customer_owner_staff_id"), ["staff_id"], unique=False)
    with op.batch_alter_table("customer_heads", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_customer_heads_version"))
    with op.batch_alter_table("customer_latest", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_customer_latest_at"))
    op.drop_table("customer_latest")
    op.drop_table("broad_term")
    op.drop_table("term")
    op.create_table(
        "term",
        sa.Column("term", _term(), nullable=False),
        sa.Column("customer_id", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.PrimaryKeyConstraint("term", "customer_id", name=op.f("pk_term")),
        sqlite_with_rowid=False,
    )
