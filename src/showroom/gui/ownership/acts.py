"""What the page "Ownership" does; the customers page opens claims with the same forms."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QWidget

from showroom.domain.staff.actor import Actor
from showroom.gui.kit.reason_dialog import ReasonDialog
from showroom.gui.ownership import dialogs, words
from showroom.gui.ownership.forgotten import ForgottenDialog
from showroom.gui.ownership.forgotten import ask as ask_forgotten
from showroom.gui.ownership.ruling_view import RulingView
from showroom.gui.shell.context import ShellContext
from showroom.services import ownership
from showroom.services.ownership import Case, ClaimRow, ClaimState, Decision, NewClaim
from showroom.services.shop import Shop


def claim(place: QWidget, context: ShellContext, customer_id: int, done: Callable[[int], None]) -> None:
    """Claim a customer, from the customer's own page (``gui/customers/sections``)."""
    DeskActs(place, context, lambda _claim: done(customer_id)).claim(customer_id)


class DeskActs:
    """``place``: parent of the dialogs; ``show(id)`` brings up the case that was opened."""

    def __init__(self, place: QWidget, context: ShellContext, show: Callable[[int], None]) -> None:
        self._place, self._context, self._show = place, context, show

    def claim(self, customer_id: int | None = None) -> dialogs.ClaimDialog:
        """A new claim."""
        context = self._context
        dialog = dialogs.ClaimDialog(self._place.window(), context, customer_id)

        def call(shop: Shop, actor: Actor, value: NewClaim) -> int:
            return ownership.open_claim(shop, actor, value)

        def done(claim_id: int) -> None:
            said = QCoreApplication.translate("OwnershipActs", "The case is open: the manager decides")
            context.undo_bar.offer(said, None)
            self._show(claim_id)

        context.submit(dialog, "ownership.claim", call, done)
        dialog.open()
        return dialog

    def forgotten(self) -> ForgottenDialog:
        """A customer who can't say who served them."""
        return ask_forgotten(self._place, self._context, self._show)

    def state(self, row: ClaimRow | None) -> None:
        """State facts in an open case."""
        if row is None or row.state is not ClaimState.OPEN or row.stated:
            return
        dialog = dialogs.StateDialog(self._place.window(), self._context, words.subject(self._context, row))
        self._context.submit(
            dialog,
            "ownership.claim",
            lambda shop, actor, value: ownership.state(shop, actor, row.id, value[0], value[1]),
        )
        dialog.open()

    def identify(self, row: ClaimRow | None) -> None:
        """Say who the unknown person is."""
        if row is None:
            return
        dialog = dialogs.IdentifyDialog(self._place.window(), self._context)
        self._context.submit(
            dialog,
            "ownership.judge",
            lambda shop, actor, customer: ownership.identify(shop, actor, row.id, customer),
        )
        dialog.open()

    def decide(self, case: Case | None) -> None:
        """The manager's decision; the ruling can be printed from the bar."""
        if case is None or case.row.state is not ClaimState.OPEN or (case.ruling or case.notice_ruling) is None:
            return
        if words.is_window(case.row, self._context.clock.now()):
            self._context.error_bar.show_message(self._context.word("claim_window_open"))
            return
        row = case.row
        dialog = dialogs.DecideDialog(self._place.window(), self._context, case)

        def call(shop: Shop, actor: Actor, value: Decision) -> int:
            return ownership.decide(shop, actor, row.id, value)

        def done(_ruling: int) -> None:
            said = QCoreApplication.translate("OwnershipActs", "Decided: case {number}").format(number=row.number)
            self._context.undo_bar.offer(said, None)
            self._show(row.id)

        self._context.submit(dialog, "ownership.decide", call, done)
        dialog.open()

    def reopen(self, row: ClaimRow | None) -> None:
        """An appeal, with its reason."""
        if row is None or row.state is not ClaimState.DECIDED:
            return
        dialog = ReasonDialog(
            self._place.window(),
            "ownership.reopen",
            QCoreApplication.translate("OwnershipActs", "Open case {number} again").format(number=row.number),
            QCoreApplication.translate("OwnershipActs", "Open again"),
            sentence=QCoreApplication.translate("OwnershipActs", "The owner is the one there was before the decision."),
        )
        self._context.submit(
            dialog,
            "ownership.decide",
            lambda shop, actor, reason: ownership.reopen(shop, actor, row.id, reason),
            lambda _none: self._show(row.id),
        )
        dialog.open()

    def withdraw(self, row: ClaimRow | None) -> None:
        """Close a case without a decision."""
        if row is not None and row.state is ClaimState.OPEN:
            self._context.act("ownership.claim", lambda shop, actor: ownership.withdraw(shop, actor, row.id))

    def print_ruling(self, row: ClaimRow | None) -> RulingView | None:
        """The paper of a case that is decided."""
        if row is None or row.state is not ClaimState.DECIDED or not self._context.may("ownership.judge"):
            return None
        view = RulingView(self._place.window(), self._context, row.id, row.number)
        view.open()
        return view
