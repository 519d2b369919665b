"""alembic's environment. The connection is always handed in (see showroom.store.migrate): one transaction, no URL
here."""

from __future__ import annotations

from alembic import context
from sqlalchemy.sql.elements import False_, True_

from showroom.store.models import UtcDateTime, whole_metadata


def render_item(kind: str, item: object, _context: object) -> str | bool:
    """Migrations name plain SQL types: they must still run when a class of ours has moved."""
    if kind == "type" and isinstance(item, UtcDateTime):
        return "sa.DateTime(timezone=True)"
    if kind == "server_default" and isinstance(getattr(item, "arg", None), False_ | True_):
        return (
            "sa.false()" if isinstance(getattr(item, "arg", None), False_) else "sa.true()"
        )  # SQLite's 0 is no boolean
    return False


connection = context.config.attributes["connection"]
context.configure(
    connection=connection,
    target_metadata=whole_metadata(),
    render_as_batch=True,
    compare_type=True,
    render_item=render_item,
    compare_server_default=False,
    transaction_per_migration=False,
)
with context.begin_transaction():
    context.run_migrations()
