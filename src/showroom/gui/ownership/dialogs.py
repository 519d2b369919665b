"""The forms of the desk: a claim, facts stated blind, a customer who forgot, the decision (REG-08)."""

from __future__ import annotations

from datetime import date, timedelta

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QWidget

from showroom.domain.ownership.blind import FEWEST_DIGITS, Said
from showroom.gui.customers.picker import CustomerPicker
from showroom.gui.kit.days import day_text
from showroom.gui.kit.dialog import Dialog
from showroom.gui.kit.fields import Combo, Field, TextArea, line_edit
from showroom.gui.kit.layouts import grid, vbox
from showroom.gui.ownership import words
from showroom.gui.shell.context import ShellContext
from showroom.services import staff
from showroom.services.ownership import Case, Decision, NewClaim

_BACK_DAYS = 365
_NOBODY = 0


def consultants(context: ShellContext) -> list[tuple[object, str]]:
    none: tuple[staff.Card, ...] = ()
    cards = context.read(lambda shop, actor: staff.cards(shop, actor), none)
    return [(one.id, one.name) for one in cards if one.role in ("consultant", "supervisor", "manager")]


class _Facts:
    """The four facts a claimant states: day, what was shown, last digits, name."""

    def __init__(self, owner: Dialog, context: ShellContext) -> None:
        name = owner.objectName()
        today = context.shop.day()
        days: list[tuple[object, str]] = [("", QCoreApplication.translate("OwnershipFacts", "Not stated"))]
        back = (today - timedelta(days=number) for number in range(_BACK_DAYS))
        days += [(day.isoformat(), day_text(day, today, context.language)) for day in back]
        self._day = Combo(f"{name}.day", days, label=QCoreApplication.translate("OwnershipFacts", "Day"))
        self._shown = line_edit(
            f"{name}.shown", QCoreApplication.translate("OwnershipFacts", "What they looked at, its colour …")
        )
        self._tail = line_edit(
            f"{name}.tail", QCoreApplication.translate("OwnershipFacts", "The last four or more"), limit=15
        )
        self._name = line_edit(f"{name}.name", QCoreApplication.translate("OwnershipFacts", "As far as you remember"))
        self.fields = {
            "said": Field(context.word("ownership.fact.day"), self._day),
            "shown": Field(context.word("ownership.fact.shown"), self._shown),
            "tail": Field(context.word("ownership.fact.tail"), self._tail),
            "name": Field(context.word("ownership.fact.name"), self._name),
        }

    def problems(self, context: ShellContext, few_digits: str, *, needed: bool) -> dict[str, str]:
        found: dict[str, str] = {}
        digits = sum(one.isdigit() for one in self._tail.text())
        if self._tail.text().strip() and digits < FEWEST_DIGITS:
            found["tail"] = few_digits
        if needed and self.said().is_empty:
            found["said"] = context.word("claim_needs_facts")
        return found

    def focus(self) -> None:
        """Typing begins with the last digits."""
        self._tail.setFocus()

    def said(self) -> Said:
        day = str(self._day.value() or "")
        return Said(
            date.fromisoformat(day) if day else None,
            self._shown.text().strip(),
            self._tail.text().strip(),
            self._name.text().strip(),
        )


class StateDialog(Dialog):
    """Facts first: the record is not shown before they are stated."""

    def __init__(self, parent: QWidget, context: ShellContext, subject: str) -> None:
        super().__init__(
            parent,
            "ownership.state",
            self.tr("State what you know"),
            self.tr("State and claim"),
            sentence=self.tr("{subject}: what you say is held against the records, and can't be changed.").format(
                subject=subject
            ),
        )
        self._context = context
        self._facts = _Facts(self, context)
        self._note = TextArea("ownership.state.note", "", 2)
        self.fields = {**self._facts.fields, "note": Field(self.tr("Note"), self._note)}
        one = self.fields
        self.set_body(
            vbox(grid([[one["said"], one["tail"]], [one["shown"], one["name"]]], stretch=(1, 1)), one["note"])
        )

    def problems(self) -> dict[str, str]:
        return self._facts.problems(self._context, self.tr("Four digits at least."), needed=True)

    def value(self) -> tuple[Said, str]:
        return self._facts.said(), self._note.toPlainText().strip()


class ClaimDialog(Dialog):
    """A claim: who the customer is, or facts about somebody unknown; who claims, for a supervisor."""

    def __init__(self, parent: QWidget, context: ShellContext, customer_id: int | None = None) -> None:
        super().__init__(parent, "ownership.claim", self.tr("Claim a customer"), self.tr("Open the case"), width=680)
        self._context = context
        self.customer = CustomerPicker(context, "ownership.claim.customer", may_register=False)
        if customer_id is not None:
            self.customer.pick_id(customer_id)
        self._facts = _Facts(self, context)
        self._who = Combo("ownership.claim.staff", consultants(context), label=self.tr("Who claims"))
        self._may_choose = context.may("ownership.judge")
        me = context.actor().staff_id
        if me is not None:
            self._who.set_value(me)
        self._reason = TextArea("ownership.claim.reason", self.tr("Why the customer is yours"), 2)
        self.fields = {
            "customer": Field(self.tr("Customer; leave it empty when nobody knows who it is"), self.customer),
            "staff": Field(self.tr("Who claims"), self._who),
            "reason": Field(self.tr("Reason"), self._reason),
            **self._facts.fields,
        }
        one = self.fields
        self.set_body(
            vbox(
                one["customer"],
                one["staff"],
                grid([[one["said"], one["tail"]], [one["shown"], one["name"]]], stretch=(1, 1)),
                one["reason"],
                spacing=14,
            )
        )
        one["staff"].setVisible(self._may_choose)
        if customer_id is None:
            self.customer.search.setFocus()
        else:
            self._reason.setFocus()

    def problems(self) -> dict[str, str]:
        few = self.tr("Four digits at least.")
        return self._facts.problems(self._context, few, needed=self.customer.person is None)

    def value(self) -> NewClaim:
        person, who = self.customer.person, self._who.value()
        return NewClaim(
            person.id if person is not None else None,
            self._facts.said(),
            self._reason.toPlainText().strip(),
            staff_id=who if self._may_choose and isinstance(who, int) else None,
        )


class IdentifyDialog(Dialog):
    """Who the unknown person of a case is."""

    def __init__(self, parent: QWidget, context: ShellContext) -> None:
        super().__init__(parent, "ownership.identify", self.tr("Who is it?"), self.tr("That is who it is"))
        self.customer = CustomerPicker(context, "ownership.identify.customer")
        self._context = context
        self.fields = {"customer": Field(self.tr("Customer"), self.customer, required=True)}
        self.set_body(vbox(*self.fields.values()))
        self.customer.search.setFocus()

    def problems(self) -> dict[str, str]:
        return {} if self.customer.person is not None else {"customer": self._context.word("claim_who_is_it")}

    def value(self) -> int:
        assert self.customer.person is not None
        return self.customer.person.id


class DecideDialog(Dialog):
    """The decision: what the rules say is chosen already; another one needs a reason."""

    def __init__(self, parent: QWidget, context: ShellContext, case: Case) -> None:
        super().__init__(
            parent,
            "ownership.decide",
            self.tr("Decide case {number}").format(number=case.row.number),
            self.tr("Decide"),
            sentence=words.proposal(context, case),
            width=600,
        )
        self._case, self._context = case, context
        self._notices = case.notice_ruling is not None
        ruling = case.notice_ruling or case.ruling
        self._proposed = (ruling.winner if ruling is not None else None) or _NOBODY
        to = self.tr("Whose notice counts") if self._notices else self.tr("Goes to")
        self.winner = Combo("ownership.decide.winner", self._parties(), label=to)
        self.winner.set_value(self._proposed)
        self.winner.currentIndexChanged.connect(lambda _index: self._show_need())
        self.reason = TextArea("ownership.decide.reason", self.tr("What decides, in a few words"), 3)
        share = case.ruling.share if case.ruling is not None else None
        people: list[tuple[object, str]] = [(_NOBODY, self.tr("Nobody: the whole credit is the owner's"))]
        self._share = Combo(
            "ownership.decide.share", [*people, *case.names.items()], label=self.tr("Shares the credit")
        )
        self._percent = line_edit("ownership.decide.percent", "30", limit=2)
        if share is not None:
            self._share.set_value(share.staff_id)
            self._percent.setText(str(share.percent))
        self.fields = {
            "winner": Field(to, self.winner, required=True),
            "reason": Field(self.tr("Reason"), self.reason),
            "share": Field(self.tr("Shares the credit"), self._share),
            "percent": Field(self.tr("Per cent"), self._percent),
        }
        one = self.fields
        shares = grid([[one["share"], one["percent"]]], stretch=(3, 1))
        self.set_body(vbox(one["winner"], one["reason"], shares, spacing=14))
        if self._notices:
            one["share"].hide()
            one["percent"].hide()
        self._show_need()
        self.reason.setFocus()

    def _parties(self) -> list[tuple[object, str]]:
        nobody: tuple[object, str] = (_NOBODY, self._context.word("ownership.nobody"))
        if self._notices:
            return [*((one.id, one.house) for one in self._case.notices), nobody]
        ranked = [one.standing.staff_id for one in self._case.ruling.ranked] if self._case.ruling is not None else []
        others = [staff_id for staff_id, _ in consultants(self._context) if staff_id not in ranked]
        return [
            *((one, words.name(self._case, one)) for one in ranked),
            *((one, words.name(self._case, one)) for one in others if isinstance(one, int)),
            nobody,
        ]

    @property
    def follows(self) -> bool:
        """Whether what is chosen is what the rules say."""
        return self.winner.value() == self._proposed

    def _show_need(self) -> None:
        self.fields["reason"].set_error("")
        said = self.tr("As the rules say; a reason may be left out.")
        self.reason.setToolTip(said if self.follows else self._context.word("ruling_needs_reason"))

    def problems(self) -> dict[str, str]:
        found: dict[str, str] = {}
        if not self.follows and not self.reason.toPlainText().strip():
            found["reason"] = self._context.word("ruling_needs_reason")
        share, percent = self._share.value(), self._percent.text().strip()
        if share != _NOBODY and (not percent.isdigit() or not 1 <= int(percent) <= 99 or share == self.winner.value()):
            found["percent"] = self._context.word("ruling_share")
        return found

    def value(self) -> Decision:
        winner, share = self.winner.value(), self._share.value()
        chosen = winner if isinstance(winner, int) and winner != _NOBODY else None
        reason = self.reason.toPlainText().strip()
        if self._notices:
            return Decision(winner_notice_id=chosen, reason=reason)
        if isinstance(share, int) and share != _NOBODY:
            return Decision(chosen, reason=reason, share_id=share, share_percent=int(self._percent.text()))
        return Decision(chosen, reason=reason)
