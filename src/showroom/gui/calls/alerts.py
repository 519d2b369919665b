"""Sensitive calls that nobody has acknowledged yet, for who answers for the store (CAL-06)."""

from __future__ import annotations

from functools import partial

from PySide6.QtWidgets import QWidget

from showroom.gui.customers import words
from showroom.gui.kit.buttons import Button
from showroom.gui.kit.cards import Row, SectionHeader
from showroom.gui.kit.labels import Label, Pill
from showroom.gui.kit.layouts import clear, hbox, vbox
from showroom.gui.shell.context import ShellContext
from showroom.services.calls import Alert, alerts


class AlertList(QWidget):
    """Gone when there is none, and for who may not acknowledge."""

    def __init__(self, context: ShellContext) -> None:
        super().__init__()
        self.setObjectName("calls.alerts")
        self._context = context
        self._shown: tuple[Alert, ...] | None = None
        self._head = SectionHeader(self.tr("Sensitive calls"), "calls.alerts.header")
        self._rows = vbox(spacing=8)
        self.setLayout(vbox(self._head, self._rows, spacing=6))
        self.hide()

    def refresh(self) -> None:
        """What waits for the manager."""
        rows: tuple[Alert, ...] = ()
        if self._context.may("calls.alert_done"):
            rows = self._context.read(alerts.open_alerts, rows)
        if rows == self._shown:
            return
        self._shown = rows
        clear(self._rows)
        for row in rows:
            self._rows.addWidget(self._row(row))
        self._head.show_count(str(len(rows)), "danger")
        self.setVisible(bool(rows))

    def _row(self, row: Alert) -> Row:
        name = f"calls.alert.{row.id}"
        who = " · ".join(part for part in (row.name, row.phone if row.phone != row.name else "") if part)
        running = row.call_number is None
        state = self.tr("still on the line") if running else self.tr("call {number}").format(number=row.call_number)
        sent = self.tr("{staff} at {when}").format(staff=row.by or "–", when=words.when(self._context, row.at))
        noted = Button(self.tr("Noted"), f"{name}.noted", icon="check", kind="soft")
        noted.clicked.connect(partial(self.note, row))
        topic = Pill(row.topic.of(self._context.language), "danger", f"{name}.topic")
        lines = vbox(
            hbox(topic, Label(who or self.tr("number withheld"), "name", f"{name}.who", elide=True), None, spacing=10),
            spacing=3,
        )
        if row.note:
            lines.addWidget(Label(row.note, "body", f"{name}.note", wrap=True))
        lines.addWidget(Label(f"{sent} · {state}", "caption", f"{name}.sent", elide=True))
        line = hbox(lines, noted, spacing=12, margins=(2, 8))
        line.setStretch(0, 1)
        return Row(line, name, label=f"{topic.text()} {who}")

    def note(self, row: Alert) -> None:
        """The manager knows: the line leaves every window."""
        context = self._context
        told = self.tr("Noted: {topic}.").format(topic=row.topic.of(context.language))

        def undo() -> None:
            context.act("calls.alert_done", lambda shop, actor: alerts.unacknowledge(shop, actor, row.id))

        context.act(
            "calls.alert_done",
            lambda shop, actor: alerts.acknowledge(shop, actor, row.id),
            lambda _nothing: context.undo_bar.offer(told, undo),
        )
