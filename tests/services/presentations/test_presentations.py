"""Presentations through the services, on both engines."""

from __future__ import annotations

import json

import pytest
from sqlalchemy import func, select
from tests.services.conftest import Crew

from showroom.clock import ManualClock
from showroom.domain.errors import Refused, UserError
from showroom.domain.presentations.rules import DONE, FINISHED, PAUSED, RUNNING, SKIPPED, Mark
from showroom.domain.staff.actor import DESK
from showroom.services import presentations, reception
from showroom.services.customers import records
from showroom.services.customers.cards import card
from showroom.services.presentations import Start
from showroom.services.reception import WalkIn
from showroom.store.models import AuditEntry, Presentation, PresentationStep, Visit

pytestmark = pytest.mark.engines


@pytest.fixture
def visit(crew: Crew) -> int:
    reception.clock_in(crew.shop, crew.anna, crew.anna.staff_id or 0)
    found = reception.walk_in(crew.shop, crew.anna, WalkIn())
    reception.greet(crew.shop, crew.anna, found.visit_id)
    return found.visit_id


def test_a_visit_that_is_served_is_offered_and_started_once(crew: Crew, visit: int) -> None:
    before = presentations.overview(crew.shop, crew.anna)
    assert [(c.visit_id, c.consultant) for c in before.candidates] == [(visit, "Anna")]
    first = presentations.start(crew.shop, crew.anna, Start(visit_id=visit))
    assert presentations.start(crew.shop, crew.anna, Start(visit_id=visit)) == first
    after = presentations.overview(crew.shop, crew.anna)
    assert after.candidates == ()
    assert [(row.id, row.state, row.staff) for row in after.open] == [(first, RUNNING, "Anna")]
    found = presentations.run(crew.shop, crew.anna, first)
    assert [len(stage.steps) for stage in found.stages] == [4, 11, 2, 6, 3, 2, 4, 3]


@pytest.mark.clause("PRE-01")
def test_a_mandatory_step_is_skipped_only_with_a_reason(crew: Crew, visit: int) -> None:
    run = presentations.start(crew.shop, crew.anna, Start(visit_id=visit))
    for reason in (None, "  "):
        with pytest.raises(UserError) as refused:
            presentations.mark(crew.shop, crew.anna, run, {"rooms": Mark(SKIPPED, reason=reason)})
        assert (refused.value.code, refused.value.field) == ("presentation_skip_reason", "reason")
    presentations.mark(crew.shop, crew.anna, run, {"rooms": Mark(SKIPPED, reason="known"), "tea": Mark(SKIPPED)})
    view = presentations.run(crew.shop, crew.anna, run)
    assert view.marks == {"rooms": Mark(SKIPPED, None, "known"), "tea": Mark(SKIPPED)}
    assert (view.progress.skipped, view.progress.coverage) == (2, 0)


@pytest.mark.clause("PRE-01", "PRE-07")
def test_ending_asks_why_mandatory_steps_are_left_out_and_keeps_the_coverage(
    crew: Crew, visit: int, clock: ManualClock
) -> None:
    run = presentations.start(crew.shop, crew.anna, Start(visit_id=visit))
    presentations.mark(crew.shop, crew.anna, run, {"welcome": Mark(DONE), "sit": Mark(DONE), "tea": Mark(DONE)})
    clock.advance(minutes=20)
    with pytest.raises(UserError) as refused:
        presentations.finish(crew.shop, crew.anna, run)
    mandatory = presentations.run(crew.shop, crew.anna, run).progress.mandatory
    assert (refused.value.code, refused.value.facts) == ("presentation_mandatory_open", {"count": mandatory - 2})
    presentations.finish(crew.shop, crew.anna, run, "no_time")
    view = presentations.run(crew.shop, crew.anna, run)
    assert (view.state, view.active_s, view.progress.skipped) == (FINISHED, 1200, mandatory - 2)
    with crew.shop.view(crew.anna, "presentations.view") as connection:
        row = connection.execute(select(Presentation.mandatory_done, Presentation.steps_done)).one()
    assert tuple(row) == (2, 3)
    with pytest.raises(UserError, match="presentation_is_finished"):
        presentations.mark(crew.shop, crew.anna, run, {"tea": Mark(DONE)})
    assert [r.coverage for r in presentations.overview(crew.shop, crew.anna).finished] == [200 // mandatory]


@pytest.mark.clause("PRE-08")
def test_it_is_paused_here_and_gone_on_with_on_another_pc_by_somebody_else(
    crew: Crew, visit: int, clock: ManualClock
) -> None:
    run = presentations.start(crew.shop, crew.anna, Start(visit_id=visit))
    presentations.mark(crew.shop, crew.anna, run, {"welcome": Mark(DONE)})
    clock.advance(minutes=10)
    presentations.pause(crew.shop, crew.anna, run)
    with pytest.raises(UserError, match="presentation_not_running"):
        presentations.mark(crew.shop, crew.anna, run, {"tea": Mark(DONE)})
    clock.advance(minutes=45)
    other = crew.shop.sibling()
    assert presentations.run(other, crew.bo, run).state == PAUSED
    presentations.hand_over(other, crew.bo, run, crew.bo.staff_id or 0)
    presentations.resume(other, crew.bo, run)
    clock.advance(minutes=5)
    presentations.mark(other, crew.bo, run, {"tea": Mark(DONE)})
    view = presentations.run(crew.shop, crew.anna, run)
    assert (view.staff, view.seconds(clock.now()), set(view.marks)) == ("Bo", 15 * 60, {"welcome", "tea"})


@pytest.mark.clause("PRE-02")
def test_an_answer_stands_in_the_customers_form_in_the_same_act(crew: Crew, visit: int) -> None:
    customer = records.register(crew.shop, crew.anna, records.Registration({"name": "Wang Fang"})).id
    reception.details(crew.shop, crew.anna, visit, reception.VisitDetails(customer_id=customer))
    run = presentations.start(crew.shop, crew.anna, Start(visit_id=visit))
    presentations.mark(crew.shop, crew.anna, run, {"area": Mark(DONE, 128), "rooms": Mark(DONE, ("living", "bedroom"))})
    answers = card(crew.shop, crew.anna, customer).answers
    assert (answers["area"], answers["rooms"]) == (128, ("living", "bedroom"))
    view = presentations.run(crew.shop, crew.anna, run)
    assert view.offers == ()
    step = view.step("area")
    assert step is not None
    assert step.known == 128
    with crew.shop.view(crew.anna, "presentations.view") as connection:
        entry = connection.execute(select(AuditEntry.changes).order_by(AuditEntry.seq.desc()).limit(1)).scalar_one()
    assert {table for _, table, *_ in json.loads(entry)} >= {"presentation_step", "customer_field", "presentation"}


@pytest.mark.clause("PRE-02")
def test_without_a_customer_answers_are_kept_and_offered_when_one_is_linked(crew: Crew, visit: int) -> None:
    run = presentations.start(crew.shop, crew.anna, Start(visit_id=visit))
    presentations.mark(
        crew.shop, crew.anna, run, {"area": Mark(DONE, 90), "style": Mark(DONE, "modern"), "sit": Mark(DONE)}
    )
    assert presentations.run(crew.shop, crew.anna, run).offers == ()
    customer = records.register(
        crew.shop, crew.anna, records.Registration({"name": "Wang Fang", "area": 75, "style": "modern"})
    ).id
    presentations.link_customer(crew.shop, crew.anna, run, customer)
    offered = presentations.run(crew.shop, crew.anna, run).offers
    assert [(o.step, o.answer, o.current) for o in offered] == [("area", 90, 75)]
    assert presentations.apply_offers(crew.shop, crew.anna, run, ("area",)) == 1
    assert card(crew.shop, crew.anna, customer).answers["area"] == 90
    assert presentations.run(crew.shop, crew.anna, run).offers == ()
    with crew.shop.view(crew.anna, "presentations.view") as connection:
        assert connection.execute(select(Visit.customer_id).where(Visit.id == visit)).scalar() == customer


@pytest.mark.clause("PRE-02")
def test_a_stranger_is_registered_with_what_the_presentation_learned(crew: Crew, visit: int) -> None:
    run = presentations.start(crew.shop, crew.bo, Start(visit_id=visit))
    presentations.mark(crew.shop, crew.bo, run, {"area": Mark(DONE, 90)})
    with pytest.raises(UserError, match="customer_needs_something"):
        presentations.register_customer(crew.shop, crew.bo, run)
    presentations.mark(
        crew.shop, crew.bo, run, {"welcome": Mark(DONE, "王芳"), "contact": Mark(DONE, ("138 0013 8000",))}
    )
    customer = presentations.register_customer(crew.shop, crew.bo, run)
    shown = card(crew.shop, crew.anna, customer)
    assert (shown.person.name, shown.person.owner, shown.answers["area"]) == ("王芳", "Anna", 90)
    assert presentations.run(crew.shop, crew.bo, run).offers == ()


def test_a_bad_answer_is_refused_at_its_place_and_nothing_is_written(crew: Crew, visit: int) -> None:
    run = presentations.start(crew.shop, crew.anna, Start(visit_id=visit))
    with pytest.raises(UserError) as refused:
        presentations.mark(crew.shop, crew.anna, run, {"tea": Mark(DONE), "style": Mark(DONE, "rococo")})
    assert (refused.value.code, refused.value.field) == ("form_no_such_option", "answer")
    assert presentations.run(crew.shop, crew.anna, run).marks == {}


@pytest.mark.clause("PRE-06")
def test_objections_that_came_up_are_counted_once(crew: Crew, visit: int) -> None:
    run = presentations.start(crew.shop, crew.anna, Start(visit_id=visit))
    key = presentations.run(crew.shop, crew.anna, run).pack.objections[0].key
    for _ in range(2):
        presentations.objection(crew.shop, crew.anna, run, key)
    assert presentations.run(crew.shop, crew.anna, run).objections == {key}
    presentations.objection(crew.shop, crew.anna, run, key, came_up=False)
    assert presentations.run(crew.shop, crew.anna, run).objections == frozenset()
    with pytest.raises(UserError, match="presentation_no_such_objection"):
        presentations.objection(crew.shop, crew.anna, run, "the_moon")


def test_a_mark_is_changed_taken_back_and_counted_anew(crew: Crew, visit: int) -> None:
    run = presentations.start(crew.shop, crew.anna, Start(visit_id=visit))
    presentations.mark(crew.shop, crew.anna, run, {"area": Mark(DONE, 90)})
    presentations.mark(crew.shop, crew.anna, run, {"area": Mark(DONE, 95)})
    view = presentations.run(crew.shop, crew.anna, run)
    assert view.marks["area"].answer == 95
    presentations.reopen(crew.shop, crew.anna, run, "area")
    assert presentations.run(crew.shop, crew.anna, run).progress.done == 0
    with crew.shop.view(crew.anna, "presentations.view") as connection:
        assert connection.execute(select(func.count()).select_from(PresentationStep)).scalar() == 0


def test_the_locked_desk_may_not_and_nobody_serves_is_said(crew: Crew) -> None:
    waiting = reception.walk_in(crew.shop, crew.receptionist, WalkIn()).visit_id
    with pytest.raises(Refused):
        presentations.start(crew.shop, DESK, Start(visit_id=waiting))
    with pytest.raises(UserError, match="presentation_with_whom"):
        presentations.start(crew.shop, crew.anna, Start())
    assert presentations.overview(crew.shop, crew.anna).candidates == ()


def test_notes_of_the_shortlist_are_kept(crew: Crew, visit: int) -> None:
    run = presentations.start(crew.shop, crew.anna, Start(visit_id=visit))
    presentations.note(crew.shop, crew.anna, run, " 三人沙发 A-12，浅灰 ")
    assert presentations.run(crew.shop, crew.anna, run).shortlist == "三人沙发 A-12，浅灰"
    with pytest.raises(UserError, match="form_too_long"):
        presentations.note(crew.shop, crew.anna, run, "x" * 4001)
