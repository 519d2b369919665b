"""Hands for the reception page: keys, presses, and what the database says afterwards."""

from __future__ import annotations

import json
from collections.abc import Callable, Sequence
from typing import Any

from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QComboBox, QDialog, QLabel, QWidget
from pytestqt.qtbot import QtBot
from sqlalchemy import select
from tests.gui.conftest import Context

from showroom.domain.staff.actor import system_actor
from showroom.gui.kit.buttons import Chip
from showroom.gui.reception.page import ReceptionPage, create
from showroom.services import reception
from showroom.services.policies import change
from showroom.services.reception import Assignment, WalkIn
from showroom.store.models import AuditEntry, LedgerEvent, Visit

SYSTEM = system_actor("tests")
CTRL = Qt.KeyboardModifier.ControlModifier
ALT = Qt.KeyboardModifier.AltModifier


class Desk:
    """A front desk with a page on the screen."""

    def __init__(
        self, context: Context, show: Callable[..., QWidget], settled: Callable[[], None], qtbot: QtBot
    ) -> None:
        self.context, self.show, self.settled, self.qtbot = context, show, settled, qtbot
        self._page: ReceptionPage | None = None

    # -- before the page
    def clock_in(self, *names: str) -> None:
        """Straight through the service: the order of the day."""
        for name in names:
            reception.clock_in(self.context.shop, SYSTEM, self.staff(name))

    def come(self, count: int = 1, **request: Any) -> list[Assignment]:
        """Visitors, straight through the service."""
        made = [reception.walk_in(self.context.shop, SYSTEM, WalkIn(**request)) for _ in range(count)]
        self.context.bus.committed()
        return made

    def staff(self, name: str) -> int:
        staff_id = self.context.people[name].staff_id
        assert staff_id is not None
        return staff_id

    def sign_in(self, name: str | None) -> None:
        """Who sits at the desk; None: it is locked."""
        self.context.host.person = self.context.people[name] if name else None

    # -- the page
    @property
    def page(self) -> ReceptionPage:
        if self._page is None:
            self._page = self.open()
        return self._page

    def open(self, size: tuple[int, int] = (1208, 900)) -> ReceptionPage:
        page = create(self.context)
        assert isinstance(page, ReceptionPage)
        self.show(page, size)
        self.qtbot.waitUntil(lambda: not page.is_stale)
        self.settled()
        page.focus_first()
        self._page = page
        return page

    def key(self, key: Qt.Key, modifier: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
        """To whatever has the keyboard."""
        target = QApplication.activeModalWidget()
        window: QWidget = target if target is not None else self.page
        if not window.isActiveWindow():  # no window manager gives the page back the keyboard after a dialog
            window.activateWindow()
            self.qtbot.waitUntil(window.isActiveWindow)
        focused = window.focusWidget()
        QTest.keyClick(focused if focused is not None else window, key, modifier)
        self.settled()

    def type(self, text: str) -> None:
        focused = self.page.focusWidget()
        assert focused is not None
        QTest.keyClicks(focused, text)

    def find(self, name: str) -> QWidget:
        """The one visible widget of that name."""
        roots: Sequence[QWidget] = QApplication.topLevelWidgets()
        found = [
            widget
            for root in roots
            for widget in (root, *root.findChildren(QWidget, name))
            if widget.objectName() == name and widget.isVisible()
        ]
        assert found, f"{name} is not on the screen"
        return found[0]

    def is_shown(self, name: str) -> bool:
        return any(widget.isVisible() for widget in self.page.findChildren(QWidget, name))

    def press(self, name: str) -> None:
        """A press of the mouse in the middle of a widget."""
        QTest.mouseClick(self.find(name), Qt.MouseButton.LeftButton)
        self.settled()

    def press_person(self, name: str) -> None:
        """A press on somebody in the order."""
        view = self.page.rotation
        rect = view.person_rect(self.staff(name))
        view.scrollTo(view.model().index(view.model().rowCount() - 1, 0))
        view.select(self.staff(name))
        rect = view.person_rect(self.staff(name))
        QTest.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, pos=QPoint(rect.left() + 60, rect.center().y()))
        self.settled()

    def text(self, name: str) -> str:
        widget = self.find(name)
        assert isinstance(widget, QLabel)
        return widget.text()

    def chip(self, name: str) -> Chip:
        widget = self.find(name)
        assert isinstance(widget, Chip)
        return widget

    def dialog(self) -> QDialog:
        widget = QApplication.activeModalWidget()
        assert isinstance(widget, QDialog)
        return widget

    # -- the database
    def visits(self) -> list[Any]:
        """Every visit by number."""
        with self.context.shop.view(SYSTEM, "reception.board") as connection:
            return list(connection.execute(select(Visit.__table__).order_by(Visit.number)).all())

    def events(self) -> list[str]:
        with self.context.shop.view(SYSTEM, "reception.board") as connection:
            return list(connection.execute(select(LedgerEvent.kind).order_by(LedgerEvent.seq)).scalars())

    def last_actor(self, action: str) -> str:
        with self.context.shop.view(SYSTEM, "reception.board") as connection:
            statement = select(AuditEntry.actor).where(AuditEntry.action == action).order_by(AuditEntry.seq.desc())
            return str(connection.execute(statement).scalars().first())

    def order(self) -> list[str]:
        return [person.name for person in reception.board(self.context.shop, SYSTEM).people]


def choose(desk: Desk, name: str, key: object) -> None:
    """An entry of a box, by its key."""
    box = desk.find(name)
    assert isinstance(box, QComboBox)
    index = box.findData(key)
    assert index >= 0, f"{key} is not offered in {name}"
    box.setCurrentIndex(index)


def write(desk: Desk, name: str, text: str) -> None:
    """Typed into a field."""
    desk.find(name).setFocus()
    QTest.keyClicks(desk.find(name), text)


def menu(desk: Desk, number: int, entry: str, *, waiting: bool = False) -> None:
    """The menu of a visit, and one of its entries."""
    desk.press(f"reception.{'waiting' if waiting else 'visit'}.{number}.more")
    desk.press(f"reception.menu.{entry}")


def events(desk: Desk, kind: str) -> list[dict[str, Any]]:
    """What the ledger holds of a kind."""
    with desk.context.shop.view(SYSTEM, "reception.board") as connection:
        rows = connection.execute(select(LedgerEvent.payload).where(LedgerEvent.kind == kind).order_by(LedgerEvent.seq))
        return [json.loads(row.payload) for row in rows]


def undo(desk: Desk) -> None:
    """Ctrl+Z, as the window does it."""
    desk.context.undo_bar.undo()
    desk.settled()


def policy(desk: Desk, **changes: object) -> None:
    """Other switches, in force from now on."""
    change(desk.context.shop, SYSTEM, changes)
    desk.context.bus.committed()


def drag(desk: Desk, who: str, to: QPoint, *, drop: bool = True) -> None:
    """Somebody in the order, with the mouse held down; ``drop`` lets go."""
    view = desk.page.rotation
    port, rect = view.viewport(), view.person_rect(desk.staff(who))
    QTest.mousePress(port, Qt.MouseButton.LeftButton, pos=rect.center())
    for step in range(1, 6):
        QTest.mouseMove(port, rect.center() + (to - rect.center()) * step / 5)
        QApplication.processEvents()
    if drop:
        QTest.mouseRelease(port, Qt.MouseButton.LeftButton, pos=to)
        desk.settled()
