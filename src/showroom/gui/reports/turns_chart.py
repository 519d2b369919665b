"""Turns taken as bars, turns due as a line across each: who is above and who below is seen at once (REC-20)."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QPainter, QPainterPath, QPaintEvent, QPen

from showroom.gui.kit.charts.base import Chart, whole_ceiling
from showroom.gui.kit.theme import THEME


@dataclass(frozen=True, slots=True)
class Bullet:
    """One label's bar: ``taken`` and ``due`` in turns, ``text`` for the bubble and for screen readers."""

    key: object
    label: str
    taken: float
    due: float
    text: str


class TurnsChart(Chart):
    """Bars with a mark each; ``picked`` carries a bar's key."""

    def __init__(self, name: str, label: str) -> None:
        super().__init__(name, label)
        self._bullets: tuple[Bullet, ...] = ()
        self._area = QRectF()
        self.setMinimumSize(THEME.px(220), THEME.px(180))

    def show_bullets(self, bullets: Sequence[Bullet]) -> None:
        self._bullets = tuple(bullets)
        self.setAccessibleDescription("; ".join(bullet.text for bullet in bullets))
        self.update()

    def item_count(self) -> int:
        return len(self._bullets)

    def item_key(self, item: int) -> object:
        return self._bullets[item].key

    def item_text(self, item: int) -> str:
        return self._bullets[item].text

    def item_at(self, point: QPointF) -> int:
        if not self._bullets or not self._area.contains(point):
            return -1
        across = (point.x() - self._area.left()) / self._area.width()
        return min(len(self._bullets) - 1, int(across * len(self._bullets)))

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = self.begin()
        if not self._bullets:
            self.nothing(painter)
            return
        top = whole_ceiling(max(max(bullet.taken, bullet.due) for bullet in self._bullets))
        labels = [bullet.label for bullet in self._bullets]
        self._area = area = self.axes(painter, top, labels, lambda value: f"{value:g}", centred=True)
        slot = area.width() / len(self._bullets)
        width = min(THEME.px(38), slot * 0.5)
        for number, bullet in enumerate(self._bullets):
            middle = area.left() + slot * (number + 0.5)
            ink = THEME.colour("accent")
            if self._at >= 0 and self._at != number:
                ink.setAlphaF(0.5)
            height = area.height() * bullet.taken / top
            if height > 0:
                path = QPainterPath()
                path.addRoundedRect(QRectF(middle - width / 2, area.bottom() - height, width, height), 3, 3)
                painter.fillPath(path, ink)
            y = area.bottom() - area.height() * bullet.due / top
            self._mark(painter, middle, y, width)
        if 0 <= self._at < len(self._bullets):
            bullet = self._bullets[self._at]
            y = area.bottom() - area.height() * max(bullet.taken, bullet.due) / top
            self.bubble(painter, bullet.text, QPointF(area.left() + slot * (self._at + 0.5), y))

    def _mark(self, painter: QPainter, middle: float, y: float, width: float) -> None:
        """The line of what is due, wider than the bar and seen on it: ink on a rim of the ground."""
        ends = QPointF(middle - width * 0.72, y), QPointF(middle + width * 0.72, y)
        for colour, thickness in (("surface", 4.6), ("text", 2.4)):
            painter.setPen(QPen(THEME.colour(colour), thickness, Qt.PenStyle.SolidLine, Qt.PenCapStyle.RoundCap))
            painter.drawLine(*ends)
