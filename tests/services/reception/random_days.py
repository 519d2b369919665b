"""Days at random: other rules, acts taken back, the close, the next day, a clock set back."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

from tests.domain.reception.floor import random_policy
from tests.services.reception.random_desk import Desk

from showroom.domain.reception.switches import SWITCHES, PerKey
from showroom.domain.staff.actor import Actor
from showroom.services import reception
from showroom.services.policies.changing import change
from showroom.services.reception import WalkIn


def policy(desk: Desk, actor: Actor) -> object:
    wish = random_policy(desk.rng)
    changes: dict[str, Any] = {}
    for name, switch in SWITCHES.items():
        paths_of = [f"{name}.{key}" for key in switch.keys] if isinstance(switch, PerKey) else [name]
        changes |= {path: wish.value(path) for path in paths_of}
    return change(desk.shop, actor, changes)


def undo(desk: Desk, actor: Actor) -> object:
    if not desk.undoable or desk.rng.random() < 0.1:
        return reception.undo(desk.shop, actor, (desk.rng.randint(0, 400),))
    events = desk.rng.choice(desk.undoable[-4:])
    done = reception.undo(desk.shop, actor, events)
    desk.undoable.remove(events)
    return done


def close(desk: Desk, actor: Actor) -> object:
    return reception.close_day(desk.shop, actor, exceptions=desk.rng.random() < 0.5)


def next_day(desk: Desk, actor: Actor) -> object:
    desk.clock.advance(hours=desk.rng.choice((15, 24, 30)))
    desk.undoable.clear()
    return reception.clock_in(desk.shop, actor, desk.rng.choice(desk.people))


def clock_set_back(desk: Desk, actor: Actor) -> object:
    desk.clock.set(desk.clock.now() - timedelta(seconds=desk.rng.choice((30, 3000))))
    return reception.walk_in(desk.shop, actor, WalkIn())
