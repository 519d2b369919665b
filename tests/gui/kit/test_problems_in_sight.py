"""A sentence about a field that is scrolled away is brought into sight."""

from __future__ import annotations

import pytest
from PySide6.QtWidgets import QScrollArea, QWidget
from pytestqt.qtbot import QtBot

from showroom.gui.kit.dialog import Dialog
from showroom.gui.kit.fields import Field, line_edit, show_problems
from showroom.gui.kit.layouts import boxed, scrolled, vbox


@pytest.mark.parametrize("number", [0, 12, 23])
def test_the_first_problem_is_scrolled_into_sight(qtbot: QtBot, number: int) -> None:
    fields = {str(n): Field(f"Field {n}", line_edit(f"field.{n}")) for n in range(24)}
    area = scrolled(boxed(vbox(*fields.values())), "area")
    assert isinstance(area, QScrollArea)
    qtbot.addWidget(area)
    area.resize(420, 300)
    area.show()
    qtbot.waitExposed(area)
    bar = area.verticalScrollBar()
    bar.setValue(bar.maximum() if number == 0 else 0)
    field = fields[str(number)]
    assert not field.input.visibleRegion().contains(field.input.rect().center())
    assert show_problems(fields, {str(number): "Two digits are missing, which takes a sentence that is rather long."})
    qtbot.waitUntil(lambda: field.visibleRegion().contains(field.rect().adjusted(2, 2, -2, -4)))
    assert not show_problems(fields, {})


def test_a_form_grows_for_the_sentence_about_its_last_field(qtbot: QtBot) -> None:
    parent = QWidget()
    qtbot.addWidget(parent)
    dialog = Dialog(parent, "form", "A form", "Save", width=320)
    dialog.fields = {name: Field(name, line_edit(name)) for name in ("first", "last")}
    dialog.set_body(vbox(*dialog.fields.values()))
    dialog.show()
    qtbot.waitExposed(dialog)
    before = dialog.height()
    dialog.refuse("The shift ends too early: it lasts at least 15 minutes after its beginning, says the rule.", "last")
    qtbot.waitUntil(lambda: dialog.height() > before)
    note = dialog.fields["last"]
    qtbot.waitUntil(lambda: note.visibleRegion().contains(note.rect().adjusted(2, 2, -2, -4)))
