"""Dragging a person in the rotation to another place; nothing moves before a supervisor gives the reason (REC-01).

The mouse takes a card anywhere. A finger takes it by its number and scrolls the list everywhere else. Esc lets go.
"""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, QPoint, Qt, QTimer, Signal
from PySide6.QtGui import QInputDevice, QMouseEvent
from PySide6.QtWidgets import QApplication, QFrame, QLabel, QListView

from showroom.gui.kit.theme import THEME

EDGE, STEP = 40, 14
"""Within so many px of its edge the list scrolls while somebody is dragged, by so many px a beat."""
HANDLE = 48
"""How wide the place is by which a finger takes a card, px at 100 %."""


class Placing(QObject):
    """``dropped`` carries the row taken and the row before which it goes (the number of rows: last)."""

    dropped = Signal(int, int)

    def __init__(self, view: QListView) -> None:
        super().__init__(view)
        self._view = view
        self._row = -1
        self._pressed: QPoint | None = None
        self._at = QPoint()
        self._scrolled_from = 0
        self._touch = self._scrolls = self.active = False
        self.line = QFrame(view.viewport())
        self.line.setObjectName("reception.rotation.drop")
        self._ghost = QLabel(view.viewport())
        for widget in (self.line, self._ghost):
            widget.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
            widget.hide()
        self._beat = QTimer(self)
        self._beat.setInterval(40)
        self._beat.timeout.connect(self._on_beat)
        view.viewport().installEventFilter(self)

    # -- pointer
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if not isinstance(event, QMouseEvent):
            return False
        kind = event.type()
        if kind == QEvent.Type.MouseButtonPress and event.button() == Qt.MouseButton.LeftButton:
            self._on_press(event)
        elif kind == QEvent.Type.MouseMove and self._pressed is not None:
            return self._on_move(event)
        elif kind == QEvent.Type.MouseButtonRelease and event.button() == Qt.MouseButton.LeftButton:
            return self._on_release()
        return False

    def _on_press(self, event: QMouseEvent) -> None:
        at = event.position().toPoint()
        self._row = self._view.indexAt(at).row()
        self._pressed = at if self._row >= 0 else None
        self._touch = event.device().type() == QInputDevice.DeviceType.TouchScreen
        self._scrolls = False
        self._scrolled_from = self._view.verticalScrollBar().value()

    def _on_move(self, event: QMouseEvent) -> bool:
        assert self._pressed is not None
        if not event.buttons() & Qt.MouseButton.LeftButton:  # let go outside the window
            self.cancel()
            return False
        self._at = event.position().toPoint()
        far = (self._at - self._pressed).manhattanLength() >= QApplication.startDragDistance()
        if not self.active and not self._scrolls and far:
            if self._touch and self._pressed.x() > THEME.px(HANDLE):
                self._scrolls = True
            else:
                self._begin()
        if self._scrolls:
            self._view.verticalScrollBar().setValue(self._scrolled_from + self._pressed.y() - self._at.y())
        elif self.active:
            self._show()
        return True  # never a selection by dragging

    def _on_release(self) -> bool:
        row, target, was_active, scrolled = self._row, self.target(), self.active, self._scrolls
        self.cancel()
        if was_active and target not in (row, row + 1):
            self.dropped.emit(row, target)
        return was_active or scrolled  # no click at the end of a drag

    # -- what is shown
    def _begin(self) -> None:
        self.active = True
        rect = self._view.visualRect(self._view.model().index(self._row, 0))
        picture = self._view.viewport().grab(rect)
        self._ghost.setPixmap(picture)
        self._ghost.resize(rect.size())
        self.line.setStyleSheet(f"background: {THEME.tokens.accent}; border-radius: 2px;")
        self._view.viewport().setCursor(Qt.CursorShape.ClosedHandCursor)
        self._ghost.show()
        self.line.show()
        self._beat.start()

    def _show(self) -> None:
        assert self._pressed is not None
        count = self._view.model().rowCount()
        target = self.target()
        last = target >= count
        rect = self._view.visualRect(self._view.model().index(count - 1 if last else target, 0))
        self.line.setGeometry(rect.left() + 2, (rect.bottom() - 3 if last else rect.top() - 4), rect.width() - 4, 4)
        self._ghost.move(rect.left() + THEME.px(12), self._at.y() - self._ghost.height() // 2)
        self._ghost.raise_()
        self.line.raise_()

    def target(self) -> int:
        """The row before which the card would go now."""
        index = self._view.indexAt(QPoint(self._view.viewport().width() // 2, self._at.y()))
        if not index.isValid():
            return 0 if self._at.y() < 0 else self._view.model().rowCount()
        below = self._at.y() > self._view.visualRect(index).center().y()
        return index.row() + 1 if below else index.row()

    def _on_beat(self) -> None:
        bar, height = self._view.verticalScrollBar(), self._view.viewport().height()
        step = -STEP if self._at.y() < EDGE else STEP if self._at.y() > height - EDGE else 0
        if step and bar.minimum() <= bar.value() + step <= bar.maximum() + STEP:
            bar.setValue(bar.value() + step)
            self._show()

    def cancel(self) -> None:
        """Let go; everything stays where it was."""
        self.active = self._scrolls = False
        self._pressed = None
        self._beat.stop()
        self._ghost.hide()
        self.line.hide()
        self._view.viewport().unsetCursor()
