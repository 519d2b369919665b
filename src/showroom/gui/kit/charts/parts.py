"""Parts of a whole (donut) and a heat map of weekday by hour."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFontMetricsF, QPainter, QPaintEvent, QPen

from showroom.gui.kit import tokens as tk
from showroom.gui.kit.charts.base import Chart, hue, plain_number
from showroom.gui.kit.theme import THEME


@dataclass(frozen=True, slots=True)
class Part:
    """A slice: ``key`` is what ``picked`` carries."""

    key: object
    name: str
    value: float


class Donut(Chart):
    """A ring with its total in the middle and the legend (with counts) beside it."""

    def __init__(self, name: str, label: str) -> None:
        super().__init__(name, label)
        self._parts: tuple[Part, ...] = ()
        self._centre, self._below = "", ""
        self.setMinimumSize(THEME.px(280), THEME.px(170))

    def show_parts(self, parts: Sequence[Part], centre: str, below: str) -> None:
        """``centre``: the total as shown; ``below``: what it counts."""
        self._parts = tuple(p for p in parts if p.value > 0)
        self._centre, self._below = centre, below
        self.setAccessibleDescription(
            f"{centre} {below}: " + ", ".join(f"{p.name} {plain_number(p.value)}" for p in self._parts)
        )
        self.update()

    def item_count(self) -> int:
        return len(self._parts)

    def item_key(self, item: int) -> object:
        return self._parts[item].key

    def item_text(self, item: int) -> str:
        return f"{self._parts[item].name}: {plain_number(self._parts[item].value)}"

    def _legend(self) -> tuple[float, float, float]:
        """(left, top, height of a line) of the legend."""
        side = min(self.height(), self.width() * 0.52)
        line = min(THEME.px(30), self.height() / max(1, len(self._parts)))
        return side + THEME.px(18), (self.height() - line * len(self._parts)) / 2, line

    def item_at(self, point: QPointF) -> int:
        left, top, line = self._legend()
        row = int((point.y() - top) / line) if line else -1
        return row if point.x() >= left and point.y() >= top and 0 <= row < len(self._parts) else -1

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = self.begin()
        total = sum(p.value for p in self._parts)
        if total <= 0:
            self.nothing(painter)
            return
        side = min(self.height(), self.width() * 0.52)
        thick = side * 0.125
        ring = QRectF(thick / 2 + 2, (self.height() - side) / 2 + thick / 2 + 2, side - thick - 4, side - thick - 4)
        angle, gap = 90.0, 3.0 if len(self._parts) > 1 else 0.0
        for n, part in enumerate(self._parts):
            span = part.value / total * 360
            ink = hue(n)
            if self._at not in (-1, n):
                ink.setAlphaF(0.35)
            pen = QPen(ink, thick)
            pen.setCapStyle(Qt.PenCapStyle.FlatCap)
            painter.setPen(pen)
            painter.drawArc(ring, round((angle - gap / 2) * 16), round(-max(1.0, span - gap) * 16))
            angle -= span
        painter.setPen(THEME.colour("text"))
        painter.setFont(THEME.font(28, 600, tabular=True))
        middle = ring.center().y()
        painter.drawText(
            QRectF(0, middle - THEME.px(30), side, THEME.px(38)), Qt.AlignmentFlag.AlignCenter, self._centre
        )
        painter.setPen(THEME.colour("faint"))
        painter.setFont(THEME.font(tk.FONT["caption"]))
        painter.drawText(QRectF(0, middle + THEME.px(8), side, THEME.px(18)), Qt.AlignmentFlag.AlignCenter, self._below)
        self._paint_legend(painter)

    def _paint_legend(self, painter: QPainter) -> None:
        left, top, line = self._legend()
        small, bold = THEME.font(tk.FONT["small"]), THEME.font(tk.FONT["small"], 600, tabular=True)
        for n, part in enumerate(self._parts):
            y = top + line * n
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(hue(n))
            painter.drawRoundedRect(QRectF(left, y + line / 2 - 5, 10, 10), 3, 3)
            count = plain_number(part.value)
            room = self.width() - left - 18 - QFontMetricsF(bold).horizontalAdvance(count) - 10
            painter.setFont(small)
            painter.setPen(THEME.colour("muted"))
            shown = QFontMetricsF(small).elidedText(part.name, Qt.TextElideMode.ElideRight, room)
            painter.drawText(QRectF(left + 18, y, room, line), Qt.AlignmentFlag.AlignVCenter, shown)
            painter.setFont(bold)
            painter.setPen(THEME.colour("text"))
            painter.drawText(
                QRectF(left, y, self.width() - left, line),
                Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter,
                count,
            )


class HeatMap(Chart):
    """Counts by row and column; ``picked`` carries ``(row key, column key)``. The number stands in its field."""

    def __init__(self, name: str, label: str) -> None:
        super().__init__(name, label)
        self._rows: tuple[str, ...] = ()
        self._columns: tuple[str, ...] = ()
        self._values: tuple[tuple[float, ...], ...] = ()
        self.setMinimumSize(THEME.px(240), THEME.px(180))

    def show_values(self, rows: Sequence[str], columns: Sequence[str], values: Sequence[Sequence[float]]) -> None:
        self._rows, self._columns = tuple(rows), tuple(columns)
        self._values = tuple(tuple(row) for row in values)
        said = (
            f"{row}: " + ", ".join(f"{c} {plain_number(v)}" for c, v in zip(columns, line, strict=False) if v)
            for row, line in zip(rows, values, strict=False)
        )
        self.setAccessibleDescription("; ".join(said))
        self.update()

    def item_count(self) -> int:
        return len(self._rows) * len(self._columns)

    def item_key(self, item: int) -> object:
        return divmod(item, len(self._columns))

    def item_text(self, item: int) -> str:
        row, column = divmod(item, len(self._columns))
        return f"{self._rows[row]} {self._columns[column]}: {plain_number(self._values[row][column])}"

    def _cells(self) -> tuple[float, float, float]:
        """(left, width, height) of the cells."""
        metrics = QFontMetricsF(THEME.font(tk.FONT["caption"]))
        left = max((metrics.horizontalAdvance(r) for r in self._rows), default=0) + 12
        return (
            left,
            (self.width() - left) / max(1, len(self._columns)),
            (self.height() - THEME.px(24)) / max(1, len(self._rows)),
        )

    def item_at(self, point: QPointF) -> int:
        left, width, height = self._cells()
        column, row = int((point.x() - left) // width), int(point.y() // height)
        if 0 <= column < len(self._columns) and 0 <= row < len(self._rows):
            return row * len(self._columns) + column
        return -1

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = self.begin()
        top = max((v for row in self._values for v in row), default=0)
        if top <= 0:
            self.nothing(painter)
            return
        left, width, height = self._cells()
        caption, number = THEME.font(tk.FONT["caption"]), THEME.font(11, tabular=True)
        for r, row in enumerate(self._values):
            painter.setFont(caption)
            painter.setPen(THEME.colour("faint"))
            painter.drawText(
                QRectF(0, r * height, left - 10, height),
                Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter,
                self._rows[r],
            )
            painter.setFont(number)
            for c, value in enumerate(row):
                self._cell(
                    painter,
                    QRectF(left + c * width + 1.5, r * height + 1.5, width - 3, height - 3),
                    value,
                    top,
                    r * len(row) + c,
                )
        painter.setFont(caption)
        painter.setPen(THEME.colour("faint"))
        for c, name in enumerate(self._columns):
            painter.drawText(
                QRectF(left + c * width, self.height() - THEME.px(20), width, THEME.px(18)),
                Qt.AlignmentFlag.AlignCenter,
                name,
            )

    def _cell(self, painter: QPainter, box: QRectF, value: float, top: float, item: int) -> None:
        part = (value / top) ** 1.2
        ink = QColor(THEME.tokens.accent)
        ink.setAlphaF(0.07 + 0.93 * part)
        painter.setPen(QPen(THEME.colour("text"), 2) if item == self._at else Qt.PenStyle.NoPen)
        painter.setBrush(ink)
        painter.drawRoundedRect(box, 4, 4)
        if value > 0:
            painter.setPen(THEME.colour("on_accent" if part > 0.62 else "text"))
            painter.drawText(box, Qt.AlignmentFlag.AlignCenter, plain_number(value))
