"""Opportunities: signals open them, they move and come back, the supervisor assesses and gives out (REG-14, MGR-08)."""

from __future__ import annotations

from datetime import datetime, timedelta

import pytest
from sqlalchemy import select
from tests.services.conftest import Crew

from showroom.clock import ManualClock
from showroom.domain.errors import Refused, UserError
from showroom.domain.opportunities.pipeline import Age
from showroom.domain.packs.opportunities import GiveBy
from showroom.services import opportunities, presentations, reception
from showroom.services.customers import owners
from showroom.services.customers.records import Registration, register
from showroom.services.opportunities import Assessment, Details, Row, Source, State
from showroom.services.opportunities.verify import verify
from showroom.services.reception import Finish, VisitDetails, WalkIn
from showroom.store.models import AuditEntry, Opportunity

pytestmark = [pytest.mark.engines, pytest.mark.clause("REG-14")]


def customer(crew: Crew, name: str = "Wu", owner: str = "anna", phone: str = "13812345678") -> int:
    return register(crew.shop, getattr(crew, owner), Registration({"name": name, "phones": (phone,)})).id


def only(crew: Crew) -> Row:
    (row,) = opportunities.pipeline(crew.shop, crew.manager).rows
    return row


def test_the_first_signal_opens_one_and_later_ones_add_to_it(crew: Crew) -> None:
    shop, wu = crew.shop, customer(crew)
    first = opportunities.note(shop, crew.anna, wu, ["price", "decider", "price"], Source.CALL, 77)
    assert first.opened
    row = only(crew)
    assert (row.stage, row.owner, row.source, row.signals) == ("interest", "Anna", Source.CALL, ("price", "decider"))
    again = opportunities.note(shop, crew.anna, wu, ["price", "urgent"], Source.CALL, 77)
    assert (again.opportunity_id, again.opened, len(again.signals)) == (first.opportunity_id, False, 1)
    assert only(crew).signals == ("price", "decider", "urgent")
    opportunities.take_back_note(shop, crew.anna, again)
    assert only(crew).signals == ("price", "decider")
    opportunities.take_back_note(shop, crew.anna, first)
    assert opportunities.pipeline(shop, crew.manager).rows == ()
    with pytest.raises(UserError, match="signal_unknown"):
        opportunities.note(shop, crew.anna, wu, ["price", "no such"])


def test_moved_won_lost_reopened_and_each_taken_back(crew: Crew, clock: ManualClock) -> None:
    shop, one = crew.shop, opportunities.note(crew.shop, crew.anna, customer(crew), ["price"]).opportunity_id
    clock.advance(days=9)
    assert (only(crew).days, only(crew).age) == (9, Age.OLD)
    moved = opportunities.move(shop, crew.anna, one, "measured")
    assert (only(crew).stage, only(crew).days) == ("measured", 0)
    opportunities.take_back(shop, crew.anna, one, moved)
    assert (only(crew).stage, only(crew).days) == ("interest", 9)
    with pytest.raises(UserError, match="stage_is_this"):
        opportunities.move(shop, crew.anna, one, "interest")
    with pytest.raises(UserError, match="lost_reason_unknown"):
        opportunities.lose(shop, crew.anna, one, "moon")
    lost = opportunities.lose(shop, crew.anna, one, "price", "too dear")
    assert opportunities.pipeline(shop, crew.manager).rows == ()
    assert [row.lost_reason for row in opportunities.closed(shop, crew.manager)] == ["price"]
    with pytest.raises(UserError, match="opportunity_is_closed"):
        opportunities.move(shop, crew.anna, one, "measured")
    opened = opportunities.reopen(shop, crew.anna, one)
    with pytest.raises(UserError, match="opportunity_went_on"):
        opportunities.take_back(shop, crew.anna, one, lost)
    opportunities.take_back(shop, crew.anna, one, opened)
    assert [row.lost_reason for row in opportunities.closed(shop, crew.manager)] == ["price"]
    opportunities.take_back(shop, crew.anna, one, lost)
    won = opportunities.win(shop, crew.anna, one)
    found = opportunities.get(shop, crew.anna, one)
    assert found is not None
    assert (found.id, found.state) == (one, State.WON)
    assert opportunities.get(shop, crew.anna, one + 1) is None
    assert [row.state for row in opportunities.of_customer(shop, crew.anna, only_id(crew))] == [State.WON]
    opportunities.take_back(shop, crew.anna, one, won)
    assert [change.kind for change in opportunities.history(shop, crew.anna, one)] == ["signal", "opened"]


def only_id(crew: Crew) -> int:
    rows = opportunities.closed(crew.shop, crew.manager) or opportunities.pipeline(crew.shop, crew.manager).rows
    return rows[0].customer.id


def test_a_colleague_reads_no_notes_and_changes_nothing(crew: Crew) -> None:
    shop = crew.shop
    details = Details("Sofa for Mr Wu", 1_280_000, shop.day() + timedelta(days=20), "Call Mr Wu", shop.day())
    one = opportunities.note(shop, crew.anna, customer(crew), ["price"], details=details).opportunity_id
    own = opportunities.pipeline(shop, crew.anna).rows[0]
    assert (own.title, own.next_step, own.mine, own.may_edit, own.late) == (
        "Sofa for Mr Wu",
        "Call Mr Wu",
        True,
        True,
        False,
    )
    others = opportunities.pipeline(shop, crew.bo).rows[0]
    assert (others.title, others.next_step, others.mine, others.may_edit) == ("", "", False, False)
    assert others.customer.masked
    for act in (
        lambda: opportunities.move(shop, crew.bo, one, "measured"),
        lambda: opportunities.edit(shop, crew.bo, one, Details("mine now")),
        lambda: opportunities.lose(shop, crew.bo, one, "price"),
        lambda: opportunities.assess(shop, crew.anna, one, Assessment.REAL),
    ):
        with pytest.raises(Refused):
            act()
    with pytest.raises(UserError, match="opportunity_amount"):
        opportunities.edit(shop, crew.anna, one, Details(amount=-1))


@pytest.mark.clause("MGR-08")
def test_the_supervisor_assesses_and_gives_out_what_nobody_has(crew: Crew) -> None:
    shop = crew.shop
    walked_in = customer(crew, "Wu", "anna")
    called = customer(crew, "Zhao", "receptionist", "13912345678")
    opportunities.note(shop, crew.anna, walked_in, ["price"])
    one = opportunities.note(shop, crew.receptionist, called, ["price"], Source.CALL, 5).opportunity_id
    rows = {row.id: row for row in opportunities.pipeline(shop, crew.manager).rows}
    taken = next(key for key in rows if key != one)
    assert rows[one].owner_id is None
    assert opportunities.to_settle(shop, crew.manager) == 2
    first = opportunities.proposal(shop, crew.manager, GiveBy.LOAD).first
    assert first is not None
    assert first.name == "Bo"  # Anna has one already
    with pytest.raises(UserError, match="opportunity_has_owner"):
        opportunities.give(shop, crew.manager, taken, first.staff_id)
    opportunities.give(shop, crew.manager, one, first.staff_id)
    with shop.view(crew.manager, "customers.find") as connection:
        assert owners.owner_of(connection, shop.store.id, called) == crew.bo.staff_id
        assert owners.owner_of(connection, shop.store.id, walked_in) == crew.anna.staff_id
    with pytest.raises(UserError, match="assessment_needs_note"):
        opportunities.assess(shop, crew.manager, one, Assessment.NOT_REAL)
    for key in rows:
        opportunities.assess(shop, crew.manager, key, Assessment.REAL)
    assert opportunities.to_settle(shop, crew.manager) == 0


@pytest.mark.clause("MGR-08", "REG-07")
def test_giving_out_is_taken_back_with_the_customer_who_went_along(crew: Crew, clock: ManualClock) -> None:
    shop, bo = crew.shop, crew.bo.staff_id or 0
    called = customer(crew, "Zhao", "receptionist", "13912345678")
    one = opportunities.note(shop, crew.receptionist, called, ["price"], Source.CALL, 5).opportunity_id

    def owner() -> int | None:
        with shop.view(crew.manager, "customers.find") as connection:
            return owners.owner_of(connection, shop.store.id, called)

    given = opportunities.give(shop, crew.manager, one, bo)
    assert (only(crew).owner, owner()) == ("Bo", bo)
    with pytest.raises(Refused):
        opportunities.take_back_give(shop, crew.bo, given)
    clock.advance(seconds=90)
    opportunities.take_back_give(shop, crew.manager, given)
    assert (only(crew).owner_id, owner()) == (None, None)
    assert [change.kind for change in opportunities.history(shop, crew.manager, one)] == ["signal", "opened"]
    with shop.view(crew.manager, "store.check") as connection:
        assert list(verify(shop, connection)) == []
        acts = connection.execute(select(AuditEntry.action).order_by(AuditEntry.seq.desc()).limit(2)).scalars().all()
    assert acts == ["opportunities.assess", "opportunities.assess"]  # the giving, and that it was taken back
    with pytest.raises(UserError, match="opportunity_went_on"):
        opportunities.take_back_give(shop, crew.manager, given)

    # somebody went on with it, or spoke with the customer: it stays
    given = opportunities.give(shop, crew.manager, one, bo)
    opportunities.move(shop, crew.bo, one, "measured")
    with pytest.raises(UserError, match="opportunity_went_on"):
        opportunities.take_back_give(shop, crew.manager, given)
    assert (only(crew).owner, owner()) == ("Bo", bo)


@pytest.mark.clause("MGR-08", "REG-07")
def test_taken_back_a_free_customer_is_the_last_owners_again_with_the_protection_there_was(
    crew: Crew, clock: ManualClock
) -> None:
    shop, wu = crew.shop, customer(crew)
    clock.advance(days=400)  # Anna's protection is long over
    with shop.view(crew.manager, "customers.find") as connection:
        before = owners.protection_of(shop, connection, wu)
    one = opportunities.note(shop, crew.receptionist, wu, ["price"]).opportunity_id
    given = opportunities.give(shop, crew.manager, one, crew.bo.staff_id or 0)
    opportunities.take_back_give(shop, crew.manager, given)
    with shop.view(crew.manager, "customers.find") as connection:
        assert owners.protection_of(shop, connection, wu) == before
    assert before is not None
    assert before.staff_id == crew.anna.staff_id
    clock.advance(minutes=5)
    late = opportunities.give(shop, crew.manager, one, crew.bo.staff_id or 0)
    clock.advance(minutes=3)
    with pytest.raises(UserError, match="give_undo_too_late"):
        opportunities.take_back_give(shop, crew.manager, late)


def test_what_the_pipeline_is_worth(crew: Crew) -> None:
    shop = crew.shop
    one = opportunities.note(shop, crew.anna, customer(crew), ["price"], details=Details(amount=1000)).opportunity_id
    opportunities.note(shop, crew.bo, customer(crew, "Zhao", "bo", "13912345678"), ["urgent"])
    opportunities.move(shop, crew.anna, one, "designed")
    found = opportunities.pipeline(shop, crew.manager)
    assert (found.whole.count, found.whole.amount, found.whole.weighted, found.whole.unknown) == (2, 1000, 500, 1)
    assert found.worth["designed"].weighted == 500
    assert {name: worth.count for name, worth in found.by_owner.items()} == {"Anna": 1, "Bo": 1}


def test_signals_noted_as_a_visit_ends_go_when_the_end_is_taken_back(crew: Crew, clock: ManualClock) -> None:
    shop, wu = crew.shop, customer(crew)
    assert crew.anna.staff_id is not None
    reception.clock_in(shop, crew.anna, crew.anna.staff_id)
    visit = reception.walk_in(shop, crew.receptionist, WalkIn()).visit_id
    reception.greet(shop, crew.anna, visit)
    clock.advance(minutes=20)
    with pytest.raises(UserError, match="signals_need_customer"):
        reception.finish(shop, crew.anna, visit, Finish("considering", signals=("price",)))
    reception.details(shop, crew.anna, visit, VisitDetails(customer_id=wu))
    done = reception.finish(shop, crew.anna, visit, Finish("considering", signals=("price", "urgent")))
    row = only(crew)
    assert (row.source, row.owner, row.signals) == (Source.VISIT, "Anna", ("price", "urgent"))
    clock.advance(seconds=20)
    undone = reception.undo(shop, crew.anna, done.events)
    assert undone.events
    assert opportunities.pipeline(shop, crew.manager).rows == ()
    again = reception.finish(shop, crew.anna, visit, Finish("considering", signals=("price",)))
    opportunities.move(shop, crew.anna, only(crew).id, "measured")
    reception.undo(shop, crew.anna, again.events)
    row = only(crew)  # somebody went on with it: it stays, without what was taken back
    assert (row.stage, row.signals) == ("measured", ())


def test_signals_noted_as_a_presentation_ends(crew: Crew) -> None:
    shop, wu = crew.shop, customer(crew)
    run = presentations.start(shop, crew.anna, presentations.Start(customer_id=wu))
    presentations.finish(shop, crew.anna, run, "no time", ("decider",))
    assert (only(crew).source, only(crew).owner, only(crew).signals) == (Source.PRESENTATION, "Anna", ("decider",))
    assert crew.bo.staff_id is not None
    reception.clock_in(shop, crew.bo, crew.bo.staff_id)
    unknown = reception.walk_in(shop, crew.receptionist, WalkIn()).visit_id
    nobodys = presentations.start(shop, crew.bo, presentations.Start(unknown))
    with pytest.raises(UserError, match="signals_need_customer"):
        presentations.finish(shop, crew.bo, nobodys, "no time", ("decider",))


def test_the_end_of_a_presentation_is_taken_back_with_its_signals(crew: Crew, clock: ManualClock) -> None:
    shop, wu = crew.shop, customer(crew)
    run = presentations.start(shop, crew.anna, presentations.Start(customer_id=wu))
    clock.advance(days=3)

    def until() -> datetime | None:
        with shop.view(crew.manager, "customers.find") as connection:
            found = owners.protection_of(shop, connection, wu)
        return found.until if found is not None else None

    def now() -> tuple[object, ...]:
        shown = presentations.run(shop, crew.anna, run)
        return shown.state, sorted(shown.marks), shown.started_at, until()

    before = now()
    done = presentations.finish(shop, crew.anna, run, "no time", ("decider",))
    assert now() != before
    assert done.skipped
    assert until() != before[-1]  # a contact that extended it
    clock.advance(seconds=100)
    presentations.take_back_finish(shop, crew.anna, done)
    assert now() == before
    assert opportunities.pipeline(shop, crew.manager).rows == ()
    with pytest.raises(UserError, match="presentation_went_on"):
        presentations.take_back_finish(shop, crew.anna, done)
    again = presentations.finish(shop, crew.anna, run, "no time", ("decider", "price"))
    opportunities.move(shop, crew.anna, only(crew).id, "measured")
    presentations.take_back_finish(shop, crew.anna, again)
    assert (only(crew).stage, only(crew).signals) == ("measured", ())  # somebody went on with it: it stays
    last = presentations.finish(shop, crew.anna, run, "no time")
    clock.advance(minutes=3)
    with pytest.raises(UserError, match="presentation_undo_too_late"):
        presentations.take_back_finish(shop, crew.anna, last)


def test_the_check_finds_what_its_history_does_not_tell(crew: Crew, clock: ManualClock) -> None:
    shop, one = crew.shop, opportunities.note(crew.shop, crew.anna, customer(crew), ["price"]).opportunity_id
    clock.advance(days=2)
    moved = opportunities.move(shop, crew.anna, one, "measured")
    opportunities.take_back(shop, crew.anna, one, moved)
    opportunities.move(shop, crew.anna, one, "designed")
    opportunities.lose(shop, crew.anna, one, "price")
    opportunities.reopen(shop, crew.anna, one)
    opportunities.win(shop, crew.anna, one)
    with shop.view(crew.manager, "store.check") as connection:
        assert list(verify(shop, connection)) == []
    with shop.work(crew.manager, "opportunities.edit") as work:
        work.update(Opportunity, one, stage="measured", state="open")
    with shop.view(crew.manager, "store.check") as connection:
        found = [(wrong.column, wrong.expected, wrong.found) for wrong in verify(shop, connection)]
    assert found == [("stage", "designed", "measured"), ("state", "won", "open")]


@pytest.mark.clause("REG-07", "MGR-08")
def test_of_a_customer_whose_protection_is_over_it_goes_to_whoever_is_given(crew: Crew, clock: ManualClock) -> None:
    shop, wu = crew.shop, customer(crew, "Wu", "anna")
    kept = opportunities.note(shop, crew.receptionist, wu, ["price"], Source.CALL, 1).opportunity_id
    assert only(crew).owner == "Anna"
    opportunities.lose(shop, crew.anna, kept, "price")
    clock.advance(days=40)
    one = opportunities.note(shop, crew.receptionist, wu, ["price"], Source.CALL, 2).opportunity_id
    assert only(crew).owner_id is None
    opportunities.give(shop, crew.manager, one, crew.bo.staff_id or 0)
    with shop.view(crew.manager, "customers.find") as connection:
        held = owners.protection_of(shop, connection, wu)
    assert held is not None
    assert (held.staff_id, held.is_free) == (crew.bo.staff_id, False)
