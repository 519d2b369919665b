"""What a customer record needs: tiers, relations, confirmed fields."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "customer_confirmed",
        sa.Column("id", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("customer_id", sa.BigInteger(), nullable=False),
        sa.Column("key", sa.String(length=60), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("staff_id", sa.BigInteger(), nullable=True),
        sa.ForeignKeyConstraint(["customer_id"], ["customer.id"], name=op.f("fk_customer_confirmed_customer_id")),
        sa.ForeignKeyConstraint(["staff_id"], ["staff.id"], name=op.f("fk_customer_confirmed_staff_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_customer_confirmed")),
        sa.UniqueConstraint("customer_id", "key", name=op.f("uq_customer_confirmed_customer_id_key")),
    )
    op.create_table(
        "customer_relation",
        sa.Column("id", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("from_id", sa.BigInteger(), nullable=False),
        sa.Column("to_id", sa.BigInteger(), nullable=False),
        sa.Column("kind", sa.String(length=20), nullable=False),
        sa.Column("role", sa.String(length=100), server_default="", nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("staff_id", sa.BigInteger(), nullable=True),
        sa.ForeignKeyConstraint(["from_id"], ["customer.id"], name=op.f("fk_customer_relation_from_id")),
        sa.ForeignKeyConstraint(["staff_id"], ["staff.id"], name=op.f("fk_customer_relation_staff_id")),
        sa.ForeignKeyConstraint(["to_id"], ["customer.id"], name=op.f("fk_customer_relation_to_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_customer_relation")),
        sa.UniqueConstraint("from_id", "to_id", "kind", name=op.f("uq_customer_relation_from_id_to_id_kind")),
    )
    with op.batch_alter_table("customer_relation", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_customer_relation_to_id"), ["to_id"], unique=False)

    op.create_table(
        "customer_change",
        sa.Column("id", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("customer_id", sa.BigInteger(), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("what", sa.String(length=20), nullable=False),
        sa.Column("keys", sa.Text(), nullable=False),
        sa.Column("staff_id", sa.BigInteger(), nullable=True),
        sa.ForeignKeyConstraint(["customer_id"], ["customer.id"], name=op.f("fk_customer_change_customer_id")),
        sa.ForeignKeyConstraint(["staff_id"], ["staff.id"], name=op.f("fk_customer_change_staff_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_customer_change")),
    )
    with op.batch_alter_table("customer_change", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_customer_change_customer_id_at"), ["customer_id", "at"], unique=False)

    with op.batch_alter_table("customer", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_customer_referrer_id"), ["referrer_id"], unique=False)


def downgrade() -> None:
    with op.batch_alter_table("customer", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_customer_referrer_id"))

    with op.batch_alter_table("customer_change", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_customer_change_customer_id_at"))

    op.drop_table("customer_change")
    with op.batch_alter_table("customer_relation", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_customer_relation_to_id"))

    op.drop_table("customer_relation")
    op.drop_table("customer_confirmed")
