"""What was done last, each with the sentence that explains it (REC-17)."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import QAbstractListModel, QModelIndex, QPersistentModelIndex, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QFontMetrics, QKeyEvent, QPainter
from PySide6.QtWidgets import (
    QAbstractItemView,
    QFrame,
    QListView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)

from showroom.gui.kit import icons, painting
from showroom.gui.kit import tokens as tk
from showroom.gui.kit.cards import Card, SectionHeader
from showroom.gui.kit.layouts import vbox
from showroom.gui.kit.theme import THEME
from showroom.phrases import Words, act, act_reason
from showroom.services.reception.visits import Act

Index = QModelIndex | QPersistentModelIndex
_ICON = {
    "clocked_in": ("sign-in", "success"),
    "clocked_out": ("sign-out", "muted"),
    "status_set": ("arrows-left-right", "warning"),
    "arrived": ("user-plus", "accent"),
    "taken": ("user-check", "accent"),
    "greeted": ("hand-waving", "success"),
    "finished": ("check-circle", "success"),
    "left_unserved": ("sign-out", "danger"),
    "kind_corrected": ("pencil-simple", "violet"),
    "placed": ("arrows-down-up", "violet"),
    "overridden": ("shield-check", "violet"),
    "missed": ("user-minus", "danger"),
    "waits_for": ("hourglass", "warning"),
    "courtesy": ("heart", "violet"),
    "handed_over": ("swap", "accent"),
    "credit_split": ("percent", "accent"),
    "late_entry": ("clock-clockwise", "violet"),
    "duty_due": ("clipboard-text", "warning"),
    "duty_done": ("clipboard-text", "success"),
    "waved_through": ("shield-check", "violet"),
    "greeter_set": ("hand-waving", "accent"),
    "enquiry": ("phone-call", "accent"),
    "policy_set": ("sliders-horizontal", "violet"),
    "day_closed": ("moon", "muted"),
    "undone": ("arrow-u-up-left", "muted"),
}


@dataclass(frozen=True, slots=True)
class Told:
    """An act in words."""

    act: Act
    text: str
    why: str
    time: str


def told(one: Act, words: Words) -> Told:
    """An act in words."""
    return Told(one, act(words, one.kind, one.facts), act_reason(words, one.kind, one.facts), words.time(one.at))


class RecentModel(QAbstractListModel):
    """The last acts, newest first."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.rows: tuple[Told, ...] = ()

    def show(self, rows: tuple[Told, ...]) -> None:
        if rows != self.rows:
            self.beginResetModel()
            self.rows = rows
            self.endResetModel()

    def rowCount(self, parent: Index | None = None) -> int:
        return 0 if parent is not None and parent.isValid() else len(self.rows)

    def data(self, index: Index, role: int = int(Qt.ItemDataRole.DisplayRole)) -> Any:
        row = self.rows[index.row()]
        if role == int(Qt.ItemDataRole.ToolTipRole):
            return row.why or None
        if role == int(Qt.ItemDataRole.DisplayRole):
            return f"{row.time} {row.text}" + (f": {row.why}" if row.why else "")
        return None


class RecentDelegate(QStyledItemDelegate):
    """A drawing, the act, its time; the reason below."""

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        model = index.model()
        assert isinstance(model, RecentModel)
        return QSize(120, THEME.px(44 if model.rows[index.row()].why else 40))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        model = index.model()
        assert isinstance(model, RecentModel)
        row, t = model.rows[index.row()], THEME.tokens
        rect: QRect = getattr(option, "rect")  # noqa: B009 - declared as a ClassVar in the stubs
        state: QStyle.StateFlag = getattr(option, "state")  # noqa: B009
        area = QRectF(rect)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if state & (QStyle.StateFlag.State_MouseOver | QStyle.StateFlag.State_Selected):
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(QColor(t.hover))
            painter.drawRoundedRect(area, tk.RADIUS_SMALL, tk.RADIUS_SMALL)
        name, colour = _ICON.get(row.act.kind, ("info", "muted"))
        side = THEME.px(18)
        icons.paint(
            painter, name, getattr(t, colour), QRectF(area.left() + 4, area.center().y() - side / 2, side, side)
        )
        small, caption = THEME.font(tk.FONT["small"], 500), THEME.font(tk.FONT["caption"], 400, tabular=True)
        time_width = QFontMetrics(caption).horizontalAdvance(row.time) + 6
        words = area.adjusted(side + 14, 0, -time_width - 4, 0)
        when = QRectF(area.right() - time_width, area.top(), time_width - 2, area.height())
        painting.line(painter, when, row.time, caption, t.faint, right=True)
        if not row.why:
            painting.line(painter, words, row.text, small, t.text)
        else:
            middle = words.center().y()
            painting.line(
                painter,
                QRectF(words.left(), middle - THEME.px(19), words.width(), THEME.px(20)),
                row.text,
                small,
                t.text,
            )
            painting.line(
                painter, QRectF(words.left(), middle - 1, words.width(), THEME.px(18)), row.why, caption, t.faint
            )
        painter.restore()


class RecentList(QListView):
    """``opened`` carries the act whose explanation is asked for."""

    opened = Signal(object)

    def __init__(self, name: str, label: str) -> None:
        super().__init__()
        self.rows_model = RecentModel(self)
        self.setModel(self.rows_model)
        self.setItemDelegate(RecentDelegate(self))
        self.setObjectName(name)
        self.setAccessibleName(label)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setStyleSheet("QListView { background: transparent; }")
        self.setMouseTracking(True)
        self.setMinimumHeight(THEME.px(46))
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.clicked.connect(lambda index: self.opened.emit(self.rows_model.rows[index.row()].act))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self.currentIndex().isValid():
            self.opened.emit(self.rows_model.rows[self.currentIndex().row()].act)
            return
        super().keyPressEvent(event)


class RecentPanel(Card):
    """The list under its heading."""

    def __init__(self) -> None:
        super().__init__(None, "reception.recent")
        self.list = RecentList("reception.recent.list", self.tr("Last acts"))
        header = SectionHeader(self.tr("Recent"), "reception.recent.header")
        self.setLayout(vbox(header, self.list, spacing=4, margins=(14, 10)))

    def show_acts(self, acts: tuple[Act, ...], words: Words) -> None:
        """Newest first."""
        self.list.rows_model.show(tuple(told(one, words) for one in acts))
