"""Random acts of every kind through the services, sensible ones and nonsense: after each the rows say what the board
says, nobody waits whom somebody free may take, and nothing but a ``UserError`` is ever raised (REC-03 … REC-18). What
came of them, rehearsed under its own rules, comes out the same (REC-19)."""

from __future__ import annotations

from collections import Counter

import pytest
from sqlalchemy import select
from tests.services.reception import random_beside as beside
from tests.services.reception import random_days as days
from tests.services.reception import random_people as people
from tests.services.reception import random_visits as visits
from tests.services.reception.random_desk import Desk, Kinds

from showroom.clock import ManualClock
from showroom.domain.reception import terms
from showroom.domain.reception.board import fold
from showroom.domain.reception.decide import takeable
from showroom.domain.reception.past_day import PastDay
from showroom.domain.reception.rehearse import Rehearsal
from showroom.domain.reception.state import Board
from showroom.domain.reception.terms import VISITS
from showroom.domain.staff.actor import system_actor
from showroom.services import ledger, reception
from showroom.services.check import check
from showroom.store.database import Database
from showroom.store.models import LedgerEvent, Visit

ACTS = 120

KINDS: Kinds = {
    "walk_in": (14, visits.walk_in), "clock_in": (9, people.clock_in), "clock_out": (2, people.clock_out),
    "status": (6, people.status), "finish": (14, visits.finish), "greet": (4, visits.greet),
    "leave": (1, visits.leave), "assign": (1, visits.assign), "missed": (4, beside.missed),
    "wait_for": (2, beside.wait_for), "courtesy": (1, beside.courtesy), "deputy": (2, beside.deputy),
    "help": (3, beside.help_with), "override": (2, beside.override), "hand_over": (3, beside.hand_over),
    "split": (1, beside.split), "place": (2, people.place), "duty_due": (1, people.duty_due),
    "duty_done": (1, people.duty_done), "wave": (1, people.wave), "greeter": (2, people.greeter),
    "look": (2, people.look), "enquiry": (2, beside.enquiry), "correct": (5, visits.correct),
    "details": (2, visits.details), "late": (3, visits.late), "policy": (1, days.policy), "undo": (9, days.undo),
    "close": (0.3, days.close), "next_day": (1.2, days.next_day), "clock_set_back": (0.5, days.clock_set_back),
    "entered_late": (5, visits.entered_late), "served": (4, visits.served), "handed": (2, visits.handed),
}  # fmt: skip


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


def the_lines_say_what_the_page_says(desk: Desk) -> None:
    """What stands over every page is read by itself, not with the page's whole floor."""
    floor = reception.board(desk.shop, desk.manager)
    for actor in (desk.manager, *desk.actors):
        assert reception.news_of(desk.shop, actor) == reception.news_for(floor, actor)
    waiting = [visit for visit in (*floor.waiting, *floor.serving) if visit.state == terms.WAITING]
    assert reception.waiting_count(desk.shop, desk.manager) == len(waiting)


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
    run(Desk(database, clock, preset, seed, KINDS), ACTS)


def run(desk: Desk, acts: int) -> None:
    for one in desk.people[:3]:
        reception.clock_in(desk.shop, desk.manager, one)
    if desk.rng.random() < 0.4:
        days.policy(desk, desk.manager)
    index = 0
    while sum(desk.did.values()) < acts:
        index += 1
        assert index < 5 * acts, desk.refused
        desk.clock.advance(seconds=desk.rng.choice((1, 2, 10, 20, 45, 200, 900)))
        excused = desk.act()
        rows_say_what_the_board_says(desk)
        turns_are_paid_once(desk.board)
        if index % 4 == 0:
            the_lines_say_what_the_page_says(desk)
        if not excused:
            found = takeable(desk.board, max(desk.clock.now(), desk.board.at))
            assert found is None, found
        if index % 25 == 0:
            assert cold(desk) == desk.board
    assert cold(desk) == desk.board
    health = check(desk.shop, system_actor("tests"))
    assert health.findings == ()
    assert len(desk.did) > 12


# A rehearsal is of one policy, and leaves out what was taken back.
PLAIN: Kinds = {name: kind for name, kind in KINDS.items() if name not in ("undo", "policy", "clock_set_back", "close")}


@pytest.mark.clause("REC-19")
@pytest.mark.parametrize(("preset", "seed"), [("furniture", 11), ("car", 12), ("real_estate", 13), ("car", 14)])
def test_rehearsed_under_its_own_rules_a_day_is_the_same_to_the_last_place(
    database: Database, clock: ManualClock, preset: str, seed: int
) -> None:
    """Whatever was pressed: helpers, deputies, misses, who preferred to wait, late entries, visits left open."""
    desk = Desk(database, clock, preset, seed, PLAIN)
    for one in desk.people[:3]:
        reception.clock_in(desk.shop, desk.manager, one)
    while sum(desk.did.values()) < ACTS:
        desk.clock.advance(seconds=desk.rng.choice((1, 2, 10, 20, 45, 200, 900)))
        desk.act()
    with desk.shop.view(desk.manager, "reception.board") as connection:
        rows = connection.execute(select(*ledger._COLUMNS).order_by(LedgerEvent.seq)).all()
    events = [ledger._event(row) for row in rows]
    rehearsal, board = Rehearsal(desk.board.policy), None
    for day in sorted({event.day for event in events}):
        run = [event for event in events if event.day == day]
        assert PastDay(run).after_undo == 0
        rehearsal.day(run)
        board = fold(run)
        assert outcome_of(rehearsal.now) == outcome_of(board), day
    assert rehearsal.decisions > 20


def outcome_of(board: Board) -> tuple[object, ...]:
    """Everything that the rotation makes of a day, but for who was greeted and what was left open the day before."""
    visits = {
        one.visit: (
            one.state.replace(terms.GREETED, terms.ASSIGNED),
            one.kind,
            one.consultant,
            one.served_as,
            one.used_turn,
            one.payer,
            one.waits_for,
        )
        for one in board.all_visits()
        if not one.carried
    }
    persons = {
        one.staff: (one.status, one.since, one.turns, one.side_turns, one.missed, one.skips, one.visits, one.then)
        for one in board.people.values()
    }
    bank = Counter((turn.staff, turn.reason, turn.first) for turn in board.bank.values())
    orders = tuple(tuple(board.order(sequence)) for sequence in terms.SEQUENCES)
    return visits, persons, bank, orders, board.requests, board.greeter
