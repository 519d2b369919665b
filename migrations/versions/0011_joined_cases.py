"""When two records are merged their open cases become one: the other says in which it goes on."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0011"
down_revision = "0010"
branch_labels = None
depends_on = None


def upgrade() -> None:
    with op.batch_alter_table("ownership_claim", schema=None) as batch_op:
        batch_op.add_column(sa.Column("joined_id", sa.BigInteger(), nullable=True))
        batch_op.create_foreign_key(
            batch_op.f("fk_ownership_claim_joined_id"), "ownership_claim", ["joined_id"], ["id"]
        )


def downgrade() -> None:
    with op.batch_alter_table("ownership_claim", schema=None) as batch_op:
        batch_op.drop_constraint(batch_op.f("fk_ownership_claim_joined_id"), type_="foreignkey")
        batch_op.drop_column("joined_id")
