"""Messages that callers left for whoever is signed in, until they have them (CAL-07)."""

from __future__ import annotations

from functools import partial

from PySide6.QtWidgets import QVBoxLayout, QWidget

from showroom.gui.customers import words
from showroom.gui.kit.buttons import Button
from showroom.gui.kit.cards import Row, SectionHeader
from showroom.gui.kit.labels import Label
from showroom.gui.kit.layouts import clear, hbox, vbox
from showroom.gui.shell.context import ShellContext
from showroom.services import calls
from showroom.services.calls import CallRow


class Messages(QWidget):
    """Gone when there is none."""

    def __init__(self, context: ShellContext) -> None:
        super().__init__()
        self.setObjectName("calls.messages")
        self._context = context
        self._shown: tuple[CallRow, ...] | None = None
        self._head = SectionHeader(self.tr("Messages for you"), "calls.messages.header")
        self._rows: QVBoxLayout = vbox(spacing=8)
        self.setLayout(vbox(self._head, self._rows, spacing=6))
        self.hide()

    def refresh(self) -> None:
        """The messages of whoever is signed in; the locked desk has none."""
        staff_id = self._context.actor().staff_id
        rows: tuple[CallRow, ...] = ()
        if staff_id is not None:
            rows = self._context.read(lambda shop, actor: calls.messages_for(shop, actor, staff_id), rows)
        if rows == self._shown:
            return
        self._shown = rows
        clear(self._rows)
        for row in rows:
            self._rows.addWidget(self._row(row))
        self._head.show_count(str(len(rows)), "info")
        self.setVisible(bool(rows))

    def _row(self, row: CallRow) -> Row:
        name = f"calls.message.{row.id}"
        who = " · ".join(part for part in (row.name, row.phone if row.phone != row.name else "") if part)
        who = who or self.tr("number withheld")
        taken = self.tr("taken by {staff} at {when}").format(
            staff=row.staff or "–", when=words.when(self._context, row.at)
        )
        got = Button(self.tr("Got it"), f"{name}.got", icon="check", kind="soft")
        got.clicked.connect(partial(self._got, row.id))
        lines = vbox(Label(who, "name", f"{name}.who", elide=True), spacing=3)
        if row.note:
            lines.addWidget(Label(row.note, "body", f"{name}.note", wrap=True))
        lines.addWidget(Label(taken, "caption", f"{name}.taken", elide=True))
        line = hbox(lines, got, spacing=12, margins=(2, 8))
        line.setStretch(0, 1)
        return Row(line, name, label=who)

    def _got(self, call_id: int) -> None:
        context = self._context
        told = self.tr("The message has reached you.")

        def undo() -> None:
            context.act("calls.done", lambda shop, actor: calls.reopen(shop, actor, call_id))

        context.act(
            "calls.done",
            lambda shop, actor: calls.passed_on(shop, actor, call_id),
            lambda _nothing: context.undo_bar.offer(told, undo),
        )
