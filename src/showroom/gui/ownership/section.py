"""Ownership on a customer's page: whose, days of protection left, what extended it, how owners changed (REG-07)."""

from __future__ import annotations

from PySide6.QtWidgets import QVBoxLayout, QWidget

from showroom.gui.customers.sections import Section
from showroom.gui.kit.buttons import Button
from showroom.gui.kit.cards import Card, SectionHeader
from showroom.gui.kit.labels import Avatar, Icon, Label, Pill
from showroom.gui.kit.layouts import clear, hbox, scrolled, vbox
from showroom.gui.ownership import acts, words
from showroom.gui.shell.context import ShellContext
from showroom.services.ownership import history
from showroom.services.ownership.history import OwnerLine, Story


def create(context: ShellContext, customer_id: int) -> Section:
    """The section."""
    return OwnershipSection(context, customer_id)


class OwnershipSection(Section):
    """The owner with what is left of the protection; below it every owner there was."""

    def __init__(self, context: ShellContext, customer_id: int) -> None:
        super().__init__(context, customer_id, "ownership")
        self._shown: Story | None = None
        self._rows: QVBoxLayout = vbox(spacing=10)
        inner = QWidget()
        self._claim = Button(self.tr("Claim"), "customer.ownership.claim", icon="hand", kind="soft")
        self._claim.clicked.connect(self._on_claim)
        self._case = Button(self.tr("Open case"), "customer.ownership.case", icon="seal-check")
        self._case.clicked.connect(self._on_case)
        acts = hbox(self._claim, self._case, None, spacing=8)
        inner.setLayout(vbox(self._rows, acts, None, spacing=10, margins=(0, 0, 8, 0)))
        self.setLayout(vbox(scrolled(inner, "customer.ownership.rows")))
        self._case.hide()

    def refresh(self) -> None:
        """Whose the customer is now."""
        story = self.context.read(lambda shop, actor: history.story(shop, actor, self.customer_id), None)
        if story is None or story == self._shown:
            return
        self._shown = story
        clear(self._rows)
        self._rows.addWidget(self._owner(story))
        if story.changes:
            self._rows.addWidget(SectionHeader(self.tr("Before"), "customer.ownership.before"))
            for number, line in enumerate(story.changes):
                self._rows.addWidget(self._change(number, line))
        self._case.setVisible(story.claim_id is not None)
        me = self.context.actor().staff_id
        self._claim.setVisible(story.staff_id is None or story.staff_id != me)

    def _owner(self, story: Story) -> QWidget:
        context = self.context
        if story.protection is None:
            said = Label(self.tr("Nobody looks after this customer."), "body", "customer.ownership.nobody", wrap=True)
            return Card(hbox(Icon("user-list", 22), said, None, spacing=12, margins=(14, 12)), "customer.ownership.now")
        held = story.protection
        pill = Pill(words.left(context, held.days_left), words.left_tone(held.days_left), "customer.ownership.left")
        lines = [self.tr("Since {day}").format(day=words.day(context, held.since))]
        if held.until is not None:
            lines.append(
                self.tr("Protected until {day}, {cap} at the latest").format(
                    day=words.last_day(context, held.until), cap=words.last_day(context, held.cap)
                )
            )
        if held.extended_at is not None:
            kind = context.word(f"ownership.contact.{held.extended_by}")
            said_when = words.day(context, held.extended_at)
            lines.append(self.tr("Last extended {day} by a {kind}").format(day=said_when, kind=kind))
        head = hbox(Label(story.owner, "strong", "customer.ownership.owner", elide=True), pill, None, spacing=8)
        labels = [Label(line, "muted", f"customer.ownership.line.{n}", wrap=True) for n, line in enumerate(lines)]
        body = hbox(Avatar(story.owner, 40), vbox(head, *labels, spacing=3), spacing=12, margins=(14, 12))
        return Card(body, "customer.ownership.now")

    def _change(self, number: int, line: OwnerLine) -> QWidget:
        context = self.context
        nobody = context.word("ownership.nobody")
        title = f"{line.before or nobody} → {line.after or nobody}"
        shorter = ""
        if line.before and line.before == line.after:  # the same owner, protected for less
            title = line.before
            if line.until is not None:
                shorter = self.tr("until then protected until {day}").format(day=words.last_day(context, line.until))
        why = context.word(f"ownership.change.{line.why}")
        facts = " · ".join(part for part in (words.moment(context, line.at), why, shorter, line.by) if part)
        name = f"customer.ownership.change.{number}"
        return Card(
            vbox(Label(title, "body", name, elide=True), Label(facts, "caption"), spacing=2, margins=(14, 8)), ""
        )

    def _on_claim(self) -> None:
        acts.claim(self, self.context, self.customer_id, lambda _customer: None)

    def _on_case(self) -> None:
        if self._shown is not None and self._shown.claim_id is not None:
            self.context.navigate("ownership", claim_id=self._shown.claim_id)
