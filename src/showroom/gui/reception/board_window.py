"""The floor board for a second monitor, legible from five metres (REC-16).

One painted surface: it costs one repaint a second and scales with the screen. It shows no customer and works while the
desk is locked. What is painted is also given as text to screen readers.
"""

from __future__ import annotations

from datetime import datetime

from PySide6.QtCore import QDate, QLocale, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QVBoxLayout, QWidget

from showroom.clock import zone
from showroom.domain.reception import terms
from showroom.domain.staff.actor import DESK
from showroom.gui.kit import icons
from showroom.gui.kit.labels import Tone, clock_text, paint_avatar
from showroom.gui.kit.page import Page
from showroom.gui.kit.theme import THEME
from showroom.gui.reception.words import STATUS_TONE, pack_words, read_floor, seconds_since
from showroom.gui.shell.context import ShellContext
from showroom.phrases import Words
from showroom.services.reception.board import FloorBoard, PersonRow, VisitRow

_LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
_RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
_CENTER = Qt.AlignmentFlag.AlignCenter


def create(context: ShellContext) -> Page:
    """The window's page for ``gui/shell/navigation.py``."""
    return FloorBoardPage(context)


class FloorBoardPage(Page):
    """Reads as the locked desk, whoever is signed in: the board never shows more than anybody may see."""

    def __init__(self, context: ShellContext) -> None:
        super().__init__("board")
        self.title = self.tr("Floor board")
        self._context = context
        self.surface = BoardSurface(context.shop.store.name, context.shop.store.time_zone, context.language)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self.surface)
        context.ticker.ticked.connect(self._on_tick)

    def refresh(self) -> None:
        """The floor as it is now."""
        nothing: FloorBoard | None = None
        floor = self._context.read(lambda shop, _actor: read_floor(shop, DESK), nothing)
        if floor is not None:
            pack = pack_words(self._context.shop, DESK, self._context.language)
            words = pack.words(self._context.shop.store.time_zone, floor.names)
            self.surface.show_floor(floor, words, self._context.clock.now())

    def _on_tick(self, now: datetime) -> None:
        if self.isVisible():
            self.surface.tick(now)


class BoardSurface(QWidget):
    """Three parts: who is next, who is with a visitor, the order; the waiting count across the foot."""

    def __init__(self, store: str, time_zone: str, language: str) -> None:
        super().__init__()
        self._store, self._zone, self._language = store, time_zone, language
        self._floor: FloorBoard | None = None
        self._words: Words | None = None
        self._now: datetime | None = None
        self.setObjectName("board.surface")
        self.setAccessibleName(self.tr("Floor board"))

    def show_floor(self, floor: FloorBoard, words: Words, now: datetime) -> None:
        self._floor, self._words, self._now = floor, words, now
        self.setAccessibleDescription("\n".join(self.lines()))
        self.update()

    def tick(self, now: datetime) -> None:
        self._now = now
        self.update()

    def lines(self) -> list[str]:
        """What stands on the board, as text."""
        floor, words = self._floor, self._words
        if floor is None or words is None:
            return []
        lines = [self.tr("Next: {name}").format(name=floor.point.name if floor.point else self.tr("nobody is free"))]
        if floor.deck is not None:
            lines.append(self.tr("On deck: {name}").format(name=floor.deck.name))
        lines += [f"{person.position}. {person.name}, {words.status(person.status)}" for person in floor.people]
        lines.append(self.tr("Waiting: {count}").format(count=len(floor.waiting)))
        return lines

    # -- painting: all lengths in hundredths of the height, so that it fills any screen
    def _u(self, value: float) -> float:
        return min(self.height(), self.width() * 9 / 16) * value / 100

    def _font(self, size: float, weight: int = 600) -> QFont:
        font = THEME.font(10, weight, tabular=True)
        font.setPixelSize(max(9, round(self._u(size))))
        return font

    def _text(
        self,
        painter: QPainter,
        area: QRectF,
        text: str,
        size: float,
        colour: str,
        side: Qt.AlignmentFlag = _LEFT,
        weight: int = 600,
    ) -> None:
        font = self._font(size, weight)
        painter.setFont(font)
        painter.setPen(QColor(colour))
        painter.drawText(
            area, int(side), QFontMetrics(font).elidedText(text, Qt.TextElideMode.ElideRight, int(area.width()))
        )

    def _panel(self, painter: QPainter, area: QRectF, edge: str = "", ground: str = "") -> None:
        t = THEME.tokens
        painter.setPen(QPen(QColor(edge or t.border), self._u(0.4 if edge else 0.15)))
        painter.setBrush(QColor(ground or t.surface))
        painter.drawRoundedRect(area, self._u(1.6), self._u(1.6))

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.fillRect(self.rect(), QColor(THEME.tokens.app))
        floor, words, now = self._floor, self._words, self._now
        if floor is None or words is None or now is None:
            return
        gap = self._u(2.4)
        area = QRectF(self.rect()).adjusted(gap, gap, -gap, -gap)
        head = QRectF(area.left(), area.top(), area.width(), self._u(7))
        foot = QRectF(area.left(), area.bottom() - self._u(13), area.width(), self._u(13))
        body = QRectF(area.left(), head.bottom() + gap, area.width(), foot.top() - head.bottom() - 2 * gap)
        self._head(painter, head, now)
        third = (body.width() - 2 * gap) / 3
        next_area = QRectF(body.left(), body.top(), third * 1.12, body.height())
        rest = body.adjusted(next_area.width() + gap, 0, 0, 0)
        half = (rest.width() - gap) / 2
        self._next(painter, next_area, floor)
        self._serving(painter, QRectF(rest.left(), rest.top(), half, rest.height()), floor, now)
        self._order(painter, QRectF(rest.left() + half + gap, rest.top(), half, rest.height()), floor, words)
        self._foot(painter, foot, floor, now)

    def _head(self, painter: QPainter, area: QRectF, now: datetime) -> None:
        local = now.astimezone(zone(self._zone))
        self._text(painter, area, self._store, 4.4, THEME.tokens.text)
        date = QLocale(self._language).toString(QDate(local.year, local.month, local.day), self.tr("dddd d MMMM"))
        self._text(painter, area, f"{date}   {local:%H:%M}", 4.4, THEME.tokens.muted, _RIGHT)

    def _next(self, painter: QPainter, area: QRectF, floor: FloorBoard) -> None:
        """On point, very large, and on deck."""
        t = THEME.tokens
        point, deck = floor.point, floor.deck
        top = QRectF(area.left(), area.top(), area.width(), area.height() * 0.64)
        bottom = QRectF(
            area.left(), top.bottom() + self._u(2.4), area.width(), area.bottom() - top.bottom() - self._u(2.4)
        )
        self._panel(painter, top, t.accent if point is not None else t.border)
        inner = top.adjusted(self._u(3), self._u(2.5), -self._u(3), -self._u(2.5))
        self._text(
            painter, QRectF(inner.left(), inner.top(), inner.width(), self._u(5)), self.tr("Next"), 4, t.accent_text
        )
        if point is not None:
            side = self._u(17)
            paint_avatar(
                painter, QRectF(inner.center().x() - side / 2, inner.top() + self._u(6), side, side), point.name
            )
            self._fitted(
                painter, QRectF(inner.left(), inner.top() + self._u(24), inner.width(), self._u(14)), point.name, 9.5
            )
        else:
            side = self._u(12)
            icon = QRectF(inner.center().x() - side / 2, inner.top() + self._u(9), side, side)
            icons.paint(painter, "users-three", t.muted, icon)
            none = self.tr("Nobody is free") if floor.people else self.tr("Nobody has clocked in yet")
            self._fitted(painter, QRectF(inner.left(), inner.top() + self._u(24), inner.width(), self._u(12)), none, 6)
        self._panel(painter, bottom)
        inner = bottom.adjusted(self._u(3), self._u(2), -self._u(3), -self._u(2))
        self._text(
            painter, QRectF(inner.left(), inner.top(), inner.width(), self._u(4.5)), self.tr("On deck"), 3.6, t.muted
        )
        name = QRectF(inner.left(), inner.top() + self._u(5), inner.width(), inner.height() - self._u(5))
        self._fitted(painter, name, deck.name if deck is not None else "–", 7)

    def _fitted(self, painter: QPainter, area: QRectF, text: str, size: float) -> None:
        """A name as large as it fits, not less than half its size."""
        least = size / 2
        while size > least and QFontMetrics(self._font(size, 700)).horizontalAdvance(text) > area.width():
            size -= 0.4
        self._text(painter, area, text, size, THEME.tokens.text, _CENTER, 700)

    def _title(self, painter: QPainter, area: QRectF, title: str, count: int) -> QRectF:
        """A heading; gives the room below."""
        self._panel(painter, area)
        inner = area.adjusted(self._u(2.4), self._u(1.8), -self._u(2.4), -self._u(1.6))
        line = QRectF(inner.left(), inner.top(), inner.width(), self._u(5))
        self._text(painter, line, title, 3.6, THEME.tokens.text)
        self._text(painter, line, str(count), 3.6, THEME.tokens.muted, _RIGHT)
        return inner.adjusted(0, self._u(6.5), 0, 0)

    def _rows(self, area: QRectF, count: int, usual: float) -> tuple[list[QRectF], float]:
        """Places for ``count`` rows and their height in hundredths: as large as usual, in two columns from many on."""
        height = self._u(usual)
        columns = 1
        if count * height > area.height():
            height = max(self._u(usual * 0.62), area.height() / count)
        if count * height > area.height() + 1:
            columns = 2
            height = min(self._u(usual), area.height() / -(-count // 2))
        rows = -(-count // columns) if count else 0
        width = (area.width() - (columns - 1) * self._u(2)) / columns
        places = [
            QRectF(area.left() + (n // rows) * (width + self._u(2)), area.top() + (n % rows) * height, width, height)
            for n in range(count)
        ]
        return places, height * 100 / max(1.0, self._u(100))

    def _serving(self, painter: QPainter, area: QRectF, floor: FloorBoard, now: datetime) -> None:
        room = self._title(painter, area, self.tr("With visitors"), len(floor.serving))
        places, height = self._rows(room, len(floor.serving), 7.2)
        for visit, place in zip(floor.serving, places, strict=True):
            self._visit(painter, place, visit, floor, now, min(3.6, height * 0.5))

    def _visit(
        self, painter: QPainter, place: QRectF, visit: VisitRow, floor: FloorBoard, now: datetime, size: float
    ) -> None:
        """A consultant and how long; not greeted yet: since when, and red when nobody came."""
        t = THEME.tokens
        greeted = visit.state == terms.GREETED
        seconds = seconds_since(visit.greeted_at if greeted else visit.assigned_at, now)
        limit = floor.policy.greet_limit_s if floor.policy is not None else 60
        tone: Tone = (
            "success" if greeted else "danger" if seconds >= limit * 2 else "warning" if seconds >= limit else "neutral"
        )
        ink, _ground = t.tone(tone)
        font = self._font(size)
        shown = clock_text(seconds)
        wide = QFontMetrics(font).horizontalAdvance(shown) + self._u(0.5)  # the metrics round
        time = place.adjusted(place.width() - wide, 0, 0, 0)
        self._text(painter, time, shown, size, ink, _RIGHT)
        name = place.adjusted(0, 0, -wide - self._u(1), 0)
        if not greeted:
            side = self._u(size)
            icons.paint(
                painter, "hand-waving", ink, QRectF(name.right() - side, name.center().y() - side / 2, side, side)
            )
            name.adjust(0, 0, -side - self._u(0.6), 0)
        self._text(painter, name, visit.consultant or "", size, t.text)

    def _order(self, painter: QPainter, area: QRectF, floor: FloorBoard, words: Words) -> None:
        others = [person for person in floor.people if person.status != terms.WITH_VISITOR]
        room = self._title(painter, area, self.tr("Order"), len(others))
        places, height = self._rows(room, len(others), 7.2)
        for person, place in zip(others, places, strict=True):
            self._person(painter, place, person, words, min(3.6, height * 0.5))

    def _person(self, painter: QPainter, place: QRectF, person: PersonRow, words: Words, size: float) -> None:
        t = THEME.tokens
        free = person.status == terms.AVAILABLE
        number = QRectF(place.left(), place.top(), self._u(size * 1.5), place.height())
        self._text(painter, number, str(person.position), size, t.accent_text if person.point else t.muted)
        name = place.adjusted(number.width(), 0, 0, 0)
        if not free:
            font = self._font(size * 0.72)
            status = words.status(person.status)
            wide = min(name.width() * 0.5, QFontMetrics(font).horizontalAdvance(status) + self._u(1))
            ink, _ground = t.tone(STATUS_TONE.get(person.status, "neutral"))
            self._text(painter, name.adjusted(name.width() - wide, 0, 0, 0), status, size * 0.72, ink, _RIGHT)
            name.adjust(0, 0, -wide - self._u(0.8), 0)
        self._text(painter, name, person.name, size, t.text if free else t.muted)

    def _foot(self, painter: QPainter, area: QRectF, floor: FloorBoard, now: datetime) -> None:
        """How many wait and how long the first of them has."""
        t, waiting = THEME.tokens, floor.waiting
        longest = max((seconds_since(visit.arrived_at, now) for visit in waiting), default=0.0)
        amber = floor.policy.amber_wait_s if floor.policy is not None else 180
        red = floor.policy.red_wait_s if floor.policy is not None else 300
        tone: Tone = "neutral"
        if waiting:
            tone = "danger" if longest >= red else "warning" if longest >= amber else "info"
        ink, ground = t.tone(tone)
        self._panel(painter, area, ink if waiting else "", ground if waiting else "")
        inner = area.adjusted(self._u(3), 0, -self._u(3), 0)
        side = self._u(6)
        icons.paint(painter, "hourglass-medium", ink, QRectF(inner.left(), inner.center().y() - side / 2, side, side))
        words = inner.adjusted(side + self._u(2), 0, 0, 0)
        if not waiting:
            self._text(painter, words, self.tr("Nobody waits"), 5, t.muted)
            return
        self._text(painter, words, self.tr("Waiting: {count}").format(count=len(waiting)), 6.4, ink, weight=700)
        self._text(painter, words, self.tr("longest {time}").format(time=clock_text(longest)), 6.4, ink, _RIGHT, 700)
