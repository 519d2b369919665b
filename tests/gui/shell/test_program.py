"""The counter window from the first start to the lock, by mouse and keys, and what the database then holds."""

import sys
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractButton, QComboBox, QLabel, QLineEdit, QWidget
from pytestqt.qtbot import QtBot
from sqlalchemy import func, select
from tests.gui.shell.conftest import PIN, Program

from showroom.domain.errors import Fault, UserError
from showroom.domain.staff.actor import DESK
from showroom.gui.kit.dialog import Dialog
from showroom.gui.kit.fields import Field, line_edit
from showroom.gui.kit.layouts import vbox
from showroom.gui.shell.first_run import FirstRunPage
from showroom.gui.shell.sign_in import SignDialog
from showroom.gui.shell.window import fit
from showroom.services import reception, staff
from showroom.services.reception import WalkIn
from showroom.services.shop import Shop, stores
from showroom.settings import SettingsFile
from showroom.store.database import Database
from showroom.store.models import AuditEntry, PackVersion, Product


def _first(program: Program) -> FirstRunPage:
    page = program.window.fronts.first_run
    assert isinstance(page, FirstRunPage)
    return page


# --- first start ----------------------------------------------------------------------------------------------------


def test_first_start_makes_a_store(bare_program: Program) -> None:
    program = bare_program
    program.start()
    page = _first(program)
    for name, text in (
        ("first.name", "滨江展厅 & Sons"),
        ("first.manager", "莫岚"),
        ("first.pin", "4711"),
        ("first.pin_again", "4711"),
    ):
        edit = page.findChild(QLineEdit, name)
        edit.setFocus()
        if text.isascii():
            program.qtbot.keyClicks(edit, text)
        else:  # comes from an input method, not from single keys
            edit.insert(text)
    program.qtbot.keyClick(page, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    program.qtbot.mouseClick(page.create_button, Qt.MouseButton.LeftButton)
    program.wait(lambda: program.shown == "sign")
    database = Database(program.runtime.place)
    (store,) = stores(database)
    database.close()
    assert (store.name, store.currency, store.time_zone) == ("滨江展厅 & Sons", "CNY", "Asia/Shanghai")
    assert "滨江展厅 & Sons" in program.window.windowTitle()
    program.sign_in("莫岚")
    assert program.runtime.session.actor.role == "manager"


def test_any_shipped_trade_can_be_chosen_and_says_what_it_is(bare_program: Program) -> None:
    program = bare_program
    program.start()
    page = _first(program)
    trade, chosen = page._fields["pack"], page.findChild(QComboBox, "first.pack")
    offered = [(chosen.itemData(at), chosen.itemText(at)) for at in range(chosen.count())]
    assert offered == [("furniture", "Furniture store"), ("car", "Car dealer"), ("real_estate", "Estate sales office")]
    assert trade.value() == "furniture"
    about = {}
    for name, _label in offered:
        trade.set_value(name)
        about[name] = "\n".join(label.text() for label in trade.findChildren(QLabel))
        assert "Can be changed later." in about[name]
    assert "test drives" in about["car"]
    assert "sand table" in about["real_estate"]
    trade.set_value("car")
    for key, text in (("name", "Qingyi"), ("staff_name", "Mo Lan"), ("pin", "4711"), ("pin_again", "4711")):
        page._fields[key].set_value(text)
    page.make_store()
    program.wait(lambda: program.shown == "sign")
    database = Database(program.runtime.place)
    with database.read() as connection:
        assert connection.execute(select(PackVersion.name)).scalars().all() == ["car"]
        assert connection.execute(select(func.count(Product.id))).scalar_one() >= 40
    database.close()


def test_bad_input_is_said_at_its_place_and_nothing_is_made(bare_program: Program) -> None:
    program = bare_program
    program.start()
    page = _first(program)
    page._fields["staff_name"].set_value("莫岚")
    page._fields["pin"].set_value("1234")
    page._fields["pin_again"].set_value("4321")
    page.make_store()
    assert page._fields["pin_again"].error == "The two PINs differ."
    page._fields["pin_again"].set_value("1234")
    page.make_store()
    program.wait(lambda: page._fields["name"].error)
    page._fields["name"].set_value("Riverside")
    page.make_store()
    program.wait(lambda: page._fields["pin"].error == "This PIN is too easy to guess.")
    assert page._fields["staff_name"].value() == "莫岚"
    assert not Path(program.runtime.wanted).exists()


def test_language_of_the_first_page_keeps_what_was_typed(bare_program: Program) -> None:
    program = bare_program
    program.start()
    _first(program)._fields["name"].set_value("滨江")
    _first(program)._language.set_value("zh_CN")
    assert program.window.findChild(QLabel, "first.title").text() == "欢迎使用展厅接待"
    assert _first(program)._fields["name"].value() == "滨江"
    assert SettingsFile().load().language == "zh_CN"


# --- signing in -----------------------------------------------------------------------------------------------------


@pytest.mark.clause("SEC-01")
def test_card_and_pin(program: Program) -> None:
    program.start()
    assert program.runtime.session.is_locked
    program.touch(program.panel(), "Anna", "0000")
    program.wait(lambda: "Wrong PIN" in program.panel().note)
    assert program.runtime.session.is_locked
    program.sign_in("Anna")
    assert program.runtime.session.actor.role == "consultant"
    assert program.runtime.session.recent[0] == program.runtime.session.actor.staff_id


@pytest.mark.clause("SEC-01")
def test_one_act_is_signed_by_its_own_person(program: Program) -> None:
    program.start()
    program.sign_in("Anna")
    signed: list[str] = []
    program.window.sign("reception.place", lambda actor: signed.append(actor.name))
    dialog = program.window.findChild(SignDialog)
    names = {card.card.name for card in dialog.panel._cards}
    assert names == {"Mo Lan"}  # only who may do it is offered
    program.touch(dialog.panel, "Mo Lan")
    program.wait(lambda: signed == ["Mo Lan"])
    assert program.runtime.session.actor.name == "Anna"  # no sign-out dance
    program.window.sign("customers.find", lambda actor: signed.append(actor.name))
    assert signed == ["Mo Lan", "Anna"]


@pytest.mark.clause("SEC-01")
def test_a_locked_desk_still_shows_the_board(program: Program) -> None:
    program.start()
    program.sign_in("Mo Lan")
    program.window.navigate("settings")
    program.qtbot.keyClick(program.window, Qt.Key.Key_L, Qt.KeyboardModifier.ControlModifier)
    program.wait(lambda: program.runtime.session.is_locked)
    assert program.window.actor() == DESK
    assert program.shown == "reception"
    program.qtbot.keyClick(program.window, Qt.Key.Key_L, Qt.KeyboardModifier.ControlModifier)
    program.wait(lambda: program.shown == "sign")
    program.qtbot.keyClick(program.panel(), Qt.Key.Key_Escape)
    assert program.shown == "reception"


def test_idle_locks_and_a_form_comes_back_to_its_owner(program: Program) -> None:
    class Form(Dialog):
        def __init__(self, parent: QWidget) -> None:
            super().__init__(parent, "form", "Form", "Save")
            self.fields = {"name": Field("Name", line_edit("form.name"))}
            self.set_body(vbox(self.fields["name"]))

    program.start()
    program.sign_in("Anna")
    form = Form(program.window)
    form.fields["name"].set_value("half a na")
    form.open()
    program.runtime.session.set_idle_minutes(0.001)
    program.wait(lambda: program.runtime.session.is_locked)
    program.runtime.session.set_idle_minutes(0)
    assert not form.isVisible()
    program.sign_in("Mo Lan")
    assert not form.isVisible()
    program.sign_in("Anna")
    assert form.isVisible()
    assert form.fields["name"].value() == "half a na"
    form.reject()


def test_pages_follow_the_role(program: Program) -> None:
    program.start()
    locked = {spec.key for spec in program.window.specs()}
    program.sign_in("Mo Lan")
    assert locked < {spec.key for spec in program.window.specs()}
    assert "customers" not in locked


# --- look and language ----------------------------------------------------------------------------------------------


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


# --- errors ---------------------------------------------------------------------------------------------------------


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


def test_another_store_is_opened_and_remembered(program: Program, tmp_path: Path) -> None:
    program.start()
    other = tmp_path / "other.sqlite3"
    other.write_bytes(b"")
    program.prompts.answer(other)
    program.window.places.choose_other()
    program.wait(lambda: program.shown == "first")
    page = _first(program)
    for key, value in (("name", "Second"), ("staff_name", "Li"), ("pin", "4711"), ("pin_again", "4711")):
        page._fields[key].set_value(value)
    page.make_store()
    program.wait(lambda: program.shown == "sign")
    assert program.runtime.store is not None
    assert program.runtime.store.shop.store.name == "Second"


# --- everything can be reached and read -----------------------------------------------------------------------------


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


def test_people_are_offered_only_with_a_pin(program: Program, store_shop: Any) -> None:
    manager = staff.find_by_name(store_shop, DESK, "Mo Lan")
    from showroom.domain.staff.actor import Actor

    staff.add(store_shop, Actor("staff", "Mo Lan", "manager", manager.id), staff.NewStaff("Newcomer", "greeter"))
    program.start()
    assert "Newcomer" not in {card.card.name for card in program.panel()._cards}


def test_who_waits_is_counted_before_anybody_signs_in(program: Program, store_shop: Shop) -> None:
    reception.walk_in(store_shop, DESK, WalkIn())
    program.start()
    assert program.shown == "sign"
    program.wait(lambda: program.window.side.bar._buttons["reception"].accessibleName() == "Reception, 1")


@pytest.mark.clause("SEC-01")
def test_cards_by_the_keyboard_alone(program: Program) -> None:
    program.start()
    panel = program.panel()
    program.wait(lambda: panel._cards)
    assert panel._area.verticalScrollBar().maximum() == 0  # few cards need no scrolling
    panel._cards[1].setFocus(Qt.FocusReason.TabFocusReason)
    program.qtbot.keyClicks(panel._cards[1], PIN)
    assert panel.chosen() == panel._cards[1].card  # the digits were meant for the card with the keyboard
    program.qtbot.keyClick(panel.pad, Qt.Key.Key_Return)
    program.wait(lambda: program.runtime.session.actor.staff_id == panel._cards[1].card.id)


def test_a_new_window_is_no_larger_than_its_screen(qtbot: QtBot) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    fit(window)
    room = window.screen().availableGeometry()
    assert 0 < window.width() <= min(room.width(), 1440)
    assert 0 < window.height() <= min(room.height(), 900)
