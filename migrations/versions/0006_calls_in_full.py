"""Messages, progress of call-backs, alerts, the signed call register; messages leave the call's call-back columns."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0006"
down_revision = "0005"
branch_labels = None
depends_on = None


def upgrade() -> None:
    with op.batch_alter_table("call", schema=None) as batch_op:
        batch_op.add_column(sa.Column("callback_first_due", sa.DateTime(timezone=True), nullable=True))
        batch_op.add_column(sa.Column("reserved", sa.String(length=40), nullable=True))
        batch_op.add_column(sa.Column("sensitive", sa.String(length=40), nullable=True))

    op.create_table(
        "call_message",
        sa.Column("id", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("store_id", sa.BigInteger(), nullable=False),
        sa.Column("call_id", sa.BigInteger(), nullable=True),
        sa.Column("from_id", sa.BigInteger(), nullable=True),
        sa.Column("to_id", sa.BigInteger(), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("text", sa.Text(), nullable=False),
        sa.Column("urgent", sa.Boolean(), server_default=sa.false(), nullable=False),
        sa.Column("acknowledged_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("acknowledged_by_id", sa.BigInteger(), nullable=True),
        sa.Column("make_up", sa.String(length=10), nullable=True),
        sa.ForeignKeyConstraint(["acknowledged_by_id"], ["staff.id"], name=op.f("fk_call_message_acknowledged_by_id")),
        sa.ForeignKeyConstraint(["call_id"], ["call.id"], name=op.f("fk_call_message_call_id")),
        sa.ForeignKeyConstraint(["from_id"], ["staff.id"], name=op.f("fk_call_message_from_id")),
        sa.ForeignKeyConstraint(["store_id"], ["store.id"], name=op.f("fk_call_message_store_id")),
        sa.ForeignKeyConstraint(["to_id"], ["staff.id"], name=op.f("fk_call_message_to_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_call_message")),
    )
    with op.batch_alter_table("call_message", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_call_message_call_id"), ["call_id"], unique=False)
        batch_op.create_index(
            batch_op.f("ix_call_message_store_id_to_id_acknowledged_at"),
            ["store_id", "to_id", "acknowledged_at"],
            unique=False,
        )

    op.create_table(
        "call_progress",
        sa.Column("id", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("store_id", sa.BigInteger(), nullable=False),
        sa.Column("call_id", sa.BigInteger(), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("by_id", sa.BigInteger(), nullable=True),
        sa.Column("kind", sa.String(length=20), nullable=False),
        sa.Column("whom_id", sa.BigInteger(), nullable=True),
        sa.Column("note", sa.Text(), nullable=True),
        sa.Column("promised_for", sa.DateTime(timezone=True), nullable=True),
        sa.ForeignKeyConstraint(["by_id"], ["staff.id"], name=op.f("fk_call_progress_by_id")),
        sa.ForeignKeyConstraint(["call_id"], ["call.id"], name=op.f("fk_call_progress_call_id")),
        sa.ForeignKeyConstraint(["store_id"], ["store.id"], name=op.f("fk_call_progress_store_id")),
        sa.ForeignKeyConstraint(["whom_id"], ["staff.id"], name=op.f("fk_call_progress_whom_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_call_progress")),
    )
    with op.batch_alter_table("call_progress", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_call_progress_call_id_at"), ["call_id", "at"], unique=False)

    op.create_table(
        "call_alert",
        sa.Column("id", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("store_id", sa.BigInteger(), nullable=False),
        sa.Column("call_id", sa.BigInteger(), nullable=True),
        sa.Column("customer_id", sa.BigInteger(), nullable=True),
        sa.Column("topic", sa.String(length=40), nullable=False),
        sa.Column("phone_raw", sa.String(length=60), nullable=True),
        sa.Column("note", sa.Text(), nullable=True),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("by_id", sa.BigInteger(), nullable=True),
        sa.Column("acknowledged_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("acknowledged_by_id", sa.BigInteger(), nullable=True),
        sa.ForeignKeyConstraint(["acknowledged_by_id"], ["staff.id"], name=op.f("fk_call_alert_acknowledged_by_id")),
        sa.ForeignKeyConstraint(["by_id"], ["staff.id"], name=op.f("fk_call_alert_by_id")),
        sa.ForeignKeyConstraint(["call_id"], ["call.id"], name=op.f("fk_call_alert_call_id")),
        sa.ForeignKeyConstraint(["customer_id"], ["customer.id"], name=op.f("fk_call_alert_customer_id")),
        sa.ForeignKeyConstraint(["store_id"], ["store.id"], name=op.f("fk_call_alert_store_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_call_alert")),
    )
    with op.batch_alter_table("call_alert", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_call_alert_call_id"), ["call_id"], unique=False)
        batch_op.create_index(
            batch_op.f("ix_call_alert_store_id_acknowledged_at"), ["store_id", "acknowledged_at"], unique=False
        )

    op.create_table(
        "call_register_day",
        sa.Column("id", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("store_id", sa.BigInteger(), nullable=False),
        sa.Column("day", sa.Date(), nullable=False),
        sa.Column("last_number", sa.BigInteger(), nullable=False),
        sa.Column("calls", sa.BigInteger(), nullable=False),
        sa.Column("signed_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("signed_by_id", sa.BigInteger(), nullable=True),
        sa.Column("note", sa.Text(), nullable=True),
        sa.ForeignKeyConstraint(["signed_by_id"], ["staff.id"], name=op.f("fk_call_register_day_signed_by_id")),
        sa.ForeignKeyConstraint(["store_id"], ["store.id"], name=op.f("fk_call_register_day_store_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_call_register_day")),
        sa.UniqueConstraint(
            "store_id", "day", "last_number", name=op.f("uq_call_register_day_store_id_day_last_number")
        ),
    )
    op.create_table(
        "call_withdrawn",
        sa.Column("id", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("store_id", sa.BigInteger(), nullable=False),
        sa.Column("day", sa.Date(), nullable=False),
        sa.Column("number", sa.BigInteger(), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("staff_id", sa.BigInteger(), nullable=True),
        sa.Column("withdrawn_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("withdrawn_by_id", sa.BigInteger(), nullable=True),
        sa.ForeignKeyConstraint(["staff_id"], ["staff.id"], name=op.f("fk_call_withdrawn_staff_id")),
        sa.ForeignKeyConstraint(["store_id"], ["store.id"], name=op.f("fk_call_withdrawn_store_id")),
        sa.ForeignKeyConstraint(["withdrawn_by_id"], ["staff.id"], name=op.f("fk_call_withdrawn_withdrawn_by_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_call_withdrawn")),
        sa.UniqueConstraint("store_id", "day", "number", name=op.f("uq_call_withdrawn_store_id_day_number")),
    )
    _move_messages()


def _move_messages() -> None:
    """A message was a call whose call-back columns said that it was passed on; it is a record of its own now.

    Its id is the call's: ids are unique within a table, and these keep their order in time.
    """
    is_message = "for_staff_id IS NOT NULL AND callback_due IS NULL AND (result = 'message' OR topic = 'colleague')"
    op.execute(
        "INSERT INTO call_message"
        " (id, store_id, call_id, from_id, to_id, at, text, acknowledged_at, acknowledged_by_id)"
        " SELECT id, store_id, id, staff_id, for_staff_id, at, COALESCE(note, ''),"
        f' callback_done_at, callback_done_by_id FROM "call" WHERE {is_message}'
    )
    op.execute(f'UPDATE "call" SET callback_done_at = NULL, callback_done_by_id = NULL WHERE {is_message}')


def downgrade() -> None:
    moved = 'FROM call_message WHERE call_message.id = "call".id'
    op.execute(
        f'UPDATE "call" SET callback_done_at = (SELECT acknowledged_at {moved}),'
        f" callback_done_by_id = (SELECT acknowledged_by_id {moved}) WHERE EXISTS (SELECT 1 {moved})"
    )
    op.drop_table("call_withdrawn")
    op.drop_table("call_register_day")
    op.drop_table("call_alert")
    op.drop_table("call_progress")
    op.drop_table("call_message")
    with op.batch_alter_table("call", schema=None) as batch_op:
        batch_op.drop_column("sensitive")
        batch_op.drop_column("reserved")
        batch_op.drop_column("callback_first_due")
