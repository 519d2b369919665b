"""All that a search ranks by stands in the rows it reads; broad words have a table, in the order of the latest contact.

What is in the index stays findable: the terms are copied with the moment and the owners they are ranked by. Broad words
are learnt again in the background (``services.customers.upkeep``).
"""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0015"
down_revision = "0014"
branch_labels = None
depends_on = None


def _term() -> sa.types.TypeEngine[str]:
    return sa.String(length=64).with_variant(sa.String(length=64, collation="C"), "postgresql")


def upgrade() -> None:
    op.create_table(
        "found_owner",
        sa.Column("staff_id", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("number", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("members", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("staff_id", "number", name=op.f("pk_found_owner")),
        sqlite_with_rowid=False,
    )
    op.create_table(
        "broad_row",
        sa.Column("word", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("recent", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("customer_id", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("points", sa.BigInteger(), nullable=False),
        sa.Column("owner", sa.BigInteger(), nullable=False),
        sa.PrimaryKeyConstraint("word", "recent", "customer_id", name=op.f("pk_broad_row")),
        sqlite_with_rowid=False,
    )
    op.add_column("customer_latest", sa.Column("owner", sa.BigInteger(), server_default="0", nullable=False))
    op.create_index("ix_customer_owner_customer_id_store_id_staff_id", "customer_owner", _OWNER)
    op.drop_index(op.f("ix_customer_owner_customer_id"), table_name="customer_owner")
    _number_owners(op.get_bind())
    _copy_heads()
    _copy_terms()
    op.execute("DELETE FROM broad_term")
    op.create_index(
        "ix_customer_in_a_line", "customer",
        ["id", "active", "name", "kind", "title", "company", "grade", "completeness", "is_complete", "created_at",
         "created_by_id"],
    )  # fmt: skip


_OWNER = ["customer_id", "store_id", "staff_id"]


def _number_owners(connection: sa.Connection) -> None:
    """A number for each set of owners: of one, by far the most, in one statement."""
    connection.execute(
        sa.text(
            "INSERT INTO found_owner (staff_id, number, members) SELECT staff_id,"
            " row_number() OVER (ORDER BY staff_id), CAST(staff_id AS text)"
            " FROM (SELECT DISTINCT staff_id FROM customer_owner) AS one"
        )
    )
    connection.execute(
        sa.text(
            "UPDATE customer_latest SET owner = (SELECT max(f.number) FROM customer_owner o JOIN found_owner f"
            " ON f.staff_id = o.staff_id WHERE o.customer_id = customer_latest.customer_id)"
            " WHERE EXISTS (SELECT 1 FROM customer_owner o WHERE o.customer_id = customer_latest.customer_id)"
        )
    )
    several: dict[int, list[int]] = {}
    shared = "SELECT customer_id FROM customer_owner GROUP BY customer_id HAVING count(*) > 1"
    for customer_id, staff_id in connection.execute(
        sa.text(f"SELECT customer_id, staff_id FROM customer_owner WHERE customer_id IN ({shared}) ORDER BY 1, 2")
    ):
        several.setdefault(customer_id, []).append(staff_id)
    number = connection.execute(sa.text("SELECT coalesce(max(number), 0) FROM found_owner")).scalar_one()
    numbers: dict[str, int] = {}
    for customer_id, staff in several.items():
        members = ",".join(map(str, staff))
        if members not in numbers:
            number += 1
            numbers[members] = number
            connection.execute(
                sa.text("INSERT INTO found_owner (staff_id, number, members) VALUES (:staff, :number, :members)"),
                [{"staff": one, "number": number, "members": members} for one in staff],
            )
        connection.execute(
            sa.text("UPDATE customer_latest SET owner = :number WHERE customer_id = :customer"),
            {"number": numbers[members], "customer": customer_id},
        )


def _copy_heads() -> None:
    """Heads are found by the customer alone: without an index beside the table, one page instead of two."""
    op.rename_table("customer_heads", "customer_heads_before")
    op.drop_index(op.f("ix_customer_heads_version"), table_name="customer_heads_before")
    _drop_names("customer_heads_before", "pk_customer_heads", "fk_customer_heads_customer_id")
    op.create_table(
        "customer_heads",
        sa.Column("customer_id", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("heads", sa.Text(), nullable=False),
        sa.Column("version", sa.BigInteger(), nullable=False),
        sa.ForeignKeyConstraint(["customer_id"], ["customer.id"], name=op.f("fk_customer_heads_customer_id")),
        sa.PrimaryKeyConstraint("customer_id", name=op.f("pk_customer_heads")),
        sqlite_with_rowid=False,
    )
    op.execute(
        "INSERT INTO customer_heads (customer_id, heads, version)"
        " SELECT customer_id, heads, version FROM customer_heads_before ORDER BY customer_id"
    )
    op.drop_table("customer_heads_before")
    op.create_index(op.f("ix_customer_heads_version"), "customer_heads", ["version"])


def _copy_terms() -> None:
    """All but those that only stood for a broad word: of these the part that other words begin is empty."""
    op.rename_table("term", "term_before")
    _drop_names("term_before", "pk_term")
    op.create_table(
        "term",
        sa.Column("term", _term(), nullable=False),
        sa.Column("customer_id", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("fit", sa.BigInteger(), nullable=False),
        sa.Column("recent", sa.BigInteger(), nullable=False),
        sa.Column("owner", sa.BigInteger(), nullable=False),
        sa.PrimaryKeyConstraint("term", "customer_id", name=op.f("pk_term")),
        sqlite_with_rowid=False,
    )
    op.get_bind().execute(
        sa.text(
            "INSERT INTO term (term, customer_id, fit, recent, owner)"
            " SELECT t.term, t.customer_id, t.fit, l.at / 1000000, l.owner FROM term_before t"
            " JOIN customer_latest l ON l.customer_id = t.customer_id"
            " WHERE substr(t.term, 1, 1) = '^' OR t.fit % 1000 > 0"
            " OR NOT EXISTS (SELECT 1 FROM broad_term b WHERE b.term = t.term)"
            " ORDER BY t.term, t.customer_id"
        )
    )
    op.drop_table("term_before")
    op.execute(
        "UPDATE customer_heads SET version = 0 WHERE customer_id NOT IN (SELECT customer_id FROM customer_latest)"
    )


def _drop_names(table: str, *names: str) -> None:
    """On PostgreSQL a constraint keeps its name when its table is renamed, and the new table needs it."""
    if op.get_bind().dialect.name != "sqlite":
        for name in names:
            op.drop_constraint(op.f(name), table)


def downgrade() -> None:
    op.drop_index("ix_customer_in_a_line", table_name="customer")
    op.create_index(op.f("ix_customer_owner_customer_id"), "customer_owner", ["customer_id"])
    op.drop_index("ix_customer_owner_customer_id_store_id_staff_id", table_name="customer_owner")
    op.drop_table("broad_row")
    op.drop_table("found_owner")
    with op.batch_alter_table("customer_latest", schema=None) as batch_op:
        batch_op.drop_column("owner")
    op.execute("DELETE FROM broad_term")
    op.drop_table("term")
    op.create_table(
        "term",
        sa.Column("term", _term(), nullable=False),
        sa.Column("customer_id", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("fit", sa.BigInteger(), nullable=False),
        sa.PrimaryKeyConstraint("term", "customer_id", name=op.f("pk_term")),
        sqlite_with_rowid=False,
    )
    op.execute("UPDATE customer_heads SET version = 0")
