"""A visitor at the door, by keys and presses on the real page (REC-02, REC-06, REC-07, REC-14)."""

from __future__ import annotations

from datetime import timedelta

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QScrollArea, QWidget
from tests.acceptance.reception_desk import ALT, CTRL, SYSTEM, Desk

from showroom.clock import ManualClock
from showroom.domain.reception import terms
from showroom.services import appointments
from showroom.services.appointments import NewAppointment
from showroom.services.customers.records import Registration, register
from showroom.services.reception import WalkIn

Key = Qt.Key


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
    assert played[:1] == ["assigned"]  # "move up" follows a second later
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


@pytest.mark.clause("REC-07", "REC-17", "REG-07")
def test_an_owner_whose_protection_has_run_out_is_not_promised(desk: Desk, clock: ManualClock) -> None:
    answers = {"name": "孙丽", "phones": ("13812345678",)}
    register(desk.context.shop, SYSTEM, Registration(answers, owner_id=desk.staff("Bo")))
    clock.advance(days=400)
    desk.clock_in("Anna", "Bo")
    desk.open()
    desk.key(Key.Key_F2)
    desk.type("5678")
    matches = desk.page.overlay.walk_in.matches
    desk.qtbot.waitUntil(lambda: len(matches.rows()) == 1)
    matches.chosen.emit(matches.rows()[0])
    assert desk.text("reception.walk_in.preview.name") == "Anna"  # the next in rotation
    assert "Bo looked after them; the protection has run out." in desk.text("reception.walk_in.preview.why")
    desk.key(Key.Key_Return)
    desk.qtbot.waitUntil(lambda: bool(desk.visits()))
    desk.settled()
    assert desk.visits()[0].consultant_id == desk.staff("Anna")
    assert desk.text("reception.announcement.why") == (
        "Return visit → the protection of who looked after them has run out; next in rotation: Anna is 1st"
    )


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


@pytest.mark.clause("REC-02", "REC-06", "CAL-09")
def test_last_digits_of_somebody_expected_make_it_their_appointment(desk: Desk, clock: ManualClock) -> None:
    """F2 and the digits do what a press on the card of the appointment does; it never stands as not come."""
    shop = desk.context.shop
    desk.clock_in("Anna", "Bo")
    known = {
        name: register(shop, SYSTEM, Registration({"name": name, "phones": (phone,)}, owner_id=desk.staff("Bo"))).id
        for name, phone in (("孙丽", "13812345678"), ("李娜", "13812340000"))
    }
    soon, late = clock.now() + timedelta(minutes=20), clock.now() + timedelta(hours=5)
    due = appointments.book(shop, SYSTEM, NewAppointment(soon, customer_id=known["孙丽"]))
    appointments.book(shop, SYSTEM, NewAppointment(late, customer_id=known["李娜"]))
    desk.open()
    walk_in = desk.page.overlay.walk_in

    def pick(digits: str) -> WalkIn:
        desk.type(digits)
        desk.qtbot.waitUntil(lambda: len(walk_in.matches.rows()) == 1)
        walk_in.matches.chosen.emit(walk_in.matches.rows()[0])
        return walk_in.value()

    desk.key(Key.Key_F2)
    chosen = pick("5678")
    assert (chosen.kind, chosen.appointment_id, chosen.customer_id) == ("appointment", due, known["孙丽"])
    chosen = pick("0000")  # somebody else: the appointment goes with the one it was found by; theirs is hours away
    assert (chosen.kind, chosen.appointment_id, chosen.customer_id) == ("return", None, known["李娜"])
    pick("5678")
    desk.key(Key.Key_Return)
    desk.qtbot.waitUntil(lambda: bool(desk.visits()))
    desk.settled()
    (visit,) = desk.visits()
    assert (visit.kind, visit.appointment_id, visit.customer_id) == ("appointment", due, known["孙丽"])
    assert (visit.consultant_id, visit.used_turn) == (desk.staff("Bo"), False)
    (row, other) = appointments.between(shop, SYSTEM, shop.day(), shop.day())
    assert (row.state, row.visit_id, other.state) == ("came", visit.id, "expected")


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
    desk.key(Key.Key_Return)  # the one that is marked
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


@pytest.mark.clause("REC-06")
def test_kinds_seldom_known_at_the_door_are_one_press_or_arrow_away(desk: Desk) -> None:
    desk.clock_in("Anna", "Bo")
    desk.open()
    desk.key(Key.Key_F2)
    assert not desk.is_shown("reception.walk_in.kind.competitor")
    desk.press("reception.walk_in.kind.others")
    kinds = [name for name in terms.VISIT_KINDS if desk.is_shown(f"reception.walk_in.kind.{name}")]
    assert len(kinds) == 13
    desk.key(Key.Key_Escape)
    desk.key(Key.Key_F2)
    assert not desk.is_shown("reception.walk_in.kind.competitor")  # the usual ones again
    desk.key(Key.Key_Left)  # round the corner: the last one
    desk.key(Key.Key_Left)
    assert desk.chip("reception.walk_in.kind.competitor").isChecked()
    desk.key(Key.Key_Return)
    (visit,) = desk.visits()
    assert visit.kind == "competitor"
    assert not visit.used_turn


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


@pytest.mark.clause("REC-02", "REC-14")
@pytest.mark.usefixtures("after_opening")
def test_the_details_of_a_first_visit_fit_into_their_panel(desk: Desk) -> None:
    """Register, declined a phone, was here before: in English they are wider than the panel of a 1440 pixel window."""
    desk.clock_in("Anna", "Bo")
    desk.open((1208, 830))
    desk.key(Qt.Key.Key_F2)
    desk.key(Qt.Key.Key_Return)
    desk.qtbot.waitUntil(lambda: desk.is_shown("reception.details.declined"))
    desk.settled()
    areas = [area for area in desk.page.overlay.findChildren(QScrollArea) if area.isVisible()]
    assert areas
    for area in areas:
        inside = area.widget()
        assert inside is not None
        assert inside.width() <= area.viewport().width()
