"""Bars (stacked), a funnel, and a meter for one share."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFontMetricsF, QPainter, QPainterPath, QPaintEvent
from PySide6.QtWidgets import QWidget

from showroom.gui.kit import tokens as tk
from showroom.gui.kit.charts.base import Chart, Series, nice_ceiling, plain_number, spoken, whole_ceiling
from showroom.gui.kit.theme import THEME


class Bars(Chart):
    """Values by label, series stacked; ``highlight`` picks one label out (the current hour)."""

    def __init__(self, name: str, label: str) -> None:
        super().__init__(name, label)
        self._labels: tuple[str, ...] = ()
        self._keys: tuple[object, ...] = ()
        self._series: tuple[Series, ...] = ()
        self._show: Callable[[float], str] = plain_number
        self._highlight = -1
        self._area = QRectF()
        self.setMinimumSize(THEME.px(220), THEME.px(160))

    def show_values(
        self,
        labels: Sequence[str],
        series: Sequence[Series],
        *,
        keys: Sequence[object] | None = None,
        highlight: int = -1,
        show: Callable[[float], str] = plain_number,
    ) -> None:
        self._labels, self._series, self._show = tuple(labels), tuple(series), show
        self._keys = tuple(keys) if keys is not None else tuple(labels)
        self._highlight = highlight
        self.setAccessibleDescription(spoken(labels, series, show))
        self.update()

    def item_count(self) -> int:
        return len(self._labels)

    def item_key(self, item: int) -> object:
        return self._keys[item]

    def item_text(self, item: int) -> str:
        parts = [f"{s.name} {self._show(s.values[item])}".strip() for s in self._series]
        return f"{self._labels[item]}: {' · '.join(parts)}"

    def item_at(self, point: QPointF) -> int:
        if not self._labels or not self._area.contains(point):
            return -1
        return min(len(self._labels) - 1, int((point.x() - self._area.left()) / self._area.width() * len(self._labels)))

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = self.begin()
        totals = [sum(s.values[i] for s in self._series) for i in range(len(self._labels))]
        if not totals:
            self.nothing(painter)
            return
        counts = all(float(total).is_integer() for total in totals)
        top = whole_ceiling(max(totals)) if counts else nice_ceiling(max(totals))
        self._area = area = self.axes(painter, top, self._labels, self._show, centred=True)
        slot = area.width() / len(totals)
        width = min(THEME.px(34), slot * 0.58)
        for i in range(len(totals)):
            x = area.left() + slot * (i + 0.5) - width / 2
            base = area.bottom()
            for n, series in enumerate(self._series):
                height = area.height() * series.values[i] / top
                if height <= 0:
                    continue
                is_top = all(s.values[i] <= 0 for s in self._series[n + 1 :])
                gap = 1.5 if n and height > 3 else 0.0
                painter.fillPath(_bar(x, base - height, width, height - gap, rounded=is_top), self._ink(n, i))
                base -= height
        if 0 <= self._at < len(totals):
            centre = QPointF(
                area.left() + slot * (self._at + 0.5), area.bottom() - area.height() * totals[self._at] / top
            )
            self.bubble(painter, self.item_text(self._at), centre)

    def _ink(self, series: int, item: int) -> QColor:
        ink = QColor(THEME.tokens.accent)
        dim = self._highlight >= 0 and item != self._highlight and len(self._series) == 1
        ink.setAlphaF((0.30 if dim else 1.0) if series == 0 else 0.30)
        if self._at >= 0 and self._at != item:
            ink.setAlphaF(ink.alphaF() * 0.55)
        return ink


def _bar(x: float, y: float, width: float, height: float, *, rounded: bool) -> QPainterPath:
    path = QPainterPath()
    radius = min(5.0, height, width / 2)
    if not rounded or radius <= 0:
        path.addRect(x, y, width, height)
        return path
    path.moveTo(x, y + height)
    path.lineTo(x, y + radius)
    path.quadTo(x, y, x + radius, y)
    path.lineTo(x + width - radius, y)
    path.quadTo(x + width, y, x + width, y + radius)
    path.lineTo(x + width, y + height)
    path.closeSubpath()
    return path


class Funnel(Chart):
    """Stages from many to few: name, bar, count, and the share of the stage before."""

    def __init__(self, name: str, label: str) -> None:
        super().__init__(name, label)
        self._stages: tuple[tuple[object, str, float], ...] = ()
        self.setMinimumSize(THEME.px(260), THEME.px(150))

    def show_stages(self, stages: Sequence[tuple[object, str, float]]) -> None:
        """``(key, name, count)`` from the first stage on."""
        self._stages = tuple(stages)
        self.setAccessibleDescription(", ".join(self.item_text(n) for n in range(len(stages))))
        self.update()

    def item_count(self) -> int:
        return len(self._stages)

    def item_key(self, item: int) -> object:
        return self._stages[item][0]

    def item_text(self, item: int) -> str:
        return f"{self._stages[item][1]}: {plain_number(self._stages[item][2])} {self._share(item)}".strip()

    def item_at(self, point: QPointF) -> int:
        if not self._stages:
            return -1
        row = int(point.y() / (self.height() / len(self._stages)))
        return row if 0 <= row < len(self._stages) else -1

    def _share(self, item: int) -> str:
        before = self._stages[item - 1][2] if item else 0
        count = self._stages[item][2]
        return f"{count / before * 100:.0f} %" if before and count <= before else ""  # more than before: no share of it

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = self.begin()
        if not self._stages:
            self.nothing(painter)
            return
        top = max(1.0, *(count for _k, _n, count in self._stages))
        small, bold = THEME.font(tk.FONT["small"]), THEME.font(tk.FONT["small"], 600, tabular=True)
        widest = max(QFontMetricsF(small).horizontalAdvance(name) for _k, name, _c in self._stages)
        left = min(widest + 14, self.width() * 0.38)
        right = QFontMetricsF(bold).horizontalAdvance(plain_number(top)) + THEME.px(62)
        slot = self.height() / len(self._stages)
        height = min(THEME.px(26), slot - 8)
        for n, (_key, name, count) in enumerate(self._stages):
            y = slot * n + (slot - height) / 2
            painter.setFont(small)
            painter.setPen(THEME.colour("muted"))
            shown = QFontMetricsF(small).elidedText(name, Qt.TextElideMode.ElideRight, left - 10)
            painter.drawText(
                QRectF(0, y, left - 10, height), Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter, shown
            )
            room = max(1.0, self.width() - left - right)
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(THEME.colour("sunken"))
            painter.drawRoundedRect(QRectF(left, y, room, height), 5, 5)
            ink = QColor(THEME.tokens.accent)
            ink.setAlphaF(max(0.45, 1 - 0.16 * n) if self._at in (-1, n) else 0.35)
            painter.setBrush(ink)
            if count > 0:
                painter.drawRoundedRect(QRectF(left, y, max(6.0, room * count / top), height), 5, 5)
            painter.setFont(bold)
            painter.setPen(THEME.colour("text"))
            x = left + room + 8
            number = QFontMetricsF(bold).horizontalAdvance(plain_number(top)) + 4
            painter.drawText(
                QRectF(x, y, number, height),
                Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter,
                plain_number(count),
            )
            painter.setFont(small)
            painter.setPen(THEME.colour("faint"))
            painter.drawText(
                QRectF(x + number, y, self.width() - x - number, height),
                Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter,
                self._share(n),
            )


class Meter(QWidget):
    """One share as a thin bar (0 … 1); the figure stands beside it as text."""

    def __init__(self, label: str, tone: str = "accent") -> None:
        super().__init__()
        self._part, self._tone = 0.0, tone
        self.setAccessibleName(label)
        self.setMinimumSize(THEME.px(60), THEME.px(8))
        self.setMaximumHeight(THEME.px(8))

    def show_part(self, part: float) -> None:
        self._part = min(1.0, max(0.0, part))
        self.setAccessibleDescription(f"{self._part * 100:.0f} %")
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(THEME.px(120), THEME.px(8))

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        area = QRectF(self.rect())
        radius = area.height() / 2
        painter.setBrush(THEME.colour("neutral_soft"))
        painter.drawRoundedRect(area, radius, radius)
        if self._part > 0:
            painter.setBrush(THEME.colour(self._tone))
            area.setWidth(max(area.height(), area.width() * self._part))
            painter.drawRoundedRect(area, radius, radius)
