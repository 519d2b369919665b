"""What a page is: a title, a refresh, and what must outlive a rebuild.

A page never translates itself. When the language or the text size changes, the shell makes the page anew with the same
factory: ``keep()`` before, ``resume()`` after. What is typed in named inputs is kept without the page's help.
"""

from __future__ import annotations

from typing import Any, Literal

from PySide6.QtCore import QTimer
from PySide6.QtGui import QHideEvent, QResizeEvent, QShowEvent
from PySide6.QtWidgets import QWidget

from showroom.gui.kit.theme import THEME

WidthClass = Literal["compact", "regular", "wide"]
COMPACT_BELOW, WIDE_FROM = 1180, 1500
"""Widths of the page (without the sidebar) at 100 % text, in px."""


def width_class(width: int, scale: float) -> WidthClass:
    """The class of a page's width."""
    logical = width / scale
    return "compact" if logical < COMPACT_BELOW else "wide" if logical >= WIDE_FROM else "regular"


class Page(QWidget):
    """Base of all pages. Override ``refresh`` (reads and shows; never called while hidden) and what else is needed."""

    title = ""
    """Shown in the window's title and read by screen readers; set it in ``__init__``."""
    reminds = False
    """Whether the page itself says that something typed on it was not saved."""

    def __init__(self, name: str) -> None:
        super().__init__()
        self.setObjectName(name)
        self.setProperty("look", "page")
        self._stale = True
        self._width: WidthClass | None = None
        self._soon = QTimer(self)
        self._soon.setSingleShot(True)
        self._soon.setInterval(0)
        self._soon.timeout.connect(self._refresh_now)

    # -- for pages to override
    def refresh(self) -> None:
        """Read again and show. A field being edited keeps what was typed."""

    def reflow(self, width: WidthClass) -> None:
        """Arrange for this width; called before the first show and whenever the class changes."""

    def arrive(self, **arguments: Any) -> None:
        """Somebody navigated here with arguments (``navigate("customers", customer_id=…)``)."""

    def focus_first(self) -> None:
        """Put the keyboard where work begins; called when the page opens."""
        self.setFocus()

    def keep(self) -> dict[str, Any]:
        """What else should outlive a rebuild (the selected id, the open tab)."""
        return {}

    def resume(self, kept: dict[str, Any]) -> None:
        """Take back what ``keep`` gave."""

    # -- called by the shell
    def changed(self) -> None:
        """Something was committed: refresh if visible, else when shown."""
        self._stale = True
        if self.isVisible():
            self._refresh_now()

    def refresh_soon(self) -> None:
        """Refresh once at the next turn of the event loop, however often it is asked for."""
        self._stale = True
        if self.isVisible():
            self._soon.start()

    def _refresh_now(self) -> None:
        self._soon.stop()
        if self._stale and self.isVisible():
            self._stale = False
            self.refresh()

    @property
    def is_stale(self) -> bool:
        return self._stale

    def save_state(self) -> dict[str, Any]:
        from showroom.gui.kit import values  # knows every kind of input: not before the first paint

        return {"typed": values.snapshot(self), "kept": self.keep()}

    def restore_state(self, state: dict[str, Any]) -> None:
        from showroom.gui.kit import values

        values.restore(self, state["typed"])
        self.resume(state["kept"])

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._check_width()
        if self._stale:
            self._soon.start()

    def hideEvent(self, event: QHideEvent) -> None:
        self._soon.stop()
        super().hideEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._check_width()

    def _check_width(self) -> None:
        now = width_class(self.width(), THEME.scale)
        if now != self._width:
            self._width = now
            self.reflow(now)
