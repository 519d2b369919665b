"""The entries of the sidebar: one page, or several that share an entry where the window is low."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import QEvent, QPoint, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QFocusEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QMenu, QPushButton

from showroom.gui.kit import tokens as tk
from showroom.gui.kit.buttons import plain
from showroom.gui.kit.labels import repolish
from showroom.gui.kit.theme import THEME
from showroom.gui.shell.navigation import Fold, PageSpec


class NavButton(QPushButton):
    """One page; its count is painted on the right (a dot on the rail). ``reached``: the keyboard came to it. ``more``:
    an icon at its right end.
    """

    reached = Signal()

    def __init__(self, key: str, icon: str, text: str, shortcut: str = "", more: str = "") -> None:
        super().__init__()
        self._more = more
        self.key, self._icon, self._text, self._count, self._rail = key, icon, text, 0, False
        self._shortcut = shortcut
        self.setObjectName(f"nav.{key}")
        self.setProperty("look", "nav")
        self.setCheckable(True)
        self.setAutoDefault(False)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self._tint()
        self.set_rail(False)

    def _tint(self) -> None:
        self.setIcon(THEME.icon(self._icon, "muted", on="accent_text"))
        self.setIconSize(QSize(THEME.px(20), THEME.px(20)))

    def set_rail(self, rail: bool) -> None:
        self._rail = rail
        self.setText("" if rail else "  " + plain(self._text))
        if self.property("rail") is not rail:
            self.setProperty("rail", rail)
            repolish(self)
        self._describe()

    def set_count(self, count: int) -> None:
        if count != self._count:
            self._count = count
            self._describe()
            self.update()

    def _describe(self) -> None:
        name = f"{self._text}, {self._count}" if self._count else self._text
        self.setAccessibleName(name)
        tip = f"{name}   {self._shortcut}".strip()
        self.setToolTip(tip if self._rail else "")

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self.reached.emit()

    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.PaletteChange:
            self._tint()
        super().changeEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        t = THEME.tokens
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if self._shortcut and not self._rail:
            painter.setFont(THEME.font(tk.FONT["kbd"], 600))
            painter.setPen(QColor(t.faint))
            area = QRectF(self.rect()).adjusted(0, 0, -12, 0)
            painter.drawText(area, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter, self._shortcut)
        edge = 1 if self._rail else 10
        if self._more and not self._rail:
            size = THEME.px(16)
            ink = "accent_text" if self.isChecked() else "faint"
            at = QRectF(self.width() - edge - size, (self.height() - size) / 2, size, size).toRect()
            THEME.icon(self._more, ink).paint(painter, at)
            edge += size + THEME.px(4)
        if not self._count:
            return
        ink, ground = (t.on_accent, t.accent) if self._rail else (t.accent_text, t.accent_soft)
        painter.setFont(THEME.font(tk.FONT["kbd"] if self._rail else tk.FONT["caption"], 600, tabular=True))
        text = str(self._count) if self._count < 100 else "99+"
        height = THEME.px(16 if self._rail else 22)
        width = max(height, painter.fontMetrics().horizontalAdvance(text) + THEME.px(8 if self._rail else 12))
        x = self.width() - width - edge
        y = 2 if self._rail else (self.height() - height) / 2
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(ground))
        painter.drawRoundedRect(QRectF(x, y, width, height), height / 2, height / 2)
        painter.setPen(QColor(ink))
        painter.drawText(QRectF(x, y, width, height), Qt.AlignmentFlag.AlignCenter, text)


class FoldButton(NavButton):
    """Several pages behind one entry: a press shows them beside it, each with its count. ``chosen``: a page's key."""

    chosen = Signal(str)

    def __init__(self, fold: Fold, specs: Sequence[PageSpec]) -> None:
        super().__init__(f"fold.{fold.key}", fold.icon, fold.shown_title, more="caret-right")
        self.fold, self.specs = fold, tuple(specs)
        self._counts: dict[str, int] = {}
        self.clicked.connect(self.unfold)

    def nextCheckState(self) -> None:
        """A press shows the pages; which entry is marked follows from the page that is open."""

    def holds(self, key: str) -> bool:
        """Whether a page stands behind it."""
        return any(spec.key == key for spec in self.specs)

    def count(self, key: str, count: int) -> None:
        """How much waits on one of its pages: the entry shows the sum."""
        self._counts[key] = count
        self.set_count(sum(self._counts.values()))

    def unfold(self) -> None:
        """A menu of its pages at its side; Esc or a press elsewhere closes it."""
        menu = QMenu(self)
        menu.setObjectName(f"{self.objectName()}.menu")
        menu.setAccessibleName(self.fold.shown_title)
        menu.setProperty("look", "pages")
        menu.aboutToHide.connect(menu.deleteLater)
        for spec in self.specs:
            count = self._counts.get(spec.key, 0)
            entry = menu.addAction(THEME.icon(spec.icon), plain(spec.shown_title) + (f"\t{count}" if count else ""))
            entry.setObjectName(f"nav.{spec.key}.entry")
            entry.triggered.connect(partial(self.chosen.emit, spec.key))
        menu.popup(self.mapToGlobal(QPoint(self.width() + THEME.px(6), 0)))
