"""Protection of owners, claims and rulings."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0005"
down_revision = "0004"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "ownership_claim",
        sa.Column("id", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("store_id", sa.BigInteger(), nullable=False),
        sa.Column("number", sa.BigInteger(), nullable=False),
        sa.Column("kind", sa.String(length=20), nullable=False),
        sa.Column("state", sa.String(length=20), nullable=False),
        sa.Column("customer_id", sa.BigInteger(), nullable=True),
        sa.Column("other_customer_id", sa.BigInteger(), nullable=True),
        sa.Column("visit_id", sa.BigInteger(), nullable=True),
        sa.Column("notice_id", sa.BigInteger(), nullable=True),
        sa.Column("serving_id", sa.BigInteger(), nullable=True),
        sa.Column("opened_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("opened_by_id", sa.BigInteger(), nullable=True),
        sa.Column("window_until", sa.DateTime(timezone=True), nullable=True),
        sa.Column("reason", sa.Text(), nullable=False),
        sa.Column("pack_version_id", sa.BigInteger(), nullable=False),
        sa.ForeignKeyConstraint(["store_id"], ["store.id"], name=op.f("fk_ownership_claim_store_id")),
        sa.ForeignKeyConstraint(["customer_id"], ["customer.id"], name=op.f("fk_ownership_claim_customer_id")),
        sa.ForeignKeyConstraint(
            ["other_customer_id"], ["customer.id"], name=op.f("fk_ownership_claim_other_customer_id")
        ),
        sa.ForeignKeyConstraint(["visit_id"], ["visit.id"], name=op.f("fk_ownership_claim_visit_id")),
        sa.ForeignKeyConstraint(["notice_id"], ["advance_notice.id"], name=op.f("fk_ownership_claim_notice_id")),
        sa.ForeignKeyConstraint(["serving_id"], ["staff.id"], name=op.f("fk_ownership_claim_serving_id")),
        sa.ForeignKeyConstraint(["opened_by_id"], ["staff.id"], name=op.f("fk_ownership_claim_opened_by_id")),
        sa.ForeignKeyConstraint(
            ["pack_version_id"], ["pack_version.id"], name=op.f("fk_ownership_claim_pack_version_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_ownership_claim")),
        sa.UniqueConstraint("store_id", "number", name=op.f("uq_ownership_claim_store_id_number")),
    )
    with op.batch_alter_table("ownership_claim", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_ownership_claim_customer_id"), ["customer_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_ownership_claim_notice_id"), ["notice_id"], unique=False)
        batch_op.create_index(
            batch_op.f("ix_ownership_claim_store_id_state_opened_at"), ["store_id", "state", "opened_at"], unique=False
        )

    op.create_table(
        "ownership_statement",
        sa.Column("id", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("store_id", sa.BigInteger(), nullable=False),
        sa.Column("claim_id", sa.BigInteger(), nullable=False),
        sa.Column("staff_id", sa.BigInteger(), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("said_day", sa.Date(), nullable=True),
        sa.Column("said_shown", sa.Text(), nullable=True),
        sa.Column("said_tail", sa.String(length=20), nullable=True),
        sa.Column("said_name", sa.String(length=200), nullable=True),
        sa.Column("note", sa.Text(), nullable=True),
        sa.ForeignKeyConstraint(["store_id"], ["store.id"], name=op.f("fk_ownership_statement_store_id")),
        sa.ForeignKeyConstraint(["claim_id"], ["ownership_claim.id"], name=op.f("fk_ownership_statement_claim_id")),
        sa.ForeignKeyConstraint(["staff_id"], ["staff.id"], name=op.f("fk_ownership_statement_staff_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_ownership_statement")),
        sa.UniqueConstraint("claim_id", "staff_id", name=op.f("uq_ownership_statement_claim_id_staff_id")),
    )
    with op.batch_alter_table("ownership_statement", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_ownership_statement_staff_id"), ["staff_id"], unique=False)

    op.create_table(
        "ownership_ruling",
        sa.Column("id", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("store_id", sa.BigInteger(), nullable=False),
        sa.Column("claim_id", sa.BigInteger(), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("decided_by_id", sa.BigInteger(), nullable=True),
        sa.Column("winner_id", sa.BigInteger(), nullable=True),
        sa.Column("winner_notice_id", sa.BigInteger(), nullable=True),
        sa.Column("proposed_id", sa.BigInteger(), nullable=True),
        sa.Column("proposed_notice_id", sa.BigInteger(), nullable=True),
        sa.Column("clause", sa.String(length=40), nullable=False),
        sa.Column("reason", sa.Text(), nullable=False),
        sa.Column("facts", sa.Text(), nullable=False),
        sa.Column("share_id", sa.BigInteger(), nullable=True),
        sa.Column("share_percent", sa.BigInteger(), nullable=True),
        sa.Column("valid", sa.Boolean(), server_default=sa.true(), nullable=False),
        sa.Column("reopened_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("reopened_by_id", sa.BigInteger(), nullable=True),
        sa.Column("reopen_reason", sa.Text(), nullable=True),
        sa.Column("pack_version_id", sa.BigInteger(), nullable=False),
        sa.ForeignKeyConstraint(["store_id"], ["store.id"], name=op.f("fk_ownership_ruling_store_id")),
        sa.ForeignKeyConstraint(["claim_id"], ["ownership_claim.id"], name=op.f("fk_ownership_ruling_claim_id")),
        sa.ForeignKeyConstraint(["decided_by_id"], ["staff.id"], name=op.f("fk_ownership_ruling_decided_by_id")),
        sa.ForeignKeyConstraint(["winner_id"], ["staff.id"], name=op.f("fk_ownership_ruling_winner_id")),
        sa.ForeignKeyConstraint(
            ["winner_notice_id"], ["advance_notice.id"], name=op.f("fk_ownership_ruling_winner_notice_id")
        ),
        sa.ForeignKeyConstraint(["proposed_id"], ["staff.id"], name=op.f("fk_ownership_ruling_proposed_id")),
        sa.ForeignKeyConstraint(
            ["proposed_notice_id"], ["advance_notice.id"], name=op.f("fk_ownership_ruling_proposed_notice_id")
        ),
        sa.ForeignKeyConstraint(["share_id"], ["staff.id"], name=op.f("fk_ownership_ruling_share_id")),
        sa.ForeignKeyConstraint(["reopened_by_id"], ["staff.id"], name=op.f("fk_ownership_ruling_reopened_by_id")),
        sa.ForeignKeyConstraint(
            ["pack_version_id"], ["pack_version.id"], name=op.f("fk_ownership_ruling_pack_version_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_ownership_ruling")),
    )
    with op.batch_alter_table("ownership_ruling", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_ownership_ruling_claim_id_at"), ["claim_id", "at"], unique=False)

    op.create_table(
        "owner_change",
        sa.Column("id", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("store_id", sa.BigInteger(), nullable=False),
        sa.Column("customer_id", sa.BigInteger(), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("from_id", sa.BigInteger(), nullable=True),
        sa.Column("from_since", sa.DateTime(timezone=True), nullable=True),
        sa.Column("from_until", sa.DateTime(timezone=True), nullable=True),
        sa.Column("to_id", sa.BigInteger(), nullable=True),
        sa.Column("why", sa.String(length=20), nullable=False),
        sa.Column("ruling_id", sa.BigInteger(), nullable=True),
        sa.Column("by_id", sa.BigInteger(), nullable=True),
        sa.ForeignKeyConstraint(["store_id"], ["store.id"], name=op.f("fk_owner_change_store_id")),
        sa.ForeignKeyConstraint(["customer_id"], ["customer.id"], name=op.f("fk_owner_change_customer_id")),
        sa.ForeignKeyConstraint(["from_id"], ["staff.id"], name=op.f("fk_owner_change_from_id")),
        sa.ForeignKeyConstraint(["to_id"], ["staff.id"], name=op.f("fk_owner_change_to_id")),
        sa.ForeignKeyConstraint(["ruling_id"], ["ownership_ruling.id"], name=op.f("fk_owner_change_ruling_id")),
        sa.ForeignKeyConstraint(["by_id"], ["staff.id"], name=op.f("fk_owner_change_by_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_owner_change")),
    )
    with op.batch_alter_table("owner_change", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_owner_change_customer_id_at"), ["customer_id", "at"], unique=False)
        batch_op.create_index(batch_op.f("ix_owner_change_store_id_at"), ["store_id", "at"], unique=False)

    op.create_table(
        "skating_finding",
        sa.Column("id", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("store_id", sa.BigInteger(), nullable=False),
        sa.Column("customer_id", sa.BigInteger(), nullable=False),
        sa.Column("other_customer_id", sa.BigInteger(), nullable=False),
        sa.Column("owner_id", sa.BigInteger(), nullable=False),
        sa.Column("staff_id", sa.BigInteger(), nullable=True),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("found", sa.String(length=40), nullable=False),
        sa.Column("at_step", sa.String(length=20), nullable=False),
        sa.Column("quote_id", sa.BigInteger(), nullable=True),
        sa.Column("reason", sa.Text(), nullable=True),
        sa.Column("claim_id", sa.BigInteger(), nullable=True),
        sa.ForeignKeyConstraint(["store_id"], ["store.id"], name=op.f("fk_skating_finding_store_id")),
        sa.ForeignKeyConstraint(["customer_id"], ["customer.id"], name=op.f("fk_skating_finding_customer_id")),
        sa.ForeignKeyConstraint(
            ["other_customer_id"], ["customer.id"], name=op.f("fk_skating_finding_other_customer_id")
        ),
        sa.ForeignKeyConstraint(["owner_id"], ["staff.id"], name=op.f("fk_skating_finding_owner_id")),
        sa.ForeignKeyConstraint(["staff_id"], ["staff.id"], name=op.f("fk_skating_finding_staff_id")),
        sa.ForeignKeyConstraint(["quote_id"], ["quote.id"], name=op.f("fk_skating_finding_quote_id")),
        sa.ForeignKeyConstraint(["claim_id"], ["ownership_claim.id"], name=op.f("fk_skating_finding_claim_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_skating_finding")),
    )
    with op.batch_alter_table("skating_finding", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_skating_finding_customer_id"), ["customer_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_skating_finding_store_id_at"), ["store_id", "at"], unique=False)

    with op.batch_alter_table("customer_owner", schema=None) as batch_op:
        batch_op.add_column(sa.Column("extended_at", sa.DateTime(timezone=True), nullable=True))
        batch_op.add_column(sa.Column("extended_by", sa.String(length=20), nullable=True))
        batch_op.create_index(
            batch_op.f("ix_customer_owner_store_id_protected_until"), ["store_id", "protected_until"], unique=False
        )


def downgrade() -> None:
    with op.batch_alter_table("customer_owner", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_customer_owner_store_id_protected_until"))
        batch_op.drop_column("extended_by")
        batch_op.drop_column("extended_at")

    with op.batch_alter_table("skating_finding", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_skating_finding_store_id_at"))
        batch_op.drop_index(batch_op.f("ix_skating_finding_customer_id"))

    op.drop_table("skating_finding")
    with op.batch_alter_table("owner_change", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_owner_change_store_id_at"))
        batch_op.drop_index(batch_op.f("ix_owner_change_customer_id_at"))

    op.drop_table("owner_change")
    with op.batch_alter_table("ownership_ruling", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_ownership_ruling_claim_id_at"))

    op.drop_table("ownership_ruling")
    with op.batch_alter_table("ownership_statement", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_ownership_statement_staff_id"))

    op.drop_table("ownership_statement")
    with op.batch_alter_table("ownership_claim", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_ownership_claim_store_id_state_opened_at"))
        batch_op.drop_index(batch_op.f("ix_ownership_claim_notice_id"))
        batch_op.drop_index(batch_op.f("ix_ownership_claim_customer_id"))

    op.drop_table("ownership_claim")
