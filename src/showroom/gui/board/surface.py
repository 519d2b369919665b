"""The floor board as one painted surface: it costs a repaint a second and fills any monitor (REC-16).

What is painted is also given as text to screen readers. Nothing on it names a customer: see ``view``.
"""

from __future__ import annotations

from datetime import datetime

from PySide6.QtCore import QDate, QLocale, QRectF, QTimer
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QWidget

from showroom.clock import zone
from showroom.gui.board import panels
from showroom.gui.board.painting import RIGHT, Brush, Said, share
from showroom.gui.board.panels import LEAST_ROW, Scene
from showroom.gui.board.view import BoardView, Call
from showroom.gui.kit import sound
from showroom.gui.kit.buttons import Button
from showroom.gui.kit.theme import THEME

FLASH_MS, FLASHES = 400, 10
CALLED_S, MOVES_S = 15.0, 20.0
PAGE_S = 8
LEAST_NAME = 0.06
"""Of the height: what can be read from five metres."""
HUSH_S = 60


class BoardSurface(QWidget):
    """Next and on deck, who is with a visitor, the order; the alarm across the top, the waiting count at the foot."""

    def __init__(self, store: str, time_zone: str, language: str) -> None:
        super().__init__()
        self._store, self._zone, self._language = store, time_zone, language
        self._view: BoardView | None = None
        self._now: datetime | None = None
        self._calls: tuple[tuple[datetime, Call], ...] = ()
        self._moved_at: datetime | None = None
        self._flashes = 0
        self.said: list[Said] = []
        """Every text of the last painting."""
        self.setObjectName("board.surface")
        self.setAccessibleName(self.tr("Floor board"))
        self.hush = Button(self.tr("Silence for a minute"), "board.hush", icon="bell-slash", key="F8", ui="big")
        self.hush.setParent(self)
        self.hush.hide()
        self.hush.clicked.connect(self.silence)
        self._flash = QTimer(self)
        self._flash.setInterval(FLASH_MS)
        self._flash.timeout.connect(self._on_flash)

    # -- showing
    def show_view(self, view: BoardView, now: datetime) -> None:
        self._view = view
        self.tick(now)
        self.setAccessibleDescription("\n".join(self.lines()))

    def tick(self, now: datetime) -> None:
        """A second has passed."""
        self._now = now
        self._calls = tuple((at, call) for at, call in self._calls if (now - at).total_seconds() < CALLED_S)
        self._place_button()
        self.update()

    def show_call(self, call: Call, now: datetime) -> None:
        """Somebody was called; whoever was on deck is told to move up, with a flash of a few seconds (REC-02)."""
        self._calls += ((now, call),)
        if call.deck:
            self._moved_at = now
            self._flashes = FLASHES
            self._flash.start()
        self.update()

    @property
    def is_flashing(self) -> bool:
        return self._flashes > 0

    def _on_flash(self) -> None:
        self._flashes -= 1
        if self._flashes <= 0:
            self._flash.stop()
        self.update()

    def silence(self) -> None:
        """No alarm sound for a minute; the band and its seconds stay."""
        if self._view is not None and self._view.desk is not None and self._view.desk.since is not None:
            sound.hush("alarm", HUSH_S)
            self.update()

    def lines(self) -> list[str]:
        """What stands on the board, as text."""
        view = self._view
        if view is None:
            return []
        lines = [self.tr("Next: {name}").format(name=view.point.name if view.point else self.tr("nobody is free"))]
        if view.deck is not None:
            lines.append(self.tr("On deck: {name}").format(name=view.deck.name))
        if view.desk is not None and view.desk.since is not None:
            form = self.tr("Front desk: {present} of {minimum}")
            lines.append(form.format(present=view.desk.present, minimum=view.desk.minimum))
        if view.post is not None:
            lines.append(self.tr("At the door: {name}").format(name=view.post.name or self.tr("nobody")))
        for one in view.order:
            marks = [one.word, *([panels.mark_word(one.mark)] if one.mark else [])]
            lines.append(f"{one.position}. {one.name}, {', '.join(marks)}")
        lines.append(self.tr("Waiting: {count}").format(count=len(view.waiting)))
        return lines

    # -- painting
    @property
    def is_upright(self) -> bool:
        return self.height() > self.width()

    @property
    def unit(self) -> float:
        """Pixels of a hundredth of the height; less on a screen of another shape than 16:9, so that all fits."""
        ratio = 16 / 9 if self.is_upright else 9 / 16
        return min(self.height(), self.width() * ratio) / 100

    def _scene(self, view: BoardView, now: datetime) -> Scene:
        moved = self._moved_at is not None and (now - self._moved_at).total_seconds() < MOVES_S
        return Scene(
            view,
            now,
            tuple(call for _at, call in self._calls),
            self._flashes % 2 == 1,
            moved,
            int(now.timestamp()) // PAGE_S,
            0.62 if self.is_upright else 1.0,
            min(7.6, LEAST_NAME * self.height() / self.unit),
        )

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.fillRect(self.rect(), QColor(THEME.tokens.app))
        view, now = self._view, self._now
        if view is None or now is None:
            return
        brush, scene = Brush(painter, self.unit), self._scene(view, now)
        gap = brush.u(2.0)
        area = QRectF(self.rect()).adjusted(gap, gap * 0.6, -gap, -gap)
        head = QRectF(area.left(), area.top(), area.width(), brush.u(6 if not self.is_upright else 4))
        self._head(brush, head, now, scene.scale)
        foot = QRectF(area.left(), area.bottom() - brush.u(11 * scene.scale), area.width(), brush.u(11 * scene.scale))
        panels.foot(brush, foot, scene)
        top = head.bottom() + gap * 0.6
        if view.desk is not None and view.desk.since is not None:
            band = self._band()
            button = self.hush.width() + brush.u(2) if self.hush.isVisible() else 0.0
            panels.alarm(brush, band, view.desk, scene, sound.hushed_s("alarm"), button)
            top = band.bottom() + gap
        body = QRectF(area.left(), top, area.width(), foot.top() - gap - top)
        if self.is_upright:
            self._upright(brush, body, scene, gap)
        else:
            self._wide(brush, body, scene, gap)
        self.said = brush.said

    def _band(self) -> QRectF:
        unit = self.unit
        top = (6 if not self.is_upright else 4) * unit + 2.4 * unit
        return QRectF(2 * unit, top, self.width() - 4 * unit, (12 if self.is_upright else 10.5) * unit)

    def _wide(self, brush: Brush, body: QRectF, scene: Scene, gap: float) -> None:
        left = QRectF(body.left(), body.top(), body.width() * 0.365, body.height())
        self._front(brush, left, scene, gap)
        self._lists(brush, body.adjusted(left.width() + gap, 0, 0, 0), scene, gap, 4)

    def _upright(self, brush: Brush, body: QRectF, scene: Scene, gap: float) -> None:
        need = brush.u(36 if scene.view.post is None else 46)
        top = QRectF(body.left(), body.top(), body.width(), max(need, body.height() * 0.5))
        self._front(brush, top, scene, gap)
        self._lists(brush, body.adjusted(0, top.height() + gap, 0, 0), scene, gap, 2)

    def _front(self, brush: Brush, area: QRectF, scene: Scene, gap: float) -> None:
        """Point, deck, door."""
        rest = QRectF(area)
        if scene.view.post is not None:
            high = brush.u(11 if not self.is_upright else 8)
            panels.post(brush, QRectF(rest.left(), rest.bottom() - high, rest.width(), high), scene.view.post, scene)
            rest.setBottom(rest.bottom() - high - gap)
        least = 12 if self.is_upright else 14
        second = max(brush.u(least), min(brush.u(23), rest.height() * 0.36))
        panels.deck(brush, QRectF(rest.left(), rest.bottom() - second, rest.width(), second), scene)
        rest.setBottom(rest.bottom() - second - gap)
        panels.point(brush, rest, scene)

    def _lists(self, brush: Brush, area: QRectF, scene: Scene, gap: float, most: int) -> None:
        """Two lists; as many columns as they need, shared by how many stand in each."""
        room = panels.list_room(area.height(), brush.unit)
        counts = len(scene.view.serving), len(scene.view.others)
        first, second = share(*counts, room, LEAST_ROW * scene.scale, most)
        column = (area.width() - gap) / (first + second)
        left = QRectF(area.left(), area.top(), column * first, area.height())
        panels.serving(brush, left, scene, first)
        panels.order(brush, area.adjusted(left.width() + gap, 0, 0, 0), scene, second)

    def _head(self, brush: Brush, area: QRectF, now: datetime, scale: float) -> None:
        local, t = now.astimezone(zone(self._zone)), THEME.tokens
        date = QLocale(self._language).toString(QDate(local.year, local.month, local.day), self.tr("dddd d MMMM"))
        shown = f"{date}   {local:%H:%M}"
        size = brush.fitting(shown, area.width() * 0.6, 4.2 * scale, 1.6)
        wide = brush.width(shown, size)
        brush.text(area.adjusted(area.width() - wide, 0, 0, 0), shown, size, t.muted, RIGHT)
        rest = area.adjusted(0, 0, -wide - brush.u(2), 0)
        brush.text(rest, self._store, brush.fitting(self._store, rest.width(), size, 1.6), t.text)

    # -- the alarm's button
    def _place_button(self) -> None:
        desk = self._view.desk if self._view is not None else None
        shown = desk is not None and desk.since is not None and desk.could_sit
        if shown:
            band, size = self._band(), self.hush.sizeHint()
            middle = band.top() + band.height() * (0.74 if self.is_upright else 0.5)
            left, top = band.right() - size.width() - 1.5 * self.unit, middle - size.height() / 2
            self.hush.setGeometry(round(left), round(top), size.width(), size.height())
        self.hush.setVisible(shown)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._place_button()
