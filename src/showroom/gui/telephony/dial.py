"""Dial what is shown: a number as it is written on the screen, rung by the desk's telephone (CAL-11)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication

from showroom.domain.customers import phones
from showroom.gui.kit.buttons import Button

if TYPE_CHECKING:
    from showroom.gui.shell.context import ShellContext


def to_dial(context: ShellContext, shown: str) -> str | None:
    """E.164 of a number as it is shown; None where it is masked or is no number."""
    return phones.read(shown, context.shop.store.country).e164 if shown and "*" not in shown else None


class DialButton(Button):
    """Rings the desk's telephone and then the number; without an exchange the system's own ``tel:`` program.

    ``is_named``: the number is its text, otherwise it is a handset beside the number. Hidden without a telephone or a
    number; a masked number is shown and can't be dialled.
    """

    def __init__(self, context: ShellContext, name: str, phone: str = "", *, is_named: bool = False) -> None:
        super().__init__(
            phone if is_named else "", name, icon="phone-outgoing", kind="plain" if is_named else "ghost", ui="small"
        )
        self._context, self._named = context, is_named
        self._e164: str | None = None
        self.clicked.connect(self._dial)
        self.show_phone(phone)

    def show_phone(self, phone: str) -> None:
        """Another number, as it is shown to this person."""
        self._e164 = to_dial(self._context, phone) if self._context.telephone is not None else None
        tip = QCoreApplication.translate("DialButton", "Dial {phone}").format(phone=phone)
        self.show_text(phone if self._named else "", tip)
        self.setEnabled(self._e164 is not None)
        self.setVisible(bool(phone) if self._named else self._e164 is not None)

    def _dial(self) -> None:
        if self._e164 is not None and self._context.telephone is not None:
            self._context.telephone.dial(self._e164)
