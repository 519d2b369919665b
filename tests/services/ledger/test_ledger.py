"""The chain: what was edited, removed or reordered is found, at that event (REC-18)."""

from __future__ import annotations

import json
from collections.abc import Callable

import pytest
from sqlalchemy import Connection, delete, select, update
from tests.services.conftest import Crew

from showroom.domain.reception.board import fold
from showroom.domain.staff.actor import DESK
from showroom.services import ledger, reception
from showroom.services.ledger import Verdict
from showroom.services.reception import Finish, WalkIn
from showroom.store.models import LedgerEvent

pytestmark = [pytest.mark.engines, pytest.mark.clause("REC-18")]


@pytest.fixture
def busy(crew: Crew) -> Crew:
    """Ten events."""
    for person in (crew.anna, crew.bo, crew.chen):
        reception.clock_in(crew.shop, person, person.staff_id or 0)
    for _ in range(3):
        visit = reception.walk_in(crew.shop, DESK, WalkIn())
        reception.finish(crew.shop, crew.receptionist, visit.visit_id, Finish("considering"))
    return crew


def verdict(crew: Crew, head: str | None = None) -> Verdict:
    with crew.shop.view(crew.manager, "ledger.view") as connection:
        return ledger.verify(crew.shop, connection, head)


def tamper(crew: Crew, change: Callable[[Connection], object]) -> None:
    with crew.shop.database.write() as connection:
        change(connection)


def test_an_untouched_ledger_verifies(busy: Crew) -> None:
    found = verdict(busy)
    assert (found.ok, found.events) == (True, 10)
    assert verdict(busy, found.head).ok


@pytest.mark.parametrize("seq", [1, 4, 10])
@pytest.mark.parametrize(
    "change", [{"actor": "staff:1"}, {"kind": "greeted"}, {"payload": '{"staff":1}'}, {"hash": "f" * 64}]
)
def test_an_edited_event_is_named(busy: Crew, seq: int, change: dict[str, str]) -> None:
    tamper(busy, lambda c: c.execute(update(LedgerEvent).where(LedgerEvent.seq == seq).values(**change)))
    found = verdict(busy)
    assert (found.ok, found.seq, found.reason) == (False, seq, "ledger_event_changed")


def test_a_removed_event_is_named(busy: Crew) -> None:
    tamper(busy, lambda c: c.execute(delete(LedgerEvent).where(LedgerEvent.seq == 5)))
    found = verdict(busy)
    assert (found.ok, found.seq, found.reason) == (False, 6, "ledger_event_missing")


def test_reordered_events_are_named(busy: Crew) -> None:
    def swap(connection: Connection) -> None:
        for old, new in ((5, 5000), (6, 5), (5000, 6)):
            connection.execute(update(LedgerEvent).where(LedgerEvent.seq == old).values(seq=new, number=new))

    tamper(busy, swap)
    found = verdict(busy)
    assert (found.ok, found.seq, found.reason) == (False, 5, "ledger_link_broken")


def test_a_cut_tail_is_found_with_the_printed_head(busy: Crew) -> None:
    head = verdict(busy).head
    tamper(busy, lambda c: c.execute(delete(LedgerEvent).where(LedgerEvent.seq > 8)))
    assert verdict(busy).ok
    found = verdict(busy, head)
    assert (found.ok, found.reason) == (False, "ledger_head_not_found")


def test_the_kept_board_equals_a_cold_fold_of_the_table(busy: Crew) -> None:
    with busy.shop.view(busy.manager, "ledger.view") as connection:
        cold = fold(ledger.events_of(busy.shop, connection, busy.shop.day()))
    assert busy.shop.kept_board is not None
    assert busy.shop.kept_board.board == cold


def test_another_shop_on_the_same_database_sees_each_act(busy: Crew) -> None:
    other = busy.shop.sibling()
    reception.walk_in(other, DESK, WalkIn())
    assert len(reception.board(busy.shop, DESK).serving) == 1
    visit = reception.board(busy.shop, DESK).serving[0]
    reception.finish(busy.shop, busy.receptionist, visit.id, Finish("considering"))
    assert reception.board(other, DESK).serving == ()


def test_no_personal_data_stands_in_the_ledger(busy: Crew) -> None:
    reception.walk_in(busy.shop, DESK, WalkIn(note="Frau Müller"))
    with busy.shop.view(busy.manager, "ledger.view") as connection:
        payloads = connection.execute(select(LedgerEvent.payload)).scalars().all()
    assert not any("Müller" in json.dumps(json.loads(payload), ensure_ascii=False) for payload in payloads)


def test_a_batch_commits_once_and_rolls_back_whole(busy: Crew) -> None:
    before = verdict(busy)

    def half_a_day() -> None:
        with busy.shop.batch():
            reception.walk_in(busy.shop, DESK, WalkIn())
            raise RuntimeError

    with pytest.raises(RuntimeError):
        half_a_day()
    assert verdict(busy) == before
    assert reception.board(busy.shop, DESK).serving == ()
    with busy.shop.batch():
        visit = reception.walk_in(busy.shop, DESK, WalkIn())
        reception.finish(busy.shop, busy.receptionist, visit.visit_id, Finish("considering"))
    assert verdict(busy).events == before.events + 2
