"""Two records of one customer made into one, and what taking that back needs (REG-03)."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import ForeignKey, Index, Text
from sqlalchemy.orm import Mapped, mapped_column

from showroom.store.models.base import ORIGIN, PERSONAL, Base, identity


class CustomerMerge(Base):
    """``loser`` was merged into ``winner``; until ``undone_at`` every look-up of the loser's id leads to the winner.

    ``moved``: what changed hands, JSON ``[[table, row, {column: [old, new]}], …]``: rows, ids and places only.
    ``changes``: the cells the merge wrote, in groups that only make sense together, JSON of the same shape; rows it
    made stand in ``made``, JSON ``[[table, row], …]``. ``store_id`` is where it was done: customers are the company's.
    """

    __tablename__ = "customer_merge"
    __table_args__ = (Index(None, "loser_id"), Index(None, "winner_id"))

    id: Mapped[int] = identity()
    store_id: Mapped[int] = mapped_column(ForeignKey("store.id"), info=ORIGIN)
    winner_id: Mapped[int] = mapped_column(ForeignKey("customer.id"))
    loser_id: Mapped[int] = mapped_column(ForeignKey("customer.id"))
    at: Mapped[datetime]
    staff_id: Mapped[int | None] = mapped_column(ForeignKey("staff.id"))
    moved: Mapped[str] = mapped_column(Text)
    changes: Mapped[str] = mapped_column(Text, info=PERSONAL)
    made: Mapped[str] = mapped_column(Text)
    undone_at: Mapped[datetime | None]
    undone_by_id: Mapped[int | None] = mapped_column(ForeignKey("staff.id"))
