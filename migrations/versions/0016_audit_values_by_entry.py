"""Personal values of the audit lie by the entry they belong to, not by the chance of their digest."""

from __future__ import annotations

from alembic import op

revision = "0016"
down_revision = "0015"
branch_labels = None
depends_on = None


def upgrade() -> None:
    with op.batch_alter_table("audit_value", schema=None, table_kwargs={"sqlite_with_rowid": False}) as batch_op:
        batch_op.drop_index(batch_op.f("ix_audit_value_audit_id"))
        batch_op.drop_constraint(batch_op.f("pk_audit_value"), type_="primary")
        batch_op.create_primary_key(batch_op.f("pk_audit_value"), ["audit_id", "digest"])


def downgrade() -> None:
    with op.batch_alter_table("audit_value", schema=None) as batch_op:
        batch_op.drop_constraint(batch_op.f("pk_audit_value"), type_="primary")
        batch_op.create_primary_key(batch_op.f("pk_audit_value"), ["digest"])
        batch_op.create_index(batch_op.f("ix_audit_value_audit_id"), ["audit_id"], unique=False)
