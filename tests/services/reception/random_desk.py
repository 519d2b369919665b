"""A store whose desk presses things at random, sensible ones and nonsense (the acts stand in ``random_visits`` …)."""

from __future__ import annotations

import random
from collections import Counter
from collections.abc import Callable, Mapping

from showroom import paths
from showroom.clock import ManualClock
from showroom.domain.errors import UserError
from showroom.domain.packs.loader import load
from showroom.domain.reception.state import Board
from showroom.domain.staff.actor import DESK, Actor, system_actor
from showroom.services import ledger, staff
from showroom.services.customers.records import Registration, register
from showroom.services.shop import Shop
from showroom.store.database import Database

NOBODY = 404  # an id that stands for nothing
OUTCOMES = (("considering", None), ("non_opportunity", "asked the way"), ("considering", "x"), ("nonsense", None))
Kinds = Mapping[str, tuple[float, Callable[["Desk", Actor], object]]]
"""How often an act is done, and the act: it returns what the service does."""


class Desk:
    """A store under a preset, and somebody who presses everything: ``kinds`` says what, how often, and how."""

    def __init__(self, database: Database, clock: ManualClock, preset: str, seed: int, kinds: Kinds) -> None:
        self.rng, self.clock, self.kinds = random.Random(seed), clock, kinds
        system = system_actor("tests")
        pack = load(paths.resources() / "packs" / f"{preset}.toml")
        boss = staff.NewStaff("Mo Lan", "manager", "4711")
        self.shop: Shop = staff.create_store(
            database, clock, system, staff.NewStore("Riverside", "en", "Asia/Shanghai", "CN", "CNY", pack, boss)
        )
        manager = staff.find_by_name(self.shop, system, "Mo Lan")
        self.manager = Actor("staff", manager.name, "manager", manager.id)
        names = ("Anna", "Bo", "Chen", "Dai", "Er")
        self.people = [staff.add(self.shop, system, staff.NewStaff(name, "consultant")) for name in names]
        self.actors = [Actor("staff", name, "consultant", one) for name, one in zip(names, self.people, strict=True)]
        self.receptionist = Actor(
            "staff", "Lin", "receptionist", staff.add(self.shop, system, staff.NewStaff("Lin", "receptionist"))
        )
        self.customers = [
            register(
                self.shop,
                actor,
                Registration({"name": f"Guest {no}", "phones": (f"1380013800{no}",), "consent": True}, actor.staff_id),
            ).id
            for no, actor in enumerate(self.actors)
        ]
        self.undoable: list[tuple[int, ...]] = []
        self.refused: Counter[str] = Counter()
        self.did: Counter[str] = Counter()

    @property
    def board(self) -> Board:
        with self.shop.view(self.manager, "reception.board") as connection:
            kept = ledger.catch_up(self.shop, connection)  # a refused act has thrown the kept one away
        assert kept is not None
        return kept.board

    # -- what may be named: mostly what there is, sometimes nonsense
    def somebody(self) -> int:
        return self.rng.choice([*self.people, *self.people, *self.people, self.receptionist.staff_id or 0, NOBODY])

    def visit(self, *states: str) -> int:
        board = self.board
        open_ones = [one.visit for one in board.visits.values() if one.state in states]
        known = open_ones if open_ones and self.rng.random() < 0.85 else [*board.visits, *list(board.closed)[-3:]]
        return self.rng.choice(known) if known and self.rng.random() < 0.97 else NOBODY

    def here(self, *statuses: str) -> int:
        """Somebody clocked in (in one of the statuses), most of the time."""
        people = [one.staff for one in self.board.people.values() if not statuses or one.status in statuses]
        return self.rng.choice(people) if people and self.rng.random() < 0.9 else self.somebody()

    def anyone(self) -> Actor:
        return self.rng.choice([self.manager, self.manager, self.receptionist, *self.actors, DESK])

    def act(self) -> bool:
        """One act; whether it may leave somebody waiting whom somebody free could take."""
        name = self.rng.choices(list(self.kinds), [weight for weight, _ in self.kinds.values()])[0]
        actor = self.anyone() if self.rng.random() < 0.15 else self.manager
        try:
            done = self.kinds[name][1](self, actor)
        except UserError as problem:
            self.refused[problem.code] += 1
            return True
        self.did[name] += 1
        events = getattr(done, "events", ())
        if events and name != "undo":
            self.undoable.append(events)
        # what changed nothing wrote nothing: whom time alone has freed is looked for by the next act (or the page)
        return not events or name in ("undo", "greet", "split", "duty_due", "close")
