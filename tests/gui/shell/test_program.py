"""The program with its real windows: language and look, errors, other stores, everything can be reached and read."""

import sys
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractButton, QComboBox, QLabel, QLineEdit, QWidget
from pytestqt.qtbot import QtBot
from sqlalchemy import select
from tests.gui.shell.conftest import Program

from showroom.domain.errors import Fault, UserError
from showroom.domain.staff.actor import DESK
from showroom.gui.kit.fields import Field
from showroom.gui.shell.window import fit
from showroom.services import reception
from showroom.services.reception import WalkIn
from showroom.services.shop import Shop, stores
from showroom.settings import SettingsFile
from showroom.store.models import AuditEntry


def _nameless(root: QWidget) -> list[str]:
    kinds = (QAbstractButton, QLineEdit, QComboBox)
    wrong = []
    for widget in root.findChildren(QWidget):
        if not isinstance(widget, kinds) or not widget.isVisibleTo(root):
            continue
        if isinstance(widget.parent(), QComboBox | QLineEdit):
            continue  # parts of another control
        if not widget.objectName() or not (widget.accessibleName() or getattr(widget, "text", str)()):
            wrong.append(f"{type(widget).__name__} {widget.objectName()!r}")
    return wrong


def test_language_theme_and_size_switch_live(program: Program, store_shop: Shop) -> None:
    program.start()
    program.sign_in("Mo Lan")
    program.window.navigate("settings")
    name = program.window.findChild(QLineEdit, "settings.store")
    name.setFocus()
    name.setText("half a na")
    title = program.window.windowTitle()
    reception.walk_in(store_shop, DESK, WalkIn())  # nobody has clocked in: the visitor waits
    program.wait(lambda: program.window.side.bar._buttons["reception"].accessibleName() == "Reception, 1")
    program.runtime.change(language="zh_CN")
    assert program.window.side.bar._buttons["reception"].accessibleName() == "接待台, 1"
    assert program.window.windowTitle() == title
    assert program.window.findChild(QLabel, "settings.title").text() == "设置"
    assert program.window.findChild(QLineEdit, "settings.store").text() == "half a na"
    wide = program.window.side.bar.width()
    program.runtime.change(text_size=125)
    assert program.window.side.bar.width() != wide
    program.runtime.change(theme="dark")
    program.runtime.change(language="en")
    assert program.window.findChild(QLabel, "settings.title").text() == "Settings"
    kept = SettingsFile().load()
    assert (kept.theme, kept.text_size, kept.language) == ("dark", 125, "en")


def test_narrow_windows_have_a_rail(program: Program) -> None:
    program.start()
    wide = program.window.side.bar.width()
    program.window.resize(1280, 720)
    program.wait(lambda: program.window.side.bar.width() < wide / 2)


def test_store_is_renamed_by_the_manager(program: Program, store_shop: Any) -> None:
    program.start()
    program.sign_in("Mo Lan")
    program.window.navigate("settings")
    field = program.window.findChild(Field, "settings.store.field")
    field.set_value("   ")
    button = program.window.findChild(QAbstractButton, "settings.store.save")
    program.qtbot.mouseClick(button, Qt.MouseButton.LeftButton)
    program.wait(lambda: field.error == "The store needs a name.")
    field.set_value("Harbour")
    program.qtbot.mouseClick(button, Qt.MouseButton.LeftButton)
    program.wait(lambda: "Harbour" in program.window.windowTitle())
    (store,) = stores(store_shop.database)
    assert store.name == "Harbour"
    with store_shop.database.read() as connection:
        last = connection.execute(select(AuditEntry.action, AuditEntry.actor).order_by(AuditEntry.seq.desc())).first()
    assert last is not None
    assert last.action == "settings.edit"
    assert last.actor == program.runtime.session.actor.tag


def test_each_error_where_it_belongs(program: Program, capsys: Any) -> None:
    program.start()
    program.sign_in("Anna")
    program.app.report(UserError("record_is_gone"))
    assert program.window.error_bar.text == "Somebody else has deleted this meanwhile."
    program.app.report(Fault("db_disk_full", place="/data/x"))
    assert program.shown == "fault"
    program.qtbot.mouseClick(program.window.findChild(QAbstractButton, "fault.retry"), Qt.MouseButton.LeftButton)
    assert program.shown == "reception"
    try:
        {"known": 1}["王小明 13812345678"]
    except KeyError as error:
        program.app.report(error)
        program.app.report(error)
    crash = program.window._crash
    assert crash is not None
    assert "13812345678" not in crash.report
    assert "王小明" not in crash.report
    assert "test_program.py" in crash.report
    assert "KeyError" in crash.report
    crash.reject()
    assert "KeyError" in capsys.readouterr().err
    program.wait(lambda: program.window._crash is None)


def test_an_exception_in_a_slot_reaches_the_crash_dialog(program: Program, capsys: Any) -> None:
    program.start()
    assert sys.excepthook == program.app._on_exception  # that is where PySide takes exceptions in slots
    error = ZeroDivisionError("x")
    sys.excepthook(ZeroDivisionError, error, None)
    assert program.window._crash is not None
    program.window._crash.reject()
    program.wait(lambda: program.window._crash is None)
    assert "ZeroDivisionError" in capsys.readouterr().err


@pytest.mark.parametrize(
    ("content", "title"),
    [(b"not a database at all, just some bytes", "This file is not a store"), (None, None)],
)
def test_a_file_that_is_no_store(
    bare_program: Program, content: bytes | None, title: str | None, tmp_path: Path
) -> None:
    program = bare_program
    place = Path(program.app.place)
    if content is not None:
        place.parent.mkdir(parents=True, exist_ok=True)
        place.write_bytes(content)
    program.start()
    if title is None:
        assert program.shown == "first"
        return
    assert program.shown == "fault"
    assert program.window.findChild(QLabel, "fault.title").text() == title
    assert place.read_bytes() == content
    place.unlink()
    program.qtbot.mouseClick(program.window.findChild(QAbstractButton, "fault.retry"), Qt.MouseButton.LeftButton)
    program.wait(lambda: program.shown == "first")


def test_every_control_has_a_name(program: Program, bare_program: Program) -> None:
    bare_program.start()
    assert _nameless(bare_program.window) == []
    program.start()
    assert _nameless(program.window) == []
    program.sign_in("Mo Lan")
    program.window.navigate("settings")
    assert _nameless(program.window) == []


def test_keys_and_about(program: Program) -> None:
    program.start()
    program.sign_in("Mo Lan")
    program.qtbot.keyClick(program.window, Qt.Key.Key_F1)
    keymap = program.window.findChild(QWidget, "keymap")
    words = {label.text() for label in keymap.findChildren(QLabel)}
    assert {"F1", "F2", "Ctrl+K", "Ctrl+L", "Ctrl+Z", "New visitor"} <= words
    keymap.close()
    program.window.popups.open_about()
    about = program.window.findChild(QWidget, "about")
    text = about.findChild(QWidget, "about.licences").toPlainText()  # type: ignore[union-attr]
    assert "SIL Open Font License" in text.replace("SIL OPEN FONT LICENSE", "SIL Open Font License")
    assert "Phosphor Icons" in text
    about.close()


def test_a_new_window_is_no_larger_than_its_screen(qtbot: QtBot) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    fit(window)
    room = window.screen().availableGeometry()
    assert 0 < window.width() <= min(room.width(), 1440)
    assert 0 < window.height() <= min(room.height(), 900)
