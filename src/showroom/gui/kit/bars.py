"""Messages that stay in the window: an error bar, a restored-draft bar, the undo toast.

Each is filled when it is shown first: at the start of the program there is nothing to say.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime

from PySide6.QtCore import QEvent, QObject, QPoint, QRect, QTimer, Signal
from PySide6.QtWidgets import QFrame, QWidget

from showroom.gui.kit.buttons import Button
from showroom.gui.kit.labels import Icon, Label, Tone, repolish
from showroom.gui.kit.layouts import hbox
from showroom.gui.kit.theme import THEME

FOLD_AFTER_MS = 8000
_ICON: dict[Tone, str] = {"danger": "warning-circle", "warning": "warning", "info": "info", "success": "check-circle"}


class MessageBar(QFrame):
    """A sentence across the page with an optional act and a cross; stays until dismissed or replaced."""

    shown = Signal(bool)

    def __init__(self, name: str) -> None:
        super().__init__()
        self.setObjectName(name)
        self.setProperty("look", "bar")
        self.setProperty("tone", "danger")
        self._then: Callable[[], None] | None = None
        self._filled = False
        self.hide()

    def _fill(self) -> None:
        self._filled, name = True, self.objectName()
        self._icon = Icon("warning-circle", 20, "danger")
        self._text = Label("", "body", f"{name}.text", wrap=True)
        self._act = Button("", f"{name}.act", kind="plain", ui="small")
        self._act.clicked.connect(self._on_act)
        self._cross = Button("", f"{name}.close", icon="x", kind="ghost", tip=self.tr("Close"))
        self._cross.clicked.connect(self.dismiss)
        self.setLayout(hbox(self._icon, self._text, self._act, self._cross, spacing=10, margins=(14, 1, 4, 1)))
        self._layout_stretch()

    def _layout_stretch(self) -> None:
        layout = self.layout()
        if layout is not None:
            layout.setStretch(1, 1)  # type: ignore[attr-defined]

    def show_message(
        self, text: str, tone: Tone = "danger", act: str = "", then: Callable[[], None] | None = None
    ) -> None:
        """Show ``text`` (replaces what is shown) with an optional act."""
        if not self._filled:
            self._fill()
        self.setProperty("tone", tone)
        repolish(self)
        self._icon.set_icon(_ICON.get(tone, "info"), tone)
        self._text.setText(text)
        repolish(self._text)
        self.setAccessibleName(text)
        self._act.setVisible(bool(act))
        self._act.show_text(act)
        self._then = then
        self.show()
        self.shown.emit(True)

    @property
    def text(self) -> str:
        """What is shown now, "" when nothing is."""
        return "" if self.isHidden() else self._text.text()

    def _on_act(self) -> None:
        then = self._then
        self.dismiss()
        if then is not None:
            then()

    def dismiss(self) -> None:
        self._then = None
        if not self.isHidden():
            self.hide()
            self.shown.emit(False)


class UndoToast(QFrame):
    """What was just done and how to take it back, floating over the bottom of ``host`` until its time is over.

    The latest act only: an older one can no longer be taken back from here.
    """

    undone = Signal()

    def __init__(self, host: QWidget, now: Callable[[], datetime]) -> None:
        super().__init__(host)
        self._host, self._now = host, now
        self.setObjectName("undo")
        self.setProperty("look", "toast")
        self._take_back: Callable[[], None] | None = None
        self._until: datetime | None = None
        self._timer = QTimer(self)
        self._timer.setInterval(1000)
        self._timer.timeout.connect(self._check)
        self._fold = QTimer(self)
        self._fold.setSingleShot(True)
        self._fold.setInterval(FOLD_AFTER_MS)
        self._fold.timeout.connect(self._on_fold)
        self._folded = False
        self._filled = False
        host.installEventFilter(self)
        self.hide()

    def _fill(self) -> None:
        self._filled = True
        self._text = Label("", "body", "undo.text")
        self._key = Label("Ctrl+Z", "body", "undo.key")
        self._button = Button("", "undo.act", kind="toast")
        self._button.clicked.connect(self.undo)
        self._cross = Button("", "undo.close", icon="x", kind="toast", tip=self.tr("Close"))
        self._cross.clicked.connect(self.dismiss)
        self._mark = Icon("check-circle-fill", 18, "toast_accent")
        parts = (self._mark, self._text, self._key, self._button, self._cross)
        self.setLayout(hbox(*parts, spacing=12, margins=(16, 6, 8, 6)))

    def offer(
        self, text: str, undo: Callable[[], None] | None, until: datetime | None = None, seconds: float = 120
    ) -> None:
        """Tell ``text``; until ``until`` (default: ``seconds`` from now) ``undo`` takes it back. No ``undo``: 6 s,
        just told.
        """
        from datetime import timedelta

        if not self._filled:
            self._fill()
        self._take_back = undo
        self._until = until or self._now() + timedelta(seconds=seconds if undo else 6)
        self._text.setText(text)
        self.setAccessibleName(text)
        self._key.setVisible(undo is not None)
        self._button.setVisible(undo is not None)
        self._button.show_text(self.tr("Undo"), text)
        self._folded = False
        for part in (self._mark, self._text, self._cross):
            part.show()
        self._timer.start()
        self._fold.start()
        self.show()
        self.raise_()
        self._place()

    @property
    def text(self) -> str:
        return "" if self.isHidden() else self._text.text()

    @property
    def can_undo(self) -> bool:
        return not self.isHidden() and self._take_back is not None

    def undo(self) -> None:
        """Take the act back, if there still is one."""
        self._check()
        take_back = self._take_back
        self.dismiss()
        if take_back is not None:
            take_back()
            self.undone.emit()

    def dismiss(self) -> None:
        self._take_back = None
        self._timer.stop()
        self._fold.stop()
        self.hide()

    def _check(self) -> None:
        if self._until is not None and self._now() >= self._until:
            self.dismiss()

    def _on_fold(self) -> None:
        """Read by now: only the act itself stays, in the corner, so that nothing lies under it for two minutes."""
        if self.can_undo:
            self._folded = True
            for part in (self._mark, self._text, self._cross):
                part.hide()
            self._place()

    def _place(self) -> None:
        self.ensurePolished()
        width = min(self.sizeHint().width(), self._host.width() - 32)
        height = self.sizeHint().height()
        gap = THEME.px(8 if self._folded else 24)
        left = self._host.width() - width - gap if self._folded else (self._host.width() - width) // 2
        area = QRect(left, self._host.height() - height - gap, width, height)
        for button in self._host.findChildren(Button):  # the next act of a page is not to be waited for
            if button.property("kind") == "primary" and button.isVisible() and not self.isAncestorOf(button):
                place = QRect(button.mapTo(self._host, QPoint(0, 0)), button.size())
                if place.intersects(area):
                    area.moveBottom(place.top() - THEME.px(8))
        self.setGeometry(area)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if watched is self._host and event.type() == QEvent.Type.Resize and not self.isHidden():
            self._place()
        return False

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange and not self.isHidden():
            self._place()
