"""The unit of work: one door to write, one audit entry an act, nothing half done (SEC-03)."""

from __future__ import annotations

import json
from time import monotonic

import pytest
from sqlalchemy import delete, select
from tests.services.conftest import Crew, new_store

from showroom.clock import ManualClock
from showroom.domain.chain import GENESIS, link
from showroom.domain.errors import Fault, Refused, UserError
from showroom.domain.staff.actor import DESK, system_actor
from showroom.services import reception
from showroom.services.customers.records import Registration, register
from showroom.services.reception import WalkIn
from showroom.services.staff import create_store
from showroom.services.work import audit_hash
from showroom.store.models import AuditEntry, AuditValue, Customer, Setting, Staff, Visit
from showroom.store.watch import watch

pytestmark = [pytest.mark.engines, pytest.mark.clause("SEC-03")]


def entries(crew: Crew) -> list[AuditEntry]:
    with crew.shop.view(crew.manager, "ledger.view") as connection:
        return list(connection.execute(select(AuditEntry).order_by(AuditEntry.seq)).all())  # type: ignore[arg-type]


def test_every_change_of_an_act_stands_in_one_entry(crew: Crew) -> None:
    before = len(entries(crew))
    with crew.shop.work(crew.manager, "settings.edit") as work:
        row = work.insert(Setting, key="a", value="1")
        work.update(Setting, row, value="2")
        work.delete(Setting, row)
        work.note("printed", paper="report")
    (entry,) = entries(crew)[before:]
    assert (entry.actor, entry.action) == (crew.manager.tag, "settings.edit")
    assert json.loads(entry.changes) == [
        ["insert", "setting", row, {"key": "a", "value": "1"}],
        ["update", "setting", row, {"value": ["1", "2"]}],
        ["delete", "setting", row, {"id": row, "key": "a", "store_id": crew.shop.store.id, "value": "2"}],
        ["note", "printed", 0, {"paper": "report"}],
    ]


def test_another_stores_row_is_out_of_reach_but_a_customer_is_everybodys(crew: Crew, clock: ManualClock) -> None:
    other = create_store(crew.shop.database, clock, system_actor("tests"), new_store("Hillside"), device=9)
    with crew.shop.work(crew.manager, "settings.edit") as work:
        row = work.insert(Setting, key="a", value="1")
    answers = {"name": "Qian Duo", "phones": ("138 0013 8000",), "consent": True}
    known = register(crew.shop, crew.anna, Registration(answers)).id
    with pytest.raises(UserError, match="record_is_gone"), other.work(crew.manager, "settings.edit") as work:
        work.update(Setting, row, value="2")
    with pytest.raises(UserError, match="record_is_gone"), other.work(crew.manager, "settings.edit") as work:
        work.delete(Setting, row)
    with other.work(crew.manager, "settings.edit") as work:
        assert work.update(Customer, known, title="Ms")


def test_the_entries_are_a_chain(crew: Crew) -> None:
    reception.clock_in(crew.shop, crew.anna, crew.anna.staff_id or 0)
    previous = GENESIS
    for count, entry in enumerate(entries(crew), 1):
        assert (entry.seq, entry.prev_hash) == (count, previous)
        previous = audit_hash(previous, entry.store_id, entry.seq, entry.at, entry.actor, entry.action, entry.changes)
        assert entry.hash == previous


def test_a_personal_value_is_a_digest_in_the_chain_and_can_be_erased(crew: Crew) -> None:
    with crew.shop.work(crew.manager, "staff.edit") as work:
        work.update(Staff, crew.anna.staff_id or 0, phone="+8613812345678")
    last = entries(crew)[-1]
    assert "13812345678" not in last.changes
    with crew.shop.view(crew.manager, "ledger.view") as connection:
        value = connection.execute(select(AuditValue.salt, AuditValue.value, AuditValue.digest)).one()
    assert json.loads(value.value) == "+8613812345678"
    assert link(value.salt, value.value) == value.digest
    assert f"#{value.digest}" in last.changes
    with crew.shop.database.write() as connection:
        connection.execute(delete(AuditValue))
    test_the_entries_are_a_chain(crew)


def test_nothing_changed_is_no_entry(crew: Crew) -> None:
    before = len(entries(crew))
    with crew.shop.work(crew.manager, "staff.edit") as work:
        assert not work.update(Staff, crew.anna.staff_id or 0, name="Anna")
    assert len(entries(crew)) == before


def test_an_error_writes_nothing(crew: Crew) -> None:
    before = len(entries(crew))
    with pytest.raises(UserError, match="record_is_gone"), crew.shop.work(crew.manager, "settings.edit") as work:
        work.insert(Setting, key="a", value="1")
        work.update(Setting, 1, value="2")
    assert len(entries(crew)) == before
    with crew.shop.view(crew.manager, "ledger.view") as connection:
        assert connection.execute(select(Setting.id)).first() is None


def test_a_view_checks_the_role_too(crew: Crew) -> None:
    with pytest.raises(Refused, match="desk_is_locked"), crew.shop.view(DESK, "customers.find"):
        pass
    with pytest.raises(Refused, match="not_allowed"), crew.shop.view(crew.anna, "dashboard.view"):
        pass


def test_a_refused_act_in_a_batch_may_be_caught_but_a_half_written_one_spoils_it(crew: Crew) -> None:
    reception.clock_in(crew.shop, crew.anna, crew.anna.staff_id or 0)
    with crew.shop.batch():
        with pytest.raises(UserError):
            reception.greet(crew.shop, DESK, 99)
        reception.walk_in(crew.shop, DESK, WalkIn())
    with crew.shop.view(crew.manager, "ledger.view") as connection:
        assert len(connection.execute(select(Visit.id)).all()) == 1

    def half_written() -> None:
        with crew.shop.work(crew.manager, "settings.edit") as work:
            work.insert(Setting, key="a", value="1")
            work.update(Setting, 1, value="2")

    def batch() -> None:
        with crew.shop.batch():
            with pytest.raises(UserError):
                half_written()
            reception.walk_in(crew.shop, DESK, WalkIn())

    with pytest.raises(Fault, match="batch_is_spoiled"):
        batch()
    with crew.shop.view(crew.manager, "ledger.view") as connection:
        assert connection.execute(select(Setting.id)).first() is None
        assert len(connection.execute(select(Visit.id)).all()) == 1


def test_the_watch_sees_each_commit_once(crew: Crew, clock: ManualClock) -> None:
    seen = watch(crew.shop.database)
    try:
        assert not seen.poll()
        reception.clock_in(crew.shop, crew.anna, crew.anna.staff_id or 0)
        until = monotonic() + 5
        while not seen.poll():  # PostgreSQL's notice travels through a socket
            assert monotonic() < until, "the commit was not seen"
        assert not seen.poll()
        with crew.shop.view(crew.manager, "ledger.view"):
            pass
        assert not seen.poll()
    finally:
        seen.close()
