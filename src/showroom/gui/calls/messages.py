"""Messages that callers left for whoever is signed in, or for a colleague who has just come, until they have them
(CAL-07, REC-01)."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import QCoreApplication, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from showroom.domain.staff.actor import Actor
from showroom.gui.customers import words
from showroom.gui.kit.buttons import Button, Switch
from showroom.gui.kit.cards import Row, SectionHeader
from showroom.gui.kit.dialog import Dialog
from showroom.gui.kit.fields import Combo, Field, TextArea
from showroom.gui.kit.labels import Label, Pill
from showroom.gui.kit.layouts import clear, hbox, vbox
from showroom.gui.shell.context import ShellContext
from showroom.services.calls import Message, messages
from showroom.services.shop import Shop


class Messages(QWidget):
    """Gone when there is none. ``call_back(message)``: call who left it."""

    call_back = Signal(object)

    def __init__(self, context: ShellContext) -> None:
        super().__init__()
        self.setObjectName("calls.messages")
        self._context = context
        self._shown: tuple[tuple[Message, ...], bool] | None = None
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
        rows: tuple[Message, ...] = ()
        if staff_id is not None:
            rows = self._context.read(lambda shop, actor: messages.messages_for(shop, actor, staff_id), rows)
        own = staff_id == self._context.actor().staff_id
        if (rows, own) == self._shown:
            return
        self._shown = (rows, own)
        clear(self._rows)
        for row in rows:
            self._rows.addWidget(self._row(row, own=own))
        name = rows[0].to_name if rows else ""
        self._head.title.setText(
            self.tr("Messages for you") if own else self.tr("Messages for {name}").format(name=name)
        )
        urgent = any(row.urgent for row in rows)
        self._head.show_count(str(len(rows)), "warning" if urgent else "info")
        self.setVisible(bool(rows))

    def _row(self, row: Message, *, own: bool) -> Row:
        name = f"calls.message.{row.id}"
        who = " · ".join(part for part in (row.name, row.phone if row.phone != row.name else "") if part)
        if not who:
            who = self.tr("number withheld") if row.call_id is not None else row.from_name
        taken = self.tr("taken by {staff} at {when}").format(
            staff=row.from_name or "–", when=words.when(self._context, row.at)
        )
        got = Button(self.tr("Got it") if own else self.tr("Passed on"), f"{name}.got", icon="check", kind="soft")
        got.clicked.connect(partial(self._got, row, own))
        head = hbox(Label(who, "name", f"{name}.who", elide=True), spacing=10)
        if row.urgent:
            head.addWidget(Pill(self.tr("Urgent"), "danger", f"{name}.urgent"))
            head.addStretch(1)
        lines = vbox(head, spacing=3)
        if row.text:
            lines.addWidget(Label(row.text, "body", f"{name}.note", wrap=True))
        lines.addWidget(Label(taken, "caption", f"{name}.taken", elide=True))
        parts: list[QWidget] = []
        if row.call_id is not None and (row.customer_id is not None or row.phone) and own:
            call = Button(self.tr("Call"), f"{name}.call", icon="phone-outgoing", kind="ghost")
            call.clicked.connect(partial(self.call_back.emit, row))
            parts.append(call)
        line = hbox(lines, *parts, got, spacing=12, margins=(2, 8))
        line.setStretch(0, 1)
        return Row(line, name, label=who)

    def _got(self, row: Message, own: bool) -> None:
        context, message_id = self._context, row.id
        told = self.tr("The message has reached you.")
        if not own:
            told = self.tr("The message has reached {name}.").format(name=row.to_name)

        def undo() -> None:
            context.act("calls.done", lambda shop, actor: messages.unacknowledge(shop, actor, message_id))

        context.act(
            "calls.done",
            lambda shop, actor: messages.acknowledge(shop, actor, message_id),
            lambda _nothing: context.undo_bar.offer(told, undo),
        )


class WriteMessage:
    """Leaves a colleague a message without a call (CAL-07)."""

    def __init__(self, context: ShellContext, colleagues: Sequence[tuple[int, str]]) -> None:
        self._context, self._colleagues = context, tuple(colleagues)

    def open_for(self, parent: QWidget) -> None:
        """Ask to whom and what."""
        context = self._context
        own = context.actor().staff_id
        dialog = MessageDialog(parent, [one for one in self._colleagues if one[0] != own])

        def leave(shop: Shop, actor: Actor, said: tuple[int, str, bool]) -> None:
            messages.leave(shop, actor, said[0] or None, said[1], urgent=said[2])

        told = QCoreApplication.translate("Messages", "The message is on its way.")
        context.submit(dialog, "calls.message", leave, lambda _none: context.undo_bar.offer(told, None))
        dialog.open()


class MessageDialog(Dialog):
    """``value()``: (to, text, urgent)."""

    def __init__(self, parent: QWidget, colleagues: Sequence[tuple[int, str]]) -> None:
        super().__init__(parent, "calls.write", self.tr("Message for a colleague"), self.tr("Leave it"))
        self._to = Combo("calls.write.to", [(0, self.tr("– choose –")), *colleagues], label=self.tr("For"))
        self._text = TextArea("calls.write.text", self.tr("What they should know"), 3)
        self._urgent = Switch("calls.write.urgent", self.tr("Urgent"))
        self.fields = {
            "for_staff_id": Field(self.tr("For"), self._to, required=True),
            "text": Field(self.tr("Message"), self._text, required=True),
        }
        urgent = hbox(self._urgent, Label(self.tr("Urgent"), "body"), None, spacing=10)
        self.set_body(vbox(*self.fields.values(), urgent, spacing=12))
        self._to.setFocus()

    def value(self) -> tuple[int, str, bool]:
        to = self._to.value()
        return (to if isinstance(to, int) else 0, self._text.toPlainText(), self._urgent.isChecked())
