"""A merge of two customers with something in every table that names one, later work on both, and taking it back."""

from __future__ import annotations

from datetime import timedelta

import pytest
from tests.services.conftest import Crew
from tests.services.customers.test_merging import everything, register

from showroom.clock import ManualClock
from showroom.domain.customers.relations import RelationKind
from showroom.services import appointments, calls, opportunities, ownership, presentations, quotes, reception
from showroom.services.check import check
from showroom.services.customers import cards, grades, merging, records, relations, stale
from showroom.services.customers.merging import Request
from showroom.services.customers.owners import set_owner
from showroom.services.customers.timeline import timeline
from showroom.services.following import customer_columns
from showroom.services.opportunities import Assessment, Details
from showroom.services.ownership import Decision, NewClaim
from showroom.store.models import whole_metadata

NOT_HERE = {"customer_merge", "customer_source", "not_same_person", "customer_latest", "customer_heads"}
"""About merging itself, written by imports, or made anew."""

RARE = {
    ("presentation_step", "filled_customer_id"),
    ("skating_finding", "customer_id"),
    ("ownership_claim", "other_customer_id"),
}


def a_whole_life(crew: Crew, clock: ManualClock, name: str, phone: str) -> int:
    """A customer with something of everything; returns the id."""
    shop, anna = crew.shop, crew.anna
    one = register(
        shop, anna, name=name, phones=(phone,), address=f"中山区解放路 {phone[-1]} 号 3 单元 501", rooms=("living",)
    )
    friend = register(shop, anna, name=f"{name}的友", phones=(f"{phone[:-2]}88",))
    relations.relate(shop, anna, one, friend, RelationKind.HOUSEHOLD)
    relations.relate(shop, anna, friend, one, RelationKind.REFERRER)
    relations.relate(shop, anna, friend, one, RelationKind.COMPANY_CONTACT, "buyer")
    stale.confirm(shop, anna, one, ("address",))
    records.update(shop, anna, one, {"area": 90, "notes": "Likes oak."})
    visit = reception.walk_in(shop, anna, reception.WalkIn(customer_id=one)).visit_id
    run = presentations.start(shop, anna, presentations.Start(visit))
    presentations.finish(shop, anna, run, "no time", ("decider",))
    opportunities.note(shop, anna, one, ("price",), details=Details(title="Sofa", amount=900_00))
    booked = appointments.book(
        shop,
        anna,
        appointments.NewAppointment(clock.now() + timedelta(days=1), customer_id=one, consultant_id=anna.staff_id),
    )
    calls.log(
        shop, anna,
        calls.NewCall(phone, customer_id=one, question="Oak or ash?", for_staff_id=crew.bo.staff_id,
                      sensitive="press", signals=("urgent",), appointment_ids=(booked,)),
    )  # fmt: skip
    quotes.create(shop, anna, quotes.new_draft(shop, anna, customer_id=one))
    grades.set_grade(shop, crew.manager, one, "A", "knows the architect")
    set_owner(shop, crew.manager, one, crew.bo.staff_id or 0)
    register(
        shop, crew.chen, name="Lodger", phones=(f"{phone[:-2]}77",), address=f"中山区解放路 {phone[-1]} 号 3 单元 501"
    )
    case = ownership.open_claim(shop, crew.chen, NewClaim(one, reason="served them"))
    ownership.decide(shop, crew.manager, case, Decision(crew.chen.staff_id, reason="as agreed"))
    ownership.open_claim(shop, anna, NewClaim(one, reason="again"))
    reception.finish(shop, crew.manager, visit, reception.Finish("considering"))
    return one


@pytest.mark.engines
@pytest.mark.clause("REG-03")
def test_nothing_is_lost_whatever_names_the_customer(crew: Crew, clock: ManualClock) -> None:
    shop, manager = crew.shop, crew.manager
    for person in (crew.anna, crew.bo, crew.chen):
        reception.clock_in(shop, person, person.staff_id or 0)
    kept = a_whole_life(crew, clock, "王伟", "13800001111")
    clock.advance(minutes=5)
    other = a_whole_life(crew, clock, "王伟明", "13900002222")
    named = {
        (name, column)
        for name, table in whole_metadata().tables.items()
        for column in customer_columns(table)
        if name not in NOT_HERE
    }
    before = everything(shop)
    held = {(name, column) for name, column in named if any(row[column] == other for row in before[name])}
    assert named - held <= RARE, named - held
    happened = [len(timeline(shop, manager, one, limit=500)) for one in (kept, other)]

    clock.advance(minutes=1)
    merged = merging.merge(shop, manager, Request(kept, other))
    assert check(shop, manager).findings == ()
    assert len(timeline(shop, manager, kept, limit=500)) >= sum(happened)

    # both are gone on with: by the old id and by the new one
    records.update(shop, manager, other, {"notes": "Now wants ash."})
    late = calls.log(shop, crew.anna, calls.NewCall("13900002222", customer_id=other, note="called again"))
    opportunities.assess(shop, manager, opportunities.of_customer(shop, manager, kept)[0].id, Assessment.REAL)
    for row in ownership.listed(shop, manager):
        if row.decided_at is None:
            ownership.decide(shop, manager, row.id, Decision(crew.bo.staff_id, reason="settled"))
    clock.advance(minutes=1)
    undone = merging.undo(shop, manager, merged.id)
    assert check(shop, manager).findings == ()
    assert (undone.winner_id, undone.loser_id) == (kept, other)
    after = everything(shop)
    for name, column in sorted(held):  # every row that was there stands where it stood
        ids = {row["id"] for row in before[name] if row[column] == other}
        now = {row["id"] for row in after[name] if row[column] == other}
        assert ids <= now, (name, column)
    assert cards.card(shop, manager, other).person.name == "王伟明"
    assert late.customer_id == kept
