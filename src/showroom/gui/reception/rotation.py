"""The rotation: who is next, and everybody in order (REC-01, REC-02, REC-04, REC-08, REC-10, REC-13).

The list is a model with a delegate, not a widget a row: 40 people cost one paint. Its times count minutes, so a beat of
the clock changes nothing most of the time.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any

from PySide6.QtCore import (
    QAbstractListModel,
    QCoreApplication,
    QModelIndex,
    QPersistentModelIndex,
    QPointF,
    QRect,
    QRectF,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import QColor, QKeyEvent, QMouseEvent, QPainter, QPen
from PySide6.QtWidgets import (
    QAbstractItemView,
    QFrame,
    QListView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)

from showroom.domain.reception import terms
from showroom.gui.kit import painting
from showroom.gui.kit import tokens as tk
from showroom.gui.kit.labels import Tone, paint_avatar
from showroom.gui.kit.theme import THEME
from showroom.gui.reception import envelope
from showroom.gui.reception.dragging import Placing
from showroom.gui.reception.words import STATUS_TONE, coded, joined, lasting, seconds_since
from showroom.phrases import Words
from showroom.services.reception.rows import PersonRow

Index = QModelIndex | QPersistentModelIndex
_DISPLAY = int(Qt.ItemDataRole.DisplayRole)
_SPOKEN = int(Qt.ItemDataRole.AccessibleTextRole)
_TIP = int(Qt.ItemDataRole.ToolTipRole)


@dataclass(frozen=True, slots=True)
class Line:
    """A person as painted: what stands in the second line and in the pill on the right; ``messages`` that wait for
    them (CAL-07)."""

    person: PersonRow
    second: str
    pill: str
    tone: Tone
    messages: int = 0


class RotationModel(QAbstractListModel):
    """Everybody clocked in, in order."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._people: tuple[PersonRow, ...] = ()
        self._lines: list[Line] = []
        self._words: Words | None = None
        self._visit_numbers: dict[int, int] = {}
        self._messages: Mapping[int, int] = {}

    def show_messages(self, waiting: Mapping[int, int]) -> None:
        """How many messages wait for whom, by staff id."""
        if waiting != self._messages:
            self._messages = dict(waiting)
            self._replace([replace(line, messages=waiting.get(line.person.id, 0)) for line in self._lines])

    def show(self, people: tuple[PersonRow, ...], words: Words, visit_numbers: dict[int, int], now: datetime) -> None:
        """Show these people; rows are updated in place while who stands where is the same."""
        same = [person.id for person in people] == [person.id for person in self._people]
        if not same:
            self.beginResetModel()
        self._people, self._words, self._visit_numbers = people, words, visit_numbers
        lines = [self._line(person, now) for person in people]
        if not same:
            self._lines = lines
            self.endResetModel()
        else:
            self._replace(lines)

    def tick(self, now: datetime) -> None:
        """The clock moved on: only lines whose words change are painted again."""
        if self._words is not None:
            self._replace([self._line(person, now) for person in self._people])

    def _replace(self, lines: list[Line]) -> None:
        for row, (old, new) in enumerate(zip(self._lines, lines, strict=True)):
            if old != new:
                self._lines[row] = new
                index = self.index(row)
                self.dataChanged.emit(index, index)

    def _line(self, person: PersonRow, now: datetime) -> Line:
        assert self._words is not None
        time = lasting(seconds_since(person.since, now))
        turns = (
            self.tr("{count} turns today").format(count=person.turns) if person.turns != 1 else self.tr("1 turn today")
        )
        tone = STATUS_TONE.get(person.status, "neutral")
        if person.status == terms.AVAILABLE:
            second = joined((self.tr("free for {time}").format(time=time), turns))
            if person.point:
                pill, tone = self.tr("On point"), "accent"
            elif person.deck:
                pill, tone = self.tr("On deck"), "accent"
            elif person.bar == "held_out":
                pill, tone = self.tr("Held out"), "warning"
                second = joined((*(coded(self._words.lang, "duty", held.duty) for held in person.held_by[:1]), turns))
            elif person.bar == "greeter":
                pill, tone = self.tr("Greeter"), "info"
            elif person.skips:
                pill, tone = self.tr("Loses next turn"), "warning"
            else:
                pill = self._words.status(person.status)
        elif person.status == terms.WITH_VISITOR:
            number = self._visit_numbers.get(person.visit_id or 0)
            visitor = self.tr("visitor {number}").format(number=number) if number else ""
            if person.visits > 1:
                visitor = self.tr("{count} visitors").format(count=person.visits)
            if person.then:
                visitor = self.tr("{visitors}, then {status}").format(
                    visitors=visitor, status=self._words.status(person.then)
                )
            second, pill = joined((visitor, time, turns)), self._words.status(person.status)
        else:
            since = self.tr("since {time}").format(time=self._words.time(person.since))
            second, pill = joined((since, time, turns)), self._words.status(person.status)
        return Line(person, second, pill, tone, self._messages.get(person.id, 0))

    def person(self, row: int) -> PersonRow:
        return self._people[row]

    def line(self, row: int) -> Line:
        return self._lines[row]

    def row_of(self, staff: int) -> int:
        """The row of a person, -1 if not there."""
        return next((row for row, person in enumerate(self._people) if person.id == staff), -1)

    def make_ups(self, person: PersonRow) -> str:
        return self.tr("make-up ×{count}").format(count=person.make_ups) if person.make_ups else ""

    def messages(self, line: Line) -> str:
        """What a screen reader says of the envelope."""
        if not line.messages:
            return ""
        return QCoreApplication.translate("RotationModel", "%n message(s) waiting", "", line.messages)

    def rowCount(self, parent: Index | None = None) -> int:
        return 0 if parent is not None and parent.isValid() else len(self._lines)

    def data(self, index: Index, role: int = _DISPLAY) -> Any:
        if role not in (_DISPLAY, _SPOKEN, _TIP):
            return None
        line = self._lines[index.row()]
        if role == _TIP:
            told = self.messages(line)
            keys = self.tr(
                "Enter: status, clock out, why this place. Drag it, or Alt+↑ and Alt+↓, to place it elsewhere"
            )
            return f"{told}. {keys}" if told else keys
        return f"{line.person.position}. " + ", ".join(
            part
            for part in (line.person.name, line.pill, line.second, self.make_ups(line.person), self.messages(line))
            if part
        )


class RotationDelegate(QStyledItemDelegate):
    """Paints a person as a card of the order."""

    HEIGHT, GAP = 58, 6

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        return QSize(200, THEME.px(self.HEIGHT) + self.GAP)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        model = index.model()
        assert isinstance(model, RotationModel)
        line = model.line(index.row())
        rect: QRect = getattr(option, "rect")  # noqa: B009 - declared as a ClassVar in the stubs
        state: QStyle.StateFlag = getattr(option, "state")  # noqa: B009
        card = QRectF(rect).adjusted(1, 1, -1, -self.GAP + 1)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self._ground(painter, card, line, state)
        self._words(painter, card, line, model.make_ups(line.person))
        painter.restore()

    def _ground(self, painter: QPainter, card: QRectF, line: Line, state: QStyle.StateFlag) -> None:
        t = THEME.tokens
        away = line.person.status not in (terms.AVAILABLE, terms.WITH_VISITOR)
        edge = QPen(QColor(t.accent if line.person.point else t.border_strong if away else t.border), 1)
        ground = QColor(t.app if away else t.surface)
        if away:
            edge.setStyle(Qt.PenStyle.DashLine)
        if state & QStyle.StateFlag.State_MouseOver:
            ground = QColor(t.hover)
        if state & QStyle.StateFlag.State_Selected:
            ground = QColor(t.accent_soft)
            if state & QStyle.StateFlag.State_HasFocus:
                edge = QPen(QColor(t.accent), 2)
        painter.setPen(edge)
        painter.setBrush(ground)
        painter.drawRoundedRect(card, tk.RADIUS_LARGE - 2, tk.RADIUS_LARGE - 2)

    def _words(self, painter: QPainter, card: QRectF, line: Line, make_ups: str) -> None:
        t, person = THEME.tokens, line.person
        away = person.status not in (terms.AVAILABLE, terms.WITH_VISITOR)
        number = QRectF(card.left() + THEME.px(6), card.top(), THEME.px(30), card.height())
        painter.setFont(THEME.font(tk.FONT["lead"], 600, tabular=True))
        painter.setPen(QColor(t.faint if away else t.text))
        painter.drawText(number, Qt.AlignmentFlag.AlignCenter, str(person.position))
        side = THEME.px(38)
        disc = QRectF(number.right() + THEME.px(4), card.center().y() - side / 2, side, side)
        paint_avatar(painter, disc, person.name, STATUS_TONE.get(person.status, "neutral"))
        middle = card.center().y()
        right = painting.pill(painter, card.right() - THEME.px(12), middle, line.pill, line.tone).left()
        if line.messages:
            right = envelope.paint(painter, envelope.place(card, line.pill), line.messages)
        if make_ups:
            right = painting.pill(painter, right - THEME.px(6), middle, make_ups, "violet").left()
        left = disc.right() + THEME.px(10)
        width = right - left - THEME.px(8)
        bold, small = THEME.font(15, 600), THEME.font(tk.FONT["caption"], 400, tabular=True)
        painting.line(painter, QRectF(left, middle - THEME.px(21), width, THEME.px(22)), person.name, bold,
                   t.muted if away else t.text)  # fmt: skip
        painting.line(painter, QRectF(left, middle, width, THEME.px(20)), line.second, small, t.muted)


class RotationList(QListView):
    """``asked`` carries the person whose statuses are wanted: a tap, Enter or Space.

    ``moved`` carries (person, before whom or None for last) of a card that was dragged or sent up or down with Alt and
    an arrow: a wish, for nothing moves without a supervisor and a reason.
    """

    asked = Signal(object)
    messages = Signal(object)  # the envelope of a person was pressed
    moved = Signal(object, object)

    def __init__(self) -> None:
        super().__init__()
        self._model = RotationModel(self)
        self.setModel(self._model)
        self.setItemDelegate(RotationDelegate(self))
        self.setObjectName("reception.rotation")
        self.setAccessibleName(self.tr("Rotation, everybody in order"))
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setStyleSheet("QListView { background: transparent; }")
        self.viewport().setAutoFillBackground(False)
        self.setMouseTracking(True)
        self.setMinimumHeight(THEME.px(70))
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setUniformItemSizes(True)
        self._pressed = QPointF()
        self.clicked.connect(self._on_clicked)
        self.placing = Placing(self)
        self.placing.dropped.connect(self._on_dropped)

    def show_people(
        self, people: tuple[PersonRow, ...], words: Words, visit_numbers: dict[int, int], now: datetime
    ) -> None:
        """Show the order; the selected person stays selected wherever they stand now, and the list does not jump."""
        kept, at = self.current_staff(), self.verticalScrollBar().value()
        if self.placing.active and [person.id for person in people] != [person.id for person in self.people()]:
            self.placing.cancel()  # the order changed under the hand
        self._model.show(people, words, visit_numbers, now)
        if kept is not None:
            self.select(kept)
        self.verticalScrollBar().setValue(at)

    def show_messages(self, waiting: Mapping[int, int]) -> None:
        """How many messages wait for whom, by staff id (CAL-07)."""
        self._model.show_messages(waiting)

    def tick(self, now: datetime) -> None:
        self._model.tick(now)

    def current_staff(self) -> int | None:
        """The selected person's id."""
        index = self.currentIndex()
        return self._model.person(index.row()).id if index.isValid() else None

    def select(self, staff: int) -> bool:
        """Select a person; False if they are not there."""
        row = self._model.row_of(staff)
        if row >= 0:
            self.setCurrentIndex(self._model.index(row))
        return row >= 0

    def person_rect(self, staff: int) -> QRect:
        """Where a person is painted, in viewport coordinates."""
        return self.visualRect(self._model.index(self._model.row_of(staff)))

    def people(self) -> tuple[PersonRow, ...]:
        return tuple(self._model.person(row) for row in range(self._model.rowCount()))

    def envelope_rect(self, staff: int) -> QRectF:
        """Where somebody's messages are painted, in viewport coordinates; empty when there are none."""
        row = self._model.row_of(staff)
        if row < 0 or not self._model.line(row).messages:
            return QRectF()
        card = QRectF(self.visualRect(self._model.index(row))).adjusted(1, 1, -1, -RotationDelegate.GAP + 1)
        return envelope.place(card, self._model.line(row).pill)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        self._pressed = event.position()
        super().mousePressEvent(event)

    def _on_clicked(self, index: QModelIndex) -> None:
        person = self._model.person(index.row())
        if self.envelope_rect(person.id).contains(self._pressed):
            self.messages.emit(person)
        else:
            self.asked.emit(person)

    def _on_dropped(self, row: int, target: int) -> None:
        people = self.people()
        self.moved.emit(people[row], people[target] if target < len(people) else None)

    def _step(self, step: int) -> None:
        """The selected person one place up or down."""
        people, row = self.people(), self.currentIndex().row()
        if row < 0 or not 0 <= row + step < len(people):
            return
        target = row - 1 if step < 0 else row + 2
        self.moved.emit(people[row], people[target] if target < len(people) else None)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        keys = (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space)
        if event.key() in keys and not event.modifiers() and self.currentIndex().isValid():
            self.asked.emit(self._model.person(self.currentIndex().row()))
            return
        step = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}.get(Qt.Key(event.key()))
        if step is not None and event.modifiers() & Qt.KeyboardModifier.AltModifier:
            self._step(step)
            return
        if event.key() == Qt.Key.Key_Escape and self.placing.active:
            self.placing.cancel()
            return
        super().keyPressEvent(event)
