"""Room: what scrolls ends at the page's edge, dialogs stay on the screen, a long choice ends in "…"."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from showroom.gui.kit.buttons import Button
from showroom.gui.kit.dialog import Dialog
from showroom.gui.kit.fields import Combo
from showroom.gui.kit.form_area import FRAME
from showroom.gui.kit.header import PageHeader
from showroom.gui.kit.labels import Label
from showroom.gui.kit.layouts import EDGE, page_body, vbox


def right_end(widget: QWidget, place: QWidget) -> int:
    return widget.mapTo(place, QPoint(widget.width(), 0)).x()


@pytest.mark.parametrize("height", [100, 2000])
def test_contents_end_at_one_line_with_and_without_a_bar(qtbot: QtBot, height: int) -> None:
    inside = QWidget()
    inside.setMinimumHeight(height)
    area = page_body(inside, "area")
    qtbot.addWidget(area)
    area.resize(600, 400)
    area.show()
    qtbot.waitUntil(lambda: area.verticalScrollBar().isVisible() == (height > 400))
    qtbot.waitUntil(lambda: right_end(inside, area) == 600 - EDGE)


@pytest.fixture
def window(qtbot: QtBot) -> QWidget:
    made = QWidget()
    qtbot.addWidget(made)
    made.show()
    return made


def a_dialog(window: QWidget, lines: int) -> Dialog:
    dialog = Dialog(window, "form", "A form", "Save")
    dialog.set_body(vbox(*(Label(f"Line {number}") for number in range(lines))))
    return dialog


def test_a_long_form_takes_the_screen_and_its_buttons_stay_on_it(window: QWidget, qtbot: QtBot) -> None:
    dialog = a_dialog(window, 90)
    late = QWidget()
    late.setMinimumHeight(120)
    dialog.set_foot(late)
    late.hide()
    dialog.open()
    room = dialog.screen().availableGeometry()
    qtbot.waitUntil(dialog.isVisible)
    assert room.height() - FRAME - 8 <= dialog.height() <= room.height()
    late.show()  # what is repeated to the caller; a refusal
    QApplication.processEvents()
    qtbot.waitUntil(lambda: late.height() >= 120 and dialog.height() <= room.height() - FRAME)
    assert dialog.geometry().bottom() <= room.bottom()
    assert right_end(dialog.act_button, dialog) <= dialog.width()
    assert dialog.act_button.mapTo(dialog, QPoint(0, dialog.act_button.height())).y() <= dialog.height()


def test_a_short_form_is_no_higher_than_it_needs(window: QWidget, qtbot: QtBot) -> None:
    dialog = a_dialog(window, 3)
    dialog.open()
    qtbot.waitUntil(dialog.isVisible)
    assert dialog.height() < dialog.screen().availableGeometry().height() / 2


def test_a_long_choice_ends_in_dots(qtbot: QtBot) -> None:
    long = "10 % deposit, balance before the hand-over of the car"
    combo = Combo("pay", [("a", long), ("b", "Cash")])
    qtbot.addWidget(combo)
    combo.resize(160, 40)
    combo.show()
    shown = combo.shown_text()
    assert shown.endswith("…")
    assert long.startswith(shown[:-1])
    combo.set_value("b")
    assert combo.shown_text() == "Cash"
    combo.repaint()  # as it is painted: no complaint of Qt's


def test_acts_of_a_head_go_below_where_they_would_hide_the_title(qtbot: QtBot) -> None:
    acts = [Button(f"What would happen {number}", f"act.{number}") for number in range(3)]
    head = PageHeader("Rotation rules", "rules", *acts, subtitle="In force since today")
    page = QWidget()
    page.setLayout(vbox(head, None))
    page.setMinimumSize(400, 100)
    qtbot.addWidget(page)
    page.resize(1000, 200)
    page.show()
    qtbot.waitExposed(page)
    title = head.findChild(Label, "rules.title")
    assert title is not None
    tops = {act.mapTo(head, QPoint(0, 0)).y() for act in acts}
    assert max(tops) < title.mapTo(head, QPoint(0, title.height())).y()
    page.resize(560, 200)
    qtbot.waitUntil(lambda: acts[0].mapTo(head, QPoint(0, 0)).y() >= title.mapTo(head, QPoint(0, title.height())).y())
    assert title.width() >= title.fontMetrics().horizontalAdvance(title.text())
    qtbot.waitUntil(lambda: right_end(acts[2], page) == 560)
    page.resize(1000, 200)
    qtbot.waitUntil(lambda: acts[0].mapTo(head, QPoint(0, 0)).y() < title.mapTo(head, QPoint(0, title.height())).y())
    assert [act.x() for act in acts] == sorted(act.x() for act in acts)
