"""Declined a phone 拒留: what the guest is known again by instead (REG-01)."""

from __future__ import annotations

from collections.abc import Callable

import shiboken6
from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from showroom.domain.staff.actor import Actor
from showroom.gui.kit.buttons import Segment
from showroom.gui.kit.dialog import Dialog
from showroom.gui.kit.fields import Field, line_edit
from showroom.gui.kit.layouts import vbox
from showroom.gui.shell.context import ShellContext
from showroom.services import reception
from showroom.services.reception import Declined, KnownBy
from showroom.services.reception.visits import visit_card
from showroom.services.shop import Shop

NAME = "reception.declined"


class DeclinedDialog(Dialog):
    """A messaging ID, a number plate or a description: one of the three, and nobody is held out for the guest."""

    def __init__(self, parent: QWidget, number: int) -> None:
        super().__init__(
            parent,
            NAME,
            self.tr("Visitor {number} leaves no phone").format(number=number),
            self.tr("Keep"),
            sentence=self.tr("One of the three serves instead. Nobody is held out for this guest."),
            width=560,
        )
        self._how = Segment(
            [
                ("messaging_id", self.tr("Messaging ID")),
                ("plate", self.tr("Number plate")),
                ("description", self.tr("Description")),
            ],
            f"{NAME}.how",
            label=self.tr("Known again by"),
        )
        self._text = line_edit(f"{NAME}.text")
        self.fields = {
            "how": Field(self.tr("Known again by"), self._how, required=True),
            "text": Field(self.tr("Which one"), self._text, required=True),
        }
        self._how.changed.connect(lambda _key: self._show())
        self.set_body(vbox(*self.fields.values(), spacing=16))
        self._show()
        self._text.setFocus()

    def _show(self) -> None:
        examples = {
            "messaging_id": self.tr("For example: WeChat name or number"),
            "plate": self.tr("For example: 粤B 12345, white van"),
            "description": self.tr("For example: tall, glasses, with a daughter"),
        }
        self._text.setPlaceholderText(examples[self._how.value()])
        self._text.setFocus()

    def problems(self) -> dict[str, str]:
        return {} if self._text.text().strip() else {"text": self.tr("Write what they are known again by.")}

    def value(self) -> KnownBy:
        return KnownBy(self._how.value(), self._text.text().strip())


class Decliner(QObject):
    """Asks and notes it for a visit; what was noted can be taken back."""

    def __init__(self, context: ShellContext, owner: QWidget) -> None:
        super().__init__(owner)
        self._context, self._owner = context, owner

    def ask(self, visit_id: int, number: int, done: Callable[[], None] | None = None) -> None:
        """``done`` follows when it is noted."""
        dialog = DeclinedDialog(self._owner.window(), number)
        context = self._context
        told = self.tr("Visitor {number} leaves no phone: noted").format(number=number)
        undone = self.tr("Taken back: {what}").format(what=told)

        def take_back(noted: Declined) -> None:
            def back(shop: Shop, actor: Actor) -> None:
                reception.take_back_declined(shop, actor, noted)

            context.act("reception.phone_declined", back, lambda _none: context.undo_bar.offer(undone, None))

        def kept(noted: Declined) -> None:
            context.undo_bar.offer(told, lambda: take_back(noted))
            if done is not None and shiboken6.isValid(self):
                done()

        context.submit(
            dialog,
            "reception.phone_declined",
            lambda shop, actor, value: reception.phone_declined(shop, actor, visit_id, value),
            kept,
        )
        dialog.open()

    def ask_for(self, visit_ref: str) -> None:
        """As :meth:`ask`, of the visit that a duty names (REC-10)."""

        def number(shop: Shop, actor: Actor) -> int:
            return visit_card(shop, actor, int(visit_ref)).number

        self.ask(int(visit_ref), self._context.read(number, 0))
