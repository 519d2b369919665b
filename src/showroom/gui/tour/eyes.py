"""A person's eyes: what stands on the screen, read back, and waited for with the patience a person has."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, TypeVar

import shiboken6
from PySide6.QtCore import QElapsedTimer, QEventLoop
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QComboBox, QLabel, QPlainTextEdit, QWidget

W = TypeVar("W", bound=QWidget)
PATIENCE_S = 10.0
"""How long to wait for something on the screen or in the database."""
WORK_S = 40.0
"""How long the program may work on something (making a store, papers) on a slow machine."""


class Missed(Exception):
    """Something did not happen; ``code`` and ``facts`` word what was expected."""

    def __init__(self, code: str, **facts: object) -> None:
        super().__init__(code, facts)
        self.code, self.facts = code, facts


class Eyes:
    """``window`` is the top-level window in front of the person; ``busy`` tells whether the program still works."""

    def __init__(self, window: QWidget, busy: Callable[[], bool]) -> None:
        self.window = window
        self._busy = busy

    # -- time
    def turn(self, milliseconds: int = 10) -> None:
        """Let the program run."""
        QApplication.processEvents(QEventLoop.ProcessEventsFlag.AllEvents, milliseconds)
        QTest.qWait(milliseconds)
        self._front()

    def _front(self) -> None:
        """Without a window manager nobody gives the keyboard back to the window when its dialog closes."""
        if QApplication.activePopupWidget() is None and QApplication.activeWindow() is None:
            top = QApplication.activeModalWidget() or self.window
            if top.isVisible():
                top.activateWindow()
                QTest.qWait(1)

    def wait(self, condition: Callable[[], Any], code: str, seconds: float | None = None, **facts: object) -> Any:
        """Wait until ``condition()`` is true and return it. Raises :class:`Missed` with ``code``."""
        clock = QElapsedTimer()
        clock.start()
        while True:
            found = condition()
            if found:
                return found
            if clock.elapsed() > (PATIENCE_S if seconds is None else seconds) * 1000:
                raise Missed(code, **facts)
            self.turn()

    def settle(self) -> None:
        """Until no command and no background work is under way, and the screen shows it."""
        self.turn()
        self.wait(lambda: not self._busy(), "tour.missed.rest", seconds=WORK_S)
        self.turn()

    # -- looking
    def tops(self) -> list[QWidget]:
        """Where the person can look, nearest first: a menu, a dialog, the window."""
        popup, modal = QApplication.activePopupWidget(), QApplication.activeModalWidget()
        tops = [top for top in (popup, modal) if top is not None]
        if modal is None or modal.parentWidget() is not None:
            tops.append(self.window)
        return tops

    def seen(self, name: str) -> QWidget | None:
        """The visible control called ``name``, None if there is none."""
        for top in self.tops():
            if top.objectName() == name and top.isVisible():
                return top
            for widget in top.findChildren(QWidget, name):
                if shiboken6.isValid(widget) and widget.isVisible():
                    return widget
        return None

    def get(self, name: str) -> QWidget:
        """The same, waited for. Raises :class:`Missed`."""
        found: QWidget = self.wait(lambda: self.seen(name), "tour.missed.control", name=name)
        return found

    def find(self, name: str, kind: type[W]) -> W:
        """The same, of a kind."""
        found = self.get(name)
        if not isinstance(found, kind):
            raise Missed("tour.missed.control", name=name)
        return found

    def gone(self, name: str) -> None:
        """Wait until no control called ``name`` is visible."""
        self.wait(lambda: self.seen(name) is None, "tour.missed.gone", name=name)

    def text(self, name: str) -> str:
        """What stands in a visible label, button or input."""
        widget = self.get(name)
        if isinstance(widget, QPlainTextEdit):
            return str(widget.toPlainText())
        if isinstance(widget, QComboBox):
            return str(widget.currentText())
        return str(getattr(widget, "text")()) if hasattr(widget, "text") else str(widget.accessibleName())  # noqa: B009

    def reads(self, name: str, *parts: str) -> str:
        """Wait until the text of ``name`` holds every one of ``parts``; the text."""
        return str(
            self.wait(
                lambda: (
                    self.seen(name) is not None
                    and all(part in self.text(name) for part in parts)
                    and (self.text(name) or True)
                ),
                "tour.missed.text",
                name=name,
                wanted=", ".join(parts),
                found=self.text(name) if self.seen(name) is not None else "–",
            )
        )

    def says(self, part: str) -> str:
        """Wait until a visible label somewhere holds ``part``; the label's text."""

        def look() -> str:
            for top in self.tops():
                for label in top.findChildren(QLabel):
                    if label.isVisible() and part in label.text():
                        return label.text()
            return ""

        return str(self.wait(look, "tour.missed.sentence", wanted=part))
