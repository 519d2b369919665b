"""Lines over time, with an earlier period for comparison; and the small line beside a figure."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QLinearGradient, QPainter, QPainterPath, QPaintEvent, QPen
from PySide6.QtWidgets import QWidget

from showroom.gui.kit.charts.base import Chart, Series, nice_ceiling, plain_number, smooth, spoken
from showroom.gui.kit.theme import THEME


def _fill_below(
    painter: QPainter, path: QPainterPath, left: float, right: float, bottom: float, top: float, ink: QColor
) -> None:
    area = QPainterPath(path)
    area.lineTo(right, bottom)
    area.lineTo(left, bottom)
    area.closeSubpath()
    gradient = QLinearGradient(0, top, 0, bottom)
    shade = QColor(ink)
    shade.setAlphaF(0.30 if THEME.tokens.name == "dark" else 0.22)
    gradient.setColorAt(0, shade)
    shade.setAlphaF(0)
    gradient.setColorAt(1, shade)
    painter.fillPath(area, gradient)


class Lines(Chart):
    """The first series is the matter, drawn full; the second (dotted) is what it is compared with."""

    def __init__(self, name: str, label: str) -> None:
        super().__init__(name, label)
        self._labels: tuple[str, ...] = ()
        self._keys: tuple[object, ...] = ()
        self._series: tuple[Series, ...] = ()
        self._show: Callable[[float], str] = plain_number
        self._area = QRectF()
        self.setMinimumSize(THEME.px(220), THEME.px(160))

    def show_values(
        self,
        labels: Sequence[str],
        series: Sequence[Series],
        *,
        keys: Sequence[object] | None = None,
        show: Callable[[float], str] = plain_number,
    ) -> None:
        self._labels, self._series, self._show = tuple(labels), tuple(series), show
        self._keys = tuple(keys) if keys is not None else tuple(labels)
        self.setAccessibleDescription(spoken(labels, series, show))
        self.update()

    def item_count(self) -> int:
        return len(self._labels)

    def item_key(self, item: int) -> object:
        return self._keys[item]

    def item_text(self, item: int) -> str:
        parts = [f"{s.name} {self._show(s.values[item])}".strip() for s in self._series if item < len(s.values)]
        return f"{self._labels[item]}: {' · '.join(parts)}"

    def item_at(self, point: QPointF) -> int:
        if not self._labels or not self._area.adjusted(-8, -8, 8, 8).contains(point):
            return -1
        steps = max(1, len(self._labels) - 1)
        return max(0, min(len(self._labels) - 1, round((point.x() - self._area.left()) / self._area.width() * steps)))

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = self.begin()
        values = [v for s in self._series for v in s.values]
        if not values or not self._labels:
            self.nothing(painter)
            return
        top = nice_ceiling(max(values))
        self._area = area = self.axes(painter, top, self._labels, self._show, centred=False)
        steps = max(1, len(self._labels) - 1)

        def points(series: Series) -> list[QPointF]:
            return [
                QPointF(area.left() + area.width() * i / steps, area.bottom() - area.height() * v / top)
                for i, v in enumerate(series.values)
            ]

        for series in self._series[1:]:
            if series.values:
                painter.setPen(QPen(THEME.colour("faint"), 1.6, Qt.PenStyle.DotLine))
                painter.drawPath(smooth(points(series)))
        main = points(self._series[0])
        if not main:
            return
        ink = THEME.colour("accent")
        path = smooth(main)
        _fill_below(painter, path, main[0].x(), main[-1].x(), area.bottom(), area.top(), ink)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.setPen(QPen(ink, 2.4, Qt.PenStyle.SolidLine, Qt.PenCapStyle.RoundCap, Qt.PenJoinStyle.RoundJoin))
        painter.drawPath(path)
        at = self._at if 0 <= self._at < len(main) else len(main) - 1
        painter.setPen(QPen(THEME.colour("surface"), 2.5))
        painter.setBrush(ink)
        painter.drawEllipse(main[at], 5.5, 5.5)
        if 0 <= self._at < len(main):
            self.bubble(painter, self.item_text(self._at), main[at])


class Sparkline(QWidget):
    """How a figure went, without a scale; the figure itself stands beside it."""

    def __init__(self, label: str, tone: str = "accent") -> None:
        super().__init__()
        self._values: tuple[float, ...] = ()
        self._tone = tone
        self.setAccessibleName(label)
        self.setFixedSize(THEME.px(92), THEME.px(36))

    def show_values(self, values: Sequence[float]) -> None:
        self._values = tuple(values)
        self.setAccessibleDescription(", ".join(plain_number(v) for v in values))
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        if len(self._values) < 2:
            return
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        low, high = min(self._values), max(self._values)
        width, height = self.width() - 8, self.height() - 10
        points = [
            QPointF(3 + width * i / (len(self._values) - 1), 5 + height - height * (v - low) / ((high - low) or 1))
            for i, v in enumerate(self._values)
        ]
        ink = THEME.colour(self._tone)
        path = smooth(points)
        _fill_below(painter, path, points[0].x(), points[-1].x(), self.height(), 0, ink)
        painter.setPen(QPen(ink, 2, Qt.PenStyle.SolidLine, Qt.PenCapStyle.RoundCap, Qt.PenJoinStyle.RoundJoin))
        painter.drawPath(path)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(ink)
        painter.drawEllipse(points[-1], 2.8, 2.8)
