"""Who may be meant by what was typed at the desk: customers (found in the background) and consultants."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, Literal

from PySide6.QtCore import (
    QAbstractListModel,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QRect,
    QRectF,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import QColor, QPainter
from PySide6.QtWidgets import (
    QAbstractItemView,
    QFrame,
    QListView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)

from showroom.gui.kit import painting
from showroom.gui.kit import tokens as tk
from showroom.gui.kit.fields import is_searchable
from showroom.gui.kit.labels import Tone, paint_avatar
from showroom.gui.kit.theme import THEME
from showroom.gui.kit.work import Job
from showroom.gui.reception.words import STATUS_TONE, joined
from showroom.gui.shell.context import ShellContext
from showroom.phrases import Words, away
from showroom.services.customers.values import Hit, Person
from showroom.services.reception.rows import PersonRow

Index = QModelIndex | QPersistentModelIndex
MOST = 8


@dataclass(frozen=True, slots=True)
class Match:
    """Somebody who may be meant. ``person``: the customer behind a customer's match."""

    kind: Literal["customer", "consultant"]
    id: int
    title: str
    detail: str
    badge: str
    tone: Tone
    person: Person | None = None


class MatchModel(QAbstractListModel):
    """Matches, best first."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.rows: tuple[Match, ...] = ()

    def show(self, rows: tuple[Match, ...]) -> None:
        if rows != self.rows:
            self.beginResetModel()
            self.rows = rows
            self.endResetModel()

    def rowCount(self, parent: Index | None = None) -> int:
        return 0 if parent is not None and parent.isValid() else len(self.rows)

    def data(self, index: Index, role: int = int(Qt.ItemDataRole.DisplayRole)) -> Any:
        if role == int(Qt.ItemDataRole.DisplayRole):
            row = self.rows[index.row()]
            return ", ".join(part for part in (row.title, row.badge, row.detail) if part)
        return None


class MatchDelegate(QStyledItemDelegate):
    """A disc, two lines, a pill."""

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        return QSize(160, THEME.px(54))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        model = index.model()
        assert isinstance(model, MatchModel)
        row, t = model.rows[index.row()], THEME.tokens
        rect: QRect = getattr(option, "rect")  # noqa: B009 - declared as a ClassVar in the stubs
        state: QStyle.StateFlag = getattr(option, "state")  # noqa: B009
        area = QRectF(rect).adjusted(1, 1, -1, -1)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if state & (QStyle.StateFlag.State_Selected | QStyle.StateFlag.State_MouseOver):
            painter.setPen(QColor(t.accent) if state & QStyle.StateFlag.State_Selected else Qt.PenStyle.NoPen)
            painter.setBrush(QColor(t.accent_soft if state & QStyle.StateFlag.State_Selected else t.hover))
            painter.drawRoundedRect(area, tk.RADIUS, tk.RADIUS)
        side = THEME.px(36)
        disc = QRectF(area.left() + 8, area.center().y() - side / 2, side, side)
        paint_avatar(painter, disc, row.title, row.tone if row.kind == "consultant" else None)
        right = area.right() - 10
        if row.badge:
            box = painting.pill(painter, right, area.center().y(), row.badge, row.tone)
            right = box.left() - 8
        left, middle = disc.right() + 10, area.center().y()
        for text, top, font, colour in (
            (row.title, middle - THEME.px(20), THEME.font(tk.FONT["body"], 600), t.text),
            (row.detail, middle, THEME.font(tk.FONT["caption"], 400, tabular=True), t.muted),
        ):
            painting.line(painter, QRectF(left, top, right - left, THEME.px(20)), text, font, colour)
        painter.restore()


class MatchList(QListView):
    """``chosen`` comes with a tap; the keyboard stays in the box that was typed into (``move``, ``current``)."""

    chosen = Signal(object)

    def __init__(self, name: str) -> None:
        super().__init__()
        self._model = MatchModel(self)
        self.setModel(self._model)
        self.setItemDelegate(MatchDelegate(self))
        self.setObjectName(name)
        self.setAccessibleName(self.tr("Who is meant"))
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setStyleSheet("QListView { background: transparent; }")
        self.setMouseTracking(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.clicked.connect(lambda index: self.chosen.emit(self._model.rows[index.row()]))

    def show_matches(self, rows: tuple[Match, ...]) -> None:
        kept = self.current()
        self._model.show(rows)
        if kept is not None:
            position = next((n for n, row in enumerate(rows) if (row.kind, row.id) == (kept.kind, kept.id)), -1)
            if position >= 0:
                self.setCurrentIndex(self._model.index(position))

    def rows(self) -> tuple[Match, ...]:
        return self._model.rows

    def current(self) -> Match | None:
        index = self.currentIndex()
        return self._model.rows[index.row()] if index.isValid() and index.row() < len(self._model.rows) else None

    def step(self, step: int) -> None:
        """Selection up or down; up from the first one leaves the list."""
        count = self._model.rowCount()
        if not count:
            return
        at = self.currentIndex().row() + step if self.currentIndex().isValid() else (0 if step > 0 else count - 1)
        if at < 0:
            self.clear_choice()
            return
        self.setCurrentIndex(self._model.index(min(count - 1, at)))
        self.scrollTo(self.currentIndex())

    def clear_choice(self) -> None:
        self.setCurrentIndex(QModelIndex())


class Finder(QObject):
    """Looks for customers in the background; only the answer to the latest question is told."""

    found = Signal(str, object)

    def __init__(self, context: ShellContext, parent: QObject) -> None:
        super().__init__(parent)
        self._context = context
        self._job: Job[tuple[Hit, ...]] | None = None
        self._query = ""

    @property
    def is_looking(self) -> bool:
        return self._job is not None

    def look(self, query: str) -> None:
        """Ask; not at the locked desk."""
        self.stop()
        self._query = query
        if not is_searchable(query) or not self._context.may("customers.find"):
            self.found.emit(query, ())
            return
        actor = self._context.actor()

        def work(job: Job[tuple[Hit, ...]]) -> tuple[Hit, ...]:
            from showroom.services.customers.find import find  # the search is not needed before somebody types

            job.check()
            return find(job.shop, actor, query, MOST)

        self._job = self._context.door.background(work, self._on_found)

    def stop(self) -> None:
        if self._job is not None:
            self._job.cancel()
            self._job = None

    def _on_found(self, hits: tuple[Hit, ...]) -> None:
        self._job = None
        self.found.emit(self._query, hits)


def customer_matches(context: ShellContext, hits: Sequence[Hit]) -> tuple[Match, ...]:
    """Customers found, each with why it was found and who looks after them."""
    rows = []
    for hit in hits:
        person = hit.person
        why = "; ".join(context.word(why.code, word=why.word, matched=why.matched) for why in hit.why[:1])
        shown = person.phone or why
        rows.append(Match("customer", person.id, person.name, joined((shown, person.company, person.owner)),
                          person.grade or "", "accent", person))  # fmt: skip
    return tuple(rows)


def consultant_matches(people: Sequence[PersonRow], words: Words, typed: str) -> tuple[Match, ...]:
    """People on the floor whose name contains what was typed; all of them for ""."""
    rows = []
    for person in people:
        if typed.casefold() not in person.name.casefold():
            continue
        rows.append(Match("consultant", person.id, person.name, away(words, person.status, person.since),
                          words.status(person.status), STATUS_TONE.get(person.status, "neutral")))  # fmt: skip
    return tuple(rows)
