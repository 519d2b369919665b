"""The form of a customer as it stands: every answer given, section by section (REG-01)."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QVBoxLayout, QWidget

from showroom.domain.customers import form
from showroom.gui.customers import merge_words, words
from showroom.gui.customers.at_counter import StaleCard
from showroom.gui.customers.sections import Section
from showroom.gui.kit.labels import Label
from showroom.gui.kit.layouts import clear, hbox, scrolled, vbox
from showroom.gui.kit.theme import THEME
from showroom.gui.shell.context import ShellContext
from showroom.services.customers.values import Card

# A name that is read from the right stands beside its label all the same.
_FROM_THE_LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignAbsolute | Qt.AlignmentFlag.AlignTop


def create(context: ShellContext, customer_id: int) -> Section:
    """The section."""
    return DetailsSection(context, customer_id)


class DetailsSection(Section):
    """Label and answer, in the pack's order; what is not known yet is left out."""

    def __init__(self, context: ShellContext, customer_id: int) -> None:
        super().__init__(context, customer_id, "details")
        self._card: Card | None = None
        self._rows: QVBoxLayout = vbox(spacing=10)
        inner = QWidget()
        inner.setLayout(vbox(self._rows, None, margins=(0, 0, 8, 0)))
        self.setLayout(vbox(scrolled(inner, "customer.details.area")))

    def show_card(self, card: Card) -> None:
        if card == self._card:
            return
        self._card = card
        clear(self._rows)
        lang = self.context.language
        if card.stale:
            self._rows.addWidget(StaleCard(self.context, card.person.id, card.stale, card.answers))
        for section in card.pack.form.sections:
            given = [one for one in card.pack.form.fields if one.section == section.key and one.key in card.answers]
            if not given:
                continue
            self._rows.addWidget(Label(section.label.of(lang), "overline", f"customer.details.{section.key}"))
            for one in given:
                value = Label(
                    merge_words.answer(self.context, one, card.answers[one.key]),
                    "body",
                    f"customer.details.{one.key}",
                    wrap=True,
                )
                value.setAlignment(_FROM_THE_LEFT)
                self._rows.addWidget(_pair(Label(one.label.of(lang), "muted", elide=True), value))
        if card.consent_at is not None:
            asked = form.by_column(card.pack.form, "consent")
            is_given = asked is not None and asked.key in card.answers
            said = self.tr("Consent noted {when} by {staff}")
            if not is_given:
                said = self.tr("Consent withdrawn {when}, noted by {staff}")
            facts = said.format(when=words.when(self.context, card.consent_at), staff=card.consent_staff or "–")
            self._rows.addWidget(Label(facts, "caption", "customer.details.consent_at", wrap=True))


def _pair(label: Label, value: Label) -> QWidget:
    row = QWidget()
    label.setFixedWidth(THEME.px(140))
    layout = hbox(label, value, spacing=12)
    layout.setAlignment(label, Qt.AlignmentFlag.AlignTop)
    row.setLayout(layout)
    return row
