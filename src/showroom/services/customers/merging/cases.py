"""What a merge means for whose customer it is: one owner a store, and one open case (REG-03, REG-07, REG-08)."""

from __future__ import annotations

from datetime import datetime
from itertools import groupby
from typing import Any, cast

from sqlalchemy import Connection, Table, select

from showroom.domain.customers.merging import Looked, Pick, looked_after
from showroom.services.customers.merging.journal import Journal
from showroom.store.models import CustomerOwner, OwnerChange, OwnershipClaim, OwnershipStatement

_STATE = "joined"
_OPEN = (
    select(
        OwnershipClaim.id,
        OwnershipClaim.store_id,
        OwnershipClaim.kind,
        OwnershipClaim.opened_at,
        OwnershipClaim.window_until,
    )
    .where(OwnershipClaim.state == "open", OwnershipClaim.kind != "notice")
    .order_by(OwnershipClaim.store_id, OwnershipClaim.opened_at, OwnershipClaim.id)
)


def owners(journal: Journal, kept_id: int, other_id: int, now: datetime) -> None:
    """One owner a store: the one still protected stays, of two the older one. Who loses the customer by that stands in
    the history of owners.
    """
    table = cast(Table, CustomerOwner.__table__)
    held = {row["store_id"]: dict(row) for row in _owned(journal, kept_id)}
    for row in _owned(journal, other_id):
        mine = held.get(row["store_id"])
        if mine is None:
            journal.write(CustomerOwner, row["id"], {"customer_id": kept_id}, moves=True)
            continue
        loses, stays = row, mine
        if looked_after(_looked(mine), _looked(row), now) is Pick.OTHER:
            columns = [c.name for c in table.columns if c.name not in ("id", "store_id", "customer_id")]
            journal.write(CustomerOwner, mine["id"], {name: row[name] for name in columns})
            loses, stays = mine, row
        if loses["staff_id"] != stays["staff_id"]:
            _note(journal, kept_id, mine["id"], loses, stays["staff_id"])


def _note(journal: Journal, kept_id: int, row_id: int, loses: Any, to_id: int) -> None:
    work = journal.hands.of(cast(Table, CustomerOwner.__table__), row_id)
    line = work.insert(
        OwnerChange,
        customer_id=kept_id,
        at=work.now,
        from_id=loses["staff_id"],
        from_since=loses["since"],
        from_until=loses["protected_until"],
        to_id=to_id,
        why="merged",
        by_id=work.actor.staff_id,
    )
    journal.made.append((OwnerChange.__tablename__, line))


def is_history(connection: Connection, line_id: int) -> bool:
    """Whether the owner changed again after the line of a merge, otherwise than by a further merge: then it stays when
    the merge is taken back.
    """
    line = connection.execute(
        select(OwnerChange.customer_id, OwnerChange.store_id).where(OwnerChange.id == line_id)
    ).one()
    later = select(OwnerChange.id).where(
        OwnerChange.customer_id == line.customer_id,
        OwnerChange.store_id == line.store_id,
        OwnerChange.id > line_id,
        OwnerChange.why != "merged",
    )
    return connection.execute(later.limit(1)).first() is not None


def _owned(journal: Journal, customer_id: int) -> list[Any]:
    table = cast(Table, CustomerOwner.__table__)
    statement = select(table).where(table.c.customer_id == customer_id).order_by(table.c.id)
    return list(journal.hands.work.connection.execute(statement).mappings())


def _looked(row: Any) -> Looked:
    return Looked(row["staff_id"], row["since"], row["protected_until"])


def join(journal: Journal, kept_id: int, now: datetime) -> None:
    """Of the cases that are open about the two, one a store goes on: a blind window that runs, else the oldest. What
    was stated in the others goes with it; each of them says where it goes on. Disputes of notices stay apart: they are
    about agents.
    """
    found = journal.hands.work.connection.execute(_OPEN.where(OwnershipClaim.customer_id == kept_id)).all()
    for _, rows in groupby(found, key=lambda row: row.store_id):
        first, *others = sorted(rows, key=lambda row: not (row.window_until is not None and row.window_until > now))
        for other in others:
            journal.write(OwnershipClaim, other.id, {"state": _STATE, "joined_id": first.id}, whole=True)
            _statements(journal, other.id, first.id)


def _statements(journal: Journal, claim_id: int, into: int) -> None:
    """Who stated something in both cases keeps both statements where they are."""

    def of(claim: int) -> dict[int, int]:
        query = select(OwnershipStatement.staff_id, OwnershipStatement.id).where(OwnershipStatement.claim_id == claim)
        rows = journal.hands.work.connection.execute(query.order_by(OwnershipStatement.id))
        return {row.staff_id: row.id for row in rows}

    known = of(into)
    for staff_id, statement in of(claim_id).items():
        if staff_id not in known:
            journal.write(OwnershipStatement, statement, {"claim_id": into})
