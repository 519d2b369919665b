"""The day's calendar by keyboard and by mouse (CAL-09)."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import timedelta

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QWidget
from tests.gui.appointments.conftest import Diary, book, edit, modal
from tests.gui.conftest import Context

from showroom.clock import ManualClock
from showroom.domain.packs.loader import load, load_text
from showroom.domain.staff.roster import clock_text
from showroom.gui.appointments.dialog import BookingDialog
from showroom.gui.appointments.page import badge, create
from showroom.gui.kit.buttons import Button, Chip, Segment
from showroom.gui.kit.fields import Combo
from showroom.gui.kit.labels import Label, Pill
from showroom.services import appointments, pack_versions, roster, shipped_packs
from showroom.services.appointments import AppointmentState, NewAppointment

pytestmark = pytest.mark.clause("CAL-09")

CTRL = Qt.KeyboardModifier.ControlModifier


def stands(diary: Diary) -> list[tuple[str, str, str]]:
    """Who, when, with whom."""
    return [(row.name, clock_text(diary.minute(row)), row.consultant) for row in diary.rows]


def test_arrows_walk_between_places_and_enter_books_there(diary: Diary) -> None:
    column, minute = diary.grid.place
    assert (column, minute) == (0, 9 * 60 + 30)  # whoever is next, now
    for _ in range(6):
        diary.press(Qt.Key.Key_Down)
    diary.press(Qt.Key.Key_Right)
    diary.press(Qt.Key.Key_Right)
    anna, bo = diary.context.people["Anna"].staff_id, diary.context.people["Bo"].staff_id
    assert diary.grid.place == (bo, 11 * 60)
    assert diary.grid.accessibleDescription() == "11:00 · free · Bo"
    diary.press(Qt.Key.Key_Return)
    form = modal()
    assert isinstance(form, BookingDialog)
    assert edit(form, "appointments.booking.at").text() == "11:00"
    edit(form, "appointments.booking.name").setText("王小明")
    form.submit()
    diary.settled()
    assert stands(diary) == [("王小明", "11:00", "Bo")]
    assert bo != anna
    chosen = diary.grid.chosen
    assert chosen is not None
    assert chosen.appointment.name == "王小明"


def test_control_and_arrows_move_it_and_it_can_be_put_back(diary: Diary) -> None:
    anna = diary.context.people["Anna"].staff_id
    made = book(diary.context, 660, consultant_id=anna)
    diary.settled()
    diary.page.arrive(appointment_id=made)
    diary.page.refresh()
    diary.press(Qt.Key.Key_Down, CTRL)
    assert stands(diary) == [("Mr Li", "11:15", "Anna")]
    diary.press(Qt.Key.Key_Right, CTRL)
    assert stands(diary) == [("Mr Li", "11:15", "Bo")]
    diary.undo()
    assert stands(diary) == [("Mr Li", "11:15", "Anna")]
    diary.press(Qt.Key.Key_Left, CTRL)
    assert stands(diary) == [("Mr Li", "11:15", "")]  # whoever is next


def test_delete_asks_why_and_it_can_be_taken_back(diary: Diary) -> None:
    made = book(diary.context, 660)
    diary.page.arrive(appointment_id=made)
    diary.page.refresh()
    diary.press(Qt.Key.Key_Delete)
    form = modal()
    edit(form, "appointments.cancel.reason").setText("has flu")
    QTest.keyClick(form, Qt.Key.Key_Return, CTRL)
    diary.settled()
    (row,) = diary.rows
    assert (row.state, row.cancel_reason) == (AppointmentState.CANCELLED, "has flu")
    assert diary.grid.chosen is None
    diary.undo()
    assert diary.rows[0].state is AppointmentState.EXPECTED


def test_it_is_dragged_to_another_time_and_consultant(diary: Diary) -> None:
    anna, bo = (diary.context.people[name].staff_id for name in ("Anna", "Bo"))
    book(diary.context, 660, consultant_id=anna)
    diary.page.refresh()
    place = diary.grid.geometry_now()
    (block,) = place.sheet.blocks
    start = place.rect(block).center()
    target = start + QPoint(place.column, place.hour // 2)
    view = diary.grid.viewport()
    QTest.mousePress(view, Qt.MouseButton.LeftButton, pos=start)
    QTest.mouseMove(view, start + QPoint(4, 24))
    QTest.mouseMove(view, target)
    QTest.mouseRelease(view, Qt.MouseButton.LeftButton, pos=target)
    diary.settled()
    assert stands(diary) == [("Mr Li", "11:30", "Bo")]
    assert diary.rows[0].consultant_id == bo


def test_side_by_side_ones_are_walked_one_by_one(diary: Diary) -> None:
    anna = diary.context.people["Anna"].staff_id
    for minute, name in ((660, "First"), (675, "Second")):
        book(diary.context, minute, name, consultant_id=anna)
    diary.page.refresh()
    diary.grid.choose(diary.rows[0].id)
    heard = []
    for key in (Qt.Key.Key_Right, Qt.Key.Key_Right, Qt.Key.Key_Left):
        diary.press(key)
        chosen = diary.grid.chosen
        heard.append(chosen.appointment.name if chosen is not None else "")
    assert heard == ["Second", "", "Second"]


def test_a_room_that_is_taken_is_not_moved_onto(diary: Diary) -> None:
    for minute, name in ((660, "First"), (720, "Second")):
        book(diary.context, minute, name, purpose="room", resource="Design room")
    by = diary.page.findChild(Segment, "appointments.by")
    assert by is not None
    by.set_value("resource")
    diary.page.refresh()
    diary.grid.choose(diary.rows[1].id)
    diary.press(Qt.Key.Key_Up, CTRL)
    assert [clock_text(diary.minute(row)) for row in diary.rows] == ["11:00", "12:00"]
    assert "Design room is taken from 11:00 to 12:00" in diary.context.error_bar.text
    diary.press(Qt.Key.Key_Right, CTRL)
    diary.press(Qt.Key.Key_Up, CTRL)
    assert diary.rows[1].resource != "Design room"
    assert clock_text(diary.minute(diary.rows[1])) == "11:45"


def test_what_is_settled_stays_where_it_is(diary: Diary, clock: ManualClock) -> None:
    book(diary.context, 660)
    clock.advance(days=1)
    diary.page.refresh()
    diary.page.go_to(diary.context.shop.day() - timedelta(days=1))  # the day that is over now
    (block,) = diary.grid.geometry_now().sheet.blocks
    assert block.appointment.state is AppointmentState.NO_SHOW
    diary.grid.choose(block.appointment.id)
    diary.press(Qt.Key.Key_Down, CTRL)
    diary.press(Qt.Key.Key_Delete)
    diary.press(Qt.Key.Key_Return)
    assert QApplication.activeModalWidget() is None
    (same,) = diary.grid.geometry_now().sheet.blocks
    assert same.start == block.start


def test_the_week_counts_and_opens_a_day(diary: Diary) -> None:
    book(diary.context, 660)
    book(diary.context, 660 + 24 * 60)
    book(diary.context, 720 + 24 * 60)
    diary.page.refresh()
    today = diary.context.shop.day().weekday()
    chips = [diary.page.findChild(Chip, f"appointments.week.{number}") for number in range(7)]
    counts = {number: chip.accessibleName() for number, chip in enumerate(chips) if chip is not None}
    assert counts[today].endswith("1 booked")
    following = chips[today + 1]
    assert following is not None
    assert counts[today + 1].endswith("2 booked")
    QTest.keyClick(following, Qt.Key.Key_Space)
    assert len(diary.grid.geometry_now().sheet.blocks) == 2
    assert following.isChecked()
    QTest.keyClick(diary.grid, Qt.Key.Key_Home)
    assert len(diary.grid.geometry_now().sheet.blocks) == 1


def test_twelve_consultants_are_legible_in_a_small_window_by_scrolling(diary: Diary) -> None:
    from showroom.services import staff

    for number in range(9):
        staff.add(
            diary.context.shop, diary.context.people["Mo Lan"], staff.NewStaff(f"Person {number}", "consultant", "1357")
        )
    diary.page.resize(1208, 660)
    diary.page.refresh()
    place = diary.grid.geometry_now()
    assert len(place.sheet.columns) == 13
    assert place.column >= 140
    for _ in range(12):
        diary.press(Qt.Key.Key_Right)
    seen = diary.grid.geometry_now()
    last = seen.cell(12, diary.grid.place[1])
    assert diary.grid.viewport().rect().contains(last)


def _tomorrow(diary: Diary, name: str, phone: str = "") -> int:
    at = diary.context.clock.now() + timedelta(days=1, hours=2)
    return appointments.book(diary.context.shop, diary.context.people["Mo Lan"], NewAppointment(at, name, phone))


def test_calling_about_tomorrow_three_ways_with_undo(diary: Diary) -> None:
    ids = [_tomorrow(diary, name) for name in ("Wu", "Zhao", "Qian")]
    diary.page.arrive(tab="remind")
    diary.page.refresh()
    assert badge(diary.context) == 3
    diary.click(f"appointments.remind.{ids[0]}.confirmed")
    diary.click(f"appointments.remind.{ids[1]}.not_reached")
    diary.click(f"appointments.remind.{ids[2]}.will_not_come")
    left = appointments.to_remind(diary.context.shop, diary.context.people["Mo Lan"])
    assert [(row.id, row.reminded) for row in left] == [(ids[1], "not_reached")]
    diary.page.refresh()
    state = diary.page.findChild(Pill, f"appointments.remind.{ids[1]}.state")
    assert state is not None
    diary.undo()  # they will come after all
    assert badge(diary.context) == 2
    diary.page.refresh()
    again = diary.page.findChild(QWidget, f"appointments.remind.{ids[2]}")
    assert again is not None


def test_cars_and_rooms_are_added_renamed_and_put_out_of_use(diary: Diary) -> None:
    shop, manager = diary.context.shop, diary.context.people["Mo Lan"]
    before = [one.name for one in appointments.bookable(shop, manager)]
    diary.click("appointments.things")
    form = modal()
    edit(form, "appointments.things.name").setText("Terrace")
    diary.click("appointments.things.add", form)
    names = [one.name for one in appointments.bookable(shop, manager)]
    assert sorted(names) == sorted([*before, "Terrace"])
    edit(form, "appointments.things.name").setText(" terrace ")
    diary.click("appointments.things.add", form)  # the same one in other letters
    assert len(appointments.bookable(shop, manager)) == len(names)
    place = next(n for n, one in enumerate(appointments.bookable(shop, manager, closed=True)) if one.name == "Terrace")
    box = edit(form, f"appointments.things.{place}.name")
    box.setText("Roof terrace")
    box.editingFinished.emit()
    diary.settled()
    assert "Roof terrace" in [one.name for one in appointments.bookable(shop, manager)]
    purpose = form.findChild(Combo, "appointments.things.purpose")
    assert purpose is not None
    assert purpose.value() == "room"


def test_a_consultant_is_not_offered_what_a_supervisor_decides(context: Context, show: Callable[..., QWidget]) -> None:
    context.host.person = context.people["Anna"]
    page = create(context)
    show(page)
    things = page.findChild(Button, "appointments.things")
    assert things is not None
    assert not things.isVisible()


def test_who_came_and_who_did_not(diary: Diary, clock: ManualClock) -> None:
    anna = diary.context.people["Anna"].staff_id
    book(diary.context, 660, "Came not", consultant_id=anna)
    gone = book(diary.context, 720, "Called off")
    appointments.cancel(diary.context.shop, diary.context.people["Anna"], gone, "ill")
    clock.advance(days=1)
    diary.page.arrive(tab="kept")
    panel = diary.page.findChild(QWidget, "appointments.kept")
    assert panel is not None
    said = [label.text() for label in panel.findChildren(Label)]
    whole = said.index("All appointments")
    assert said[whole + 1 : whole + 6] == ["2", "0", "1", "1", "0 %"]
    of_anna = said.index("Anna")
    assert said[of_anna + 1 : of_anna + 6] == ["1", "0", "1", "0", "0 %"]


def test_left_open_past_the_end_of_the_day_it_shows_the_new_one(diary: Diary, clock: ManualClock) -> None:
    book(diary.context, 660 + 24 * 60)
    diary.page.refresh()
    assert diary.grid.geometry_now().sheet.blocks == ()
    clock.advance(hours=24)
    diary.page.changed()
    assert [one.start for one in diary.grid.geometry_now().sheet.blocks] == [660]
    assert diary.page.findChild(Chip, f"appointments.week.{diary.context.shop.day().weekday()}").isChecked()
    # somebody who looks at another day is not taken away from it
    there = diary.context.shop.day() + timedelta(days=3)
    diary.page.go_to(there)
    clock.advance(hours=24)
    diary.page.changed()
    assert diary.page.keep()["day"] == there.isoformat()


def test_closed_days_and_who_is_off_are_said_and_may_be_booked_all_the_same(diary: Diary) -> None:
    context, page = diary.context, diary.page
    manager, anna = context.people["Mo Lan"], context.people["Anna"]
    shipped = load(shipped_packs.shipped_file("furniture")).text
    today = context.shop.day()
    tomorrow = today + timedelta(days=1)
    name = f"{tomorrow:%A}".lower()
    text = re.sub(rf"(?m)^{name} = .*$", f"{name} = []", shipped.replace('version = "', 'version = "9', 1))
    pack_versions.switch(context.shop, manager, load_text(text))
    roster.set_shift(context.shop, manager, anna.staff_id or 0, today, 600, 900)
    page.refresh()
    hours = re.search(rf'(?m)^{f"{today:%A}".lower()} = \["(.*)"\]', shipped)
    assert hours is not None
    subtitle = page.findChild(QLabel, "appointments.subtitle")
    assert subtitle is not None
    assert hours[1].replace("-", "–") in subtitle.text()
    columns = diary.grid.geometry_now().sheet
    names = [one.name for one in columns.columns]
    assert names[:2] == ["Whoever is next", "Anna"]
    assert all(one.endswith("· off") for one in names[2:])
    assert (columns.is_open(1, 890), columns.is_open(1, 900), columns.is_open(2, 700)) == (True, False, False)

    closed = page.findChild(QWidget, "appointments.closed")
    assert closed is not None
    assert closed.isHidden()
    page.go_to(tomorrow)
    assert closed.isVisible()
    assert "closed" in subtitle.text()
    chip = page.findChild(Chip, f"appointments.week.{tomorrow.weekday()}")
    assert chip is not None
    assert "closed" in chip.accessibleName()
    assert not diary.grid.geometry_now().sheet.is_open(0, 700)
    told: list[str] = []
    diary.grid.said.connect(told.append)
    diary.press(Qt.Key.Key_Down)
    assert "closed, or nobody there" in told[-1]
