"""People at random: the clock, statuses, places, duties, the greeter's post."""

from __future__ import annotations

from datetime import timedelta

from tests.services.reception.random_desk import NOBODY, Desk

from showroom.domain.reception import terms
from showroom.domain.reception.switches import DUTIES
from showroom.domain.staff.actor import Actor
from showroom.services import reception


def clock_in(desk: Desk, actor: Actor) -> object:
    late = desk.clock.now() - timedelta(minutes=desk.rng.randint(-2, 30)) if desk.rng.random() < 0.2 else None
    return reception.clock_in(
        desk.shop,
        actor,
        desk.rng.choice([one for one in desk.people if one not in desk.board.people] or desk.people),
        late,
    )


def clock_out(desk: Desk, actor: Actor) -> object:
    return reception.clock_out(desk.shop, actor, desk.here(terms.AVAILABLE))


def status(desk: Desk, actor: Actor) -> object:
    to = desk.rng.choice([terms.AVAILABLE, terms.AVAILABLE, *terms.STATUSES, "nonsense"])
    return reception.set_status(desk.shop, actor, desk.here(terms.AVAILABLE, *terms.AWAY_STATUSES), to)


def place(desk: Desk, actor: Actor) -> object:
    return reception.place(desk.shop, actor, desk.here(), desk.rng.choice([None, desk.here()]), "agreed")


def duty_due(desk: Desk, actor: Actor) -> object:
    return reception.duty_due(desk.shop, actor, desk.here(), desk.rng.choice((*DUTIES, "nonsense")), "7")


def duty_done(desk: Desk, actor: Actor) -> object:
    known = desk.rng.choice([*desk.board.duties, (NOBODY, "unclosed_visit", "7")])
    return reception.duty_done(desk.shop, actor, *known)


def wave(desk: Desk, actor: Actor) -> object:
    return reception.wave_through(desk.shop, actor, desk.here(), "done tonight")


def greeter(desk: Desk, actor: Actor) -> object:
    return reception.set_greeter(desk.shop, actor, desk.rng.choice([None, desk.here(terms.AVAILABLE)]))


def look(desk: Desk, actor: Actor) -> object:
    return reception.refresh_duties(desk.shop, actor)
