"""Serving beside the order at random: misses, deputies, helpers, hand-overs, shared credit, enquiries."""

from __future__ import annotations

from tests.services.reception.random_desk import Desk
from tests.services.reception.random_visits import then

from showroom.domain.reception import terms
from showroom.domain.staff.actor import Actor
from showroom.services import reception


def missed(desk: Desk, actor: Actor) -> object:
    return reception.missed(
        desk.shop, actor, desk.visit(terms.ASSIGNED), desk.rng.choice(("point", "deck", "nonsense"))
    )


def wait_for(desk: Desk, actor: Actor) -> object:
    return reception.wait_for(
        desk.shop, actor, desk.visit(terms.WAITING, terms.ASSIGNED), desk.rng.choice([None, desk.somebody()])
    )


def courtesy(desk: Desk, actor: Actor) -> object:
    return reception.courtesy(
        desk.shop, actor, desk.visit(terms.WAITING), desk.rng.choice((*terms.COURTESIES, "nonsense"))
    )


def deputy(desk: Desk, actor: Actor) -> object:
    late = (then(desk), desk.somebody()) if desk.rng.random() < 0.5 else (None, None)
    return reception.deputy(desk.shop, actor, desk.visit(terms.WAITING), *late)


def help_with(desk: Desk, actor: Actor) -> object:
    at = then(desk) if desk.rng.random() < 0.4 else None
    return reception.help_with(
        desk.shop, actor, desk.visit(terms.WAITING), desk.rng.choice([None, desk.somebody()]), at
    )


def override(desk: Desk, actor: Actor) -> object:
    return reception.override(
        desk.shop,
        actor,
        desk.visit(terms.WAITING, terms.ASSIGNED),
        desk.somebody(),
        desk.rng.choice(("knows them", " ")),
    )


def hand_over(desk: Desk, actor: Actor) -> object:
    return reception.hand_over(
        desk.shop,
        actor,
        desk.visit(terms.ASSIGNED, terms.GREETED),
        desk.here(terms.AVAILABLE, terms.WITH_VISITOR),
        "prices told",
    )


def split(desk: Desk, actor: Actor) -> object:
    share = desk.rng.choice((50, 70, 100, 0))
    return reception.split(desk.shop, actor, desk.visit(), {desk.somebody(): share, desk.somebody(): 100 - share})


def enquiry(desk: Desk, actor: Actor) -> object:
    return reception.next_for_enquiry(desk.shop, actor)[1]
