"""Who left no phone is found by the plate and the words they are known again by.

Nothing is emptied: the background puts these customers into the index again (``services.customers.upkeep``). A version
below zero says that their terms stand there, cut as now, and that there is more to be found by.
"""

from __future__ import annotations

from alembic import op

revision = "0012"
down_revision = "0011"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.execute(
        "UPDATE customer_heads SET version = -version WHERE version > 0 AND customer_id IN "
        "(SELECT id FROM customer WHERE phone_declined IS NOT NULL AND phone_declined <> '')"
    )


def downgrade() -> None:
    op.execute("UPDATE customer_heads SET version = -version WHERE version < 0")
