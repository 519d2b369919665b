"""What the tests of the customers page do with it: open, type, read."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtGui import QInputMethodEvent
from PySide6.QtWidgets import QApplication, QLineEdit, QWidget
from pytestqt.qtbot import QtBot
from tests.gui.conftest import Context

from showroom.gui.customers.page import CustomersPage, create
from showroom.gui.kit.labels import Label
from showroom.services.customers import listing, records
from showroom.services.customers.listing import View
from showroom.services.customers.records import Registration
from showroom.services.customers.values import Person

Show = Callable[..., QWidget]


def register(context: Context, who: str, **answers: object) -> int:
    return records.register(context.shop, context.people[who], Registration(answers)).id  # type: ignore[arg-type]


def people_of(context: Context) -> tuple[Person, ...]:
    """The list as the page reads it, for Anna."""
    return listing.start(context.shop, context.people["Anna"], View()).people


def page_of(context: Context, show: Show, settled: Callable[[], None]) -> CustomersPage:
    page = create(context)
    assert isinstance(page, CustomersPage)
    show(page)
    settled()
    return page


def keys(qtbot: QtBot, widget: QWidget | None, text: str) -> None:
    """Type; what a keyboard has no key for comes as from an input method."""
    assert widget is not None
    if text.isascii():
        qtbot.keyClicks(widget, text)
        return
    event = QInputMethodEvent()
    event.setCommitString(text)
    QApplication.sendEvent(widget, event)


def save(qtbot: QtBot) -> None:
    """Ctrl+Enter where the keyboard is."""
    focused = QApplication.focusWidget()
    assert focused is not None
    qtbot.keyClick(focused, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)


def named(root: QWidget, name: str) -> QWidget:
    found = root.findChild(QWidget, name)
    assert found is not None, name
    return found


def text_of(root: QWidget, name: str) -> str:
    label = named(root, name)
    assert isinstance(label, Label)
    return label.text()


def type_into(qtbot: QtBot, root: QWidget, name: str, text: str) -> None:
    edit = named(root, name)
    edit.setFocus()
    assert isinstance(edit, QLineEdit)
    edit.clear()
    keys(qtbot, edit, text)
