"""The first start, and another store later: made by keys, remembered."""

from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QComboBox, QLabel, QLineEdit
from sqlalchemy import func, select
from tests.gui.shell.conftest import Program

from showroom.gui.shell.first_run import FirstRunPage
from showroom.services.shop import stores
from showroom.settings import SettingsFile
from showroom.store.database import Database
from showroom.store.models import PackVersion, Product


def _first(program: Program) -> FirstRunPage:
    page = program.window.fronts.first_run
    assert isinstance(page, FirstRunPage)
    return page


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
