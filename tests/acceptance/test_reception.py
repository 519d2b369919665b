"""A day at the front desk, by keys and presses on the real page (REC)."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot
from tests.acceptance.reception_desk import ALT, CTRL, SYSTEM, Desk
from tests.gui.conftest import Context

from showroom.clock import ManualClock
from showroom.gui.kit import sound
from showroom.services import reception, staff
from showroom.services.customers.records import Registration, register
from showroom.services.reception import Finish

Key = Qt.Key


@pytest.fixture
def played(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The sounds that would have been heard."""
    heard: list[str] = []
    monkeypatch.setattr(sound, "play", lambda name: heard.append(name) or True)
    return heard


@pytest.fixture
def desk(
    context: Context, show: Callable[..., QWidget], settled: Callable[[], None], qtbot: QtBot, played: list[str]
) -> Desk:
    made = Desk(context, show, settled, qtbot)
    made.sign_in("Lin Mei")
    return made


@pytest.mark.clause("REC-02", "REC-17")
def test_f2_enter_names_the_one_on_point_and_tells_the_next_to_move_up(desk: Desk, played: list[str]) -> None:
    desk.clock_in("Anna", "Bo", "Chen")
    desk.open()
    desk.key(Key.Key_F2)
    desk.key(Key.Key_Return)
    (visit,) = desk.visits()
    assert (visit.kind, visit.state, visit.consultant_id, visit.party_size) == (
        "first",
        "assigned",
        desk.staff("Anna"),
        1,
    )
    assert desk.text("reception.announcement.name") == "Anna"
    assert desk.text("reception.announcement.why") == "First visit → next in rotation: Anna is 1st"
    assert "Bo" in desk.text("reception.announcement.deck")
    assert played == ["assigned"]
    assert desk.last_actor("reception.walk_in") == f"staff:{desk.staff('Lin Mei')}"
    assert desk.order() == ["Bo", "Chen", "Anna"]


@pytest.mark.clause("REC-02", "SEC-01")
def test_a_locked_desk_takes_the_walk_in_too(desk: Desk) -> None:
    desk.clock_in("Anna")
    desk.sign_in(None)
    desk.open()
    desk.key(Key.Key_F2)
    desk.key(Key.Key_Return)
    assert desk.visits()[0].consultant_id == desk.staff("Anna")
    assert desk.last_actor("reception.walk_in") == "desk"


@pytest.mark.clause("REC-02", "REC-07")
def test_last_digits_make_it_a_return_visit_to_the_owner(desk: Desk) -> None:
    desk.clock_in("Anna", "Bo")
    answers = {"name": "孙丽", "phones": ("13812345678",)}
    register(desk.context.shop, SYSTEM, Registration(answers, owner_id=desk.staff("Bo")))
    desk.open()
    desk.key(Key.Key_F2)
    desk.type("5678")
    desk.qtbot.waitUntil(lambda: len(desk.page.overlay.walk_in.matches.rows()) == 1)
    desk.key(Key.Key_Return)
    desk.qtbot.waitUntil(lambda: bool(desk.visits()))
    desk.settled()
    (visit,) = desk.visits()
    assert (visit.kind, visit.consultant_id, visit.served_as) == ("return", desk.staff("Bo"), "owner")
    assert visit.customer_id is not None
    assert not visit.used_turn
    assert "Bo looks after this customer" in desk.text("reception.announcement.why")


@pytest.mark.clause("REC-02")
def test_what_was_typed_is_never_dropped_without_a_word(desk: Desk) -> None:
    desk.clock_in("Anna")
    desk.open()
    desk.key(Key.Key_F2)
    desk.type("9999")
    desk.key(Key.Key_Return)
    desk.settled()
    assert desk.visits() == []
    assert "9999" in desk.page.overlay.walk_in.bar.text
    desk.key(Key.Key_Return)
    assert len(desk.visits()) == 1


@pytest.mark.clause("REC-03", "REC-06")
def test_asked_for_a_consultant_by_alt_4_and_arrows(desk: Desk) -> None:
    desk.clock_in("Anna", "Bo", "Chen")
    desk.open()
    desk.key(Key.Key_F2)
    desk.key(Key.Key_4, ALT)
    desk.key(Key.Key_Return)
    assert desk.visits() == []  # who is asked for must be said
    assert "consultant" in desk.page.overlay.walk_in.bar.text
    for _ in range(3):
        desk.key(Key.Key_Down)
    desk.page.overlay.walk_in.matches.chosen.emit(desk.page.overlay.walk_in.matches.current())
    desk.key(Key.Key_Return)
    (visit,) = desk.visits()
    assert (visit.kind, visit.asked_for_id, visit.consultant_id) == (
        "asked_for",
        desk.staff("Chen"),
        desk.staff("Chen"),
    )


@pytest.mark.clause("REC-06")
def test_kind_by_arrows_and_party_by_the_stepper(desk: Desk) -> None:
    desk.clock_in("Anna")
    desk.open()
    desk.key(Key.Key_F2)
    for _ in range(4):
        desk.key(Key.Key_Right)
    assert desk.chip("reception.walk_in.kind.phone_up").isChecked()
    desk.press("reception.walk_in.party.more")
    desk.press("reception.walk_in.party.more")
    desk.press("reception.walk_in.assign")
    (visit,) = desk.visits()
    assert (visit.kind, visit.party_size) == ("phone_up", 3)


@pytest.mark.clause("REC-04", "REC-17")
def test_two_taps_to_lunch_and_the_sentence_says_who_was_passed_over(desk: Desk, clock: ManualClock) -> None:
    desk.clock_in("Anna", "Bo")
    desk.open()
    desk.press_person("Anna")
    desk.press("reception.status.lunch")
    assert [p.status for p in reception.board(desk.context.shop, SYSTEM).people] == ["lunch", "available"]
    clock.advance(minutes=5)
    desk.key(Key.Key_F2)
    desk.key(Key.Key_Return)
    assert desk.text("reception.announcement.why") == (
        "First visit → next in rotation: Bo is 2nd; "
        "Anna was passed over: at lunch since 09:00, the policy keeps the place"
    )


@pytest.mark.clause("REC-04")
def test_statuses_by_keyboard_alone(desk: Desk) -> None:
    desk.clock_in("Anna", "Bo")
    desk.open()
    desk.key(Key.Key_Down)
    desk.page.rotation.select(desk.staff("Bo"))
    desk.key(Key.Key_Return)
    desk.key(Key.Key_Down)
    desk.key(Key.Key_Return)
    board = reception.board(desk.context.shop, SYSTEM)
    assert board.people[1].status not in ("available", "with_visitor")
    assert desk.page.focusWidget() is desk.page.rotation
    assert desk.page.rotation.current_staff() == desk.staff("Bo")


@pytest.mark.clause("REC-01", "REC-04")
def test_clock_in_and_off_duty(desk: Desk) -> None:
    desk.open()
    desk.press("reception.clock_in")
    desk.press(f"reception.clocking.{desk.staff('Chen')}")
    desk.press("reception.clock_in")
    desk.press(f"reception.clocking.{desk.staff('Anna')}")
    assert desk.order() == ["Chen", "Anna"]
    desk.press_person("Chen")
    desk.press("reception.status.off")
    assert desk.order() == ["Anna"]


@pytest.mark.clause("REC-12")
def test_everybody_busy_the_visitor_waits_in_sight_until_the_first_free_takes_them(
    desk: Desk, clock: ManualClock
) -> None:
    desk.clock_in("Anna")
    desk.come()
    desk.open((1208, 720))
    desk.key(Key.Key_F2)
    desk.key(Key.Key_Return)
    assert desk.text("reception.announcement.name") == "Waits"
    desk.key(Key.Key_Escape)
    row = desk.page.waiting.rows()[0]
    assert row.time.tone == "neutral"
    for minutes, tone in ((3, "warning"), (2, "danger")):
        clock.advance(minutes=minutes)
        desk.context.ticker.beat()
        assert row.time.tone == tone
    assert row.time.text == "5:00"
    assert "with a visitor or away" in desk.text("reception.waiting.why")
    assert "sorry" in desk.text("reception.waiting.apology")
    page = desk.page
    assert page.rect().contains(row.mapTo(page, row.rect().bottomRight()))
    first = desk.visits()[0]
    desk.press("reception.visit.1.greeted")
    desk.press("reception.visit.1.finish")
    desk.press("reception.finish.outcome.considering")
    desk.key(Key.Key_Return, CTRL)
    left, taken = desk.visits()
    assert (left.id, left.state, left.outcome) == (first.id, "left", "considering")
    assert (taken.state, taken.consultant_id) == ("assigned", desk.staff("Anna"))
    assert page.waiting.rows() == ()


@pytest.mark.clause("REC-12")
def test_leaving_unserved_is_recorded_with_the_wait(desk: Desk, clock: ManualClock) -> None:
    desk.open()
    desk.come()
    clock.advance(minutes=7)
    desk.press("reception.waiting.1.more")
    desk.press("reception.menu.unserved")
    (visit,) = desk.visits()
    assert visit.state == "left_unserved"
    assert (visit.left_at - visit.arrived_at).total_seconds() == 420
    assert "Visitor 1 left unserved after 7 min" in desk.page.recent.list.rows_model.rows[0].text


@pytest.mark.clause("REC-12", "REC-09")
def test_when_somebody_waits_though_somebody_is_free_the_screen_says_why_and_f4_assigns(desk: Desk) -> None:
    desk.clock_in("Anna")
    desk.come(2)
    desk.open()
    visit = desk.visits()[0]
    desk.press("reception.visit.1.greeted")
    desk.press("reception.visit.1.finish")
    desk.press("reception.finish.outcome.quoted")
    desk.press("reception.finish.act")
    done = desk.visits()
    assert [v.state for v in done] == ["left", "assigned"]
    assert visit.id == done[0].id
    taken = max(number for number, kind in enumerate(desk.events(), 1) if kind == "taken")
    reception.undo(desk.context.shop, SYSTEM, (taken,))
    desk.context.bus.committed()
    desk.settled()
    assert "An assignment was taken back" in desk.text("reception.waiting.why")
    desk.key(Key.Key_F4)
    assert desk.visits()[1].state == "assigned"


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


@pytest.mark.clause("REC-14")
def test_details_are_filled_in_while_the_visitor_is_being_greeted(desk: Desk) -> None:
    desk.clock_in("Anna")
    saved = register(desk.context.shop, SYSTEM, Registration({"name": "孙丽", "phones": ("13812345678",)}))
    desk.open()
    desk.key(Key.Key_F2)
    desk.key(Key.Key_Return)
    desk.press("reception.announcement.greeted")
    panel = desk.page.overlay.findChild(QWidget, "reception.visit")
    assert panel is not None
    desk.page.focusWidget()
    desk.find("reception.details.customer").setFocus()
    desk.type("5678")
    desk.qtbot.waitUntil(lambda: desk.is_shown("reception.details.matches"))
    desk.key(Key.Key_Return)
    desk.find("reception.details.note").setFocus()
    desk.type("New flat, sofas")
    desk.press("reception.details.party.more")
    desk.key(Key.Key_Return, CTRL)
    (visit,) = desk.visits()
    assert (visit.state, visit.party_size, visit.note) == ("greeted", 2, "New flat, sofas")
    assert visit.customer_id == saved.id
    assert not desk.page.overlay.isVisible()


@pytest.mark.clause("REC-14")
def test_typed_details_outlive_the_program(desk: Desk) -> None:
    desk.clock_in("Anna")
    desk.open()
    desk.key(Key.Key_F2)
    desk.key(Key.Key_Return)
    desk.find("reception.details.note").setFocus()
    desk.type("half a thought")
    desk.context.drafts.flush()
    desk.page.close()  # no "Later", no save: as after a crash
    page = desk.open()
    assert "visitor 1" in desk.text("reception.bar.text")
    desk.press("reception.bar.act")
    assert page.overlay.isVisible()
    note = desk.find("reception.details.note")
    assert note.property("plainText") == "half a thought"


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


@pytest.mark.clause("REC-17")
def test_why_am_i_third_and_why_this_visit(desk: Desk) -> None:
    desk.clock_in("Anna", "Bo", "Chen")
    desk.come()
    desk.open()
    desk.press_person("Anna")
    desk.press("reception.status.why")
    assert desk.text("reception.why.sentence") == "Anna is 3rd of 3 in the order."
    lines = [desk.text(f"reception.why.line.{n}") for n in range(3)]
    assert lines == ["With a visitor since 09:00", "Before: Bo, free since 09:00.", "Before: Chen, free since 09:00."]
    desk.key(Key.Key_Escape)
    desk.press("reception.visit.1.more")
    desk.press("reception.menu.why")
    assert desk.text("reception.why.sentence") == "First visit → next in rotation: Anna is 1st"
    assert desk.find("reception.why.order").accessibleName() == "1. Anna, 2. Bo, 3. Chen"
    desk.press("reception.why.close")


@pytest.mark.clause("REC-16", "SEC-01")
def test_the_locked_desk_shows_the_board_without_customers(desk: Desk) -> None:
    desk.clock_in("Anna")
    saved = register(desk.context.shop, SYSTEM, Registration({"name": "孙丽", "phones": ("13812345678",)}))
    desk.come(customer_id=saved.id, kind="return")
    desk.open()
    assert "孙丽" in desk.text("reception.visit.1.visitor")
    desk.sign_in(None)
    desk.page.changed()
    assert desk.text("reception.visit.1.visitor") == "Visitor 1"


@pytest.mark.clause("REC-12")
def test_another_process_ends_a_visit_and_the_page_shows_it(desk: Desk) -> None:
    desk.clock_in("Anna")
    (first,) = desk.come()
    desk.open()
    assert len(desk.page.serving.widgets()) == 1
    other = desk.context.shop.sibling()
    reception.greet(other, SYSTEM, first.visit_id)
    reception.finish(other, SYSTEM, first.visit_id, Finish("considering"))
    desk.qtbot.waitUntil(lambda: desk.page.serving.widgets() == (), timeout=1000)
    assert staff.cards(other, SYSTEM)


@pytest.mark.clause("REC-12", "REC-14")
def test_who_was_left_open_last_night_is_still_on_the_screen_in_the_morning(desk: Desk, clock: ManualClock) -> None:
    desk.clock_in("Anna")
    desk.come(2)
    clock.advance(days=1)
    desk.open()
    assert [row.visit.number for row in desk.page.waiting.rows()] == [2]
    assert [card.visit.number for card in desk.page.serving.widgets()] == [1]
    desk.press("reception.clock_in")
    desk.press(f"reception.clocking.{desk.staff('Bo')}")
    assert desk.visits()[1].consultant_id is None  # nobody is called for who went home yesterday
    assert desk.text("reception.waiting.why") == "Left open on an earlier day: no longer here?"
    desk.press("reception.waiting.2.more")
    desk.press("reception.menu.unserved")
    assert [row.visit.number for row in desk.page.waiting.rows()] == []
    assert desk.visits()[1].state == "left_unserved"
