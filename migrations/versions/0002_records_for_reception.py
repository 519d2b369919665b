"""What reception needs beside its ledger: roster, agents and notices, appointments, credit, members of a party."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "agency",
        sa.Column("id", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("store_id", sa.BigInteger(), nullable=False),
        sa.Column("name", sa.String(length=200), nullable=False),
        sa.Column("name_key", sa.String(length=200), nullable=False),
        sa.Column("kind", sa.String(length=20), server_default="agency", nullable=False),
        sa.Column("valid_days", sa.BigInteger(), server_default="30", nullable=False),
        sa.Column("active", sa.Boolean(), server_default=sa.true(), nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(["store_id"], ["store.id"], name=op.f("fk_agency_store_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_agency")),
        sa.UniqueConstraint("store_id", "name_key", name=op.f("uq_agency_store_id_name_key")),
    )
    op.create_table(
        "agent",
        sa.Column("id", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("store_id", sa.BigInteger(), nullable=False),
        sa.Column("agency_id", sa.BigInteger(), nullable=True),
        sa.Column("name", sa.String(length=200), nullable=False),
        sa.Column("phone", sa.String(length=20), nullable=True),
        sa.Column("active", sa.Boolean(), server_default=sa.true(), nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(["agency_id"], ["agency.id"], name=op.f("fk_agent_agency_id")),
        sa.ForeignKeyConstraint(["store_id"], ["store.id"], name=op.f("fk_agent_store_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_agent")),
    )
    with op.batch_alter_table("agent", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_agent_store_id_agency_id"), ["store_id", "agency_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_agent_store_id_phone"), ["store_id", "phone"], unique=False)

    op.create_table(
        "shift",
        sa.Column("id", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("store_id", sa.BigInteger(), nullable=False),
        sa.Column("staff_id", sa.BigInteger(), nullable=False),
        sa.Column("day", sa.Date(), nullable=False),
        sa.Column("starts_minute", sa.BigInteger(), nullable=False),
        sa.Column("ends_minute", sa.BigInteger(), nullable=False),
        sa.Column("place", sa.BigInteger(), nullable=True),
        sa.ForeignKeyConstraint(["staff_id"], ["staff.id"], name=op.f("fk_shift_staff_id")),
        sa.ForeignKeyConstraint(["store_id"], ["store.id"], name=op.f("fk_shift_store_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_shift")),
        sa.UniqueConstraint("store_id", "day", "staff_id", name=op.f("uq_shift_store_id_day_staff_id")),
    )
    with op.batch_alter_table("shift", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_shift_staff_id_day"), ["staff_id", "day"], unique=False)

    op.create_table(
        "advance_notice",
        sa.Column("id", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("store_id", sa.BigInteger(), nullable=False),
        sa.Column("agent_id", sa.BigInteger(), nullable=False),
        sa.Column("agency_id", sa.BigInteger(), nullable=True),
        sa.Column("customer_name", sa.String(length=200), nullable=False),
        sa.Column("phone_masked", sa.String(length=40), nullable=False),
        sa.Column("prefix", sa.String(length=20), nullable=False),
        sa.Column("suffix", sa.String(length=20), nullable=False),
        sa.Column("is_whole", sa.Boolean(), server_default=sa.false(), nullable=False),
        sa.Column("visible_digits", sa.BigInteger(), nullable=False),
        sa.Column("noticed_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("valid_until", sa.DateTime(timezone=True), nullable=False),
        sa.Column("consultant_id", sa.BigInteger(), nullable=True),
        sa.Column("state", sa.String(length=20), nullable=False),
        sa.Column("visit_id", sa.BigInteger(), nullable=True),
        sa.Column("note", sa.Text(), nullable=True),
        sa.Column("dispute_reason", sa.Text(), nullable=True),
        sa.Column("disputed_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("recorded_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("recorded_by_id", sa.BigInteger(), nullable=True),
        sa.ForeignKeyConstraint(["agency_id"], ["agency.id"], name=op.f("fk_advance_notice_agency_id")),
        sa.ForeignKeyConstraint(["agent_id"], ["agent.id"], name=op.f("fk_advance_notice_agent_id")),
        sa.ForeignKeyConstraint(["consultant_id"], ["staff.id"], name=op.f("fk_advance_notice_consultant_id")),
        sa.ForeignKeyConstraint(["recorded_by_id"], ["staff.id"], name=op.f("fk_advance_notice_recorded_by_id")),
        sa.ForeignKeyConstraint(["store_id"], ["store.id"], name=op.f("fk_advance_notice_store_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_advance_notice")),
    )
    with op.batch_alter_table("advance_notice", schema=None) as batch_op:
        batch_op.create_index(
            batch_op.f("ix_advance_notice_agent_id_noticed_at"), ["agent_id", "noticed_at"], unique=False
        )
        batch_op.create_index(
            batch_op.f("ix_advance_notice_store_id_noticed_at"), ["store_id", "noticed_at"], unique=False
        )
        batch_op.create_index(
            batch_op.f("ix_advance_notice_store_id_state_valid_until"),
            ["store_id", "state", "valid_until"],
            unique=False,
        )
        batch_op.create_index(batch_op.f("ix_advance_notice_store_id_suffix"), ["store_id", "suffix"], unique=False)

    op.create_table(
        "appointment",
        sa.Column("id", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("store_id", sa.BigInteger(), nullable=False),
        sa.Column("customer_id", sa.BigInteger(), nullable=True),
        sa.Column("name", sa.String(length=200), nullable=False),
        sa.Column("phone", sa.String(length=20), nullable=True),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("minutes", sa.BigInteger(), nullable=False),
        sa.Column("purpose", sa.String(length=20), nullable=False),
        sa.Column("resource", sa.String(length=80), nullable=True),
        sa.Column("consultant_id", sa.BigInteger(), nullable=True),
        sa.Column("state", sa.String(length=20), nullable=False),
        sa.Column("visit_id", sa.BigInteger(), nullable=True),
        sa.Column("note", sa.Text(), nullable=True),
        sa.Column("cancel_reason", sa.Text(), nullable=True),
        sa.Column("booked_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("booked_by_id", sa.BigInteger(), nullable=True),
        sa.ForeignKeyConstraint(["booked_by_id"], ["staff.id"], name=op.f("fk_appointment_booked_by_id")),
        sa.ForeignKeyConstraint(["consultant_id"], ["staff.id"], name=op.f("fk_appointment_consultant_id")),
        sa.ForeignKeyConstraint(["customer_id"], ["customer.id"], name=op.f("fk_appointment_customer_id")),
        sa.ForeignKeyConstraint(["store_id"], ["store.id"], name=op.f("fk_appointment_store_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_appointment")),
    )
    with op.batch_alter_table("appointment", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_appointment_customer_id_at"), ["customer_id", "at"], unique=False)
        batch_op.create_index(batch_op.f("ix_appointment_store_id_at"), ["store_id", "at"], unique=False)
        batch_op.create_index(
            batch_op.f("ix_appointment_store_id_consultant_id_at"), ["store_id", "consultant_id", "at"], unique=False
        )

    op.create_table(
        "visit_credit",
        sa.Column("id", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("store_id", sa.BigInteger(), nullable=False),
        sa.Column("visit_id", sa.BigInteger(), nullable=False),
        sa.Column("staff_id", sa.BigInteger(), nullable=False),
        sa.Column("percent", sa.BigInteger(), nullable=False),
        sa.ForeignKeyConstraint(["staff_id"], ["staff.id"], name=op.f("fk_visit_credit_staff_id")),
        sa.ForeignKeyConstraint(["store_id"], ["store.id"], name=op.f("fk_visit_credit_store_id")),
        sa.ForeignKeyConstraint(["visit_id"], ["visit.id"], name=op.f("fk_visit_credit_visit_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_visit_credit")),
        sa.UniqueConstraint("visit_id", "staff_id", name=op.f("uq_visit_credit_visit_id_staff_id")),
    )
    with op.batch_alter_table("visit_credit", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_visit_credit_store_id_staff_id"), ["store_id", "staff_id"], unique=False)

    op.create_table(
        "visit_member",
        sa.Column("id", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("store_id", sa.BigInteger(), nullable=False),
        sa.Column("visit_id", sa.BigInteger(), nullable=False),
        sa.Column("role", sa.String(length=20), nullable=False),
        sa.Column("count", sa.BigInteger(), server_default="1", nullable=False),
        sa.Column("note", sa.Text(), nullable=True),
        sa.ForeignKeyConstraint(["store_id"], ["store.id"], name=op.f("fk_visit_member_store_id")),
        sa.ForeignKeyConstraint(["visit_id"], ["visit.id"], name=op.f("fk_visit_member_visit_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_visit_member")),
    )
    with op.batch_alter_table("visit_member", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_visit_member_visit_id"), ["visit_id"], unique=False)

    with op.batch_alter_table("visit", schema=None) as batch_op:
        batch_op.add_column(sa.Column("together_with", sa.BigInteger(), nullable=True))
        batch_op.add_column(sa.Column("courtesy", sa.String(length=30), nullable=True))
        batch_op.add_column(sa.Column("language", sa.String(length=20), nullable=True))
        batch_op.add_column(sa.Column("agent_id", sa.BigInteger(), nullable=True))
        batch_op.add_column(sa.Column("notice_id", sa.BigInteger(), nullable=True))
        batch_op.add_column(sa.Column("appointment_id", sa.BigInteger(), nullable=True))
        batch_op.add_column(sa.Column("handed_from_id", sa.BigInteger(), nullable=True))
        batch_op.add_column(sa.Column("hand_over_note", sa.Text(), nullable=True))
        batch_op.add_column(sa.Column("true_arrived_at", sa.DateTime(timezone=True), nullable=True))
        batch_op.add_column(sa.Column("entered_late", sa.Boolean(), server_default=sa.false(), nullable=False))
        batch_op.create_foreign_key(batch_op.f("fk_visit_notice_id"), "advance_notice", ["notice_id"], ["id"])
        batch_op.create_foreign_key(batch_op.f("fk_visit_together_with"), "visit", ["together_with"], ["id"])
        batch_op.create_foreign_key(batch_op.f("fk_visit_handed_from_id"), "staff", ["handed_from_id"], ["id"])
        batch_op.create_foreign_key(batch_op.f("fk_visit_appointment_id"), "appointment", ["appointment_id"], ["id"])
        batch_op.create_foreign_key(batch_op.f("fk_visit_agent_id"), "agent", ["agent_id"], ["id"])


def downgrade() -> None:
    with op.batch_alter_table("visit", schema=None) as batch_op:
        batch_op.drop_constraint(batch_op.f("fk_visit_agent_id"), type_="foreignkey")
        batch_op.drop_constraint(batch_op.f("fk_visit_appointment_id"), type_="foreignkey")
        batch_op.drop_constraint(batch_op.f("fk_visit_handed_from_id"), type_="foreignkey")
        batch_op.drop_constraint(batch_op.f("fk_visit_together_with"), type_="foreignkey")
        batch_op.drop_constraint(batch_op.f("fk_visit_notice_id"), type_="foreignkey")
        batch_op.drop_column("entered_late")
        batch_op.drop_column("true_arrived_at")
        batch_op.drop_column("hand_over_note")
        batch_op.drop_column("handed_from_id")
        batch_op.drop_column("appointment_id")
        batch_op.drop_column("notice_id")
        batch_op.drop_column("agent_id")
        batch_op.drop_column("language")
        batch_op.drop_column("courtesy")
        batch_op.drop_column("together_with")

    with op.batch_alter_table("visit_member", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_visit_member_visit_id"))

    op.drop_table("visit_member")
    with op.batch_alter_table("visit_credit", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_visit_credit_store_id_staff_id"))

    op.drop_table("visit_credit")
    with op.batch_alter_table("appointment", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_appointment_store_id_consultant_id_at"))
        batch_op.drop_index(batch_op.f("ix_appointment_store_id_at"))
        batch_op.drop_index(batch_op.f("ix_appointment_customer_id_at"))

    op.drop_table("appointment")
    with op.batch_alter_table("advance_notice", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_advance_notice_store_id_suffix"))
        batch_op.drop_index(batch_op.f("ix_advance_notice_store_id_state_valid_until"))
        batch_op.drop_index(batch_op.f("ix_advance_notice_store_id_noticed_at"))
        batch_op.drop_index(batch_op.f("ix_advance_notice_agent_id_noticed_at"))

    op.drop_table("advance_notice")
    with op.batch_alter_table("shift", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_shift_staff_id_day"))

    op.drop_table("shift")
    with op.batch_alter_table("agent", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_agent_store_id_phone"))
        batch_op.drop_index(batch_op.f("ix_agent_store_id_agency_id"))

    op.drop_table("agent")
    op.drop_table("agency")
