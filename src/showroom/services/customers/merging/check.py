"""Do all merged records lead somewhere (``showroom check``)?"""

from __future__ import annotations

from collections.abc import Iterator

from sqlalchemy import Connection, select

from showroom.domain.customers.merging import leads_to
from showroom.store.models import Customer, CustomerMerge


def problems(connection: Connection) -> Iterator[tuple[str, int]]:
    """What is wrong, as (code, customer id): ``check_merge_circle``, ``check_merge_active`` (merged, and active all the
    same), ``check_merge_dangling`` (not active, but merged into nobody).
    """
    merges: dict[int, int] = {}
    rows = connection.execute(
        select(CustomerMerge.loser_id, CustomerMerge.winner_id, Customer.active)
        .join(Customer, Customer.id == CustomerMerge.loser_id)
        .where(CustomerMerge.undone_at.is_(None))
        .order_by(CustomerMerge.id)
    )
    for loser, winner, active in rows:
        merges[loser] = winner
        if active:
            yield "check_merge_active", loser
    for loser in merges:
        if leads_to(merges, loser) is None:
            yield "check_merge_circle", loser
    for (customer_id,) in connection.execute(select(Customer.id).where(~Customer.active)):
        if customer_id not in merges:
            yield "check_merge_dangling", customer_id
