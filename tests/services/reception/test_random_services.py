"""Random acts of every kind through the services, sensible ones and nonsense: after each the rows say what the board
says, nobody waits whom somebody free may take, and nothing but a ``UserError`` is ever raised (REC-03 … REC-18)."""

from __future__ import annotations

import random
from collections import Counter
from datetime import datetime, timedelta
from typing import Any

import pytest
from sqlalchemy import select
from tests.domain.reception.floor import random_policy

from showroom import paths
from showroom.clock import ManualClock
from showroom.domain.errors import UserError
from showroom.domain.packs.loader import load
from showroom.domain.reception import terms
from showroom.domain.reception.board import fold
from showroom.domain.reception.decide import takeable
from showroom.domain.reception.state import Board
from showroom.domain.reception.switches import DUTIES, SWITCHES, PerKey
from showroom.domain.reception.terms import VISITS
from showroom.domain.staff.actor import DESK, Actor, system_actor
from showroom.services import ledger, reception, staff
from showroom.services.check import check
from showroom.services.customers.records import Registration, register
from showroom.services.policies.changing import change
from showroom.services.reception import Finish, LateEntry, Reclassify, VisitDetails, WalkIn
from showroom.services.shop import Shop
from showroom.store.database import Database
from showroom.store.models import LedgerEvent, Visit

ACTS = 120
NOBODY = 404  # an id that stands for nothing
OUTCOMES = (("considering", None), ("non_opportunity", "asked the way"), ("considering", "x"), ("nonsense", None))


class Desk:
    """A store under a preset, and somebody who presses everything."""

    def __init__(self, database: Database, clock: ManualClock, preset: str, seed: int) -> None:
        self.rng, self.clock = random.Random(seed), clock
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
        name = self.rng.choices([name for name, _ in KINDS], [weight for _, weight in KINDS])[0]
        actor = self.anyone() if self.rng.random() < 0.15 else self.manager
        try:
            done = getattr(self, f"_{name}")(actor)
        except UserError as problem:
            self.refused[problem.code] += 1
            return True
        self.did[name] += 1
        events = getattr(done, "events", ())
        if events and name != "undo":
            self.undoable.append(events)
        return name in ("undo", "details", "greet", "split", "duty_due", "close")

    def _walk_in(self, actor: Actor) -> object:
        rng = self.rng
        together = self.visit(*terms.OPEN_STATES) if rng.random() < 0.2 else None
        kind = rng.choice(["first", "first", "first", *terms.VISIT_KINDS, "nonsense"])
        return reception.walk_in(
            self.shop,
            actor,
            WalkIn(
                kind,
                rng.choice((1, 2, 5, 0)) if rng.random() < 0.1 else 1,
                self.somebody() if kind == "asked_for" or rng.random() < 0.1 else None,
                rng.choice([*self.customers, NOBODY]) if rng.random() < 0.25 else None,
                language=rng.choice((None, None, "en", "zh")),
                together_with=together,
                courtesy=rng.choice(("elderly", "nonsense")) if rng.random() < 0.15 else None,
            ),
        )

    def _clock_in(self, actor: Actor) -> object:
        late = self.clock.now() - timedelta(minutes=self.rng.randint(-2, 30)) if self.rng.random() < 0.2 else None
        return reception.clock_in(
            self.shop,
            actor,
            self.rng.choice([one for one in self.people if one not in self.board.people] or self.people),
            late,
        )

    def _clock_out(self, actor: Actor) -> object:
        return reception.clock_out(self.shop, actor, self.here(terms.AVAILABLE))

    def _status(self, actor: Actor) -> object:
        to = self.rng.choice([terms.AVAILABLE, terms.AVAILABLE, *terms.STATUSES, "nonsense"])
        return reception.set_status(self.shop, actor, self.here(terms.AVAILABLE, *terms.AWAY_STATUSES), to)

    def _finish(self, actor: Actor) -> object:
        outcome, reason = self.rng.choice(OUTCOMES)
        status = self.rng.choice([terms.AVAILABLE, terms.AVAILABLE, "lunch", "errand", "off"])
        return reception.finish(
            self.shop, actor, self.visit(terms.ASSIGNED, terms.GREETED), Finish(outcome, reason, None, status)
        )

    def _greet(self, actor: Actor) -> object:
        return reception.greet(
            self.shop, actor, self.visit(terms.ASSIGNED), self.rng.choice((None, None, self._then()))
        )

    def _leave(self, actor: Actor) -> object:
        return reception.leave_unserved(self.shop, actor, self.visit(terms.WAITING), "no time")

    def _assign(self, actor: Actor) -> object:
        return reception.assign_next(self.shop, actor)

    def _missed(self, actor: Actor) -> object:
        return reception.missed(
            self.shop, actor, self.visit(terms.ASSIGNED), self.rng.choice(("point", "deck", "nonsense"))
        )

    def _wait_for(self, actor: Actor) -> object:
        return reception.wait_for(
            self.shop, actor, self.visit(terms.WAITING, terms.ASSIGNED), self.rng.choice([None, self.somebody()])
        )

    def _courtesy(self, actor: Actor) -> object:
        return reception.courtesy(
            self.shop, actor, self.visit(terms.WAITING), self.rng.choice((*terms.COURTESIES, "nonsense"))
        )

    def _deputy(self, actor: Actor) -> object:
        return reception.deputy(self.shop, actor, self.visit(terms.WAITING))

    def _help(self, actor: Actor) -> object:
        return reception.help_with(
            self.shop, actor, self.visit(terms.WAITING), self.rng.choice([None, self.somebody()])
        )

    def _override(self, actor: Actor) -> object:
        return reception.override(
            self.shop,
            actor,
            self.visit(terms.WAITING, terms.ASSIGNED),
            self.somebody(),
            self.rng.choice(("knows them", " ")),
        )

    def _hand_over(self, actor: Actor) -> object:
        return reception.hand_over(
            self.shop,
            actor,
            self.visit(terms.ASSIGNED, terms.GREETED),
            self.here(terms.AVAILABLE, terms.WITH_VISITOR),
            "prices told",
        )

    def _split(self, actor: Actor) -> object:
        share = self.rng.choice((50, 70, 100, 0))
        return reception.split(self.shop, actor, self.visit(), {self.somebody(): share, self.somebody(): 100 - share})

    def _place(self, actor: Actor) -> object:
        return reception.place(self.shop, actor, self.here(), self.rng.choice([None, self.here()]), "agreed")

    def _duty_due(self, actor: Actor) -> object:
        return reception.duty_due(self.shop, actor, self.here(), self.rng.choice((*DUTIES, "nonsense")), "7")

    def _duty_done(self, actor: Actor) -> object:
        known = self.rng.choice([*self.board.duties, (NOBODY, "unclosed_visit", "7")])
        return reception.duty_done(self.shop, actor, *known)

    def _wave(self, actor: Actor) -> object:
        return reception.wave_through(self.shop, actor, self.here(), "done tonight")

    def _greeter(self, actor: Actor) -> object:
        return reception.set_greeter(self.shop, actor, self.rng.choice([None, self.here(terms.AVAILABLE)]))

    def _look(self, actor: Actor) -> object:
        return reception.refresh_duties(self.shop, actor)

    def _enquiry(self, actor: Actor) -> object:
        return reception.next_for_enquiry(self.shop, actor)[1]

    def _correct(self, actor: Actor) -> object:
        customer = self.rng.choice([None, *self.customers, NOBODY])
        wish = Reclassify(self.rng.choice(terms.VISIT_KINDS), "a mistake", customer, self.rng.random() < 0.3)
        return reception.reclassify(self.shop, actor, self.visit(), wish)

    def _details(self, actor: Actor) -> object:
        wish = VisitDetails(self.rng.choice((None, 2, 0)), self.rng.choice([None, *self.customers]), note="tall")
        reception.details(self.shop, actor, self.visit(*terms.OPEN_STATES), wish)
        return None

    def _late(self, actor: Actor) -> object:
        came = self.clock.now() - timedelta(minutes=self.rng.randint(0, 40))
        left = self.rng.choice([None, self.clock.now(), came - timedelta(minutes=1)])
        outcome, reason = self.rng.choice(OUTCOMES)
        kind = self.rng.choice(terms.VISIT_KINDS)
        wish = LateEntry(self.somebody(), came, left, kind, outcome if left else None, reason)
        return reception.late_entry(self.shop, actor, wish)

    def _then(self) -> datetime:
        """A true time: mostly a little while ago, sometimes nonsense."""
        return self.clock.now() - timedelta(minutes=self.rng.choice((0, 1, 2, 5, 10, 30, -3)))

    def _entered_late(self, actor: Actor) -> object:
        """Any act with its true time (REC-23)."""
        rng, shop, at = self.rng, self.shop, self._then()
        served = self.visit(terms.ASSIGNED, terms.GREETED)
        waits = self.visit(terms.WAITING)
        outcome, reason = rng.choice(OUTCOMES)
        which = rng.choice(("finish", "finish", "missed", "override", "leave", "wait", "status", "out"))
        match which:
            case "finish":
                return reception.finish(shop, actor, served, Finish(outcome, reason), at)
            case "missed":
                return reception.missed(shop, actor, served, "point", at)
            case "override":
                return reception.override(shop, actor, served, self.somebody(), "knows them", at)
            case "leave":
                return reception.leave_unserved(shop, actor, waits, None, at)
            case "wait":
                return reception.wait_for(shop, actor, rng.choice((waits, served)), None, at)
            case "status":
                return reception.set_status(shop, actor, self.here(terms.AVAILABLE), rng.choice(terms.STATUSES), at)
            case _:
                return reception.clock_out(shop, actor, self.here(terms.AVAILABLE), at)

    def _served(self, actor: Actor) -> object:
        at = self.rng.choice((None, self._then()))
        return reception.really_served(self.shop, actor, self.visit(*terms.OPEN_STATES), self.somebody(), "saw it", at)

    def _handed(self, actor: Actor) -> object:
        """A hand-over of a visit that may be over."""
        visit = self.rng.choice([*self.board.closed, *self.board.visits, NOBODY])
        return reception.hand_over(self.shop, actor, visit, self.somebody(), "went on", self._then())

    def _policy(self, actor: Actor) -> object:
        wish = random_policy(self.rng)
        changes: dict[str, Any] = {}
        for name, switch in SWITCHES.items():
            paths_of = [f"{name}.{key}" for key in switch.keys] if isinstance(switch, PerKey) else [name]
            changes |= {path: wish.value(path) for path in paths_of}
        return change(self.shop, actor, changes)

    def _undo(self, actor: Actor) -> object:
        if not self.undoable or self.rng.random() < 0.1:
            return reception.undo(self.shop, actor, (self.rng.randint(0, 400),))
        events = self.rng.choice(self.undoable[-4:])
        done = reception.undo(self.shop, actor, events)
        self.undoable.remove(events)
        return done

    def _close(self, actor: Actor) -> object:
        return reception.close_day(self.shop, actor, exceptions=self.rng.random() < 0.5)

    def _next_day(self, actor: Actor) -> object:
        self.clock.advance(hours=self.rng.choice((15, 24, 30)))
        self.undoable.clear()
        return reception.clock_in(self.shop, actor, self.rng.choice(self.people))

    def _clock_set_back(self, actor: Actor) -> object:
        self.clock.set(self.clock.now() - timedelta(seconds=self.rng.choice((30, 3000))))
        return reception.walk_in(self.shop, actor, WalkIn())


KINDS = (
    ("walk_in", 14), ("clock_in", 9), ("clock_out", 2), ("status", 6), ("finish", 14), ("greet", 4), ("leave", 1),
    ("assign", 1), ("missed", 4), ("wait_for", 2), ("courtesy", 1), ("deputy", 2), ("help", 3), ("override", 2),
    ("hand_over", 3), ("split", 1), ("place", 2), ("duty_due", 1), ("duty_done", 1), ("wave", 1), ("greeter", 2),
    ("look", 2), ("enquiry", 2), ("correct", 5), ("details", 2), ("late", 3), ("policy", 1), ("undo", 9),
    ("close", 0.3), ("next_day", 1.2), ("clock_set_back", 0.5), ("entered_late", 5),
    ("served", 4), ("handed", 2),
)  # fmt: skip


def rows_say_what_the_board_says(desk: Desk) -> None:
    board = desk.board
    known = {visit.visit: visit for visit in board.all_visits()}
    with desk.shop.view(desk.manager, "reception.board") as connection:
        rows = connection.execute(select(Visit).where(Visit.store_id == desk.shop.store.id)).all()
    for row in rows:
        visit = known.pop(row.id, None)
        if visit is None:
            assert row.state in (terms.UNDONE, terms.LEFT, terms.LEFT_UNSERVED)
            continue
        assert (row.number, row.kind, row.state) == (visit.number, visit.kind, visit.state)
        assert (row.consultant_id, row.used_turn, row.courtesy) == (
            visit.consultant,
            visit.used_turn,
            visit.courtesy,
        ) or (visit.carried and row.courtesy is not None)
        assert row.served_as == visit.served_as
        assert (row.state in (terms.LEFT, terms.LEFT_UNSERVED)) == (row.left_at is not None)
        assert (row.outcome is not None) == (row.state == terms.LEFT)
        if not visit.carried and visit.state != terms.LEFT_UNSERVED and not row.entered_late:
            assert row.assigned_at == (visit.since if visit.consultant is not None else None)
    assert not known


def turns_are_paid_once(board: Board) -> None:
    counted = {one: count for one, count in board.turns.items() if one not in board.people}
    counted |= {person.staff: person.turns for person in board.people.values()}
    paid = Counter(
        visit.payer
        for visit in board.all_visits()
        if visit.used_turn and not visit.carried and visit.sequence == VISITS
    )
    assert {one: count for one, count in counted.items() if count} == dict(paid)
    assert all(person.skips >= 0 for person in board.people.values())
    served = [visit for person in board.people.values() for visit in person.visits]
    assert len(served) == len(set(served))


def cold(desk: Desk) -> Board:
    """The board folded from what is in the database, from the last opening on."""
    with desk.shop.view(desk.manager, "reception.board") as connection:
        opened = connection.execute(
            select(LedgerEvent.seq).where(LedgerEvent.kind == "day_opened").order_by(LedgerEvent.seq.desc()).limit(1)
        ).scalar_one()
        rows = connection.execute(
            select(*ledger._COLUMNS).where(LedgerEvent.seq >= opened).order_by(LedgerEvent.seq)
        ).all()
    return fold(ledger._event(row) for row in rows)


@pytest.mark.clause("REC-03", "REC-09", "REC-12", "REC-18")
@pytest.mark.parametrize(
    ("preset", "seed"),
    [("furniture", 1), ("car", 2), ("real_estate", 3), ("furniture", 4)],
)
def test_whatever_is_pressed_the_rows_say_what_the_ledger_says(
    database: Database, clock: ManualClock, preset: str, seed: int
) -> None:
    run(Desk(database, clock, preset, seed), ACTS)


def run(desk: Desk, acts: int) -> None:
    for one in desk.people[:3]:
        reception.clock_in(desk.shop, desk.manager, one)
    if desk.rng.random() < 0.4:
        desk._policy(desk.manager)
    index = 0
    while sum(desk.did.values()) < acts:
        index += 1
        assert index < 5 * acts, desk.refused
        desk.clock.advance(seconds=desk.rng.choice((1, 2, 10, 20, 45, 200, 900)))
        excused = desk.act()
        rows_say_what_the_board_says(desk)
        turns_are_paid_once(desk.board)
        if not excused:
            found = takeable(desk.board, max(desk.clock.now(), desk.board.at))
            assert found is None, found
        if index % 25 == 0:
            assert cold(desk) == desk.board
    assert cold(desk) == desk.board
    health = check(desk.shop, system_actor("tests"))
    assert health.findings == ()
    assert len(desk.did) > 12
