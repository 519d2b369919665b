"""What is done to an opportunity in the window; each act is a command and most can be taken back (REG-14)."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject, QPoint, Qt
from PySide6.QtWidgets import QMenu, QWidget

from showroom.domain.opportunities.giving import Proposal
from showroom.domain.staff.actor import Actor
from showroom.gui.kit.buttons import plain
from showroom.gui.opportunities import words
from showroom.gui.opportunities.dialogs import AssessDialog, LostDialog, NewDialog, NewOne, Said, WonDialog
from showroom.gui.opportunities.giving import GiveDialog
from showroom.gui.opportunities.signals import rules_of
from showroom.gui.shell.context import ShellContext
from showroom.services import opportunities, quotes
from showroom.services.opportunities import Assessment, Details, GivenOut, Noted, Row, State
from showroom.services.quotes import QuoteRow
from showroom.services.shop import Shop

_EDIT, _ASSESS = "opportunities.edit", "opportunities.assess"


class OpportunityActs(QObject):
    """Acts with their dialogs over ``place``. ``show``: an opportunity's id that is to be shown afterwards."""

    def __init__(self, place: QWidget, context: ShellContext, show: Callable[[int], None]) -> None:
        super().__init__(place)
        self._place, self._context, self._show = place, context, show

    # -- told and taken back
    def _offer(self, said: str, opportunity_id: int, change_id: int) -> None:
        def back(shop: Shop, actor: Actor) -> None:
            opportunities.take_back(shop, actor, opportunity_id, change_id)

        self._context.undo_bar.offer(said, lambda: self._context.act(_EDIT, back))

    # -- acts
    def new(self, customer_id: int | None = None) -> None:
        """Note buying signals; the first ones open an opportunity."""
        context = self._context
        dialog = NewDialog(self._place.window(), context, customer_id)

        def call(shop: Shop, actor: Actor, value: NewOne) -> Noted:
            return opportunities.note(shop, actor, value.customer_id, value.signals, details=value.details)

        def done(noted: Noted) -> None:
            said = self.tr("Opportunity opened") if noted.opened else self.tr("Signals noted")

            def back(shop: Shop, actor: Actor) -> None:
                opportunities.take_back_note(shop, actor, noted)

            context.undo_bar.offer(said, lambda: context.act(_EDIT, back))
            self._show(noted.opportunity_id)

        context.submit(dialog, _EDIT, call, done)

    def move(self, row: Row, stage: str) -> None:
        """Into another stage."""
        if stage == row.stage:
            return
        context = self._context
        said = f"{row.customer.name} → {words.stage_label(context, rules_of(context), stage)}"
        context.act(
            _EDIT,
            lambda shop, actor: opportunities.move(shop, actor, row.id, stage),
            lambda change: self._offer(said, row.id, change),
        )

    def save(
        self, row: Row, details: Details, done: Callable[[], None], failed: Callable[[BaseException], bool]
    ) -> None:
        """Other details."""
        before = Details(row.title, row.amount, row.expected_on, row.next_step, row.next_step_on)

        def back(shop: Shop, actor: Actor) -> None:
            opportunities.edit(shop, actor, row.id, before)

        def told(_none: None) -> None:
            done()
            said = self.tr("{name}: details saved").format(name=row.customer.name)
            self._context.undo_bar.offer(said, lambda: self._context.act(_EDIT, back))

        self._context.act(_EDIT, lambda shop, actor: opportunities.edit(shop, actor, row.id, details), told, failed)

    def win(self, row: Row) -> None:
        """Bought, by one of the customer's quotes."""
        context = self._context
        none: tuple[QuoteRow, ...] = ()
        found = none
        if context.may("quotes.view"):
            found = context.read(lambda shop, actor: quotes.listed(shop, actor, customer_id=row.customer.id), none)
        states = {
            "draft": self.tr("draft"),
            "issued": self.tr("issued"),
            "accepted": self.tr("accepted"),
            "refused": self.tr("refused"),
            "expired": self.tr("expired"),
        }
        first = sorted(found, key=lambda one: ("accepted", "issued", "draft", "expired", "refused").index(one.state))
        dialog = WonDialog(self._place.window(), row, tuple(first), states)
        said = self.tr("{name}: won").format(name=row.customer.name)
        context.submit(
            dialog,
            _EDIT,
            lambda shop, actor, quote: opportunities.win(shop, actor, row.id, quote),
            lambda change: self._offer(said, row.id, change),
        )
        dialog.open()

    def lose(self, row: Row) -> None:
        """Lost, for one of the pack's reasons."""
        dialog = LostDialog(self._place.window(), self._context, row, rules_of(self._context))
        said = self.tr("{name}: lost").format(name=row.customer.name)

        def call(shop: Shop, actor: Actor, value: Said) -> int:
            return opportunities.lose(shop, actor, row.id, value.key, value.note)

        self._context.submit(dialog, _EDIT, call, lambda change: self._offer(said, row.id, change))
        dialog.open()

    def reopen(self, row: Row) -> None:
        """It goes on where it stood."""
        said = self.tr("{name}: open again").format(name=row.customer.name)
        self._context.act(
            _EDIT,
            lambda shop, actor: opportunities.reopen(shop, actor, row.id),
            lambda change: self._offer(said, row.id, change),
        )

    def assess(self, row: Row) -> None:
        """The supervisor's judgement."""
        context = self._context
        dialog = AssessDialog(self._place.window(), context, row)

        def call(shop: Shop, actor: Actor, value: tuple[Assessment, str]) -> Assessment:
            opportunities.assess(shop, actor, row.id, *value)
            return value[0]

        def back(shop: Shop, actor: Actor) -> None:
            opportunities.assess(shop, actor, row.id, row.assessment, row.assessment_note)

        def done(judged: Assessment) -> None:
            said = self.tr("{name}: {what}").format(
                name=row.customer.name, what=context.word(f"assessment_{judged.value}")
            )
            context.undo_bar.offer(said, lambda: context.act(_ASSESS, back))

        context.submit(dialog, _ASSESS, call, done)
        dialog.open()

    def give(self, row: Row) -> None:
        """One that nobody has gets its consultant."""

        def go(actor: Actor) -> None:
            proposal: Proposal | None = self._context.read(
                lambda shop, _actor: opportunities.proposal(shop, actor), None
            )
            if proposal is None:
                return
            names = {one.staff_id: one.name for one in proposal.order}
            dialog = GiveDialog(self._place.window(), self._context, row, proposal)

            def call(shop: Shop, actor: Actor, staff_id: int) -> GivenOut:
                return opportunities.give(shop, actor, row.id, staff_id)

            def done(given: GivenOut) -> None:
                def back(shop: Shop, actor: Actor) -> None:
                    opportunities.take_back_give(shop, actor, given)

                said = f"{row.customer.name} → {names.get(given.staff_id, '')}"
                self._context.undo_bar.offer(said, lambda: self._context.act(_ASSESS, back))

            self._context.submit(dialog, _ASSESS, call, done)
            dialog.open()

        self._context.sign(_ASSESS, go)

    # -- all of it as a menu, for touch
    def menu(self, row: Row, where: QPoint) -> None:
        """Every stage, and what else may be done with a card."""
        context, rules = self._context, rules_of(self._context)
        menu = QMenu(self._place)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.setObjectName("opportunities.menu")
        if row.may_edit and row.state is State.OPEN:
            for stage in rules.stages:
                action = menu.addAction(plain(stage.label.of(context.language)))
                action.setObjectName(f"opportunities.menu.{stage.key}")
                action.setCheckable(True)
                action.setChecked(stage.key == row.stage)
                action.triggered.connect(lambda _on=False, key=stage.key: self.move(row, key))
            menu.addSeparator()
            self._add(menu, "won", self.tr("Won …"), lambda: self.win(row))
            self._add(menu, "lost", self.tr("Lost …"), lambda: self.lose(row))
        elif row.may_edit:
            self._add(menu, "reopen", self.tr("Reopen"), lambda: self.reopen(row))
        if context.may(_ASSESS):
            self._add(menu, "assess", self.tr("Assess …"), lambda: self.assess(row))
            if row.owner_id is None and row.state is State.OPEN:
                self._add(menu, "give", self.tr("Give out …"), lambda: self.give(row))
        if not row.customer.masked:
            page = {"customer_id": row.customer.id}
            self._add(menu, "customer", self.tr("Customer’s page"), lambda: context.navigate("customers", **page))
        if menu.actions():
            menu.popup(where)

    @staticmethod
    def _add(menu: QMenu, key: str, title: str, act: Callable[[], None]) -> None:
        action = menu.addAction(title)
        action.setObjectName(f"opportunities.menu.{key}")
        action.triggered.connect(lambda _on=False: act())
