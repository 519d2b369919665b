"""Whom a visitor named to the desk when somebody else had them already stands with the case."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0014"
down_revision = "0013"
branch_labels = None
depends_on = None


def upgrade() -> None:
    with op.batch_alter_table("ownership_claim", schema=None) as batch_op:
        batch_op.add_column(sa.Column("named_id", sa.BigInteger(), nullable=True))
        batch_op.create_foreign_key(batch_op.f("fk_ownership_claim_named_id"), "staff", ["named_id"], ["id"])


def downgrade() -> None:
    with op.batch_alter_table("ownership_claim", schema=None) as batch_op:
        batch_op.drop_constraint(batch_op.f("fk_ownership_claim_named_id"), type_="foreignkey")
        batch_op.drop_column("named_id")
