"""Does what happened to each opportunity make what its row says? For ``showroom check`` (REG-14)."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from itertools import groupby

from sqlalchemy import Connection, select

from showroom.services.opportunities.values import State
from showroom.services.shop import Shop
from showroom.store.models import Opportunity, OpportunityChange

_NEVER = datetime.min.replace(tzinfo=UTC)


@dataclass(frozen=True, slots=True)
class Differs:
    """``column`` of an opportunity is ``found``; its history makes it ``expected``."""

    opportunity: int
    column: str
    expected: str
    found: str


def verify(shop: Shop, connection: Connection) -> Iterator[Differs]:
    """Fold each history: stage, since when, and whether it is open, won or lost."""
    changes = connection.execute(
        select(
            OpportunityChange.opportunity_id,
            OpportunityChange.kind,
            OpportunityChange.after,
            OpportunityChange.at,
        )
        .join(Opportunity, Opportunity.id == OpportunityChange.opportunity_id)
        .where(Opportunity.store_id == shop.store.id)
        .order_by(OpportunityChange.opportunity_id, OpportunityChange.at, OpportunityChange.id)
    )
    told: dict[int, tuple[str, datetime, str]] = {}
    for opportunity_id, lines in groupby(changes, key=lambda one: one.opportunity_id):
        stage, since, state = "", _NEVER, State.OPEN.value
        for line in lines:
            if line.kind in ("opened", "stage"):
                stage, since = line.after or "", line.at
            elif line.kind in (State.WON, State.LOST):
                state = line.kind
            elif line.kind == "reopened":
                state = State.OPEN.value
        told[opportunity_id] = (stage, since, state)
    rows = connection.execute(
        select(Opportunity.id, Opportunity.stage, Opportunity.stage_since, Opportunity.state)
        .where(Opportunity.store_id == shop.store.id)
        .order_by(Opportunity.id)
    )
    for row in rows:
        stage, since, state = told.get(row.id, ("", _NEVER, ""))
        for column, expected, found in (
            ("stage", stage, row.stage),
            ("stage_since", since, row.stage_since),
            ("state", state, row.state),
        ):
            if expected != found:
                yield Differs(row.id, column, str(expected), str(found))
