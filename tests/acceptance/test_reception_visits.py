"""A visit ends, is taken back, is put right; somebody is placed (REC-01, REC-06, REC-09, REC-14)."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from tests.acceptance.reception_desk import ALT, CTRL, SYSTEM, Desk

from showroom.clock import ManualClock
from showroom.services import reception

Key = Qt.Key


@pytest.mark.clause("REC-06", "REC-14")
def test_an_outcome_that_needs_a_reason_asks_at_the_place_and_no_opportunity_gives_the_turn_back(desk: Desk) -> None:
    desk.clock_in("Anna", "Bo")
    desk.come()
    desk.open()
    assert desk.order() == ["Bo", "Anna"]
    desk.press("reception.visit.1.greeted")
    desk.press("reception.visit.1.finish")
    desk.key(Key.Key_Return, CTRL)
    assert desk.text("reception.finish.outcome.note") == "Choose how the visit ended."
    desk.press("reception.finish.outcome.non_opportunity")
    assert "the turn is given back" in desk.text("reception.finish.turn")
    desk.key(Key.Key_Return, CTRL)
    assert "needs a reason" in desk.text("reception.finish.reasons.note")
    assert desk.visits()[0].state == "greeted"
    desk.press("reception.finish.reason.directions")
    desk.press("reception.finish.status.lunch")
    desk.press("reception.finish.act")
    (visit,) = desk.visits()
    assert (visit.state, visit.outcome, visit.outcome_reason, visit.used_turn) == (
        "left", "non_opportunity", "directions", False,
    )  # fmt: skip
    assert desk.order() == ["Anna", "Bo"]
    assert reception.board(desk.context.shop, SYSTEM).people[0].status == "lunch"


@pytest.mark.clause("REC-04", "REC-14")
def test_a_visit_is_ended_by_keys_alone(desk: Desk) -> None:
    desk.clock_in("Anna")
    desk.come()
    desk.open()
    desk.press("reception.visit.1.greeted")
    desk.page.rotation.select(desk.staff("Anna"))
    desk.page.rotation.setFocus()
    desk.key(Key.Key_Return)
    desk.key(Key.Key_1)  # the first status: available; it asks for the outcome
    desk.key(Key.Key_4, ALT)
    desk.key(Key.Key_Return, CTRL)
    (visit,) = desk.visits()
    assert (visit.state, visit.outcome) == ("left", "considering")
    assert reception.board(desk.context.shop, SYSTEM).people[0].status == "available"


@pytest.mark.clause("REC-09")
def test_undo_within_two_minutes_and_not_later(desk: Desk, clock: ManualClock) -> None:
    desk.clock_in("Anna", "Bo")
    desk.open()
    desk.key(Key.Key_F2)
    desk.key(Key.Key_Return)
    bar = desk.context.host.undo_bar
    assert bar.can_undo
    assert bar.text == "Visitor 1 → Anna"
    clock.advance(seconds=100)
    bar.undo()
    desk.settled()
    assert desk.visits()[0].state == "undone"
    assert desk.order() == ["Anna", "Bo"]
    desk.key(Key.Key_F2)
    desk.key(Key.Key_Return)
    clock.advance(seconds=121)
    bar.undo()
    desk.settled()
    assert desk.visits()[1].state == "assigned"


@pytest.mark.clause("REC-09")
def test_a_first_visit_is_corrected_to_a_return_with_a_reason(desk: Desk) -> None:
    desk.clock_in("Anna", "Bo")
    desk.come()
    desk.open()
    desk.press("reception.visit.1.more")
    desk.press("reception.menu.correct")
    desk.press("reception.reclassify.kind.return")
    desk.key(Key.Key_Return, CTRL)
    assert desk.visits()[0].kind == "first"
    assert desk.text("reception.reclassify.reason.note") == "Say why it is corrected."
    desk.find("reception.reclassify.reason").setFocus()
    focused = desk.dialog().focusWidget()
    desk.qtbot.keyClicks(focused, "knew the number")
    desk.key(Key.Key_Return, CTRL)
    (visit,) = desk.visits()
    assert (visit.kind, visit.used_turn) == ("return", False)
    assert desk.order() == ["Anna", "Bo"]
    assert desk.events()[-1] == "kind_corrected"


@pytest.mark.clause("REC-01")
def test_a_supervisor_places_somebody_with_a_reason(desk: Desk) -> None:
    desk.clock_in("Anna", "Bo", "Chen")
    desk.open()
    desk.press_person("Anna")
    desk.press("reception.status.place")
    desk.find("reception.place.reason").setFocus()
    desk.qtbot.keyClicks(desk.dialog().focusWidget(), "wants to")
    desk.key(Key.Key_Return, CTRL)  # the front desk may not: a supervisor would have to sign
    assert desk.order() == ["Anna", "Bo", "Chen"]
    desk.key(Key.Key_Escape)
    desk.sign_in("Mo Lan")
    desk.press_person("Chen")
    desk.press("reception.status.place")
    desk.key(Key.Key_Return, CTRL)
    assert desk.order() == ["Anna", "Bo", "Chen"]
    desk.find("reception.place.reason").setFocus()
    desk.qtbot.keyClicks(desk.dialog().focusWidget(), "came back for her customer")
    desk.key(Key.Key_Return, CTRL)
    assert desk.order() == ["Chen", "Anna", "Bo"]
    assert desk.page.recent.list.rows_model.rows[0].why == "came back for her customer"


@pytest.mark.clause("REC-09", "SEC-01")
def test_at_the_locked_desk_taking_an_act_back_is_signed_like_the_act(desk: Desk) -> None:
    desk.clock_in("Anna", "Bo")
    (first, _second) = desk.come(2)
    reception.finish(desk.context.shop, SYSTEM, first.visit_id, reception.Finish("considering"))
    desk.come()
    desk.open()
    desk.sign_in(None)  # the window asks for card and PIN of who may do what was done
    acts = desk.page.recent.list
    for kind, action in (("clocked_in", "reception.clock_in"), ("finished", "reception.finish")):
        row = next(row for row in range(len(acts.rows_model.rows)) if acts.rows_model.rows[row].act.kind == kind)
        acts.setFocus()
        acts.setCurrentIndex(acts.rows_model.index(row))
        desk.key(Key.Key_Return)
        desk.press("reception.act.undo")
        assert desk.context.host.signed[-1] == action
    desk.sign_in("Mo Lan")
    desk.key(Key.Key_Return)
    desk.press("reception.act.undo")
    assert str(getattr(desk.context.host.errors[-1], "code", "")) == "undo_moved_on"  # Anna has visitor 3 by now


@pytest.mark.clause("REC-09")
def test_an_act_that_is_not_the_last_is_taken_back_from_the_list(desk: Desk, clock: ManualClock) -> None:
    desk.clock_in("Anna", "Bo", "Chen")
    desk.come()  # visitor 1 → Anna
    desk.open()
    desk.page.rotation.select(desk.staff("Bo"))
    desk.page.rotation.setFocus()
    desk.key(Key.Key_Return)
    desk.press("reception.status.lunch")
    acts = desk.page.recent.list
    desk.qtbot.waitUntil(lambda: "Bo" in acts.rows_model.rows[0].text)
    first = next(row for row in range(len(acts.rows_model.rows)) if "Visitor 1" in acts.rows_model.rows[row].text)
    acts.setFocus()
    acts.setCurrentIndex(acts.rows_model.index(first))
    desk.key(Key.Key_Return)
    assert desk.text("reception.act.title") == "Visitor 1 → Anna"
    desk.press("reception.act.undo")
    desk.qtbot.waitUntil(lambda: desk.visits()[0].state == "undone")
    assert reception.board(desk.context.shop, SYSTEM).people[1].status == "lunch"  # what was done since stays
    desk.qtbot.waitUntil(lambda: acts.rows_model.rows[0].act.kind == "undone")
    again = next(row for row in range(len(acts.rows_model.rows)) if acts.rows_model.rows[row].act.kind == "arrived")
    acts.setCurrentIndex(acts.rows_model.index(again))
    acts.setFocus()
    desk.key(Key.Key_Return)
    assert not desk.is_shown("reception.act")  # taken back already: only the reason is left
    desk.find("reception.why")
    desk.key(Key.Key_Escape)
    lunch = next(row for row in range(len(acts.rows_model.rows)) if acts.rows_model.rows[row].act.kind == "status_set")
    clock.advance(seconds=121)
    acts.setCurrentIndex(acts.rows_model.index(lunch))
    acts.setFocus()
    desk.key(Key.Key_Return)
    assert not desk.is_shown("reception.act")  # too late
