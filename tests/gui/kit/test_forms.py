"""Forms: checked, refused without losing typing, restored after a crash; inputs read and written in one way."""

import json
import stat
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import QDate, Qt
from PySide6.QtWidgets import QCheckBox, QDateEdit, QLineEdit, QSpinBox, QWidget
from pytestqt.qtbot import QtBot

from showroom.domain.errors import UserError
from showroom.gui.kit import values
from showroom.gui.kit.buttons import Chips, Segment, Stepper, Switch
from showroom.gui.kit.dialog import Dialog
from showroom.gui.kit.drafts import Drafts
from showroom.gui.kit.fields import Combo, Field, TextArea, is_searchable, line_edit
from showroom.gui.kit.layouts import vbox


class NameDialog(Dialog):
    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent, "name", "New customer", "Save")
        self.fields = {
            "name": Field("Name", line_edit("name.name"), required=True),
            "note": Field("Note", TextArea("name.note")),
        }
        self.set_body(vbox(*self.fields.values()))

    def problems(self) -> dict[str, str]:
        return {} if self.fields["name"].value() else {"name": "The name is missing."}

    def value(self) -> str:
        return str(self.fields["name"].value())


@pytest.fixture
def parent(qtbot: QtBot) -> QWidget:
    widget = QWidget()
    qtbot.addWidget(widget)
    widget.resize(900, 700)
    widget.show()
    return widget


def test_a_problem_is_said_at_its_field_and_nothing_is_submitted(qtbot: QtBot, parent: QWidget) -> None:
    dialog = NameDialog(parent)
    dialog.open()
    said: list[object] = []
    dialog.submitted.connect(said.append)
    qtbot.keyClick(dialog, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    dialog.submit()
    assert said == []
    assert dialog.fields["name"].error == "The name is missing."
    dialog.reject()


def test_a_refusal_keeps_what_was_typed(qtbot: QtBot, parent: QWidget) -> None:
    dialog = NameDialog(parent)
    dialog.open()
    dialog.fields["name"].set_value("王小明")
    said: list[object] = []
    dialog.submitted.connect(said.append)
    dialog.submit()
    dialog.submit()  # a second press while the first is under way
    assert said == ["王小明"]
    assert dialog.refuse_error(UserError("staff_name_taken", field="name"), "Taken.")
    assert dialog.fields["name"].error == "Taken."
    assert dialog.fields["name"].value() == "王小明"
    assert dialog.act_button.isEnabled()
    dialog.refuse("Something else.")
    assert dialog.bar.text == "Something else."
    assert not dialog.refuse_error(ValueError(), "")
    with qtbot.waitSignal(dialog.accepted):
        dialog.finish()


def test_keys_of_a_dialog(qtbot: QtBot, parent: QWidget) -> None:
    dialog = NameDialog(parent)
    dialog.open()
    qtbot.waitExposed(dialog)
    dialog.activateWindow()
    dialog.fields["name"].input.setFocus()
    qtbot.waitUntil(lambda: dialog.fields["name"].input.hasFocus())
    qtbot.keyClicks(dialog.fields["name"].input, "Anna")
    qtbot.keyClick(dialog.fields["name"].input, Qt.Key.Key_Return)  # not a save: on to the next input
    assert not dialog.fields["name"].input.hasFocus()
    with qtbot.waitSignal(dialog.submitted):
        qtbot.keyClick(dialog.fields["note"].input, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    with qtbot.waitSignal(dialog.rejected):
        qtbot.keyClick(dialog, Qt.Key.Key_Escape)


def test_a_draft_survives_a_crash_and_is_put_back(qtbot: QtBot, parent: QWidget, tmp_path: Path) -> None:
    drafts = Drafts(tmp_path, "store")
    first = NameDialog(parent)
    first.keep_draft(drafts, "customers.new")
    first.fields["name"].set_value("王小")
    qtbot.waitUntil(lambda: any(tmp_path.glob("*.json")))  # written by itself, without a proper end
    file = next(tmp_path.glob("*.json"))
    assert stat.S_IMODE(file.stat().st_mode) == 0o600
    again = Drafts(tmp_path, "store")
    assert again.keys() == ("customers.new",)
    second = NameDialog(parent)
    second.keep_draft(again, "customers.new")
    assert second.fields["name"].value() == "王小"
    assert second.bar.text
    second.finish()
    again.flush()
    assert Drafts(tmp_path, "store").keys() == ()
    first.reject()


def test_a_draft_may_be_thrown_away(qtbot: QtBot, parent: QWidget, tmp_path: Path) -> None:
    drafts = Drafts(tmp_path, "store")
    drafts.put("customers.new", {"name.name": "old"})
    dialog = NameDialog(parent)
    dialog.keep_draft(drafts, "customers.new")
    dialog.bar.findChild(QWidget, "name.bar.act").click()  # type: ignore[union-attr]
    assert dialog.fields["name"].value() == ""
    assert drafts.get("customers.new") is None
    dialog.reject()


def test_cancelling_forgets_the_draft_and_stores_are_kept_apart(qtbot: QtBot, parent: QWidget, tmp_path: Path) -> None:
    drafts = Drafts(tmp_path, "store")
    dialog = NameDialog(parent)
    dialog.keep_draft(drafts, "k")
    dialog.fields["name"].set_value("x")
    drafts.flush()
    assert Drafts(tmp_path, "another store").keys() == ()
    dialog.reject()
    drafts.flush()
    assert json.loads(next(tmp_path.glob("*.json")).read_text()) == {}


def test_a_spoiled_or_unwritable_draft_file_is_no_hindrance(tmp_path: Path) -> None:
    drafts = Drafts(tmp_path / "there", "store")
    drafts.put("a", {"x": "1"})
    (tmp_path / "there").write_text("a file where the folder should be")
    drafts.flush()
    (tmp_path / "there").unlink()
    drafts.flush()  # tried again, and it works now
    file = next((tmp_path / "there").glob("*.json"))
    file.write_text("{ not json")
    assert Drafts(tmp_path / "there", "store").keys() == ()


def test_every_input_is_read_written_and_watched(qtbot: QtBot) -> None:
    page = QWidget()
    date = QDateEdit(QDate(2026, 11, 21))
    spin, check, secret = QSpinBox(), QCheckBox(), QLineEdit("4711")
    secret.setEchoMode(QLineEdit.EchoMode.Password)
    for widget, name in ((date, "date"), (spin, "spin"), (check, "check"), (secret, "secret")):
        widget.setObjectName(name)
    page.setLayout(
        vbox(
            line_edit("line"),
            TextArea("area"),
            Combo("combo", [("a", "A"), ("b", "B")]),
            Combo("free", [("a", "A")], editable=True),
            Chips([("a", "A"), ("b", "B")], "chips", several=True),
            Segment([("a", "A"), ("b", "B")], "segment"),
            Switch("switch", "S"),
            Stepper("stepper", "P", 1, 0, 9),
            date,
            spin,
            check,
            secret,
        )
    )
    qtbot.addWidget(page)
    typed: dict[str, Any] = {
        "line": "王", "area": "two\nlines", "combo": "b", "free": "typed", "chips": ["a", "b"], "segment": "b",
        "switch": True, "stepper": 4, "date": "2026-12-01", "spin": 7, "check": True,
    }  # fmt: skip
    heard: list[str] = []
    for name, widget in values.inputs(page):
        values.watch(widget, lambda name=name: heard.append(name))
    assert set(values.snapshot(page)) == set(typed)  # the secret is left out
    assert values.restore(page, typed) == len(typed)
    assert values.snapshot(page) == typed
    assert set(heard) == set(typed)
    json.dumps(values.snapshot(page))


def test_wheel_does_not_change_a_combo_without_focus(qtbot: QtBot) -> None:
    combo = Combo("c", [(n, str(n)) for n in range(9)])
    assert combo.focusPolicy() == Qt.FocusPolicy.StrongFocus
    combo.set_value(3)
    combo.set_items([(2, "2"), (3, "3")])
    assert combo.value() == 3


@pytest.mark.parametrize(("query", "enough"), [("", False), ("a", False), ("7", False), ("77", True), ("王", True)])
def test_one_chinese_character_is_enough_to_look_for(query: str, enough: bool) -> None:
    assert is_searchable(query) is enough
