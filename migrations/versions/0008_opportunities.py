"""Opportunities, what told of them, and what happened to them."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0008"
down_revision = "0007"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "opportunity",
        sa.Column("id", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("store_id", sa.BigInteger(), nullable=False),
        sa.Column("customer_id", sa.BigInteger(), nullable=False),
        sa.Column("title", sa.String(length=200), nullable=True),
        sa.Column("stage", sa.String(length=60), nullable=False),
        sa.Column("stage_since", sa.DateTime(timezone=True), nullable=False),
        sa.Column("state", sa.String(length=10), nullable=False),
        sa.Column("amount", sa.BigInteger(), nullable=True),
        sa.Column("currency", sa.String(length=3), nullable=False),
        sa.Column("expected_on", sa.Date(), nullable=True),
        sa.Column("next_step", sa.Text(), nullable=True),
        sa.Column("next_step_on", sa.Date(), nullable=True),
        sa.Column("owner_id", sa.BigInteger(), nullable=True),
        sa.Column("given_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("source", sa.String(length=20), nullable=False),
        sa.Column("source_id", sa.BigInteger(), nullable=True),
        sa.Column("opened_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("opened_by_id", sa.BigInteger(), nullable=True),
        sa.Column("assessment", sa.String(length=20), server_default="none", nullable=False),
        sa.Column("assessed_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("assessed_by_id", sa.BigInteger(), nullable=True),
        sa.Column("assessment_note", sa.Text(), nullable=True),
        sa.Column("closed_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("lost_reason", sa.String(length=60), nullable=True),
        sa.Column("quote_id", sa.BigInteger(), nullable=True),
        sa.Column("pack_version_id", sa.BigInteger(), nullable=False),
        sa.ForeignKeyConstraint(["assessed_by_id"], ["staff.id"], name=op.f("fk_opportunity_assessed_by_id")),
        sa.ForeignKeyConstraint(["customer_id"], ["customer.id"], name=op.f("fk_opportunity_customer_id")),
        sa.ForeignKeyConstraint(["opened_by_id"], ["staff.id"], name=op.f("fk_opportunity_opened_by_id")),
        sa.ForeignKeyConstraint(["owner_id"], ["staff.id"], name=op.f("fk_opportunity_owner_id")),
        sa.ForeignKeyConstraint(["pack_version_id"], ["pack_version.id"], name=op.f("fk_opportunity_pack_version_id")),
        sa.ForeignKeyConstraint(["quote_id"], ["quote.id"], name=op.f("fk_opportunity_quote_id")),
        sa.ForeignKeyConstraint(["store_id"], ["store.id"], name=op.f("fk_opportunity_store_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_opportunity")),
    )
    with op.batch_alter_table("opportunity", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_opportunity_customer_id_state"), ["customer_id", "state"], unique=False)
        batch_op.create_index(
            batch_op.f("ix_opportunity_store_id_owner_id_state"), ["store_id", "owner_id", "state"], unique=False
        )
        batch_op.create_index(
            batch_op.f("ix_opportunity_store_id_state_stage"), ["store_id", "state", "stage"], unique=False
        )

    op.create_table(
        "opportunity_signal",
        sa.Column("id", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("store_id", sa.BigInteger(), nullable=False),
        sa.Column("opportunity_id", sa.BigInteger(), nullable=False),
        sa.Column("signal", sa.String(length=60), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("staff_id", sa.BigInteger(), nullable=True),
        sa.Column("source", sa.String(length=20), nullable=False),
        sa.Column("source_id", sa.BigInteger(), nullable=True),
        sa.ForeignKeyConstraint(
            ["opportunity_id"], ["opportunity.id"], name=op.f("fk_opportunity_signal_opportunity_id")
        ),
        sa.ForeignKeyConstraint(["staff_id"], ["staff.id"], name=op.f("fk_opportunity_signal_staff_id")),
        sa.ForeignKeyConstraint(["store_id"], ["store.id"], name=op.f("fk_opportunity_signal_store_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_opportunity_signal")),
    )
    with op.batch_alter_table("opportunity_signal", schema=None) as batch_op:
        batch_op.create_index(
            batch_op.f("ix_opportunity_signal_opportunity_id_at"), ["opportunity_id", "at"], unique=False
        )
        batch_op.create_index(
            batch_op.f("ix_opportunity_signal_source_source_id"), ["source", "source_id"], unique=False
        )

    op.create_table(
        "opportunity_change",
        sa.Column("id", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("store_id", sa.BigInteger(), nullable=False),
        sa.Column("opportunity_id", sa.BigInteger(), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("staff_id", sa.BigInteger(), nullable=True),
        sa.Column("kind", sa.String(length=20), nullable=False),
        sa.Column("before", sa.String(length=60), nullable=True),
        sa.Column("after", sa.String(length=60), nullable=True),
        sa.Column("note", sa.Text(), nullable=True),
        sa.ForeignKeyConstraint(
            ["opportunity_id"], ["opportunity.id"], name=op.f("fk_opportunity_change_opportunity_id")
        ),
        sa.ForeignKeyConstraint(["staff_id"], ["staff.id"], name=op.f("fk_opportunity_change_staff_id")),
        sa.ForeignKeyConstraint(["store_id"], ["store.id"], name=op.f("fk_opportunity_change_store_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_opportunity_change")),
    )
    with op.batch_alter_table("opportunity_change", schema=None) as batch_op:
        batch_op.create_index(
            batch_op.f("ix_opportunity_change_opportunity_id_at"), ["opportunity_id", "at"], unique=False
        )


def downgrade() -> None:
    with op.batch_alter_table("opportunity_change", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_opportunity_change_opportunity_id_at"))
    op.drop_table("opportunity_change")
    with op.batch_alter_table("opportunity_signal", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_opportunity_signal_source_source_id"))
        batch_op.drop_index(batch_op.f("ix_opportunity_signal_opportunity_id_at"))
    op.drop_table("opportunity_signal")
    with op.batch_alter_table("opportunity", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_opportunity_store_id_state_stage"))
        batch_op.drop_index(batch_op.f("ix_opportunity_store_id_owner_id_state"))
        batch_op.drop_index(batch_op.f("ix_opportunity_customer_id_state"))
    op.drop_table("opportunity")
