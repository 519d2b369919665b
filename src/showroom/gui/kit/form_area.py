"""The scrolling middle of a dialog: as high as its form needs where the screen has the room."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, QTimer
from PySide6.QtWidgets import QDialog, QLayout, QScrollArea, QWidget

from showroom.gui.kit.layouts import boxed, scrolled, vbox
from showroom.gui.kit.theme import THEME

MARGIN = 24
"""Left and right of everything in a dialog, px."""
FOR_BAR = 60
"""Height of a sentence over the form with the gap below it, px."""
FRAME = 48
"""What a desktop draws around a dialog, and a line of what lies below it, px."""
LEAST = 60
"""Height of the smallest form, px at 100 % text."""


class FormArea(QObject):
    """``area`` goes into the layout of ``dialog``; its height follows the form in it, and gives way to what comes
    beside it where the screen has no more.
    """

    def __init__(self, dialog: QDialog, name: str) -> None:
        super().__init__(dialog)
        self._dialog = dialog
        self.body = QWidget()
        self.area: QScrollArea = scrolled(self.body, name)
        self.area.verticalScrollBar().rangeChanged.connect(self._on_range)
        self._wanted = 0
        self._soon = QTimer(self)
        self._soon.setSingleShot(True)
        self._soon.setInterval(0)
        self._soon.timeout.connect(self._give_way)
        dialog.installEventFilter(self)
        self.grows = False
        """Whether sentences may make it higher once it is open."""

    def set_form(self, layout: QLayout) -> None:
        """The form itself (scrolls when the screen is low)."""
        self.body.setLayout(vbox(boxed(layout), None, margins=(1, 1, 8, 1)))
        self.make_room()
        room = self._dialog.screen().availableGeometry().width() - 120
        self.area.setMinimumWidth(min(self.body.sizeHint().width() + 24, room))

    def make_room(self) -> None:
        """As high as the form needs where the screen has it; a sentence that came may make it higher, never lower."""
        hint = self.body.sizeHint()
        wanted = hint.height()
        if self.body.hasHeightForWidth():
            dialog = self._dialog
            room = self.body.width() if dialog.isVisible() else dialog.minimumWidth() - 2 * MARGIN
            wanted = self.body.heightForWidth(max(hint.width(), room))
        self._wanted = wanted + 8
        height = min(self._wanted, self._most() - FOR_BAR)
        self.area.setMinimumHeight(max(THEME.px(LEAST), height, self.area.minimumHeight()))

    def open_high(self) -> None:
        """Before the dialog is shown: all the height there is for the form; a sentence that comes later takes its room
        from it.
        """
        height = min(self._wanted, self._most())
        if height > self.area.minimumHeight():
            self._dialog.resize(self._dialog.width(), self._around() + height)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.LayoutRequest:
            self._soon.start()
        return False

    def _give_way(self) -> None:
        """Something came beside the form (a sentence, what is repeated to a caller): the buttons stay on the screen."""
        dialog, screen = self._dialog, self._dialog.screen().availableGeometry()
        layout = dialog.layout()
        if layout is None or not dialog.isVisible():
            return
        most = screen.height() - FRAME
        over = layout.totalMinimumSize().height() - most
        if over > 0:
            self.area.setMinimumHeight(max(THEME.px(LEAST), self.area.minimumHeight() - over))
            layout.activate()
        if dialog.height() > most:
            dialog.resize(dialog.width(), most)
        if dialog.geometry().bottom() > screen.bottom():
            dialog.move(dialog.x(), max(screen.top(), screen.bottom() - dialog.frameGeometry().height()))

    def _most(self) -> int:
        """How high the form may be on this screen, px."""
        return self._dialog.screen().availableGeometry().height() - FRAME - self._around()

    def _around(self) -> int:
        """Height of all but the form, px: head, feet, what a dialog put there."""
        layout = self._dialog.layout()
        assert layout is not None
        width = max(self._dialog.width() if self._dialog.isVisible() else 0, self._dialog.minimumWidth())
        whole = layout.heightForWidth(width) if layout.hasHeightForWidth() else layout.sizeHint().height()
        return whole - max(self.area.sizeHint().height(), self.area.minimumHeight())

    def _on_range(self, _low: int, high: int) -> None:
        """The form outgrew its room: sentences get their lines layout by layout, not in one turn of the event loop."""
        if high and self.grows:
            QTimer.singleShot(0, self.area, self.make_room)
