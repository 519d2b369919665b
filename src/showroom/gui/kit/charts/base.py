"""What all charts share: axes, a pointed-at item, keyboard, and the words a screen reader gets."""

from __future__ import annotations

import math
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from itertools import pairwise

from PySide6.QtCore import QEvent, QPointF, QRectF, Qt, Signal
from PySide6.QtGui import QColor, QFontMetricsF, QKeyEvent, QMouseEvent, QPainter, QPainterPath, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from showroom.gui.kit import tokens as tk
from showroom.gui.kit.theme import THEME


@dataclass(frozen=True, slots=True)
class Series:
    """One set of values; ``name`` stands in the legend."""

    name: str
    values: tuple[float, ...]


def nice_ceiling(value: float) -> float:
    """The least of 1, 2, 2.5, 4, 5, 10 × 10ⁿ that is not below ``value``; 1 for nothing."""
    if value <= 0:
        return 1.0
    power = 10.0 ** math.floor(math.log10(value))
    return next(m * power for m in (1, 2, 2.5, 4, 5, 10) if value <= m * power * (1 + 1e-9))


def whole_ceiling(value: float) -> float:
    """For counts: the least top not below ``value`` whose quarters are round whole numbers; 4 for nothing."""
    power = 1
    while True:
        for step in (1, 2, 3, 4, 5, 6, 8, 10, 12, 15):
            if step * power * 4 >= value:
                return float(step * power * 4)
        power *= 10


def plain_number(value: float) -> str:
    return f"{value:,.0f}" if abs(value - round(value)) < 1e-9 else f"{value:,.1f}"


def spoken(labels: Sequence[str], series: Sequence[Series], show: Callable[[float], str] = plain_number) -> str:
    """A chart in words: "9: 4, 10: 7; returning 9: 1 …"."""
    said = []
    for one in series:
        points = ", ".join(f"{label}: {show(value)}" for label, value in zip(labels, one.values, strict=False))
        said.append(f"{one.name} {points}" if len(series) > 1 and one.name else points)
    return "; ".join(said)


def hue(number: int) -> QColor:
    """The colour of the n-th series."""
    hues = tk.HUES[THEME.tokens.name]
    return QColor(hues[number % len(hues)])


def smooth(points: Sequence[QPointF]) -> QPainterPath:
    """A curve through all points that never overshoots (monotone cubic)."""
    path = QPainterPath(points[0])
    n = len(points)
    if n < 3:
        for point in points[1:]:
            path.lineTo(point)
        return path
    slopes = [(points[i + 1].y() - points[i].y()) / (points[i + 1].x() - points[i].x()) for i in range(n - 1)]
    tangents = [slopes[0]]
    for before, after in pairwise(slopes):
        tangents.append(0.0 if before * after <= 0 else (before + after) / 2)
    tangents.append(slopes[-1])
    for i, slope in enumerate(slopes):
        if slope == 0:
            tangents[i] = tangents[i + 1] = 0.0
            continue
        a, b = tangents[i] / slope, tangents[i + 1] / slope
        size = a * a + b * b
        if size > 9:
            factor = 3 / math.sqrt(size)
            tangents[i], tangents[i + 1] = factor * a * slope, factor * b * slope
    for i in range(n - 1):
        third = (points[i + 1].x() - points[i].x()) / 3
        path.cubicTo(
            QPointF(points[i].x() + third, points[i].y() + tangents[i] * third),
            QPointF(points[i + 1].x() - third, points[i + 1].y() - tangents[i + 1] * third),
            points[i + 1],
        )
    return path


class Chart(QWidget):
    """Base: ``picked`` carries the key of the item pressed (mouse or Enter); arrow keys walk through the items."""

    picked = Signal(object)

    def __init__(self, name: str, label: str) -> None:
        super().__init__()
        self.setObjectName(name)
        self.setAccessibleName(label)
        self.setMouseTracking(True)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self._at = -1
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)

    # -- for subclasses
    def item_count(self) -> int:
        return 0

    def item_at(self, point: QPointF) -> int:
        """The item under the mouse, -1 for none."""
        return -1

    def item_key(self, item: int) -> object:
        return item

    def item_text(self, item: int) -> str:
        return ""

    # -- pointing
    def _point_at(self, item: int) -> None:
        if item != self._at:
            self._at = item
            self.setToolTip("")
            self.update()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        item = self.item_at(event.position())
        self.setCursor(Qt.CursorShape.PointingHandCursor if item >= 0 else Qt.CursorShape.ArrowCursor)
        self._point_at(item)

    def leaveEvent(self, event: QEvent) -> None:
        self._point_at(-1)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        item = self.item_at(event.position())
        if event.button() == Qt.MouseButton.LeftButton and item >= 0:
            self.picked.emit(self.item_key(item))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        count = self.item_count()
        step = {Qt.Key.Key_Right: 1, Qt.Key.Key_Down: 1, Qt.Key.Key_Left: -1, Qt.Key.Key_Up: -1}.get(
            Qt.Key(event.key())
        )
        if step and count:
            self._point_at((self._at + step) % count if self._at >= 0 else (0 if step > 0 else count - 1))
            self.setAccessibleDescription(self.item_text(self._at))
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space) and 0 <= self._at < count:
            self.picked.emit(self.item_key(self._at))
        else:
            super().keyPressEvent(event)

    # -- painting
    def begin(self) -> QPainter:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if self.hasFocus():
            painter.setPen(QPen(THEME.colour("accent"), 2))
            painter.drawRoundedRect(QRectF(self.rect()).adjusted(1, 1, -1, -1), tk.RADIUS, tk.RADIUS)
        return painter

    def axes(
        self, painter: QPainter, top: float, labels: Sequence[str], show: Callable[[float], str], *, centred: bool
    ) -> QRectF:
        """Grid, scale and labels; gives the area of the values. Labels that would touch are left out, long ones
        are cut."""
        font = THEME.font(tk.FONT["caption"], tabular=True)
        painter.setFont(font)
        metrics = QFontMetricsF(font)
        left = max(metrics.horizontalAdvance(show(top * n / 4)) for n in range(5)) + 14
        area = QRectF(left, THEME.px(10), self.width() - left - THEME.px(10), self.height() - THEME.px(38))
        for n in range(5):
            y = round(area.bottom() - area.height() * n / 4) + 0.5
            painter.setPen(QPen(THEME.colour("border"), 1, Qt.PenStyle.SolidLine if n == 0 else Qt.PenStyle.DashLine))
            painter.drawLine(QPointF(area.left(), y), QPointF(area.right(), y))
            painter.setPen(THEME.colour("faint"))
            painter.drawText(
                QRectF(0, y - 12, left - 10, 24),
                Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter,
                show(top * n / 4),
            )
        count = len(labels)
        if not count:
            return area
        slot = area.width() / (count if centred else max(1, count - 1))
        room = min(area.width() / 3, THEME.px(140))  # a name longer than this would leave its neighbours none
        labels = [metrics.elidedText(label, Qt.TextElideMode.ElideRight, room) for label in labels]
        widest = max(metrics.horizontalAdvance(label) for label in labels) + 8
        every = max(1, math.ceil(widest / slot)) if slot > 0 else count
        for n, label in enumerate(labels):
            if n % every == 0:
                x = area.left() + slot * (n + 0.5 if centred else n)
                box = QRectF(x - widest / 2, area.bottom() + 6, widest, THEME.px(22))
                box.moveRight(min(box.right(), self.width()))
                box.moveLeft(max(box.left(), 0))
                painter.drawText(box, Qt.AlignmentFlag.AlignCenter, label)
        return area

    def bubble(self, painter: QPainter, text: str, centre: QPointF) -> None:
        """The value of the pointed-at item, above ``centre``."""
        font = THEME.font(tk.FONT["caption"], 600, tabular=True)
        width = QFontMetricsF(font).horizontalAdvance(text) + 20
        height = THEME.px(26)
        left = min(max(centre.x() - width / 2, 0), self.width() - width)
        box = QRectF(left, max(centre.y() - height - 8, 0), width, height)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(THEME.colour("toast"))
        painter.drawRoundedRect(box, 6, 6)
        painter.setFont(font)
        painter.setPen(THEME.colour("toast_text"))
        painter.drawText(box, Qt.AlignmentFlag.AlignCenter, text)

    def nothing(self, painter: QPainter) -> None:
        painter.setFont(THEME.font(tk.FONT["small"]))
        painter.setPen(THEME.colour("faint"))
        painter.drawText(
            self.rect(), int(Qt.AlignmentFlag.AlignCenter | Qt.TextFlag.TextWordWrap), self.tr("No figures yet")
        )
