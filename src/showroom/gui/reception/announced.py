"""Who announced the customer of a visit: agents' notices, and the way to the ownership desk when they are several
(REC-24).
"""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from showroom.gui.kit.buttons import Button
from showroom.gui.kit.labels import Icon, Label
from showroom.gui.kit.layouts import hbox
from showroom.gui.shell.context import ShellContext
from showroom.services import agents
from showroom.services.agents import NoticeMatch, NoticeState


class Announced(QWidget):
    """A line that takes no room while nobody announced the customer."""

    def __init__(self, context: ShellContext, name: str) -> None:
        super().__init__()
        self._context = context
        self._found: tuple[NoticeMatch, ...] = ()
        self.setProperty("look", "clear")
        self.said = Label("", "muted", f"{name}.announced", wrap=True)
        self.dispute = Button(self.tr("Dispute …"), f"{name}.dispute", icon="seal-warning", kind="ghost")
        self.dispute.clicked.connect(self._on_dispute)
        line = hbox(Icon("handshake", 18), self.said, self.dispute, spacing=8)
        line.setStretch(1, 1)
        self.setLayout(line)
        self.hide()

    def show_customer(self, customer_id: int | None) -> None:
        """The notices for a customer; None: nobody knows who it is."""
        nothing: tuple[NoticeMatch, ...] = ()
        self._found = nothing
        if customer_id is not None and self._context.may("agents.view"):
            self._found = self._context.read(lambda shop, actor: agents.announced(shop, actor, customer_id), nothing)
        houses = tuple(dict.fromkeys(one.house for one in self._found))
        self.setVisible(bool(houses))
        if not houses:
            return
        disputed = any(one.state is NoticeState.DISPUTED for one in self._found)
        said = self.tr("Announced by {house}.").format(house=houses[0])
        if len(houses) > 1:
            comma = "、" if self._context.language.startswith("zh") else ", "
            others = comma.join(houses[1:])
            said = self.tr("Announced by {house} first, by {others} too.").format(house=houses[0], others=others)
        if disputed:
            said = self.tr("{said} In dispute at the ownership desk.").format(said=said)
        self.said.setText(said)
        self.dispute.setVisible(len(houses) > 1 and not disputed and self._context.may("agents.dispute"))

    def _on_dispute(self) -> None:
        """Of several, the one that did not bring the visit is what is disputed."""
        from showroom.gui.agents.dialogs import DisputeDialog  # only where there is one

        other = next((one for one in reversed(self._found) if one.visit_id is None), self._found[-1])
        dialog = DisputeDialog(self.window(), self._context, other.house, other.phone)
        told = self.tr("In dispute: the ownership desk decides")
        self._context.submit(
            dialog,
            "agents.dispute",
            lambda shop, actor, reason: agents.dispute(shop, actor, other.id, reason),
            lambda _none: self._context.undo_bar.offer(told, None),
        )
        dialog.open()
