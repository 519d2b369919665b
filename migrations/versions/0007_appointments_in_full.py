"""Resources and reminders of appointments."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0007"
down_revision = "0006"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "resource",
        sa.Column("id", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("store_id", sa.BigInteger(), nullable=False),
        sa.Column("purpose", sa.String(length=20), nullable=False),
        sa.Column("name", sa.String(length=80), nullable=False),
        sa.Column("name_key", sa.String(length=80), nullable=False),
        sa.Column("active", sa.Boolean(), server_default=sa.true(), nullable=False),
        sa.ForeignKeyConstraint(["store_id"], ["store.id"], name=op.f("fk_resource_store_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_resource")),
        sa.UniqueConstraint("store_id", "purpose", "name_key", name=op.f("uq_resource_store_id_purpose_name_key")),
    )
    with op.batch_alter_table("appointment", schema=None) as batch_op:
        batch_op.add_column(sa.Column("resource_id", sa.BigInteger(), nullable=True))
        batch_op.add_column(sa.Column("overbooked", sa.Text(), nullable=True))
        batch_op.add_column(sa.Column("call_id", sa.BigInteger(), nullable=True))
        batch_op.add_column(sa.Column("reminded_at", sa.DateTime(timezone=True), nullable=True))
        batch_op.add_column(sa.Column("reminded_by_id", sa.BigInteger(), nullable=True))
        batch_op.add_column(sa.Column("reminded_result", sa.String(length=20), nullable=True))
        batch_op.create_foreign_key(batch_op.f("fk_appointment_resource_id"), "resource", ["resource_id"], ["id"])
        batch_op.create_foreign_key(batch_op.f("fk_appointment_reminded_by_id"), "staff", ["reminded_by_id"], ["id"])
        batch_op.create_index(batch_op.f("ix_appointment_resource_id_at"), ["resource_id", "at"], unique=False)


def downgrade() -> None:
    with op.batch_alter_table("appointment", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_appointment_resource_id_at"))
        batch_op.drop_constraint(batch_op.f("fk_appointment_reminded_by_id"), type_="foreignkey")
        batch_op.drop_constraint(batch_op.f("fk_appointment_resource_id"), type_="foreignkey")
        batch_op.drop_column("reminded_result")
        batch_op.drop_column("reminded_by_id")
        batch_op.drop_column("reminded_at")
        batch_op.drop_column("call_id")
        batch_op.drop_column("overbooked")
        batch_op.drop_column("resource_id")
    op.drop_table("resource")
