"""The promise to call back from the question to the answer, on both engines (CAL-05)."""

from __future__ import annotations

from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from tests.services.conftest import Crew

from showroom.clock import ManualClock
from showroom.domain.calls.callbacks import CallbackState, ProgressKind
from showroom.domain.errors import Refused, UserError
from showroom.services import calls
from showroom.services.calls import CallRow, NewCall, NewStep

pytestmark = pytest.mark.engines
SHANGHAI = ZoneInfo("Asia/Shanghai")


def only(crew: Crew) -> CallRow:
    (row,) = calls.callbacks(crew.shop, crew.anna)
    return row


@pytest.mark.clause("CAL-05")
def test_asked_promised_told_overdue_answered_and_every_step_is_kept(crew: Crew, clock: ManualClock) -> None:
    clock.set(datetime(2026, 11, 21, 10, 30, tzinfo=SHANGHAI))
    call = calls.log(crew.shop, crew.anna, NewCall("13900001111", question="Can it be 2.4 m long?")).id
    due = only(crew).callback_due
    assert only(crew).state is CallbackState.OPEN
    calls.step(crew.shop, crew.anna, call, NewStep(ProgressKind.ASKED, whom_id=crew.manager.staff_id))
    row = only(crew)
    assert (row.state, row.asked, row.advice) == (CallbackState.ASKED, "Mo Lan", "")
    clock.advance(minutes=20)
    calls.step(crew.shop, crew.manager, call, NewStep(ProgressKind.ADVICE, "the works must say"))
    assert (only(crew).state, only(crew).advice) == (CallbackState.ADVISED, "the works must say")
    monday = datetime(2026, 11, 23, 15, 0, tzinfo=SHANGHAI)
    calls.step(crew.shop, crew.anna, call, NewStep(ProgressKind.PROMISED, "told: Monday", promised_for=monday))
    row = only(crew)
    assert (row.callback_due, row.first_due, row.overdue) == (monday, due, False)
    clock.set(monday - timedelta(hours=1))
    calls.step(crew.shop, crew.anna, call, NewStep(ProgressKind.NOT_REACHED))
    later = monday + timedelta(days=1)
    moved = calls.step(crew.shop, crew.anna, call, NewStep(ProgressKind.PROMISED, "Tuesday", promised_for=later))
    assert (only(crew).callback_due, only(crew).first_due) == (later, due)
    calls.undo_step(crew.shop, crew.anna, moved)
    assert (only(crew).callback_due, only(crew).first_due) == (monday, due)
    clock.set(monday + timedelta(minutes=1))
    assert (only(crew).state, only(crew).overdue, only(crew).steps) == (CallbackState.OVERDUE, True, 4)
    calls.done(crew.shop, crew.anna, call, "yes, six weeks")
    assert calls.callbacks(crew.shop, crew.anna) == ()
    assert [(step.kind.value, step.by, step.whom, step.note) for step in calls.steps(crew.shop, crew.bo, call)] == [
        ("asked", "Anna", "Mo Lan", ""),
        ("advice", "Mo Lan", "", "the works must say"),
        ("promised", "Anna", "", "told: Monday"),
        ("not_reached", "Anna", "", ""),
    ]
    with pytest.raises(UserError, match="callback_is_done"):
        calls.step(crew.shop, crew.anna, call, NewStep(ProgressKind.TOLD, "late"))


@pytest.mark.clause("CAL-05")
def test_undoing_the_only_promise_gives_the_rules_date_back(crew: Crew, clock: ManualClock) -> None:
    call = calls.log(crew.shop, crew.anna, NewCall("13900001111", question="?")).id
    due = only(crew).callback_due
    first = calls.step(crew.shop, crew.anna, call, NewStep(ProgressKind.TOLD, "we look"))
    promise = NewStep(ProgressKind.PROMISED, "soon", promised_for=clock.now() + timedelta(days=3))
    step = calls.step(crew.shop, crew.anna, call, promise)
    with pytest.raises(UserError, match="call_undo_used"):
        calls.undo_step(crew.shop, crew.anna, first)
    calls.undo_step(crew.shop, crew.anna, step)
    assert (only(crew).callback_due, only(crew).first_due, only(crew).state) == (due, None, CallbackState.OPEN)


@pytest.mark.clause("CAL-05")
def test_a_step_says_what_it_must(crew: Crew, clock: ManualClock) -> None:
    call = calls.log(crew.shop, crew.anna, NewCall("13900001111", question="?")).id
    wrong = [
        (NewStep(ProgressKind.ASKED), "callback_ask_whom"),
        (NewStep(ProgressKind.ASKED, whom_id=1), "callback_ask_whom"),
        (NewStep(ProgressKind.ADVICE, " "), "callback_step_note"),
        (NewStep(ProgressKind.PROMISED, "x"), "callback_promise_when"),
        (NewStep(ProgressKind.PROMISED, "x", promised_for=clock.now()), "callback_promise_past"),
    ]
    for step, code in wrong:
        with pytest.raises(UserError, match=code):
            calls.step(crew.shop, crew.anna, call, step)
    plain = calls.log(crew.shop, crew.anna, NewCall("13912345678")).id
    with pytest.raises(UserError, match="call_gone"):
        calls.step(crew.shop, crew.anna, plain, NewStep(ProgressKind.TOLD, "x"))


@pytest.mark.clause("CAL-05")
def test_the_manager_takes_note_of_an_overdue_one_and_it_stays_in_the_list(crew: Crew, clock: ManualClock) -> None:
    def told() -> list[int]:
        return [one.ref for one in calls.news_of(crew.shop, crew.manager) if one.kind == "overdue"]

    clock.set(datetime(2026, 11, 21, 10, 30, tzinfo=SHANGHAI))
    call = calls.log(crew.shop, crew.anna, NewCall("13900001111", question="?")).id
    with pytest.raises(UserError, match="callback_not_overdue"):
        calls.note_overdue(crew.shop, crew.manager, call)
    with pytest.raises(UserError, match="callback_step_unknown"):
        calls.step(crew.shop, crew.anna, call, NewStep(ProgressKind.NOTED))
    clock.advance(days=1)
    assert told() == [call]
    with pytest.raises(Refused):
        calls.note_overdue(crew.shop, crew.anna, call)

    step = calls.note_overdue(crew.shop, crew.manager, call)
    row = only(crew)
    assert (row.state, row.overdue, row.noted_by) == (CallbackState.OVERDUE, True, "Mo Lan")
    assert row.noted_at == clock.now()
    assert told() == []
    with pytest.raises(UserError, match="callback_is_noted") as again:
        calls.note_overdue(crew.shop, crew.manager, call)
    assert again.value.facts["name"] == "Mo Lan"
    with pytest.raises(Refused):
        calls.undo_step(crew.shop, crew.anna, step)
    calls.undo_step(crew.shop, crew.manager, step)
    assert (only(crew).noted_by, told()) == ("", [call])

    # another date that passes is another thing to know
    calls.note_overdue(crew.shop, crew.manager, call)
    later = clock.now() + timedelta(hours=3)
    calls.step(crew.shop, crew.anna, call, NewStep(ProgressKind.PROMISED, "at three", promised_for=later))
    assert (only(crew).noted_by, told()) == ("", [])
    clock.advance(hours=4)
    assert told() == [call]
    assert [one.kind for one in calls.steps(crew.shop, crew.anna, call)] == [ProgressKind.NOTED, ProgressKind.PROMISED]
