"""Visits at random: who comes, is greeted, ends, is corrected, and what is entered afterwards."""

from __future__ import annotations

from datetime import datetime, timedelta

from tests.services.reception.random_desk import NOBODY, OUTCOMES, Desk

from showroom.domain.reception import terms
from showroom.domain.staff.actor import Actor
from showroom.services import reception
from showroom.services.reception import Finish, LateEntry, Reclassify, VisitDetails, WalkIn


def then(desk: Desk) -> datetime:
    """A true time: mostly a little while ago, sometimes nonsense."""
    return desk.clock.now() - timedelta(minutes=desk.rng.choice((0, 1, 2, 5, 10, 30, -3)))


def walk_in(desk: Desk, actor: Actor) -> object:
    rng = desk.rng
    together = desk.visit(*terms.OPEN_STATES) if rng.random() < 0.2 else None
    kind = rng.choice(["first", "first", "first", *terms.VISIT_KINDS, "nonsense"])
    return reception.walk_in(
        desk.shop,
        actor,
        WalkIn(
            kind,
            rng.choice((1, 2, 5, 0)) if rng.random() < 0.1 else 1,
            desk.somebody() if kind == "asked_for" or rng.random() < 0.1 else None,
            rng.choice([*desk.customers, NOBODY]) if rng.random() < 0.25 else None,
            language=rng.choice((None, None, "en", "zh")),
            together_with=together,
            courtesy=rng.choice(("elderly", "nonsense")) if rng.random() < 0.15 else None,
        ),
    )


def greet(desk: Desk, actor: Actor) -> object:
    return reception.greet(desk.shop, actor, desk.visit(terms.ASSIGNED), desk.rng.choice((None, None, then(desk))))


def finish(desk: Desk, actor: Actor) -> object:
    outcome, reason = desk.rng.choice(OUTCOMES)
    status = desk.rng.choice([None, None, terms.AVAILABLE, "lunch", "errand", "off"])
    return reception.finish(
        desk.shop, actor, desk.visit(terms.ASSIGNED, terms.GREETED), Finish(outcome, reason, None, status)
    )


def leave(desk: Desk, actor: Actor) -> object:
    return reception.leave_unserved(desk.shop, actor, desk.visit(terms.WAITING), "no time")


def assign(desk: Desk, actor: Actor) -> object:
    return reception.assign_next(desk.shop, actor)


def correct(desk: Desk, actor: Actor) -> object:
    customer = desk.rng.choice([None, *desk.customers, NOBODY])
    wish = Reclassify(desk.rng.choice(terms.VISIT_KINDS), "a mistake", customer, desk.rng.random() < 0.3)
    return reception.reclassify(desk.shop, actor, desk.visit(), wish)


def details(desk: Desk, actor: Actor) -> object:
    wish = VisitDetails(desk.rng.choice((None, 2, 0)), desk.rng.choice([None, *desk.customers]), note="tall")
    reception.details(desk.shop, actor, desk.visit(*terms.OPEN_STATES), wish)
    return None


def late(desk: Desk, actor: Actor) -> object:
    came = desk.clock.now() - timedelta(minutes=desk.rng.randint(0, 40))
    left = desk.rng.choice([None, desk.clock.now(), came - timedelta(minutes=1)])
    outcome, reason = desk.rng.choice(OUTCOMES)
    kind = desk.rng.choice(terms.VISIT_KINDS)
    wish = LateEntry(desk.somebody(), came, left, kind, outcome if left else None, reason)
    return reception.late_entry(desk.shop, actor, wish)


def entered_late(desk: Desk, actor: Actor) -> object:
    """Any act with its true time (REC-23)."""
    rng, shop, at = desk.rng, desk.shop, then(desk)
    served = desk.visit(terms.ASSIGNED, terms.GREETED)
    waits = desk.visit(terms.WAITING)
    outcome, reason = rng.choice(OUTCOMES)
    which = rng.choice(("finish", "finish", "missed", "override", "leave", "wait", "status", "out"))
    match which:
        case "finish":
            return reception.finish(shop, actor, served, Finish(outcome, reason), at)
        case "missed":
            return reception.missed(shop, actor, served, "point", at)
        case "override":
            return reception.override(shop, actor, served, desk.somebody(), "knows them", at)
        case "leave":
            return reception.leave_unserved(shop, actor, waits, None, at)
        case "wait":
            return reception.wait_for(shop, actor, rng.choice((waits, served)), None, at)
        case "status":
            return reception.set_status(shop, actor, desk.here(terms.AVAILABLE), rng.choice(terms.STATUSES), at)
        case _:
            return reception.clock_out(shop, actor, desk.here(terms.AVAILABLE), at)


def served(desk: Desk, actor: Actor) -> object:
    at = desk.rng.choice((None, then(desk)))
    return reception.really_served(desk.shop, actor, desk.visit(*terms.OPEN_STATES), desk.somebody(), "saw it", at)


def handed(desk: Desk, actor: Actor) -> object:
    """A hand-over of a visit that may be over."""
    visit = desk.rng.choice([*desk.board.closed, *desk.board.visits, NOBODY])
    return reception.hand_over(desk.shop, actor, visit, desk.somebody(), "went on", then(desk))
