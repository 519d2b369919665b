"""Visitors who were served and are not registered yet, and until when that is due (REG-09).

The clock is the visit's: it begins when the visitor leaves, and what holds somebody out of the rotation (REC-10) counts
from the same moment. What being late costs is shown with it; it is booked where penalties are (MGR-06).
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta
from functools import lru_cache

from sqlalchemy import bindparam, literal, select

from showroom.clock import zone
from showroom.domain.customers import registering as rules
from showroom.domain.packs.choices import Escalates, Starts
from showroom.domain.packs.schema import Deadline, Pack
from showroom.domain.reception import terms
from showroom.domain.staff.actor import Actor
from showroom.services import packs
from showroom.services.shop import Shop
from showroom.store.models import Staff, Visit
from showroom.store.prepared import Prepared

_LOOK_BACK = timedelta(days=31)
_KEY = "register"
_TOLD = {Escalates.SUPERVISOR: frozenset({"supervisor", "manager"}), Escalates.MANAGER: frozenset({"manager"})}


@dataclass(frozen=True, slots=True)
class ToRegister:
    """A visit whose guest is to be registered. ``penalty_…``: what being late costs, in minor units."""

    visit_id: int
    number: int
    left_at: datetime
    consultant_id: int
    consultant: str
    due: datetime
    is_overdue: bool
    penalty_person: int
    penalty_supervisor: int


def to_register(shop: Shop, actor: Actor) -> tuple[ToRegister, ...]:
    """The actor's own, and what is overdue for whom the pack has it told; the earliest due first. Empty where the pack
    sets no deadline that begins with the visit.
    """
    with shop.view(actor, "customers.view") as connection:
        pack = packs.in_force(shop, connection).pack
        deadline = _deadline(pack)
        if deadline is None:
            return ()
        now = shop.clock.now()
        none = {outcome.key for outcome in pack.outcomes if outcome.gives_turn_back}
        kinds = tuple(kind.key for kind in pack.visit_kinds if kind.stands == "opportunity")
        if not kinds:
            return ()
        wanted = _unregistered(kinds)
        rows = wanted.named(connection, {"store": shop.store.id, "first": (now - _LOOK_BACK).date()})
    is_told = actor.role in _TOLD.get(deadline.escalates, ())
    found = []
    for row in rows:
        if row.outcome in none or row.left_at is None:
            continue
        due = rules.due(
            row.left_at,
            deadline.within,
            lambda day: pack.opening_hours.of(day.weekday()),
            zone(shop.store.time_zone),
        )
        is_overdue = now > due
        if row.consultant_id == actor.staff_id or (is_told and is_overdue):
            costs = (deadline.penalty_person, deadline.penalty_supervisor)
            found.append(
                ToRegister(row.id, row.number, row.left_at, row.consultant_id, row.name, due, is_overdue, *costs)
            )
    return tuple(sorted(found, key=lambda one: (one.due, one.visit_id)))


@lru_cache(maxsize=8)
def _unregistered(kinds: tuple[str, ...]) -> Prepared:
    """Visits of these kinds that ended and have no customer, made once a pack: the badge asks after every act."""
    return Prepared(
        select(Visit.id, Visit.number, Visit.left_at, Visit.outcome, Visit.consultant_id, Staff.name)
        .join(Staff, Staff.id == Visit.consultant_id)
        .where(
            Visit.store_id == bindparam("store"),
            Visit.state == terms.LEFT,
            Visit.day >= bindparam("first"),
            Visit.customer_id.is_(None),
            Visit.kind.in_([literal(kind) for kind in kinds]),
        )
    )


def _deadline(pack: Pack) -> Deadline | None:
    fitting = (one for one in pack.deadlines if one.key == _KEY and one.starts is Starts.VISIT_LEFT)
    return next(fitting, None)
