"""Messages that callers left for whoever is signed in, or for a colleague who has just come, until they have them
(CAL-07, REC-01)."""

from __future__ import annotations

from functools import partial

from PySide6.QtWidgets import QVBoxLayout, QWidget

from showroom.domain.staff.actor import Actor
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
        self._shown: tuple[tuple[CallRow, ...], bool] | None = None
        self._of: tuple[Actor, int] | None = None
        self._head = SectionHeader(self.tr("Messages for you"), "calls.messages.header")
        self._rows: QVBoxLayout = vbox(spacing=8)
        self.setLayout(vbox(self._head, self._rows, spacing=6))
        self.hide()

    def show_for(self, staff_id: int) -> None:
        """The messages of a colleague, as long as the same person is signed in: the desk passes them on."""
        self._of = (self._context.actor(), staff_id)
        self.refresh()

    def _whose(self) -> int | None:
        actor = self._context.actor()
        if self._of is not None and self._of[0] == actor:
            return self._of[1]
        self._of = None
        return actor.staff_id

    def refresh(self) -> None:
        """The messages of whoever is signed in; the locked desk has none."""
        staff_id = self._whose()
        rows: tuple[CallRow, ...] = ()
        if staff_id is not None:
            rows = self._context.read(lambda shop, actor: calls.messages_for(shop, actor, staff_id), rows)
        own = staff_id == self._context.actor().staff_id
        if (rows, own) == self._shown:
            return
        self._shown = (rows, own)
        clear(self._rows)
        for row in rows:
            self._rows.addWidget(self._row(row, own=own))
        name = rows[0].for_staff if rows else ""
        self._head.title.setText(
            self.tr("Messages for you") if own else self.tr("Messages for {name}").format(name=name)
        )
        self._head.show_count(str(len(rows)), "info")
        self.setVisible(bool(rows))

    def _row(self, row: CallRow, *, own: bool) -> Row:
        name = f"calls.message.{row.id}"
        who = " · ".join(part for part in (row.name, row.phone if row.phone != row.name else "") if part)
        who = who or self.tr("number withheld")
        taken = self.tr("taken by {staff} at {when}").format(
            staff=row.staff or "–", when=words.when(self._context, row.at)
        )
        got = Button(self.tr("Got it") if own else self.tr("Passed on"), f"{name}.got", icon="check", kind="soft")
        got.clicked.connect(partial(self._got, row, own))
        lines = vbox(Label(who, "name", f"{name}.who", elide=True), spacing=3)
        if row.note:
            lines.addWidget(Label(row.note, "body", f"{name}.note", wrap=True))
        lines.addWidget(Label(taken, "caption", f"{name}.taken", elide=True))
        line = hbox(lines, got, spacing=12, margins=(2, 8))
        line.setStretch(0, 1)
        return Row(line, name, label=who)

    def _got(self, row: CallRow, own: bool) -> None:
        context, call_id = self._context, row.id
        told = self.tr("The message has reached you.")
        if not own:
            told = self.tr("The message has reached {name}.").format(name=row.for_staff)

        def undo() -> None:
            context.act("calls.done", lambda shop, actor: calls.reopen(shop, actor, call_id))

        context.act(
            "calls.done",
            lambda shop, actor: calls.passed_on(shop, actor, call_id),
            lambda _nothing: context.undo_bar.offer(told, undo),
        )
