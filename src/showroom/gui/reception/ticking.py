"""A running time that costs a repaint of its own few pixels a second and never a new layout."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFontMetrics, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from showroom.gui.kit import icons
from showroom.gui.kit import tokens as tk
from showroom.gui.kit.labels import Tone, clock_text
from showroom.gui.kit.theme import THEME

_DRAWING: dict[Tone, str] = {"warning": "hourglass-medium", "danger": "warning-circle"}


class RunningTime(QWidget):
    """A pill with a time, calm, amber from ``amber_s`` and red from ``red_s`` seconds on (REC-12).

    The colour is never alone: from amber on a drawing stands before the time, from red on another one and an edge.
    """

    def __init__(self, name: str, label: str, calm: Tone = "neutral") -> None:
        super().__init__()
        self.setObjectName(name)
        self.setAccessibleName(label)
        self._calm: Tone = calm
        self._amber, self._red = float("inf"), float("inf")
        self._text, self._tone = "0:00", calm
        self._shape = (4, False)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def set_limits(self, amber_s: float, red_s: float, calm: Tone = "neutral") -> None:
        """Other limits; takes effect with the next :meth:`show_seconds`."""
        self._amber, self._red, self._calm = amber_s, red_s, calm

    def show_seconds(self, seconds: float) -> None:
        """Show a time; only another number of digits changes the size."""
        tone: Tone = "danger" if seconds >= self._red else "warning" if seconds >= self._amber else self._calm
        text = clock_text(seconds)
        if text == self._text and tone == self._tone:
            return
        shape = (len(text), tone in _DRAWING)
        self._text, self._tone = text, tone
        self.setAccessibleDescription(text)
        if shape != self._shape:
            self._shape = shape
            self.updateGeometry()
        self.update()

    @property
    def text(self) -> str:
        return self._text

    @property
    def tone(self) -> Tone:
        return self._tone

    def sizeHint(self) -> QSize:
        metrics = QFontMetrics(THEME.font(tk.FONT["small"], 600, tabular=True))
        drawing = THEME.px(18) if self._tone in _DRAWING else 0
        return QSize(metrics.horizontalAdvance("0" * max(4, len(self._text))) + drawing + THEME.px(18), THEME.px(26))

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        ink, ground = THEME.tokens.tone(self._tone)
        area = QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5)
        painter.setPen(QColor(ink) if self._tone == "danger" else Qt.PenStyle.NoPen)
        painter.setBrush(QColor(ground))
        painter.drawRoundedRect(area, area.height() / 2, area.height() / 2)
        if self._tone in _DRAWING:
            side = THEME.px(14)
            icons.paint(
                painter, _DRAWING[self._tone], ink, QRectF(THEME.px(9), (area.height() - side) / 2 + 0.5, side, side)
            )
            area.adjust(THEME.px(18), 0, 0, 0)
        painter.setFont(THEME.font(tk.FONT["small"], 600, tabular=True))
        painter.setPen(QColor(ink))
        painter.drawText(area, Qt.AlignmentFlag.AlignCenter, self._text)
