"""Who sees a customer's personal facts in full (SEC-02)."""

from __future__ import annotations

from showroom.domain.staff.actor import Actor

_SEE_ALL = frozenset({"supervisor", "manager"})


def in_full(actor: Actor, owner_id: int | None, created_by_id: int | None) -> bool:
    """Supervisors and managers see everybody; the floor its own customers, and those without an owner it registered.

    Everyone else's are masked; showing one is an act of its own, and recorded.
    """
    if actor.kind == "system" or actor.role in _SEE_ALL:
        return True
    if actor.staff_id is None:
        return False
    return actor.staff_id == (owner_id if owner_id is not None else created_by_id)
