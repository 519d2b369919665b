"""First-time forms still open, and the day's calls in a table (CAL-03, CAL-04)."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QWidget

from showroom.gui.customers import words
from showroom.gui.kit.buttons import Button
from showroom.gui.kit.cards import EmptyState, Row
from showroom.gui.kit.labels import Label, Tone, clock_text
from showroom.gui.kit.layouts import clear, hbox, vbox
from showroom.gui.kit.table import Column, Table
from showroom.gui.shell.context import ShellContext
from showroom.services.calls import CallRow

_RESULT_TONES: dict[str, Tone] = {
    "answered": "success",
    "call_back": "warning",
    "visit_booked": "accent",
    "message": "info",
    "not_reached": "neutral",
    "wrong_number": "neutral",
}


class OpenForms(QWidget):
    """Completing them is a duty."""

    def __init__(self, context: ShellContext) -> None:
        super().__init__()
        self.setObjectName("calls.forms.list")
        self._context = context
        self._shown: tuple[CallRow, ...] | None = None
        self._rows = vbox(spacing=10)
        self.setLayout(self._rows)

    def show_rows(self, rows: tuple[CallRow, ...]) -> None:
        """Cheap when nothing changes."""
        if rows == self._shown:
            return
        self._shown = rows
        clear(self._rows)
        if not rows:
            self._rows.addWidget(
                EmptyState(
                    "clipboard-text",
                    self.tr("Every form is complete"),
                    self.tr("First-time callers whose form still lacks something stand here."),
                    "calls.forms.none",
                )
            )
        for row in rows:
            name = f"calls.form.{row.id}"
            complete = Button(self.tr("Complete"), f"{name}.complete", icon="pencil-simple", kind="soft")
            complete.clicked.connect(partial(self._context.navigate, "customers", customer_id=row.customer_id))
            facts = " · ".join(part for part in (row.phone, row.staff, words.when(self._context, row.at)) if part)
            lines = vbox(
                Label(row.name, "name", f"{name}.who", elide=True),
                Label(facts, "caption", f"{name}.facts", elide=True),
                spacing=2,
            )
            line = hbox(lines, complete, spacing=12, margins=(2, 8))
            line.setStretch(0, 1)
            self._rows.addWidget(Row(line, name, label=row.name))


def today_table(context: ShellContext) -> Table[CallRow]:
    """The calls of today."""

    def taken_by(row: CallRow) -> str:
        return f"{row.staff} → {row.for_staff}" if row.for_staff else row.staff

    def second(row: CallRow) -> str:
        parts = (row.phone if row.name else "", row.question or row.note or "", taken_by(row))
        return " · ".join(part for part in parts if part)

    withheld = QCoreApplication.translate("CallsPage", "number withheld")
    return Table(
        [
            Column("number", "#", lambda row: str(row.number), width=44, number=True, muted=True),
            Column(
                "name",
                QCoreApplication.translate("CallsPage", "Caller"),
                lambda row: row.name or row.phone or withheld,
                second=second,
            ),
            Column(
                "result",
                QCoreApplication.translate("CallsPage", "Result"),
                lambda row: context.word(f"result_{row.result.value}"),
                width=134,
                tone=lambda row: _RESULT_TONES.get(row.result.value, "neutral"),
            ),
            Column(
                "at",
                QCoreApplication.translate("CallsPage", "Time"),
                lambda row: words.when(context, row.at),
                width=86,
                number=True,
            ),
            Column(
                "length",
                QCoreApplication.translate("CallsPage", "Length"),
                lambda row: clock_text(row.duration_s) if row.duration_s is not None else "–",
                width=80,
                number=True,
                muted=True,
            ),
        ],
        lambda row: row.id,
        "calls.today",
        QCoreApplication.translate("CallsPage", "Calls of today"),
        empty=QCoreApplication.translate("CallsPage", "No call yet today. F3 begins one."),
    )
