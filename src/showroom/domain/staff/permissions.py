"""Who may do what: one table. An action is named ``feature.verb``; services name theirs when they open a unit of
work."""

from __future__ import annotations

from showroom.domain.errors import Refused
from showroom.domain.staff.actor import Actor

_DESK = frozenset({"desk"})
_STAFF = frozenset({"greeter", "consultant", "receptionist", "supervisor", "manager", "administrator"})
_FLOOR = _STAFF - {"administrator"}
_FRONT = frozenset({"receptionist", "supervisor", "manager"})
_SUPERVISE = frozenset({"supervisor", "manager"})
_MANAGE = frozenset({"manager"})
_ADMIN = frozenset({"manager", "administrator"})
# What takes people's data out of the store is signed by a person, at the command line too (SEC-02).
NEEDS_PERSON = frozenset({"customers.export"})

ALLOWED: dict[str, frozenset[str]] = {
    # The locked desk shows the board and takes a walk-in: a visitor never waits for a PIN (SEC-01).
    "reception.board": _STAFF | _DESK,
    "reception.walk_in": _FLOOR | _DESK,
    "reception.greet": _FLOOR | _DESK,
    "reception.undo": _FLOOR | _DESK,
    "reception.assign_next": _FLOOR | _DESK,
    "reception.details": _FLOOR,
    "reception.clock_in": _FLOOR,
    "reception.clock_in_other": _FRONT,
    "reception.status": _FLOOR,
    "reception.status_other": _FRONT | {"greeter"},
    "reception.finish": _FLOOR,
    "reception.leave_unserved": _FLOOR,
    "reception.reclassify": _FLOOR,
    "reception.place": _SUPERVISE,
    "reception.override": _MANAGE,
    "reception.missed": _FRONT | {"greeter"},  # only the desk declares a miss (REC-11)
    "reception.wait_for": _FLOOR,
    "reception.courtesy": _FRONT | {"greeter"},
    "reception.deputy": _FLOOR,
    "reception.help": _FLOOR,
    "reception.hand_over": _FLOOR,
    "reception.split": _SUPERVISE,
    "reception.wave_through": _SUPERVISE,
    "reception.greeter": _FLOOR | _DESK,
    "reception.duty": _FRONT,
    "reception.duty_check": _FLOOR | _DESK,
    "reception.enquiry": _FLOOR,
    "reception.late_entry": _FLOOR,
    "reception.late_entry_old": _SUPERVISE,
    "reception.really_served": _SUPERVISE,
    "reception.phone_declined": _FLOOR,
    "reception.close_day": _FRONT,
    "reception.close_day_open": _SUPERVISE,
    "roster.view": _STAFF,
    "roster.edit": _SUPERVISE,
    "agents.view": _FLOOR,
    "agents.notice": _FLOOR,
    "agents.add": _FLOOR,
    "agents.edit": _FRONT,
    "agents.dispute": _FLOOR,
    "appointments.view": _FLOOR,
    "appointments.edit": _FLOOR,
    "appointments.overbook": _SUPERVISE,
    "appointments.resources": _SUPERVISE,
    "customers.find": _FLOOR,
    "customers.view": _FLOOR,
    "customers.reveal": _FLOOR,
    "customers.register": _FLOOR,
    "customers.update": _FLOOR,
    "customers.reassign": _SUPERVISE,
    "customers.merge": _FLOOR,  # two records one sees in full; anybody else's: merge_any
    "customers.merge_any": _SUPERVISE,
    "ownership.view": _FLOOR,
    "ownership.claim": _FLOOR,
    "ownership.judge": _SUPERVISE,
    "ownership.decide": _MANAGE,
    "customers.import": _MANAGE,
    "customers.export": _MANAGE,
    "calls.log": _FLOOR,
    "calls.view": _FLOOR,
    "calls.waiting": _FLOOR | _DESK,  # that somebody has messages, not what they say: it stands on the floor's cards
    "calls.done": _FLOOR,
    "calls.message": _FLOOR,
    "calls.alert": _FLOOR,
    "calls.alert_done": _MANAGE,
    "calls.sign_off": _SUPERVISE,
    "opportunities.view": _FLOOR,
    "opportunities.edit": _FLOOR,
    "opportunities.assess": _SUPERVISE,
    "presentations.view": _FLOOR,
    "presentations.run": _FLOOR,
    "quotes.view": _FLOOR,
    "quotes.edit": _FLOOR,
    "quotes.issue": _FLOOR,
    "quotes.decide": _FLOOR,
    "quotes.approve": _MANAGE,
    "catalogue.view": _STAFF,
    "catalogue.import": _ADMIN,
    "catalogue.edit": _ADMIN,
    "dashboard.view": _SUPERVISE,
    "reports.view": _FRONT,
    "staff.view": _STAFF | _DESK,
    "staff.edit": _ADMIN,
    "staff.sign_in": _STAFF,
    "staff.wrong_pin": _DESK,  # a wrong PIN is nobody's signature
    "packs.view": _STAFF | _DESK,
    "packs.install": _ADMIN,
    "policy.view": _SUPERVISE,
    "policy.edit": _MANAGE,
    "settings.edit": _ADMIN,
    "ledger.view": _SUPERVISE,
    "store.check": _ADMIN,
    "store.backup": _ADMIN,
    "store.restore": _ADMIN,
}


def may(actor: Actor, action: str) -> bool:
    """Whether ``actor`` may do ``action``. The system (the audited command line) may do all but what needs a person's
    PIN."""
    roles = ALLOWED[action]
    return action not in NEEDS_PERSON if actor.kind == "system" else actor.role in roles


def may_for(actor: Actor, action: str, whose: int | None) -> bool:
    """As :func:`may`, of an act about the clock or status of ``whose``: one's own needs less than a colleague's
    (``…_other``). None: it is about nobody."""
    own = whose is None or (actor.staff_id == whose and actor.kind == "staff")
    return may(actor, action if own else f"{action}_other")


def require(actor: Actor, action: str) -> None:
    """Raises ``Refused('not_allowed')`` naming the action, the actor's role and the roles that may."""
    if not may(actor, action):
        if actor.kind == "desk":
            raise Refused("desk_is_locked", action=action)
        raise Refused("not_allowed", action=action, role=actor.role, roles=", ".join(sorted(ALLOWED[action])))
