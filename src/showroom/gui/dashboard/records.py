"""The records behind a figure, beside the figures; each leads on to its customer, quote, visit or call (MGR-01)."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QKeyEvent

from showroom.clock import zone
from showroom.gui.dashboard import words
from showroom.gui.kit.buttons import Button
from showroom.gui.kit.cards import Card
from showroom.gui.kit.labels import Label, Tone, clock_text
from showroom.gui.kit.layouts import boxed, hbox, vbox
from showroom.gui.kit.table import Column, Table
from showroom.gui.shell.context import ShellContext
from showroom.services.dashboard import Record, Records

_TONES: dict[str, Tone] = {
    "waiting": "warning",
    "left_unserved": "danger",
    "accepted": "success",
    "refused": "danger",
    "expired": "neutral",
    "call_back": "warning",
    "running": "success",
    "paused": "warning",
    "left": "neutral",
    "answered": "neutral",
    "visit_booked": "success",
    "finished": "neutral",
    "draft": "neutral",
    "issued": "accent",
    "greeted": "success",
    "assigned": "accent",
    "short": "warning",
    "empty": "danger",
    "point": "danger",
    "deck": "warning",
    "override": "violet",
    "overdue_follow_up": "warning",
    "unclosed_visit": "warning",
    "unregistered_guest": "warning",
}


class RecordsPanel(Card):
    """``closed``; Enter or a double click on a row opens it."""

    closed = Signal()

    def __init__(self, context: ShellContext) -> None:
        super().__init__(None, "dashboard.records", tone="next")
        self._context = context
        self._title = Label("", "h3", "dashboard.records.title", elide=True)
        self._detail = Label("", "caption", "dashboard.records.detail", elide=True)
        self._cross = Button("", "dashboard.records.close", icon="x", kind="ghost", tip=self.tr("Close (Esc)"))
        self._cross.clicked.connect(self.closed)
        self._table: Table[Record] = Table(
            self._columns(),
            lambda record: (record.kind, record.id),
            "dashboard.records.table",
            self.tr("Records"),
            empty=self.tr("There is no record behind this figure."),
        )
        self._table.opened.connect(self.open)
        self._more = Label("", "caption", "dashboard.records.more", elide=True)
        head = hbox(boxed(vbox(self._title, self._detail, spacing=1)), self._cross, spacing=8)
        head.setStretch(0, 1)
        head.setContentsMargins(18, 12, 10, 0)
        foot = hbox(self._more, margins=(18, 4, 18, 12))
        self.setLayout(vbox(head, self._table, foot, spacing=8, margins=(1, 1)))

    def _columns(self) -> list[Column[Record]]:
        return [
            Column("what", self.tr("Record"), self._what, second=self._second),
            Column("state", self.tr("State"), self._state, width=128, tone=lambda record: _TONES.get(record.state)),
            Column("value", self.tr("Wait or sum"), self._value, width=104, number=True),
        ]

    def show_records(self, found: Records, name: str) -> None:
        """``name``: what the pick is narrowed to, in words."""
        self._title.setText(words.figure_name(found.pick.what))
        detail = words.pick_detail(found.pick, self._context.language, name)
        count = self.tr("1 record") if found.total == 1 else self.tr("{count} records").format(count=found.total)
        self._detail.setText(" · ".join(part for part in (detail, count) if part))
        self._table.show_rows(found.rows)
        self._more.setVisible(found.total > len(found.rows))
        self._more.setText(self.tr("The latest {shown} are shown.").format(shown=len(found.rows)))

    def event(self, event: QEvent) -> bool:
        # Esc closes the records before a window that has its own use for the key hears of it.
        is_escape = isinstance(event, QKeyEvent) and event.key() == Qt.Key.Key_Escape
        if is_escape and event.type() == QEvent.Type.ShortcutOverride:
            event.accept()
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.closed.emit()
            return
        super().keyPressEvent(event)

    def focus_first(self) -> None:
        self._table.setFocus()

    # -- a row in words
    def _what(self, record: Record) -> str:
        if record.kind == "gap":
            if record.state:
                return self.tr("Front desk")
            return self.tr("Nobody was free")
        if record.kind == "held":
            return record.person
        if record.kind in ("missed", "overridden"):
            return self.tr("Visit {number}").format(number=record.number)
        if record.customer:
            return record.customer
        if record.kind == "visit":
            return self.tr("Visit {number}").format(number=record.number)
        if record.kind == "call":
            return self.tr("Call {number}").format(number=record.number)
        if record.kind == "quote":
            return self.tr("Quote {number}").format(number=record.number or "–")
        return self.tr("Presentation")

    def _second(self, record: Record) -> str:
        lang = self._context.language
        local = record.at.astimezone(zone(self._context.shop.store.time_zone))
        day = "" if self._is_today(local.date()) else f"{words.short_day(local.date(), lang)} "
        parts = [f"{day}{local:%H:%M}"]
        if record.customer and record.kind in ("visit", "quote") and record.number:
            parts.append(f"№ {record.number}")
        if record.label is not None:
            parts.append(record.label.of(lang))
        if record.person and record.kind != "held":
            parts.append(record.person)
        return " · ".join(parts)

    def _is_today(self, day: date) -> bool:
        return day == self._context.shop.day(self._context.clock.now())

    def _state(self, record: Record) -> str:
        return words.state_name(record.kind, record.state) if record.state else ""

    def _value(self, record: Record) -> str:
        if record.amount is not None:
            return words.short_money(record.amount.minor, record.amount.currency, self._context.language)
        return clock_text(record.seconds) if record.seconds is not None else ""

    def open(self, record: Record) -> None:
        """Lead on to where the record is at home."""
        match record.kind:
            case "quote":
                self._context.navigate("quotes", quote_id=record.id)
            case "presentation":
                self._context.navigate("presentations", presentation_id=record.id)
            case _ if record.customer_id is not None:
                self._context.navigate("customers", customer_id=record.customer_id)
            case "call":
                self._context.navigate("calls", call_id=record.id)
            case "held":
                self._context.navigate("reception", staff_id=record.id)
            case "missed" | "overridden":
                self._context.navigate("reception", visit_id=record.id)
            case "visit" if record.state in ("waiting", "assigned", "greeted"):
                self._context.navigate("reception", visit_id=record.id)
